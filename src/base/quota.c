/* Copyright (C) 2026 The gan developers.  SPDX-License-Identifier: GPL-3.0-or-later */

/* A container's "2 processors" is a quota of its control group: so much time in each period.
 * The processors themselves stay visible all, and threads for all of them stand still
 * together for most of each period.
 *
 * /proc/self/cgroup says which group the process is in, /proc/self/mountinfo where its files
 * are, both for version 2 of the interface and, a hierarchy each, for version 1
 * (cgroups(7)).  A group's limit holds for the groups in it: the least on the way up counts.
 */

#include "base/quota.h"

#include <math.h>

#ifdef __linux__
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum
{
  PATH = 4096
};

static FILE *
open_in (const char *folder, const char *name)
{
  char path[2 * PATH];
  if (snprintf (path, sizeof path, "%s/%s", folder, name) >= (int) sizeof path)
    return NULL;
  return fopen (path, "r");
}

/* The first two numbers of a file; how many there are. */
static int
read_numbers (double number[2], const char *folder, const char *name)
{
  FILE *f = open_in (folder, name);
  if (!f)
    return 0;
  const int count = fscanf (f, "%lf %lf", number, number + 1);
  fclose (f);
  return count;
}

/* Of one group, by either version's files. */
static double
limit_of (const char *folder)
{
  double quota[2], period[2];
  if (read_numbers (quota, folder, "cpu.max") == 2 && quota[1] > 0)
    return quota[0] / quota[1];
  if (read_numbers (quota, folder, "cpu.cfs_quota_us") == 1 && quota[0] > 0
      && read_numbers (period, folder, "cpu.cfs_period_us") == 1 && period[0] > 0)
    return quota[0] / period[0];
  return INFINITY;
}

/* Whether `item` is one of a list with commas. */
static int
lists (const char *list, const char *item)
{
  const size_t length = strlen (item);
  for (const char *at = list; at; at = strchr (at, ',') ? strchr (at, ',') + 1 : NULL)
    if (strncmp (at, item, length) == 0 && strchr (",: \n", at[length]))
      return 1;
  return 0;
}

/* The path of this process's group in the hierarchy of version 2, or in that of `cpu`. */
static int
find_group (char path[PATH], const char *root, int version)
{
  FILE *f = open_in (root, "proc/self/cgroup");
  char *line = NULL;
  size_t room = 0;
  int found = 0;
  while (f && !found && getline (&line, &room, f) > 0)
    {
      /* number:controllers:path */
      const char *controllers = strchr (line, ':');
      const char *at = controllers ? strchr (controllers + 1, ':') : NULL;
      if (at && (version == 2 ? at == controllers + 1 : lists (controllers + 1, "cpu")))
        {
          snprintf (path, PATH, "%s", at + 1);
          path[strcspn (path, "\n")] = 0;
          found = 1;
        }
    }
  free (line);
  if (f)
    fclose (f);
  return found;
}

/* The least limit from the group's folder up to that where the hierarchy is mounted. */
static double
least_limit (const char *root, const char *mount, const char *top, const char *group)
{
  /* `top` is the group that one sees at the mount; one outside of it is not seen. */
  size_t length = strcmp (top, "/") == 0 ? 0 : strlen (top);
  if (strncmp (group, top, length) != 0 || (group[length] && group[length] != '/')
      || strncmp (group, "/..", 3) == 0)
    group += strlen (group);
  else
    group += length;

  char folder[3 * PATH];
  const int base = snprintf (folder, sizeof folder, "%s%s", root, mount);
  snprintf (folder + base, sizeof folder - (size_t) base, "%s", group);
  double least = limit_of (folder);
  for (char *end; (end = strrchr (folder + base, '/'));)
    {
      *end = 0;
      least = fmin (least, limit_of (folder));
    }
  return least;
}

double
quota_processors (const char *root)
{
  FILE *f = open_in (root, "proc/self/mountinfo");
  char *line = NULL;
  size_t room = 0;
  double least = INFINITY;
  while (f && getline (&line, &room, f) > 0)
    {
      /* id parent device top mount options [tags] - type source options (proc(5)) */
      char top[PATH], mount[PATH], type[32], options[1024], group[PATH];
      const char *rest = strstr (line, " - ");
      if (sscanf (line, "%*s %*s %*s %4095s %4095s", top, mount) != 2 || !rest
          || sscanf (rest, " - %31s %*s %1023s", type, options) != 2)
        continue;
      const int version = strcmp (type, "cgroup2") == 0                            ? 2
                          : strcmp (type, "cgroup") == 0 && lists (options, "cpu") ? 1
                                                                                   : 0;
      if (version && find_group (group, root, version))
        least = fmin (least, least_limit (root, mount, top, group));
    }
  free (line);
  if (f)
    fclose (f);
  return least;
}
#else
double
quota_processors (const char *root)
{
  (void) root;
  return INFINITY;
}
#endif
