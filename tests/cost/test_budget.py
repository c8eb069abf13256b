"""Limits, and edits that help to keep them."""

from __future__ import annotations

import pytest

from tests.support.networks import chain
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.dense_block import DenseBlock
from visionlab.cost.analysis import analyse
from visionlab.cost.budget import Budget, Limit, Terms, dearest, helps, limits, used
from visionlab.cost.devices import devices
from visionlab.cost.roofline import gpu_pace, step_times, total
from visionlab.cost.situation import Situation
from visionlab.graph import edits
from visionlab.layers.conv import Conv
from visionlab.presets.registry import preset

PACE = gpu_pace(devices()["t4"], False)


def test_limits_that_are_not_set_say_nothing() -> None:
    assert limits(analyse(preset("starter").graph()), Terms(Situation()), Budget()) == ()


def test_states_of_a_limit() -> None:
    assert [Limit("macs", used, 1000).state for used in (0, 899, 900, 1000, 1001)] == [
        "ok", "ok", "near", "near", "over"
    ]  # fmt: skip


def test_limits_are_in_the_units_of_their_fields() -> None:
    report = analyse(preset("resnet-50").graph())
    told = limits(report, Terms(Situation(batch=8)), Budget(25.0, 4.2, 1.0))
    assert [(limit.name, limit.used, limit.most) for limit in told] == [
        ("parameters", 25_557_032, 25_000_000),
        ("macs", 4_089_184_256, 4_200_000_000),
        ("memory", report.memory_in(Situation(batch=8)).training, 1_000_000_000),
    ]
    assert [limit.state for limit in told] == ["over", "near", "near" if told[2].share < 1 else "over"]


def test_memory_depends_on_the_situation() -> None:
    report = analyse(preset("starter").graph())
    plain, adam = Terms(Situation(batch=1, optimizer="SGD")), Terms(Situation(batch=64, optimizer="Adam"))
    assert used("memory", report, plain) < used("memory", report, adam)


def test_time_is_of_a_forward_pass_for_one_image_on_the_machine() -> None:
    report, budget = analyse(preset("googlenet").graph()), Budget(time=0.5)
    assert limits(report, Terms(Situation(batch=8)), budget) == ()
    [limit] = limits(report, Terms(Situation(batch=8), PACE), budget)
    assert limit.most == 0.0005
    assert limit.used * 8 == pytest.approx(total(step_times(report.recording, 8, 1, PACE)).forward.total)
    ranked = dearest(report, Terms(Situation(batch=8), PACE), "time", 1000)
    assert sum(portion for _, portion in ranked) == pytest.approx(limit.used)


def test_the_dearest_of_memory_are_those_that_training_keeps_most_of() -> None:
    report, terms = analyse(preset("densenet-121").graph()), Terms(Situation(batch=8))
    ranked = dearest(report, terms, "memory", 1000)
    assert sum(portion for _, portion in ranked) == report.memory_in(terms.situation).saved_for_backward


@pytest.mark.parametrize("name", ["parameters", "macs", "memory", "time"])
def test_each_help_works_and_costs_what_it_says(name: str) -> None:
    graph = chain(Conv(32, 5), DenseBlock(6, 12), Conv(64, 3), Classifier(7))
    report, terms = analyse(graph), Terms(Situation(batch=4), PACE)
    found = list(helps(graph, report, terms, name))
    assert found
    for help in found:
        part = graph.nodes[help.id].block.with_(**{help.field: help.value})
        after = analyse(edits.replace_block(graph, help.id, part))
        assert after.is_complete and after.classes == 7
        assert used(name, after, terms) == help.left < used(name, report, terms)
    assert ("n4", "classes") not in {(help.id, help.field) for help in found}


def test_the_dearest_come_first() -> None:
    graph = chain(Conv(8, 3), Conv(64, 3), Classifier(7))
    assert [id for id, _ in dearest(analyse(graph), Terms(Situation()), "parameters")] == ["n2", "n3", "n1"]
