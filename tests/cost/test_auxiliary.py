"""Auxiliary heads: there in training, gone at test time, and left out of the counts."""

from __future__ import annotations

import pytest
import torch

from tests.support.networks import chain
from tests.support.truth import module_of, peak_bytes, saved_bytes
from visionlab.blocks.auxiliary_head import AuxiliaryHead
from visionlab.blocks.classifier import Classifier
from visionlab.cost.analysis import analyse
from visionlab.exchange.pytorch_text import pytorch_text
from visionlab.graph import edits
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.activation import ReLU
from visionlab.layers.conv import Conv
from visionlab.presets.retarget import retarget

PLAIN = chain(Conv(8), ReLU(), Conv(8, stride=2), ReLU(), Conv(4), Classifier(7))


def with_heads(*taps: str, classes: int = 7) -> Graph:
    nodes = [Node(f"head{n}", AuxiliaryHead(classes, features=16, weight=0.1 * n + 0.1)) for n, _ in enumerate(taps)]
    links = [Link(tap, f"head{n}") for n, tap in enumerate(taps)]
    return Graph.of([*PLAIN.nodes.values(), *nodes], [*PLAIN.links, *links])


@pytest.mark.parametrize("taps", [("n2",), ("n2", "n4"), ("n5",), ("n1", "n1"), ("n0",)])
def test_counts_leave_them_out_and_scores_come_in_training_only(taps: tuple[str, ...]) -> None:
    graph = with_heads(*taps)
    plain, report = analyse(PLAIN), analyse(graph)
    assert report.is_complete
    assert (report.parameters, report.macs, report.activations) == (plain.parameters, plain.macs, plain.activations)
    assert report.classes == 7
    assert all(report.nodes[f"head{n}"].parameters > 0 for n in range(len(taps)))
    network = module_of(graph, "cpu")
    pictures = torch.rand(2, 3, 32, 32)
    scores = network.train()(pictures)
    assert [tuple(each.shape) for each in scores] == [(2, 7)] * (1 + len(taps))
    assert network.eval()(pictures).shape == (2, 7)
    assert list(network.auxiliary_heads.values()) == pytest.approx([0.1 * n + 0.1 for n in range(len(taps))])


@pytest.mark.parametrize("taps", [("n2",), ("n2", "n4")])
def test_training_memory_counts_them_and_the_forward_peak_does_not(taps: tuple[str, ...]) -> None:
    graph = with_heads(*taps)
    held = analyse(graph).memory_of(2)
    network = module_of(graph, "cpu")
    pictures = torch.rand(2, 3, 32, 32)
    assert held.forward_peak - held.weights == peak_bytes(network, pictures)
    assert held.saved_for_backward == saved_bytes(network, pictures.requires_grad_())
    learned = 4 * sum(parameter.numel() for parameter in network.parameters())
    assert held.training == 3 * learned + held.saved_for_backward


def test_weights_carry_over_to_the_same_scores_without_them() -> None:
    with_head, plain = module_of(with_heads("n2"), "cpu").eval(), module_of(PLAIN, "cpu").eval()
    left = with_head.load_state_dict(plain.state_dict(), strict=False)
    assert all(name.startswith("auxiliary_head.") for name in left.missing_keys) and not left.unexpected_keys
    pictures = torch.rand(2, 3, 32, 32)
    assert torch.equal(with_head(pictures), plain(pictures))


def test_other_classes_reach_the_heads_too() -> None:
    graph = retarget(with_heads("n2", "n4"), classes=3)
    assert analyse(graph).is_complete
    assert {graph.nodes[id].block.classes for id in ("head0", "head1", "n6")} == {3}


def test_a_head_with_other_classes_is_named() -> None:
    problems = analyse(with_heads("n2", classes=5)).problems
    assert [str(problem) for _, problem in problems] == [
        "Auxiliary head gives 5 scores and the network 7: set its classes to 7"
    ]


def test_nothing_may_follow_a_head() -> None:
    graph = edits.add_node(with_heads("n2"), Node("more", ReLU()))
    told = analyse(edits.wire(graph, Link("head0", "more")))
    assert [str(problem) for id, problem in told.problems if id == "head0"] == [
        "Auxiliary head is an end of its own: nothing may follow it"
    ]


def test_a_network_of_a_head_alone_has_no_end() -> None:
    problems = analyse(chain(AuxiliaryHead())).problems
    assert "no end but auxiliary heads" in str(problems[0][1])


def test_text_without_heads_knows_nothing_of_them() -> None:
    assert "auxiliary" not in pytorch_text(PLAIN) and "self.training" not in pytorch_text(PLAIN)
