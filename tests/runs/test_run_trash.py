"""Runs that were deleted come back whole; one that goes on stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from visionlab.problem import Problem
from visionlab.runs.folder import create, list_runs
from visionlab.runs.settings import RunSettings
from visionlab.runs.trash import put_away, put_back


def test_there_and_back(tmp_path: Path) -> None:
    run = create(RunSettings(network="a"), "# text", "{}", root=tmp_path)
    place = put_away(run)
    assert list_runs(tmp_path) == [] and (place / "model.py").read_text() == "# text"
    put_back(place, run.path)
    assert list_runs(tmp_path) == [run]
    second = put_away(run)
    run.path.mkdir()
    with pytest.raises(Problem, match="there is another one by now"):
        put_back(second, run.path)


def test_never_a_run_that_goes_on(tmp_path: Path) -> None:
    run = create(RunSettings(network="a"), "", "{}", root=tmp_path)
    run.claim(os.getpid())
    with pytest.raises(Problem, match="goes on: stop it"):
        put_away(run)
    run.release()
    put_away(run)
    with pytest.raises(Problem, match="cannot be moved"):
        put_away(run)
