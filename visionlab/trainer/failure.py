"""What went wrong, as two sentences: what happened, and what to try."""

from __future__ import annotations

import errno
import json
import time

from visionlab.problem import Phrase, Problem
from visionlab.runs.events import Failed
from visionlab.runs.outcome import DISK_IS_FULL
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
        advice = Phrase("{advice} The last good weights are kept.", advice=advice)
    suggestion = json.dumps(changes) if changes else ""
    return Failed(time.time(), kind, reason, advice, suggestion, module)


def _words(
    error: BaseException, settings: RunSettings | None, fits: int | None
) -> tuple[str, str, str, dict[str, object]]:
    match error:
        case Diverged():
            reason = Phrase("The loss became NaN or infinite at step {step}.", step=error.step)
            return "diverged", reason, *_gentler(settings)
        case ModelProblem():
            return "model", _said(error), Phrase("Open the network, mend it, and train again."), {}
        case DataProblem():
            return "data", _said(error), Phrase("Check the data set's folder, or choose another data set."), {}
        case DeviceProblem():
            return "device", _said(error), Phrase("Set the device to auto."), {"device": "auto"}
        case Problem():
            return "failed", _said(error), "", {}
    if is_out_of_memory(error):
        return "out-of-memory", Phrase("The memory of the device is full."), *_smaller(settings, fits)
    if isinstance(error, OSError):
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            return "disk", *DISK_IS_FULL, {}
        why = f"{error.strerror or error} ({error.filename})" if error.filename else str(error.strerror or error)
        return "disk", Phrase("A file cannot be read or written: {why}.", why=why[:1000]), "", {}
    why = (str(error).strip() or type(error).__name__).splitlines()[0][:1000]
    advice = Phrase("The file stderr.log in the run folder says more.")
    return "failed", Phrase("The training failed: {why}.", why=why), advice, {}


def _said(problem: Problem) -> str:
    return Phrase("{problem}.", problem=problem.phrase)


def _gentler(settings: RunSettings | None) -> tuple[str, dict[str, object]]:
    if settings is None:
        return Phrase("Try a smaller learning rate."), {}
    rate = float(f"{settings.learning_rate / 10:.3g}")
    advice = Phrase("Try a learning rate of {rate:g} or some epochs of warm-up.", rate=rate)
    if settings.precision != "fp32":
        advice = Phrase("Try a learning rate of {rate:g} or some epochs of warm-up, or train in fp32.", rate=rate)
    return advice, {"learning_rate": rate}


def _smaller(settings: RunSettings | None, fits: int | None) -> tuple[str, dict[str, object]]:
    if settings is None or settings.batch_size < 2 or fits == 0:
        return Phrase("Try a smaller network or smaller images."), {}
    if fits is None:
        half = settings.batch_size // 2
        return Phrase("Try a batch size of {size}, a smaller network or smaller images.", size=half), {
            "batch_size": half
        }
    advice = Phrase("A batch size of {size} fits; or try a smaller network or smaller images.", size=fits)
    return advice, {"batch_size": fits}
