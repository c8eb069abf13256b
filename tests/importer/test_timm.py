"""A spread of timm's convolutional networks comes in; and a table of what becomes of networks, for `make test-all`."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
import torchvision
from timm.layers import BatchNormAct2d
from timm.layers import Linear as Own
from torch import nn

from visionlab.cost.analysis import analyse
from visionlab.exchange.incoming import Told, assemble, tell
from visionlab.importer.hints import hints
from visionlab.importer.making import followed
from visionlab.importer.sources import find
from visionlab.layers.dense import Linear
from visionlab.layers.norm import BatchNorm
from visionlab.layers.opaque import Opaque

NAMES = [
    *("resnet18", "resnet26d", "resnetv2_50", "resnetblur50", "seresnet50", "skresnet18", "ecaresnet26t"),
    *("res2net50_26w_4s", "resnext50_32x4d", "regnetx_002", "regnety_002", "densenet121", "inception_v3"),
    *("inception_v4", "xception41", "mobilenetv2_100", "mobilenetv3_small_100", "mnasnet_100", "efficientnet_b0"),
    *("efficientnet_lite0", "fbnetc_100", "ghostnet_100", "hardcorenas_a", "convnext_atto", "convmixer_768_32"),
    *("repvgg_a0", "cspresnet50", "selecsls42b", "gernet_s", "hrnet_w18_small", "darknet53", "rexnet_100"),
]  # fmt: skip


def brought(source: str, side: int = 224) -> tuple[Told, int, float]:
    """What became of a network, its parameters here with those left out, and the seconds that it took."""
    start = time.perf_counter()
    found = find(source)
    traced = followed(found.make, (3, side, side))
    graph = assemble(traced.flat, traced.paths, hints(traced))
    told = tell(found.name, graph, traced.flat, traced.parameters, traced.left_out)
    report = analyse(graph)
    assert not report.problems
    return told, report.parameters + sum(told.left_out.values()), time.perf_counter() - start


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_network_of_timm_comes_in(name: str) -> None:
    told, parameters, _seconds = brought(f"timm:{name}")
    assert parameters == told.parameters > 0
    # what is foreign to us in convolutional networks are some activations and pools
    assert sum(told.opaque.values()) < told.layers / 2
    assert not {"batch_norm", "Conv2d", "BatchNorm2d", "Linear"} & set(told.opaque)


def test_functions_that_timms_modules_call_are_layers() -> None:
    network = nn.Sequential(
        nn.Conv2d(3, 8, 3), BatchNormAct2d(8, eps=1e-3), nn.AdaptiveAvgPool2d(1), nn.Flatten(), Own(8, 5)
    )
    traced = followed(lambda: network, (3, 16, 16))
    layers = [op.layer for op in traced.ops]
    assert BatchNorm(1e-3) in layers and not any(isinstance(layer, Opaque) for layer in layers)
    assert layers[-1] == Linear(5, bias=True) and traced.paths[-1] == "4"
    assert traced.paths[layers.index(BatchNorm(1e-3))] == "1"


def test_folded_blocks_are_told_one_by_one() -> None:
    told, _parameters, _seconds = brought("torchvision:resnet50")
    assert told.recognised == {"Conv-norm-act": 1, "Residual, bottleneck": 16, "Classifier head": 1}


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_the_table_of_imports() -> None:
    """The table is written where $VISIONLAB_TABLE says, or printed."""
    sources = [f"torchvision:{name}" for name in torchvision.models.list_models(module=torchvision.models)]
    lines = ["| network | layers | recognised | foreign | seconds |", "|---|---:|---|---|---:|"]
    for source in (*sources, *(f"timm:{name}" for name in NAMES)):
        told, parameters, seconds = brought(source)
        assert parameters == told.parameters, source
        cells = [
            ", ".join(f"{name} ×{count}" for name, count in counts.items()) for counts in (told.recognised, told.opaque)
        ]
        lines.append(f"| {source} | {told.layers} | {cells[0]} | {cells[1]} | {seconds:.1f} |")
        print(lines[-1])
    if os.environ.get("VISIONLAB_TABLE"):
        Path(os.environ["VISIONLAB_TABLE"]).write_text("\n".join(lines) + "\n", encoding="utf-8")
