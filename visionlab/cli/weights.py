"""`visionlab weights`: weights from a file under a network's names, or those of a run."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from visionlab.problem import Problem

_HEADS = ("file", "network", "shape", "how")


def weights(network: str, file: str, like: str, is_partial: bool, is_last: bool, output: str, json: bool) -> int:
    """Show what goes where and write it; without a file, copy the weights of the run `network`. Raises Problem."""
    if not file:
        return _of_run(network, output, is_last)
    from visionlab.cli.network import load, title
    from visionlab.cli.table import print_json, print_table
    from visionlab.exchange.weight_match import counted, rows_from_json
    from visionlab.layers.base import words
    from visionlab.project import dumps

    job = {
        "do": "weights",
        "document": dumps(load(network)),
        "network": title(network),
        "file": file if file.startswith("torchvision:") else str(Path(file).expanduser().absolute()),
        "as": like or _twin(network, file),
        "partial": is_partial,
        "output": str(Path(output).expanduser().absolute()) if output else "",
        "folder": str(Path.cwd()),
    }
    told = child(job)
    rows = rows_from_json(told["rows"])
    if json:
        print_json({"rows": [row._asdict() for row in rows], "written": told["written"]})
    else:
        shown = [
            (row.theirs, row.ours, words(row.shape) + (f" (file: {words(row.found)})" if row.found else ""), row.how)
            for row in rows
        ]
        print_table(_HEADS, shown)
        print(", ".join(f"{count} {how}" for how, count in counted(rows).items()))
    faults = sum(row.is_fault for row in rows)
    if faults and not is_partial:
        raise Problem(
            "{count} of the tensors do not fit, so nothing is written: --partial takes the others", count=faults
        )
    return 0


def _of_run(name: str, output: str, is_last: bool) -> int:
    from visionlab.runs.folder import open_run
    from visionlab.runs.weights import save_weights

    if not output:
        raise Problem("The weights of a run need a file to be written to: -o FILE.safetensors")
    save_weights(open_run(name), Path(output), is_last=is_last)
    return 0


def _twin(network: str, file: str) -> str:
    """The network of torchvision that a preset equals, for torchvision's weights."""
    from visionlab.presets.registry import presets

    preset = presets().get(network.partition(":")[0])
    return preset.twin if preset is not None and file.startswith("torchvision:") else ""


def child(job: Mapping[str, Any]) -> dict[str, Any]:
    """What the importer's process answers; its progress goes to a terminal. Raises Problem."""
    from visionlab.runs.measurement import Failure, Measurement, Progress, Result, Told

    answers: list[Told] = []

    def heard(told: Told) -> None:
        answers.append(told)
        if isinstance(told, Progress) and told.total > 1000 and sys.stderr.isatty():
            print(f"\r{told.done / told.total:4.0%} fetched", end="", file=sys.stderr, flush=True)

    process = Measurement("import", job, heard)
    try:
        process.join()
    except KeyboardInterrupt:
        process.cancel()
        raise
    ending = answers[-1]
    if isinstance(ending, Failure):
        raise Problem("{why}", why=" ".join(filter(None, ending)).rstrip("."))
    assert isinstance(ending, Result)
    return ending.told
