"""A run's weights leave its folder."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from visionlab.problem import Problem
from visionlab.runs.folder import RunFolder


def save_weights(run: RunFolder, to: Path, *, is_last: bool = False) -> None:
    """Copies the weights that were best in validation, or the last ones, whole or not at all. Raises Problem."""
    source = run.last if is_last else run.best
    if not source.is_file():
        raise Problem("The run {id} has no such weights yet", id=run.id)
    beside = to.with_name(f".{to.name}.{os.getpid()}.part")
    try:
        shutil.copyfile(source, beside)
        beside.replace(to)
    except OSError as error:
        raise Problem("{path} cannot be written: {why}", path=to, why=error.strerror) from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
