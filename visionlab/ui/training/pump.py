"""Starts what waits in the queue as soon as there is room. No Qt: the worker asks it now and then."""

from __future__ import annotations

from visionlab.exchange.run_texts import model_again
from visionlab.problem import Problem
from visionlab.runs.folder import RunFolder, open_run
from visionlab.runs.queue import Queue
from visionlab.runs.supervisor import Supervisor, Watch
from visionlab.ui.training.room import has_room


class Pump:
    """Takes runs from the queue of the runs folder and starts them."""

    def __init__(self, supervisor: Supervisor) -> None:
        self._supervisor = supervisor

    @property
    def has_work(self) -> bool:
        """Whether something waits that may be started."""
        waiting = Queue().read()
        return bool(waiting.ids) and not waiting.is_held

    def start_next(self) -> Watch | None:
        """Starts the next run; None where nothing waits, or has to. Raises Problem for one that cannot be started.

        Whatever comes of it, the run has left the queue.
        """
        queue = Queue()
        waiting = queue.read()
        if waiting.is_held or not waiting.ids or not queue.serves():
            return None
        alive = alive_runs(queue)
        for id in waiting.ids:
            try:
                folder = open_run(queue.root / id)
                is_over = folder.is_alive or folder.summary().state == "finished"
                if not is_over and not has_room(alive, folder, waiting.at_once):
                    return None
            except Problem:  # deleted, or spoilt
                is_over = True
            if not is_over:
                return self._start(queue, folder)
            queue.remove([id])
        return None

    def _start(self, queue: Queue, folder: RunFolder) -> Watch:
        try:
            return self._supervisor.start(folder, lambda: model_again(folder.network_text(), str(folder.network)))
        finally:  # only now: a window that dies in between leaves it in the queue
            queue.remove([folder.id])


def alive_runs(queue: Queue) -> list[RunFolder]:
    """The runs of the runs folder that some process trains."""
    found = (RunFolder(path.parent) for path in queue.root.glob("*/process.json"))
    return [folder for folder in found if folder.is_alive]
