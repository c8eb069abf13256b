"""Random sequences of edits, undos and redos by every way the canvas has: graph, history, scene and file agree."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtWidgets import QApplication

from tests.support.person import Person
from visionlab.presets.registry import preset
from visionlab.ui.canvas.view import Canvas
from visionlab.ui.document import Document


@contextmanager
def person_at(chance: Random) -> Iterator[Person]:
    """A person at a canvas of their own: what one does depends on nobody before, and leaves nothing to the end of
    the interpreter, where the order in which things go is nobody's."""
    QApplication.clipboard().clear()
    canvas = Canvas(Document())
    canvas.resize(900, 700)
    canvas.show()
    canvas.document.open(preset("starter").graph(), "Starter")
    person = Person(canvas, chance)
    try:
        yield person
    finally:
        person.leave()
        QThreadPool.globalInstance().waitForDone()
        canvas.close()
        canvas.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(chance=st.randoms(use_true_random=False))
def test_after_each_edit_all_agree(qtbot, chance):
    with person_at(chance) as person:
        for _ in range(25):
            person.act()
            person.check()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_after_each_of_thousands_of_edits_all_agree(qtbot, seed):
    with person_at(Random(seed)) as person:
        for number in range(1500):
            person.act()
            person.check()
            if not number % 25:
                QApplication.processEvents()  # what has to be painted is
        while person.at:
            person.undo()
            person.check()
