"""A block that is left out: costs, text and file, compared with the network without it."""

from __future__ import annotations

import pytest
import torch

from tests.support.networks import chain
from tests.support.truth import macs_of, module_of, parameters_of, peak_bytes, saved_bytes
from visionlab import project
from visionlab.blocks.bypass import Bypass, can_bypass
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.recording import record
from visionlab.blocks.residual_basic import ResidualBasic
from visionlab.cost.analysis import analyse
from visionlab.exchange.pytorch_text import pytorch_text
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.activation import ReLU
from visionlab.layers.conv import Conv
from visionlab.layers.merge import Add, Concat
from visionlab.layers.source import Input
from visionlab.problem import Problem


def test_it_costs_nothing_and_passes_its_input_on():
    one = record(Bypass(ResidualBasic(64, 2)), ((8, 16, 16),))
    assert (one.shape, one.parameters, one.macs, one.layers) == ((8, 16, 16), 0, 0, 0)


def test_a_network_counts_as_it_would_without_the_block():
    left_out = analyse(chain(Conv(8), Bypass(ResidualBasic(64, 2)), ReLU(), Classifier(5)))
    without = analyse(chain(Conv(8), ReLU(), Classifier(5)))
    assert left_out.is_complete
    assert (left_out.parameters, left_out.macs) == (without.parameters, without.macs)
    assert left_out.recording.window == without.recording.window


@pytest.mark.parametrize("block", [Conv(4), ResidualBasic(8, 2)])
def test_its_text_trains_as_counted(block):
    graph = chain(Conv(8), Bypass(block), ReLU(), Classifier(5))
    report, network = analyse(graph), module_of(graph, "cpu")
    pictures = torch.rand(2, *report.input_shape)
    assert network.eval()(pictures).shape == (2, 5)
    assert parameters_of(network) == report.parameters
    assert macs_of(network, pictures[:1]) == report.macs
    counted = report.memory_of(2)
    assert counted.forward_peak - counted.weights == peak_bytes(network, pictures)
    assert counted.saved_for_backward == saved_bytes(network, pictures.requires_grad_())


def skipping(merge: object) -> Graph:
    """A convolution whose input comes round it into a merge, that of the convolution first."""
    nodes = [Node("in", Input()), Node("conv", Conv(3, 5)), Node("merge", merge), Node("end", Classifier(5))]
    links = [Link("in", "conv"), Link("conv", "merge", 0), Link("in", "merge", 1), Link("merge", "end")]
    return Graph.of(nodes, links)


def test_of_a_merge_the_first_input_goes_on_and_the_text_does_the_same():
    graph = skipping(Bypass(Concat()))
    report, network = analyse(graph), module_of(graph, "cpu")
    assert report.is_complete
    assert report.nodes["merge"].shape == (3, 32, 32)
    straight = analyse(chain(Conv(3, 5), Classifier(5)))
    assert report.nodes["merge"].window == straight.nodes["n1"].window
    pictures = torch.rand(1, 3, 32, 32)
    assert network.eval()(pictures).shape == (1, 5)
    assert parameters_of(network) == report.parameters == straight.parameters


def test_the_receptive_field_is_that_of_what_goes_on():
    graph = skipping(Bypass(Add()))
    graph = Graph.of(graph.nodes.values(), [*(link for link in graph.links if link.target != "merge"),
                                            Link("in", "merge", 0), Link("conv", "merge", 1)])  # fmt: skip
    assert analyse(graph).nodes["merge"].window.size == (1, 1)


def test_a_file_holds_what_is_left_out():
    graph = chain(Bypass(ResidualBasic(64, 2)), Bypass(ReLU()), Classifier(5))
    assert project.loads(project.dumps(graph)).graph == graph
    assert "class Bypass" in pytorch_text(graph)


def test_it_is_called_by_its_block_and_its_caption_is_the_block_s():
    one = Bypass(Conv(8, 5, 2))
    assert one.title == "Convolution (bypassed)" and Bypass.title == "Bypass"
    assert one.caption() == Conv(8, 5, 2).caption()
    loose = analyse(Graph.of([Node("a", Bypass(ReLU()))], [])).nodes["a"].problem
    assert str(loose).startswith("ReLU (bypassed) has no input")


@pytest.mark.parametrize("block", [Input(), Bypass(ReLU())])
def test_what_has_nothing_to_pass_on_is_refused(block):
    assert not can_bypass(block)
    with pytest.raises(Problem, match="Bypass takes a block with an input that something may follow: got"):
        Bypass(block)
