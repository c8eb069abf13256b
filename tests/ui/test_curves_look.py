"""How curves are looked at is remembered, whatever stands in the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visionlab.ui.settings import Settings
from visionlab.ui.training.look import SMALL, STRONGEST, Look, remembered


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISIONLAB_CONFIG", str(tmp_path))


def test_a_look_comes_back() -> None:
    assert remembered() == Look() == Look(small=SMALL)
    look = Look("time", log_x=True, log_y=True, smoothing=80, small=("speed",))
    look.remember()
    assert remembered() == look


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"axis": 1}', '{"axis": [], "log_x": 0, "smoothing": 1e999}'])
def test_an_unreadable_one_is_as_good_as_absent(text: str) -> None:
    Settings().put("curves", text)
    assert remembered() == Look()


@given(st.integers(0, STRONGEST))
def test_more_smoothing_reaches_further(strength: int) -> None:
    assert 0 <= Look(smoothing=strength).share <= 0.1
    assert strength == STRONGEST or Look(smoothing=strength).share < Look(smoothing=strength + 1).share
