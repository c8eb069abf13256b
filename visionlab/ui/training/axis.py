"""The x axis: what a step of a run is in steps, epochs, time or images."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from PySide6.QtCore import QCoreApplication

from visionlab.ui import numbers
from visionlab.ui.training.record import TIME, RunRecord
from visionlab.ui.training.trace import Numbers

Kind = Literal["steps", "epochs", "time", "images"]
KINDS: tuple[Kind, ...] = ("steps", "epochs", "time", "images")
MINUTE, HOUR = 60.0, 3600.0


def _tr(text: str) -> str:
    return QCoreApplication.translate("Training", text)


@dataclass(frozen=True, slots=True)
class Axis:
    """Turns steps into the axis's unit and back; both directions rise. Time is without pauses, validation included."""

    kind: Kind = "steps"
    is_log: bool = False
    #: seconds of a unit of time: 1, MINUTE or HOUR
    unit: float = 1.0

    def plain(self, record: RunRecord, steps: Numbers) -> Numbers:
        """Steps in the axis's unit, whatever the scale."""
        if self.kind == "epochs":
            return steps / record.steps_an_epoch
        if self.kind == "images":
            return steps * record.images_a_step
        if self.kind == "time" and len(record.steps):
            places = np.searchsorted(record.steps.x, steps)
            return record.steps.column(TIME)[np.minimum(places, len(record.steps) - 1)] / self.unit
        return steps

    def shown(self, record: RunRecord, steps: Numbers) -> Numbers:
        """Steps as coordinates of the chart: their logarithm on a logarithmic axis, NaN where there is none."""
        x = self.plain(record, steps)
        return np.log10(np.where(x > 0, x, np.nan)) if self.is_log else x

    def step(self, record: RunRecord, x: float) -> float:
        """The step at a coordinate of the chart."""
        value = self.value(x)
        if self.kind == "epochs":
            return value * record.steps_an_epoch
        if self.kind == "images":
            return value / record.images_a_step
        if self.kind == "time" and len(record.steps):
            seconds = record.steps.column(TIME)
            # a number of the column's own kind: a million numbers would be turned into another kind otherwise
            place = int(np.searchsorted(seconds, seconds.dtype.type(min(value * self.unit, 1e30))))
            return float(record.steps.x[place]) if place < len(seconds) else math.inf
        return value

    def value(self, x: float) -> float:
        """A coordinate of the chart in the axis's unit."""
        return 10 ** min(x, 300.0) if self.is_log else x

    def said(self, x: float) -> str:
        """A coordinate in words: `step 1,204`."""
        value = self.value(x)
        if self.kind == "epochs":
            return _tr("epoch {number}").format(number=numbers.written(value, ".4g"))
        if self.kind == "images":
            return _tr("{number} images").format(number=numbers.count(max(0.0, value)))
        if self.kind == "time":
            return f"{numbers.written(value, '.4g')} {self.unit_name}"
        return _tr("step {step}").format(step=numbers.exact(max(0, round(value))))

    @property
    def unit_name(self) -> str:
        """The unit of time."""
        return {1.0: _tr("s"), MINUTE: _tr("min"), HOUR: _tr("h")}[self.unit]


def time_unit(seconds: float) -> float:
    """The unit in which a span of time is read most easily."""
    return 1.0 if seconds < 5 * MINUTE else MINUTE if seconds < 5 * HOUR else HOUR
