"""Programs of torch.export come in as the networks they were made from, and without running anything in them."""

from __future__ import annotations

import json
import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
import torchvision
from torch import nn

from tests.support.each_preset import every_preset
from visionlab.cost.analysis import analyse
from visionlab.exchange.incoming import assemble
from visionlab.exchange.pytorch_text import pytorch_text
from visionlab.importer.hints import hints
from visionlab.importer.making import build, followed
from visionlab.importer.pt2_graph import read
from visionlab.importer.tracing import Traced
from visionlab.importer.writing import network_of, pt2_bytes
from visionlab.layers.opaque import Opaque
from visionlab.presets.base import Preset
from visionlab.presets.registry import presets
from visionlab.problem import Problem

QUICK = ["starter", "squeezenet-1.0", "googlenet"]


def _followed(path: Path, shape: tuple[int, ...] | None = None) -> Traced:
    return followed(lambda: read(path, shape), shape)


def _comes_back(one: Preset, folder: Path) -> None:
    graph = one.graph()
    file = folder / "one.pt2"
    file.write_bytes(pt2_bytes(network_of(pytorch_text(graph)), one.input))
    traced = _followed(file)
    again = assemble(traced.flat, traced.paths, hints(traced), folds=False)
    report, told = analyse(graph), analyse(again)
    assert (told.parameters, told.macs, told.recording.layers) == (
        report.parameters,
        report.macs,
        report.recording.layers,
    )
    kinds = [graph.nodes[id].block.kind for id in graph.order if not graph.nodes[id].block.is_auxiliary]
    assert [again.nodes[id].block.kind for id in again.order] == kinds


@pytest.mark.parametrize("id", QUICK)
def test_a_preset_comes_back(id: str, tmp_path: Path) -> None:
    _comes_back(presets()[id], tmp_path)


@pytest.mark.slow
@every_preset()
def test_every_preset_comes_back(one: Preset, tmp_path: Path) -> None:
    _comes_back(one, tmp_path)


@pytest.mark.parametrize("name", [pytest.param("mobilenet_v3_small", marks=pytest.mark.slow), "shufflenet_v2_x0_5"])
def test_torchvisions_networks_come_in_with_their_weights(name: str, tmp_path: Path) -> None:
    torch.manual_seed(0)
    theirs = torchvision.models.get_model(name, weights=None).eval()
    file = tmp_path / f"{name}.pt2"
    file.write_bytes(pt2_bytes(theirs, (3, 64, 64)))
    traced = _followed(file)
    graph = assemble(traced.flat, traced.paths)
    assert not any(isinstance(node.block, Opaque) for node in graph.nodes.values())
    assert analyse(graph).parameters == sum(each.numel() for each in theirs.parameters())
    pictures = torch.randn(2, 3, 64, 64)
    with torch.no_grad():
        (got,) = build(lambda: read(file, None), stores=True)(pictures)
        assert torch.allclose(got, theirs(pictures), atol=1e-5)


def test_a_border_below_every_number(tmp_path: Path) -> None:
    class Bordered(nn.Module):
        def forward(self, x: torch.Tensor) -> Any:
            return nn.functional.max_pool2d(nn.functional.pad(x, (0, 1, 0, 1), value=float("-inf")), 3, 2)

    file = tmp_path / "bordered.pt2"
    file.write_bytes(pt2_bytes(Bordered(), (3, 8, 8)))
    assert [op.layer.kind for op in _followed(file).flat.ops] == ["input", "pad", "max_pool"]


def test_what_is_written_over_is_read_so_later(tmp_path: Path) -> None:
    class Over(nn.Module):
        def forward(self, x: torch.Tensor) -> Any:
            y = x * 2.0
            return torch.sigmoid(nn.functional.relu_(y)) + y

    file = tmp_path / "over.pt2"
    file.write_bytes(pt2_bytes(Over(), (3, 8, 8)))
    ops = _followed(file).flat.ops
    assert [op.layer.kind for op in ops] == ["input", "multiply", "relu", "sigmoid", "add"]
    assert ops[-1].inputs == (3, 2)


class _Odd(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(8)
        self.head = nn.Linear(8, 5)

    def forward(self, x: torch.Tensor) -> Any:
        return self.head(self.norm(x.mean(1))).mean(1)


def test_what_is_foreign_stays_opaque(tmp_path: Path) -> None:
    file = tmp_path / "odd.pt2"
    file.write_bytes(pt2_bytes(_Odd(), (3, 8, 8)))
    traced = _followed(file)
    found = [op.layer.operation for op in traced.flat.ops if isinstance(op.layer, Opaque)]
    assert "layer_norm" in found
    assert analyse(assemble(traced.flat, traced.paths)).parameters == traced.parameters == 16 + 45


# -- what is refused


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("pt2") / "good.pt2"
    network = nn.Sequential(nn.Conv2d(3, 4, 3), nn.AdaptiveAvgPool2d(1), nn.Flatten())
    file.write_bytes(pt2_bytes(network, (3, 8, 8)))
    return file


def _with(good: Path, folder: Path, ending: str, change: Callable[[bytes], bytes]) -> Path:
    """The file with one of its parts changed."""
    file = folder / "changed.pt2"
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(file, "w") as new:
        for each in old.infolist():
            data = old.read(each)
            new.writestr(each.filename, change(data) if each.filename.endswith(ending) else data)
    return file


def _of_json(change: Callable[[Any], object]) -> Callable[[bytes], bytes]:
    def changed(data: bytes) -> bytes:
        told = json.loads(data)
        change(told)
        return json.dumps(told).encode()

    return changed


def _first(told: Any) -> Any:
    return told["graph_module"]["graph"]["nodes"][0]


def _tensors(told: Any) -> Any:
    return told["graph_module"]["graph"]["tensor_values"].values()


WEIGHTS, MODEL = "model_weights_config.json", "models/model.json"
EVIL = "__import__('os').getpid()"
BROKEN: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "a program cut off": (MODEL, lambda data: data[:200]),
    "no program": (MODEL, lambda data: b"[]"),
    "another version": (MODEL, _of_json(lambda told: told["schema_version"].update(major=99))),
    "a pickle": (WEIGHTS, _of_json(lambda told: told["config"]["0.weight"].update(use_pickle=True))),
    "weights that are not there": (WEIGHTS, _of_json(lambda told: told["config"]["0.weight"].update(path_name="../x"))),
    "weights cut off": ("weight_0", lambda data: data[:16]),
    "a type that is none": (
        WEIGHTS,
        _of_json(lambda told: told["config"]["0.weight"]["tensor_meta"].update(dtype=99)),
    ),
    "an input from nowhere": (
        MODEL,
        _of_json(lambda told: _first(told)["inputs"][0]["arg"]["as_tensor"].update(name="nowhere")),
    ),
    "no inputs": (MODEL, _of_json(lambda told: told["graph_module"]["signature"].update(input_specs=[]))),
    "sizes that are text": (
        MODEL,
        _of_json(lambda told: [each.update(sizes=[{"as_int": EVIL}]) for each in _tensors(told)]),
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_refused_in_one_sentence(name: str, good: Path, tmp_path: Path) -> None:
    file = _with(good, tmp_path, *BROKEN[name])
    with pytest.raises(Problem) as refused:
        _followed(file)
    assert "\n" not in str(refused.value)
    assert 20 < len(str(refused.value)) < 400


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", pickle.dumps(print), b"<html>"])
def test_what_is_no_archive(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "none.pt2"
    file.write_bytes(data)
    with pytest.raises(Problem, match="must be a program of torch"):
        _followed(file)


def test_nothing_in_a_file_is_evaluated(good: Path, tmp_path: Path) -> None:
    marker = tmp_path / "was-here"
    evil = f"__import__('pathlib').Path({str(marker)!r}).touch()"

    def change(told: Any) -> None:
        _first(told)["target"] = f"torch.ops.aten.{evil}"
        for value in _tensors(told):
            for size in value["sizes"]:
                if "as_expr" in size:
                    size["as_expr"]["expr_str"] = evil

    traced = _followed(_with(good, tmp_path, MODEL, _of_json(change)))
    assert isinstance(traced.flat.ops[1].layer, Opaque)
    assert not marker.exists()


def test_another_size_is_refused(good: Path) -> None:
    with pytest.raises(Problem, match="takes pictures of 3x8x8, not of 3x9x9"):
        read(good, (3, 9, 9))
