"""Colours of the cards: chosen in the menu and on the bar, with a legend, and the most expensive blocks to click."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.support.networks import chain
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.fire import Fire
from visionlab.cost.colouring import MEASURES
from visionlab.graph import edits
from visionlab.graph.layout import layout
from visionlab.layers.conv import Conv
from visionlab.ui.canvas.card import TINTS
from visionlab.ui.canvas.geometry import card
from visionlab.ui.colour_by import Tint, titles
from visionlab.ui.conditions import Conditions
from visionlab.ui.document import Document
from visionlab.ui.editor import Editor
from visionlab.ui.settings import Settings
from visionlab.ui.theme import DARK, LIGHT, mixed, theme
from visionlab.ui.window import Window


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    return Document()


@pytest.fixture
def editor(document: Document, qtbot: QtBot, tmp_path) -> Editor:
    made = Editor(document, Conditions(Settings(tmp_path / "window.ini")))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    graph = chain(Conv(8), Fire(), Conv(64), Classifier(10))
    document.open(edits.move(graph, layout(graph)), "small")
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_bar_is_there_while_blocks_are_coloured(document: Document, editor: Editor, qtbot: QtBot) -> None:
    bar = editor.colour_bar
    assert not bar.isVisible()
    assert list(titles()) == list(MEASURES)
    for measure in MEASURES:
        document.colour_by.choose(measure)
        assert bar.isVisible() and bar.chooser.currentData() == measure and bar.legend.shown
        assert all(face.tint is not None for face in editor.canvas.drawing.faces.values())
    bar.chooser.setCurrentIndex(bar.chooser.count() - 1)
    bar.chooser.activated.emit(bar.chooser.count() - 1)
    assert not bar.isVisible() and all(face.tint is None for face in editor.canvas.drawing.faces.values())


def test_a_click_on_an_expensive_block_goes_there(document: Document, editor: Editor, qtbot: QtBot) -> None:
    document.colour_by.choose("parameters")
    button = next(one for one in editor.colour_bar.dearest.shown if isinstance(one, QPushButton))
    assert button.accessibleName() == "Convolution: 73.8 k, 86.6 %"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert document.selection.ids == {"n3"}


def test_colours_follow_edits_and_go_inside(document: Document, editor: Editor) -> None:
    document.colour_by.choose("parameters")
    before = editor.canvas.drawing.faces["n1"].tint
    document.edit("Wider", lambda graph: edits.replace_block(graph, "n1", Conv(2048)))
    assert editor.canvas.drawing.faces["n1"].tint != before
    editor.canvas.enter("n2")
    assert all(face.tint is not None for face in editor.canvas.drawing.faces.values())
    assert editor.colour_bar.isVisible()
    document.colour_by.choose("")
    assert all(face.tint is None for face in editor.canvas.drawing.faces.values())
    document.colour_by.choose("kind")
    document.open(chain(Conv(8), Classifier(10)), "other")
    assert all(face.tint is not None for face in editor.canvas.drawing.faces.values())


@pytest.mark.parametrize("scale", [1.0, 0.2])
def test_the_colour_of_the_legend_is_painted(document: Document, editor: Editor, scale: float, qtbot: QtBot) -> None:
    document.colour_by.choose("macs")
    canvas = editor.canvas
    canvas.zoom_reset()
    while canvas.scale_now > scale:
        canvas.zoom_out()
    canvas.centerOn(card(canvas.drawing.places["n3"]).center())
    picture = canvas.viewport().grab().toImage()
    at = canvas.viewportTransform().map(card(canvas.drawing.places["n3"]).center())
    left = canvas.viewportTransform().map(card(canvas.drawing.places["n3"]).topLeft()).x() + 3
    ratio = picture.devicePixelRatio()
    seen = picture.pixelColor(round(left * ratio), round(at.y() * ratio))
    tint = canvas.drawing.faces["n3"].tint
    assert tint is not None and _near(seen, tint.colour)


def _near(one: QColor, other: QColor) -> bool:
    return max(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)) < 12


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_scale_is_told_apart_by_lightness_alone(colours) -> None:
    with theme().borrowed(colours is DARK):
        grey = [Tint("scale", step / 6).colour.lightnessF() for step in range(7)]
    steps = [b - a for a, b in pairwise(grey)]
    assert all(step < 0 for step in steps) or all(step > 0 for step in steps)


def _light(colour: QColor) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_words_on_coloured_cards_can_be_read(colours) -> None:
    with theme().borrowed(colours is DARK):
        tints = [Tint("scale", step / 6) for step in range(7)]
        tints += [Tint(kind, number) for kind in ("kind", "stage") for number in range(8)]
        for tint in tints:
            ground = _light(mixed(theme().colour("card"), tint.colour, TINTS[theme().is_dark]))
            for name in ("text", "muted"):
                one, other = sorted((ground, _light(theme().colour(name))))
                assert (other + 0.05) / (one + 0.05) >= 4.5, (tint, name)


def test_the_menu_chooses_too(qtbot: QtBot, tmp_path) -> None:
    window = Window(Settings(tmp_path / "window.ini"))
    qtbot.addWidget(window)
    view = next(action.menu() for action in window.menuBar().actions() if action.text() == "&View")
    colours = next(action.menu() for action in view.actions() if action.text() == "Colour by")
    macs = next(action for action in colours.actions() if action.text() == "MACs")
    macs.trigger()
    assert window.document.colour_by.measure == "macs" and macs.isChecked()
    window.document.colour_by.choose("")
    assert colours.actions()[0].isChecked() and not macs.isChecked()
    assert [action.text() for action in colours.actions()[1:]] == list(titles().values())
