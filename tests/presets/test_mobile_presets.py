"""SqueezeNet, MobileNets and ShuffleNet against the tables of their papers and of their authors' releases."""

from __future__ import annotations

from collections import Counter

import pytest
import torch
from torch import nn
from torchvision import models

from tests.support.truth import macs_of, module_of, parameters_of
from tests.support.twins import carry_over
from visionlab.blocks.fire import Fire
from visionlab.blocks.separable import SeparableConv
from visionlab.blocks.shufflenet_unit import ShuffleNetUnit
from visionlab.cost.analysis import analyse
from visionlab.graph.model import Graph
from visionlab.layers.base import words
from visionlab.presets.mobilenet import MobileNetOptions, conv_mobilenet, mobilenet_v1
from visionlab.presets.mobilenet_v2 import MobileNetV2Options, mobilenet_v2, mobilenet_v2_14
from visionlab.presets.registry import preset
from visionlab.presets.shufflenet import ShuffleNetOptions, shufflenet_2x
from visionlab.presets.squeezenet import SqueezeNetOptions, squeezenet_1_0


def shapes_of(graph: Graph) -> str:
    """The shapes that the network goes through, each once in a row."""
    shapes = [words(each.shape) for each in analyse(graph).nodes.values() if each.shape is not None]
    return " ".join(shape for place, shape in enumerate(shapes) if place == 0 or shapes[place - 1] != shape)


def without_norms(graph: Graph) -> int:
    """Parameters but for those of batch norms, which the papers of the time left out."""
    modules = module_of(graph).modules()
    return sum(parameters_of(each) for each in modules if isinstance(each, (nn.Conv2d, nn.Linear)))


# SqueezeNet


def test_squeezenet_sizes_of_table_1() -> None:
    """Its 111x111 after the first convolution come from 227x227 pictures."""
    assert shapes_of(squeezenet_1_0.graph((3, 227, 227))) == (
        "3x227x227 96x111x111 96x55x55 128x55x55 256x55x55 256x27x27 384x27x27 512x27x27 512x13x13 1000"
    )


def test_squeezenet_parameters_of_table_1() -> None:
    """Column of parameters before pruning."""
    graph = squeezenet_1_0.graph()
    nodes = analyse(graph).nodes
    counted = {node.title: nodes[id].parameters for id, node in graph.nodes.items() if nodes[id].parameters}
    assert counted == {
        "conv1": 14_208,
        **{"fire2": 11_920, "fire3": 12_432, "fire4": 45_344, "fire5": 49_440},
        **{"fire6": 104_880, "fire7": 111_024, "fire8": 188_992, "fire9": 197_184},
        "conv10": 513_000,
    }


@pytest.mark.parametrize(
    ("bypass", "added", "convolved"),
    [("none", [], []), ("simple", [3, 5, 7, 9], []), ("complex", [2, 3, 4, 5, 6, 7, 8, 9], [2, 4, 6, 8])],
)
def test_bypasses_stand_where_figure_2_has_them(bypass: str, added: list[int], convolved: list[int]) -> None:
    graph = squeezenet_1_0.graph(options=SqueezeNetOptions(bypass=bypass))
    fires = [step.inner for step in analyse(graph).recording.steps if isinstance(step.part, Fire)]
    names = [{step.name for step in inner.steps} for inner in fires if inner is not None]
    assert [place for place, inside in enumerate(names, start=2) if "add" in inside] == added
    assert [place for place, inside in enumerate(names, start=2) if "bypass" in inside] == convolved


def test_complex_bypass_costs_four_convolutions() -> None:
    plain, bypassed = (analyse(preset(f"squeezenet-1.0{rest}").graph()) for rest in ("", "-complex-bypass"))
    pairs = ((96, 128), (128, 256), (256, 384), (384, 512))
    assert bypassed.parameters - plain.parameters == sum(given * made + made for given, made in pairs)
    simple = analyse(preset("squeezenet-1.0-simple-bypass").graph())
    assert (simple.parameters, simple.macs) == (plain.parameters, plain.macs)


def test_squeezenet_1_1_computes_2_4_times_less() -> None:
    old, new = (analyse(preset(f"squeezenet-1.{version}").graph()).macs for version in (0, 1))
    assert abs(old / new - 2.4) < 0.06


@pytest.mark.parametrize(("ratio", "squeezes"), [(0.25, (32, 64, 96, 128)), (0.75, (96, 192, 288, 384))])
def test_squeeze_ratio_is_of_both_branches(ratio: float, squeezes: tuple[int, ...]) -> None:
    graph = squeezenet_1_0.graph(options=SqueezeNetOptions(squeeze_ratio=ratio))
    fires = [node.block for node in graph.nodes.values() if isinstance(node.block, Fire)]
    assert [fire.squeeze for fire in fires] == [squeeze for squeeze in squeezes for _ in range(2)]


# MobileNet


@pytest.mark.parametrize("separable", [True, False])
def test_mobilenet_sizes_of_table_1(separable: bool) -> None:
    graph = mobilenet_v1.graph(options=MobileNetOptions(separable=separable))
    assert shapes_of(graph) == ("3x224x224 32x112x112 64x112x112 128x56x56 256x28x28 512x14x14 1024x7x7 1000")
    strides = [
        each.stride[0]
        for each in module_of(graph).modules()
        if isinstance(each, nn.Conv2d) and each.kernel_size == (3, 3)
    ]
    assert strides == [2, 1, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1]
    weighted = [each for each in module_of(graph).modules() if isinstance(each, (nn.Conv2d, nn.Linear))]
    assert len(weighted) == (28 if separable else 15)


def test_shares_of_table_2() -> None:
    """Of weights without biases and norms. It prints 1.19 % of the mult-adds for the 3x3: the rest leaves 1.91."""
    macs: Counter[str] = Counter()
    weights: Counter[str] = Counter()

    def count(module: nn.Module, inputs: object, output: torch.Tensor) -> None:
        assert isinstance(module, (nn.Conv2d, nn.Linear))
        size, is_depthwise = tuple(module.weight.shape[2:]), getattr(module, "groups", 1) > 1
        name = "depthwise" if is_depthwise else {(1, 1): "1x1", (3, 3): "3x3", (): "linear"}[size]
        weights[name] += module.weight.numel()
        macs[name] += module.weight.numel() * output[0, 0].numel()

    network = module_of(mobilenet_v1.graph())
    for module in network.modules():
        if isinstance(module, (nn.Conv2d, nn.Linear)):
            module.register_forward_hook(count)
    network(torch.empty(1, 3, 224, 224, device="meta"))
    assert macs.total() == analyse(mobilenet_v1.graph()).macs
    for counted, printed in (
        (macs, {"1x1": 94.86, "depthwise": 3.06, "3x3": 1.91, "linear": 0.18}),
        (weights, {"1x1": 74.59, "depthwise": 1.06, "3x3": 0.02, "linear": 24.33}),
    ):
        for name, share in printed.items():
            assert abs(100 * counted[name] / counted.total() - share) <= 0.01, name


@pytest.mark.parametrize(
    ("alpha", "size", "macs", "parameters"),
    [
        # tables 6 and 7
        *[(1.0, 224, 569, 4.2), (0.75, 224, 325, 2.6), (0.5, 224, 149, 1.3), (0.25, 224, 41, 0.5)],
        *[(1.0, 192, 418, 4.2), (1.0, 160, 290, 4.2), (1.0, 128, 186, 4.2)],
        # table 8: the thinnest on small pictures
        (0.5, 160, 76, 1.32),
    ],
)
def test_rows_of_tables_6_to_8(alpha: float, size: int, macs: int, parameters: float) -> None:
    report = analyse(mobilenet_v1.graph((3, size, size), options=MobileNetOptions(alpha)))
    assert abs(report.macs / 1e6 - macs) < 1
    assert abs(report.parameters / 1e6 - parameters) < (0.1 if parameters * 10 % 1 == 0 else 0.02)


def test_members_have_the_multiplier_of_their_names() -> None:
    for alpha in (0.75, 0.5, 0.25):
        expected = mobilenet_v1.graph(options=MobileNetOptions(alpha))
        assert preset(f"mobilenet-v1-{alpha}").graph() == expected
    assert conv_mobilenet.graph() == mobilenet_v1.graph(options=MobileNetOptions(separable=False))


def test_conv_mobilenet_has_the_same_body() -> None:
    thin, full = (analyse(one.graph()).nodes.values() for one in (mobilenet_v1, conv_mobilenet))
    assert [each.shape for each in thin] == [each.shape for each in full]
    assert not any(isinstance(node.block, SeparableConv) for node in conv_mobilenet.graph().nodes.values())


def test_conv_mobilenet_as_printed_leaves_out_the_linear_layer() -> None:
    assert abs((analyse(conv_mobilenet.graph()).macs - 1024 * 1000) / 1e6 - 4866) < 1


# MobileNetV2


def test_mobilenet_v2_sizes_of_table_2() -> None:
    assert shapes_of(mobilenet_v2.graph()) == (
        "3x224x224 32x112x112 16x112x112 24x56x56 32x28x28 64x14x14 96x14x14 160x7x7 320x7x7 1280x7x7 1000"
    )


@pytest.mark.parametrize("width", [0.1, 0.35, 0.5, 0.75, 1.0, 1.3, 1.4, 2.0])
def test_mobilenet_v2_of_any_width_equals_torchvisions(width: float) -> None:
    with torch.device("meta"):
        twin = models.mobilenet_v2(width_mult=width)
        picture = torch.empty(1, 3, 224, 224)
    report = analyse(mobilenet_v2.graph(options=MobileNetV2Options(width)))
    assert report.parameters == parameters_of(twin)
    assert report.macs == macs_of(twin, picture)


def test_mobilenet_v2_1_4_has_torchvisions_logits() -> None:
    torch.manual_seed(0)
    twin = models.mobilenet_v2(width_mult=1.4).double().eval()
    network = module_of(mobilenet_v2_14.graph((3, 64, 64)), "cpu").double().eval()
    carry_over(twin, network)
    picture = torch.randn(2, 3, 64, 64, dtype=torch.float64)
    with torch.no_grad():
        expected, got = twin(picture), network(picture)
    assert expected.std() > 0
    assert (got - expected).abs().max() <= 1e-8 * expected.abs().max()
    assert shapes_of(mobilenet_v2_14.graph()).split()[-2] == "1792x7x7"


@pytest.mark.parametrize(
    ("width", "size", "macs", "parameters"),
    [
        *[(1.4, 224, 582, 6.06), (1.3, 224, 509, 5.34), (1.0, 224, 300, 3.47), (0.75, 224, 209, 2.61)],
        *[(0.5, 224, 97, 1.95), (0.35, 224, 59, 1.66), (1.0, 192, 221, 3.47), (1.0, 160, 154, 3.47)],
        *[(1.0, 128, 99, 3.47), (1.0, 96, 56, 3.47), (0.35, 96, 11, 1.66)],
    ],
)
def test_mobilenet_v2_as_its_authors_released_it(width: float, size: int, macs: int, parameters: float) -> None:
    """The table of TensorFlow's release, without batch norms."""
    graph = mobilenet_v2.graph((3, size, size), options=MobileNetV2Options(width))
    assert abs(analyse(graph).macs / 1e6 - macs) < 1
    assert abs(without_norms(graph) / 1e6 - parameters) < 0.01


# ShuffleNet


@pytest.mark.parametrize(
    ("groups", "channels"), [("1", 144), ("2", 200), ("3", 240), ("4", 272), ("8", 384)], ids=lambda value: str(value)
)
def test_shufflenet_sizes_of_table_1(groups: str, channels: int) -> None:
    graph = shufflenet_2x.graph(options=ShuffleNetOptions(groups))
    assert shapes_of(graph) == (
        f"3x224x224 24x112x112 24x56x56 {channels}x28x28 {2 * channels}x14x14 {4 * channels}x7x7 1000"
    )
    units = [node.block for node in graph.nodes.values() if isinstance(node.block, ShuffleNetUnit)]
    assert [unit.channels // channels for unit in units] == [1] * 4 + [2] * 8 + [4] * 4
    assert [place for place, unit in enumerate(units) if unit.stride == 2] == [0, 4, 12]
    assert [unit.groups_first for unit in units] == [False] + [True] * 15


@pytest.mark.parametrize(
    ("groups", "scale", "stem", "macs", "parameters"),
    [
        # table 1 of the paper; table 5 and the authors' own table of parameters
        *[("1", 1.0, 24, 143, None), ("2", 1.0, 24, 140, None), ("3", 1.0, 24, 137, 1.9)],
        *[("3", 2.0, 48, 524, 5.4), ("3", 1.5, 24, 292, 3.4), ("3", 0.5, 12, 38, 0.7)],
        *[("8", 2.0, 48, 522, 6.5), ("8", 1.5, 24, 290, 4.3), ("8", 1.0, 24, 138, 2.4), ("8", 0.5, 16, 40, 1.0)],
    ],
)
def test_shufflenets_of_the_authors(groups: str, scale: float, stem: int, macs: int, parameters: float | None) -> None:
    report = analyse(shufflenet_2x.graph(options=ShuffleNetOptions(groups, scale, stem)))
    assert abs(report.macs / 1e6 - macs) < 1
    assert parameters is None or abs(report.parameters / 1e6 - parameters) <= 0.1


@pytest.mark.parametrize("groups", ["1", "2", "3", "4", "8"])
@pytest.mark.parametrize("scale", [0.5, 0.7, 1.1, 4.0])
def test_shufflenet_of_any_scale_has_whole_groups(groups: str, scale: float) -> None:
    graph = shufflenet_2x.graph((3, 64, 64), 10, ShuffleNetOptions(groups, scale))
    report = analyse(graph)
    assert (report.problems, report.classes) == ((), 10)
    assert parameters_of(module_of(graph)) == report.parameters
