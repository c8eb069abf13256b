"""Random sequences of edits, undos and redos by every way the canvas has: graph, history, scene and file agree."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from tests.support.canvas import on_screen
from tests.support.person import Person
from visionlab.presets.registry import preset
from visionlab.ui.document import Document


@pytest.fixture
def canvas(qtbot):
    return on_screen(qtbot, Document(), 900, 700)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(chance=st.randoms(use_true_random=False))
def test_after_each_edit_all_agree(canvas, chance):
    canvas.document.open(preset("starter").graph(), "Starter")
    person = Person(canvas, chance)
    for _ in range(25):
        person.act()
        person.check()
    person.leave()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_after_each_of_thousands_of_edits_all_agree(canvas, seed):
    canvas.document.open(preset("starter").graph(), "Starter")
    person = Person(canvas, Random(seed))
    for number in range(1500):
        person.act()
        person.check()
        if not number % 25:
            QApplication.processEvents()  # what has to be painted is
    while person.at:
        person.undo()
        person.check()
