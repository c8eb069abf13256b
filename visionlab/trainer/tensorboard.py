"""A run's curves as TensorBoard's event files, written beside the run's own log. No torch here.

All of it happens in a thread of its own: the training loop only hands its events over.
"""

from __future__ import annotations

import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from visionlab.problem import Phrase
from visionlab.runs.events import ENDINGS, Ending, Epoch, Event, Resumed, Step, Vital, Warning

#: the events that are written down
Scalars = Step | Epoch | Vital
#: the folder's name in the run folder
FOLDER = "tensorboard"
#: what is written reaches the disk after so many seconds at the latest
_FLUSH_SECONDS = 10
#: the end of a run waits for the last values so long (s): a disk that hangs must not keep the child alive
_PATIENCE = 20.0


class Board:
    """A listener of the Reporter. Losses by step, accuracies by epoch, under tags that group as the charts do.

    A run that is gone on with adds a file that tells TensorBoard to drop what lies beyond its checkpoint.
    """

    def __init__(self, folder: Path, emit: Callable[[Event], None]) -> None:
        """`emit` is told at most one Warning, should the files not be writable: the training goes on without them."""
        self._folder = folder
        self._emit = emit
        self._events: SimpleQueue[Scalars | Resumed | Ending] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="tensorboard", daemon=True)
        self._thread.start()

    def __call__(self, event: Event) -> None:
        """Takes an event; returns at once but for the run's last one, which waits until all is on disk."""
        if isinstance(event, (Step, Vital, Epoch, Resumed, *ENDINGS)):
            self._events.put(event)
        if isinstance(event, ENDINGS):
            self._thread.join(_PATIENCE)

    def _run(self) -> None:
        try:
            self._write()
        except Exception as error:
            traceback.print_exc()
            self._emit(Warning(time.time(), Phrase("No more is written for TensorBoard: {why}.", why=error)))

    def _write(self) -> None:
        from tensorboard.compat.proto.event_pb2 import Event as Record
        from tensorboard.compat.proto.event_pb2 import SessionLog
        from tensorboard.compat.proto.summary_pb2 import Summary
        from tensorboard.summary.writer.event_file_writer import EventFileWriter

        writer: Any = None
        try:
            while not isinstance(event := self._events.get(), ENDINGS):
                if writer is None:
                    self._folder.mkdir(exist_ok=True)
                    writer = EventFileWriter(str(self._folder), flush_secs=_FLUSH_SECONDS)
                if isinstance(event, Resumed):
                    # TensorBoard drops what it knows from this step on
                    start = SessionLog(status=SessionLog.START)
                    writer.add_event(Record(wall_time=event.time, step=event.step + 1, session_log=start))
                    continue
                values = [Summary.Value(tag=tag, simple_value=value) for tag, value in _scalars(event)]
                writer.add_event(Record(wall_time=event.time, step=event.step, summary=Summary(value=values)))
        finally:
            if writer is not None:
                writer.close()


def _scalars(event: Scalars) -> Iterator[tuple[str, float]]:
    match event:
        case Step():
            yield "loss/step", event.loss
            yield "learning_rate", event.learning_rate
            yield "images_per_second", event.images_per_second
        case Epoch():
            yield "loss/train", event.train_loss
            yield "accuracy/train", event.train_accuracy
            if event.validation_loss is not None and event.validation_accuracy is not None:
                yield "loss/validation", event.validation_loss
                yield "accuracy/validation", event.validation_accuracy
        case Vital():
            if event.gradient_norm is not None:
                yield "gradient_norm", event.gradient_norm
            yield "memory_bytes", event.memory
