"""Plain, residual, pre-activation, stochastic-depth and wide networks against the tables of their papers."""

from __future__ import annotations

import itertools

import pytest

from visionlab.blocks.recording import Recording
from visionlab.blocks.unit import ORDERS, SHORTCUTS
from visionlab.cost.analysis import Report, analyse
from visionlab.graph.model import Graph
from visionlab.layers.base import Layer, Shape
from visionlab.layers.conv import Conv
from visionlab.presets.cifar_resnet import CifarOptions
from visionlab.presets.decay import expected_depth, linear_decay
from visionlab.presets.registry import preset
from visionlab.presets.resnet import ResNetOptions
from visionlab.presets.stochastic_depth import StochasticOptions
from visionlab.presets.wide_resnet import WideOptions
from visionlab.problem import Problem

#: units in conv2_x to conv5_x (He et al. 2015, table 1; 200 layers: He et al. 2016, section 4)
DEPTHS = {
    18: (2, 2, 2, 2),
    34: (3, 4, 6, 3),
    50: (3, 4, 6, 3),
    101: (3, 4, 23, 3),
    152: (3, 8, 36, 3),
    200: (3, 24, 36, 3),
}
IMAGENET = (
    *[("plain-18", 18), ("plain-34", 34), ("resnet-18", 18), ("resnet-34", 34), ("resnet-200", 200)],
    *[(f"resnet-{depth}{rest}", depth) for depth in (50, 101, 152) for rest in ("", "-v1")],
    *[("preact-resnet-152", 152), ("preact-resnet-200", 200), ("wide-resnet-50-2", 50)],
)
CIFAR = (
    *[(f"cifar-plain-{depth}", depth) for depth in (20, 32, 44, 56, 110)],
    *[(f"cifar-resnet-{depth}", depth) for depth in (20, 32, 44, 56, 110, 164, 1202)],
    *[(f"cifar-resnet-110-{order}", 110) for order in ("bn-after-add", "relu-before-add", "relu-only-preact")],
    *[(f"cifar-preact-resnet-{depth}", depth) for depth in (110, 164, 1001)],
    *[(f"cifar-stochastic-depth-{depth}", depth) for depth in (110, 1202)],
)
#: Zagoruyko and Komodakis 2016: depth and widening factor
WIDE = {"wrn-16-8": (16, 8), "wrn-28-10": (28, 10), "wrn-40-4": (40, 4), "wrn-40-8": (40, 8)}


def report_of(id: str) -> Report:
    return analyse(preset(id).graph())


def layers(recording: Recording) -> list[tuple[str, Layer]]:
    """Every layer with its name, through all blocks, in order."""
    found: list[tuple[str, Layer]] = []
    for step in recording.steps:
        found += [(step.name, step.part)] if isinstance(step.part, Layer) else layers(step.inner)  # type: ignore[arg-type]
    return found


def kinds(recording: Recording) -> list[str]:
    return [layer.kind for _, layer in layers(recording)]


def depth_of(recording: Recording) -> int:
    """Layers of weights as He et al. count them: not those of shortcuts."""
    return sum(layer.is_weighted and name != "projection" for name, layer in layers(recording))


def stages(report: Report, graph: Graph) -> dict[str, list[Shape]]:
    """The shapes that units of `conv2_x`, ... give, by the number in their titles."""
    found: dict[str, list[Shape]] = {}
    for id, node in graph.nodes.items():
        stage, line, _ = node.title.partition("_")
        shape = report.nodes[id].shape
        if line and shape is not None:
            found.setdefault(stage, []).append(shape)
    return found


@pytest.mark.parametrize(("id", "depth"), IMAGENET)
def test_stages_are_those_of_table_1(id: str, depth: int) -> None:
    graph = preset(id).graph()
    report = analyse(graph)
    wide = 1 if depth < 50 else 4
    assert stages(report, graph) == {
        f"conv{stage}": [(wide * width, size, size)] * units
        for stage, width, size, units in zip(
            (2, 3, 4, 5), (64, 128, 256, 512), (56, 28, 14, 7), DEPTHS[depth], strict=True
        )
    }
    assert depth_of(report.recording) == depth
    assert [report.nodes[id].shape for id in ("conv_norm_act", "max_pool")] == [(64, 112, 112), (64, 56, 56)]


@pytest.mark.parametrize(("id", "depth"), CIFAR)
def test_stages_on_cifar(id: str, depth: int) -> None:
    """He et al. 2015, section 4.2: 2n layers at each of three sizes; 164 and 1001 layers have bottlenecks."""
    wide, units = (4, (depth - 2) // 9) if depth in (164, 1001) else (1, (depth - 2) // 6)
    graph = preset(id).graph()
    report = analyse(graph)
    assert stages(report, graph) == {
        f"conv{stage}": [(wide * width, size, size)] * units
        for stage, width, size in zip((2, 3, 4), (16, 32, 64), (32, 16, 8), strict=True)
    }
    assert depth_of(report.recording) == depth


@pytest.mark.parametrize(("id", "told"), WIDE.items())
def test_stages_of_wide_networks(id: str, told: tuple[int, int]) -> None:
    """Table 1. A depth of 6N + 4 counts the convolutions: the first, 2N at each size, and three projections."""
    depth, k = told
    graph = preset(id).graph()
    report = analyse(graph)
    assert stages(report, graph) == {
        f"conv{stage}": [(k * width, size, size)] * ((depth - 4) // 6)
        for stage, width, size in zip((2, 3, 4), (16, 32, 64), (32, 16, 8), strict=True)
    }
    convolutions = [(name, layer) for name, layer in layers(report.recording) if isinstance(layer, Conv)]
    assert len(convolutions) == depth
    assert [layer.kernel for name, layer in convolutions if name == "projection"] == [1, 1, 1]
    assert not any(name == "projection_norm" for name, _ in layers(report.recording))


@pytest.mark.parametrize("depth", [20, 32, 44, 56, 110])
def test_shortcuts_a_cost_nothing(depth: int) -> None:
    plain, residual = report_of(f"cifar-plain-{depth}"), report_of(f"cifar-resnet-{depth}")
    assert (residual.parameters, residual.macs) == (plain.parameters, plain.macs)


def test_plain_networks_lack_the_three_projections_only() -> None:
    projected = 64 * 128 + 128 * 256 + 256 * 512
    for depth in (18, 34):
        plain, residual = report_of(f"plain-{depth}"), report_of(f"resnet-{depth}")
        assert residual.parameters - plain.parameters == projected + 2 * (128 + 256 + 512)
        assert residual.macs - plain.macs == 64 * 128 * 28**2 + 128 * 256 * 14**2 + 256 * 512 * 7**2


@pytest.mark.parametrize("depth", [50, 101, 152])
def test_stride_in_the_first_1x1_saves_operations_and_no_parameters(depth: int) -> None:
    late, early = report_of(f"resnet-{depth}"), report_of(f"resnet-{depth}-v1")
    assert late.parameters == early.parameters
    # the first 1x1 of three stages works at a quarter of the pixels
    saved = sum(3 * size**2 * 2 * width * width for width, size in ((128, 28), (256, 14), (512, 7)))
    assert late.macs - early.macs == saved


@pytest.mark.parametrize(
    ("id", "expected"),
    [("cifar-preact-resnet-164", 1_703_258), ("cifar-preact-resnet-1001", 10_327_706), ("wrn-28-10", 36_479_194)],
)
def test_parameters_counted_elsewhere(id: str, expected: int) -> None:
    """By the libraries that rebuilt these networks for CIFAR-10."""
    assert report_of(id).parameters == expected


@pytest.mark.parametrize("id", ["preact-resnet-152", "preact-resnet-200"])
def test_pre_activation_begins_and_ends_as_in_the_appendix(id: str) -> None:
    told = kinds(report_of(id).recording)
    stem = "input conv batch_norm relu max_pool"
    first = "conv batch_norm relu conv batch_norm relu conv conv add"
    second = "batch_norm relu conv batch_norm relu conv batch_norm relu conv add"
    assert told[: len(f"{stem} {first} {second}".split())] == f"{stem} {first} {second}".split()
    head = "batch_norm relu global_avg_pool flatten linear"
    assert told[-15:] == f"{second} {head}".split()


def test_five_units_of_110_layers_differ_in_order_only() -> None:
    begin, end = "input conv batch_norm relu", "global_avg_pool flatten linear"
    first = {
        "cifar-resnet-110": "conv batch_norm relu conv batch_norm add relu",
        "cifar-resnet-110-bn-after-add": "conv batch_norm relu conv add batch_norm relu",
        "cifar-resnet-110-relu-before-add": "conv batch_norm relu conv batch_norm relu add",
        "cifar-resnet-110-relu-only-preact": "conv batch_norm relu conv batch_norm add",
        "cifar-preact-resnet-110": "conv batch_norm relu conv add",
    }
    last = {"cifar-resnet-110-relu-only-preact": "add relu", "cifar-preact-resnet-110": "add batch_norm relu"}
    for id, unit in first.items():
        told = kinds(report_of(id).recording)
        assert " ".join(told).startswith(f"{begin} {unit} ")
        assert " ".join(told).endswith(f"{last.get(id, unit[unit.index('add') :])} {end}")
    counts = {id: report_of(id).parameters for id in first}
    plain = counts["cifar-resnet-110"]
    # the pre-activated ones project twice, 16 to 32 and 32 to 64 channels, without a norm
    assert [count - plain for count in counts.values()] == [0, 0, 0, 16 * 32 + 32 * 64, 16 * 32 + 32 * 64]


def survivals(graph: Graph) -> list[float]:
    return [block.survival for block in blocks(graph) if hasattr(block, "survival")]


def blocks(graph: Graph) -> list[object]:
    return [graph.nodes[id].block for id in graph.order]


@pytest.mark.parametrize(("depth", "count"), [(110, 54), (1202, 600)])
def test_survival_decays_linearly_to_a_half(depth: int, count: int) -> None:
    told = survivals(preset(f"cifar-stochastic-depth-{depth}").graph())
    assert told == pytest.approx([1 - number / count * (1 - 0.5) for number in range(1, count + 1)], abs=1e-6)
    assert told[-1] == 0.5 < told[0] < 1


def test_stochastic_depth_is_a_resnet_at_test_time() -> None:
    dropped, whole = report_of("cifar-stochastic-depth-110"), report_of("cifar-resnet-110")
    assert (dropped.parameters, dropped.macs) == (whole.parameters, whole.macs)
    assert kinds(dropped.recording).count("stochastic_depth") == 54
    assert "stochastic_depth" not in kinds(whole.recording)


def test_linear_decay_gives_any_network_what_the_preset_has() -> None:
    before = preset("cifar-resnet-110").graph()
    after = linear_decay(before, 0.5)
    assert blocks(after) == blocks(preset("cifar-stochastic-depth-110").graph())
    assert after.links == before.links
    assert blocks(linear_decay(after, 1.0)) == blocks(before)
    assert survivals(before) == [1.0] * 54


def test_the_depth_that_a_step_has_on_the_average_is_the_papers() -> None:
    """Huang et al. 2016, section 3: 54 blocks and p_L = 0.5 leave 40 on the average."""
    depth, blocks = expected_depth(preset("cifar-stochastic-depth-110").graph())
    assert (round(depth, 2), blocks) == (40.25, 54)
    assert expected_depth(preset("cifar-resnet-20").graph()) == (9, 9)
    assert expected_depth(preset("vgg-16").graph()) == (0, 0)


def test_linear_decay_touches_parts_with_a_survival_only() -> None:
    before = preset("resnet-18").graph()
    after = linear_decay(before, 0.2)
    assert survivals(after) == [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2]
    same = [id for id in before.nodes if after.nodes[id] is before.nodes[id]]
    assert [before.nodes[id].block.kind for id in same] == ["input", "conv_norm_act", "max_pool", "classifier"]
    assert [(node.x, node.y, node.title) for node in after.nodes.values()] == [
        (node.x, node.y, node.title) for node in before.nodes.values()
    ]
    vgg = preset("vgg-16").graph()
    assert linear_decay(vgg, 0.5) == vgg


def test_linear_decay_refuses_what_is_no_probability() -> None:
    for last in (0.0, 1.5):
        with pytest.raises(Problem, match=r"survival must be a number from 0.05 to 1"):
            linear_decay(preset("resnet-18").graph(), last)


@pytest.mark.parametrize("unit", ["basic", "bottleneck"])
@pytest.mark.parametrize(("order", "shortcut"), list(itertools.product(ORDERS, SHORTCUTS)))
def test_options_of_the_families(unit: str, order: str, shortcut: str) -> None:
    small = analyse(preset("cifar-resnet-20").graph(options=CifarOptions(2, unit, shortcut, order)))
    assert small.problems == () and depth_of(small.recording) == (14 if unit == "basic" else 20)
    large = analyse(preset("resnet-50").graph(options=ResNetOptions((1, 2, 1), unit, shortcut, order, "1x1", 2)))
    assert large.problems == () and depth_of(large.recording) == (10 if unit == "basic" else 14)


def test_options_of_stochastic_depth_and_wide_networks() -> None:
    graph = preset("cifar-stochastic-depth-110").graph(options=StochasticOptions(1, last=0.7))
    assert survivals(graph) == [0.9, 0.8, 0.7]
    thin = analyse(preset("wrn-16-8").graph(options=WideOptions(1, 2, 0.3)))
    assert kinds(thin.recording).count("dropout") == 6
    assert thin.parameters < 200_000
