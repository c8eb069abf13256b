"""Pictures as words, moved on a CPU and as a GPU does it."""

from __future__ import annotations

import torch
from hypothesis import given
from hypothesis import strategies as st

from visionlab.trainer.pixels import copied, gathered, moved, packed, unpacked


@given(st.integers(1, 4), st.integers(1, 9), st.integers(1, 9), st.integers(0, 2**32))
def test_words_come_apart_as_they_were(channels: int, height: int, width: int, seed: int) -> None:
    images = _pictures(channels, height, width, seed)
    assert torch.equal(unpacked(packed(images), channels), images.permute(0, 2, 3, 1))


@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 4), st.booleans(), st.integers(0, 2**32))
def test_both_ways_move_alike(height: int, width: int, pad: int, flips: bool, seed: int) -> None:
    words = packed(_pictures(3, height + 2 * pad, width + 2 * pad, seed))
    shifts = torch.randint(0, 2 * pad + 1, (2, len(words)), dtype=torch.int32)
    mirrored = torch.rand(len(words)) < 0.5 if flips else None
    assert torch.equal(*(way(words, shifts, mirrored, (height, width)) for way in (copied, gathered)))


def test_a_picture_shifted_and_mirrored() -> None:
    words = torch.arange(1, 10, dtype=torch.int32).view(1, 3, 3)
    made = moved(words, 0, 1, torch.tensor([[2], [1]], dtype=torch.int32), torch.tensor([True]))
    assert made.tolist() == [[[6, 5, 4], [9, 8, 7], [0, 0, 0]]]


def _pictures(channels: int, height: int, width: int, seed: int) -> torch.Tensor:
    torch.manual_seed(seed)
    return torch.randint(0, 256, (5, channels, height, width), dtype=torch.uint8)
