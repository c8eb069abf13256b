"""The budget page: limits set, help offered and taken."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.networks import chain
from visionlab.blocks.classifier import Classifier
from visionlab.cost.budget import Budget
from visionlab.graph import edits
from visionlab.graph.model import EMPTY
from visionlab.layers.conv import Conv
from visionlab.ui.analysis.pages.budget import BudgetPage
from visionlab.ui.conditions import Conditions
from visionlab.ui.document import Document
from visionlab.ui.settings import Settings


@pytest.fixture
def document(qtbot):
    made = Document()
    made.open(chain(Conv(32, 5), Conv(64, 5), Conv(16, 3), Classifier(5)), "wide")
    return made


@pytest.fixture
def page(qtbot, document, tmp_path):
    settings = Settings(tmp_path / "window.ini")
    conditions = Conditions(settings)
    made = BudgetPage(document, conditions, settings)
    conditions.changed.connect(made.refresh)
    document.changed.connect(lambda _change: made.refresh())
    qtbot.addWidget(made)
    made.resize(1100, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.refresh()
    return made


def test_a_limit_that_is_typed_is_taken(page, qtbot):
    assert "Set a limit" in page.sentence.text()
    box = page.form.rows["parameters"].editor.box
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "0.5")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert page.conditions.budget == Budget(parameters=0.5)
    assert page.sentence.text() == "All limits are kept."


def test_help_is_offered_best_first_and_taken(page, document, qtbot):
    page.conditions.set(Budget(parameters=0.05))
    assert page.kept.rows[0].note == "over"
    qtbot.waitUntil(lambda: not page._trying.isActive() and bool(page.helps))
    left = [button.help.left for button in page.helps]
    assert left == sorted(left) and len(left) <= 6
    before = document.report.parameters
    qtbot.mouseClick(page.helps[0], Qt.MouseButton.LeftButton)
    assert document.report.parameters == left[0] < before
    assert document.report.classes == 5
    document.undo()
    assert document.report.parameters == before


def test_problems_and_emptiness_are_said(page, document):
    page.conditions.set(Budget(macs=0.001))
    document.edit("break", lambda graph: edits.replace_block(graph, "n1", Conv(33, 3, groups=2)))
    assert "no problems" in page.sentence.text() or "kept" in page.sentence.text()
    document.open(EMPTY, "")
    assert page.sentence.text() == "There is no network."
    assert page.helps == []


def test_a_dear_block_is_selected_by_a_click(page, document):
    page.dearest.clicked.emit(page.dearest.rows[0].key)
    assert document.selection.single == "n2"


def test_a_limit_of_time_is_of_the_chosen_machine(page, document, qtbot, monkeypatch, tmp_path):
    monkeypatch.setenv("VISIONLAB_CONFIG", str(tmp_path / "config"))
    page.conditions.set(Budget(time=1e-3))
    assert page.kept.rows == () and page._unmeasured.isVisible()
    page.conditions.choose("a100-40gb")
    assert not page._unmeasured.isVisible()
    [row] = page.kept.rows
    assert (row.name, row.note) == ("time", "over") and row.value.endswith("of 1.00 µs")
    assert all(one.value.endswith("s") for one in page.dearest.rows)
    qtbot.waitUntil(lambda: not page._trying.isActive() and bool(page.helps))
    qtbot.mouseClick(page.helps[0], Qt.MouseButton.LeftButton)
    assert document.report.is_complete
