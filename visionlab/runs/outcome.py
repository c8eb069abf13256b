"""How a run ended, as a value that says itself in words: what happened, and what to try."""

from __future__ import annotations

import json
import signal
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from visionlab.problem import Phrase, Problem
from visionlab.runs.events import Ending, Failed, Finished, Stopped
from visionlab.runs.settings import RunSettings

Kind = Literal[
    "finished",  # all epochs done
    "stopped",  # on request
    "out-of-memory",  # the device or the machine had no room
    "diverged",  # the loss became NaN or infinite
    "model",  # the network's text does not import, or does not fit the data
    "data",  # the data set is missing or damaged
    "disk",  # the run folder cannot be written, or is gone
    "device",  # the device asked for is not there
    "killed",  # by a signal
    "lost",  # ended without a word
    "failed",  # anything else
]


#: exit status of a trainer that could not even write how it ended (EX_IOERR of BSD)
DISK_FULL = 74
#: what happened, and what to try
DISK_IS_FULL = Phrase("The disk is full."), Phrase("Free some space, and resume from the last checkpoint.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a run. `advice` is empty when there is nothing to try.

    `suggestion` is what the advice comes to, as changes of settings that `RunSettings.with_` takes; `module` is the
    path of the module where values went wrong first, where that is known.
    """

    kind: Kind
    reason: str
    advice: str = ""
    suggestion: Mapping[str, Any] = field(default_factory=dict, hash=False)
    module: str = ""

    @property
    def is_success(self) -> bool:
        """Whether the run ended as its owner wished."""
        return self.kind in ("finished", "stopped")

    def __str__(self) -> str:
        return f"{self.reason} {self.advice}".strip()


def outcome_of(ending: Ending | None, returncode: int | None = None, stderr: str = "") -> Outcome:
    """The outcome from the child's last word if there was one, else from its exit status.

    `returncode` is negative for a signal (as in subprocess) and None where it cannot be known: a child of another
    process. `stderr` is the end of what the child wrote there.
    """
    match ending:
        case Finished():
            return _finished(ending)
        case Stopped():
            return Outcome(
                "stopped",
                Phrase("Stopped after step {step}, in epoch {epoch}.", step=ending.step, epoch=ending.epoch),
            )
        case Failed():
            kind: Kind = ending.kind if ending.kind in get_args(Kind) else "failed"  # type: ignore[assignment]
            return Outcome(kind, ending.reason, ending.advice, _suggestion(ending.suggestion), ending.module)
    if returncode is not None and returncode < 0:
        return _killed(-returncode)
    if "No module named" in stderr:
        missing = stderr.rpartition("No module named")[2].strip().splitlines()[0]
        return Outcome(
            "failed",
            Phrase("The trainer could not start: it found no module {name}.", name=missing),
            Phrase("Install VisionLab anew."),
        )
    if returncode is None:
        return _lost(Phrase("The trainer ended without a word."), stderr)
    return _lost(Phrase("The trainer ended with exit status {status} and without a word.", status=returncode), stderr)


def _suggestion(text: str) -> Mapping[str, Any]:
    """The changes of settings in a log's text; none when it holds anything else."""
    try:
        told = json.loads(text) if text else {}
        RunSettings().with_(**told)
    except (ValueError, TypeError, RecursionError, Problem):
        return {}
    return dict(told)


def _finished(ending: Finished) -> Outcome:
    if not ending.best_epoch:
        return Outcome("finished", Phrase("Finished."))
    told = {"best": ending.best_accuracy, "epoch": ending.best_epoch}
    if ending.test_accuracy is None:
        return Outcome("finished", Phrase("Finished: best validation accuracy {best:.1%} in epoch {epoch}.", **told))
    told["test"] = ending.test_accuracy
    return Outcome(
        "finished",
        Phrase("Finished: best validation accuracy {best:.1%} in epoch {epoch}, test accuracy {test:.1%}.", **told),
    )


_SIGNALS = {
    "SIGKILL": Phrase(
        "Often the machine has run out of memory: try a smaller batch size or network, close other programs, "
        "and resume from the last checkpoint."
    ),
    "SIGSEGV": Phrase("This is a fault in a library or driver: try another device, or update torch."),
    "SIGBUS": Phrase("A file that was being read may have been cut short, or the disk is full."),
    "SIGILL": Phrase("This processor lacks an instruction that torch was built with: install another build of torch."),
    "SIGABRT": Phrase("This is a fault in a library or driver: stderr.log in the run folder may say more."),
    "SIGTERM": Phrase("Somebody or the system asked it to end; resume goes on from the last checkpoint."),
}


def _killed(number: int) -> Outcome:
    try:
        name = signal.Signals(number).name
    except ValueError:
        name = f"signal {number}"
    advice = _SIGNALS.get(name, Phrase("Resume goes on from the last checkpoint."))
    return Outcome("killed", Phrase("The trainer was killed ({name}).", name=name), advice)


def _lost(reason: str, stderr: str) -> Outcome:
    if "Segmentation fault" in stderr:  # faulthandler's word, for a child whose exit status nobody saw
        return _killed(signal.SIGSEGV)
    advice = Phrase("It may have been killed, or the machine restarted: resume goes on from the last checkpoint.")
    last = [line.strip() for line in stderr.splitlines() if line.strip()]
    if last:
        advice = Phrase("{advice} Its last line was: {line}", advice=advice, line=last[-1][:200])
    return Outcome("lost", reason, advice)
