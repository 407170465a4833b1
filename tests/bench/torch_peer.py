# Copyright (C) 2026 The gan developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The workloads of bench_gan.m in PyTorch, eager mode, single precision.

    torch_peer.py mnist|tiny|ring|conv BATCH SECONDS THREADS

Prints the milliseconds of one alternating iteration of Algorithm 1, k = 1, the
mean over about so many seconds, and 0.  Where PyTorch offers several ways, this takes
the one measured to be fastest: max over amax, foreach, gradients of one net only.
"""

import sys
import time

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy


class Maxout(nn.Module):
    def __init__(self, fan_in, units, pieces):
        super().__init__()
        self.affine = nn.Linear(fan_in, units * pieces)
        self.shape = units, pieces

    def forward(self, x):
        return self.affine(x).view(-1, *self.shape).max(2)[0]


class MaxoutConvolution(nn.Module):
    """With the pooling behind it."""

    def __init__(self, channels, units, kernel, padding, pool):
        super().__init__()
        self.convolution = nn.Conv2d(channels, units * 2, kernel, padding=padding)
        self.units, self.pool = units, nn.MaxPool2d(pool, 2, ceil_mode=True)

    def forward(self, x):
        z = self.convolution(x)
        return self.pool(z.view(len(z), self.units, 2, *z.shape[2:]).max(2)[0])


def perceptron(fan_in, units, out):
    return nn.Sequential(nn.Linear(fan_in, units), nn.ReLU(),
                         nn.Linear(units, units), nn.ReLU(), nn.Linear(units, out))


def workload(name):
    """Noise size, G, D, data, learning rate, ranges of the initial weights."""
    if name == "mnist":
        g = nn.Sequential(*perceptron(100, 1200, 784), nn.Sigmoid())
        d = nn.Sequential(nn.Dropout(.2), Maxout(784, 240, 5), nn.Dropout(.5),
                          Maxout(240, 240, 5), nn.Dropout(.5), nn.Linear(240, 1))
        for net, bound in (g, .05), (d, .005):
            for p in net.parameters():
                nn.init.uniform_(p, -bound, bound) if p.dim() == 2 else nn.init.zeros_(p)
        return 100, g, d, torch.rand(60000, 784), .1
    if name == "conv":
        g = nn.Sequential(nn.Linear(100, 8000), nn.ReLU(), nn.Linear(8000, 8000), nn.Sigmoid(),
                          nn.Unflatten(1, (80, 10, 10)), nn.ConvTranspose2d(80, 3, 5, stride=3))
        d = nn.Sequential(nn.Dropout(.2), MaxoutConvolution(3, 32, 8, 4, 4), nn.Dropout(.5),
                          MaxoutConvolution(32, 32, 8, 3, 4), nn.Dropout(.5),
                          MaxoutConvolution(32, 192, 5, 3, 2), nn.Flatten(), nn.Dropout(.5),
                          Maxout(4800, 500, 5), nn.Dropout(.5), nn.Linear(500, 1))
        for net, bound in (g, .05), (d, .005):
            for p in net.parameters():
                nn.init.uniform_(p, -bound, bound) if p.dim() > 1 else nn.init.zeros_(p)
        return 100, g, d, torch.randn(1000, 3, 32, 32), .004
    dim, units = {"tiny": (1, 16), "ring": (2, 128)}[name]
    data = torch.nn.functional.normalize(torch.randn(10000, dim))
    return dim, perceptron(dim, units, dim), perceptron(dim, units, 1), data, .01


def stepper(net, rate):
    """A function that takes one step of SGD down a loss, for this net alone."""
    params = list(net.parameters())
    optimizer = torch.optim.SGD(params, lr=rate, momentum=.5, foreach=True)

    def step(loss):
        for p, gradient in zip(params, torch.autograd.grad(loss, params)):
            p.grad = gradient
        optimizer.step()

    return step


def training(name, batch):
    """A function that plays one iteration."""
    noise_size, g, d, data, rate = workload(name)
    g_step, d_step = stepper(g, rate), stepper(d, rate)
    ones = torch.ones(batch, 1)
    labels = torch.cat([ones, torch.zeros(batch, 1)])
    bound = 3 ** .5

    def noise():
        return torch.empty(batch, noise_size).uniform_(-bound, bound)

    def iteration():
        real = data[torch.randint(len(data), (batch,))]
        with torch.no_grad():
            fake = g(noise())
        d_step(cross_entropy(d(torch.cat([real, fake])), labels))
        g_step(cross_entropy(d(g(noise())), ones))

    return iteration


def main(name, batch, seconds, threads):
    torch.set_num_threads(int(threads))
    torch.manual_seed(1)
    iteration = training(name, int(batch))
    for _ in range(2 if name == "conv" else 10):
        iteration()
    count, passed, start = 0, 0, time.perf_counter()
    while passed < float(seconds):
        iteration()
        count += 1
        passed = time.perf_counter() - start
    print(1e3 * passed / count, 0)


main(*sys.argv[1:])
