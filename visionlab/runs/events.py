"""What a run says about itself: typed events, one JSON object a line in `events.jsonl`.

Events are named tuples because a long run has millions of steps: they are made 3 times as fast as frozen
dataclasses and are as immutable. `time` is in seconds since 1970.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from visionlab.problem import made_of, remade


class Preparing(NamedTuple):
    """The data set is being fetched, drawn or read; `total` is 0 while it is not known."""

    time: float
    message: str
    done: int
    total: int


class Built(NamedTuple):
    """The network stands on its device; `parameters` are those that torch counts."""

    time: float
    parameters: int
    modules: int
    device: str
    classes: int
    images: int
    epochs: int
    steps_per_epoch: int


class Step(NamedTuple):
    """One batch was learned from; `step` counts from 1 over the whole run, `epoch` from 1."""

    time: float
    step: int
    epoch: int
    loss: float
    learning_rate: float
    images_per_second: float


class MemoryUse(NamedTuple):
    """What one step took of a GPU, in bytes; told once by a process that trains on one. Other devices keep no count.

    `peak` is the most that tensors held at once, the `data` set's among them; `reserved` is what PyTorch had taken
    from the GPU for them and `capacity` what it has.
    """

    time: float
    step: int
    images: int
    peak: int
    data: int
    reserved: int
    capacity: int


class Vital(NamedTuple):
    """How the run is, told every second or so: the length of the gradient over all parameters at that step (None
    where it was not looked at) and the bytes that the trainer holds (of the GPU where it trains on one).
    """

    time: float
    step: int
    gradient_norm: float | None
    memory: int


class Blocks(NamedTuple):
    """A step looked at block by block. `paths` name modules of the text as `torch.nn.Module.get_submodule` does; the
    other fields have one number for each, None where there is none to have.

    `gradient`: length of the loss's gradient over the block's parameters. `update`: length of the optimizer's step
    over the length of the parameters. `mean`, `spread`: mean and standard deviation of what the block gives. `dead`:
    share of its ReLU outputs' channels that are 0 for the whole batch, from 0 to 1. `share`: of the forward time.
    """

    time: float
    step: int
    epoch: int
    paths: tuple[str, ...]
    gradient: tuple[float | None, ...]
    update: tuple[float | None, ...]
    mean: tuple[float | None, ...]
    spread: tuple[float | None, ...]
    dead: tuple[float | None, ...]
    share: tuple[float | None, ...]


class Epoch(NamedTuple):
    """An epoch and its validation are over; accuracies are from 0 to 1, `seconds` is without pauses. The validation's
    are None where it was not this epoch's turn.
    """

    time: float
    epoch: int
    step: int
    train_loss: float
    train_accuracy: float
    validation_loss: float | None
    validation_accuracy: float | None
    seconds: float


class Checkpoint(NamedTuple):
    """Weights were written: `file` is a name in the run folder, `best` tells whether they are the best so far."""

    time: float
    epoch: int
    step: int
    file: str
    best: bool


class Warning(NamedTuple):
    """Something a person should know that does not end the run."""

    time: float
    message: str


class Paused(NamedTuple):
    """The child waits for the request to go on."""

    time: float
    step: int


class Resumed(NamedTuple):
    """Training goes on after `step`. Steps and epochs told before that lie after `step` are void."""

    time: float
    step: int
    epoch: int


class Finished(NamedTuple):
    """All epochs are done. `best_accuracy` is a validation accuracy; the test accuracy is that of the best weights,
    None when testing was cut short by a stop.
    """

    time: float
    best_epoch: int
    best_accuracy: float
    test_accuracy: float | None
    seconds: float


class Stopped(NamedTuple):
    """The run ended on request after `step`; it can be resumed."""

    time: float
    step: int
    epoch: int


class Failed(NamedTuple):
    """The run ended by itself before its last epoch: what happened, and what to try.

    `suggestion` holds the changes of settings that the advice comes to, a JSON object as text; empty for none.
    `module` is the path of the module of the text where the values went wrong first, where that is known.
    """

    time: float
    kind: str
    reason: str
    advice: str
    suggestion: str = ""
    module: str = ""


Event = (
    Preparing
    | Built
    | Step
    | MemoryUse
    | Vital
    | Blocks
    | Epoch
    | Checkpoint
    | Warning
    | Paused
    | Resumed
    | Finished
    | Stopped
    | Failed
)
Ending = Finished | Stopped | Failed

KINDS: dict[str, type[Event]] = {
    "preparing": Preparing,
    "built": Built,
    "step": Step,
    "memory": MemoryUse,
    "vital": Vital,
    "blocks": Blocks,
    "epoch": Epoch,
    "checkpoint": Checkpoint,
    "warning": Warning,
    "paused": Paused,
    "resumed": Resumed,
    "finished": Finished,
    "stopped": Stopped,
    "failed": Failed,
}
NAMES: dict[type, str] = {kind: name for name, kind in KINDS.items()}
ENDINGS = (Finished, Stopped, Failed)
#: blocks that one event may tell of
_LONGEST_LIST = 2000


def _is_number(value: object) -> bool:
    # 1e400 in JSON is inf; NaN and Infinity are words that only Python's JSON knows
    return (type(value) is float and math.isfinite(value)) or (type(value) is int and abs(value) < 2**53)


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value < 2**53


def _is_text(value: object) -> bool:
    return type(value) is str and len(value) <= 10_000


def _is_list(value: object, accepts: Callable[[object], bool]) -> bool:
    return type(value) is list and len(value) <= _LONGEST_LIST and all(map(accepts, value))


def _is_flag(value: object) -> bool:
    return type(value) is bool


_CHECKS: dict[str, Callable[[object], bool]] = {
    "float": _is_number,
    "float | None": lambda value: value is None or _is_number(value),
    "int": _is_count,
    "str": _is_text,
    "bool": _is_flag,
    "tuple[str, ...]": lambda value: _is_list(value, _is_text),
    "tuple[float | None, ...]": lambda value: _is_list(value, lambda one: one is None or _is_number(one)),
}
#: per kind of event: its class and the check of each field
_SHAPES: dict[str, tuple[type[Event], tuple[tuple[str, Callable[[object], bool]], ...]]] = {
    name: (kind, tuple((field, _CHECKS[str(told)]) for field, told in _annotations.items()))
    for name, kind in KINDS.items()
    for _annotations in [{f: getattr(t, "__forward_arg__", t) for f, t in kind.__annotations__.items()}]
}


def to_line(event: Event) -> str:
    """The event as one line of JSON, newline included; `event` comes first, so that lines can be told apart quickly.

    Numbers keep 9 digits, which are enough to read a float32 back to the bit. Raises ValueError for NaN and infinity.
    """
    if type(event) is Step and math.isfinite(event.loss):
        return _STEP % event  # ten times as fast as json.dumps
    told = {"event": NAMES[type(event)], **event._asdict()}
    if words := made_of(told):
        told["words"] = words
    return json.dumps(told, allow_nan=False) + "\n"


_STEP = (
    '{"event": "step", "time": %.3f, "step": %d, "epoch": %d, "loss": %.9g, '
    '"learning_rate": %.9g, "images_per_second": %.6g}\n'
)


def from_json(data: object) -> Event | None:
    """The event for a decoded line, or None for one that is unknown, incomplete or ill-typed.

    A log is written by another process, perhaps of a later version or on another machine: what cannot be
    understood is left out, never fatal. Fields that this version does not know are ignored.
    """
    if type(data) is not dict:
        return None
    name = data.get("event")
    shape = _SHAPES.get(name) if type(name) is str else None
    if shape is None:
        return None
    kind, checks = shape
    values: list[Any] = []
    for field, accepts in checks:
        # a field of a later version has a value for the logs of earlier ones
        value = data[field] if field in data else kind._field_defaults.get(field)
        if not accepts(value):
            return None
        values.append(tuple(value) if type(value) is list else value)
    made = kind(*values)
    return made._replace(**remade(made._asdict(), data["words"])) if "words" in data else made


def decode(lines: Iterable[bytes]) -> tuple[list[Event], int]:
    """The events of whole lines, and how many lines made no sense."""
    wanted = [line for line in lines if line.strip()]
    try:
        # one call for all lines is twice as fast as one a line
        decoded = json.loads(b"[" + b",".join(wanted) + b"]")
        if len(decoded) != len(wanted):  # `{},{}` on one line
            raise ValueError
    except (ValueError, RecursionError):
        decoded = [_loads(line) for line in wanted]
    events = [event for event in map(from_json, decoded) if event is not None]
    return events, len(wanted) - len(events)


def _loads(line: bytes) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def append(path: Path, text: str) -> None:
    """Adds whole lines to a log, after closing a line that a killed writer left torn. Raises OSError."""
    with path.open("ab+") as file:
        torn = file.seek(0, 2) > 0 and file.seek(-1, 2) >= 0 and file.read(1) != b"\n"
        file.write((b"\n" if torn else b"") + text.encode())


class Follower:
    """Reads the new whole lines of a growing event log, without ever blocking.

    A last line that is still being written is kept for the next time. `skipped` counts lines that made no sense.
    """

    #: read at most so much at once, so that catching up with a long run does not hold anybody up
    CHUNK = 1 << 16
    #: a line this long is no event: the longest tells of some thousand blocks
    LONGEST_LINE = 1 << 20

    def __init__(self, path: Path) -> None:
        self.path = path
        self.offset = 0
        self.skipped = 0
        #: whether the last call read up to the end of the file
        self.is_caught_up = False
        self._torn = b""

    def read(self) -> list[Event]:
        """The events since the last call; an empty list when there is nothing new (or no file yet)."""
        try:
            with self.path.open("rb") as file:
                if file.seek(0, 2) < self.offset:  # replaced by a shorter one: begin again
                    self.offset, self._torn = 0, b""
                file.seek(self.offset)
                data = file.read(self.CHUNK)
        except OSError:
            data = b""
        self.is_caught_up = len(data) < self.CHUNK
        if not data:
            return []
        self.offset += len(data)
        *lines, self._torn = (self._torn + data).split(b"\n")
        if len(self._torn) > self.LONGEST_LINE:  # keep a mark only: it stays no event, whatever follows
            self._torn = b"?"
        events, bad = decode(lines)
        self.skipped += bad
        return events

    def read_all(self) -> list[Event]:
        """All events up to the present end of the file."""
        events = self.read()
        while not self.is_caught_up:
            events += self.read()
        return events
