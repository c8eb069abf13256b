"""The loss that is made small."""

from __future__ import annotations

import numpy
import numpy.typing
import torch
from torch.nn import functional

from visionlab.trainer.mixing import Target


class Loss:
    """Cross entropy of a batch's scores, those of auxiliary heads added by their weights.

    smoothing: share of the target spread over all classes (Szegedy et al. 2016, section 7). class_weights (classes,):
    what a mistake on each counts; their mean over the training images is to be 1. The loss is a mean over pictures,
    whatever their classes, so that it is the sum of its parts when a batch is cut in parts.
    """

    def __init__(
        self, smoothing: float = 0.0, class_weights: torch.Tensor | None = None, head_weights: tuple[float, ...] = ()
    ) -> None:
        self._smoothing = smoothing
        self._class_weights = class_weights
        self._head_weights = head_weights

    def __call__(self, scores: tuple[torch.Tensor, ...], target: Target, count: int) -> torch.Tensor:
        """The loss of the network's own scores (B, classes) and its heads', over a whole batch of `count`."""
        loss = self._mixed(scores[0], target, count)
        for weight, head in zip(self._head_weights, scores[1:], strict=True):
            loss = loss + weight * self._mixed(head, target, count)
        return loss

    def _mixed(self, scores: torch.Tensor, target: Target, count: int) -> torch.Tensor:
        loss = self._cross_entropy(scores, target.labels, count)
        if target.others is None:
            return loss
        return target.share * loss + (1 - target.share) * self._cross_entropy(scores, target.others, count)

    def _cross_entropy(self, scores: torch.Tensor, labels: torch.Tensor, count: int) -> torch.Tensor:
        if self._class_weights is None and len(labels) == count:
            return functional.cross_entropy(scores, labels, label_smoothing=self._smoothing)
        summed = functional.cross_entropy(
            scores, labels, self._class_weights, reduction="sum", label_smoothing=self._smoothing
        )
        return summed / count


def balanced(labels: numpy.typing.NDArray[numpy.int64], classes: int) -> torch.Tensor:
    """Weights (classes,) that make each class count as much as any other in all, their mean over `labels` being 1."""
    counts = numpy.bincount(labels, minlength=classes)
    weights = len(labels) / (numpy.count_nonzero(counts) * numpy.maximum(counts, 1))
    return torch.from_numpy(weights).float()
