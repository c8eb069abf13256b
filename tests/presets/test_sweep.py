"""Sweeps: the tables of MobileNet come out of one, and every preset can be swept."""

from __future__ import annotations

import pytest

from tests.support.networks import chain
from visionlab.blocks.catalogue import parts
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.inverted_residual import InvertedResidual
from visionlab.blocks.repeat import Repeat
from visionlab.blocks.residual_bottleneck import ResidualBottleneck
from visionlab.cost.analysis import analyse
from visionlab.fields import specs
from visionlab.graph.model import EMPTY, Graph
from visionlab.layers.conv import Conv
from visionlab.layers.dense import Flatten, Linear
from visionlab.layers.pool import GlobalAvgPool
from visionlab.layers.source import Input
from visionlab.presets.registry import preset, presets
from visionlab.presets.sweep import DEPTHS, SHARED, WIDTHS, Axis, axes, swept
from visionlab.problem import Problem


def axis_of(graph: Graph, name: str) -> Axis:
    return next(axis for axis in axes(graph) if axis.name == name)


def names(graph: Graph) -> set[str]:
    return {axis.name for axis in axes(graph)}


@pytest.mark.parametrize(
    ("alpha", "macs", "parameters"), [(1.0, 569, 4.2), (0.75, 325, 2.6), (0.5, 149, 1.3), (0.25, 41, 0.5)]
)
def test_width_is_table_6_of_mobilenet(alpha: float, macs: int, parameters: float) -> None:
    graph = preset("mobilenet-v1").graph()
    report = analyse(swept(graph, axis_of(graph, "width"), alpha))
    assert round(report.macs / 1e6) == macs
    assert round(report.parameters / 1e6, 1) == parameters


@pytest.mark.parametrize("alpha", [0.75, 0.5, 0.25])
def test_width_makes_the_presets_own_thin_networks(alpha: float) -> None:
    graph = preset("mobilenet-v1").graph()
    thin = preset(f"mobilenet-v1-{alpha:g}").graph()
    made = swept(graph, axis_of(graph, "width"), alpha)
    assert {id: node.block for id, node in made.nodes.items()} == {id: node.block for id, node in thin.nodes.items()}


@pytest.mark.parametrize(("resolution", "macs"), [(224, 569), (192, 418), (160, 290), (128, 186)])
def test_resolution_is_table_7_of_mobilenet(resolution: int, macs: int) -> None:
    graph = preset("mobilenet-v1").graph()
    axis = axis_of(graph, "resolution")
    report = analyse(swept(graph, axis, resolution))
    assert abs(report.macs / 1e6 - macs) < 1  # 290.53 is printed as 290
    assert round(report.parameters / 1e6, 1) == 4.2
    assert resolution in axis.points(axis.first, axis.last)


@pytest.mark.parametrize(
    ("id", "axis", "value", "other"),
    [
        ("densenet-121", "growth_rate", 48, None),
        ("resnext-50-32x4d", "cardinality", 8, None),
        ("cifar-resnet-20", "depth", 3.0, "cifar-resnet-56"),
        ("cifar-resnet-56", "depth", 1 / 3, "cifar-resnet-20"),
        ("cifar-densenet-bc-100-12", "growth_rate", 24, None),
    ],
)
def test_one_number_makes_another_network(id: str, axis: str, value: float, other: str | None) -> None:
    graph = preset(id).graph()
    report = analyse(swept(graph, axis_of(graph, axis), value))
    assert report.is_complete
    if other is not None:
        told = analyse(preset(other).graph())
        assert (report.parameters, report.macs) == (told.parameters, told.macs)


@pytest.mark.parametrize("id", sorted(presets()))
def test_every_preset_can_be_swept(id: str) -> None:
    graph = preset(id).graph()
    found = axes(graph)
    assert {"resolution", "width"} <= {axis.name for axis in found}
    classes = analyse(graph).classes
    for axis in found:
        points = axis.points(axis.first, axis.last)
        assert axis.now in points
        assert len(points) <= 52
        assert points == tuple(sorted(points))
        assert swept(graph, axis, axis.now) is graph
    width = next(axis for axis in found if axis.name == "width")
    half = analyse(swept(graph, width, 0.5))
    assert not half.problems
    assert half.classes == classes
    assert half.macs < analyse(graph).macs


def test_groups_go_on_dividing() -> None:
    for id in ("shufflenet-1.5x", "senet-154", "alexnet-two-gpu"):
        graph = preset(id).graph()
        width = axis_of(graph, "width")
        for alpha in (0.25, 0.35, 0.55, 0.95, 1.3):
            assert not analyse(swept(graph, width, alpha)).problems, (id, alpha)


def test_depthwise_convolutions_keep_a_filter_for_each_channel() -> None:
    graph = chain(Conv(12, 3), Conv(12, 3, groups=12), Conv(24, 1), Classifier(5))
    made = swept(graph, axis_of(graph, "width"), 0.5)
    assert made.nodes["n2"].block == Conv(6, 3, groups=6)
    assert not analyse(made).problems


def test_the_scores_at_the_end_stay() -> None:
    for end in ((Flatten(), Linear(10)), (Conv(10, 1), GlobalAvgPool(), Flatten())):
        graph = chain(Conv(16, 3), *end)
        assert analyse(swept(graph, axis_of(graph, "width"), 0.25)).classes == 10


def test_a_block_inside_a_repetition_is_swept_too() -> None:
    graph = chain(Repeat(4, InvertedResidual(24, 6)), Classifier(5))
    assert {"width", "depth", "expansion"} <= names(graph)
    assert swept(graph, axis_of(graph, "width"), 0.5).nodes["n1"].block == Repeat(4, InvertedResidual(12, 6))
    assert swept(graph, axis_of(graph, "depth"), 0.5).nodes["n1"].block == Repeat(2, InvertedResidual(24, 6))
    assert swept(graph, axis_of(graph, "expansion"), 3).nodes["n1"].block == Repeat(4, InvertedResidual(24, 3))


def test_only_blocks_with_the_shared_value_follow() -> None:
    graph = preset("mobilenet-v2").graph()
    axis = axis_of(graph, "expansion")
    before = [node.block.expansion for node in graph.nodes.values() if hasattr(node.block, "expansion")]
    made = swept(graph, axis, 4)
    after = [node.block.expansion for node in made.nodes.values() if hasattr(node.block, "expansion")]
    assert axis.now == 6
    assert after == [1 if old == 1 else 4 for old in before]


def test_stages_grow_and_shrink_at_their_end() -> None:
    graph = preset("resnet-50").graph()
    axis = axis_of(graph, "depth")
    assert [len(stage) for stage in axis.stages] == [3, 4, 6, 3]
    thin, deep = (swept(graph, axis, value) for value in (0.1, 2.0))
    for made, counts in ((thin, [1, 1, 1, 1]), (deep, [6, 8, 12, 6])):
        channels = [
            node.block.channels for id in made.order if isinstance((node := made.nodes[id]).block, ResidualBottleneck)
        ]
        assert channels == [c for c, count in zip((256, 512, 1024, 2048), counts, strict=True) for _ in range(count)]
        strides = [
            made.nodes[id].block.stride for id in made.order if isinstance(made.nodes[id].block, ResidualBottleneck)
        ]
        assert sum(stride == 2 for stride in strides) == 3
        assert Graph.of(made.nodes.values(), made.links) == made
        titles = [node.title for node in made.nodes.values() if node.title]
        assert len(titles) == len(set(titles))


def test_a_convolution_without_a_border_is_no_stage() -> None:
    graph = chain(ConvNormAct(8, 3, padding=0), ConvNormAct(8, 3, padding=0), ConvNormAct(8, 3), Classifier(5))
    assert "depth" not in names(graph)


def test_pictures_that_are_not_square_keep_their_proportion() -> None:
    graph = chain(Conv(8, 3), Classifier(5), input=(3, 32, 64))
    [made] = [
        n.block for n in swept(graph, axis_of(graph, "resolution"), 16).nodes.values() if isinstance(n.block, Input)
    ]
    assert made == Input(3, 16, 32)


def test_a_value_that_a_part_does_not_take_is_a_problem() -> None:
    graph = preset("mobilenet-v2").graph()
    with pytest.raises(Problem):
        swept(graph, axis_of(graph, "expansion"), 1000)


def test_nothing_to_sweep() -> None:
    assert axes(EMPTY) == ()


#: whole numbers that are not swept: of the input, of the scores, and what says where rather than how much
_OTHERS = {
    "height", "classes", "stride", "padding", "dilation", "kernel_width", "size", "length", "left", "right", "top",
    "bottom",
}  # fmt: skip


def test_every_whole_number_of_a_part_is_swept_or_known_not_to_be() -> None:
    known = {spec.name for kind in parts().values() for spec in specs(kind) if spec.kind == "integer"}
    told = WIDTHS | DEPTHS | set(SHARED) | _OTHERS
    assert known - told == set(), "a new field: say in presets/sweep.py what it is"
