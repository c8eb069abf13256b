"""What every editor of a field is: it shows a value and tells of what a person does; it decides nothing.

It speaks only when the value it is asked for differs from the one it shows, so that showing a value never echoes back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from visionlab.fields import Spec
from visionlab.problem import Problem
from visionlab.ui import words
from visionlab.ui.theme import Length


class Editor(QWidget):
    """Base: one field's editor."""

    #: a value that the field takes
    edited = Signal(object)
    #: the sentence for a text that it does not take; empty for one that is not finished
    refused = Signal(str)
    #: the value that a slider in hand stands for, or a text that is typed; `edited` follows when it is let go, or taken
    scrubbed = Signal(object)
    #: a value that is pointed at, and perhaps not wanted
    considered = Signal(object)
    #: nothing is scrubbed, typed or pointed at any more
    left = Signal()
    #: a burst of edits is over: Enter, the focus left, the slider was let go
    finished = Signal()

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.value: object = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Length.small)

    def show_value(self, value: object) -> None:
        """Show a value; None for several nodes that differ."""
        raise NotImplementedError

    def drop(self) -> None:
        """Give up what is in hand; said where the field is to show something else."""

    def follow(self, take: Callable[[Any], object]) -> None:
        """Tell of every value, one in hand too: for those who have nothing to show before it is taken."""
        self.edited.connect(take)
        self.scrubbed.connect(take)

    def _tell(self, value: object) -> None:
        if value != self.value:
            self.edited.emit(value)


def refusal(spec: Spec, problem: Problem) -> str:
    """The sentence for a text that a field does not take, by the field's name on the screen."""
    return words.problem(Problem(problem.template, **{**problem.values, "name": spec.label}))
