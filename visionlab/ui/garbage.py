"""When Python looks for garbage: in the window's thread only, and between two turns of its event loop.

By itself Python looks wherever it happens to allocate: in the middle of an edit, of which it then takes a good part,
and in other threads, where a widget that is garbage would be taken away under Qt's hands.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from visionlab.ui.document import Document

#: between two looks at how much there is, between collections of all, and from the last edit to the next of these
_LOOK_MS, _IDLE_MS, _PAUSE_MS = 200, 60_000, 3_000
#: objects made since the last time; to look through so many takes about 4 ms
_MANY = 20_000


class Garbage(QObject):
    """Collects garbage from now on, for as long as its window is there.

    Only the youngest objects are looked through whenever very many were made; the rest when editing pauses, and now and
    then, but not while a mouse button is down: after some dozens of edits that took 58 ms on DenseNet-121.
    """

    def __init__(self, window: QObject, document: Document) -> None:
        super().__init__(window)
        gc.disable()
        _collect()
        look = QTimer(self, interval=_LOOK_MS)
        look.timeout.connect(_look)
        look.start()
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._rest)
        document.state_changed.connect(lambda: self._idle.start(_PAUSE_MS))
        self._idle.start(_IDLE_MS)

    def _rest(self) -> None:
        if not QApplication.mouseButtons():
            _collect()
        self._idle.start(_IDLE_MS)


def _look() -> None:
    if gc.get_count()[0] > _MANY:
        gc.collect(0)


def _collect() -> None:
    gc.collect()
    gc.freeze()  # what stands now stays: it need not be looked through again
