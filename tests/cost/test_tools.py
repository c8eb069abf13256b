"""What is said of torchinfo and fvcore against the tools themselves, run on the modules of our PyTorch text."""

from __future__ import annotations

import logging
import warnings

import pytest
import torch
from torchinfo import summary

from tests.support.truth import module_of
from visionlab.cost.analysis import analyse
from visionlab.cost.conventions import TOOLS
from visionlab.presets.base import Preset
from visionlab.presets.registry import presets

#: the families, one of each; all others are left to `make test-all`
QUICK = (
    "starter", "alexnet", "googlenet", "resnet-18", "mobilenet-v1-0.25", "mobilenet-v2", "squeezenet-1.0",
    "cifar-plain-20", "cifar-resnet-20",
)  # fmt: skip
ALL = pytest.mark.parametrize(
    "one",
    [pytest.param(one, marks=[] if id in QUICK else [pytest.mark.slow], id=id) for id, one in presets().items()],
)


@ALL
def test_torchinfo(one: Preset) -> None:
    """On the meta device, which works out nothing but shapes."""
    graph = one.graph()
    network = module_of(graph).eval()
    told = summary(network, input_data=torch.zeros(1, *one.input, device="meta"), verbose=0, device="meta")
    assert told.total_mult_adds == TOOLS["torchinfo"].count(analyse(graph).recording)


@ALL
@pytest.mark.timeout(600)
def test_fvcore(one: Preset) -> None:
    """It traces what really runs, so on smaller pictures and few classes."""
    graph = one.graph((3, min(96, one.input[1]), min(96, one.input[2])), 10)
    report = analyse(graph)
    assert report.input_shape is not None
    logging.getLogger("fvcore").setLevel(logging.ERROR)
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        from fvcore.nn import FlopCountAnalysis  # it warns as it is imported

        told = FlopCountAnalysis(module_of(graph, "cpu").eval(), torch.zeros(1, *report.input_shape)).total()
    assert told == TOOLS["fvcore"].count(report.recording)
