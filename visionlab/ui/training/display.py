"""The right half of the training panel: where the shown run stands, how it ended, and its curves beside others'."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from visionlab.runs.settings import RunSettings
from visionlab.ui.live.watching import Watching
from visionlab.ui.theme import Length
from visionlab.ui.training.overlay import MOST, Overlay
from visionlab.ui.training.run_picker import RunPicker
from visionlab.ui.training.status import Notice, StatusRow

if TYPE_CHECKING:
    from visionlab.ui.training.curves import Curves
    from visionlab.ui.training.record import Batch, RunRecord


class Display(QWidget):
    """Shows one run, or several over each other. `live` gives the path and the record of the run of this session."""

    #: the id of the run whose curves are shown now
    shown_changed = Signal(str)
    #: a sentence for the status bar
    said = Signal(str)
    #: the curves are to have the whole window, or no longer
    whole_wanted = Signal(bool)
    #: the list of runs is wanted
    list_wanted = Signal()

    def __init__(
        self, watching: Watching, live: Callable[[], tuple[str, RunRecord | None]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._watching = watching
        self._live = live
        self.shown: RunRecord | None = None
        self._curves: Curves | None = None
        self.status = StatusRow()
        self.overlaid = Overlay(self.status.history, live, self)
        self.picker = RunPicker(self)
        self.picker.chosen.connect(self.overlay)
        self.notice = Notice()
        self.status.history.present_wanted.connect(lambda: self.show_record(self._live()[1]))
        self.status.history.record_wanted.connect(self.show_record)
        self._column = QVBoxLayout()
        self._column.setSpacing(Length.small)
        self._column.addWidget(self.status)
        self._column.addWidget(self.notice)
        self._column.addStretch(1)
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(Length.medium)
        self._columns.addLayout(self._column, 1)

    def make_curves(self) -> Curves:
        """The curves, made when first needed."""
        if self._curves is None:
            from visionlab.ui.training.curves import Curves

            self._curves = Curves()
            self._curves.said.connect(self.said)
            self._curves.tools.whole_button.toggled.connect(self.whole_wanted)
            self._curves.tools.runs_button.clicked.connect(self._pick_runs)
            self._column.takeAt(self._column.count() - 1)
            self._column.addWidget(self._curves, 1)
            self._columns.addWidget(self._curves.tools)
            if self.overlaid.paths:
                self.show_overlay()
            else:
                self._curves.show_record(self.shown)
        return self._curves

    def _pick_runs(self) -> None:
        path, live = self._live()
        present = (path,) if live is not None and self.shown is live else ()
        self.picker.open_at(self.make_curves().tools.runs_button, self.overlaid.paths or present)
        self.list_wanted.emit()

    def leave_whole(self) -> None:
        """The curves no longer have the whole window."""
        if self._curves is not None:
            self._curves.tools.whole_button.setChecked(False)

    def overlay(self, paths: Sequence[str]) -> None:
        """Show the curves of these runs together, the first as the one to compare with; unread ones are read.

        With no path, the run of this session is shown by itself again.
        """
        if paths:
            if len(paths) > MOST:
                self.said.emit(
                    self.tr("The first {most} runs are shown: more could not be told apart").format(most=MOST)
                )
            self.overlaid.show(paths)
            self.show_overlay()
        else:
            self.show_record(self._live()[1])

    def show_overlay(self) -> None:
        """Show the chosen runs over each other."""
        records = self.overlaid.records()
        live = self._live()[1]
        self.shown = live if live in records else next(iter(records), None)
        self._watching.show_record(self.shown)
        if self._curves is not None:
            self._curves.show_runs(records)
        self.show_status()

    def show_record(self, record: RunRecord | None) -> None:
        """Show one run by itself."""
        self.overlaid.clear()
        self.shown = record
        self._watching.show_record(record)
        if record is not None:
            self.shown_changed.emit(record.run)
        if self._curves is not None:
            self._curves.show_record(record)
        self.show_status()

    def show_status(self) -> None:
        """Words and bar of the shown run."""
        self.status.show_record(self.shown)

    def refresh(self) -> None:
        """The shown runs have grown."""
        if self._curves is not None:
            self._curves.refresh()
        self._watching.show_record(self.shown)

    def recalling(self, path: str, settings: RunSettings) -> None:
        """A past run is being read."""
        record = self.status.history.begin(path, settings)
        if path in self.overlaid.paths:
            self.show_overlay()
        else:
            self.show_record(record)

    def recalled(self, batch: Batch) -> None:
        """A part of a past run was read."""
        record = self.status.history.add(batch)
        if self._curves is not None:
            self._curves.refresh()
        if record is not None and self.shown is record:
            self._watching.show_record(record)
            self.show_status()
