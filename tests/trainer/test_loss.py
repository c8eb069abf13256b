"""The loss against torch's, written out."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn import functional

from visionlab.trainer.loss import Loss, balanced
from visionlab.trainer.mixing import Target

SCORES = torch.randn(12, 4, generator=torch.Generator().manual_seed(0))
LABELS = torch.tensor([0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3])


def test_mixed_labels_are_soft_labels() -> None:
    others = LABELS.flip(0)
    soft = 0.7 * functional.one_hot(LABELS, 4) + 0.3 * functional.one_hot(others, 4)
    expected = functional.cross_entropy(SCORES, soft, label_smoothing=0.1)
    assert Loss(0.1)((SCORES,), Target(LABELS, others, 0.7), 12).item() == pytest.approx(expected.item(), rel=1e-6)


def test_heads_count_by_their_weights() -> None:
    heads = [SCORES.flip(0), SCORES.roll(1, 0)]
    own, one, other = (functional.cross_entropy(scores, LABELS).item() for scores in (SCORES, *heads))
    loss = Loss(head_weights=(0.3, 0.5))
    assert loss((SCORES, *heads), Target(LABELS), 12).item() == pytest.approx(own + 0.3 * one + 0.5 * other)
    with pytest.raises(ValueError, match="zip"):
        loss((SCORES,), Target(LABELS), 12)


def test_balanced_classes_count_the_same() -> None:
    weights = balanced(LABELS.numpy(), 5)
    counts = torch.bincount(LABELS, minlength=5)
    assert (weights * counts)[:4].tolist() == pytest.approx([3.0] * 4)
    assert weights[LABELS].mean().item() == pytest.approx(1)
    assert balanced(np.array([0, 1, 1, 0]), 2).tolist() == [1.0, 1.0]
    each = functional.cross_entropy(SCORES, LABELS, reduction="none")
    expected = torch.stack([each[label == LABELS].mean() for label in range(4)]).mean()
    assert Loss(0.0, weights[:4])((SCORES,), Target(LABELS), 12).item() == pytest.approx(expected.item())


@pytest.mark.parametrize("weights", [None, torch.tensor([0.5, 1.0, 1.5, 3.0])])
def test_a_batch_in_parts_is_the_whole(weights: torch.Tensor | None) -> None:
    loss = Loss(0.1, weights)
    target = Target(LABELS, LABELS.flip(0), 0.6)
    whole = loss((SCORES,), target, 12)
    parts = [loss((some,), part, 12) for some, part in zip(SCORES.chunk(5), target.parts(5), strict=True)]
    assert torch.stack(parts).sum().item() == pytest.approx(whole.item())
