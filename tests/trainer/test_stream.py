"""Batches read from files anew in each epoch, against PIL and against batches that are held."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torchvision.transforms.v2 import functional

from visionlab.data.base import Files
from visionlab.data.sets import folder as folder_set
from visionlab.problem import Problem
from visionlab.runs.events import Finished, Warning
from visionlab.runs.settings import RunSettings
from visionlab.trainer.augment import Augmentation, Draws, boxes
from visionlab.trainer.device import Device
from visionlab.trainer.stream import Streamed, read, sample

CPU = Device(torch.device("cpu"))
SIDE = 16


def picture(path: Path, number: int, size: tuple[int, int] = (24, 18)) -> Path:
    """Smooth, so that JPEG keeps it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    small = np.random.default_rng(number).integers(0, 256, (3, 4, 3), dtype=np.uint8)
    Image.fromarray(small).resize(size, Image.Resampling.BICUBIC).save(path, quality=95)
    return path


@pytest.fixture
def files(tmp_path: Path) -> Files:
    kinds = ("jpg", "png", "bmp")
    paths = tuple(picture(tmp_path / f"{number}.{kinds[number % 3]}", number) for number in range(13))
    return Files(paths, np.arange(13) % 2, ("a", "b"), SIDE)


def streamed(files: Files, workers: int = 0, warned: list[str] | None = None) -> Streamed:
    mean, deviation = torch.tensor([120.0, 121.0, 122.0]), torch.tensor([50.0, 51.0, 52.0])
    warn = (warned if warned is not None else []).append
    return Streamed(files, CPU, mean=mean, deviation=deviation, batch_size=4, workers=workers, warn=warn)


def test_a_picture_is_scaled_to_cover_the_square(files: Files) -> None:
    for path in files.paths:
        with Image.open(path) as opened:
            whole = functional.pil_to_tensor(opened.convert("RGB"))
        expected = functional.center_crop(
            functional.resize(whole, [SIDE, round(24 * SIDE / 18)], antialias=True), [SIDE]
        )
        assert (read(path, SIDE).int() - expected.int()).abs().max() <= 3  # two readers of JPEG differ by a little


def test_a_random_part_is_cut_from_the_whole_picture(files: Files) -> None:
    drawn = torch.tensor([0.2, 0.7, 0.4, 0.9])
    top, left, high, wide = (boxes(drawn[:, None], 0.3, 18, 24)[:, 0] * torch.tensor([18, 24, 18, 24])).round().int()
    with Image.open(files.paths[1]) as opened:
        whole = functional.pil_to_tensor(opened.convert("RGB"))
    expected = functional.resized_crop(whole, int(top), int(left), int(high), int(wide), [SIDE, SIDE], antialias=True)
    assert torch.equal(read(files.paths[1], SIDE, (drawn, 0.3)), expected)


@pytest.mark.parametrize("workers", [0, 1])
def test_an_epoch_is_the_same_however_it_is_read(files: Files, workers: int) -> None:
    how = Augmentation(crop=2, flip=True, smallest_area=0.4, colour=0.2, cutout=4)
    made = streamed(files, workers)
    whole = list(made.epoch(3, seed=1, how=how))
    assert [len(labels) for _, labels in whole] == [4, 4, 4] and made.steps == 3  # the lone last one is left out
    late = list(made.epoch(3, seed=1, how=how, skip=1))
    assert all(torch.equal(a, b) for (a, _), (b, _) in zip(whole[1:], late, strict=True))
    parts = [list(streamed(files).epoch(3, seed=1, how=how, part=(rank, 2))) for rank in (0, 1)]
    for (images, labels), one, two in zip(whole, *parts, strict=True):
        assert torch.equal(images, torch.cat([one[0], two[0]])) and torch.equal(labels, torch.cat([one[1], two[1]]))
    order = Draws.made(how, 13, 1, 3).order
    assert torch.equal(torch.cat([labels for _, labels in whole]), torch.from_numpy(files.labels)[order[:12]])
    assert not torch.equal(whole[0][0], next(made.epoch(4, seed=1, how=how))[0])


def test_plain_batches_are_in_order(files: Files) -> None:
    made = streamed(files)
    images = torch.cat([part for part, _ in made.plain(5)])
    expected = torch.stack([read(path, SIDE) for path in files.paths]).float()
    mean, deviation = torch.tensor([120.0, 121.0, 122.0]), torch.tensor([50.0, 51.0, 52.0])
    expected = (expected - mean[:, None, None]) / deviation[:, None, None]
    torch.testing.assert_close(images, expected, rtol=1e-4, atol=1e-4)
    next(made.plain(5))  # left in the middle
    assert len(list(made.plain(5))) == 3


def test_what_cannot_be_read_is_blank_and_told_once(files: Files) -> None:
    files.paths[0].write_bytes(files.paths[3].read_bytes()[:300])
    for path in files.paths[4:12]:
        path.unlink()
    warned: list[str] = []
    made = streamed(files, warned=warned)
    for _ in range(2):
        images = torch.cat([part for part, _ in made.plain()])
    assert images[5].abs().max() < 0.02 and images[3].abs().max() > 0.1
    assert len(warned) == 6 and warned[-1].startswith("More pictures cannot be read")
    assert all(words.endswith("it is blank") for words in warned[:5])


def test_the_mean_is_told_from_a_sample(files: Files) -> None:
    assert sample(files).shape == (13, 3, SIDE, SIDE)
    for path in files.paths:
        path.write_text("x")
    with pytest.raises(Problem, match="None of 13 pictures could be read"):
        sample(files)


def test_a_large_folder_is_trained_on(make, train, quick: RunSettings, tmp_path: Path, monkeypatch) -> None:
    home = tmp_path / "pictures"
    for number in range(36):
        picture(home / "abc"[number % 3] / f"{number}.jpg", number)
    monkeypatch.setattr(folder_set, "HELD_BYTES", 1000)
    settings = quick.with_(data="folder", data_dir=str(home), resize=12, batch_size=8, epochs=1, workers=0)
    (home / "a" / "cut.jpg").write_bytes((home / "a" / "0.jpg").read_bytes()[:200])
    ending, events = train(make(settings))
    assert isinstance(ending, Finished) and ending.test_accuracy is not None
    assert any("it is blank" in event.message for event in events if isinstance(event, Warning))
