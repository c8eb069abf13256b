"""`cost --json` field by field, and the other commands' JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from visionlab import project
from visionlab.blocks.catalogue import parts
from visionlab.cli import main
from visionlab.cost.analysis import analyse
from visionlab.fields import specs
from visionlab.presets.registry import preset, presets
from visionlab.runs.recipe import recipes
from visionlab.runs.settings import RunSettings


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    """What a command prints as JSON."""
    assert main(list(words)) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return json.loads(told.out)


def test_cost_json_is_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, "cost", "resnet-18", "--batch", "2", "--json")
    assert list(told) == [
        "network",
        "input",
        "classes",
        "batch",
        "parameters",
        "macs",
        "activations",
        "memory",
        "nodes",
        "problems",
    ]
    assert (told["network"], told["input"], told["classes"], told["batch"]) == ("resnet-18", [3, 224, 224], 1000, 2)
    # torchvision's ResNet-18; outputs of the stem, four convolutions a stage, three shortcuts and the classifier
    assert (told["parameters"], told["macs"]) == (11_689_512, 1_814_073_344)
    stages = [(64, 56, 4), (128, 28, 5), (256, 14, 5), (512, 7, 5)]
    assert told["activations"] == 64 * 112**2 + sum(c * side**2 * n for c, side, n in stages) + 1000
    assert told["problems"] == []
    assert list(told["memory"]) == [
        "weights_bytes",
        "forward_peak_bytes",
        "saved_for_backward_bytes",
        "training_bytes",
    ]
    assert told["memory"]["weights_bytes"] == 4 * 11_689_512
    assert told["memory"]["training_bytes"] == 12 * 11_689_512 + told["memory"]["saved_for_backward_bytes"]
    for node in told["nodes"]:
        assert list(node) == ["id", "block", "output_shape", "parameters", "macs", "receptive_field"]
    assert [node["id"] for node in told["nodes"]] == list(preset("resnet-18").graph().order)
    assert sum(node["parameters"] for node in told["nodes"]) == told["parameters"]
    assert sum(node["macs"] for node in told["nodes"]) == told["macs"]
    assert told["nodes"][0] == {
        "id": "input",
        "block": "input",
        "output_shape": [3, 224, 224],
        "parameters": 0,
        "macs": 0,
        "receptive_field": [1, 1],
    }
    assert told["nodes"][-1]["output_shape"] == [1000]
    # published: Araujo et al. 2019, "Computing receptive fields", table 1 has 435 for ResNet-18's last maps
    assert told["nodes"][-2]["receptive_field"] == [435, 435]


def test_memory_follows_the_batch_and_nothing_else_does(capsys: pytest.CaptureFixture[str]) -> None:
    one = printed(capsys, "cost", "cifar-resnet-20", "--json")
    many = printed(capsys, "cost", "cifar-resnet-20", "--batch", "64", "--json")
    assert one["batch"] == 1
    assert many["memory"]["saved_for_backward_bytes"] > 60 * one["memory"]["saved_for_backward_bytes"]
    assert many["memory"]["weights_bytes"] == one["memory"]["weights_bytes"]
    for told in (one, many):
        del told["memory"], told["batch"]
    assert one == many


@pytest.mark.parametrize("id", list(presets()))
def test_layers_add_up_to_the_totals(capsys: pytest.CaptureFixture[str], id: str) -> None:
    told = printed(capsys, "cost", id, "--per-layer", "--json")
    layers = told["layers"]
    for layer in layers:
        assert list(layer) == ["path", "kind", "output_shape", "parameters", "macs"]
    assert sum(layer["parameters"] for layer in layers) == told["parameters"]
    assert sum(layer["macs"] for layer in layers) == told["macs"]
    paths = [layer["path"] for layer in layers]
    assert len(paths) == len(set(paths))
    counted = {node["id"] for node in told["nodes"] if "auxiliary" not in node}
    assert {path.split("/")[0] for path in paths} == counted


def test_another_input_and_number_of_classes(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, "cost", "resnet-18", "--input", "3x32x32", "--classes", "10", "--json")
    assert (told["input"], told["classes"]) == ([3, 32, 32], 10)
    # 990 classes fewer, each of 512 weights and a bias
    assert told["parameters"] == 11_689_512 - 990 * 513


def test_a_network_with_problems_is_shown_as_far_as_it_works(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cost", "alexnet", "--input", "3x32x32", "--json"]) == 2
    told = capsys.readouterr()
    assert told.err == "visionlab: alexnet, max_pool_2: Max pool needs maps of at least 3x3: got 2x2\n"
    report = json.loads(told.out)
    assert report["classes"] is None
    assert report["problems"] == [{"node": "max_pool_2", "problem": "Max pool needs maps of at least 3x3: got 2x2"}]
    broken = next(node for node in report["nodes"] if node["id"] == "max_pool_2")
    assert (broken["output_shape"], broken["receptive_field"]) == (None, None)


def test_a_file_costs_what_its_preset_costs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "net.vlab"
    project.save(path, preset("googlenet").graph())
    from_file = printed(capsys, "cost", str(path), "--json")
    from_preset = printed(capsys, "cost", "googlenet", "--json")
    assert from_file.pop("network") == str(path)
    assert from_preset.pop("network") == "googlenet"
    assert from_file == from_preset


def test_presets_json(capsys: pytest.CaptureFixture[str]) -> None:
    told = {item["id"]: item for item in printed(capsys, "presets", "--json")}
    assert list(told) == list(presets())
    for id, item in told.items():
        cost = printed(capsys, "cost", id, "--json")
        assert (item["parameters"], item["macs"]) == (cost["parameters"], cost["macs"])
        assert (item["input"], item["classes"]) == (cost["input"], cost["classes"])


def test_recipes_json(capsys: pytest.CaptureFixture[str]) -> None:
    told = {item["id"]: item for item in printed(capsys, "recipes", "--json")}
    assert list(told) == list(recipes())
    for id, item in told.items():
        assert RunSettings.from_json(item["settings"] | {"recipe": id}) == recipes()[id].whole
        assert item["title"] and item["source"] and item["about"]
    assert main(["recipes"]) == 0
    assert capsys.readouterr().out.count("\n") == len(told) + 2


def test_blocks_json(capsys: pytest.CaptureFixture[str]) -> None:
    told = {item["block"]: item for item in printed(capsys, "blocks", "--json")}
    assert list(told) == list(parts())
    for kind, part in parts().items():
        assert [field["name"] for field in told[kind]["fields"]] == [spec.name for spec in specs(part)]
        assert told[kind]["about"]
    assert told["add"]["inputs"] is None
    assert told["input"]["inputs"] == 0
    kernel = next(field for field in told["conv"]["fields"] if field["name"] == "kernel")
    assert (kernel["kind"], kernel["default"], kernel["low"], kernel["high"]) == ("integer", 3, 1, 64)


def test_options_of_a_preset_follow_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, "cost", "densenet-121:growth_rate=24,depths=6 12 32 32", "--json")
    assert [node["block"] for node in told["nodes"]].count("dense_block") == 4
    assert told["parameters"] != analyse(preset("densenet-121").graph()).parameters
    same = printed(capsys, "cost", "densenet-121:growth_rate=32", "--json")
    assert same["parameters"] == 7_978_856


@pytest.mark.parametrize(
    ("network", "sentence"),
    [
        ("densenet-121:k=3", "Preset has no field 'k': its fields are"),
        ("densenet-121:growth_rate=many", "growth_rate must be a whole number"),
        ("densenet-121:growth_rate", "growth_rate must be a whole number"),
        ("starter:width=2", "has no field 'width'"),
    ],
)
def test_an_option_that_a_preset_does_not_have_is_named(
    network: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cost", network]) == 2
    assert sentence in capsys.readouterr().err
