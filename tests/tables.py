"""Prints what is predicted beside the truth, for every preset, as Markdown: `make tables ARGS=memory`.

`memory` sets what autograd keeps for the backward pass beside the bytes that PyTorch's own hooks see, a storage that is
kept twice counted once. `time` calibrates this machine as the window does and sets the estimate beside the clock; a
machine with nothing else to do takes some minutes for all. Presets may be named by their ids.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from visionlab.cost.analysis import analyse
from visionlab.cost.calibration import Machine
from visionlab.cost.roofline import step_times, total
from visionlab.cost.situation import PRECISIONS, Situation
from visionlab.presets.base import Preset
from visionlab.presets.registry import preset, presets
from visionlab.runs.measurement import Kind, Measurement, Result, Told
from visionlab.runs.settings import RunSettings

BATCHES = (1, 8)
#: images in a step that is timed
TIMED = 8


def memory(wanted: Iterable[Preset]) -> None:
    """Megabytes kept for backward, as predicted and as hooks on saved tensors see them."""
    heads = [f"{precision}, batch {batch}" for precision in PRECISIONS for batch in BATCHES]
    _line("MB kept for backward: predicted / true", *heads, "most apart")
    _line(*["---", *["--:"] * (len(heads) + 1)])
    worst = 0.0
    for one in wanted:
        report = analyse(one.graph())
        foreseen = [
            report.memory_in(Situation(batch=batch, precision=precision)).saved_for_backward
            for precision in PRECISIONS
            for batch in BATCHES
        ]
        truth = _kept(one)
        apart = max(abs(said / true - 1) for said, true in zip(foreseen, truth, strict=True))
        worst = max(worst, apart)
        cells = [f"{said / 1e6:,.2f} / {true / 1e6:,.2f}" for said, true in zip(foreseen, truth, strict=True)]
        _line(one.title, *cells, f"{100 * apart:.3f} %")
    print(f"\nMost apart: {100 * worst:.3f} %")


def _kept(one: Preset) -> list[int]:
    """Bytes by precision and batch, of tensors that have a shape and no numbers."""
    import torch

    from tests.support.mixed import fake_saved_bytes
    from tests.support.truth import module_of, saved_bytes

    network = module_of(one.graph())
    plain = [saved_bytes(network, torch.empty(batch, *one.input, device="meta")) for batch in BATCHES]
    return [*plain, *fake_saved_bytes(one.graph(), *BATCHES, input=one.input)]


def time(wanted: Iterable[Preset]) -> None:
    """Milliseconds an image, as estimated from the calibration and as the clock says."""
    from visionlab.ui.analysis.time_measured import job

    machine = Machine.from_json({**_asked("calibrate", {"settings": RunSettings().to_json()}), "date": 1.0})
    situation = Situation(batch=TIMED)
    print(f"{machine.device}, batches of {TIMED}, ms an image\n")
    _line("estimate / clock", "forward", "ratio", "training", "ratio")
    _line("---", "--:", "--:", "--:", "--:")
    for one in wanted:
        report = analyse(one.graph())
        listed = total(step_times(report.training, TIMED, situation.optimizer_states, machine.fp32))
        told = _asked("measure", job(one.graph(), report, situation))
        cells = []
        for name, foreseen in (("forward", listed.forward.total), ("training", listed.training.total)):
            said, true = 1e3 * foreseen / TIMED, 1e3 * told[name] / TIMED
            cells += [f"{said:,.2f} / {true:,.2f}", f"{said / true:.2f}"]
        _line(one.title, *cells)


def _asked(kind: Kind, job: Mapping[str, Any]) -> dict[str, Any]:
    """What a child finds out; ends the program where it finds nothing."""
    said: list[Told] = []
    Measurement(kind, job, said.append).join()
    if not isinstance(said[-1], Result):
        sys.exit(f"nothing was measured: {said[-1]}")
    return said[-1].told


def _line(*cells: str) -> None:
    print("|", " | ".join(cells), "|", flush=True)


def main() -> None:
    """Reads the arguments and prints a table."""
    parser = argparse.ArgumentParser(prog="tests.tables", description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("table", choices=("memory", "time"))
    parser.add_argument("presets", nargs="*", metavar="ID", help="only these presets; all where none is named")
    asked = parser.parse_args()
    {"memory": memory, "time": time}[asked.table]([preset(id) for id in asked.presets] or presets().values())


if __name__ == "__main__":
    main()
