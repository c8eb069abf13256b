"""The runs whose curves are shown: each with its colour and mark, its name, and what sets it apart from the others."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from visionlab.problem import Problem
from visionlab.runs.differences import differences, value_text
from visionlab.runs.settings import RunSettings
from visionlab.ui.theme import theme
from visionlab.ui.training.overlay import MOST
from visionlab.ui.training.record import RunRecord

#: a shape besides the colour, as the plot and as text have it
MARKS = (("o", "●"), ("s", "■"), ("t1", "▲"), ("d", "◆"), ("t", "▼"), ("star", "★"), ("p", "⬟"), ("h", "⬢"))


@dataclass(frozen=True, slots=True)
class Shown:
    """A run among those that are shown."""

    record: RunRecord
    name: str
    #: the settings in which it differs from the others, with its values
    told: str = ""
    #: its place in the theme's colours of runs
    rank: int = 0
    #: no other run is shown: the charts then have a colour for each of its curves
    is_alone: bool = True
    is_hidden: bool = False

    @property
    def colour(self) -> QColor:
        """Its colour beside others."""
        return QColor(theme().colours.runs[self.rank % MOST])

    @property
    def symbol(self) -> str:
        """Its mark, as pyqtgraph names it."""
        return MARKS[self.rank % MOST][0]

    @property
    def sign(self) -> str:
        """Its mark as text."""
        return MARKS[self.rank % MOST][1]


def beside(records: Sequence[RunRecord], hidden: Collection[str] = ()) -> tuple[Shown, ...]:
    """Runs to be shown together; `hidden` are those without curves. Colours follow the order."""
    found = differences([record.settings.to_json() for record in records])
    names = [record.settings.network or QCoreApplication.translate("Training", "network") for record in records]
    found.pop("network", None)
    made = []
    for rank, (record, name) in enumerate(zip(records, names, strict=True)):
        told = " · ".join(f"{_label(key)} {value_text(values[rank])}" for key, values in found.items())
        if not told and names.count(name) > 1:
            told = record.run
        made.append(Shown(record, name, told, rank, len(records) == 1, record.run in hidden))
    return tuple(made)


def _label(name: str) -> str:
    try:
        return RunSettings.spec(name).label
    except Problem:
        return name.replace("_", " ").capitalize()
