"""The training panel gets the whole window for a while: canvas and side panels step back, and come again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from visionlab.ui.training.panel import TrainingPanel
    from visionlab.ui.window import Window


class Whole(QObject):
    """Heeds the panel's wish. Whatever needs the canvas again (a file, the gallery, another dock) ends it."""

    def __init__(self, window: Window, dock: QDockWidget, panel: TrainingPanel) -> None:
        super().__init__(dock)
        self._window, self._dock, self._panel = window, dock, panel
        self._hidden: list[QWidget] = []
        #: what had the keyboard before
        self._focused: QWidget | None = None
        self._height = 0
        panel.whole_wanted.connect(self._set)
        dock.visibilityChanged.connect(lambda is_seen: None if is_seen else panel.leave_whole())
        window.pages.currentChanged.connect(lambda _page: panel.leave_whole())
        window.files.opened.connect(panel.leave_whole)

    def _set(self, on: bool) -> None:
        window = self._window
        if on:
            self._height = self._dock.height()
            rest = [window.centre, window.palette_dock, window.inspector_dock]
            self._hidden = [widget for widget in rest if widget.isVisible()]
            self._focused = window.focusWidget()
            for widget in self._hidden:
                widget.hide()
            self._panel.display.make_curves().tools.whole_button.setFocus()  # and on no chance neighbour
            return
        for widget in self._hidden:
            widget.show()
        if self._focused is not None and isValid(self._focused) and self._focused.isVisible():
            self._focused.setFocus()
        self._hidden = []
        window.resizeDocks([self._dock], [self._height], Qt.Orientation.Vertical)
