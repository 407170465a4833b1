# Copyright (C) 2026 The gan developers
# SPDX-License-Identifier: GPL-3.0-or-later

name := $(shell sed -n 's/^Name: *//p' DESCRIPTION)-$(shell sed -n 's/^Version: *//p' DESCRIPTION)
date := $(shell sed -n 's/^Date: *//p' DESCRIPTION)

help:
	@echo 'make demo       set up what is missing, train on digits, write build/demo/*.png'
	@echo 'make check      set up what is missing, run the tests (3 minutes);  make check-all: the long'
	@echo '                ones as well, under sanitizers, and say which lines none of them reaches'
	@echo 'make doc        write the guide, build/doc/gan.html, and draw its pictures (5 minutes)'
	@echo 'make compile    with mkoctfile and the compiler alone, in build/$(name)'
	@echo 'make build      compile, and install into build/octave'
	@echo 'make dist       build/$(name).tar.gz, for "pkg install"'
	@echo 'make install    install for this user;  make uninstall takes it away'
	@echo 'make bench      measure;  make format lays out the C files;  make clean'

# What the package is made of, and what else its source tarball holds.
package := DESCRIPTION COPYING NEWS INDEX CITATION src/Makefile src/probe.sh \
  $(wildcard src/*.[ch] src/*/*.[ch] mex/*.[ch] mex/*.cc inst/*.m inst/private/*.m demos/*.m \
  demos/private/*.m)
sources := $(sort $(package) $(wildcard doc/*) Makefile README.md CONTRIBUTING.md .clang-format .gitignore \
  $(wildcard .ci/*) tests/coverage tests/http_server.py tests/c/Makefile $(wildcard tests/c/*.[ch] tests/*.m \
  tests/*.tst tests/golden/* tests/bench/* demos/*.csv))

# Octave with the package of build/octave and no other; its own make must not hear of ours.
octave := env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL octave-cli --norc --no-history --quiet
here := D = fullfile (pwd, "build", "octave"); pkg ("prefix", D, D); \
  pkg ("local_list", fullfile (D, "list")); pkg ("global_list", fullfile (D, "none"));
load := pkg load gan; warning ("off", "Octave:gnuplot-graphics");
jobs = $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(shell nproc))
MAKEFLAGS += --no-print-directory

demo check check-all doc:
	@.ci/install-tools
	@$(MAKE) --silent run-$@

run-demo: build/installed
	@rm -rf build/demo && mkdir -p build/demo
	@$(octave) --eval '$(here) $(load) gan_demo ("digits", "build/demo");' < /dev/null

# The tests of Octave have one thread most of the time; those in C are built and run beside them.
# Many small teams, and at times more workers than processors: OpenMP's threads must not spin.
tests_c = $(MAKE) --silent $(jobs) --keep-going -C tests/c B=../../build/c L=../../build/$(name)/src
run-check: build/installed
	@mkdir -p build/c && rm -f build/c/*.log build/check.log
	@$(tests_c) check > build/check-c 2>&1 & \
	OMP_WAIT_POLICY=passive $(octave) --eval '$(here) $(load) addpath ([pwd "/tests"]); run_tests ();' \
	  < /dev/null 2>&1 | tee build/check.log; \
	wait; cat build/check-c
	@tail -n 1 build/check.log | grep -q ' passed, ' || echo '0 passed, 1 failed' >> build/check.log
	@$(call count,build/check.log build/c/*.log)

# The sum of the counts at the end of logs, as the last line; `broken` is set where a part did not
# come to its own.
count = tail -q -n 1 $(1) | awk -v "broken=$$broken" '{ passed += $$1; failed += $$3 } \
  END { failed += broken && ! failed; print passed " passed, " failed " failed"; \
        exit failed > 0 || passed == 0 }'

# What takes long: the C tests under the sanitizers; and once more, with three times the fuzzing, in a
# copy that counts the lines that are reached, the tests but for those that take long and reach no
# line that others do not.
run-check-all:
	@broken=; for part in run-check check-sanitized check-coverage; do \
	  echo "-- $$part"; $(MAKE) --silent $$part || broken=1; \
	done; \
	$(call count,build/check.log build/c/*.log build/c/sanitized/*.log build/coverage/build/check.log \
	  build/coverage/build/c/*.log build/coverage/lines)

check-sanitized: build/installed
	@mkdir -p build/c/sanitized && rm -f build/c/sanitized/*.log
	@$(tests_c) check-sanitized
	@$(call count,build/c/sanitized/*.log)

check-coverage:
	@rm -rf build/coverage && mkdir -p build/coverage
	@tar -cf - $(sources) | tar -xf - -C build/coverage
	@GAN_TEST_LONG=yes GAN_TEST_SKIP='^(demos_.*|table1|learning|headless|guide|build)$$' \
	  $(MAKE) --silent -C build/coverage run-check EXTRA_CFLAGS='-O1 --coverage' EXTRA_LINK=-lgcov || :
	@tests/coverage build/coverage/build/$(name)/src \
	  "$$(sed -n 's/^cc = //p' build/coverage/build/$(name)/src/config.mk)" > build/coverage/lines; \
	cat build/coverage/lines

# The guide, and a folder for each demonstration whose pictures it shows.
shown = $(sort $(shell sed -n 's,^@image{\([a-z0-9]*\)/.*,\1,p' doc/gan.texi))
run-doc: build/doc/gan.html

build/doc/gan.html: doc/gan.texi doc/gan.css build/doc/reference.texi $(shown:%=build/doc/%/done)
	@makeinfo --html --no-split --no-headers -c FORMAT_MENU=nomenu -c SHOW_TITLE=0 \
	  --css-include=doc/gan.css -I build/doc -o $@ doc/gan.texi
	@echo $@

build/doc/reference.texi: doc/reference.m build/installed
	@mkdir -p build/doc
	@$(octave) --eval '$(here) $(load) addpath ([pwd "/doc"]); reference ("$@");' < /dev/null

build/doc/%/done: build/installed
	@rm -rf build/doc/$* && mkdir -p build/doc/$*
	@$(octave) --eval '$(here) $(load) gan_demo ("$*", "build/doc/$*");' < /dev/null
	@touch $@

build all: build/installed

# A copy of the package, whose files keep their times, so that only what changed is compiled
# again; "pkg install" then finds all of it up to date.  A file more or less, or other compilers:
# a new copy.
compile: build/built.tar.gz
build/built.tar.gz: $(package) build/files
	@mkdir -p build/$(name)
	@tar -cf - $(package) | tar -xf - -C build/$(name)
	@$(MAKE) --silent $(jobs) -C build/$(name)/src
	@tar -czf $@ -C build $(name)

build/installed: build/built.tar.gz
	@rm -rf build/octave && mkdir build/octave
	@$(octave) --eval '$(here) pkg install -local build/built.tar.gz' < /dev/null
	@touch $@

build/files: always
	@mkdir -p build
	@printf '%s\n' "$$PWD" "$$MKOCTFILE" "$$CC" "$$CXX" $(package) > $@.new
	@cmp -s $@.new $@ || { rm -rf build/$(name); cp $@.new $@; }
	@rm $@.new

# The same sources make the same bytes, whoever packs them, where and when.
dist: build/files
	@tar --format=ustar --transform='s,^,$(name)/,' --mode=u+rw,go+r,go-w --owner=0 --group=0 \
	  --numeric-owner --mtime='$(date) 00:00Z' -cf - $(sources) | gzip -9n > build/new.tar.gz
	@mv build/new.tar.gz build/$(name).tar.gz
	@echo build/$(name).tar.gz

install: dist
	$(octave) --eval 'pkg install build/$(name).tar.gz' < /dev/null

uninstall:
	$(octave) --eval 'pkg uninstall gan' < /dev/null

bench: build/installed
	tests/bench/run

format:
	$(or $(shell command -v clang-format-14),clang-format) -i src/*.[ch] src/*/*.[ch] mex/*.[ch] mex/*.cc tests/c/*.[ch]

clean:
	rm -rf build

.PHONY: help demo check check-all doc run-demo run-check run-check-all check-sanitized check-coverage run-doc compile build all dist install uninstall bench format clean always
