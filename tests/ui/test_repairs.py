"""Repairs in the inspector, in a card's menu and below Ctrl+., by mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.support.networks import chain
from visionlab.blocks.classifier import Classifier
from visionlab.graph import edits
from visionlab.graph.layout import layout
from visionlab.graph.model import Graph
from visionlab.layers.conv import Conv
from visionlab.layers.dense import Linear
from visionlab.repairs.repair import repairs
from visionlab.ui import repairs as offers
from visionlab.ui.canvas import menus
from visionlab.ui.canvas.view import Canvas
from visionlab.ui.conditions import Conditions
from visionlab.ui.document import Document
from visionlab.ui.editor import Editor
from visionlab.ui.panels.inspector import Inspector
from visionlab.ui.settings import Settings


def broken() -> Graph:
    graph = chain(Conv(8), Linear(10))
    return edits.move(graph, layout(graph))


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    made = Document()
    made.open(broken(), "broken")
    return made


@pytest.fixture
def inspector(document: Document, qtbot: QtBot) -> Inspector:
    made = Inspector(document)
    qtbot.addWidget(made)
    made.resize(304, 900)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_inspector_offers_what_helps_and_one_click_does_it(
    document: Document, inspector: Inspector, qtbot: QtBot
) -> None:
    document.selection.set(["n2"])
    offered = inspector.node.repairs
    qtbot.waitUntil(lambda: bool(offered.buttons))
    first = offered.buttons[0]
    assert first.accessibleName() == "Global average pool and flatten before it: +90 parameters, +80 MACs"
    assert first.isVisible() and first.height() >= first.heightForWidth(first.width())
    QApplication.sendEvent(first, QEnterEvent(QPointF(2, 2), QPointF(2, 2), QPointF(2, 2)))
    assert document.ghost.preview is not None and document.ghost.preview.report.is_complete
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert document.report.is_complete and document.ghost.preview is None and not offered.isVisible()
    assert document.undo_label == "Global average pool and flatten before it"
    document.undo()
    assert not document.report.is_complete
    qtbot.waitUntil(lambda: bool(offered.buttons))


def test_the_networks_page_offers_what_helps_it_as_a_whole(
    document: Document, inspector: Inspector, qtbot: QtBot
) -> None:
    document.open(chain(Conv(8)), "no end")
    offered = inspector.network.repairs
    qtbot.waitUntil(lambda: bool(offered.buttons))
    assert offered.heading.text() == "Repairs"
    qtbot.keyClick(offered.buttons[0], Qt.Key.Key_Space)
    assert document.report.is_complete and document.report.classes == 10
    document.open(broken(), "a block of it")
    assert offered.heading.text() == "Repairs: Linear"


def test_a_cards_menu(document: Document, qtbot: QtBot) -> None:
    canvas = Canvas(document)
    qtbot.addWidget(canvas)
    menu = menus.node_menu(canvas, "n2")
    (repair,) = [action.menu() for action in menu.actions() if action.text() == "Repair"]
    assert isinstance(repair, QMenu)
    repair.aboutToShow.emit()
    texts = [action.text() for action in repair.actions()]
    assert "Flatten before it\t+81.9 k parameters, +81.9 k MACs" in texts
    next(action for action in repair.actions() if action.text().startswith("Flatten")).trigger()
    assert document.report.is_complete
    assert not any(action.text() == "Repair" for action in menus.node_menu(canvas, "n2").actions())


@pytest.fixture
def editor(document: Document, qtbot: QtBot, tmp_path) -> Editor:
    made = Editor(document, Conditions(Settings(tmp_path / "window.ini")))
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_the_quick_fix_goes_to_the_first_problem_and_works_by_keyboard(
    document: Document, editor: Editor, qtbot: QtBot
) -> None:
    editor.repair()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and document.selection.ids == {"n2"}
    assert menu.actions()[0].text().startswith("Linear needs a vector") and not menu.actions()[0].isEnabled()
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert document.report.is_complete
    said: list[str] = []
    editor.canvas.said.connect(said.append)
    editor.repair()
    assert said == ["Nothing needs repair: every block works"]


def test_what_waits_leads_to_what_it_waits_for(document: Document) -> None:
    document.open(chain(Conv(8, groups=2), Conv(8), Classifier()), "waits")
    document.selection.set(["n2"])
    assert offers.ill(document) == "n1"
    document.selection.set(())
    assert offers.ill(document) == "n1"


def test_words_for_costs(document: Document) -> None:
    told = {str(one): offers.cost(one) for one in repairs(document.graph, document.report, "n2")}
    assert told["Flatten before it"] == "+81.9 k parameters, +81.9 k MACs"
    first = repairs(chain(Conv(8, groups=2)), _report(chain(Conv(8, groups=2))), "n1")[0]
    assert offers.rest(first) == "1 problem is left"


def _report(graph: Graph):
    from visionlab.cost.analysis import analyse

    return analyse(graph)
