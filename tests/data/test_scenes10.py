from __future__ import annotations

import colorsys
import json
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visionlab.data.base import Cancelled, Progress
from visionlab.data.scenes10 import shapes, store
from visionlab.data.scenes10.camera import _blur
from visionlab.data.scenes10.chunk import CHUNK, chunk_labels, draw_chunk
from visionlab.data.scenes10.colours import ANY, CLASSES, rgb
from visionlab.data.scenes10.level import LEVELS, level_named
from visionlab.data.scenes10.objects import OBJECTS
from visionlab.data.scenes10.rng import Dice, chunk_generator
from visionlab.data.scenes10.scenes import PIXELS, X, Y, draw_scenes, smooth_noise
from visionlab.data.sets.scenes10 import Scenes10
from visionlab.problem import Problem

NORMAL = LEVELS["normal"]
#: of the first chunk at level normal, seed 0
CHUNK_MEAN, CHUNK_STD = 107.8031, 59.8676
FIRST_LABELS = [4, 8, 2, 6, 7, 1, 7, 4, 5, 3, 3, 4]


class Small(Scenes10):
    """Scenes-10 with fewer pictures, so that whole sets are made in a second."""

    counts: ClassVar = {"train": 1500, "validation": 500, "test": 500}


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Which chunks are drawn; they are replaced by quick ones that say who they are."""
    calls: list[tuple[str, int]] = []

    def draw(seed: int, split: str, chunk: int, level: object) -> np.ndarray:
        calls.append((split, chunk))
        return np.full((CHUNK, 3, 32, 32), 10 * len(split) + chunk, np.uint8)

    monkeypatch.setattr(store, "draw_chunk", draw)
    return calls


# ---- the pictures


def test_a_chunk_is_the_same_again_and_another_with_each_of_its_keys() -> None:
    first = draw_chunk(0, "train", 0, NORMAL)
    assert first.shape == (500, 3, 32, 32) and first.dtype == np.uint8
    assert np.array_equal(first, draw_chunk(0, "train", 0, NORMAL))
    for other in (
        draw_chunk(1, "train", 0, NORMAL),
        draw_chunk(0, "test", 0, NORMAL),
        draw_chunk(0, "train", 1, NORMAL),
        draw_chunk(0, "train", 0, LEVELS["hard"]),
    ):
        assert (first != other).mean() > 0.9


def test_pictures_are_what_they_were() -> None:
    """Guards the cache: a change of these numbers asks for another RECIPE. Processors may differ by 1 in a pixel."""
    picture = draw_chunk(0, "train", 0, NORMAL).astype(float)
    assert picture.mean() == pytest.approx(CHUNK_MEAN, abs=0.05)
    assert picture.std() == pytest.approx(CHUNK_STD, abs=0.05)
    assert chunk_labels(0, "train", 0)[:12].tolist() == FIRST_LABELS


def test_every_chunk_is_balanced_and_in_random_order() -> None:
    labels = chunk_labels(0, "train", 3)
    assert labels.dtype == np.int64
    assert np.bincount(labels).tolist() == [50] * 10
    assert np.abs(np.diff(labels)).mean() > 2


def test_labels_fit_the_pictures() -> None:
    """A nearest-mean classifier is far better than chance on pictures it has not seen, so labels belong to them."""
    chunks = range(2)
    images = np.concatenate([draw_chunk(0, "train", chunk, NORMAL) for chunk in chunks]).reshape(-1, 3072) / 255
    labels = np.concatenate([chunk_labels(0, "train", chunk) for chunk in chunks])
    means = np.stack([images[labels == kind].mean(0) for kind in range(10)])
    unseen = draw_chunk(0, "test", 0, NORMAL).reshape(-1, 3072) / 255
    guessed = ((unseen[:, None] - means) ** 2).sum(2).argmin(1)
    assert (guessed == chunk_labels(0, "test", 0)).mean() > 0.18


@pytest.mark.parametrize("kind", range(10), ids=CLASSES)
def test_each_object_is_drawn_in_float32_inside_its_frame(kind: int) -> None:
    dice = Dice(chunk_generator(0, "train", 0), 20)
    u, v = np.repeat(X * 1.4, 20, 0), np.repeat(Y * 1.4, 20, 0)
    kept = u.copy(), v.copy()
    inside = np.zeros((20, PIXELS), bool)
    for part in OBJECTS[kind](dice, u, v):
        assert part.distance.shape == (20, PIXELS) and part.distance.dtype == np.float32
        assert np.isfinite(part.distance).all()
        present = True if part.present is None else part.present
        inside |= (part.distance < 0) & present
    assert np.array_equal(u, kept[0]) and np.array_equal(v, kept[1])  # a part must not spoil the next one's frame
    share = inside.mean(1) * 1.4**2
    assert share.min() > 0.04 and share.max() < 0.85
    assert not (inside & ((np.abs(u) > 1.25) | (np.abs(v) > 1.25))).any()


def test_backgrounds_are_float32_and_about_in_range() -> None:
    scenes = draw_scenes(Dice(chunk_generator(0, "train", 0), 200), 4, NORMAL)
    assert scenes.canvas.dtype == np.float32 and scenes.canvas.shape == (200, 3, PIXELS)
    assert scenes.canvas.min() > -0.6 and scenes.canvas.max() < 1.6
    top, bottom = scenes.canvas[:, :, :64].mean(2), scenes.canvas[:, :, -64:].mean(2)
    # sky above, sea below: where a boat is, the lower part is mostly the darker
    assert (top.mean(1) > bottom.mean(1)).mean() > 0.6


# ---- the parts of the drawing


@given(st.floats(-1, 2, width=32), st.floats(0, 1, width=32), st.floats(0, 1, width=32))
def test_colours_agree_with_the_standard_library(hue: float, saturation: float, value: float) -> None:
    mine = rgb(*(np.asarray([number], np.float32) for number in (hue, saturation, value)))[0]
    assert mine == pytest.approx(colorsys.hsv_to_rgb(hue % 1, saturation, value), abs=2e-5)


def test_palettes_stay_in_range() -> None:
    colours = ANY.draw(Dice(chunk_generator(0, "train", 0), 1000))
    assert colours.shape == (1000, 3) and colours.min() >= 0 and colours.max() <= 1


def test_smooth_noise_passes_through_its_knots_and_is_flat_there() -> None:
    planes = smooth_noise(Dice(chunk_generator(0, "train", 0), 50), 5)
    assert planes.dtype == np.float32 and planes.shape == (50, 1, PIXELS)
    assert 0.4 < np.abs(planes).max() <= 0.6


def test_distances_have_the_right_sign_and_size() -> None:
    u, v = np.asarray([[0.0, 0.5, 2.0]], np.float32), np.zeros((1, 3), np.float32)
    column = np.ones((1, 1), np.float32)
    assert shapes.circle(u, v, column)[0] == pytest.approx([-1, -0.5, 1])
    assert shapes.ellipse(u, v, column, column)[0] == pytest.approx([-1, -0.5, 1])
    assert shapes.box(u, v, column, column * 3)[0] == pytest.approx([-1, -0.5, 1])
    assert shapes.rounded_box(u, v, 1.0, 1.0, 0.2)[0] == pytest.approx([-1, -0.5, 1])
    square = ((-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0))
    assert shapes.polygon(u, v, *square)[0] == pytest.approx([-1, -0.5, 1])
    assert shapes.trapezoid(u, v, 1.0, 1.0, -3.0, 3.0)[0] == pytest.approx([-1, -0.5, 1])
    assert shapes.capsule(u, v, (-2.0, 0.0), (0.0, 0.0), 0.5)[0] == pytest.approx([-0.5, 0, 1.5])
    # a triangle of half-width 1 standing on v = 0 with its tip at v = -1
    triangle = shapes.peak(u, v - 0.5, column, 0.0, column)[0]
    assert triangle[0] == pytest.approx(-(0.5**1.5)) and triangle[1] == pytest.approx(0) and triangle[2] > 0


def test_blur_keeps_the_mean_of_a_spot_and_spreads_it() -> None:
    spot = np.zeros((1, 3, 32, 32), np.float32)
    spot[0, :, 10, 20] = 16
    soft = _blur(spot.reshape(1, 3, -1)).reshape(3, 32, 32)
    assert soft[0, 9:12, 19:22].tolist() == [[1, 2, 1], [2, 4, 2], [1, 2, 1]]
    assert soft.sum() == 48
    flat = np.ones((1, 3, PIXELS), np.float32)
    assert np.array_equal(_blur(flat), flat)


def test_levels_are_named() -> None:
    assert level_named("hard").occluder > level_named("normal").occluder
    with pytest.raises(Problem, match=r"'easy'.*normal, hard"):
        level_named("easy")


# ---- the store


def test_a_limit_draws_only_the_chunks_it_needs(drawn: list[tuple[str, int]]) -> None:
    split = Scenes10().load("train", limit=1200)
    assert sorted(drawn) == [("train", 0), ("train", 1), ("train", 2)]
    assert split.images.shape == (1200, 3, 32, 32) and split.labels.shape == (1200,)
    assert split.images[[0, 499, 500, 999, 1000], 0, 0, 0].tolist() == [50, 50, 51, 51, 52]
    Scenes10().load("train", limit=700)
    assert len(drawn) == 3  # kept from before


def test_real_pictures_come_out_of_the_store_unchanged() -> None:
    split = Scenes10().load("test", limit=30)
    assert np.array_equal(split.images, draw_chunk(0, "test", 0, NORMAL)[:30])
    assert np.array_equal(split.labels, chunk_labels(0, "test", 0)[:30])
    assert np.array_equal(Scenes10().load("test", limit=30).images, split.images)


def test_prepare_makes_all_splits_once_and_says_how_far(drawn: list[tuple[str, int]], cache: Path) -> None:
    told: list[Progress] = []
    assert Small().locate() is None
    folder = Small().prepare(report=told.append)
    assert Small().locate() == folder and cache in folder.parents
    assert len(drawn) == 5
    assert told[0].done == 0 and told[-1].done == told[-1].total == 2500
    assert [item.done for item in told] == sorted(item.done for item in told)
    assert sorted(path.name for path in folder.iterdir() if path.is_file()) == [
        f"{split}.{end}" for split in ("test", "train", "validation") for end in ("json", "npy")
    ]
    assert not list((folder / "chunks").iterdir())
    split = Small().load("train")
    assert isinstance(split.images.base, np.memmap) or isinstance(split.images.base.base, np.memmap)  # type: ignore[union-attr]
    split.images[:] = 0  # a trainer may write into its own copy, not into the file
    assert Small().load("train").images[500, 0, 0, 0] == 51
    assert len(drawn) == 5


def test_a_cancelled_generation_is_not_taken_for_whole_and_goes_on(drawn: list[tuple[str, int]]) -> None:
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        Small().prepare(cancelled=lambda: next(asked))
    assert Small().locate() is None
    before = len(drawn)
    assert before > 0
    Small().prepare()
    assert Small().locate() is not None
    assert len(drawn) == len(set(drawn)) == 5  # no chunk twice


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "train.json").unlink(),
        lambda folder: (folder / "train.json").write_text("{"),
        lambda folder: (folder / "train.npy").write_bytes((folder / "train.npy").read_bytes()[:-1]),
        lambda folder: (folder / "train.npy").write_bytes(b""),
        lambda folder: np.save(folder / "train.npy", np.zeros((7, 3, 32, 32), np.uint8)),
        lambda folder: (folder / "train.json").write_text(
            json.dumps({**json.loads((folder / "train.json").read_text()), "labels_sha256": "0" * 64})
        ),
        lambda folder: (folder / "train.json").write_text(
            json.dumps({**json.loads((folder / "train.json").read_text()), "seed": 1})
        ),
    ],
    ids=["no note", "torn note", "cut short", "empty", "another shape", "other labels", "other seed"],
)
def test_a_damaged_cache_is_made_again(damage: object, drawn: list[tuple[str, int]]) -> None:
    folder = Small().prepare()
    damage(folder)  # type: ignore[operator]
    assert Small().locate() is None
    assert Small().load("train").images[1000, 0, 0, 0] == 52
    assert Small().locate() == folder


def test_a_damaged_chunk_is_drawn_again(drawn: list[tuple[str, int]], cache: Path) -> None:
    Small().load("train", limit=600)
    file = next(cache.rglob("train-001.chunk"))
    whole = file.read_bytes()
    for times, damaged in enumerate((whole[:1000], bytes(len(whole)), b"", whole + b"?"), start=2):
        file.write_bytes(damaged)
        assert Small().load("train", limit=600).images[599, 0, 0, 0] == 51
        assert drawn.count(("train", 1)) == times


def test_pictures_do_not_depend_on_the_number_of_threads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    alone = Small().load("train", tmp_path / "one", limit=1500)
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    assert np.array_equal(Small().load("train", tmp_path / "four", limit=1500).images, alone.images)


def test_a_stream_brings_the_same_pictures_in_pieces(drawn: list[tuple[str, int]]) -> None:
    pieces = list(Small().stream("train", limit=1100))
    assert [len(piece.labels) for piece in pieces] == [500, 500, 100]
    whole = Small().load("train")
    assert np.array_equal(np.concatenate([piece.images for piece in pieces]), whole.images[:1100])
    assert np.array_equal(np.concatenate([piece.labels for piece in pieces]), whole.labels[:1100])
    again = list(Small().stream("train", limit=1100))  # from the whole file
    assert [len(piece.labels) for piece in again] == [500, 500, 100]


def test_a_stream_that_is_left_stops_drawing(drawn: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    stream = Scenes10().stream("train")
    next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert len(drawn) <= 3


def test_a_folder_that_cannot_be_written_still_gives_pictures(tmp_path: Path, drawn: list[tuple[str, int]]) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    assert len(Small().load("train", blocked, limit=10).labels) == 10
    with pytest.raises(Problem, match=r"could not be written to .*file.*200 MB"):
        Small().prepare(blocked)
