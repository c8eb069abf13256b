"""Blocks opened in place and runs folded into one card, by mouse, keyboard and menu."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from tests.support.canvas import on_screen
from visionlab import project
from visionlab.cost.folding import SEP, Folding
from visionlab.graph import edits
from visionlab.graph.model import Node
from visionlab.layers.activation import ReLU
from visionlab.presets.registry import preset
from visionlab.ui.canvas import dropping, folding, menus
from visionlab.ui.canvas.frames import enter_of, mark_of
from visionlab.ui.canvas.geometry import WIDTH, card
from visionlab.ui.canvas.glide import Glide
from visionlab.ui.canvas.picture import Picture
from visionlab.ui.canvas.view import Canvas
from visionlab.ui.document import Document
from visionlab.ui.files import Files
from visionlab.ui.main import load
from visionlab.ui.picture import draw
from visionlab.ui.settings import Settings
from visionlab.ui.theme import LIGHT

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
BLOCK, NEXT = "residual_bottleneck", "residual_bottleneck_2"


@pytest.fixture(autouse=True)
def at_once(request, monkeypatch):
    """Cards stand where they belong without gliding there, unless a test is about that."""
    if "glide" not in request.node.name:
        monkeypatch.setattr(Glide, "start", lambda _self, _before: None)


@pytest.fixture
def document(qtbot):
    return Document()


@pytest.fixture
def canvas(qtbot, document):
    made = on_screen(qtbot, document)
    document.open(preset("resnet-50").graph(), "ResNet-50")
    made.zoom_reset()
    made.center_on(BLOCK)
    return made


def at(canvas: Canvas, point: QPointF) -> QPoint:
    return canvas.viewportTransform().map(point).toPoint()


def click(canvas: Canvas, point: QPointF) -> None:
    QTest.mouseClick(canvas.viewport(), LEFT, pos=at(canvas, point))


def click_mark(canvas: Canvas, id: str) -> None:
    mark = mark_of(canvas.drawing, id)
    assert mark is not None
    click(canvas, mark.center())


def middle(canvas: Canvas, id: str) -> QPointF:
    """Of a card, or of the header of an opened block."""
    box = canvas.drawing.card(id)
    return QPointF(box.center().x() - 40, box.top() + 12)


def drag(canvas: Canvas, start: QPointF, way: QPoint) -> None:
    here = at(canvas, start)
    QTest.mousePress(canvas.viewport(), LEFT, pos=here)
    for step in range(1, 6):
        QTest.mouseMove(canvas.viewport(), here + way * step / 5)
    QTest.mouseRelease(canvas.viewport(), LEFT, pos=here + way)


# -- opening in place


def test_the_mark_opens_a_block_where_it_stands_and_closes_it(canvas, document):
    before, graph = at(canvas, QPointF(*canvas.drawing.places[BLOCK])), document.graph
    top = canvas.drawing.places[NEXT][1]
    click_mark(canvas, BLOCK)
    assert f"{BLOCK}/conv" in canvas.drawing.faces
    assert document.graph is graph and document.is_saved
    off = at(canvas, QPointF(*canvas.drawing.places[BLOCK])) - before
    assert off.manhattanLength() <= 2
    assert canvas.drawing.places[NEXT][1] > top + 900
    canvas.grab()
    click_mark(canvas, BLOCK)
    assert f"{BLOCK}/conv" not in canvas.drawing.faces
    assert canvas.drawing.places[NEXT][1] == top


def test_cards_glide_apart_and_the_opened_one_stays(canvas, document, qtbot):
    before = at(canvas, QPointF(*canvas.drawing.places[BLOCK]))
    click_mark(canvas, BLOCK)
    ends = canvas.drawing.seen.graph.nodes[NEXT].y
    for _ in range(20):
        off = at(canvas, QPointF(*canvas.drawing.places[BLOCK])) - before
        assert off.manhattanLength() <= 3
        qtbot.wait(5)
    qtbot.waitUntil(lambda: canvas.drawing.places[NEXT][1] == ends)


def test_a_click_inside_tells_the_inspector_and_the_network_keeps_its_selection_apart(canvas, document, qtbot):
    canvas.select([BLOCK])
    canvas.expand()
    inner = f"{BLOCK}/conv"
    with qtbot.waitSignal(canvas.inside_selected, check_params_cb=lambda told: told is not None) as heard:
        click(canvas, middle(canvas, inner))
    assert heard.args[0].shape == (64, 56, 56)
    assert document.selection.ids == frozenset() and canvas.selected == frozenset()
    canvas.delete_selection()
    assert document.is_saved
    with qtbot.waitSignal(canvas.inside_selected, check_params_cb=lambda told: told is None):
        click(canvas, middle(canvas, BLOCK))
    assert document.selection.ids == {BLOCK}


def test_an_edit_keeps_what_is_opened_and_undo_brings_it_back(canvas, document):
    canvas.select([BLOCK])
    canvas.expand()
    block = document.graph.nodes[BLOCK].block
    document.edit("Width", lambda graph: edits.replace_block(graph, BLOCK, block.with_(width=32)))
    assert canvas.drawing.report.nodes[f"{BLOCK}/conv"].shape == (32, 56, 56)
    canvas.delete_selection()
    assert BLOCK not in canvas.drawing.places
    document.undo()
    assert f"{BLOCK}/conv" in canvas.drawing.faces


@pytest.mark.parametrize("grip", [BLOCK, f"{BLOCK}/conv"])
def test_a_drag_takes_the_whole_block_along_and_drops_it_where_it_is_let_go(canvas, document, grip):
    canvas.select([BLOCK])
    canvas.expand()
    places = dict(canvas.drawing.places)
    drag(canvas, middle(canvas, grip), QPoint(240, 40))
    moved = canvas.drawing.places
    for id in (BLOCK, f"{BLOCK}/conv", f"{BLOCK}/add"):
        assert moved[id][0] - places[id][0] == pytest.approx(240, abs=8)
        assert moved[id][1] - places[id][1] == pytest.approx(40, abs=8)
    assert document.undo_label is not None
    document.undo()
    assert canvas.drawing.places == places


def test_another_card_lands_where_it_is_dropped_below_an_opened_block(canvas, document):
    canvas.select([BLOCK])
    canvas.expand()
    canvas.center_on(NEXT)
    place = canvas.drawing.places[NEXT]
    drag(canvas, middle(canvas, NEXT), QPoint(320, 0))
    assert canvas.drawing.places[NEXT] == (pytest.approx(place[0] + 320, abs=8), pytest.approx(place[1], abs=8))
    assert document.graph.nodes[NEXT].y == pytest.approx(520, abs=8)


def test_a_block_from_the_palette_lands_where_it_is_dropped_below_an_opened_one(canvas, document):
    canvas.select([BLOCK])
    canvas.expand()
    canvas.center_on(NEXT)
    data = QMimeData()
    data.setData(dropping.MIME, b"relu")
    spot = QPointF(880, 300)
    at = (spot, Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier, QEvent.Type.Drop)
    dropping.move(canvas, QDropEvent(*at))
    ghost = canvas.marks.ghost
    dropping.drop(canvas, QDropEvent(*at))
    (fresh,) = document.selection.ids
    assert canvas.drawing.places[fresh] == pytest.approx(ghost, abs=0.01)
    assert document.graph.nodes[fresh].y < ghost[1] - 900


def drop_beside(canvas: Canvas, down: float) -> str:
    """A block from the palette, to the right of the opened one and so far below its top."""
    frame = canvas.drawing.card(BLOCK)
    at = canvas.drawing.seen.home((frame.right() + 60, frame.top() + down))
    id = edits.new_id(canvas.document.graph, "relu")
    canvas.edit("Drop", lambda graph: edits.add_node(graph, Node(id, ReLU(), *at)))
    return id


def test_blocks_put_beside_an_opened_one_come_apart_when_it_is_closed(canvas, document):
    canvas.select([BLOCK])
    canvas.expand()
    dropped = [drop_beside(canvas, down) for down in (500, 60, 280)]
    placed, was = dict(canvas.drawing.places), document.graph
    order = sorted(was.nodes, key=lambda id: placed[id][1])
    canvas.select([BLOCK])
    canvas.collapse()
    assert document.undo_label == "Make room"
    places = canvas.drawing.places
    cards = [card(places[id]) for id in document.graph.nodes]
    assert not any(one.intersects(other) for one, other in combinations(cards, 2))
    assert order == sorted(was.nodes, key=lambda id: places[id][1])
    assert {places[id][0] for id in dropped} == {places[BLOCK][0] + WIDTH + 60}
    document.undo()
    assert document.graph is was
    canvas.expand()
    assert canvas.drawing.places == placed


def test_what_lay_on_another_block_before_it_was_opened_does_so_when_it_is_closed(canvas, document):
    for down in (10, 30):
        at = (document.graph.nodes[BLOCK].x + 300, document.graph.nodes[BLOCK].y + down)
        id = edits.new_id(document.graph, "relu")
        canvas.edit("Drop", lambda graph, id=id, at=at: edits.add_node(graph, Node(id, ReLU(), *at)))
    graph, places = document.graph, dict(canvas.drawing.places)
    canvas.select([BLOCK])
    canvas.expand()
    canvas.collapse()
    assert document.graph is graph and canvas.drawing.places == places


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data())
def test_opening_and_closing_in_any_order_puts_everything_back_to_the_bit(canvas, document, data):
    graph = preset(data.draw(st.sampled_from(["resnet-18", "densenet-121", "starter"]))).graph()
    shifts = data.draw(st.dictionaries(st.sampled_from(sorted(graph.nodes)), st.floats(-300, 300), max_size=4))
    graph = edits.move(graph, {id: (graph.nodes[id].x + by, graph.nodes[id].y + by / 3) for id, by in shifts.items()})
    document.open(graph, "again")
    places, written = dict(canvas.drawing.places), project.dumps(document.graph, document.sheets.shown.view)
    for _ in range(data.draw(st.integers(1, 8))):
        seen = canvas.drawing.seen
        inside = [id for id in canvas.drawing.faces if canvas.drawing.faces[id].has_inside]
        folding.toggle(canvas, data.draw(st.sampled_from(sorted({*inside, *seen.frames}))))
        assert document.graph is graph
    canvas.collapse_all()
    assert document.graph is graph and canvas.drawing.places == places
    assert project.dumps(document.graph, document.sheets.shown.view) == written


def test_keys_open_all_levels_and_close_them(canvas, document):
    layers = document.report.recording.layers
    QTest.keyClick(canvas, Key.Key_A)
    canvas.expand_all()
    assert sum(id not in canvas.drawing.seen.frames for id in canvas.drawing.faces) == layers
    canvas.grab()
    canvas.fit()
    canvas.grab()
    canvas.collapse_all()
    assert canvas.drawing.graph is document.graph


def test_something_inside_is_opened_and_closed_by_the_selection(canvas, document):
    document.open(preset("densenet-121").graph(), "DenseNet-121")
    canvas.select(["dense_block"])
    canvas.expand()
    canvas.select(["dense_block/dense_layer_2"])
    canvas.expand()
    assert "dense_block/dense_layer_2/conv" in canvas.drawing.faces
    canvas.select(["dense_block/dense_layer_2/conv"])
    canvas.collapse()
    assert canvas.chosen == ["dense_block/dense_layer_2"]
    canvas.collapse()
    assert canvas.chosen == ["dense_block/dense_layer_2"] or canvas.chosen == ["dense_block"]


def test_going_inside_from_an_opened_block_and_back(canvas, document):
    document.open(preset("densenet-121").graph(), "DenseNet-121")
    canvas.select(["dense_block"])
    canvas.expand()
    canvas.enter("dense_block/dense_layer_2")
    assert canvas.path == ["dense block 1   ›   Dense layer"]
    assert "conv" in canvas.drawing.graph.nodes
    assert canvas.leave()
    assert canvas.chosen == ["dense_block/dense_layer_2"]
    canvas.collapse()
    mark = enter_of(canvas.drawing, "dense_block")
    assert mark is not None
    canvas.center_on("dense_block")
    click(canvas, mark.center())
    assert canvas.path == ["dense block 1"]
    canvas.select(["dense_layer_3"])
    canvas.expand()  # inside of a block too
    assert "dense_layer_3/conv" in canvas.drawing.faces
    assert document.folds.now.opened == {"dense_block/dense_layer_3"}


def test_a_sentence_where_there_is_nothing_to_open_or_close(canvas, qtbot):
    canvas.select([])
    for act in (canvas.expand, canvas.collapse, canvas.unfold):
        with qtbot.waitSignal(canvas.said, check_params_cb=bool):
            act()


# -- from near by


def test_a_card_shows_its_inside_to_whoever_comes_near(canvas, document):
    canvas.center_on(BLOCK)
    far = canvas.grab().toImage()
    for _ in range(16):
        canvas.zoom_in()
    assert canvas.scale_now == pytest.approx(16)
    assert canvas.grab().toImage() != far
    drawing, insides = canvas.drawing, canvas._brush.insides
    box = drawing.card(BLOCK)
    points = [box.topLeft() + QPointF(6 + 2 * across, 13 + 3 * down) for across in range(98) for down in range(23)]
    found = [insides.at(drawing, BLOCK, point, 16, canvas._brush) for point in points]
    assert {"conv", "relu_3"} <= {deep[1] for deep in found if deep is not None}
    assert not any(insides.at(drawing, BLOCK, point, 2, canvas._brush) for point in points)
    assert document.folds.now == Folding()


def test_what_is_deep_inside_is_found_from_very_near(canvas, document):
    document.open(preset("densenet-121").graph(), "DenseNet-121")
    drawing, insides = canvas.drawing, canvas._brush.insides
    box = drawing.card("dense_block")
    kinds = set()
    for point in (box.topLeft() + QPointF(6 + x / 4, 44 + y / 8) for x in range(784) for y in range(60)):
        deep = insides.at(drawing, "dense_block", point, 90, canvas._brush)
        if deep is not None:
            kinds.add(deep[0].graph.nodes[deep[1]].block.kind)
    assert {"dense_layer", "conv"} <= kinds


# -- folding


def test_equal_blocks_fold_into_one_card_and_unfold(canvas, document):
    canvas.select([])
    canvas.fold()
    faces = canvas.drawing.faces
    assert [face.times for face in faces.values() if face.times] == [3, 4, 6, 3]
    assert faces[BLOCK].title == "conv2_1 – conv2_3"
    canvas.grab()
    canvas.center_on(BLOCK)
    click(canvas, middle(canvas, BLOCK))
    assert document.selection.ids == {BLOCK, NEXT, "residual_bottleneck_3"}
    assert canvas.chosen == [BLOCK]
    click_mark(canvas, BLOCK)
    assert [face.times for face in canvas.drawing.faces.values() if face.times] == [4, 6, 3]


def test_folded_cards_glide_together_and_are_seen_from_far_away_meanwhile(canvas, document, qtbot):
    canvas.fit()
    canvas.fold()
    for _ in range(4):
        canvas.grab()
        qtbot.wait(20)
    ends = canvas.drawing.seen.graph.nodes["classifier"].y
    qtbot.waitUntil(lambda: canvas.drawing.places["classifier"][1] == ends)
    canvas.unfold()
    canvas.grab()


def test_a_folded_run_is_moved_and_deleted_as_one(canvas, document):
    canvas.fold()
    canvas.center_on(BLOCK)
    place, below = canvas.drawing.places[BLOCK], document.graph.nodes[NEXT]
    drag(canvas, middle(canvas, BLOCK), QPoint(160, 0))
    assert canvas.drawing.places[BLOCK][0] == pytest.approx(place[0] + 160, abs=8)
    assert document.graph.nodes[NEXT].x == pytest.approx(below.x + 160, abs=8)
    QTest.keyClick(canvas, Key.Key_Delete)
    canvas.delete_selection()
    assert BLOCK not in document.graph.nodes and NEXT not in document.graph.nodes
    document.undo()
    assert canvas.drawing.faces[BLOCK].times == 3


def test_a_wire_leaves_a_folded_run_from_its_last_block(canvas, document):
    canvas.fold()
    inputs, output = canvas.drawing.ports_of(BLOCK)
    assert (inputs.node, output.node) == (BLOCK, "residual_bottleneck_3")
    assert canvas.drawing.port_at(canvas.drawing.port_point(output), 5) == output


def test_a_block_put_into_a_run_parts_it(canvas, document):
    canvas.fold()
    block = document.graph.nodes[NEXT].block
    document.edit("Change", lambda graph: edits.replace_block(graph, NEXT, block.with_(width=32)))
    assert NEXT in canvas.drawing.faces and not canvas.drawing.faces[NEXT].times
    document.undo()
    assert canvas.drawing.faces[BLOCK].times == 3


def test_runs_inside_of_an_opened_block_fold_too(canvas, document):
    document.open(preset("densenet-121").graph(), "DenseNet-121")
    canvas.select(["dense_block"])
    canvas.expand()
    canvas.select(["dense_block/dense_layer"])
    canvas.fold()
    assert canvas.drawing.faces["dense_block/dense_layer"].times == 6
    canvas.grab()


def test_walking_passes_over_what_is_hidden(canvas, document):
    canvas.fold()
    canvas.select(["residual_bottleneck_4"])
    QTest.keyClick(canvas, Key.Key_Down)
    assert canvas.chosen == ["residual_bottleneck_8"]
    QTest.keyClick(canvas, Key.Key_Up)
    assert canvas.chosen == ["residual_bottleneck_4"]
    QTest.keyClick(canvas, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.chosen == ["residual_bottleneck_4", "residual_bottleneck_8"]


def test_the_context_menu_offers_what_can_be_done(canvas, document):
    def words(menu: QMenu) -> list[str]:
        return [action.text().split("\t")[0] for action in menu.actions() if action.isEnabled()]

    assert "Open in place" in words(menus.node_menu(canvas, BLOCK))
    assert "Fold the 3 equal blocks" in words(menus.node_menu(canvas, NEXT))
    canvas.select([BLOCK])
    canvas.fold()
    assert "Unfold the 3 blocks" in words(menus.node_menu(canvas, BLOCK))
    folding.unfold(canvas, [BLOCK])
    canvas.select([BLOCK])
    canvas.expand()
    assert "Close in place" in words(menus.node_menu(canvas, BLOCK))
    inner = words(menus.node_menu(canvas, f"{BLOCK}{SEP}conv"))
    assert "Close the block around" in inner and "Delete" not in inner


# -- the file


def test_what_is_opened_and_folded_is_saved_and_comes_back(canvas, document, tmp_path, qtbot):
    canvas.fold()
    canvas.select(["conv_norm_act"])
    canvas.expand()
    files = Files(document, Settings(), canvas)
    path = tmp_path / "one.vlab"
    assert files._write(path)
    again = Document()
    other = Canvas(again)
    qtbot.addWidget(other)
    Files(again, Settings(), other).open_path(path)
    assert again.folds.now.opened == {"conv_norm_act"}
    assert list(other.drawing.faces) == list(canvas.drawing.faces)
    assert project.loads(path.read_text()).view["folded"]


def test_a_file_is_opened_and_drawn_as_it_was_looked_at(canvas, document, tmp_path):
    canvas.fold()
    path = tmp_path / "one.vlab"
    project.save(path, document.graph, document.sheets.shown.view)
    assert load(str(path)).folding == document.folds.now
    folded, plain = draw(str(path), "svg"), draw("resnet-50", "svg")
    assert "×6".encode() in folded and "×6".encode() not in plain


def test_a_large_picture_shows_cards_rather_than_what_is_inside(canvas, document):
    picture = Picture(document.graph, document.report)
    image = picture.image(4.0, dark=False)
    node = document.graph.nodes[BLOCK]
    corner = QPointF(node.x + 6, node.y + 78) - picture.box.topLeft()
    assert image.pixelColor((corner * 4).toPoint()) == QColor(LIGHT.card)


def test_another_network_begins_unfolded(canvas, document):
    canvas.fold()
    document.open(preset("resnet-50").graph(), "again")
    assert document.folds.now == Folding()
    assert canvas.drawing.graph is document.graph
