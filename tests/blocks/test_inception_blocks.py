"""Inception modules against those of torchvision and timm with the same weights, and what their fields promise."""

from __future__ import annotations

import importlib
from functools import partial
from typing import Any

import pytest
import torch
from timm.layers import ConvNormAct
from torch import nn
from torchvision.models import inception as tv_v3
from torchvision.models.googlenet import Inception as TorchvisionV1

from tests.support.networks import lone
from tests.support.twins import carry_over
from visionlab.blocks.base import Block
from visionlab.blocks.inception_a import InceptionA
from visionlab.blocks.inception_b import InceptionB
from visionlab.blocks.inception_c import InceptionC
from visionlab.blocks.inception_d import InceptionD
from visionlab.blocks.inception_e import InceptionE
from visionlab.blocks.inception_resnet import InceptionResNetA, InceptionResNetB
from visionlab.blocks.inception_resnet_reduction import InceptionResNetReduction
from visionlab.blocks.inception_stem import InceptionStem
from visionlab.blocks.inception_v1 import InceptionV1
from visionlab.blocks.recording import record
from visionlab.exchange.pytorch_classes import classes_of
from visionlab.exchange.pytorch_text import pytorch_text
from visionlab.layers.base import Shape
from visionlab.problem import Problem

# timm.models has functions of the same names
timm_v4 = importlib.import_module("timm.models.inception_v4")
timm_resnet = importlib.import_module("timm.models.inception_resnet_v2")

#: what timm's networks make their modules of
CONV: Any = partial(ConvNormAct, padding=0, norm_kwargs={"eps": 1e-3}, act_kwargs={"inplace": True})


def _stem_of_v4() -> nn.Module:
    return timm_v4.InceptionV4(num_classes=1).features[:6]


#: our block, the channels that it takes, and the other library's module
TWINS: dict[str, tuple[Block, int, Any]] = {
    "googlenet": (
        InceptionV1(64, 96, 128, 16, 32, 32, "batch", "3x3"),
        192,
        partial(TorchvisionV1, 192, 64, 96, 128, 16, 32, 32),
    ),
    "v3 A": (InceptionA(), 192, partial(tv_v3.InceptionA, 192, pool_features=32)),
    "v3 B": (InceptionB(), 288, partial(tv_v3.InceptionB, 288)),
    "v3 C": (InceptionC(reduce7x7=160, inner7x7=160), 768, partial(tv_v3.InceptionC, 768, channels_7x7=160)),
    "v3 D": (InceptionD(), 768, partial(tv_v3.InceptionD, 768)),
    "v3 E": (InceptionE(), 1280, partial(tv_v3.InceptionE, 1280)),
    "v4 stem": (InceptionStem(border="valid"), 3, _stem_of_v4),
    "v4 A": (InceptionA(96, 64, 96, 64, 96, 96, "3x3", False), 384, partial(timm_v4.InceptionA, CONV)),
    "v4 reduction A": (InceptionB(384, 192, 224, 256), 384, partial(timm_v4.ReductionA, CONV)),
    "v4 B": (InceptionC(384, 192, 224, 256, 128, False), 1024, partial(timm_v4.InceptionB, CONV)),
    "v4 reduction B": (InceptionD(192, 192, 256, 320), 1024, partial(timm_v4.ReductionB, CONV)),
    "v4 C": (InceptionE(256, 384, 384, 512, 448, 256, 256, False), 1536, partial(timm_v4.InceptionC, CONV)),
    "resnet 5b": (
        InceptionA(96, 48, 64, 64, 96, 64, counts_border=False),
        192,
        partial(timm_resnet.Mixed_5b, conv_block=CONV),
    ),
    "resnet A": (InceptionResNetA(), 320, partial(timm_resnet.Block35, 0.17, conv_block=CONV)),
    "resnet reduction A": (InceptionB(384, 256, 256, 384), 320, partial(timm_resnet.Mixed_6a, conv_block=CONV)),
    "resnet B": (InceptionResNetB(), 1088, partial(timm_resnet.Block17, 0.1, conv_block=CONV)),
    "resnet reduction B": (InceptionResNetReduction(), 1088, partial(timm_resnet.Mixed_7a, conv_block=CONV)),
    "resnet C": (
        InceptionResNetB(192, 192, 224, 256, 3, 0.2),
        2080,
        partial(timm_resnet.Block8, 0.2, conv_block=CONV),
    ),
    "resnet last C": (
        InceptionResNetB(192, 192, 224, 256, 3, 1.0, "none"),
        2080,
        partial(timm_resnet.Block8, no_relu=True, conv_block=CONV),
    ),
}


@pytest.mark.parametrize("name", TWINS)
def test_same_maps_with_the_same_weights(name: str) -> None:
    torch.manual_seed(0)
    block, channels, make = TWINS[name]
    # wider than high, so that rows and columns are told apart
    shape = (channels, 47, 51) if channels == 3 else (channels, 7, 9)
    twin, module = make().double().eval(), _module_of(block, shape).double().eval()
    carry_over(twin, module)
    maps = torch.randn(2, *shape, dtype=torch.float64)
    with torch.no_grad():
        expected = twin(maps)
        got = module(maps)
    assert expected.shape == got.shape == (2, *record(block, (shape,)).shape)
    assert expected.std() > 0
    assert (got - expected).abs().max() <= 1e-10 * expected.abs().max()


def _module_of(block: Block, shape: Shape) -> nn.Module:
    """The module that the PyTorch text has for a block: from maps to maps, and of more channels than an input takes."""
    found: dict[str, Any] = {"torch": torch, "nn": nn}
    for one in classes_of(record(block, (shape,)), "Module"):
        exec("\n".join(one.lines()), found)
    made = found["Module"]()
    assert isinstance(made, nn.Module)
    return made


@pytest.mark.parametrize(
    ("block", "size"),
    [
        (InceptionV1(), 5),
        (InceptionV1(third="3x3"), 3),
        (InceptionA(), 5),
        (InceptionA(second="3x3"), 5),
        (InceptionC(), 13),
        (InceptionE(), 5),
        (InceptionE(column=448), 5),
        (InceptionResNetA(), 5),
        (InceptionResNetB(), 7),
        (InceptionResNetB(length=3), 3),
    ],
    ids=str,
)
def test_how_far_a_module_sees(block: Block, size: int) -> None:
    """Two 3x3 as far as one 5x5; rows and columns of 7 as far as one 7x7, twice in the double branch."""
    window = record(block, ((8, 17, 17),)).window
    assert (window.size, window.stride) == ((size, size), (1, 1))


def test_rows_and_columns_cost_two_sevenths_of_the_whole_filter() -> None:
    """1x7 and 7x1 have 14 weights a pair of channels where 7x7 has 49 (Szegedy et al. 2015, section 3.2)."""
    width = 16
    rows = record(InceptionResNetB(1, width, width, width), ((width, 17, 17),)).steps
    pair = [step.parameters - 2 * width for step in rows if step.name in ("row", "column")]
    assert sum(pair) * 7 == 2 * 49 * width * width


@pytest.mark.parametrize("norm", ["none", "batch"])
def test_squeeze_and_excitation_follows_the_concat(norm: str) -> None:
    plain, excited = InceptionV1(norm=norm), InceptionV1(norm=norm, se=16)
    before, after = (record(block, ((192, 28, 28),)) for block in (plain, excited))
    channels = 64 + 128 + 32 + 32
    assert before.shape == after.shape == (channels, 28, 28)
    narrow = channels // 16
    assert after.parameters - before.parameters == 2 * channels * narrow + channels + narrow
    assert [step.part.kind for step in after.steps[-2:]] == ["concat", "squeeze_excitation"]


def test_stem_with_a_border_suits_small_pictures() -> None:
    assert record(InceptionStem(border="valid"), ((3, 299, 299),)).shape == (384, 35, 35)
    assert record(InceptionStem(), ((3, 32, 32),)).shape == (384, 4, 4)
    assert record(InceptionStem(4), ((3, 32, 32),)).shape == (48, 4, 4)
    with pytest.raises(Problem, match=r"needs maps of at least 3x3: got 2x2"):
        record(InceptionStem(border="valid"), ((3, 25, 25),))


@pytest.mark.parametrize("block", [InceptionB(), InceptionD(), InceptionResNetReduction()], ids=lambda one: one.kind)
def test_reductions_halve_and_pass_the_input_on_beside(block: Block) -> None:
    for size, half in ((35, 17), (17, 8), (3, 1)):
        assert record(block, ((48, size, size),)).shape[1:] == (half, half)
    wider = record(block, ((49, 17, 17),)).shape[0] - record(block, ((48, 17, 17),)).shape[0]
    assert wider == 1
    with pytest.raises(Problem, match="needs maps of at least 3x3: got 2x2"):
        record(block, ((48, 2, 2),))


def test_scale_of_the_residual_branch_is_in_the_text() -> None:
    """A scale of 1 multiplies nothing, as at the end of Inception-ResNet-v2."""
    scaled = lone(InceptionResNetB(scale=0.25), (48, 6, 6))
    plain = lone(InceptionResNetB(scale=1.0, activation="none"), (48, 6, 6))
    assert scaled is not None and plain is not None
    assert "y = y * 0.25\n        y = y + x\n" in pytorch_text(scaled)
    assert " * " not in pytorch_text(plain).replace(" ** ", "")
    assert " = y + x\n" in pytorch_text(plain)


def test_blocks_of_one_kind_share_their_convolutions_class() -> None:
    graph = lone(InceptionResNetA(), (48, 6, 6))
    assert graph is not None
    text = pytorch_text(graph)
    assert "self.conv1x1 = ConvNormAct(" in text
    assert text.count("nn.BatchNorm2d(") == text.count("class ConvNormAct") == 2
