"""Weights from elsewhere go where they belong, or nowhere."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import nn

from tests.support.each_preset import every_preset
from tests.support.truth import module_of
from tests.support.twins import twin_of
from visionlab.exchange.incoming import assemble
from visionlab.exchange.weight_match import match
from visionlab.importer.making import followed
from visionlab.importer.sources import find
from visionlab.importer.weights import _named_after, answer, shapes_of, table, write_own
from visionlab.presets.base import Preset
from visionlab.presets.registry import presets
from visionlab.problem import Problem
from visionlab.project import dumps
from visionlab.trainer.start import start_from

TWINS = [one for one in presets().values() if one.twin.startswith("torchvision:")]
QUICK_TWINS = (
    "resnet-18",
    "vgg-11-bn",
    "squeezenet-1.0",
    "mobilenet-v2",
    "densenet-121",
    "resnext-50-32x4d",
)


def renamed(names: list[str]) -> dict[str, str]:
    """Other names of the same modules in the same order."""
    modules = {name.rpartition(".")[0]: None for name in names}
    numbers = {path: number for number, path in enumerate(modules)}
    return {name: f"trunk.{numbers[name.rpartition('.')[0]]}.{name.rpartition('.')[2]}" for name in names}


def job(graph: Any, file: Path, **more: object) -> dict[str, object]:
    return {"document": dumps(graph), "network": "Net", "file": str(file), **more}


def tell(done: int, total: int) -> None:
    pass


@every_preset()
def test_every_tensor_finds_its_place_by_name_and_by_order(one: Preset) -> None:
    ours = shapes_of(module_of(one.graph()).state_dict())
    names = list(ours)
    shuffled = random.Random(0).sample(names, len(names))
    by_name = match({name: ours[name] for name in shuffled}, ours)
    assert [(row.theirs, row.ours, row.how) for row in by_name] == [(name, name, "name") for name in names]
    other = renamed(names)
    by_order = match({other[name]: ours[name] for name in names}, ours)
    assert [(row.theirs, row.ours, row.how) for row in by_order] == [(other[name], name, "order") for name in names]


@pytest.mark.parametrize(
    "one",
    [pytest.param(one, marks=[] if one.id in QUICK_TWINS else [pytest.mark.slow], id=one.id) for one in TWINS],
)
def test_a_twins_tensors_find_their_places_by_structure(one: Preset) -> None:
    network = module_of(one.graph())
    with torch.device("meta"):
        twin = twin_of(one)
    rows = table(network, one.input, twin.state_dict(), one.twin)
    assert {row.how for row in rows} <= {"structure", "order", "spare"}
    truth = zip(network.named_parameters(), twin.named_parameters(), strict=False)  # both in the order of use
    heads = tuple(getattr(network, "auxiliary_heads", ()))
    expected = {mine: his for (mine, _), (his, _) in truth if not mine.startswith(heads or ("\0",))}
    learned = {row.ours: row.theirs for row in rows if row.is_taken}
    assert {mine: learned[mine] for mine in expected} == expected


@pytest.mark.parametrize("kind", ["pth", "safetensors"])
@pytest.mark.parametrize("id", ["starter", "cifar-resnet-20", "squeezenet-1.1"])
def test_the_round_trip_gives_the_same_logits(id: str, kind: str, tmp_path: Path) -> None:
    graph = presets()[id].graph()
    torch.manual_seed(0)
    theirs = module_of(graph, "cpu").eval()
    state = theirs.state_dict()
    for name, value in state.items():
        if name.endswith("running_var"):
            value.uniform_(0.5, 1.5)
    names = renamed(list(state))
    given = {names[name]: value for name, value in state.items()}
    file, out = tmp_path / f"w.{kind}", tmp_path / "out.safetensors"
    if kind == "pth":
        torch.save({"state_dict": {f"module.{name}": value for name, value in given.items()}}, file)
    else:
        save_file(given, file)
    assert answer(job(graph, file, output=str(out)), tell)["written"]
    ours = module_of(graph, "cpu").eval()
    assert start_from(out, ours) == []
    picture = torch.randn(2, *presets()[id].input)
    with torch.no_grad():
        assert torch.equal(ours(picture), theirs(picture))


def small() -> tuple[Any, dict[str, torch.Tensor]]:
    graph = presets()["starter"].graph()
    return graph, module_of(graph, "cpu").state_dict()


def test_a_head_of_other_classes_needs_to_be_asked_for(tmp_path: Path) -> None:
    graph, state = small()
    head = list(state)[-2].rpartition(".")[0]
    for leaf in ("weight", "bias"):
        shape = state[f"{head}.{leaf}"].shape
        state[f"{head}.{leaf}"] = torch.zeros(7, *shape[1:])
    file, out = tmp_path / "w.pth", tmp_path / "out.safetensors"
    torch.save(state, file)
    told = answer(job(graph, file, output=str(out)), tell)
    assert [row.how for row in told["rows"][:3]] == ["shape", "shape", "name"]
    assert not told["written"] and not out.exists()
    assert answer(job(graph, file, output=str(out), partial=True), tell)["written"]
    with safe_open(out, "pt") as opened:
        about = opened.metadata()
    assert sorted(json.loads(about["left"])) == [f"{head}.bias", f"{head}.weight"]
    assert json.loads(about["network"]) == "Net"
    assert start_from(out, module_of(graph, "cpu")) == [head]


def test_numbers_of_another_type_are_turned_or_refused(tmp_path: Path) -> None:
    graph, state = small()
    file, out = tmp_path / "w.pth", tmp_path / "out.safetensors"
    torch.save({name: value.half() if value.is_floating_point() else value for name, value in state.items()}, file)
    assert answer(job(graph, file, output=str(out)), tell)["written"]
    assert {value.dtype for value in load_file(out).values()} <= {torch.float32, torch.int64}
    out.unlink()
    first = next(iter(state))
    torch.save(state | {first: state[first].to(torch.int32)}, file)
    with pytest.raises(Problem, match="must hold floating-point numbers, got int32"):
        answer(job(graph, file, output=str(out)), tell)
    assert not out.exists()


def test_a_stretched_tensor_takes_no_memory(tmp_path: Path) -> None:
    graph, state = small()
    file = tmp_path / "w.pth"
    torch.save({**state, "more": torch.zeros(1).expand(1 << 40)}, file)
    assert answer(job(graph, file), tell)["rows"][0].how == "left over"


def test_what_is_built_otherwise_is_refused(tmp_path: Path) -> None:
    torch.save({"a": torch.ones(1)}, tmp_path / "w.pth")
    with pytest.raises(Problem, match="not built the same"):
        answer(job(small()[0], tmp_path / "w.pth") | {"as": "torchvision:resnet18"}, tell)
    with pytest.raises(Problem, match="None of the weights fits"):
        answer(job(small()[0], tmp_path / "w.pth", output=str(tmp_path / "o"), partial=True), tell)


def test_modules_that_are_not_there_do_not_shift_the_others() -> None:
    class Net(nn.Sequential):
        pass

    ours = Net(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.Conv2d(4, 8, 3), nn.Conv2d(8, 2, 1))
    theirs = {"s.weight": (4, 3, 3, 3), "s.bias": (4,), "t.weight": (8, 4, 3, 3), "t.bias": (8,)}
    rows = match(theirs, shapes_of(ours.state_dict()))
    assert {row.theirs: row.ours for row in rows if row.is_taken} == {
        "s.weight": "0.weight", "s.bias": "0.bias", "t.weight": "2.weight", "t.bias": "2.bias",
    }  # fmt: skip
    assert {row.ours for row in rows if row.how == "missing"} == {
        "1.weight", "1.bias", "1.running_mean", "1.running_var", "3.weight", "3.bias",
    }  # fmt: skip


def test_a_file_with_a_name_of_torchvision_is_known_by_it(tmp_path: Path) -> None:
    assert _named_after(Path("resnet50-11ad3fa6.pth")) == "torchvision:resnet50"
    assert _named_after(Path("inception_v3_google-0cc3c7bd.pth")) == "torchvision:inception_v3"
    assert _named_after(Path("best.pth")) == _named_after(Path("os-11ad3fa6.pth")) == ""


def test_a_source_of_another_network_gives_way_to_names_or_order_that_fit(tmp_path: Path) -> None:
    one = presets()["resnet-18"]
    network = module_of(one.graph())
    other = renamed(list(network.state_dict()))
    given = {other[name]: value for name, value in network.state_dict().items()}
    assert {row.how for row in table(network, one.input, given, "torchvision:resnet18")} == {"order"}
    assert {row.how for row in table(network, one.input, given, "torchvision:resnet34")} == {"order"}


def test_timms_trained_weights_need_a_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    timm = pytest.importorskip("timm")

    def refuse(name: str, pretrained: bool) -> nn.Module:
        if pretrained:
            raise OSError("no route\nto the host")
        return nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 2))

    monkeypatch.setattr(timm, "create_model", refuse)
    source = find("timm:resnet18")
    traced = followed(source.make, (3, 16, 16))
    graph = assemble(traced.flat, traced.paths)
    with pytest.raises(Problem, match=r"trained weights of resnet18 cannot be fetched: no route$"):
        write_own("timm:resnet18", source, traced, graph, tmp_path / "w.safetensors", tell)
    write_own("elsewhere", source, traced, graph, tmp_path / "w.safetensors", tell)
    assert start_from(tmp_path / "w.safetensors", module_of(graph, "cpu")) == []
