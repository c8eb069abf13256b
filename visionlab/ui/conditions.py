"""What a person sets once for all figures: the situation a network runs in, and the budget it has to keep."""

from __future__ import annotations

import json
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from visionlab.cost.budget import Budget
from visionlab.cost.situation import Situation
from visionlab.fields import Fields
from visionlab.problem import Problem
from visionlab.ui.settings import Settings

_F = TypeVar("_F", bound=Fields)


class Conditions(QObject):
    """The present situation and budget; both are remembered."""

    #: either is another one
    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.situation = self._remembered(Situation)
        self.budget = self._remembered(Budget)

    def set(self, value: Situation | Budget) -> None:
        """Take another situation or budget."""
        name = "budget" if isinstance(value, Budget) else "situation"
        if getattr(self, name) != value:
            setattr(self, name, value)
            self._settings.put(name, json.dumps(value.to_json()))
            self.changed.emit()

    def _remembered(self, kind: type[_F]) -> _F:
        text = self._settings.text(kind.__name__.lower())
        try:
            return kind.from_json(json.loads(text)) if text else kind()
        except (Problem, ValueError):
            return kind()  # of another version, or spoilt: no reason to say a word
