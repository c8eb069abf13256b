"""Ways to count against PyTorch and against what other tools really said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.support.networks import chain, networks
from tests.support.truth import module_of
from visionlab.blocks.catalogue import parts
from visionlab.blocks.recording import record
from visionlab.cost.analysis import analyse
from visionlab.cost.conventions import CONVENTIONS, TOOLS, tally
from visionlab.graph.model import EMPTY, Graph
from visionlab.layers.activation import ReLU, Sigmoid
from visionlab.layers.conv import Conv
from visionlab.layers.dense import Flatten, Linear
from visionlab.layers.merge import Add
from visionlab.layers.norm import BatchNorm, LocalResponseNorm
from visionlab.layers.pool import AvgPool, GlobalAvgPool, MaxPool
from visionlab.presets.base import Preset
from visionlab.presets.registry import presets

#: what torchinfo 1.8.0, fvcore 0.1.5.post20221221, thop 0.1.1.post2209072238 and ptflops 0.7.5 (its default backend)
#: said of the modules of our PyTorch text, one image; asked once, in an environment that had them. All 90 presets of
#: that day were asked, and all figures were as predicted.
SAID = {
    "starter": (12_502_314, 12_677_760, 12_849_856, 12_829_322),
    "alexnet": (1_135_915_368, 1_135_256_096, 1_135_256_096, 1_138_729_072),
    "zfnet": (2_478_394_856, 2_476_704_896, 2_476_704_896, 2_485_962_576),
    "googlenet": (1_585_899_032, 1_582_722_048, 1_582_723_072, 1_601_439_480),
    "googlenet-bn": (1_498_391_752, 1_504_878_688, 1_511_332_032, 1_517_133_608),
    "vgg-16": (15_483_821_032, 15_470_264_320, 15_470_264_320, 15_523_175_400),
    "resnet-50": (4_089_238_376, 4_111_512_576, 4_133_742_592, 4_132_436_968),
    "densenet-121": (2_834_246_312, 2_865_546_752, 2_897_058_304, 2_899_943_400),
    "inception-v3": (5_713_251_528, 5_731_282_144, 5_751_221_568, 5_759_205_192),
    "inception-resnet-v2": (13_167_395_400, 13_182_930_592, 13_210_205_600, 13_251_006_408),
    "mobilenet-v1": (568_763_240, 578_875_904, 588_962_304, 589_012_456),
    "mobilenet-v2": (300_809_384, 314_193_216, 327_550_720, 320_362_728),
    "squeezenet-1.0": (823_270_824, 819_093_576, 819_094_576, 836_821_960),
    "shufflenet-2x": (524_095_144, 536_134_464, 548_310_336, 549_523_048),
    "se-resnet-50": (3_860_558_360, 3_887_282_176, 3_908_473_600, 3_912_690_168),
    "senet-154": (20_688_662_936, 20_778_881_024, 20_856_201_984, 20_869_657_080),
    "nasnet-a-mobile": (563_676_554, 572_787_734, 583_190_540, 597_923_786),
    "wrn-28-10": (5_243_346_730, 5_247_990_016, 5_252_610_944, 5_252_651_274),
    "cifar-stochastic-depth-110": (252_895_786, 254_988_928, 257_086_144, 257_090_186),
}


@pytest.mark.parametrize(("id", "said"), SAID.items(), ids=SAID.keys())
def test_tools_are_predicted_to_the_digit(id: str, said: tuple[int, int, int, int]) -> None:
    recording = analyse(presets()[id].graph()).recording
    assert tuple(TOOLS[tool].count(recording) for tool in ("torchinfo", "fvcore", "thop", "ptflops")) == said


@pytest.mark.parametrize("one", presets().values(), ids=presets().keys())
def test_every_convention_on_every_preset(one: Preset) -> None:
    recording = analyse(one.graph()).recording
    counts = {id: way.count(recording) for id, way in (CONVENTIONS | TOOLS).items()}
    assert counts["macs"] == recording.macs
    assert counts["flops"] == counts["flop-counter"] == 2 * recording.macs
    assert counts["macs"] <= counts["macs-bias"] <= counts["macs-all"] <= counts["flops-all"]
    assert counts["macs"] <= counts["fvcore"] <= counts["thop"]
    assert sum(work.parameters for work in tally(recording).values()) == recording.parameters
    for way in (CONVENTIONS | TOOLS).values():
        assert sum(way.differences(recording).values()) == way.count(recording) - recording.macs
        assert sum(way.by_kind(recording).values()) == way.count(recording)


@given(networks())
@settings(max_examples=20)
def test_biases_and_norms_of_random_networks(graph: Graph) -> None:
    """Counted once more on the modules of the PyTorch text."""
    from torch import nn

    report = analyse(graph)
    if not report.is_complete:
        return
    network = module_of(graph)
    found = tally(report.recording)
    biases = sum(work.biased > 0 for work in found.values())
    modules = [m for m in network.modules() if isinstance(m, nn.Conv2d | nn.Linear) and m.bias is not None]
    assert bool(biases) == bool(modules)
    norms = sum(2 * m.num_features for m in network.modules() if isinstance(m, nn.BatchNorm2d))
    assert (found["batch_norm"].parameters if "batch_norm" in found else 0) == norms


def count(id: str, *steps: object) -> int:
    graph = chain(*steps, input=(4, 6, 6))  # type: ignore[arg-type]
    return (CONVENTIONS | TOOLS)[id].count(analyse(graph).recording)


def test_what_is_counted_by_hand() -> None:
    assert count("macs", Conv(2, 3)) == 2 * 36 * 4 * 9
    assert count("macs-bias", Conv(2, 3)) == 2 * 36 * 4 * 9 + 2 * 36
    assert count("macs-bias", Conv(2, 3, bias=False)) == 2 * 36 * 4 * 9
    assert count("macs-bias", Flatten(), Linear(10)) == 144 * 10 + 10
    assert count("macs-all", BatchNorm()) == count("macs-all", ReLU()) == count("macs-all", Sigmoid()) == 144
    assert count("flops-all", BatchNorm()) == 2 * 144
    assert count("macs-all", MaxPool(3, 3)) == count("macs-all", AvgPool(3, 3)) == 4 * 4 * 9
    assert count("macs-all", GlobalAvgPool()) == 144
    assert count("macs-all", LocalResponseNorm(5)) == 144 * (5 + 4)
    assert count("flops-all", LocalResponseNorm(5)) == 144 * (5 + 5)
    three = record(Add(), ((4, 6, 6),) * 3)
    assert CONVENTIONS["macs-all"].count(three) == 2 * 144
    assert count("macs-all", Flatten()) == 0


def test_the_rules_of_tools_by_hand() -> None:
    assert count("torchinfo", Conv(2, 3)) == (2 * 4 * 9 + 2) * 36
    assert count("torchinfo", BatchNorm()) == 8
    assert count("torchinfo", Flatten(), Linear(10)) == 144 * 10 + 10
    assert count("thop", GlobalAvgPool()) == (36 + 1) * 4
    assert count("ptflops", ReLU()) == 2 * 144
    assert count("ptflops", LocalResponseNorm(5)) == 3 * 144 + 8 * 36


def test_every_way_says_in_one_sentence_what_it_counts() -> None:
    for id, way in (CONVENTIONS | TOOLS).items():
        assert way.id == id and way.title
        assert way.definition.endswith(".") and ". " not in way.definition
        assert way.count(analyse(EMPTY).recording) == 0
        assert way.differences(analyse(EMPTY).recording) == {}


def test_every_kind_that_is_named_is_a_layer() -> None:
    from visionlab.cost import conventions

    named = {*conventions._ACTIVATIONS, *conventions._POOLS, "batch_norm", "scale", "multiply", "lrn", "add", "conv"}
    assert named <= parts().keys()
