"""The menu of past runs, and the records of those that were looked at."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from visionlab.runs.settings import RunSettings
from visionlab.runs.summary import Summary
from visionlab.ui import numbers, words
from visionlab.ui.panels.common import tooltip
from visionlab.ui.theme import room

if TYPE_CHECKING:
    from visionlab.ui.training.record import Batch, RunRecord

_WIDTH = 190
#: records kept; a long run takes tens of megabytes
_KEPT = 4


class History(QComboBox):
    """The run of this session first, then those in the runs folder, newest first."""

    #: show the run of this session
    present_wanted = Signal()
    #: show this RunRecord
    record_wanted = Signal(object)
    #: path of a run to be read: its batches are to be given to `add`
    unread_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records: dict[str, RunRecord] = {}
        self._kept: tuple[str, ...] = ()
        self.setAccessibleName(self.tr("History"))
        self.setToolTip(self.tr("Curves of this run, or of an earlier one"))
        self.setFixedWidth(room(_WIDTH))
        self.activated.connect(self._chosen)
        self.show_runs((), "")

    def show_runs(self, summaries: Sequence[Summary], live: str) -> None:
        """Offer these runs; `live` is the path of the run of this session, empty when there is none."""
        chosen = self.currentData()
        self.clear()
        self.addItem(self.tr("Present run") if live else self.tr("Earlier runs"), "")
        for summary in summaries:
            path = os.fspath(summary.path)
            if path == live:
                continue
            best = f" · {numbers.percent(summary.best)}" if summary.best is not None else ""
            self.addItem(f"{summary.network or summary.id}{best}", path)
            told = tooltip(summary.id, summary.data, words.text(summary.reason))
            self.setItemData(self.count() - 1, told, Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.setEnabled(self.count() > 1)

    def _chosen(self, index: int) -> None:
        path = self.itemData(index)
        if not path:
            self.present_wanted.emit()
        elif path in self._records:
            self.record_wanted.emit(self._records[path])
        else:
            self.unread_wanted.emit(path)

    def keep(self, paths: tuple[str, ...]) -> None:
        """These are being shown: they are not given up for others."""
        self._kept = paths

    def record(self, path: str) -> RunRecord | None:
        """What was read of a run; None when that is nothing, or was given up."""
        return self._records.get(path)

    def adopt(self, path: str, record: RunRecord) -> None:
        """Take in a run that is over, or about to be read."""
        others = [known for known in self._records if known not in self._kept]
        for known in others[: max(0, len(self._records) + 1 - _KEPT)]:
            del self._records[known]
        self._records[path] = record

    def begin(self, path: str, settings: RunSettings) -> RunRecord:
        """A run is about to be read: its record, empty as yet."""
        from visionlab.ui.training.record import RunRecord

        record = RunRecord(Path(path).name, settings)
        self.adopt(path, record)
        return record

    def add(self, batch: Batch) -> RunRecord | None:
        """Take in a part of the run that is being read; the record that it belongs to."""
        for record in self._records.values():
            if record.run == batch.run:
                record.apply(batch)
                return record
        return None

    def forget(self, path: str) -> None:
        """A run goes on: what was read of it is out of date."""
        self._records.pop(path, None)
