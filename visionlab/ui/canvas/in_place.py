"""What editors that lie over a card share: how they open, when they are left, and who has the keyboard then."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

_Reason = Qt.FocusReason


def open_editor(editor: QWidget) -> None:
    """Show it over all else, with the keyboard."""
    editor.show()
    editor.raise_()
    editor.setFocus(_Reason.OtherFocusReason)


def close_editor(editor: QWidget, canvas: QWidget) -> None:
    """Take it away; the keyboard goes back to the canvas if the editor had it."""
    had_keyboard = editor.hasFocus()
    editor.hide()
    editor.deleteLater()
    if had_keyboard:
        canvas.setFocus(_Reason.OtherFocusReason)


def is_left(event: QFocusEvent) -> bool:
    """Whether the keyboard went elsewhere for good, and not to the editor's own menu or another program."""
    return event.reason() not in (_Reason.PopupFocusReason, _Reason.ActiveWindowFocusReason)
