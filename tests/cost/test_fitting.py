"""Whether a block fits a place: compared with wiring it there and analysing the network."""

from __future__ import annotations

from itertools import pairwise

import pytest

from visionlab.blocks.catalogue import parts
from visionlab.cost.analysis import analyse
from visionlab.cost.fitting import Fit, Gap, misfit, tried
from visionlab.graph import edits
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.activation import ReLU
from visionlab.layers.base import ANY
from visionlab.layers.conv import Conv
from visionlab.layers.dense import Flatten, Linear
from visionlab.layers.merge import Add
from visionlab.layers.source import Input


def network() -> Graph:
    """input -> conv -> relu -> flatten -> linear, with an add that conv feeds."""
    blocks = {"input": Input(), "conv": Conv(8), "relu": ReLU(), "flatten": Flatten(), "linear": Linear(10)}
    names = list(blocks)
    links = [Link(above, below) for above, below in pairwise(names)]
    nodes = [Node(id, block) for id, block in {**blocks, "add": Add()}.items()]
    return Graph.of(nodes, [*links, Link("conv", "add", 0)])


REPORT = analyse(network())


@pytest.mark.parametrize("source", ["conv", "flatten"])
@pytest.mark.parametrize("kind", parts().values(), ids=lambda kind: kind.kind)
def test_what_fits_after_a_node_works_when_it_is_wired_there(kind, source):
    part = kind()
    trial = tried(REPORT, part, Gap(sources=(source,)))
    count = {0: 0, ANY: 2}.get(part.inputs, part.inputs)
    graph = edits.add_node(network(), Node("new", part))
    for port in range(count):
        graph = edits.wire(graph, Link(source, "new", port))
    told = analyse(graph).nodes["new"]
    if count == 0:
        assert trial.fit is Fit.MISFITS
    elif count == 1:
        assert (trial.fit is Fit.FITS) == (told.problem is None)
        assert trial.shape == told.shape
    else:
        # one wire is there, the others are to come
        assert (trial.fit is Fit.PERHAPS) == (told.problem is None)


def test_between_two_nodes_both_sides_count():
    gap = Gap(("conv",), (("relu", 0),))
    assert tried(REPORT, Conv(4), gap).shape == (4, 32, 32)
    assert tried(REPORT, ReLU(), Gap(("flatten",), (("linear", 0),))).fit is Fit.FITS
    refused = tried(REPORT, Conv(4, 3), Gap(("flatten",), (("linear", 0),)))
    assert refused.fit is Fit.MISFITS and "vector" in str(refused.problem)
    # a linear layer would fit what comes, but not what follows
    after = tried(REPORT, Flatten(), gap)
    assert after.fit is Fit.FITS  # a relu takes vectors too
    add = analyse(edits.wire(network(), Link("relu", "add", 1)))
    assert tried(add, Conv(4), Gap(("relu",), (("add", 1),))).fit is Fit.MISFITS
    assert tried(add, Conv(8), Gap(("relu",), (("add", 1),))).fit is Fit.FITS


def test_before_an_input_it_is_tried_with_what_the_network_has():
    gap = Gap(targets=(("add", 1),))
    assert tried(REPORT, ReLU(), gap).fit is Fit.FITS
    assert tried(REPORT, Input(), gap).fit is Fit.MISFITS  # 3 channels to 8
    assert tried(REPORT, parts()["auxiliary_head"](), gap).fit is Fit.MISFITS


def test_where_too_little_is_known_nothing_is_claimed():
    waiting = analyse(edits.remove(network(), (), (Link("input", "conv"),)))
    assert tried(waiting, ReLU(), Gap(sources=("conv",))).fit is Fit.PERHAPS
    assert tried(waiting, ReLU()).fit is Fit.PERHAPS


def test_several_links_need_a_block_of_several_inputs():
    both = Gap(sources=("conv", "relu"))
    assert tried(REPORT, Add(), both) == (Fit.FITS, (8, 32, 32), None)
    assert "takes 1 of the links" in str(tried(REPORT, ReLU(), both).problem)


def test_a_misfit_is_told_with_and_without_a_link():
    report = analyse(edits.wire(network(), Link("relu", "add", 1)))
    assert misfit(report, "add", 1, (3, 32, 32)) is not None
    assert misfit(report, "add", 1, (8, 32, 32)) is None
    assert misfit(report, "add", 1, None) is None
    # with the other link taken out there is nothing to differ from
    assert misfit(report, "add", 1, (3, 32, 32), without=(Link("conv", "add", 0),)) is None
