"""The real window for tests."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from visionlab.graph.model import Graph
from visionlab.ui.settings import Settings
from visionlab.ui.window import Window


def new_window(qtbot: QtBot, folder: Path) -> Window:
    """A window with settings of its own, not shown yet. At its end its network counts as saved: nothing is asked."""
    made = Window(Settings(folder / "window.ini"))
    qtbot.addWidget(made, before_close_func=lambda window: window.document.mark_saved(folder / "closed.vlab"))
    return made


def show_on_canvas(qtbot: QtBot, window: Window, graph: Graph, name: str) -> None:
    """Show a window with a network, the keyboard on its canvas."""
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.files.open_graph(graph, name)
    window.canvas.setFocus()
