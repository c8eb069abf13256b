"""The worker: starts, follows and steers runs in a thread of its own, and tells the window 30 times a second at most.

Everything that touches the disk or another process happens here. numpy is imported late, in this thread.
Several runs may go on; the window follows one of them, the others are only watched for their end.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from visionlab.graph.model import Graph
from visionlab.problem import Problem
from visionlab.runs.events import Event, Step
from visionlab.runs.folder import RunFolder, create, list_runs, open_run, runs_root
from visionlab.runs.notes import Notes, write_notes
from visionlab.runs.queue import Queue
from visionlab.runs.settings import RunSettings
from visionlab.runs.supervisor import Supervisor, Watch

if TYPE_CHECKING:
    from visionlab.ui.training.pump import Pump
    from visionlab.ui.training.recall import Recall
    from visionlab.ui.training.record import Digest

_INTERVAL_MS = 40
#: until the first loss of a run, which a person waits for
_SOON_MS = 10
#: how often it is asked whether something that waits may begin, besides whenever a run ends
_PUMP_MS = 2_000
#: a log is read piece by piece, and then looked at now and then while its run goes on
_RECALL_QUICK_MS, _RECALL_MS = 2, 500
#: a run that is not followed is looked at once in so many ticks
_SELDOM = 10
#: a primed child holds this much (bytes), and the machine should keep as much free again
_ROOM = 2_500_000_000
#: of the past runs, so many are offered
_LISTED = 50


@dataclass(frozen=True, slots=True)
class Plan:
    """A run to start: a frozen network, so that the person may go on editing."""

    settings: RunSettings
    graph: Graph
    tags: tuple[str, ...] = ()


class Worker(QObject):
    """Lives in a QThread. Its slots are called by signals only, but for `stop_following`."""

    #: (path of the run's folder, RunSettings): a run is being followed
    followed = Signal(str, object)
    #: a Batch of the followed run
    happened = Signal(object)
    #: (path of the run's folder, RunSettings): a run is read without being followed; its batches come as `recalled`
    recalling = Signal(str, object)
    #: a Batch of such a run
    recalled = Signal(object)
    #: list of Summary, newest first
    listed = Signal(object)
    #: what was just put into the queue, as it was wished for, and the paths of these runs
    queued = Signal(object, object)
    #: a run began or ended, or the queue is another one
    shifted = Signal()
    #: (id of a run, Trained): its network
    network_read = Signal(str, object)
    #: a Problem: what was asked for could not be done
    refused = Signal(object)
    #: process id of the child, for those who watch over it
    started = Signal(int)

    def __init__(self, python: str = "") -> None:
        super().__init__()
        self._supervisor = Supervisor(python) if python else Supervisor()
        #: runs that go on, by their folders
        self._watches: dict[Path, Watch] = {}
        #: the one that the window follows
        self._watch: Watch | None = None
        self._digest: Digest | None = None
        self._timer: QTimer | None = None
        self._pumping: QTimer | None = None
        #: runs that are read without being followed, while they go on
        self._recalls: dict[Path, Recall] = {}
        self._recalling: QTimer | None = None
        self._ticks = 0

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
        """Follow the newest run that goes on, if there is one, and go on with the queue."""
        alive = next((folder for folder in list_runs() if folder.is_alive), None)
        if alive is not None:
            self.watch(str(alive.path))
        self.pump()

    @Slot(str)
    def watch(self, path: str) -> None:
        """Follow a run that goes on from now on; read a past one."""
        try:
            folder = open_run(path)
            known = self._watches.get(folder.path)
            if known is not None:
                known.rewind()
                self._follow(known)
            elif folder.is_alive:
                self._follow(self._supervisor.attach(folder))
            else:
                self.recall(path)
        except Problem as problem:
            self.refused.emit(problem)

    @Slot(object)
    def enqueue(self, plans: Sequence[Plan | str]) -> None:
        """Put runs into the queue, new ones and (by their paths) those to go on with; what has room begins at once."""
        try:
            folders = [open_run(plan) if isinstance(plan, str) else _folder(plan) for plan in plans]
            Queue().add([folder.id for folder in folders])
        except Problem as problem:
            self.refused.emit(problem)
            return
        self.queued.emit(plans, [str(folder.path) for folder in folders])
        self.pump()
        self.shifted.emit()

    @Slot()
    def pump(self) -> None:
        """Start what waits and has room; ask again later while something waits."""
        pump = self._pump()
        while True:
            before = Queue().read().ids
            try:
                watch = pump.start_next()
            except Problem as problem:
                self.refused.emit(problem)
                if Queue().read().ids == before:  # the queue itself cannot be written
                    return
                continue
            if watch is None:
                break
            self._add(watch)
        if self._pumping is None:
            self._pumping = QTimer(self)
            self._pumping.setInterval(_PUMP_MS)
            self._pumping.timeout.connect(self.pump)
        if not pump.has_work:
            self._pumping.stop()
        elif not self._pumping.isActive():
            self._pumping.start()

    @Slot(str)
    def request(self, wish: str) -> None:
        """Pass a wish (`pause`, `resume` or `stop`) on to the run."""
        if self._watch is not None:
            self.request_of(str(self._watch.folder.path), wish)

    @Slot(str, str)
    def request_of(self, path: str, wish: str) -> None:
        """Pass a wish on to any run."""
        try:
            open_run(path).request(wish)  # type: ignore[arg-type]
        except Problem as problem:
            self.refused.emit(problem)

    @Slot()
    def prime(self) -> None:
        """Have a child ready, where there is memory for one."""
        from visionlab.ui.training.room import free_memory

        free = free_memory()
        if not self._watches and (free is None or free > _ROOM):
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
        """Read a run's events without following it; one that goes on, or has yet to begin, is read on."""
        from visionlab.ui.training.recall import Recall

        try:
            folder = open_run(path)
            settings = folder.settings()
        except Problem as problem:
            self.refused.emit(problem)
            return
        self.recalling.emit(str(folder.path), settings)
        self._recalls[folder.path] = Recall(folder)
        if self._recalling is None:
            self._recalling = QTimer(self)
            self._recalling.timeout.connect(self._read_on)
        self._recalling.start(_RECALL_QUICK_MS)

    def _read_on(self) -> None:
        """A piece of each log that is read: wishes are heard in between, however long a log is."""
        assert self._recalling is not None
        has_more = False
        for path, recall in list(self._recalls.items()):
            if (batch := recall.read()) is not None:
                self.recalled.emit(batch)
                has_more = True
            elif batches := recall.end():
                del self._recalls[path]
                for batch in batches:
                    self.recalled.emit(batch)
        if self._recalls:
            self._recalling.start(_RECALL_QUICK_MS if has_more else _RECALL_MS)
        else:
            self._recalling.stop()

    @Slot(str)
    def read_network(self, run: str) -> None:
        """Read the network that a run trains; where that is not possible, nothing is told."""
        from visionlab.ui.live.trained import trained

        with contextlib.suppress(Problem):
            self.network_read.emit(run, trained(open_run(runs_root() / run)))

    @Slot()
    def close(self) -> None:
        """Stop following and let go of an unused child; runs go on."""
        self._watches.clear()
        self._watch = self._digest = None
        self._recalls.clear()
        for timer in (self._timer, self._pumping, self._recalling):
            if timer is not None:
                timer.stop()
        self._supervisor.close()

    def _pump(self) -> Pump:
        from visionlab.ui.training.pump import Pump

        return Pump(self._supervisor)

    def _add(self, watch: Watch) -> None:
        """Look after a run; the window follows it if it follows none."""
        self._watches[watch.folder.path] = watch
        if self._timer is None:
            self._timer = QTimer(self)
            self._timer.timeout.connect(self._poll)
        self._timer.start(_SOON_MS)
        if self._watch is None:
            self._follow(watch)
        self.shifted.emit()

    def _follow(self, watch: Watch) -> None:
        """The window follows this one from now on."""
        from visionlab.ui.training.record import Digest

        settings = watch.folder.settings()
        self._watch, self._digest = watch, Digest(watch.folder.id)
        self.followed.emit(str(watch.folder.path), settings)
        if watch.pid is not None:
            self.started.emit(watch.pid)
        self._add(watch)

    def _poll(self) -> None:
        self._ticks += 1
        for watch in list(self._watches.values()):
            if watch is self._watch or self._ticks % _SELDOM == 0:
                self._look_at(watch)

    def _look_at(self, watch: Watch) -> None:
        events: list[Event] = watch.poll()
        is_over = watch.outcome is not None
        if is_over:
            del self._watches[watch.folder.path]
        if watch is self._watch and self._digest is not None and (events or is_over):
            batch = self._digest.take(events, watch.outcome)
            timer = self._timer
            # a timer that is given its interval anew begins anew
            if timer is not None and timer.interval() == _SOON_MS and any(isinstance(one, Step) for one in events):
                timer.setInterval(_INTERVAL_MS)
            if is_over:
                self._watch = self._digest = None
            self.happened.emit(batch)
        if is_over:
            self._after_an_end()

    def _after_an_end(self) -> None:
        """Something that waits may have room now; the window follows another run that goes on."""
        self.pump()
        left = next(iter(self._watches.values()), None)
        if left is None and self._timer is not None:
            self._timer.stop()
        elif left is not None and self._watch is None:
            left.rewind()
            self._follow(left)
        self.shifted.emit()


def _folder(plan: Plan) -> RunFolder:
    from visionlab.exchange.run_texts import run_texts

    folder = create(plan.settings, *run_texts(plan.graph))
    if plan.tags:
        write_notes(folder.path, Notes(tags=plan.tags))
    return folder
