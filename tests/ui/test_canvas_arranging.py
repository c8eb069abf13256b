"""Arranging: in both directions, of a selection, off the window's thread, and only when it is asked for."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.canvas import on_screen
from visionlab.blocks.catalogue import parts
from visionlab.blocks.repeat import Repeat
from visionlab.graph import edits
from visionlab.graph.flow import is_sideways
from visionlab.graph.model import Graph, Link, Node
from visionlab.presets.registry import preset
from visionlab.ui.canvas import inserting, repeating
from visionlab.ui.canvas.geometry import HEIGHT, WIDTH, card
from visionlab.ui.canvas.marks import Port
from visionlab.ui.canvas.view import Canvas
from visionlab.ui.document import Document
from visionlab.ui.settings import Settings
from visionlab.ui.window import Window


@pytest.fixture
def document(qtbot):
    return Document()


@pytest.fixture
def canvas(qtbot, document):
    return on_screen(qtbot, document)


@pytest.fixture
def no_dot(monkeypatch, tmp_path):
    """Our own layout, whatever is installed."""
    monkeypatch.setenv("PATH", str(tmp_path))


pytestmark = pytest.mark.usefixtures("no_dot")


def places(graph: Graph) -> dict[str, tuple[float, float]]:
    return {id: (node.x, node.y) for id, node in graph.nodes.items()}


def arrived(qtbot, canvas: Canvas, before: Graph) -> None:
    """Waits until another network stands on the canvas, and its cards have come to rest."""
    document = canvas.document
    qtbot.waitUntil(lambda: document.graph is not before and canvas.drawing.places == places(document.graph))


def test_to_the_right_ports_are_at_the_sides_and_undo_turns_them_back(qtbot, canvas, document):
    graph = preset("googlenet-bn").graph()
    document.open(graph, "GoogLeNet")
    assert not canvas.drawing.is_sideways
    canvas.arrange(True)
    arrived(qtbot, canvas, graph)
    drawing = canvas.drawing
    assert drawing.is_sideways
    for link, line in drawing.lines.items():
        start, end = line.path.pointAtPercent(0), line.path.pointAtPercent(1)
        (x, y), (other_x, _) = drawing.places[link.source], drawing.places[link.target]
        assert (start.x(), start.y()) == (x + WIDTH, y + HEIGHT / 2)
        assert end.x() == other_x == drawing.port_point(Port(link.target, link.port)).x()
        assert start.x() < end.x()
    assert not any(card(a).intersects(card(b)) for a, b in combinations(drawing.places.values(), 2))
    document.undo()
    assert document.graph is graph
    assert not drawing.is_sideways
    # as it is drawn now, unless another direction is asked for
    document.redo()
    turned = document.graph
    document.edit("Move", lambda graph: edits.move(graph, {"input": (-900, -900)}))
    moved = document.graph
    canvas.arrange()
    arrived(qtbot, canvas, moved)
    assert places(document.graph) == places(turned)


def test_the_left_end_is_seen_first(qtbot, canvas, document):
    graph = preset("googlenet-bn").graph()
    document.open(graph, "GoogLeNet")
    canvas.arrange(True)
    arrived(qtbot, canvas, graph)
    seen = canvas.viewportTransform().inverted()[0].mapRect(canvas.viewport().rect()).toRectF()
    assert seen.contains(card(canvas.drawing.places["input"]))
    assert canvas.scale_now >= 0.8


def test_only_the_selection_is_arranged(qtbot, canvas, document):
    graph = preset("resnet-18").graph()
    ids = list(graph.order)[3:6]
    graph = edits.move(graph, {id: (500.0 + 20 * number, 300.0) for number, id in enumerate(ids)})
    document.open(graph, "ResNet-18")
    canvas.select(ids)
    QTest.keyClick(canvas, Qt.Key.Key_A)  # no key of ours: nothing happens
    canvas.arrange_selection()
    arrived(qtbot, canvas, graph)
    after = places(document.graph)
    assert {id: place for id, place in after.items() if id not in ids} == {
        id: place for id, place in places(graph).items() if id not in ids
    }
    assert not any(card(a).intersects(card(b)) for a, b in combinations(after.values(), 2))
    assert [after[id][1] for id in ids] == sorted(after[id][1] for id in ids)
    assert document.undo_label == "Arrange the selection"
    canvas.select(ids[:1])
    before = document.graph
    canvas.arrange_selection()
    assert document.graph is before


def test_an_edit_made_meanwhile_is_not_lost(qtbot, canvas, document):
    document.open(preset("resnet-18").graph(), "ResNet-18")
    with qtbot.waitSignal(canvas.said, check_params_cb=lambda told: "edited meanwhile" in told):
        canvas.arrange(True)
        document.edit("Move", lambda graph: edits.move(graph, {"input": (999, 5)}))
        edited = document.graph
    assert document.graph is edited


def test_the_last_of_two_wishes_is_heard(qtbot, canvas, document):
    graph = preset("resnet-18").graph()
    document.open(graph, "ResNet-18")
    canvas.arrange(False)
    canvas.arrange(True)
    arrived(qtbot, canvas, graph)
    qtbot.wait(100)
    assert canvas.drawing.is_sideways
    assert len(document.versions()) == 2


def test_a_moved_node_stays_whatever_else_is_edited(canvas, document):
    document.open(preset("squeezenet-1.1").graph(), "SqueezeNet")
    document.edit("Move", lambda graph: edits.move(graph, {"fire_2": (777, -55)}))
    before = places(document.graph)
    canvas.select(["fire_3"])
    canvas.add_part("relu")
    document.edit("Field", lambda graph: edits.replace_block(graph, "fire", graph.nodes["fire"].block.with_(squeeze=9)))
    document.edit("Delete", lambda graph: edits.remove(graph, ["fire_5"]))
    document.edit("Wire", lambda graph: edits.wire(graph, Link("fire_4", "fire_6")))
    after = places(document.graph)
    assert {id: after[id] for id in before if id != "fire_5"} == {id: before[id] for id in before if id != "fire_5"}


# -- editing a drawing that goes to the right


def chain(qtbot, canvas: Canvas) -> Graph:
    kinds = parts()
    nodes = [
        Node(id, kinds[id](), 308.0 * number, 0.0) for number, id in enumerate(("input", "conv", "relu", "flatten"))
    ]
    graph = Graph.of(nodes, [Link("input", "conv"), Link("conv", "relu"), Link("relu", "flatten")])
    canvas.document.open(graph, "chain")
    assert canvas.drawing.is_sideways
    return graph


def test_blocks_are_added_to_the_right(qtbot, canvas, document):
    chain(qtbot, canvas)
    canvas.select(["flatten"])
    canvas.add_part("linear")
    linear = document.graph.nodes["linear"]
    assert linear.y == 0
    assert linear.x > document.graph.nodes["flatten"].x + WIDTH


def test_what_is_put_into_a_link_makes_room_to_the_right(qtbot, canvas, document):
    graph = chain(qtbot, canvas)
    node = Node("new", parts()["batch_norm"]())
    place = (400.0, 12.0)
    after = inserting.into_link(graph, Link("conv", "relu"), node, place)
    assert (after.nodes["new"].x, after.nodes["new"].y) == inserting.landing(graph, Link("conv", "relu"), place)
    row = [after.nodes[id] for id in ("conv", "new", "relu", "flatten")]
    assert {node.y for node in row} == {0}
    assert all(other.x - one.x > WIDTH for one, other in pairwise(row))
    assert is_sideways(after)


def test_a_repetition_is_written_out_to_the_right(qtbot, canvas, document):
    graph = chain(qtbot, canvas)
    graph = edits.replace_block(graph, "conv", Repeat(3, parts()["conv_norm_act"]()))
    after = repeating.written_out(graph, "conv", [])
    assert {node.y for node in after.nodes.values()} == {0}
    assert not any(card(a).intersects(card(b)) for a, b in combinations(places(after).values(), 2))


def test_the_arrows_walk_to_the_right(qtbot, canvas, document):
    chain(qtbot, canvas)
    canvas.select(["conv"])
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.selected == {"relu"}
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.selected == {"conv"}


# -- the choice in the window


def test_the_direction_is_remembered_for_networks_that_are_opened(qtbot, tmp_path: Path):
    settings = Settings(tmp_path / "window.ini")
    window = Window(settings)
    qtbot.addWidget(window)
    window.files.open_preset("resnet-18")
    before = window.document.graph
    assert window.actions_by_name["arrange_down"].isChecked()
    window.actions_by_name["arrange_right"].trigger()
    qtbot.waitUntil(lambda: window.document.graph is not before)
    assert window.canvas.drawing.is_sideways
    minimap = window.editor.minimap
    qtbot.waitUntil(lambda: minimap.width() > minimap.height())
    window.document.undo()
    window.files.open_preset("googlenet-bn")
    assert window.canvas.drawing.is_sideways
    assert window.document.is_saved
    other = Window(Settings(tmp_path / "window.ini"))
    qtbot.addWidget(other)
    assert other.actions_by_name["arrange_right"].isChecked()
    assert is_sideways(other.files.in_direction(preset("resnet-18").graph()))
