"""Notes on the canvas: written, moved, made larger, coloured, copied, deleted, saved and painted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.support.canvas import LEFT, NONE, at, drag, middle
from tests.support.networks import chain
from tests.support.windows import new_window, show_on_canvas
from visionlab import project
from visionlab.blocks.classifier import Classifier
from visionlab.graph import edits
from visionlab.graph import remarks as remark_edits
from visionlab.graph.layout import layout
from visionlab.graph.model import REMARK_COLOURS, Remark
from visionlab.layers.conv import Conv
from visionlab.ui.canvas import menus, remarks
from visionlab.ui.canvas.geometry import remark_box
from visionlab.ui.canvas.picture import Picture
from visionlab.ui.canvas.remark_editor import RemarkEditor
from visionlab.ui.theme import DARK, LIGHT, theme

Key, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot, tmp_path):
    made = new_window(qtbot, tmp_path)
    made.setWindowState(Qt.WindowState.WindowNoState)  # offscreen, the screen is narrower than any real one
    made.resize(1300, 800)
    graph = chain(Conv(8), Classifier(5))
    graph = edits.move(graph, layout(graph))
    show_on_canvas(qtbot, made, remark_edits.put(graph, [Remark("why", "Why so few?", 280, 0, 200, 80)]), "chain")
    return made


@pytest.fixture
def document(window):
    return window.document


@pytest.fixture
def canvas(window):
    return window.canvas


def on(canvas, id: str, dx: float = 0, dy: float = 0) -> QPoint:
    remark = canvas.drawing.remarks[id]
    return at(canvas, QPointF(remark.x + remark.width / 2 + dx, remark.y + remark.height / 2 + dy))


def writing(canvas) -> RemarkEditor:
    found = canvas.overlays.remark
    assert found is not None and found.isVisible() and found.hasFocus()
    return found


def test_n_writes_one_where_the_mouse_is(canvas, document):
    before = document.graph
    QTest.mouseMove(canvas.viewport(), at(canvas, QPointF(320, 240)))
    QTest.keyClick(canvas, Key.Key_N)
    QTest.keyClicks(writing(canvas), "A wide stem, for N and F")
    QTest.keyClick(writing(canvas), Key.Key_Escape)
    made = document.graph.remarks["remark"]
    assert made.text == "A wide stem, for N and F"
    assert abs(made.x - 320) <= 4 and abs(made.y - 240) <= 4
    assert canvas.marks.remarks == {"remark"} and canvas.hasFocus()
    assert document.undo_label == "Write a note"
    document.undo()
    assert document.graph is before
    assert canvas.marks.remarks == frozenset()


def test_n_writes_one_beside_a_card_that_would_hide_its_end(canvas, document):
    card = canvas.drawing.card(next(iter(document.graph.nodes)))
    remarks.add(canvas, card.topLeft() - QPointF(40, 0))
    box = remark_box(writing(canvas).remark)
    assert not any(canvas.drawing.card(id).intersects(box) for id in document.graph.nodes)
    assert box.right() < card.left() and box.top() == card.top()


def test_one_without_a_word_never_was(canvas, document):
    before = document.graph
    QTest.keyClick(canvas, Key.Key_N)
    QTest.keyClicks(writing(canvas), "  ")
    QTest.keyClick(writing(canvas), Key.Key_Return, CTRL)
    assert document.graph is before
    assert canvas.overlays.remark is None


def test_a_double_click_edits_and_emptying_deletes(canvas, document):
    QTest.mouseDClick(canvas.viewport(), LEFT, NONE, on(canvas, "why"))
    editor = writing(canvas)
    assert editor.toPlainText() == "Why so few?"
    QTest.keyClick(editor, Key.Key_Return)
    QTest.keyClicks(editor, "More.")
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, at(canvas, QPointF(500, 400)))
    assert document.graph.remarks["why"].text == "Why so few?\nMore."
    assert document.undo_label == "Change a note"
    canvas.select([], ["why"])
    QTest.keyClick(canvas, Key.Key_F2)
    writing(canvas).clear()
    QTest.keyClick(writing(canvas), Key.Key_Escape)
    assert not document.graph.remarks
    assert document.undo_label == "Delete note"


def test_a_long_text_makes_its_card_higher(canvas, document):
    canvas.overlays.write(document.graph.remarks["why"])
    writing(canvas).setPlainText("word " * 100)
    canvas.overlays.finish_writing()
    remark = document.graph.remarks["why"]
    assert remark.width == 200
    assert remark.height == round(remarks.text_height(remark.text, 200)) > 200


def test_moved_by_itself_and_with_cards(canvas, document):
    before = document.graph
    drag(canvas, on(canvas, "why"), on(canvas, "why") + QPoint(30, 40), on(canvas, "why") + QPoint(80, 240))
    moved = document.graph.remarks["why"]
    assert (moved.x, moved.y) == (360, 240)
    assert document.graph.nodes == before.nodes
    document.undo()
    assert document.graph is before
    QTest.keyClick(canvas, Key.Key_A, CTRL)
    assert canvas.marks.remarks == {"why"} and len(canvas.selected) == 3
    drag(canvas, middle(canvas, "n1"), middle(canvas, "n1") + QPoint(30, 0), middle(canvas, "n1") + QPoint(160, 0))
    assert document.graph.remarks["why"].x - 280 == document.graph.nodes["n0"].x - before.nodes["n0"].x == 160
    assert document.undo_label == "Move"
    document.undo()
    assert document.graph is before
    QTest.keyClick(canvas, Key.Key_Right, CTRL)
    assert document.graph.remarks["why"].x == 288


def test_escape_takes_a_drag_back(canvas, document):
    from tests.support.canvas import press, steer

    before = document.graph
    press(canvas, on(canvas, "why"))
    steer(canvas, on(canvas, "why") + QPoint(90, 90))
    assert canvas.drawing.remarks["why"].x != 280
    QTest.keyClick(canvas, Key.Key_Escape)
    assert canvas.drawing.remarks["why"] == before.remarks["why"]
    QTest.mouseRelease(canvas.viewport(), LEFT, NONE, on(canvas, "why"))
    assert document.graph is before


def test_made_larger_by_its_corner_and_never_too_small(canvas, document):
    corner = on(canvas, "why", 96, 36)
    drag(canvas, corner, corner + QPoint(20, 20), corner + QPoint(60, 40))
    remark = document.graph.remarks["why"]
    assert (remark.x, remark.y, remark.width, remark.height) == (280, 0, 256, 120)
    corner = on(canvas, "why", 124, 56)
    drag(canvas, corner, corner - QPoint(100, 50), corner - QPoint(400, 300))
    remark = document.graph.remarks["why"]
    assert remark.width == remarks.LEAST[0]
    assert remark.height == round(remarks.text_height(remark.text, remark.width)) >= remarks.LEAST[1]


def test_the_menu_colours_and_deletes(canvas, document):
    canvas.select([], ["why"])
    menu = menus.remark_menu(canvas, "why")
    by_text = {action.text().split("\t")[0]: action for action in menu.actions()}
    names = by_text["Colour"].menu().actions()
    assert len(names) == len(REMARK_COLOURS)
    names[REMARK_COLOURS.index("warning")].trigger()
    assert document.graph.remarks["why"].colour == "warning"
    by_text["Delete"].trigger()
    assert not document.graph.remarks
    document.undo()
    assert document.graph.remarks["why"].colour == "warning"


def test_copied_and_pasted_with_blocks_and_alone(window, canvas, document):
    canvas.select(["n1"], ["why"])
    QTest.keyClick(canvas, Key.Key_C, CTRL)
    told = project.loads(QGuiApplication.clipboard().text()).graph
    assert set(told.nodes) == {"n1"} and set(told.remarks) == {"why"}
    QTest.keyClick(canvas, Key.Key_V, CTRL)
    assert len(document.graph.nodes) == 4 and len(document.graph.remarks) == 2
    assert canvas.marks.remarks == {"remark"}
    canvas.select([], ["why"])
    assert window.actions_by_name["cut"].isEnabled() and not window.actions_by_name["bypass"].isEnabled()
    QTest.keyClick(canvas, Key.Key_X, CTRL)
    assert set(document.graph.remarks) == {"remark"}
    QTest.keyClick(canvas, Key.Key_V, CTRL)
    assert len(document.graph.remarks) == 2
    QTest.keyClick(canvas, Key.Key_D, CTRL)
    assert len(document.graph.remarks) == 3


def test_they_are_gone_to_by_key_and_read_out(window, canvas, document):
    document.edit("x", lambda graph: remark_edits.put(graph, [Remark("low", "Below", 0, 900)]))
    for expected in ("why", "low", "why"):
        QTest.keyClick(canvas, Key.Key_N, SHIFT)
        assert canvas.marks.remarks == {expected}
        assert window.statusBar().currentMessage() == document.graph.remarks[expected].text
    QTest.keyClick(canvas, Key.Key_Escape)
    assert canvas.marks.remarks == frozenset()


def test_they_cost_no_analysis_and_are_saved(document, tmp_path):
    before = document.report
    document.edit("x", lambda graph: remark_edits.put(graph, [Remark("low", "Below", 0, 900, colour="success")]))
    assert document.report is before
    project.save(tmp_path / "noted.vlab", document.graph)
    assert project.load(tmp_path / "noted.vlab").graph == document.graph


def test_a_picture_has_them(document, qtbot):
    with_them = Picture(document.graph, document.report)
    bare = remark_edits.remove(document.graph, ["why"])
    assert Picture(bare, document.report).svg() != with_them.svg()
    assert b"Why so few?" in with_them.svg()
    assert with_them.image(1.0).width() > Picture(bare, document.report).image(1.0).width()


def _luminance(colour) -> float:
    parts = [channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4
             for channel in (colour.redF(), colour.greenF(), colour.blueF())]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("colour", REMARK_COLOURS)
def test_text_keeps_its_contrast_on_every_colour(scheme, colour):
    with theme().borrowed(scheme is DARK):
        light, dark = sorted(
            (_luminance(remarks.fill(Remark("a", "", colour=colour))), _luminance(theme().colour("text"))), reverse=True
        )
    assert (light + 0.05) / (dark + 0.05) >= 4.5
