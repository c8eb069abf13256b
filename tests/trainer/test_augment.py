"""Whole-batch augmentation against torchvision's functions for one picture."""

from __future__ import annotations

import pytest
import torch
from torchvision.transforms.v2 import functional

from visionlab.runs.settings import RunSettings
from visionlab.trainer.augment import Augmentation, Draws, blank, boxes, coloured, stretched


def pictures(count: int = 5, channels: int = 3, height: int = 12, width: int = 10) -> torch.Tensor:
    """Float (B, C, H, W) from 0 to 255."""
    return torch.rand(count, channels, height, width, generator=torch.Generator().manual_seed(count)) * 255


def test_a_stretched_part_is_torchvisions_resized_crop() -> None:
    images = pictures(4)
    parts = [(0, 0, 12, 10), (2, 3, 8, 6), (4, 0, 6, 10), (1, 1, 11, 5)]
    shares = torch.tensor(parts).T / torch.tensor([12, 10, 12, 10])[:, None]
    made = stretched(images, shares, (24, 20))
    for image, (top, left, high, wide), got in zip(images, parts, made, strict=True):
        expected = functional.resized_crop(image, top, left, high, wide, [24, 20], antialias=False)
        # at a part's border torchvision knows nothing of what lies beyond it
        torch.testing.assert_close(got[:, 3:-3, 3:-3], expected[:, 3:-3, 3:-3], rtol=1e-4, atol=1e-2)


@pytest.mark.parametrize("channels", [1, 3])
def test_colours_are_torchvisions(channels: int) -> None:
    images = pictures(6, channels)
    factors = 0.3 + 1.4 * torch.rand(3, 6, generator=torch.Generator().manual_seed(1))
    made = coloured(images.permute(0, 2, 3, 1).contiguous(), factors).permute(0, 3, 1, 2)
    for image, (bright, contrast, saturation), got in zip(images, factors.T.tolist(), made, strict=True):
        expected = functional.adjust_brightness(image / 255, bright)
        expected = functional.adjust_contrast(expected, contrast)
        expected = functional.adjust_saturation(expected, saturation)
        torch.testing.assert_close(got / 255, expected, rtol=1e-4, atol=1e-4)


def test_a_blanked_square_is_torchvisions_erase() -> None:
    images = pictures(3)
    made = images.permute(0, 2, 3, 1).contiguous()
    blank(made, torch.tensor([[0.5, 0.0, 0.99], [0.5, 0.0, 0.5]]), 4)
    for image, got, (top, left, high, wide) in zip(
        images, made.permute(0, 3, 1, 2), [(4, 3, 4, 4), (0, 0, 2, 2), (9, 3, 3, 4)], strict=True
    ):
        assert torch.equal(got, functional.erase(image, top, left, high, wide, torch.zeros(3, 1, 1)))


@pytest.mark.parametrize("smallest", [0.08, 0.5])
@pytest.mark.parametrize(("height", "width"), [(32, 32), (20, 40)])
def test_random_parts_lie_inside_and_have_the_wanted_areas_and_aspects(
    smallest: float, height: int, width: int
) -> None:
    top, left, high, wide = boxes(
        torch.rand(4, 5000, generator=torch.Generator().manual_seed(0)), smallest, height, width
    )
    assert min(top.min(), left.min()) >= 0 and max((top + high).max(), (left + wide).max()) <= 1 + 1e-6
    area = high * wide
    assert smallest - 1e-5 <= area.min() < smallest + 0.02 and 0.98 < area.max() <= 1 + 1e-5
    inside = (high < 0.999) & (wide < 0.999)
    aspect = (wide * width / (high * height))[inside]
    assert aspect.min() >= 0.75 - 1e-4 and aspect.max() <= 4 / 3 + 1e-4


def test_the_numbers_of_each_kind_stand_for_themselves() -> None:
    everything = Augmentation(2, True, 0.5, 0.2, 4)
    whole, few = Draws.made(everything, 50, 1, 2), Draws.made(Augmentation(2), 50, 1, 2)
    assert torch.equal(whole.order, few.order) and sorted(whole.order.tolist()) == list(range(50))
    assert whole.shifts is not None and few.shifts is not None and torch.equal(whole.shifts, few.shifts)
    assert set(whole.shifts.flatten().tolist()) == set(range(5))
    assert few.mirrored is few.parts is few.colours is few.squares is None
    assert whole.colours is not None and 0.8 <= whole.colours.min() < whole.colours.max() <= 1.2
    for seed, epoch in ((2, 2), (1, 3), (2, 1)):
        assert not torch.equal(Draws.made(everything, 50, seed, epoch).order, whole.order)
    part = whole.at(slice(3, 7))
    assert torch.equal(part.order, whole.order[3:7]) and part.squares is not None and part.squares.shape == (2, 4)


def test_the_settings_are_heeded() -> None:
    assert Augmentation.of(RunSettings(crop=False, flip=False)) == Augmentation()
    told = RunSettings(crop_padding=3, smallest_area=0.4, colour=0.1, cutout=8)
    assert Augmentation.of(told) == Augmentation(3, True, 0.4, 0.1, 8)
