"""What the logs of runs come to. Each is remembered: a longer one is read on from where the last look ended.

Steps, most of a log, are passed over undecoded.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from pathlib import Path

from visionlab.runs.events import Built, Epoch, Event, Finished, MemoryUse, Resumed, decode

#: how lines begin that tell nothing of where a run stands
_PASSED = tuple(f'{{"event": "{name}"'.encode() for name in ("step", "vital", "blocks"))
#: logs that are remembered
_MOST = 4096


@dataclass(frozen=True, slots=True)
class Told:
    """Where a log stands. Epochs that a resume made void do not count."""

    #: the last event but for steps and the like
    latest: Event | None = None
    #: validation accuracies from 0 to 1 by the number of their epoch
    accuracies: dict[int, float] = field(default_factory=dict)
    #: what each of these epochs took, in seconds
    seconds: dict[int, float] = field(default_factory=dict)
    #: as torch counts them; None before the network was built
    parameters: int | None = None
    #: what it trains on, as PyTorch names it; empty before the network was built
    device: str = ""
    #: what a step took of the GPU; None on other devices
    memory: MemoryUse | None = None
    #: test accuracy of the best weights; None where none was told
    test: float | None = None

    def after(self, event: Event) -> Told:
        """Where it stands after one more event."""
        now = replace(self, latest=event)
        match event:
            case Epoch(epoch=epoch):
                accuracies = self.accuracies
                if event.validation_accuracy is not None:
                    accuracies = accuracies | {epoch: event.validation_accuracy}
                return replace(now, accuracies=accuracies, seconds=self.seconds | {epoch: event.seconds})
            case Resumed(epoch=first):
                accuracies = {epoch: one for epoch, one in self.accuracies.items() if epoch < first}
                seconds = {epoch: one for epoch, one in self.seconds.items() if epoch < first}
                return replace(now, accuracies=accuracies, seconds=seconds)
            case Built():
                return replace(now, parameters=event.parameters, device=event.device)
            case MemoryUse():
                return replace(now, memory=event)
            case Finished():
                return replace(now, test=event.test_accuracy)
        return now


@dataclass(slots=True)
class _Log:
    told: Told
    #: bytes that were read
    offset: int = 0
    #: size, time of change and number of the file as they were then
    stamp: tuple[int, int, int] = (-1, 0, 0)


_logs: OrderedDict[Path, _Log] = OrderedDict()
_lock = threading.Lock()


def told(path: Path) -> Told:
    """What the log at `path` comes to by now; nothing where there is none. Any thread may ask."""
    with _lock:
        log = _logs.setdefault(path, _Log(Told()))
        _logs.move_to_end(path)
        if len(_logs) > _MOST:
            _logs.popitem(last=False)
        try:
            _read_on(log, path)
        except OSError:
            del _logs[path]
            return Told()
        return log.told


def _read_on(log: _Log, path: Path) -> None:
    state = path.stat()
    stamp = (state.st_size, state.st_mtime_ns, state.st_ino)
    if stamp == log.stamp:
        return
    if stamp[2] != log.stamp[2] or state.st_size <= log.offset:  # another file: begin again
        log.told, log.offset = Told(), 0
    lines = []
    with path.open("rb") as file:
        file.seek(log.offset)
        for line in file:
            if not line.endswith(b"\n"):  # still being written
                break
            log.offset += len(line)
            if not line.startswith(_PASSED):
                lines.append(line)
    for event in decode(lines)[0]:
        log.told = log.told.after(event)
    log.stamp = stamp
