"""The canvas as a view: looking around, keyboard, insides, clipboard, menus, and following the document."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from tests.support.canvas import on_screen
from visionlab.blocks.catalogue import parts
from visionlab.graph import edits
from visionlab.graph.model import EMPTY, Graph, Link, Node
from visionlab.presets.registry import preset
from visionlab.ui.canvas import menus
from visionlab.ui.canvas.geometry import card
from visionlab.ui.canvas.view import Canvas
from visionlab.ui.document import Document
from visionlab.ui.theme import theme

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
Key = Qt.Key


@pytest.fixture
def document(qtbot):
    return Document()


@pytest.fixture
def canvas(qtbot, document):
    return on_screen(qtbot, document)


def small() -> Graph:
    kinds = parts()
    nodes = [
        Node("input", kinds["input"](), 0, 0),
        Node("conv", kinds["conv_norm_act"](), 0, 130),
        Node("classifier", kinds["classifier"](), 0, 260),
    ]
    return Graph.of(nodes, [Link("input", "conv"), Link("conv", "classifier")])


def wheel(canvas: Canvas, at: QPointF, turn: QPoint, pixels: QPoint | None = None, keys=NONE) -> None:
    event = QWheelEvent(
        at,
        canvas.viewport().mapToGlobal(at),
        pixels or QPoint(),
        turn,
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas.viewport(), event)


# -- looking around


@pytest.mark.parametrize("turn", [120, -120, 360, 40])
def test_the_wheel_keeps_what_is_under_the_mouse(canvas, document, turn):
    document.open(preset("densenet-121").graph(), "DenseNet-121")
    at = QPointF(312, 205)
    before, scale = canvas.scene_point(at), canvas.scale_now
    wheel(canvas, at, QPoint(0, turn))
    assert canvas.scale_now == pytest.approx(scale * 2 ** (turn / 480))
    off = canvas.scene_point(at) - before
    assert abs(off.x()) * canvas.scale_now <= 1
    assert abs(off.y()) * canvas.scale_now <= 1


def test_zoom_has_limits_but_the_whole_always_fits(canvas, document):
    document.open(small(), "small")
    for _ in range(60):
        canvas.zoom_in()
    assert canvas.scale_now == 96  # there is more inside of the block in the middle
    canvas.zoom_reset()
    canvas.center_on("input")
    for _ in range(60):
        canvas.zoom_in()
    assert canvas.scale_now == 4
    for _ in range(60):
        canvas.zoom_out()
    assert canvas.scale_now == pytest.approx(0.05)
    canvas.zoom_reset()
    assert canvas.scale_now == pytest.approx(1)


def test_two_fingers_and_shift_pan(canvas, document):
    document.open(small(), "small")
    at, scale = QPointF(300, 200), canvas.scale_now
    before = canvas.scene_point(at)
    wheel(canvas, at, QPoint(0, 30), QPoint(12, 20))
    assert canvas.scene_point(at) == before - QPointF(12, 20)
    wheel(canvas, at, QPoint(0, 120), keys=Qt.KeyboardModifier.ShiftModifier)
    assert canvas.scene_point(at) == before - QPointF(72, 20)
    assert canvas.scale_now == scale


def shown(canvas: Canvas) -> QRectF:
    return canvas.viewportTransform().inverted()[0].mapRect(QRectF(canvas.viewport().rect()))


def test_fit_shows_everything(canvas, document):
    document.open(preset("resnet-50").graph(), "ResNet-50")
    canvas.fit()
    assert all(shown(canvas).contains(card(place)) for place in canvas.drawing.places.values())


def test_opening_shows_a_small_network_whole_and_a_long_one_from_the_top(canvas, document):
    document.open(small(), "small")
    assert canvas.scale_now == 1
    document.open(preset("resnet-50").graph(), "ResNet-50")
    assert canvas.scale_now >= 0.8
    assert shown(canvas).contains(card(canvas.drawing.places["input"]))
    top = canvas.viewportTransform().map(QPointF(*canvas.drawing.places["input"])).y()
    assert 0 < top < 60


def test_a_resize_fits_anew_only_while_nobody_has_looked_around(canvas, document):
    document.open(small(), "small")
    canvas.resize(500, 300)
    assert canvas.scale_now == 1  # too long to be shown whole
    assert 0 < canvas.viewportTransform().map(QPointF(*canvas.drawing.places["input"])).y() < 60
    canvas.zoom_reset()
    canvas.resize(600, 400)
    assert canvas.scale_now == pytest.approx(1)


# -- the keyboard


def test_control_and_arrows_move_the_selection_in_one_undo_step(canvas, document):
    document.open(small(), "small")
    before = document.graph
    document.selection.set(["conv"])
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Down):
        QTest.keyClick(canvas, key, CTRL)
    assert (document.graph.nodes["conv"].x, document.graph.nodes["conv"].y) == (16, 138)
    document.undo()
    assert document.graph is before


def test_delete_duplicate_and_select_all(canvas, document):
    document.open(small(), "small")
    QTest.keyClick(canvas, Key.Key_A, CTRL)
    assert len(document.selection.ids) == 3
    document.selection.set(["conv"])
    QTest.keyClick(canvas, Key.Key_D, CTRL)
    assert document.selection.ids == {"conv_2"}
    assert Link("input", "conv_2") in document.graph.links
    assert not card(canvas.drawing.places["conv_2"]).intersects(card(canvas.drawing.places["conv"]))
    QTest.keyClick(canvas, Key.Key_Delete)
    assert "conv_2" not in document.graph.nodes
    document.selection.set(["classifier"])
    QTest.keyClick(canvas, Key.Key_Backspace)
    assert set(document.graph.nodes) == {"input", "conv"}


def test_copy_cut_and_paste(canvas, document):
    document.open(small(), "small")
    document.selection.set(["conv", "classifier"])
    QTest.keyClick(canvas, Key.Key_C, CTRL)
    assert "classifier" in QGuiApplication.clipboard().text()
    QTest.keyClick(canvas, Key.Key_V, CTRL)
    assert document.selection.ids == {"conv_2", "classifier_2"}
    assert Link("conv_2", "classifier_2") in document.graph.links
    cards = [card((one.x, one.y)) for one in document.graph.nodes.values()]
    assert not any(a.intersects(b) for n, a in enumerate(cards) for b in cards[:n])
    QTest.keyClick(canvas, Key.Key_X, CTRL)
    assert set(document.graph.nodes) == {"input", "conv", "classifier"}
    assert document.undo_label == "Cut"
    document.open(EMPTY, "")
    QTest.keyClick(canvas, Key.Key_V, CTRL)
    assert len(document.graph.nodes) == 2


def test_pasting_something_else_changes_nothing(canvas, document):
    document.open(small(), "small")
    QGuiApplication.clipboard().setText("{ not a network")
    canvas.paste()
    assert document.undo_label is None


def test_add_part_below_the_selection_and_wired(canvas, document):
    document.open(small(), "small")
    document.selection.set(["classifier"])
    canvas.add_part("relu")
    assert Link("classifier", "relu") in document.graph.links
    assert document.graph.nodes["relu"].y > document.graph.nodes["classifier"].y + 84
    assert document.selection.ids == {"relu"}
    document.selection.set([])
    canvas.add_part("conv")
    assert not document.graph.into["conv_2"]
    cards = [card((one.x, one.y)) for one in document.graph.nodes.values()]
    assert not any(a.intersects(b) for n, a in enumerate(cards) for b in cards[:n])


def test_arrange_is_one_step_and_the_cards_arrive(qtbot, canvas, document):
    document.open(edits.move(small(), {"conv": (700, 12), "classifier": (-300, 90)}), "small")
    before = document.graph
    canvas.arrange()
    qtbot.waitUntil(lambda: canvas.drawing.places["conv"] == place(document.graph, "conv"))
    assert document.graph.nodes["conv"].y > document.graph.nodes["input"].y
    document.undo()
    assert document.graph is before
    assert canvas.drawing.places["conv"] == (700, 12)


def place(graph: Graph, id: str) -> tuple[float, float]:
    return graph.nodes[id].x, graph.nodes[id].y


# -- insides


def test_enter_and_leave_a_block_and_a_block_in_it(canvas, document):
    paths: list[list[str]] = []
    inner: list[object] = []
    canvas.path_changed.connect(paths.append)
    canvas.inside_selected.connect(inner.append)
    document.open(preset("densenet-121").graph(), "DenseNet-121")
    canvas.zoom_in()
    scale, middle = canvas.scale_now, shown(canvas).center()
    document.selection.set(["dense_block_2"])
    QTest.keyClick(canvas, Key.Key_Return)
    assert canvas.path == ["dense block 2"] == paths[-1]
    layers = [node for node in canvas.drawing.graph.nodes.values() if node.block.kind == "dense_layer"]
    assert len(layers) == 12
    total = sum(face.share for face in canvas.drawing.faces.values())
    assert total == pytest.approx(1, abs=1e-3)
    point = canvas.viewportTransform().map(card(canvas.drawing.places[layers[0].id]).center()).toPoint()
    QTest.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, NONE, point)
    assert canvas.path[0] == "dense block 2"
    assert len(canvas.path) == 2
    conv = next(id for id, node in canvas.drawing.graph.nodes.items() if node.block.kind == "conv")
    canvas.select([conv])
    assert inner[-1].id == conv
    assert document.selection.ids == {"dense_block_2"}
    QTest.keyClick(canvas, Key.Key_Escape)
    assert len(canvas.path) == 2
    assert inner[-1] is None
    QTest.keyClick(canvas, Key.Key_Escape)
    QTest.keyClick(canvas, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert canvas.path == [] == paths[-1]
    assert document.selection.ids == {"dense_block_2"}
    assert canvas.scale_now == pytest.approx(scale)
    off = shown(canvas).center() - middle
    assert abs(off.x()) < 2
    assert abs(off.y()) < 2
    assert canvas.leave() is False


def test_nothing_is_edited_inside(canvas, document):
    document.open(preset("densenet-121").graph(), "DenseNet-121")
    canvas.enter("dense_block")
    before = document.graph
    canvas.select_all()
    for key in (Key.Key_Delete, Key.Key_Right):
        QTest.keyClick(canvas, key)
    canvas.add_part("conv")
    canvas.paste()
    canvas.duplicate_selection()
    canvas.arrange()
    assert document.graph is before


def test_an_inside_follows_edits_and_is_left_when_its_block_is_gone(canvas, document):
    document.open(preset("densenet-121").graph(), "DenseNet-121")
    canvas.enter("dense_block")
    block = document.graph.nodes["dense_block"].block
    assert len(canvas.drawing.graph.nodes) == 7
    document.edit("layers", lambda graph: edits.replace_block(graph, "dense_block", block.with_(layers=3)))
    assert len(canvas.drawing.graph.nodes) == 4
    document.edit("rename", lambda graph: edits.rename(graph, "dense_block", "mine"))
    assert canvas.path == ["mine"]
    document.edit("delete", lambda graph: edits.remove(graph, ["dense_block"]))
    assert canvas.path == []
    assert "dense_block" not in canvas.drawing.graph.nodes
    document.undo()
    assert "dense_block" in canvas.drawing.graph.nodes


def test_a_layer_has_no_inside_and_says_so(canvas, document):
    heard: list[str] = []
    canvas.said.connect(heard.append)
    document.open(preset("densenet-121").graph(), "DenseNet-121")
    canvas.enter("max_pool")
    assert canvas.path == []
    assert heard == ["Max pool is a single layer: there is nothing inside"]


# -- following the document


def test_problems_and_what_waits_for_them(canvas, document):
    document.open(edits.remove(small(), (), (Link("input", "conv"),)), "broken")
    faces = canvas.drawing.faces
    assert faces["conv"].problem == "Conv-norm-act has no input: drag a wire to its upper port"
    assert faces["classifier"].is_waiting
    assert faces["input"].shape == "3×32×32"
    canvas.grab()  # links are labelled when they are seen
    assert canvas.drawing.lines[Link("conv", "classifier")].label == ""
    document.edit("wire", lambda graph: edits.wire(graph, Link("input", "conv")))
    assert canvas.drawing.faces["conv"].problem == ""
    canvas.grab()
    assert canvas.drawing.lines[Link("conv", "classifier")].label == "64×32×32"


def test_a_tool_tip_has_the_exact_figures(qtbot, canvas, document):
    document.open(small(), "small")
    point = canvas.viewportTransform().map(card(canvas.drawing.places["conv"]).center()).toPoint()
    canvas._show_tip(point, canvas.viewport().mapToGlobal(point))
    qtbot.waitUntil(lambda: "1,856" in QToolTip.text())  # 3 x 64 x 9 weights, 64 scales and 64 shifts
    assert "1,769,472" in QToolTip.text()  # x 32 x 32 places
    assert "3×32×32 → 64×32×32" in QToolTip.text()
    assert "3×3" in QToolTip.text()


def test_a_title_from_a_file_is_not_rich_text(qtbot, canvas, document):
    document.open(edits.rename(small(), "conv", "<img src=x>"), "small")
    point = canvas.viewportTransform().map(card(canvas.drawing.places["conv"]).center()).toPoint()
    canvas._show_tip(point, canvas.viewport().mapToGlobal(point))
    qtbot.waitUntil(lambda: "&lt;img" in QToolTip.text())


def texts(menu: QMenu) -> list[str]:
    return [
        action.text().split("\t")[0] for action in menu.actions() if action.isEnabled() and not action.isSeparator()
    ]


def test_menus_offer_what_can_be_done(qtbot, canvas, document):
    document.open(small(), "small")
    document.selection.set(["conv"])
    menu = menus.node_menu(canvas, "conv")
    assert texts(menu) == [
        "Look inside", "Open in place", "Copy", "Cut", "Duplicate", "Group", "Make a block of your own…", "Repeat",
        "Rename", "Change kind…", "Bypass", "Delete and join the links", "Delete",
    ]  # fmt: skip
    next(action for action in menu.actions() if action.text().startswith("Delete and")).trigger()
    assert document.graph.links == (Link("input", "classifier"),)
    menu = menus.link_menu(canvas, Link("input", "classifier"))
    menu.actions()[1].trigger()
    assert document.graph.links == ()
    assert "Paste" in texts(menus.canvas_menu(canvas, QPointF()))
    document.undo()
    document.undo()
    canvas.enter("conv")
    assert texts(menus.canvas_menu(canvas, QPointF())) == ["Back", "Select all", "Fit the network"]


def test_the_menu_key_and_the_right_button_open_a_menu(monkeypatch, canvas, document):
    # shown for real, a menu grabs the keyboard, which the offscreen platform warns that it cannot do
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: opened.append(menu))
    document.open(small(), "small")
    document.selection.set(["conv"])
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), canvas.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(canvas.viewport(), event)
    assert "Look inside" in texts(opened[-1])
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.RightButton, NONE, QPoint(20, 20))
    assert len(opened) == 2
    assert "Select all" in texts(opened[-1])
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.RightButton, NONE, QPoint(20, 20))
    QTest.mouseMove(canvas.viewport(), QPoint(90, 20))
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.RightButton, NONE, QPoint(90, 20))
    assert len(opened) == 2  # it was a pan


def test_the_canvas_paints_in_both_schemes_at_all_scales(canvas, document):
    document.open(preset("googlenet").graph(), "GoogLeNet")
    pictures = []
    for choice in ("light", "dark"):
        theme().choose(choice)
        for scale in (0.05, 0.25, 0.45, 0.8, 2.0):
            canvas.zoom_reset()
            canvas.scale(scale, scale)
            canvas.centerOn(canvas.drawing.bounds().center())
            pictures.append(canvas.viewport().grab().toImage())
    theme().choose("light")
    assert len({bytes(picture.constBits()) for picture in pictures}) == len(pictures)


def test_the_empty_canvas_says_what_to_do(canvas, document):
    document.open(EMPTY, "")
    empty = canvas.viewport().grab().toImage()
    document.open(small(), "small")
    document.open(EMPTY, "")
    colours = {empty.pixelColor(x, 380).name() for x in range(300, 700)}
    assert len(colours) > 3  # words in the middle
