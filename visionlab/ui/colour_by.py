"""What the cards are coloured by: which measure a person has chosen, its words, and the colours of the theme."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QColor

from visionlab.cost.colouring import Colouring
from visionlab.ui.theme import theme


def _tr(text: str) -> str:
    return QCoreApplication.translate("ColourBy", text)


class ColourBy(QObject):
    """The chosen measure; empty for none."""

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.measure = ""

    def choose(self, measure: str) -> None:
        """Colour the blocks by this from now on."""
        if measure != self.measure:
            self.measure = measure
            self.changed.emit(measure)


class Tint(NamedTuple):
    """A colour by what it stands for, so that it follows the theme."""

    kind: str
    place: float

    @property
    def colour(self) -> QColor:
        """The colour in the present theme."""
        if self.kind == "kind":
            return theme().group(int(self.place))
        return theme().run(int(self.place)) if self.kind == "stage" else theme().scale(self.place)


def tints(told: Colouring) -> dict[str, Tint]:
    """The colour of each block that has one."""
    if told.classes:
        return {id: Tint(told.measure, number) for id, number in told.classes.items()}
    return {id: Tint("scale", level) for id, level in told.levels.items()}


def titles() -> dict[str, str]:
    """The measures in the order in which they are offered."""
    return {
        "parameters": _tr("Parameters"),
        "macs": _tr("MACs"),
        "memory": _tr("Activation memory"),
        "field": _tr("Receptive field"),
        "kind": _tr("Kind of block"),
        "stage": _tr("Stage"),
    }


def about(measure: str) -> str:
    """What a measure is."""
    return {
        "parameters": _tr("The numbers that each block learns; the scale follows the square root."),
        "macs": _tr("Multiply-accumulates of each block for one image; the scale follows the square root."),
        "memory": _tr("What training keeps of each block for one image; the scale follows the square root."),
        "field": _tr("How much of the picture one output pixel of each block sees."),
        "kind": _tr("The heading in the palette that each block stands under."),
        "stage": _tr("Blocks whose maps are of one size."),
    }[measure]
