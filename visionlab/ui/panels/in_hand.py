"""What a person does while a text that they type is not yet taken."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class InHand(QObject):
    """Sees whatever happens in the program from `begin` to `end`.

    A press on a tool button or a key of a menu takes no focus away, and yet what it does must find the text taken.
    """

    #: a person turns to something else
    turned = Signal()
    #: Esc
    given_up = Signal()

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field

    def begin(self) -> None:
        """From now on."""
        _program().installEventFilter(self)

    def end(self) -> None:
        """No more."""
        _program().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and _is_escape(event) and self._is_own(watched):
            # nobody else hears of it: Esc closes dialogs and empties the selection
            event.accept()
            if kind == QEvent.Type.KeyPress:
                self.given_up.emit()
            return True
        if (
            kind == QEvent.Type.Shortcut
            or (kind == QEvent.Type.Close and watched is self._field.window())
            or (kind == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget) and not self._is_own(watched))
        ):
            self.turned.emit()
        return False

    def _is_own(self, watched: QObject) -> bool:
        return watched is self._field or (isinstance(watched, QWidget) and self._field.isAncestorOf(watched))


def _program() -> QCoreApplication:
    found = QCoreApplication.instance()
    assert found is not None
    return found


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
