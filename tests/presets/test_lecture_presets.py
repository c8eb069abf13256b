"""AlexNet, ZFNet, VGG, ResNeXt and SENet against the tables of their papers and of the lecture."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch
from timm.models.senet import SEBottleneck, SENet

from tests.support.truth import module_of
from tests.support.twins import carry_over
from visionlab.blocks.recorder import Step
from visionlab.blocks.recording import Recording, record
from visionlab.blocks.repeat import Repeat
from visionlab.blocks.vgg_stage import VggStage
from visionlab.cost.analysis import analyse
from visionlab.layers.base import elements, words
from visionlab.layers.conv import Conv
from visionlab.presets.alexnet import AlexNetOptions
from visionlab.presets.registry import asked, preset
from visionlab.presets.senet import SENetOptions
from visionlab.presets.vgg import VggOptions
from visionlab.problem import Problem


def _layers(recording: Recording) -> Iterator[Step]:
    """Every layer, through all blocks."""
    for step in recording.steps:
        if step.inner is None:
            yield step
        else:
            yield from _layers(step.inner)


def _rows(id: str) -> list[tuple[str, str, int]]:
    """What a lecturer writes down: pictures, convolutions, norms, pools and linear layers, shapes, and weights."""
    return [
        (step.part.kind, words(step.shape), step.parameters - (step.shape[0] if step.parameters else 0))
        for step in _layers(analyse(preset(id).graph()).recording)
        if step.part.kind in ("input", "conv", "lrn", "max_pool", "linear")
    ]


#: the lecture's list; weights where it works them out
ALEXNET = """
input 3x227x227 0
conv 96x55x55 34848
max_pool 96x27x27 0
lrn 96x27x27 0
conv 256x27x27 614400
max_pool 256x13x13 0
lrn 256x13x13 0
conv 384x13x13 884736
conv 384x13x13 1327104
conv 256x13x13 884736
max_pool 256x6x6 0
linear 4096 37748736
linear 4096 16777216
linear 1000 4096000
"""

#: figure 3 of Zeiler and Fergus; weights by hand
ZFNET = """
input 3x224x224 0
conv 96x110x110 14112
max_pool 96x55x55 0
lrn 96x55x55 0
conv 256x26x26 614400
max_pool 256x13x13 0
lrn 256x13x13 0
conv 384x13x13 884736
conv 384x13x13 1327104
conv 256x13x13 884736
max_pool 256x6x6 0
linear 4096 37748736
linear 4096 16777216
linear 1000 4096000
"""

#: the lecture's table of VGG-16, its rows left out put in
VGG_16 = """
input 3x224x224 0
conv 64x224x224 1728
conv 64x224x224 36864
max_pool 64x112x112 0
conv 128x112x112 73728
conv 128x112x112 147456
max_pool 128x56x56 0
conv 256x56x56 294912
conv 256x56x56 589824
conv 256x56x56 589824
max_pool 256x28x28 0
conv 512x28x28 1179648
conv 512x28x28 2359296
conv 512x28x28 2359296
max_pool 512x14x14 0
conv 512x14x14 2359296
conv 512x14x14 2359296
conv 512x14x14 2359296
max_pool 512x7x7 0
linear 4096 102760448
linear 4096 16777216
linear 1000 4096000
"""


TABLES = {"alexnet": ALEXNET, "zfnet-base": ZFNET, "vgg-16": VGG_16}


@pytest.mark.parametrize("id", TABLES)
def test_rows_of_the_table(id: str) -> None:
    assert [" ".join(map(str, row)) for row in _rows(id)] == TABLES[id].strip().splitlines()


def test_two_gpus_halve_the_weights_of_three_layers() -> None:
    """Section 3.5: the kernels of conv2, conv4 and conv5 are 48, 192 and 192 deep, those of conv3 256."""
    one, two = _rows("alexnet"), _rows("alexnet-two-gpu")
    assert [(kind, shape) for kind, shape, _ in one] == [(kind, shape) for kind, shape, _ in two]
    convolutions = [weights for kind, _, weights in two if kind == "conv"]
    assert convolutions == [96 * 3 * 121, 256 * 48 * 25, 384 * 256 * 9, 384 * 192 * 9, 256 * 192 * 9]
    report = analyse(preset("alexnet-two-gpu").graph())
    assert (report.parameters, report.macs) == (60_965_224, 724_406_816)


def test_options_of_alexnet() -> None:
    assert preset("alexnet").graph(options=AlexNetOptions(2)) == preset("alexnet-two-gpu").graph()
    bare = preset("alexnet").graph(options=AlexNetOptions(lrn=False, dropout=0.0))
    assert not {"lrn", "dropout"} & {node.block.kind for node in bare.nodes.values()}
    assert analyse(bare).parameters == 62_378_344


def test_the_wider_zfnet() -> None:
    """Table 2 (b) and the lecture: 512, 1024 and 512 maps in conv3, conv4 and conv5."""
    shapes = [shape for _, shape, _ in _rows("zfnet")]
    assert shapes[7:11] == ["512x13x13", "1024x13x13", "512x13x13", "512x6x6"]


@pytest.mark.parametrize(
    ("depth", "millions", "convolutions"), [(11, 133, 8), (13, 133, 10), (16, 138, 13), (19, 144, 16)]
)
@pytest.mark.parametrize("bn", ["", "-bn"])
def test_configurations_of_vgg(depth: int, millions: int, convolutions: int, bn: str) -> None:
    """Tables 1 and 2; batch norm adds two numbers a channel."""
    report = analyse(preset(f"vgg-{depth}{bn}").graph())
    kinds = [step.part.kind for step in _layers(report.recording)]
    assert (kinds.count("conv"), kinds.count("linear"), kinds.count("max_pool")) == (convolutions, 3, 5)
    assert kinds.count("batch_norm") == (convolutions if bn else 0)
    assert round(report.parameters / 1e6) == millions
    stages = [node.shape for node in report.nodes.values() if node.block.kind == "vgg_stage"]
    assert stages == [(64, 112, 112), (128, 56, 56), (256, 28, 28), (512, 14, 14), (512, 7, 7)]


def test_options_of_vgg() -> None:
    assert preset("vgg-11").graph(options=VggOptions((2, 2, 4, 4, 4), "batch")) == preset("vgg-19-bn").graph()
    half = analyse(preset("vgg-16").graph(options=VggOptions(width=32)))
    assert [node.shape for node in half.nodes.values() if node.block.kind == "vgg_stage"][-1] == (256, 7, 7)


def test_activations_of_vgg_16_are_fewer_than_the_lecture_says() -> None:
    """Its rows, of which it takes 24 M numbers, 96 MB, to be the sum, add up to 15.2 M and 61 MB."""
    rows = _layers(analyse(preset("vgg-16").graph()).recording)
    numbers = sum(elements(row.shape) for row in rows if row.part.kind in ("input", "conv", "max_pool", "linear"))
    assert numbers == 15_237_608
    assert round(4 * numbers / 1e6) == 61


@pytest.mark.parametrize("channels", [1, 64, 512])
def test_three_small_filters_see_what_one_large_does_with_fewer_weights(channels: int) -> None:
    """Section 2.3: 27 C^2 weights in place of 49 C^2."""
    maps = ((channels, 14, 14),)
    small = record(Repeat(3, Conv(channels, 3, bias=False)), maps)
    large = record(Conv(channels, 7, bias=False), maps)
    assert small.window == large.window
    assert small.window.size == (7, 7)
    assert (small.parameters, large.parameters) == (27 * channels**2, 49 * channels**2)
    assert record(VggStage(channels, 3), maps).parameters == 27 * channels**2 + 3 * channels


def _stages(id: str) -> list[str]:
    nodes = analyse(preset(id).graph()).nodes
    return [words(node.shape) for node in nodes.values() if node.shape is not None]


@pytest.mark.parametrize(
    ("id", "depths"),
    [
        ("resnext-50-32x4d", (3, 4, 6, 3)),
        ("resnext-101-32x4d", (3, 4, 23, 3)),
        ("resnext-101-32x8d", (3, 4, 23, 3)),
        ("resnext-101-64x4d", (3, 4, 23, 3)),
        ("se-resnet-50", (3, 4, 6, 3)),
        ("se-resnet-101", (3, 4, 23, 3)),
        ("se-resnet-152", (3, 8, 36, 3)),
        ("se-resnext-50-32x4d", (3, 4, 6, 3)),
        ("se-resnext-101-32x4d", (3, 4, 23, 3)),
    ],
)
def test_shapes_of_the_stages(id: str, depths: tuple[int, ...]) -> None:
    """Table 1 of both papers."""
    stages = [f"{256 << stage}x{56 >> stage}x{56 >> stage}" for stage, depth in enumerate(depths) for _ in range(depth)]
    assert _stages(id) == ["3x224x224", "64x112x112", "64x56x56", *stages, "1000"]


def test_shapes_of_senet_154() -> None:
    stem = ["64x112x112", "64x112x112", "128x112x112", "128x56x56"]
    stages = ["256x56x56"] * 3 + ["512x28x28"] * 8 + ["1024x14x14"] * 36 + ["2048x7x7"] * 3
    assert _stages("senet-154") == ["3x224x224", *stem, *stages, "1000"]


def test_convolutions_of_a_resnext_block() -> None:
    """Table 1, right: conv2 has 1x1, 128; 3x3, 128, C = 32; 1x1, 256, and each stage twice as many."""
    graph = preset("resnext-50-32x4d").graph()
    for stage, id in enumerate(id for id, node in graph.nodes.items() if node.title.endswith("_2")):
        inner = _layers(record(graph.nodes[id].block, ((256 << stage, 56, 56),)))
        convs = [step.part for step in inner if isinstance(step.part, Conv)]
        told = [(conv.kernel, conv.channels, conv.groups) for conv in convs]
        assert told == [(1, 128 << stage, 1), (3, 128 << stage, 32), (1, 256 << stage, 1)]


@pytest.mark.parametrize("form", "ab")
def test_form_is_an_option_and_changes_no_figure(form: str) -> None:
    one, options = asked(f"resnext-50-32x4d:form={form}")
    other, own = analyse(one.graph(options=options)), analyse(one.graph())
    assert other.is_complete
    assert (other.parameters, other.macs) == (own.parameters, own.macs)
    assert other.recording.layers > 10 * own.recording.layers


def test_parameters_that_squeeze_and_excitation_adds() -> None:
    """Section 4: 2/r times the sum of C^2 over all blocks; and the biases."""
    plain, excited = (analyse(preset(id).graph()).parameters for id in ("resnet-50-v1", "se-resnet-50"))
    blocks = [(256, 3), (512, 4), (1024, 6), (2048, 3)]
    assert excited - plain == sum(count * (2 * c * c // 16 + c + c // 16) for c, count in blocks)


def test_a_small_senet_gives_timms_logits() -> None:
    """As senet-154 in test_twins, which takes longer."""
    torch.manual_seed(0)
    twin = SENet(
        SEBottleneck,
        (1, 2, 1, 1),
        groups=64,
        reduction=16,
        inplanes=128,
        input_3x3=True,
        downsample_kernel_size=3,
        downsample_padding=1,
    )
    graph = preset("senet-154").graph((3, 50, 61), options=SENetOptions((1, 2, 1, 1)))
    network = module_of(graph, "cpu").double().eval()
    carry_over(twin.double().eval(), network)
    picture = torch.randn(2, 3, 50, 61, dtype=torch.float64)
    with torch.no_grad():
        expected, got = twin(picture), network(picture)
    assert expected.std() > 0
    assert (got - expected).abs().max() <= 1e-8 * expected.abs().max()


def test_options_that_do_not_go_together_are_one_sentence() -> None:
    one, options = asked("senet-154:groups=48")
    problems = analyse(one.graph(options=options)).problems
    assert [str(problem) for _, problem in problems][:1] == [
        "Convolution needs input channels divisible by its 48 groups: got 128"
    ]
    with pytest.raises(Problem, match="form must be one of a, b, c, got 'd'"):
        asked("resnext-50-32x4d:form=d")
