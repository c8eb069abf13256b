"""The receptive field page, driven by mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.support.networks import chain
from visionlab.blocks.classifier import Classifier
from visionlab.graph.model import EMPTY
from visionlab.layers.conv import Conv
from visionlab.layers.pool import MaxPool
from visionlab.ui.analysis.pages.field import FieldPage
from visionlab.ui.conditions import Conditions
from visionlab.ui.document import Document
from visionlab.ui.settings import Settings


@pytest.fixture
def document(qtbot):
    made = Document()
    parts = [Conv(64, 3, bias=False), Conv(64, 3, bias=False), Conv(64, 3, bias=False), MaxPool(2, 2), Classifier(5)]
    made.open(chain(*parts, input=(64, 32, 48)), "three")
    return made


@pytest.fixture
def page(qtbot, document, tmp_path):
    settings = Settings(tmp_path / "window.ini")
    made = FieldPage(document, Conditions(settings), settings)
    qtbot.addWidget(made)
    made.resize(1000, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.refresh()
    return made


def test_the_lesson_of_small_convolutions(page, document):
    document.selection.set(["n1", "n2", "n3"])
    assert page.figures.value("Receptive field") == "7×7 px"
    assert page.lesson.text() == (
        "These 3 blocks see 7×7 of what enters with 110,592 parameters; one 7×7 convolution from 64 to 64 channels "
        "would take 200,704 weights."
    )
    document.selection.set(["n1", "n4"])
    assert "Select blocks that follow one another" in page.lesson.text()


def test_the_last_maps_are_shown_when_nothing_is_selected(page, document):
    assert page.title.text() == "Max pool"
    assert page.figures.value("Stride on the picture") == "2×2 px"


def test_arrow_keys_and_the_mouse_choose_the_output_pixel(page, document):
    document.selection.set(["n4"])
    view = page.view
    assert view.at == (8, 12) and view.box == (13, 21, 21, 29)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.at == (7, 11) and view.box == (11, 19, 19, 27)
    frame = view.frame()
    assert frame.width() / frame.height() == pytest.approx(48 / 32)
    QTest.mouseMove(view, QPoint(round(frame.left()) + 2, round(frame.top()) + 2))
    assert view.at == (0, 0)
    assert page.figures.value("Centre of pixel (0, 0)") == "1; 1"
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.at == (0, 0)


def test_an_edit_is_followed_and_a_network_of_nothing_says_so(page, document):
    from visionlab.graph import edits

    document.selection.set(["n1"])
    document.edit("kernel", lambda graph: edits.replace_block(graph, "n1", Conv(64, 5)))
    page.refresh()
    assert page.figures.value("Receptive field") == "5×5 px"
    document.edit("break", lambda graph: edits.replace_block(graph, "n1", Conv(63, 3, groups=5)))
    page.refresh()
    assert page.title.text() == "This block sees nothing yet"
    document.open(EMPTY, "")
    page.refresh()
    assert page.title.text() == "There is no network"
    page.grab()


def test_painting_leaves_the_themes_own_colours_alone(page, document):
    from visionlab.ui.theme import theme

    document.selection.set(["n1"])
    page.view.grab()
    assert theme().colour("canvas").alpha() == 255
