"""What went wrong, as two sentences: what happened, and what to try."""

from __future__ import annotations

import errno
import json
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


def explain(
    error: BaseException,
    settings: RunSettings | None,
    *,
    fits: int | None = None,
    module: str = "",
    has_weights: bool = True,
) -> Failed:
    """The `failed` event for an exception.

    fits: the largest batch that the memory has room for, 0 when there is none, None when nobody looked; module: where
    the values went wrong first; has_weights: whether there are good ones from before.
    """
    kind, reason, advice, changes = _words(error, settings, fits)
    if kind == "diverged" and has_weights:
        advice = f"{advice.removesuffix('.')}; the last good weights are kept."
    suggestion = json.dumps(changes) if changes else ""
    return Failed(time.time(), kind, reason[:1000], advice[:1000], suggestion, module)


def _words(
    error: BaseException, settings: RunSettings | None, fits: int | None
) -> tuple[str, str, str, dict[str, object]]:
    match error:
        case Diverged():
            reason = f"The loss became NaN or infinite at step {error.step}."
            return "diverged", reason, *_gentler(settings)
        case ModelProblem():
            return "model", f"{error}.", "Open the network, mend it, and train again.", {}
        case DataProblem():
            return "data", f"{error}.", "Check the data set's folder, or choose another data set.", {}
        case DeviceProblem():
            return "device", f"{error}.", "Set the device to auto.", {"device": "auto"}
        case Problem():
            return "failed", f"{error}.", "", {}
    if is_out_of_memory(error):
        return "out-of-memory", "The memory of the device is full.", *_smaller(settings, fits)
    if isinstance(error, OSError):
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            return "disk", "The disk is full.", "Free some space, and resume from the last checkpoint.", {}
        where = f" ({error.filename})" if error.filename else ""
        return "disk", f"A file cannot be read or written: {error.strerror or error}{where}.", "", {}
    said = (str(error).strip() or type(error).__name__).splitlines()[0]
    return "failed", f"The training failed: {said}.", "The file stderr.log in the run folder says more.", {}


def _gentler(settings: RunSettings | None) -> tuple[str, dict[str, object]]:
    if settings is None:
        return "Try a smaller learning rate.", {}
    rate = float(f"{settings.learning_rate / 10:.3g}")
    in_fp32 = "" if settings.precision == "fp32" else ", or train in fp32"
    return f"Try a learning rate of {rate:g} or some epochs of warm-up{in_fp32}.", {"learning_rate": rate}


def _smaller(settings: RunSettings | None, fits: int | None) -> tuple[str, dict[str, object]]:
    if settings is None or settings.batch_size < 2 or fits == 0:
        return "Try a smaller network or smaller images.", {}
    if fits is None:
        half = settings.batch_size // 2
        return f"Try a batch size of {half}, a smaller network or smaller images.", {"batch_size": half}
    return f"A batch size of {fits} fits; or try a smaller network or smaller images.", {"batch_size": fits}
