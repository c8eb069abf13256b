"""Presets against torchvision's networks of the same name: parameters, MACs, and logits with its weights."""

from __future__ import annotations

import pytest
import torch
from torchvision import models

from tests.support.truth import macs_of, module_of, parameters_of
from visionlab.cost.analysis import analyse
from visionlab.presets.registry import preset

TWINS = {
    "resnet-18": "resnet18",
    "resnet-50": "resnet50",
    "densenet-121": "densenet121",
    "squeezenet-1.0": "squeezenet1_0",
    "mobilenet-v2": "mobilenet_v2",
    "vgg-16": "vgg16",
}
#: the smallest pictures that suit; VGG has its linear layers for 224 only
SMALL = {"vgg-16": 224, "squeezenet-1.0": 64}


@pytest.mark.parametrize(("ours", "theirs"), TWINS.items())
def test_same_parameters_and_macs(ours: str, theirs: str) -> None:
    with torch.device("meta"):
        twin = getattr(models, theirs)()
        picture = torch.empty(1, 3, 224, 224)
    report = analyse(preset(ours).graph())
    assert report.parameters == parameters_of(twin)
    assert report.macs == macs_of(twin, picture)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [pytest.param(*pair, marks=[pytest.mark.slow] * (pair[0] == "vgg-16")) for pair in TWINS.items()],
)
def test_same_logits_with_the_same_weights(ours: str, theirs: str) -> None:
    torch.manual_seed(0)
    twin = getattr(models, theirs)().double().eval()
    for name, tensor in twin.state_dict().items():  # statistics and biases that a mix-up would show in
        if name.endswith("running_var"):
            tensor.uniform_(0.5, 1.5)
        elif name.endswith(("running_mean", "bias")):
            tensor.normal_(0.0, 0.1)
    size = SMALL.get(ours, 64)
    network = module_of(preset(ours).graph((3, size, size), 1000), "cpu").double().eval()
    for own, other in ((network.parameters(), twin.parameters()), (network.buffers(), twin.buffers())):
        for mine, his in zip(own, other, strict=True):
            assert mine.shape == his.shape
            mine.data.copy_(his)
    picture = torch.randn(2, 3, size, size, dtype=torch.float64)
    with torch.no_grad():
        expected = twin(picture)
        got = network(picture)
    assert expected.std() > 0
    assert (got - expected).abs().max() <= 1e-8 * expected.abs().max()


def test_shapes_of_the_stages_of_resnet_50() -> None:
    report = analyse(preset("resnet-50").graph())
    shapes = [node.shape for node in report.nodes.values() if node.block.kind == "residual_bottleneck"]
    stages = [(256, 56, 56)] * 3 + [(512, 28, 28)] * 4 + [(1024, 14, 14)] * 6 + [(2048, 7, 7)] * 3
    assert shapes == stages


def test_rows_of_the_table_of_googlenet() -> None:
    """MACs in millions as table 1 of the paper prints them, cut or rounded.

    Row 5a prints 54 M, which its own columns do not give.
    """
    printed = {"3a": 128, "3b": 304, "4a": 73, "4b": 88, "4c": 100, "4d": 119, "4e": 170, "5b": 71}
    graph = preset("googlenet").graph()
    nodes = analyse(graph).nodes
    counted = {node.title: nodes[id].macs / 1e6 for id, node in graph.nodes.items()}
    for row, millions in printed.items():
        assert abs(counted[row] - millions) < 1, row
