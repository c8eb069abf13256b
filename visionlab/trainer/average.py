"""A moving average of the weights, which is tested and kept in their place."""

from __future__ import annotations

import copy

import torch
from torch import nn


class Average:
    """The mean network: parameters and running statistics, each step moved a little towards the trained ones.

    `keeps` is the share of the old mean that a step keeps. In the first steps it is (1 + steps) / (10 + steps) at most,
    as in TensorFlow's ExponentialMovingAverage, so that a short run does not test its first weights.
    """

    def __init__(self, network: nn.Module, keeps: float) -> None:
        self.network = copy.deepcopy(network).requires_grad_(False)
        self._keeps = keeps
        pairs = list(zip(self.network.state_dict().values(), network.state_dict().values(), strict=True))
        self._means = [mean for mean, value in pairs if value.is_floating_point()]
        self._values = [value for _, value in pairs if value.is_floating_point()]
        self._kept_counts = [mean for mean, value in pairs if not value.is_floating_point()]
        self._counts = [value for _, value in pairs if not value.is_floating_point()]

    @torch.no_grad()
    def update(self, step: int) -> None:
        """After the optimizer's step of this number, counted from 1."""
        keeps = min(self._keeps, (1 + step) / (10 + step))
        torch._foreach_lerp_(self._means, self._values, 1 - keeps)
        if self._counts:  # of batch norms, which not every network has
            torch._foreach_copy_(self._kept_counts, self._counts)
