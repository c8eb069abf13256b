"""A network as it is looked at: every node once, every link as it is, nothing on top of anything."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.each_preset import every_preset
from visionlab.blocks.catalogue import parts
from visionlab.cost.analysis import Report, analyse
from visionlab.cost.folding import SEP, Folding, alike
from visionlab.cost.opened import MOST_CARDS
from visionlab.cost.seen import Seen, composites, seen
from visionlab.graph.edits import move
from visionlab.graph.layout import CARD, layout
from visionlab.graph.model import Graph, Link, Node
from visionlab.presets.registry import preset


@st.composite
def networks(draw: st.DrawFn) -> Graph:
    """A chain of blocks with a branch here and there, at places of a layout, some of them moved."""
    kinds = [("conv_norm_act", {"channels": 8}), ("residual_basic", {"channels": 8}), ("dense_block", {"layers": 2})]
    nodes, links = [Node("input", parts()["input"]())], []
    for number in range(draw(st.integers(1, 9))):
        kind, fields = draw(st.sampled_from(kinds))
        node = Node(f"n{number}", parts()[kind]().with_(**fields))
        source = nodes[-1] if draw(st.integers(0, 5)) else draw(st.sampled_from(nodes))
        links.append(Link(source.id, node.id))
        nodes.append(node)
    graph = Graph.of(nodes, links)
    return move(graph, layout(graph, sideways=draw(st.booleans())))


@st.composite
def looks(draw: st.DrawFn) -> tuple[Graph, Report, Folding]:
    graph = draw(networks())
    report = analyse(graph)
    ways = [*graph.nodes, *composites(report), "gone", f"gone{SEP}conv"]
    opened = draw(st.sets(st.sampled_from(ways)))
    return graph, report, Folding(frozenset(opened), frozenset(draw(st.sets(st.sampled_from(ways)))))


def boxes(shown: Seen) -> dict[str, tuple[float, float, float, float]]:
    """Of every card, and of every frame."""
    found = {}
    for id, node in shown.graph.nodes.items():
        if id not in shown.stands:
            width, height = shown.frames[id].size if id in shown.frames else CARD
            found[id] = (node.x, node.y, node.x + width, node.y + height)
    return found


def check(graph: Graph, report: Report, shown: Seen) -> None:
    """All that is promised of what is seen."""
    own = [id for id in shown.graph.nodes if SEP not in id]
    assert sorted(own) == sorted(graph.nodes)
    assert {link for link in shown.graph.links if SEP not in link.source + link.target} == set(graph.links)
    assert shown.graph.nodes.keys() == shown.report.nodes.keys()
    for id in own:
        assert shown.report.nodes[id] is report.nodes[id]
    # each node has a card, or one card or frame that stands for it
    for id, card in shown.stands.items():
        assert card not in shown.stands
        assert (card in shown.frames) != (card in shown.runs and id in shown.runs[card].run.ids)
    members = [id for folded in shown.runs.values() for id in folded.run.ids]
    assert len(members) == len(set(members))
    inside = [id for id in shown.graph.nodes if SEP in id]
    assert all(id.rpartition(SEP)[0] in shown.frames for id in inside)
    # what is inside a frame adds up to the block
    for frame in shown.frames:
        within = [told for id, told in shown.report.nodes.items() if id.rpartition(SEP)[0] == frame]
        assert sum(told.parameters for told in within) == shown.report.nodes[frame].parameters
        assert sum(told.macs for told in within) == shown.report.nodes[frame].macs
        assert all(told.shape is not None for told in within)
    for folded in shown.runs.values():
        assert folded.report.macs == sum(shown.report.nodes[id].macs for id in folded.run.ids)
    # cards and frames do not overlap, but for what is in a frame, which is within it
    drawn = boxes(shown)
    for (one, a), (two, b) in combinations(drawn.items(), 2):
        if two.startswith(one + SEP):
            assert a[0] <= b[0] and a[1] < b[1] and b[2] <= a[2] and b[3] < a[3]
        elif not one.startswith(two + SEP):
            assert a[0] >= b[2] - 0.01 or b[0] >= a[2] - 0.01 or a[1] >= b[3] - 0.01 or b[1] >= a[3] - 0.01, (one, two)


@settings(max_examples=60)
@given(looks())
def test_every_node_is_seen_once_and_nothing_covers_anything(look: tuple[Graph, Report, Folding]) -> None:
    graph, report, folding = look
    check(graph, report, seen(graph, report, folding))


@settings(max_examples=60)
@given(looks(), st.data())
def test_what_is_moved_is_seen_where_it_was_dropped(look: tuple[Graph, Report, Folding], data: st.DataObject) -> None:
    graph, report, folding = look
    shown = seen(graph, report, folding)
    cards = [id for id in graph.nodes if id not in shown.stands]
    ways = st.tuples(st.integers(-400, 2000), st.integers(-400, 2000))
    card = data.draw(st.sampled_from(cards))
    place = tuple(map(float, data.draw(ways)))
    dropped = dict.fromkeys(shown.runs[card].run.ids if card in shown.runs else (card,), place)
    after = move(graph, shown.settled(dropped))
    again = seen(after, analyse(after), folding)
    if (again.room is None) != (shown.room is None) or (again.room and again.room.sideways != shown.room.sideways):
        return  # it goes another way now
    for id, place in dropped.items():
        if not shown.runs:  # else what it is dropped beside a run may open it
            assert (again.graph.nodes[id].x, again.graph.nodes[id].y) == pytest.approx(place, abs=0.05)


@every_preset()
def test_every_preset_can_be_seen_by_layers_and_folded(one) -> None:
    graph = one.graph()
    report = analyse(graph)
    everything = Folding(opened=frozenset(composites(report)))
    shown = seen(graph, report, everything)
    assert len(shown.frames) == len(everything.opened)
    leaves = [told for id, told in shown.report.nodes.items() if id not in shown.stands and id not in shown.frames]
    assert len(leaves) == report.training.layers
    assert sum(told.macs for told in leaves) == report.training.macs
    folded = seen(graph, report, Folding(folded=frozenset(graph.nodes)))
    assert sum(folded.run.times > 1 for folded in folded.runs.values()) == len(folded.runs)


def test_nothing_opened_is_the_network_itself() -> None:
    graph = preset("resnet-50").graph()
    report = analyse(graph)
    assert seen(graph, report, Folding()).graph is graph
    assert seen(graph, report, Folding(frozenset({"gone"}), frozenset({"input"}))).graph is graph


def test_stages_fold_with_the_stride_of_their_first_block() -> None:
    graph = preset("resnet-50").graph()
    shown = seen(graph, analyse(graph), Folding(folded=frozenset(graph.nodes)))
    assert [folded.run.times for folded in shown.runs.values()] == [3, 4, 6, 3]
    # the network is shorter by what is hidden: 16 blocks are 4
    heights = [node.y for node in shown.graph.nodes.values()]
    assert max(heights) - min(heights) == pytest.approx(max(node.y for node in graph.nodes.values()) - 12 * 130)


def test_receptive_fields_inside_are_those_of_the_network() -> None:
    graph = preset("resnet-50").graph()
    report = analyse(graph)
    last = "residual_bottleneck_16"
    shown = seen(graph, report, Folding(opened=frozenset({last})))
    assert shown.report.nodes[f"{last}/relu_3"].window == report.nodes[last].window


def test_alike_is_equal_but_for_the_stride() -> None:
    block = parts()["residual_basic"]().with_(channels=64)
    assert alike(block, block)
    assert alike(block.with_(stride=2), block)
    assert not alike(block.with_(channels=32), block)
    assert not alike(parts()["relu"](), block)


def test_too_many_layers_stay_closed() -> None:
    kinds = parts()
    one = kinds["repeat"]().with_(times=256, block=kinds["dense_block"]().with_(layers=64, growth_rate=1))
    graph = Graph.of([Node("input", kinds["input"]()), Node("r", one, 0, 130)], [Link("input", "r")])
    report = analyse(graph)
    shown = seen(graph, report, Folding(opened=frozenset(composites(report))))
    assert 256 < len(shown.graph.nodes) <= MOST_CARDS


def test_what_is_told_to_a_file_is_read_again() -> None:
    graph = preset("resnet-50").graph()
    folding = Folding(frozenset({"residual_bottleneck/conv", "gone/conv"}), frozenset({"residual_bottleneck", "gone"}))
    told = folding.told(graph)
    assert told == {"opened": ["residual_bottleneck/conv"], "folded": ["residual_bottleneck"]}
    assert Folding.read(told) == Folding(frozenset(told["opened"]), frozenset(told["folded"]))
    assert Folding.read({}) == Folding() and not Folding()
    assert folding.within("gone") == Folding(frozenset({"conv"}))
