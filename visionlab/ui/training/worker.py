"""The worker: starts, follows and steers runs in a thread of its own, and tells the window 30 times a second at most.

Everything that touches the disk or another process happens here. numpy is imported late, in this thread.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from visionlab.graph.model import Graph
from visionlab.problem import Problem
from visionlab.runs.events import Event, Follower
from visionlab.runs.folder import RunFolder, create, list_runs, open_run
from visionlab.runs.outcome import outcome_of
from visionlab.runs.settings import RunSettings
from visionlab.runs.supervisor import Supervisor, Watch

if TYPE_CHECKING:
    from visionlab.ui.training.record import Digest

INTERVAL_MS = 40
#: a primed child holds this much (bytes), and the machine should keep as much free again
_ROOM = 2_500_000_000
#: of the past runs, so many are offered
_LISTED = 50


@dataclass(frozen=True, slots=True)
class Plan:
    """A run to start: a frozen network, so that the person may go on editing."""

    settings: RunSettings
    graph: Graph


class Worker(QObject):
    """Lives in a QThread. Its slots are called by signals only, but for `stop_following`."""

    #: (path of the run's folder, RunSettings): a run is being followed
    followed = Signal(str, object)
    #: a Batch of the followed run
    happened = Signal(object)
    #: (path of the run's folder, RunSettings): a past run is being read; its batches come as `recalled`
    recalling = Signal(str, object)
    #: a Batch of a past run
    recalled = Signal(object)
    #: list of Summary, newest first
    listed = Signal(object)
    #: a Problem: what was asked for could not be done
    refused = Signal(object)
    #: process id of the child, for those who watch over it
    started = Signal(int)

    def __init__(self, python: str = "") -> None:
        super().__init__()
        self._supervisor = Supervisor(python) if python else Supervisor()
        self._watch: Watch | None = None
        self._digest: Digest | None = None
        self._timer: QTimer | None = None

    @Slot(object)
    def start(self, plan: Plan) -> None:
        """Make the run folder and start its child."""
        try:
            folder = _folder(plan)
            self._follow(self._supervisor.start(folder))
        except Problem as problem:
            self.refused.emit(problem)

    @Slot(str)
    def resume(self, path: str) -> None:
        """Go on with a run from its last checkpoint."""
        try:
            from visionlab.exchange.run_texts import model_again

            folder = open_run(path)
            self._follow(
                self._supervisor.start(folder, lambda: model_again(folder.network_text(), str(folder.network)))
            )
        except Problem as problem:
            self.refused.emit(problem)

    @Slot()
    def attach(self) -> None:
        """Follow the newest run that goes on, if there is one."""
        for folder in list_runs():
            if folder.is_alive:
                try:
                    self._follow(self._supervisor.attach(folder))
                except Problem as problem:
                    self.refused.emit(problem)
                return

    @Slot(str)
    def request(self, wish: str) -> None:
        """Pass a wish (`pause`, `resume` or `stop`) on to the run."""
        if self._watch is not None:
            try:
                self._watch.request(wish)  # type: ignore[arg-type]
            except Problem as problem:
                self.refused.emit(problem)

    @Slot()
    def prime(self) -> None:
        """Have a child ready, where there is memory for one."""
        if self._watch is None and _has_room():
            with contextlib.suppress(OSError):  # then the next run starts cold
                self._supervisor.prime(RunSettings().data)
        from visionlab.ui.training import record  # noqa: F401  (numpy is imported here, not in the window's thread)

    @Slot()
    def list(self) -> None:
        """Tell the past runs."""
        found = []
        for folder in list_runs()[:_LISTED]:
            with contextlib.suppress(Problem):
                found.append(folder.summary())
        self.listed.emit(found)

    @Slot(str)
    def recall(self, path: str) -> None:
        """Read a past run's events."""
        from visionlab.ui.training.record import Digest

        try:
            folder = open_run(path)
            settings = folder.settings()
        except Problem as problem:
            self.refused.emit(problem)
            return
        self.recalling.emit(str(folder.path), settings)
        digest, follower = Digest(folder.id), Follower(folder.events)
        while True:
            before = follower.offset
            events = follower.read()
            if follower.offset == before:
                break
            self.recalled.emit(digest.take(events))
            self._poll()
            QThread.msleep(2)
        if not folder.is_alive:
            self.recalled.emit(digest.take((), outcome_of(folder.ending(), None, folder.stderr_tail())))

    @Slot()
    def close(self) -> None:
        """Stop following and let go of an unused child; runs go on."""
        self._end()
        self._supervisor.close()

    def _follow(self, watch: Watch) -> None:
        from visionlab.ui.training.record import Digest

        settings = watch.folder.settings()
        self._watch, self._digest = watch, Digest(watch.folder.id)
        self.followed.emit(str(watch.folder.path), settings)
        if watch.pid is not None:
            self.started.emit(watch.pid)
        if self._timer is None:
            self._timer = QTimer(self)
            self._timer.setInterval(INTERVAL_MS)
            self._timer.timeout.connect(self._poll)
        self._timer.start()

    def _poll(self) -> None:
        watch, digest = self._watch, self._digest
        if watch is None or digest is None:
            return
        events: list[Event] = watch.poll()
        if watch.outcome is not None:
            self._end()
        if events or watch.outcome is not None:
            self.happened.emit(digest.take(events, watch.outcome))

    def _end(self) -> None:
        self._watch = self._digest = None
        if self._timer is not None:
            self._timer.stop()


def _folder(plan: Plan) -> RunFolder:
    from visionlab.exchange.run_texts import run_texts

    return create(plan.settings, *run_texts(plan.graph))


def _has_room() -> bool:
    """Whether the machine can spare a child's memory; where it cannot be asked, yes."""
    try:
        text = Path("/proc/meminfo").read_text(encoding="ascii")
        free = next(line for line in text.splitlines() if line.startswith("MemAvailable:"))
        return int(free.split()[1]) * 1024 > _ROOM
    except (OSError, StopIteration, ValueError, IndexError):
        return True
