"""A dialog that waits for a child process: Escape ends what goes on first, and then closes."""

from __future__ import annotations

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QWidget

from visionlab.ui.analysis.stopwatch import Stopwatch


class WaitingDialog(QDialog):
    """Owns the child that it asks."""

    def __init__(self, parent: QWidget | None, python: str) -> None:
        super().__init__(parent)
        self._child = Stopwatch(self, python)

    @property
    def is_busy(self) -> bool:
        """Whether the child is at work."""
        return bool(self._child.kind)

    def reject(self) -> None:
        """End what goes on, else close."""
        if self.is_busy:
            self._child.cancel()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._child.cancel()
        super().closeEvent(event)
