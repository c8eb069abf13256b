"""Repairs: each kind on a network that it is for; and whatever is offered helps, harms nothing and tells its cost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.networks import chain, networks, values_of
from visionlab.blocks.auxiliary_head import AuxiliaryHead
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.fire import Fire
from visionlab.blocks.shufflenet_unit import ShuffleNetUnit
from visionlab.blocks.squeeze_excitation import SqueezeExcitation
from visionlab.cost.analysis import analyse
from visionlab.graph import edits
from visionlab.graph.layout import CARD, layout
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.activation import ReLU
from visionlab.layers.base import Part
from visionlab.layers.channels import Scale
from visionlab.layers.conv import Conv
from visionlab.layers.dense import Flatten, Linear
from visionlab.layers.merge import Add, Concat, PadShortcut
from visionlab.layers.pool import AvgPool, GlobalAvgPool, MaxPool
from visionlab.layers.source import Input
from visionlab.presets.registry import presets
from visionlab.repairs.repair import Repair, repairs


def offered(graph: Graph, id: str = "") -> dict[str, Repair]:
    return {str(repair): repair for repair in repairs(graph, analyse(graph), id)}


def placed(graph: Graph) -> Graph:
    return edits.move(graph, layout(graph))


def branches(merge: Part, *branch: Part, shortcut: tuple[Part, ...] = (), tail: tuple[Part, ...] = ()) -> Graph:
    """Input 16x32x32, a branch and a shortcut around it, and what follows."""
    nodes, links = [Node("in", Input(16, 32, 32))], []
    ends = []
    for name, parts in (("b", branch), ("s", shortcut)):
        above = "in"
        for number, part in enumerate(parts):
            id = f"{name}{number}"
            nodes.append(Node(id, part))
            links.append(Link(above, id))
            above = id
        ends.append(above)
    nodes.append(Node("merge", merge))
    links += [Link(end, "merge", port) for port, end in enumerate(ends)]
    above = "merge"
    for number, part in enumerate(tail):
        nodes.append(Node(f"t{number}", part))
        links.append(Link(above, f"t{number}"))
        above = f"t{number}"
    return placed(Graph.of(nodes, links))


def test_a_projection_makes_a_shortcut_fit_and_says_what_it_costs() -> None:
    graph = branches(Add(), Conv(64, 3, 2), tail=(Classifier(10),))
    found = offered(graph, "merge")["1×1 projection of Input to 64x16x16"]
    # 1x1 from 16 to 64 channels, and the scales and shifts of its norm
    assert (found.parameters, found.macs) == (16 * 64 + 2 * 64, 16 * 64 * 16 * 16)
    assert found.report.is_complete and found.graph == found.edit(graph)
    assert found.report.nodes["merge"].shape == (64, 16, 16)


def test_all_that_helps_a_sum_cheapest_first() -> None:
    graph = branches(Add(), Conv(64, 3, 2))
    told = [str(repair) for repair in repairs(graph, analyse(graph), "merge")]
    assert told[0] == "Zero-padded shortcut from Input to 64x16x16"
    assert "Concatenate the channels instead of adding them" not in told  # the sizes differ too
    costs = [repair.parameters for repair in repairs(graph, analyse(graph), "merge") if not repair.removes]
    assert costs == sorted(costs)


@pytest.mark.parametrize(
    ("graph", "id", "words"),
    [
        (branches(Add(), Conv(64)), "merge", "Concatenate the channels instead of adding them"),
        (branches(Add(), Conv(64)), "merge", "Set the channels of Convolution to 16"),
        (branches(Add(), Conv(16, 3, 2)), "merge", "Set the stride of Convolution to 1"),
        (branches(Add(), Conv(16, 3, padding=0)), "merge", "Set the padding of Convolution to same"),
        (branches(Add(), Conv(16, 3, 2)), "merge", "Max pool after Input to 16×16"),
        (branches(Concat(), Conv(8, 3, 2)), "merge", "Max pool after Input to 16×16"),
        (branches(Concat(), Conv(8, 3, 2), ReLU()), "merge", "Set the stride of Convolution to 1"),
        (branches(Add(), Flatten(), Linear(10), shortcut=(Flatten(),)), "merge",
         "Linear layer from Flatten to 10 features"),
        (chain(Linear(10)), "n1", "Flatten before it"),
        (chain(Conv(8), Linear(10)), "n2", "Global average pool and flatten before it"),
        (chain(Flatten(), Conv(8)), "n2", "Remove Flatten before it"),
        (chain(Conv(8), MaxPool(2, 2), Conv(8, 20, padding=0)), "n3", "Set Kernel size to 16"),
        (chain(Conv(8, 3, 2), Conv(8, 20, padding=0)), "n2", "Set the stride of Convolution to 1"),
        (chain(Conv(8), MaxPool(2, 2), Conv(8, 20, padding=0)), "n3", "Remove Max pool before it"),
        (chain(Conv(10), Conv(16, groups=4)), "n2", "Set Groups to 2"),
        (chain(Conv(10), Conv(16, groups=4)), "n2", "Set the channels of Convolution to 12"),
        (chain(Conv(10), ReLU(), Conv(16, groups=4)), "n3", "Set the channels of Convolution to 8"),
        (chain(Conv(8), SqueezeExcitation(16)), "n2", "Set Channels per unit to 8"),
        (chain(Conv(8), Fire(bypass="simple")), "n2", "Set Bypass to complex"),
        (chain(Conv(24), ShuffleNetUnit(48, stride=1)), "n2", "Set the channels of Convolution to 48"),
    ],
)  # fmt: skip
def test_kinds(graph: Graph, id: str, words: str) -> None:
    words = words.replace("Channels per unit", "Reduction")
    found = offered(placed(graph), id)
    assert words in found, list(found)
    assert found[words].report.nodes[id].shape is not None


def test_a_missing_input_is_wired_from_what_leads_nowhere() -> None:
    graph = edits.add_node(chain(Conv(8)), Node("head", Classifier(10), y=500))
    first = repairs(graph, analyse(graph), "head")[0]
    assert str(first) == "Wire Convolution to its input 1" and first.report.is_complete


def test_the_second_input_of_a_merge() -> None:
    graph = edits.add_node(chain(Conv(3)), Node("add", Add(), y=500))
    graph = edits.wire(graph, Link("n1", "add", 0))
    assert "Wire Input to its input 2" in offered(graph, "add")
    graph = edits.add_node(chain(Conv(8), GlobalAvgPool()), Node("scale", Scale(), y=500))
    graph = edits.wire(graph, Link("n1", "scale", 0))
    assert "Wire Global average pool to its input 2" in offered(graph, "scale")


def test_the_network_as_a_whole() -> None:
    assert "Classifier head of 10 classes after Convolution" in offered(chain(Conv(8)))
    graph = Graph.of([Node("conv", Conv(8)), Node("head", Classifier(10))], [Link("conv", "head")])
    assert offered(graph)["Input before Convolution"].report.is_complete
    graph = chain(Conv(8), Classifier(10))
    graph = edits.wire(edits.add_node(graph, Node("aux", AuxiliaryHead(classes=5))), Link("n1", "aux"))
    assert offered(graph)["Set the classes of the auxiliary heads to 10"].report.is_complete
    graph = edits.wire(edits.add_node(chain(Conv(8), Classifier(10)), Node("side", ReLU())), Link("n1", "side"))
    assert offered(graph)["Keep only what leads to Classifier head; blocks removed: 1"].report.is_complete


def test_removal_is_offered_last_and_where_it_helps() -> None:
    graph = chain(Conv(8), MaxPool(40, 1), Classifier(10))
    told = repairs(graph, analyse(graph), "n2")
    assert str(told[-1]) == "Remove it and join its links" and told[-1].removes
    assert not any(repair.removes for repair in told[:-1])


def test_maps_that_no_pool_brings_to_one_size() -> None:
    graph = branches(Concat(), Conv(8, 3, 2, padding=0, kernel_width=1), shortcut=(Conv(8, 1, 3),))
    assert not any("Max pool" in words for words in offered(graph, "merge"))
    graph = chain(Conv(8), MaxPool(1, 8), Concat(), input=(3, 32, 4))
    graph = edits.wire(edits.wire(graph, Link("n2", "n3", 0)), Link("n1", "n3", 1))
    assert isinstance(offered(graph, "n3"), dict)


def test_what_works_is_not_repaired() -> None:
    graph = chain(Conv(8), Classifier(10))
    assert repairs(graph, analyse(graph), "n1") == () and repairs(graph, analyse(graph), "") == ()
    assert repairs(graph, analyse(graph), "nobody") == ()


def _overlaps(graph: Graph) -> bool:
    nodes = list(graph.nodes.values())
    return any(
        abs(one.x - other.x) < CARD[0] and abs(one.y - other.y) < CARD[1]
        for number, one in enumerate(nodes)
        for other in nodes[:number]
    )


@pytest.mark.parametrize("name", ["densenet-121", "googlenet", "mobilenet-v2"])
def test_what_a_repair_brings_covers_no_card(name: str) -> None:
    graph = placed(presets()[name].graph())
    head = graph.sinks[-1]
    broken = edits.replace_block(graph, head, Linear(10))
    told = [one for one in repairs(broken, analyse(broken), head) if "before it" in str(one)]
    assert told and not any(_overlaps(one.graph) for one in told)


def test_a_projection_around_a_branch_covers_no_card() -> None:
    graph = branches(Add(), Conv(64, 3, 2), ReLU(), Conv(64), tail=(Classifier(10),))
    assert not any(_overlaps(one.graph) for one in repairs(graph, analyse(graph), "merge"))


# an id may be any text but none, which stands for the network as a whole
@given(networks().filter(lambda graph: "" not in graph.nodes), st.data())
@settings(max_examples=15, deadline=None)
def test_whatever_is_offered_helps_and_harms_nothing(graph: Graph, data: st.DataObject) -> None:
    id = data.draw(st.sampled_from(sorted(graph.nodes)))
    strange: Any = data.draw(st.one_of(*map(values_of, (Conv, Linear, AvgPool, PadShortcut, Fire, SqueezeExcitation))))
    graph = edits.replace_block(graph, id, strange)
    before = analyse(graph)
    for whose in {whose for whose, _ in before.problems}:
        for repair in repairs(graph, before, whose):
            after = analyse(repair.edit(graph))
            assert not whose or whose not in after.nodes or after.nodes[whose].shape is not None
            kept = [one for one, told in before.nodes.items() if told.shape is not None and one in after.nodes]
            assert all(after.nodes[one].shape is not None for one in kept)
            assert repair.parameters == _total(after, before, whose) and str(repair)


def _total(after: Any, before: Any, whose: str) -> int:
    known = {id for id, told in before.nodes.items() if told.shape is not None}
    new = [told for id, told in after.nodes.items() if id in known or id == whose or id not in before.nodes]
    return sum(told.parameters for told in new) - sum(before.nodes[id].parameters for id in known)
