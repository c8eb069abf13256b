"""What blocks are coloured by: where each stands on a scale, in which class it is, and which cost most."""

from __future__ import annotations

import pytest

from tests.support.networks import chain
from visionlab.blocks.catalogue import GROUPS
from visionlab.blocks.classifier import Classifier
from visionlab.cost.analysis import analyse
from visionlab.cost.colouring import CLASSES, MEASURES, colouring, kept_bytes, stage_words
from visionlab.graph.model import EMPTY
from visionlab.layers.conv import Conv
from visionlab.layers.dense import Linear
from visionlab.layers.pool import MaxPool
from visionlab.presets.registry import presets


def test_levels_follow_the_root_of_the_numbers() -> None:
    report = analyse(chain(Conv(16, bias=False), Conv(64, bias=False), MaxPool(2, 2), Classifier(10)))
    told = colouring(report, "parameters")
    # 3*16*9 and 16*64*9 weights, and 64*10 + 10
    assert [told.values[f"n{number}"] for number in range(5)] == [0, 432, 9216, 0, 650]
    assert told.levels["n2"] == 1.0 and told.levels["n0"] == 0.0
    assert told.levels["n1"] == pytest.approx((432 / 9216) ** 0.5, abs=1 / 48)
    assert [id for id, _, _ in told.dearest] == ["n2", "n4", "n1"] and told.most == 9216
    assert sum(share for _, _, share in told.dearest) == pytest.approx(1)


def test_the_receptive_field_is_a_length_and_costs_nothing() -> None:
    told = colouring(analyse(chain(Conv(8, 3), Conv(8, 5))), "field")
    assert told.values == {"n0": 1, "n1": 3, "n2": 7} and told.dearest == ()
    assert told.levels["n1"] == pytest.approx(3 / 7, abs=1 / 48)


def test_activation_memory_is_what_training_keeps() -> None:
    report = analyse(chain(Conv(8), MaxPool(2, 2)))
    told = colouring(report, "memory")
    assert told.values == {id: kept_bytes(node) or 0 for id, node in report.nodes.items()}
    assert told.values["n1"] == 3 * 32 * 32 * 4


def test_stages_are_sizes_of_maps_and_kinds_are_groups() -> None:
    report = analyse(chain(Conv(8), MaxPool(2, 2), Conv(8), Classifier(10)))
    told = colouring(report, "stage")
    assert [told.classes[f"n{number}"] for number in range(5)] == [0, 0, 1, 1, 2]
    assert [stage_words(report, number, told.classes) for number in range(3)] == ["32x32", "16x16", ""]
    kinds = colouring(report, "kind").classes
    assert GROUPS[kinds["n1"]] == "Convolution" and GROUPS[kinds["n2"]] == "Pooling"


def test_what_cannot_work_has_no_colour() -> None:
    report = analyse(chain(Conv(8), Linear(10), Linear(10)))
    for measure in MEASURES:
        told = colouring(report, measure)
        assert (told.levels or told.classes).keys() == {"n0", "n1"}
        assert colouring(analyse(EMPTY), measure).most == 0


@pytest.mark.parametrize("id", ["densenet-121", "nasnet-a-mobile", "cifar-resnet-110"])
def test_few_shades_are_in_a_network(id: str) -> None:
    report = analyse(presets()[id].graph())
    for measure in MEASURES:
        told = colouring(report, measure)
        assert len(told.classes or told.levels) == len(report.nodes)
        assert len(set(told.levels.values())) <= 25
        assert measure in CLASSES or measure == "field" or 1 <= len(told.dearest) <= 5
