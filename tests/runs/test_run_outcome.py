"""Outcomes say themselves in words."""

from __future__ import annotations

import signal

import pytest

from visionlab.runs.events import Failed, Finished, Stopped
from visionlab.runs.outcome import outcome_of


def test_the_childs_last_word_counts() -> None:
    finished = outcome_of(Finished(1.0, 3, 0.912, 0.905, 60.0), 0)
    assert str(finished) == "Finished: best validation accuracy 91.2% in epoch 3, test accuracy 90.5%."
    untested = outcome_of(Finished(1.0, 3, 0.912, None, 60.0))
    assert str(untested) == "Finished: best validation accuracy 91.2% in epoch 3."
    assert str(outcome_of(Stopped(1.0, 7, 2))) == "Stopped after step 7, in epoch 2."
    failed = outcome_of(Failed(1.0, "diverged", "The loss became NaN.", "Try less."), 1)
    assert (failed.kind, str(failed), failed.is_success) == ("diverged", "The loss became NaN. Try less.", False)
    assert outcome_of(Failed(1.0, "a later kind", "Why.", "")).kind == "failed"
    assert finished.is_success


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (signal.SIGKILL, "(SIGKILL). Often the machine has run out of memory"),
        (signal.SIGSEGV, "(SIGSEGV). This is a fault in a library"),
        (signal.SIGHUP, "(SIGHUP). Resume goes on"),
        (63, "killed (signal 63)"),
    ],
)
def test_a_signal_is_named(number: int, said: str) -> None:
    outcome = outcome_of(None, -number)
    assert outcome.kind == "killed"
    assert said in str(outcome)


def test_a_silent_end_is_told_with_what_is_known() -> None:
    lost = outcome_of(None, None, "Traceback\nboom: it broke\n")
    assert (lost.kind, "boom: it broke" in lost.advice) == ("lost", True)
    assert "exit status 3" in outcome_of(None, 3).reason
    assert outcome_of(None, None, "Fatal Python error: Segmentation fault\n").kind == "killed"
    assert "found no module 'torch'" in str(outcome_of(None, 1, "ModuleNotFoundError: No module named 'torch'"))


def test_what_to_try_comes_as_settings_too() -> None:
    failed = Failed(1.0, "out-of-memory", "The memory is full.", "Try 48.", '{"batch_size": 48}', "conv1")
    outcome = outcome_of(failed)
    assert (outcome.suggestion, outcome.module) == ({"batch_size": 48}, "conv1")
    for text in ('{"batch_size": "a lot"}', '{"nonesuch": 1}', "[]", "no JSON", "1"):
        assert outcome_of(failed._replace(suggestion=text)).suggestion == {}
