"""What was measured of this machine, in the person's config folder: measured once, for all networks."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from visionlab.cost.calibration import Machine
from visionlab.problem import Problem
from visionlab.project.files import read, write
from visionlab.project.folders import config_folder

_LARGEST = 1_000_000


def _file() -> Path:
    return config_folder() / "machine.json"


def remembered() -> Machine | None:
    """The machine as it was measured last; None where it was not, or where that cannot be read."""
    try:
        return Machine.from_json(json.loads(read(_file(), _LARGEST)))
    except (Problem, ValueError, RecursionError):
        return None


def remember(told: Mapping[str, Any]) -> Machine:
    """Keep what the child found. Raises Problem when it makes no sense, or cannot be written."""
    dated = {**told, "date": time.time()}
    machine = Machine.from_json(dated)
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem("{path} cannot be made: {why}", path=_file().parent, why=error.strerror) from None
    write(_file(), json.dumps(dated))
    return machine
