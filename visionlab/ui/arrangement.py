"""Where the window and its docks stood: kept when it closes, given back at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget

if TYPE_CHECKING:
    from visionlab.ui.window import Window

#: raised when docks or toolbars change, so that an old layout is not forced on them
VERSION = 1
_WIDTH, _HEIGHT = 1440, 900
_OPEN = "open_docks"
#: the least height that a dock below the canvas is brought with
_LEAST = 260


def is_in_front(dock: QDockWidget) -> bool:
    """Whether it is seen: to Qt a dock behind the tab of another is visible too, but no region of it is."""
    return not dock.visibleRegion().isEmpty()


class Arrangement:
    """Of one window. `below` are the docks below the canvas: what they show is made when they are first seen."""

    def __init__(self, window: Window, below: tuple[QDockWidget, ...]) -> None:
        self._window = window
        self._below = {dock.objectName(): dock for dock in below}
        #: the names of those that are shown again beside the next network
        self._wanted = set(filter(None, window.settings.text(_OPEN).split(",")))

    def restore(self) -> None:
        """As it was, as far as the screen has room; the docks below the canvas wait for `reopen`."""
        window = self._window
        geometry = window.settings.bytes("geometry")
        if geometry is None or not window.restoreGeometry(geometry):
            room = window.screen().availableSize()
            window.resize(min(_WIDTH, room.width()), min(_HEIGHT, room.height()))
            if room.width() < _WIDTH or room.height() < _HEIGHT:
                window.setWindowState(Qt.WindowState.WindowMaximized)
        layout = window.settings.bytes(f"layout{VERSION}")
        if layout is not None:
            window.restoreState(layout, VERSION)
        for dock in self._below.values():
            dock.hide()

    def keep(self) -> None:
        """For the next start."""
        window = self._window
        window.settings.put("geometry", window.saveGeometry())
        window.settings.put(f"layout{VERSION}", window.saveState(VERSION))
        is_open = {name for name, dock in self._below.items() if not dock.isHidden()}
        window.settings.put(_OPEN, ",".join(sorted(is_open | self._wanted)))

    def bring(self, dock: QDockWidget) -> None:
        """Show a dock below the canvas before the others there, as high as they are if one is open."""
        has_room = any(not other.isHidden() for other in self._below.values())
        dock.show()
        dock.raise_()
        if not has_room:
            height = max(_LEAST, self._window.height() * 2 // 5)
            self._window.resizeDocks([dock], [height], Qt.Orientation.Vertical)

    def toggle(self, dock: QDockWidget) -> None:
        """Hide a dock below the canvas if it is in front; else bring it there."""
        if is_in_front(dock):
            dock.hide()
        else:
            self.bring(dock)

    def put_away(self, dock: QDockWidget) -> None:
        """Hide a dock until there is a network beside it again."""
        if not dock.isHidden():
            self._wanted.add(dock.objectName())
            dock.hide()

    def reopen(self) -> None:
        """There is a network to look at: show the docks that were beside the last one."""
        wanted, self._wanted = self._wanted, set()
        for name, dock in self._below.items():
            if name in wanted:
                if dock is self._window.training_dock:
                    self._window.load_training()
                dock.show()
