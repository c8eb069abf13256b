"""One type scale, and a scheme that follows the system."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from visionlab import resources, ui
from visionlab.ui.theme import DARK, LIGHT, Type, font, theme

SIZES = {value for value in vars(Type).values() if isinstance(value, int)}
SOURCES = sorted(Path(ui.__file__).parent.rglob("*.py"))
#: a size of letters that is written down, or reckoned from another
_OWN = re.compile(r"setPointSize|setPixelSize|font-size|\bfont\((?:pixels=)?\s*\d|Type\.\w+\s*[-+*/]")


def test_only_the_theme_has_sizes() -> None:
    found = [
        f"{source.name}:{number}"
        for source in SOURCES
        if source.name != "theme.py"
        for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1)
        if _OWN.search(line)
    ]
    assert not found


def test_the_style_sheet_names_them() -> None:
    sheet = resources.path("style.qss").read_text(encoding="utf-8")
    assert set(re.findall(r"font-size:\s*([^;]+);", sheet)) <= {f"$type_{name}" for name in vars(Type)}


def test_fonts_are_of_the_scale(qtbot: QtBot) -> None:
    assert font().pixelSize() == Type.body
    assert {font(size).pixelSize() for size in SIZES} == SIZES
    assert min(SIZES) >= 10


@pytest.mark.parametrize("is_dark", [False, True])
def test_the_system_is_followed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, is_dark: bool) -> None:
    """As when it changes while the window is open: Qt tells by `colorSchemeChanged`."""
    before = theme().choice
    told = [Qt.ColorScheme.Dark if is_dark else Qt.ColorScheme.Light]

    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:
            return told[0]

        def setColorScheme(self, scheme: Qt.ColorScheme) -> None:
            asked.append(scheme)

        def unsetColorScheme(self) -> None:
            asked.append(None)

    asked: list[Qt.ColorScheme | None] = []
    monkeypatch.setattr(QGuiApplication, "styleHints", Hints)
    theme().choose("system")
    assert theme().colours is (DARK if is_dark else LIGHT) and asked == [None]
    told[0] = Qt.ColorScheme.Light if is_dark else Qt.ColorScheme.Dark
    with qtbot.waitSignal(theme().changed):
        theme().follow()
    assert theme().colours is (LIGHT if is_dark else DARK)
    # what was chosen stays, whatever the system does
    theme().choose("light")
    told[0] = Qt.ColorScheme.Dark
    theme().follow()
    assert theme().colours is LIGHT and asked[-1] == Qt.ColorScheme.Light
    monkeypatch.undo()
    theme().choose(before)
