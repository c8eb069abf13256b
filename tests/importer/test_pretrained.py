"""torchvision's trained weights: from torch's cache, by a server, and refused where the checksum tells."""

from __future__ import annotations

import hashlib
import io
import json
import urllib.error
import urllib.request
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest
import torch
import torchvision
from safetensors import safe_open

from tests.support.truth import module_of
from tests.support.twins import twin_of
from visionlab.importer import pretrained as room
from visionlab.importer.pretrained import pretrained
from visionlab.importer.weights import answer
from visionlab.presets.registry import presets
from visionlab.problem import Problem
from visionlab.project import dumps
from visionlab.trainer.start import start_from


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    return tmp_path / "hub" / "checkpoints"


@pytest.fixture
def content(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """The bytes of what torchvision says are its weights."""
    data = b"weights" * 100
    known_as(monkeypatch, data)
    return data


def known_as(monkeypatch: pytest.MonkeyPatch, data: bytes) -> str:
    """Has torchvision name these bytes, by their checksum, as its weights; gives the name of their file."""
    begin = hashlib.sha256(data).hexdigest()[:8]

    class Chosen:
        url = f"https://download.pytorch.org/models/resnet18-{begin}.pth"
        meta = torchvision.models.ResNet18_Weights.IMAGENET1K_V1.meta
        transforms = torchvision.models.ResNet18_Weights.IMAGENET1K_V1.transforms

    known = SimpleNamespace(__members__={"DEFAULT": Chosen})
    monkeypatch.setattr(torchvision.models, "get_model_weights", lambda name: known)
    return Chosen.url.rpartition("/")[2]


def served(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    class Answer(io.BytesIO):
        headers: ClassVar[dict[str, str]] = {"Content-Length": str(len(data))}

    monkeypatch.setattr(urllib.request, "urlopen", lambda url, timeout: Answer(data))


def test_a_file_in_the_cache_is_taken(home: Path, content: bytes) -> None:
    home.mkdir(parents=True)
    path = home / f"resnet18-{hashlib.sha256(content).hexdigest()[:8]}.pth"
    path.write_bytes(content)
    found = pretrained("resnet18", "DEFAULT")
    assert found.path == path
    assert found.about["mean"] == pytest.approx([123.675, 116.28, 103.53])
    assert len(found.about["classes"]) == 1000  # type: ignore[arg-type]
    path.write_bytes(content[:-1])
    with pytest.raises(Problem, match="is damaged"):
        pretrained("resnet18", "DEFAULT")


def test_a_preset_takes_its_twins_trained_weights(home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    one = presets()["squeezenet-1.1"]
    torch.manual_seed(0)
    twin = twin_of(one).eval()
    torch.save(twin.state_dict(), tmp_path / "w.pth")
    home.mkdir(parents=True)
    data = (tmp_path / "w.pth").read_bytes()
    (home / known_as(monkeypatch, data)).write_bytes(data)
    out = tmp_path / "out.safetensors"
    job = {"document": dumps(one.graph()), "network": one.title, "output": str(out)}
    assert answer({**job, "file": "torchvision:DEFAULT", "as": one.twin}, lambda done, total: None)["written"]
    ours = module_of(one.graph(), "cpu").eval()
    assert start_from(out, ours) == []
    with safe_open(out, "pt") as file:
        about = file.metadata()
    assert len(json.loads(about["classes"])) == 1000 and json.loads(about["left"]) == []
    picture = torch.randn(1, *one.input)
    with torch.no_grad():
        assert torch.allclose(ours(picture), twin(picture), atol=1e-5)


def test_weights_of_torchvision_need_a_network_of_it() -> None:
    job = {"document": dumps(presets()["starter"].graph()), "file": "torchvision:DEFAULT"}
    with pytest.raises(Problem, match="say which with --as torchvision:NAME"):
        answer(job, lambda done, total: None)


def test_it_is_fetched_and_checked(home: Path, content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    served(monkeypatch, content)
    told: list[tuple[int, int]] = []
    assert pretrained("resnet18", "DEFAULT", lambda *at: told.append(at)).path.read_bytes() == content
    assert told[-1] == (700, 700)


def test_what_has_another_checksum_is_not_kept(home: Path, content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    served(monkeypatch, content + b"!")
    with pytest.raises(Problem, match="another checksum"):
        pretrained("resnet18", "DEFAULT")
    assert list(home.iterdir()) == []


def test_no_network_is_one_sentence(home: Path, content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(url: str, timeout: float) -> Any:
        raise urllib.error.URLError("no route to host")

    monkeypatch.setattr(urllib.request, "urlopen", refuse)
    with pytest.raises(Problem, match=r"cannot be fetched \(no route to host\): put the file into"):
        pretrained("resnet18", "DEFAULT")
    assert list(home.iterdir()) == []


def test_unknown_names() -> None:
    with pytest.raises(Problem, match="it has IMAGENET1K_V1"):
        pretrained("resnet18", "NONE")
    with pytest.raises(Problem, match="torchvision has no network 'nonesuch'"):
        pretrained("nonesuch", "DEFAULT")


def test_the_real_names_carry_a_checksum() -> None:
    assert room._is_whole(Path("no-checksum-in-it.pth"))
    for name in ("resnet50", "vgg16", "inception_v3"):
        for each in torchvision.models.get_model_weights(name):
            assert room.re.search(r"-[0-9a-f]{8}\.pth$", each.url)
    assert torch.hub.get_dir()
