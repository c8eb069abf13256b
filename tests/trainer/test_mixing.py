"""Mixup and CutMix: what is seen of each picture is what its label counts."""

from __future__ import annotations

import random
import statistics

import pytest
import torch

from visionlab.runs.settings import RunSettings
from visionlab.trainer.mixing import Target, cutmix, mix, mixup


def batch(count: int = 7, height: int = 10, width: int = 12) -> tuple[torch.Tensor, torch.Tensor]:
    """Picture i is i everywhere, and so is its label."""
    labels = torch.arange(count)
    images = labels.float()[:, None, None, None].expand(count, 3, height, width)
    return images.contiguous(memory_format=torch.channels_last), labels


@pytest.mark.parametrize("seed", range(30))
def test_mixup_blends_pictures_as_labels(seed: int) -> None:
    images, labels = batch()
    mixed, target = mixup(images, labels, 0.4, random.Random(seed))
    assert target.others is not None and 0.5 <= target.share <= 1
    expected = target.share * target.labels + (1 - target.share) * target.others
    assert torch.allclose(mixed, expected.float()[:, None, None, None].expand_as(mixed), atol=1e-4)
    assert torch.equal(images, batch()[0])
    assert mixed.is_contiguous(memory_format=torch.channels_last)


@pytest.mark.parametrize("seed", range(30))
def test_cutmix_counts_the_pixels(seed: int) -> None:
    images, labels = batch()
    mixed, target = cutmix(images, labels, 1.0, random.Random(seed))
    assert target.others is not None and 0.5 <= target.share <= 1
    for picture, label, other in zip(mixed, target.labels, target.others, strict=True):
        seen = (picture == label).float().mean().item()
        assert seen == pytest.approx(1.0 if label == other else target.share)
        assert bool(((picture == label) | (picture == other)).all())


def test_shares_are_those_of_the_beta_distribution() -> None:
    images, labels = batch(2)
    shares = [mixup(images, labels, 0.2, random.Random(seed))[1].share for seed in range(2000)]
    law = torch.distributions.Beta(0.2, 0.2)
    torch.manual_seed(0)
    drawn = law.sample((20_000,))
    assert statistics.fmean(shares) == pytest.approx(torch.maximum(drawn, 1 - drawn).mean().item(), abs=0.01)


def test_a_batch_takes_what_is_asked_for_and_each_step_its_own() -> None:
    images, labels = batch()
    same, target = mix(images, labels, RunSettings(), 5)
    assert same is images and target == Target(labels) and target.others is None
    both = RunSettings(mixup=1.0, cutmix=1.0, seed=4)
    kinds = set()
    for step in range(40):
        mixed, target = mix(images.clone(), labels, both, step)
        again, told = mix(images.clone(), labels, both, step)
        assert torch.equal(mixed, again) and told.share == target.share
        kinds.add(bool((mixed == mixed.round()).all()))
    assert kinds == {True, False}
