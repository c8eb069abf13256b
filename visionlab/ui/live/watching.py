"""Brings what a run tells of its blocks to the nodes of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from visionlab.ui.document import Change, Document
from visionlab.ui.live.measures import titles
from visionlab.ui.settings import Settings

if TYPE_CHECKING:
    from visionlab.ui.live.trained import Trained
    from visionlab.ui.training.record import RunRecord

_REMEMBERED = "live_measure"


class Watching(QObject):
    """Follows the run that is shown and the document; makes the document's `live.view`."""

    #: the id of a run whose network is to be read, and given to `know`
    wanted = Signal(str)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._settings = Settings()
        self._record: RunRecord | None = None
        #: networks by the ids of their runs; None while they are being read, or could not be
        self._networks: dict[str, Trained | None] = {}
        self._seen: object = None
        remembered = self._settings.text(_REMEMBERED, "gradient")
        document.live.choose(remembered if remembered in ("", *titles()) else "gradient")
        document.live.chosen.connect(self._choose)
        document.changed.connect(self._on_change)

    def show_record(self, record: RunRecord | None) -> None:
        """A run is shown, or has gone on."""
        self._record = record
        seen = (record.run, record.blocks.version) if record is not None and record.blocks.steps else None
        if seen == self._seen:
            return
        self._seen = seen
        if record is not None and seen is not None and record.run not in self._networks:
            self._networks[record.run] = None
            self.wanted.emit(record.run)
        self._renew()

    def know(self, run: str, network: Trained) -> None:
        """The network of a run was read."""
        self._networks[run] = network
        self._renew()

    def _choose(self, measure: str) -> None:
        self._settings.put(_REMEMBERED, measure)
        self._renew()

    def _on_change(self, change: Change) -> None:
        if self._seen is not None and not change.diff.only_places:
            self._renew()

    def _renew(self) -> None:
        record = self._record
        network = self._networks.get(record.run) if record is not None else None
        if record is None or network is None or not record.blocks.steps:
            self._document.live.show(None)
            return
        from visionlab.ui.live.trained import is_same, places_in
        from visionlab.ui.live.view import LiveView

        graph = self._document.graph
        places = places_in(graph, network, record.blocks.paths)
        if not places:
            self._document.live.show(None)
            return
        is_changed = not is_same(graph, network)
        self._document.live.show(LiveView(record.blocks, places, self._document.live.measure, is_changed=is_changed))
