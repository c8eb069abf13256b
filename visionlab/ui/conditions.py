"""What a person sets once for all figures: the situation and machine a network runs in, the budget it has to keep."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from visionlab.cost.budget import Budget, Terms
from visionlab.cost.situation import Situation
from visionlab.fields import Fields
from visionlab.problem import Problem
from visionlab.ui.settings import Settings

if TYPE_CHECKING:
    from visionlab.cost.calibration import Machine
    from visionlab.cost.roofline import Pace

#: this machine among the GPUs' ids
HERE = ""
_DEVICE = "time_device"
_F = TypeVar("_F", bound=Fields)


class Conditions(QObject):
    """The present situation, machine and budget; all are remembered."""

    #: one of them is another one
    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.situation = self._remembered(Situation)
        self.budget = self._remembered(Budget)
        #: the id of the GPU that times are of, or `HERE`
        self.device = settings.text(_DEVICE)

    def set(self, value: Situation | Budget) -> None:
        """Take another situation or budget."""
        name = "budget" if isinstance(value, Budget) else "situation"
        if getattr(self, name) != value:
            setattr(self, name, value)
            self._settings.put(name, json.dumps(value.to_json()))
            self.changed.emit()

    def choose(self, device: str) -> None:
        """Take the times of another machine."""
        if device != self.device:
            self.device = device
            self._settings.put(_DEVICE, device)
            self.changed.emit()

    def take_here(self, machine: Machine) -> None:
        """Take this machine as it has just been measured."""
        self.here, self.device = machine, HERE
        self._settings.put(_DEVICE, HERE)
        self.changed.emit()

    @cached_property
    def here(self) -> Machine | None:
        """This machine as it was measured last; None while it was not."""
        from visionlab.ui.analysis.machine import remembered  # late: few starts need it

        return remembered()

    def pace(self, device: str) -> Pace | None:
        """The speed of a machine in the present precision; None for this one while it was not measured."""
        from visionlab.cost.devices import devices
        from visionlab.cost.roofline import gpu_pace

        is_mixed = self.situation.is_mixed
        if device in devices():
            return gpu_pace(devices()[device], is_mixed)
        return None if self.here is None else self.here.pace(is_mixed)

    @property
    def terms(self) -> Terms:
        """What the budget is counted by."""
        return Terms(self.situation, self.pace(self.device) if self.budget.time else None)

    def _remembered(self, kind: type[_F]) -> _F:
        text = self._settings.text(kind.__name__.lower())
        try:
            return kind.from_json(json.loads(text)) if text else kind()
        except (Problem, ValueError):
            return kind()  # of another version, or spoilt: no reason to say a word
