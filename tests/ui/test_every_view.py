"""All views of the real window: every control has a name and shows where the keyboard is, and no words are cut."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: a busy machine may take its time
_PATIENCE = 600
#: how much larger than ours letters may be
_LARGER = "1.15"


def looked_at(folder: Path, faults: str, scale: str = "1", letters: str = "1", language: str = "en") -> str:
    """What is wrong with the views at a scale; empty where nothing is."""
    asked = [sys.executable, "-m", "tests.support.looked_at", str(folder), faults, letters, language]
    scaled = {**os.environ, "QT_SCALE_FACTOR": scale}
    told = subprocess.run(asked, cwd=ROOT, env=scaled, capture_output=True, text=True, timeout=_PATIENCE)
    assert told.returncode == 0, told.stderr
    return told.stdout


@pytest.mark.timeout(_PATIENCE)
def test_controls_are_named_in_the_order_of_tab_and_words_fit(tmp_path: Path) -> None:
    assert looked_at(tmp_path, "wide,cut,name,tab") == ""


@pytest.mark.timeout(_PATIENCE)
def test_russian_words_fit_in_larger_letters(tmp_path: Path) -> None:
    """As those of another system's font may be: what fits then fits in ours."""
    assert looked_at(tmp_path, "wide,cut", letters=_LARGER, language="ru") == ""


@pytest.mark.slow
@pytest.mark.timeout(_PATIENCE)
def test_english_words_fit_in_larger_letters(tmp_path: Path) -> None:
    assert looked_at(tmp_path, "wide,cut", letters=_LARGER) == ""


@pytest.mark.slow
@pytest.mark.timeout(_PATIENCE)
def test_one_sees_where_the_keyboard_is(tmp_path: Path) -> None:
    assert looked_at(tmp_path, "ring") == ""


@pytest.mark.slow
@pytest.mark.timeout(_PATIENCE)
@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("scale", ["1.25", "1.5", "2"])
def test_nothing_is_cut_at_any_scale(scale: str, language: str, tmp_path: Path) -> None:
    assert looked_at(tmp_path, "cut", scale, language=language) == ""
