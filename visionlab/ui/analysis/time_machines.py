"""The machines of the time page: this one as it was measured, and known GPUs at their published peak."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QDateTime, QItemSelectionModel, QLocale, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView

from visionlab.blocks.recording import Recording
from visionlab.cost.devices import Device, devices
from visionlab.cost.roofline import Times, step_times, total
from visionlab.cost.situation import Situation
from visionlab.ui import words
from visionlab.ui.analysis.table_view import TableView
from visionlab.ui.analysis.time_lines import DeviceModel, DeviceRow
from visionlab.ui.conditions import HERE, Conditions

#: the rows follow an edit when so long (ms) none has come
_QUIET = 120
_Flag = QItemSelectionModel.SelectionFlag


class Machines(TableView):
    """A row for each machine, one of them chosen."""

    #: a person chose a machine: its id
    picked = Signal(str)

    def __init__(self, conditions: Conditions) -> None:
        self.lines = DeviceModel()
        super().__init__(self.lines, is_tree=False)
        self.lines.setParent(self)
        self._conditions = conditions
        self._recording: Recording | None = None
        self._situation = conditions.situation
        self._done: list[DeviceRow] = []
        self._waiting: Iterator[DeviceRow] = iter(())
        self._later = QTimer(self, interval=_QUIET, singleShot=True)
        self._turns = QTimer(self, interval=0)
        self._later.timeout.connect(self._begin)
        self._turns.timeout.connect(self._next)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(self.tr("Machines"))
        self.selectionModel().currentRowChanged.connect(lambda now, _old: self._pick(now.row()))

    @property
    def choice(self) -> str:
        """The id of the chosen machine."""
        device = self._conditions.device
        return device if device in devices() else HERE

    @property
    def date(self) -> str:
        """When this machine was measured."""
        here = self._conditions.here
        if here is None:
            return ""
        moment = QDateTime.fromSecsSinceEpoch(round(here.date))
        return QLocale().toString(moment.date(), "d MMMM yyyy")

    def _show_choice(self) -> None:
        place = self.lines.find(self.choice)
        if place.row() != self.currentIndex().row():
            self.selectionModel().setCurrentIndex(place, _Flag.ClearAndSelect | _Flag.Rows)

    def _pick(self, number: int) -> None:
        rows = self.lines.rows
        if 0 <= number < len(rows) and rows[number].id != self.choice:
            self.picked.emit(rows[number].id)

    # -- each row is a walk over the network: they come one a turn of the event loop, when edits pause

    def show_network(self, recording: Recording, situation: Situation, is_urgent: bool = False) -> None:
        """Show what machines take for a network, soon, or as soon as can be."""
        self._recording, self._situation = recording, situation
        self._turns.stop()
        if not self.lines.rows:
            self.lines.show_rows([self._row(id, Times()) for id in _order()])
            self._show_choice()
            is_urgent = True
        if is_urgent:
            self._begin()
        else:
            self._later.start()

    def _begin(self) -> None:
        self._later.stop()
        self._done, self._waiting = [], self._rows()
        self._turns.start()

    def _next(self) -> None:
        row = next(self._waiting, None)
        if row is not None:
            self._done.append(row)
            return
        self._turns.stop()
        self.lines.show_rows(self._done)
        self._show_choice()

    def _rows(self) -> Iterator[DeviceRow]:
        situation, recording = self._situation, self._recording
        assert recording is not None
        for id in _order():
            pace = self._conditions.pace(id)
            listed = [] if pace is None else step_times(recording, situation.batch, situation.optimizer_states, pace)
            yield self._row(id, total(listed))

    def _row(self, id: str, times: Times) -> DeviceRow:
        batch = self._situation.batch
        title, about = self._here_words() if id == HERE else self._gpu_words(devices()[id])
        if not times.training.total:
            return DeviceRow(id, title, about)
        return DeviceRow(id, title, about, times.forward.total / batch, times.training.total / batch)

    def _here_words(self) -> tuple[str, tuple[str, ...]]:
        title, here = self.tr("This machine"), self._conditions.here
        if here is None:
            return title, (self.tr("Not measured yet: that takes about ten seconds, once"),)
        told = [here.device, self.tr("Measured on {date}").format(date=self.date)]
        if self._situation.is_mixed and here.mixed is None:
            told.append(self.tr("In fp32: this machine was not measured in mixed precision"))
        return title, tuple(told)

    def _gpu_words(self, device: Device) -> tuple[str, tuple[str, ...]]:
        told = [self.tr("At its published peak: no network is faster, and most reach a part of it"), device.source]
        if self._situation.is_mixed and device.bf16_flops is None:
            told.append(self.tr("In fp32: 16 bits are no faster on it"))
        return device.title, (*told, *filter(None, [words.text(device.note)]))


def _order() -> list[str]:
    """This machine, then the GPUs, the newest first."""
    return [HERE, *list(devices())[::-1]]
