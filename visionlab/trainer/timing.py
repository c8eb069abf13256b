"""The child's side of a measurement (`visionlab.runs.measurement`): reads its job, works, tells how far it is."""

from __future__ import annotations

import sys
import tempfile
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import torch

from visionlab.runs.measurement import Failure, Kind, Progress, Result, Told, to_line
from visionlab.runs.settings import RunSettings
from visionlab.trainer.calibrate import PASSES, calibrate
from visionlab.trainer.device import Device, choose
from visionlab.trainer.failure import explain
from visionlab.trainer.measure import measure
from visionlab.trainer.network import load_network


def run(kind: Kind, job: Mapping[str, Any]) -> bool:
    """Do a job, and tell on stdout what comes of it. Gives whether anything did."""
    settings: RunSettings | None = None
    try:
        settings = RunSettings.from_json(job["settings"])
        device = choose(settings)
        for told in _calibrated(settings, device) if kind == "calibrate" else _measured(job, settings, device):
            _tell(told)
    except Exception as error:
        traceback.print_exc()
        failed = explain(error, settings)
        _tell(Failure(failed.reason, failed.advice))
        return False
    return True


def _calibrated(settings: RunSettings, device: Device) -> Iterator[Told]:
    """In fp32, and where there is mixed precision, in that too."""
    half = choose(settings.with_(precision="bf16")).half if device.place.type == "cuda" else None
    precisions = {"fp32": Device(device.place)} | ({"bf16 mixed": Device(device.place, half)} if half else {})
    probes: dict[str, Any] = {}
    done = 0
    for name, each in precisions.items():
        for found in calibrate(each):
            if found is not None:
                probes[name] = found
                continue
            done += 1
            yield Progress(done, PASSES * len(precisions))
    yield Result({"device": str(Device(device.place)), "torch": torch.__version__, "probes": probes})


def _measured(job: Mapping[str, Any], settings: RunSettings, device: Device) -> Iterator[Told]:
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "model.py"
        text.write_text(job["text"], encoding="utf-8")
        network = load_network(text)
    for told in measure(network, job["paths"], job["input"], settings, device):
        yield Result(told) if isinstance(told, dict) else Progress(*told)


def _tell(told: Told) -> None:
    sys.stdout.write(to_line(told))
    sys.stdout.flush()
