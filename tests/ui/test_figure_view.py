"""The network as a figure in the window: shown, looked around in, selected from, and never behind the document."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.networks import chain
from visionlab.blocks.classifier import Classifier
from visionlab.figure.volumes import Volume
from visionlab.graph import edits
from visionlab.graph.layout import layout
from visionlab.layers.conv import Conv
from visionlab.presets.registry import presets
from visionlab.ui.conditions import Conditions
from visionlab.ui.document import Document
from visionlab.ui.editor import Editor
from visionlab.ui.figure.paint import outline
from visionlab.ui.figure.view import FigureView
from visionlab.ui.settings import Settings
from visionlab.ui.window import Window

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    made = Document()
    graph = chain(Conv(8), Conv(64, 3, 2), Classifier(10))
    made.open(edits.move(graph, layout(graph)), "small")
    return made


@pytest.fixture
def editor(document: Document, qtbot: QtBot, tmp_path) -> Editor:
    made = Editor(document, Conditions(Settings(tmp_path / "window.ini")))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def figure_of(editor: Editor) -> FigureView:
    editor.show_figure(True)
    view = editor.view
    assert isinstance(view, FigureView)
    return view


def middle(view: FigureView, volume: Volume) -> QPoint:
    xs, ys = [x for x, _ in volume.front], [y for _, y in volume.front]
    point = QPointF((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return view.viewportTransform().map(point).toPoint()


def volume_of(view: FigureView, id: str) -> Volume:
    return next(one for one in view.drawing.figure.volumes if id in one.ids)


def test_it_takes_the_canvas_place_and_gives_it_back(editor: Editor) -> None:
    shown: list[bool] = []
    editor.figure_shown.connect(shown.append)
    view = figure_of(editor)
    assert view.isVisible() and not editor.canvas.isVisible() and editor.is_figure
    editor.show_figure(False)
    assert editor.canvas.isVisible() and editor.view is editor.canvas and shown == [True, False]


def test_all_of_it_is_seen_and_a_click_selects(document: Document, editor: Editor) -> None:
    view = figure_of(editor)
    seen = view.viewportTransform().inverted()[0].mapRect(view.viewport().rect().toRectF())
    assert all(seen.contains(outline(volume).boundingRect()) for volume in view.drawing.figure.volumes)
    where = middle(view, volume_of(view, "n2"))
    QTest.mouseClick(view.viewport(), LEFT, NONE, where)
    assert document.selection.ids == {"n2"}
    QTest.mouseClick(view.viewport(), LEFT, NONE, QPoint(3, 3))
    assert not document.selection.ids
    QTest.mouseDClick(view.viewport(), LEFT, NONE, where)
    assert document.selection.ids == {"n2"} and editor.canvas.isVisible()


def test_looking_around(editor: Editor) -> None:
    view = figure_of(editor)
    before, scale = middle(view, volume_of(view, "n1")), view.scale_now
    QTest.mousePress(view.viewport(), LEFT, NONE, QPoint(200, 200))
    QTest.mouseMove(view.viewport(), QPoint(230, 215))
    QTest.mouseRelease(view.viewport(), LEFT, NONE, QPoint(230, 215))
    assert middle(view, volume_of(view, "n1")) - before == QPoint(30, 15)
    view.zoom_in()
    assert view.scale_now > scale
    view.fit()
    assert middle(view, volume_of(view, "n1")) == before


def test_arrows_walk_along_the_volumes(document: Document, editor: Editor, qtbot: QtBot) -> None:
    view = figure_of(editor)
    walked = []
    for _ in range(5):
        qtbot.keyClick(view, Qt.Key.Key_Right)
        walked += document.selection.ids
    assert walked == ["n0", "n1", "n2", "n3", "n3"]
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert document.selection.ids == {"n2"}


def test_it_follows_the_document_also_while_it_is_not_seen(document: Document, editor: Editor) -> None:
    view = figure_of(editor)
    document.edit("Wider", lambda graph: edits.replace_block(graph, "n1", Conv(32)))
    assert "32×32×32" in [text.words for text in view.drawing.figure.texts]
    editor.show_figure(False)
    document.edit("Wider", lambda graph: edits.replace_block(graph, "n1", Conv(48)))
    editor.show_figure(True)
    assert "48×32×32" in [text.words for text in view.drawing.figure.texts]


def test_moved_cards_and_a_figure_of_another_thread(
    document: Document, editor: Editor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from visionlab.ui.figure import view as figures

    monkeypatch.setattr(figures, "_MANY", 0)
    view = figure_of(editor)
    document.edit("Move", lambda graph: edits.move(graph, {"n1": (500.0, 0.0)}))
    assert not view.drawing.figure.volumes
    qtbot.waitUntil(lambda: len(view.drawing.figure.volumes) == 4)
    before = view.viewport().grab().toImage()
    document.edit("Move", lambda graph: edits.move(graph, {"n1": (0.0, 0.0)}))
    assert view.viewport().grab().toImage() == before


def test_it_is_coloured_as_the_canvas_is(document: Document, editor: Editor) -> None:
    view = figure_of(editor)
    seen = []
    for measure in ("", "parameters", ""):
        document.colour_by.choose(measure)
        where = middle(view, volume_of(view, "n2"))  # the bar takes room
        seen.append(view.viewport().grab().toImage().pixelColor(where).name())
    assert seen[0] == seen[2] != seen[1]


@pytest.mark.parametrize("id", ["densenet-264", "nasnet-a-large", "cifar-resnet-1202"])
def test_large_ones_are_painted_in_both_themes(document: Document, editor: Editor, id: str, qtbot: QtBot) -> None:
    from visionlab.ui.theme import theme

    document.open(presets()[id].graph(), id)
    view = figure_of(editor)
    qtbot.waitUntil(lambda: bool(view.drawing.figure.volumes))
    for is_dark in (False, True):
        with theme().borrowed(is_dark):
            view._forget()
            image = view.viewport().grab().toImage()
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(0, image.width(), 3)}
    assert len(colours) > 5


def test_the_action_is_checked_while_it_is_shown(qtbot: QtBot, tmp_path) -> None:
    window = Window(Settings(tmp_path / "window.ini"))
    qtbot.addWidget(window)
    window.show()
    window.files.open_preset("starter")
    action = window.actions_by_name["figure"]
    action.trigger()
    assert action.isChecked() and window.editor.is_figure
    window.actions_by_name["zoom_in"].trigger()
    window.actions_by_name["fit"].trigger()
    action.trigger()
    assert not action.isChecked() and not window.editor.is_figure
