"""What went wrong, as two sentences: what happened, and what to try."""

from __future__ import annotations

import errno
import time

from visionlab.problem import Problem
from visionlab.runs.events import Failed
from visionlab.runs.settings import RunSettings
from visionlab.trainer.memory import is_out_of_memory
from visionlab.trainer.meter import Diverged
from visionlab.trainer.network import ModelProblem
from visionlab.trainer.pictures import DataProblem


class DeviceProblem(Problem):
    """The device asked for is not there."""


def explain(error: BaseException, settings: RunSettings | None) -> Failed:
    """The `failed` event for an exception."""
    kind, reason, advice = _words(error, settings)
    return Failed(time.time(), kind, reason[:1000], advice[:1000])


def _words(error: BaseException, settings: RunSettings | None) -> tuple[str, str, str]:
    match error:
        case Diverged():
            return "diverged", f"The loss became NaN or infinite at step {error.step}.", _gentler(settings)
        case ModelProblem():
            return "model", f"{error}.", "Open the network, mend it, and train again."
        case DataProblem():
            return "data", f"{error}.", "Check the data set's folder, or choose another data set."
        case DeviceProblem():
            return "device", f"{error}.", "Set the device to auto."
        case Problem():
            return "failed", f"{error}.", ""
    if is_out_of_memory(error):
        return "out-of-memory", "The memory of the device is full.", _smaller(settings)
    if isinstance(error, OSError):
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return "disk", "The disk is full.", "Free some space, and resume from the last checkpoint."
        where = f" ({error.filename})" if error.filename else ""
        return "disk", f"A file cannot be read or written: {error.strerror or error}{where}.", ""
    said = (str(error).strip() or type(error).__name__).splitlines()[0]
    return "failed", f"The training failed: {said}.", "The file stderr.log in the run folder says more."


def _gentler(settings: RunSettings | None) -> str:
    advice = "Try a learning rate 10 times smaller or some epochs of warm-up; the last good weights are kept."
    if settings is not None:
        advice = advice.replace("10 times smaller", f"of {settings.learning_rate / 10:g}")
        if settings.precision != "fp32":
            advice = advice.replace("; the", ", or train in fp32; the")
    return advice


def _smaller(settings: RunSettings | None) -> str:
    if settings is None or settings.batch_size < 2:
        return "Try a smaller network or smaller images."
    return f"Try a batch size of {settings.batch_size // 2}, a smaller network or smaller images."
