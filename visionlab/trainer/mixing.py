"""Mixup and CutMix: pictures of a batch are mixed in pairs, and so are their labels."""

from __future__ import annotations

import math
import random
from typing import NamedTuple

import torch

from visionlab.runs.settings import RunSettings


class Target(NamedTuple):
    """What a batch is to be recognised as: `labels` (B,) with a share, `others` (B,) with the rest; None for no mix.

    `share` is at least 1/2, so that `labels` are what is seen most of, and what the training accuracy goes by.
    """

    labels: torch.Tensor
    others: torch.Tensor | None = None
    share: float = 1.0

    def parts(self, count: int) -> list[Target]:
        """As `tensor.chunk` cuts the batch."""
        labels = self.labels.chunk(count)
        others = [None] * len(labels) if self.others is None else self.others.chunk(count)
        return [Target(one, other, self.share) for one, other in zip(labels, others, strict=True)]


def mix(images: torch.Tensor, labels: torch.Tensor, settings: RunSettings, step: int) -> tuple[torch.Tensor, Target]:
    """The batch (B, C, H, W) as the settings want it mixed; CutMix writes into `images`.

    Each picture is paired with the one as far from the batch's end as it is from the start: the order is random
    already. One share is drawn for the batch, as the authors of both do, from the seed and the step alone, so that a
    resumed run draws the same.
    """
    if not settings.mixup and not settings.cutmix:
        return images, Target(labels)
    draw = random.Random(f"mix {settings.seed} {step}")
    takes_mixup = bool(settings.mixup) and (not settings.cutmix or draw.random() < 0.5)
    return mixup(images, labels, settings.mixup, draw) if takes_mixup else cutmix(images, labels, settings.cutmix, draw)


def mixup(images: torch.Tensor, labels: torch.Tensor, alpha: float, draw: random.Random) -> tuple[torch.Tensor, Target]:
    """Weighted means of two pictures, by shares from Beta(alpha, alpha) (Zhang et al. 2018, section 2)."""
    share = draw.betavariate(alpha, alpha)
    share = max(share, 1 - share)  # the same mixes, the other way round
    return torch.lerp(images.flip(0), images, share), Target(labels, labels.flip(0), share)


def cutmix(
    images: torch.Tensor, labels: torch.Tensor, alpha: float, draw: random.Random
) -> tuple[torch.Tensor, Target]:
    """A rectangle comes from the other picture: its area is drawn from Beta(alpha, alpha), its middle lies anywhere,
    and the share is what is left when it is cut off at the border (Yun et al. 2019, section 3.1).
    """
    height, width = images.shape[-2:]
    side = math.sqrt(1 - draw.betavariate(alpha, alpha))
    top, bottom = _cut(height, side, draw)
    left, right = _cut(width, side, draw)
    # `flip` copies, so that the pairs do not overwrite what they give each other
    images[:, :, top:bottom, left:right] = images[:, :, top:bottom, left:right].flip(0)
    share = 1 - (bottom - top) * (right - left) / (height * width)
    if share < 0.5:
        return images, Target(labels.flip(0), labels, 1 - share)
    return images, Target(labels, labels.flip(0), share)


def _cut(length: int, side: float, draw: random.Random) -> tuple[int, int]:
    cut = int(length * side)
    middle = draw.randrange(length)
    return max(0, middle - cut // 2), min(length, middle + (cut + 1) // 2)
