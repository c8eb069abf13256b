"""All of torchvision's classification networks come in, with its own counts; what is all ours gives the same logits."""

from __future__ import annotations

import warnings

import pytest
import torch
import torchvision
from torch import nn

from tests.support.truth import macs_of, module_of
from visionlab.cost.analysis import analyse
from visionlab.exchange.incoming import assemble, tell
from visionlab.importer.carrying import carry, pairs
from visionlab.importer.making import build, followed
from visionlab.importer.tracing import trace

NAMES = torchvision.models.list_models(module=torchvision.models)
#: one of each kind; the rest of the registry is left to `make test-all`
QUICK = [
    *("alexnet", "convnext_tiny", "densenet121", "efficientnet_b0", "googlenet", "inception_v3", "mnasnet0_5"),
    *("mobilenet_v2", "mobilenet_v3_small", "regnet_x_400mf", "resnet18", "shufflenet_v2_x0_5", "squeezenet1_0"),
    *("swin_t", "swin_v2_t", "vgg11", "vit_b_16"),
]
#: of layers that are here, and light enough to be run
SAME = [
    *("densenet121", "efficientnet_b0", "googlenet", "mobilenet_v2", "mobilenet_v3_small", "resnet18"),
    *("shufflenet_v2_x0_5", "squeezenet1_0"),
]
LARGE = [
    *("alexnet", "inception_v3", "mnasnet0_5", "regnet_x_400mf", "regnet_y_400mf", "resnet50", "resnext50_32x4d"),
    *("vgg11_bn", "vgg16", "efficientnet_v2_s", "wide_resnet50_2", "densenet201", "mobilenet_v3_large", "regnet_y_8gf"),
]


def make(name: str) -> nn.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        network = torchvision.models.get_model(name, weights=None)
    assert isinstance(network, nn.Module)
    return network


@pytest.mark.parametrize(
    "name", [name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in NAMES]
)
def test_a_network_comes_in(name: str) -> None:
    traced = followed(lambda: make(name), (3, 224, 224))
    graph = assemble(traced.flat, traced.paths)
    report = analyse(graph)
    told = tell(name, graph, traced.flat, traced.parameters, traced.left_out)
    assert not report.problems
    assert report.parameters + sum(told.left_out.values()) == told.parameters == traced.parameters
    assert set(told.left_out) <= {"aux1", "aux2", "AuxLogits"}
    assert report.classes == 1000


@pytest.mark.parametrize("name", ["resnet18", "swin_t", "vit_b_16", "convnext_tiny", "mobilenet_v2"])
def test_macs_are_torchs_own(name: str) -> None:
    traced = followed(lambda: make(name), (3, 224, 224))
    network = build(lambda: make(name))
    report = analyse(assemble(traced.flat, traced.paths))
    assert report.macs == macs_of(network, torch.empty(1, 3, 224, 224, device="meta"))


@pytest.mark.parametrize("name", [*SAME, *(pytest.param(name, marks=pytest.mark.slow) for name in LARGE)])
def test_the_round_trip_gives_the_same_logits(name: str) -> None:
    torch.manual_seed(0)
    theirs = build(lambda: make(name), stores=True)
    for each in theirs.modules():
        if isinstance(each, nn.BatchNorm2d):
            each.running_mean.uniform_(-0.1, 0.1)
            each.running_var.uniform_(0.5, 1.5)
    side = 96 if name not in ("inception_v3", "alexnet", "vgg16", "vgg11_bn") else 224
    traced = trace(theirs, (3, side, side))
    ours = module_of(assemble(traced.flat, traced.paths), "cpu").eval()
    carry(theirs, ours, pairs(traced, trace(ours, (3, side, side))))
    picture = torch.randn(1, 3, side, side, dtype=torch.float64)
    with torch.no_grad():
        expected, got = theirs.double()(picture), ours.double()(picture)
    assert expected.std() > 0
    assert (expected - got).abs().max() <= 1e-9 * expected.abs().max()
