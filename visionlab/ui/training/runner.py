"""The worker with its thread, as the panel uses it: wishes go in by signals, and what happens comes out by signals."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMetaObject, QObject, Qt, QThread, Signal

from visionlab.ui.training.worker import Worker


class Runner(QObject):
    """Starts its thread with the first wish. The signals that tell are the worker's; see there."""

    start = Signal(object)
    resume = Signal(str)
    attach = Signal()
    watch = Signal(str)
    enqueue = Signal(object)
    pump = Signal()
    request = Signal(str)
    request_of = Signal(str, str)
    prime = Signal()
    list = Signal()
    recall = Signal(str)
    read_network = Signal(str)

    followed = Signal(str, object)
    started = Signal(int)
    happened = Signal(object)
    recalling = Signal(str, object)
    recalled = Signal(object)
    listed = Signal(object)
    network_read = Signal(str, object)
    queued = Signal(object, object)
    shifted = Signal()
    refused = Signal(object)

    def __init__(self, python: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._python = python
        self._thread: QThread | None = None
        self._worker: Worker | None = None
        app = QCoreApplication.instance()
        if app is not None:  # a thread that outlives Qt ends the process with an abort
            app.aboutToQuit.connect(self.close)

    def open(self) -> None:
        """Have the thread running; wishes before that are lost."""
        if self._worker is not None:
            return
        self._thread = QThread()
        self._worker = worker = Worker(self._python)
        worker.moveToThread(self._thread)
        for wish, slot in (
            (self.start, worker.start),
            (self.resume, worker.resume),
            (self.attach, worker.attach),
            (self.watch, worker.watch),
            (self.enqueue, worker.enqueue),
            (self.pump, worker.pump),
            (self.request, worker.request),
            (self.request_of, worker.request_of),
            (self.prime, worker.prime),
            (self.list, worker.list),
            (self.recall, worker.recall),
            (self.read_network, worker.read_network),
        ):
            wish.connect(slot)
        for told, passed in (
            (worker.followed, self.followed),
            (worker.started, self.started),
            (worker.happened, self.happened),
            (worker.recalling, self.recalling),
            (worker.recalled, self.recalled),
            (worker.listed, self.listed),
            (worker.network_read, self.network_read),
            (worker.queued, self.queued),
            (worker.shifted, self.shifted),
            (worker.refused, self.refused),
        ):
            told.connect(passed)
        self._thread.start()

    def close(self) -> None:
        """Stop following, let go of an unused child and end the thread. Runs go on."""
        if self._thread is None or self._worker is None:
            return
        worker, thread = self._worker, self._thread
        self._worker = self._thread = None
        QMetaObject.invokeMethod(worker, "close", Qt.ConnectionType.BlockingQueuedConnection)
        thread.quit()
        thread.wait()
