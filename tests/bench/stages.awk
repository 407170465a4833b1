# Copyright (C) 2026 The gan developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sorts "percent|library|[.] symbol", lines of perf report, into the stages of an
# iteration; prints the share of each, and last the symbols that fit nowhere.  What
# belongs to Octave and its start-up is left out.

BEGIN {
  FS = " *[|] *"
}

$2 !~ /__gan_train__|openblas|gomp|libm[.-]/ && $3 !~ /mem(set|move|cpy)_/ {
  next
}

{
  sub (/^[^a-zA-Z_]*\[.\] */, "", $3)
  if ($2 ~ /openblas/ || $3 ~ /^(gemm|tile|any_tile|dots|conv_dense|im2col|col2im|read_w|pack_)/)
    stage = "dense products"
  else if ($3 ~ /^(sparse|gather_(columns|to|panel|vectors)|scatter|sort_|find_)/)
    stage = "sparse gradients"
  else if ($2 ~ /gomp/ || $3 ~ /^team|yield/)
    stage = "waiting"
  else if ($3 ~ /mem(set|move|cpy)_/)
    stage = "memset, memcpy"
  else if ($3 ~ /^(rng_|noise|dropout|apply|blocks|philox|mask)/)
    stage = "random numbers, masks"
  else if ($3 ~ /maxout/)
    stage = "maxout"
  else if ($3 ~ /optim|^step_|net_update|descend|max_norm/)
    stage = "optimizer"
  else if ($3 ~ /gather|minibatch|permutation/)
    stage = "gather"
  else if ($3 ~ /^append_history|probability|finite|^play|game_play/)
    stage = "history, checks"
  else if ($3 ~ /bias|row_sums|relu|mean_softplus|sigmoid|tanh|dense|affine|^exp|^log1p|loss/)
    stage = "activations, bias, loss"
  else
    {
      stage = "other"
      names = names " " $3
    }
  share[stage] += $1
  sum += $1
}

END {
  for (stage in share)
    printf "%s\t%.1f\n", stage, 100 * share[stage] / sum | "sort -t '\t' -k 2 -rn"
  close ("sort -t '\t' -k 2 -rn")
  printf "other:%s\n", names > "/dev/stderr"
}
