"""Batches against a slow and plain reading of the same rules."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from visionlab.problem import Problem
from visionlab.runs.settings import RunSettings
from visionlab.trainer.augment import Augmentation
from visionlab.trainer.batches import Batches, statistics
from visionlab.trainer.device import Device, choose

CPU = Device(torch.device("cpu"))
PAD = 4
ALL = Augmentation(crop=PAD, flip=True, smallest_area=0.3, colour=0.4, cutout=3)


def pictures(count: int, channels: int = 3, height: int = 9, width: int = 7) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(count)
    images = random.integers(0, 256, (count, channels, height, width), dtype=np.uint8)
    return images, np.arange(count, dtype=np.int64)  # each its own class, so that a picture can be recognized


def batches(images: np.ndarray, labels: np.ndarray, batch_size: int = 4, resize: int = 0) -> Batches:
    mean, deviation = statistics(images)
    return Batches(images, labels, CPU, mean=mean, deviation=deviation, batch_size=batch_size, resize=resize)


def normalised(image: np.ndarray, images: np.ndarray) -> torch.Tensor:
    mean, deviation = images.mean((0, 2, 3)), images.std((0, 2, 3))
    return torch.from_numpy((image - mean[:, None, None]) / deviation[:, None, None]).float()


@pytest.mark.parametrize("channels", [1, 2, 3, 4])
def test_plain_batches_are_normalised_pictures_in_order(channels: int) -> None:
    images, labels = pictures(10, channels)
    seen = list(batches(images, labels).plain(3))
    assert [len(part) for _, part in seen] == [3, 3, 3, 1]
    assert torch.equal(torch.cat([part for _, part in seen]), torch.arange(10))
    expected = torch.stack([normalised(image, images) for image in images])
    torch.testing.assert_close(torch.cat([part for part, _ in seen]), expected, rtol=1e-4, atol=1e-4)
    assert seen[0][0].is_contiguous(memory_format=torch.channels_last)


@pytest.mark.parametrize("crop", [False, True])
@pytest.mark.parametrize("flip", [False, True])
@pytest.mark.parametrize("channels", [1, 3, 4])
def test_every_batch_is_a_shift_and_mirror_of_its_pictures(crop: bool, flip: bool, channels: int) -> None:
    images, labels = pictures(50, channels)
    border = np.rint(images.mean((0, 2, 3))).astype(np.uint8)
    seen, shifts, mirrored = [], set(), set()
    how = Augmentation(PAD if crop else 0, flip)
    for made, which in batches(images, labels, 8).epoch(1, seed=5, how=how):
        for picture, label in zip(made, which.tolist(), strict=True):
            padded = np.broadcast_to(border[:, None, None], (channels, 9 + 2 * PAD, 7 + 2 * PAD)).copy()
            padded[:, PAD:-PAD, PAD:-PAD] = images[label]
            matches = [
                (y, x, mirror)
                for y in range(2 * PAD + 1)
                for x in range(2 * PAD + 1)
                for mirror in (False, True)
                for cut in [padded[:, y : y + 9, x : x + 7]]
                if torch.allclose(picture, normalised(cut[:, :, ::-1] if mirror else cut, images), atol=1e-4)
            ]
            assert len(matches) == 1
            shifts.add(matches[0][:2])
            mirrored.add(matches[0][2])
            seen.append(label)
    assert sorted(seen) == list(range(50)) and seen != sorted(seen)
    assert mirrored == ({False, True} if flip else {False})
    assert (len(shifts) > 20) if crop else (shifts == {(PAD, PAD)})


def test_an_epoch_follows_from_seed_and_number_alone_and_can_be_joined_late() -> None:
    images, labels = pictures(21)
    made = batches(images, labels)

    def epoch(number: int, seed: int, skip: int = 0) -> list[tuple[torch.Tensor, torch.Tensor]]:
        return list(made.epoch(number, seed=seed, how=ALL, skip=skip))

    whole = epoch(3, 1)
    torch.rand(5)  # other random numbers do not matter
    assert made.steps == 5  # four of 4, one of 4, and the lone last picture is left out
    assert all(torch.equal(a, b) for (a, _), (b, _) in zip(whole[2:], epoch(3, 1, skip=2), strict=True))
    assert not torch.equal(whole[0][1], epoch(4, 1)[0][1])
    assert not torch.equal(whole[0][1], epoch(3, 2)[0][1])


@pytest.mark.parametrize("size", [5, 20])
def test_resize_is_torchs_bilinear(size: int) -> None:
    images, labels = pictures(4)
    (made, _) = next(batches(images, labels, resize=size).plain())
    flat = torch.stack([normalised(image, images) for image in images])
    expected = torch.nn.functional.interpolate(flat, (size, size), mode="bilinear", antialias=size < 7)
    torch.testing.assert_close(made, expected, rtol=1e-3, atol=1e-3)


def test_statistics_of_a_large_set_come_from_a_part_of_it() -> None:
    images = np.zeros((10_000, 1, 2, 2), dtype=np.uint8)
    images[1::2] = 200
    mean, _ = statistics(images[:100])
    assert mean.tolist() == [100.0]
    _, deviation = statistics(np.zeros((5, 1, 2, 2), dtype=np.uint8))
    assert deviation.tolist() == [1.0]  # never a division by nothing


def test_five_channels_are_refused() -> None:
    images, labels = pictures(4, 5)
    with pytest.raises(Problem, match="1 to 4 channels, and have 5"):
        batches(images, labels)


def test_a_device_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    assert choose(RunSettings()).place.type == "cpu"
    with pytest.raises(Problem, match="asks for cuda, which torch does not find: there is cpu"):
        choose(RunSettings(device="cuda"))


def test_the_parts_of_all_ranks_are_the_whole_batch() -> None:
    images, labels = pictures(22)
    made = batches(images, labels, 7)
    for (whole, which), *parts in zip(
        made.epoch(2, seed=1, how=ALL),
        *(made.epoch(2, seed=1, how=ALL, part=(rank, 3)) for rank in range(3)),
        strict=True,
    ):
        assert torch.equal(torch.cat([their for _, their in parts]), which)
        assert torch.equal(torch.cat([part for part, _ in parts]), whole)
        sizes = [len(their) for _, their in parts]
        assert max(sizes) - min(sizes) <= 1


def test_what_is_off_changes_nothing_else() -> None:
    images, labels = pictures(16)
    made = batches(images, labels, 16)
    plain = next(made.epoch(1, seed=3, how=Augmentation()))
    cut = next(made.epoch(1, seed=3, how=Augmentation(cutout=2)))
    assert torch.equal(plain[1], cut[1])  # the same order
    blanked = cut[0] != plain[0]
    assert blanked.any() and not cut[0][blanked].any()  # to the mean, which is 0
    assert blanked.any(1).sum((1, 2)).max() <= 4
    torch.testing.assert_close(
        plain[0], torch.stack([normalised(images[i], images) for i in plain[1]]), rtol=1e-4, atol=1e-4
    )


@pytest.mark.parametrize("resize", [0, 5, 12])
def test_a_random_part_keeps_the_wanted_size(resize: int) -> None:
    images, labels = pictures(8)
    made, _ = next(batches(images, labels, 8, resize=resize).epoch(1, seed=0, how=Augmentation(smallest_area=0.2)))
    assert made.shape == (8, 3, resize or 9, resize or 7)
    assert made.is_contiguous(memory_format=torch.channels_last)
