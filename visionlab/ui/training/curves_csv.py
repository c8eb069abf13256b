"""The curves of runs as a table for spreadsheets and scripts: a line for each step, with what was told of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from visionlab.exchange.table_csv import cell
from visionlab.ui.training.record import TIME, RunRecord
from visionlab.ui.training.trace import Numbers, Trace

HEAD = (
    "run", "network", "step", "epoch", "seconds", "loss", "learning_rate", "images_per_second",
    "train_loss", "validation_loss", "train_accuracy", "validation_accuracy", "gradient_norm", "memory_bytes",
)  # fmt: skip
#: lines that are made at once
_CHUNK = 4096


@dataclass(frozen=True, slots=True)
class Columns:
    """The numbers of a run as they stand now, so that another thread can write them while the run goes on."""

    run: str
    network: str
    steps_an_epoch: float
    #: per trace: x of shape (N,) and values of shape (columns, N)
    steps: tuple[Numbers, Numbers]
    epochs: tuple[Numbers, Numbers]
    vitals: tuple[Numbers, Numbers]

    def __len__(self) -> int:
        return len(self.steps[0])


def columns(record: RunRecord) -> Columns:
    """A copy of a run's numbers."""
    return Columns(
        record.run,
        record.settings.network,
        record.steps_an_epoch,
        _copy(record.steps),
        _copy(record.epochs),
        _copy(record.vitals),
    )


def _copy(trace: Trace) -> tuple[Numbers, Numbers]:
    return trace.x.copy(), np.array([trace.column(index) for index in range(trace.columns)])


def parts(runs: Sequence[Columns]) -> Iterator[tuple[str, int]]:
    """The text in pieces, each with the number of steps that it has; the head comes first.

    What is told of an epoch or of a vital sign stands in the line of its step; a gap is an empty cell. Numbers have as
    many digits as they were told with.
    """
    yield _text([HEAD]), 0
    for run in runs:
        named = (cell(run.run), cell(run.network))
        for start in range(0, len(run), _CHUNK):
            lines = [*_lines(run, start, min(start + _CHUNK, len(run)))]
            yield _text([(*named, *line) for line in lines]), len(lines)


def _lines(run: Columns, start: int, stop: int) -> Iterator[tuple[object, ...]]:
    steps, values = run.steps[0][start:stop], run.steps[1][:, start:stop]
    seconds = np.round(values[TIME].astype(np.float64), 3)
    told = [_beside(steps, x, y) for x, y in (run.epochs, run.vitals)]
    epoch = np.ceil(steps / run.steps_an_epoch).astype(np.int64)
    for at, step in enumerate(steps.astype(np.int64).tolist()):
        own = [_number(value) for value in values[:TIME, at]]
        rest = [value for rows, width in told for value in rows.get(at, [""] * width)]
        yield (step, int(epoch[at]), float(seconds[at]), *own, *rest)


def _beside(steps: Numbers, x: Numbers, y: Numbers) -> tuple[dict[int, list[object]], int]:
    """The values that belong to some of the steps, by the step's place among them; and how many each has."""
    first, last = np.searchsorted(x, (steps[0], steps[-1] + 0.5))
    places = np.minimum(np.searchsorted(steps, x[first:last]), len(steps) - 1)
    rows: dict[int, list[object]] = {
        int(place): [_number(value) for value in y[:, first + offset]] for offset, place in enumerate(places)
    }
    return rows, len(y)


def _number(value: np.floating) -> object:
    # the shortest text that reads back to the same number, in the number's own precision
    return str(value) if np.isfinite(value) else ""


def _text(lines: Sequence[Sequence[object]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue()
