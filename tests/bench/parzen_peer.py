# Copyright (C) 2026 The gan developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The Parzen protocol as the authors' arithmetic has it, plainly in NumPy.

    python3 parzen_peer.py [POINTS]

Differences by broadcasting, one sigma at a time, ten points together: 10 sigmas on
1,000 points, then one on 10,000, with 10,000 samples in 784 dimensions.  As that takes
many minutes, POINTS (default 40) are measured, and the time is that of all 20,000 passes
in proportion.  Prints milliseconds, and 0.
"""

import sys
import time

import numpy as np

points = int(sys.argv[1]) if len(sys.argv) > 1 else 40
rng = np.random.default_rng(1)
samples = rng.random((10000, 784), dtype=np.float32)
x = rng.random((points, 784), dtype=np.float32)


def log_mean_exp(a):
    top = a.max(1)
    return top + np.log(np.exp(a - top[:, None]).mean(1))


def log_likelihood(some, sigma):
    a = (some[:, None, :] - samples[None, :, :]) / sigma
    e = log_mean_exp(-.5 * (a ** 2).sum(2))
    return e - 784 * np.log(sigma * np.sqrt(2 * np.pi))


start = time.perf_counter()
for i in range(0, points, 10):
    log_likelihood(x[i:i + 10], .2)
took = time.perf_counter() - start
print("%.6g 0" % (1e3 * took * (10 * 1000 + 10000) / points))
