"""What is asked of a trained network, against plain torch."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn
from torch.nn import functional

from tests.trainer.conftest import MODEL, Make, Train
from visionlab.data.picture_file import decode
from visionlab.data.predictions import accuracy, read
from visionlab.data.registry import data_set
from visionlab.problem import Problem
from visionlab.runs.folder import RunFolder
from visionlab.runs.settings import RunSettings
from visionlab.trainer.examine import Examined, ten_crops


@pytest.fixture
def folder(make: Make, train: Train, quick: RunSettings) -> RunFolder:
    made = make(quick.with_(epochs=1))
    train(made)
    return made


@pytest.fixture
def examined(folder: RunFolder) -> Examined:
    return Examined(folder, MODEL)


def array(told: dict[str, Any]) -> np.ndarray:
    return np.frombuffer(base64.b64decode(told["bytes"]), np.uint8).reshape(told["shape"])


def plain(examined: Examined, number: int) -> torch.Tensor:
    """A picture of the test set as the network takes it, by hand."""
    image = torch.from_numpy(np.array(data_set("tiny").load("test").images[number : number + 1])).float()
    mean, deviation = (torch.tensor(examined.about[name]).view(1, 3, 1, 1) for name in ("mean", "deviation"))
    return (image - mean) / deviation


def body(examined: Examined) -> nn.Sequential:
    found = examined.network.body
    assert isinstance(found, nn.Sequential)
    return found


def test_a_prediction_is_the_networks(examined: Examined) -> None:
    told = examined.predict(examined.picture({"number": 7}))
    with torch.no_grad():
        expected = functional.softmax(examined.network(plain(examined, 7)), dim=1)[0]
    assert told["probabilities"] == pytest.approx(expected.tolist(), abs=1e-5)
    seen = array(told["seen"])
    assert np.array_equal(seen[0].transpose(2, 0, 1), data_set("tiny").load("test").images[7])


@pytest.mark.parametrize("path", ["body.3", "body.5", "body.0"])
def test_grad_cam_is_the_papers(examined: Examined, path: str) -> None:
    """Channel weights are mean gradients of the logit; ReLU of the weighted sum."""
    cut = int(path.partition(".")[2]) + 1
    maps = body(examined)[:cut](plain(examined, 3)).detach().requires_grad_()
    body(examined)[cut:](maps)[0, 2].backward()
    assert maps.grad is not None
    expected = (maps.grad.mean(dim=(2, 3), keepdim=True) * maps).sum(1).relu()[0].detach()
    told = array(examined.cam(examined.picture({"number": 3}), path, 2)["images"])
    assert told.shape == (1, *maps.shape[2:])
    assert told[0] == pytest.approx((expected / expected.max().clamp(min=1e-12) * 255).numpy(), abs=1.0)
    assert not any(module._forward_hooks for module in examined.network.modules())


def test_what_follows_in_place_does_not_change_what_is_seen(examined: Examined) -> None:
    expected = (
        examined.cam(examined.picture({"number": 3}), "body.4", 2),
        examined.maps(examined.picture({"number": 3}), "body.4"),
    )
    for module in examined.network.modules():
        if isinstance(module, nn.ReLU):
            module.inplace = True
    image = examined.picture({"number": 3})
    assert (examined.cam(image, "body.4", 2), examined.maps(image, "body.4")) == expected


def test_feature_maps_are_the_modules(examined: Examined) -> None:
    told = examined.maps(examined.picture({"number": 5}), "body.5")
    with torch.no_grad():
        maps = body(examined)[:6](plain(examined, 5))[0]
    low, high = maps.amin((1, 2), keepdim=True), maps.amax((1, 2), keepdim=True)
    expected = (maps - low) / (high - low).clamp(min=1e-12) * 255
    assert array(told["images"]) == pytest.approx(expected.numpy(), abs=1.0)
    assert told["of"] == 12 and told["dead"] == int((maps == 0).flatten(1).all(1).sum())


def test_what_goes_into_a_module_is_what_the_one_before_gives(examined: Examined) -> None:
    image = examined.picture({"number": 5})
    assert examined.maps(image, "body.5", True) == examined.maps(image, "body.4")
    assert examined.cam(image, "body.5", 1, True) == examined.cam(image, "body.4", 1)
    # the picture itself, which no weight has touched
    assert array(examined.maps(image, "body.0", True)["images"]).shape == (3, 12, 12)
    assert array(examined.cam(image, "body.0", 1, True)["images"]).shape == (1, 12, 12)


def test_filters_of_the_first_convolution(examined: Examined) -> None:
    told = examined.filters()
    shown = array(told["images"])
    assert shown.shape == (8, 3, 3, 3) and told["of"] == 8 and told["path"] == "body.0"
    kernel = body(examined)[0].weight[4].detach().permute(1, 2, 0).numpy()  # type: ignore[union-attr,operator]
    scaled = (kernel - kernel.min()) / (kernel.max() - kernel.min()) * 255
    assert shown[4] == pytest.approx(scaled, abs=1.0)


def test_many_maps_are_bounded(examined: Examined) -> None:
    body(examined)[0] = nn.Conv2d(3, 80, 3, padding=70)
    examined.network.body = body(examined)[:1]
    told = examined.maps(examined.picture({"number": 0}), "body.0")
    assert array(told["images"]).shape == (64, 64, 64) and told["of"] == 80


def test_ten_crops_are_corners_centre_and_mirrors() -> None:
    images = np.random.default_rng(0).integers(0, 256, (2, 3, 6, 5), dtype=np.uint8)
    border = np.array([7, 8, 9], np.uint8)
    crops = list(ten_crops(images, 2, border))
    assert len(crops) == 10 and {crop.shape for crop in crops} == {images.shape}
    top_left, mirrored, *_, centre, centre_mirrored = crops
    assert np.array_equal(top_left[:, :, 2:, 2:], images[:, :, :4, :3])
    assert (top_left[:, :, :2] == border[:, None, None]).all() and (top_left[..., :2] == border[:, None, None]).all()
    assert np.array_equal(mirrored, top_left[..., ::-1])
    assert np.array_equal(centre, images) and np.array_equal(centre_mirrored, images[..., ::-1])
    assert np.array_equal(crops[6][:, :, :4, :3], images[:, :, 2:, 2:])


def test_testing_again_says_the_same(examined: Examined) -> None:
    before = read(examined.folder.test)
    examined.folder.test.unlink()
    assert list(examined.test(1)) == [(60, 60)]
    assert read(examined.folder.test).probabilities == pytest.approx(before.probabilities, abs=1e-5)


def test_ten_crops_are_averaged_as_probabilities(examined: Examined) -> None:
    list(examined.test(10))
    told = read(examined.folder.test_of_ten_crops)
    images = data_set("tiny").load("test").images
    border = np.rint(np.array(examined.about["mean"])).astype(np.uint8)
    each = [functional.softmax(examined.logits(crop), dim=1) for crop in ten_crops(np.array(images), 4, border)]
    assert told.probabilities == pytest.approx(torch.stack(each).mean(0).numpy(), abs=1e-5)
    assert accuracy(told).total == 60


def test_what_cannot_be_shown_is_worded(examined: Examined) -> None:
    image = examined.picture({"number": 0})
    for ask, words in (
        (lambda: examined.maps(image, "body.11"), "list of numbers"),
        (lambda: examined.maps(image, "body.99"), "no part 'body.99'"),
        (lambda: examined.maps(image, ""), "no part"),
        (lambda: examined.cam(image, "body.3", 3), "3 classes"),
        (lambda: examined.picture({"number": 60}), "60 pictures"),
        (lambda: examined.picture({"number": -1}), "60 pictures"),
    ):
        with pytest.raises(Problem, match=words):
            ask()


def test_weights_that_are_missing_or_of_another_network_are_worded(make: Make, folder: RunFolder) -> None:
    with pytest.raises(Problem, match="no weights yet"):
        Examined(make(), MODEL)
    with pytest.raises(Problem, match="another network"):
        Examined(folder, MODEL.replace("12", "13"))
    folder.best.write_bytes(b"\x10\0\0\0\0\0\0\0garbage")
    with pytest.raises(Problem, match="is damaged"):
        Examined(folder, MODEL)


# -- a picture of one's own


def test_a_picture_is_scaled_and_its_middle_taken(tmp_path: Path) -> None:
    pixels = np.zeros((40, 80, 3), np.uint8)
    pixels[:, 20:60] = (200, 100, 50)
    pixels[:, 60:] = 255
    Image.fromarray(pixels).save(tmp_path / "wide.png")
    found = decode(tmp_path / "wide.png", 3, 20, 20)
    assert found.shape == (3, 20, 20) and found.dtype == np.uint8
    assert found[:, 10, 10].tolist() == [200, 100, 50] and found[:, 10, 2].tolist() == [200, 100, 50]
    grey = decode(tmp_path / "wide.png", 1, 20, 20)
    assert grey.shape == (1, 20, 20) and 110 < grey[0, 10, 10] < 140


def test_what_is_transparent_becomes_white(tmp_path: Path) -> None:
    Image.new("RGBA", (8, 8), (255, 0, 0, 0)).save(tmp_path / "clear.png")
    assert (decode(tmp_path / "clear.png", 3, 4, 4) == 255).all()


def test_other_formats_and_modes(tmp_path: Path) -> None:
    picture = Image.new("RGB", (16, 16), (10, 200, 30))
    for name, mode in (
        ("a.jpg", "RGB"),
        ("b.bmp", "RGB"),
        ("c.gif", "P"),
        ("d.webp", "RGB"),
        ("e.tiff", "CMYK"),
        ("f.png", "L"),
    ):
        picture.convert(mode).save(tmp_path / name)
        assert decode(tmp_path / name, 3, 4, 6).shape == (3, 4, 6)


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + bytes(40), b"%!PS-Adobe-3.0 EPSF-3.0\n", b"text"]
)
def test_what_is_no_picture_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "odd.png").write_bytes(data)
    with pytest.raises(Problem, match="must be a picture"):
        decode(tmp_path / "odd.png", 3, 4, 4)


def test_a_missing_picture_and_a_bomb_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="is missing"):
        decode(tmp_path / "none.png", 3, 4, 4)
    Image.new("1", (12_000, 9_000)).save(tmp_path / "bomb.png")  # 30 kB on disk, 430 MB decoded
    with pytest.raises(Problem, match="at most 50 million pixels"):
        decode(tmp_path / "bomb.png", 3, 4, 4)


def test_a_run_of_another_machine_is_looked_at_with_what_there_is(make: Make, train: Train, quick: RunSettings) -> None:
    folder = make(quick.with_(epochs=1))
    train(folder)
    elsewhere = quick.with_(epochs=1, device="mps" if not torch.backends.mps.is_available() else "cuda")
    (folder.path / "settings.json").write_text(json.dumps(elsewhere.to_json()))
    examined = Examined(folder, MODEL)
    assert examined.device.place.type in ("cpu", "cuda", "mps") and examined.device.place.type != elsewhere.device
    assert sum(examined.predict(examined.picture({"number": 0}))["probabilities"]) == pytest.approx(1.0)


@pytest.mark.gpu
def test_a_gpu_says_the_same(folder: RunFolder, quick: RunSettings) -> None:
    here = Examined(folder, MODEL)
    (folder.path / "settings.json").write_text(json.dumps(quick.with_(device="cuda").to_json()))
    there = Examined(folder, MODEL)
    image = here.picture({"number": 3})
    assert there.predict(image)["probabilities"] == pytest.approx(here.predict(image)["probabilities"], abs=1e-3)
    for ask in (lambda one: one.maps(image, "body.5"), lambda one: one.cam(image, "body.5", 1)):
        assert array(ask(there)["images"]) == pytest.approx(array(ask(here)["images"]), abs=3.0)
    list(there.test(10))
