"""Keys typed into a field, as a person types them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from visionlab.ui.panels.inputs import NumberBox


def retype(box: NumberBox, text: str, *, enter: bool = True) -> None:
    """Another text in the place of the one that is there, taken with Enter or not yet."""
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    if enter:
        QTest.keyClick(box, Qt.Key.Key_Return)
