"""Starts the window: paint first, then import what is slow."""

from __future__ import annotations

import gc
import importlib
import signal
import sys
import threading
from pathlib import Path

from visionlab.ui import early  # noqa: F401  (before Qt: see there)

# isort: split
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from visionlab.cost.folding import Folding
from visionlab.problem import Problem
from visionlab.ui import language
from visionlab.ui.garbage import Garbage
from visionlab.ui.settings import Settings
from visionlab.ui.sheets import Sheet
from visionlab.ui.theme import font, theme
from visionlab.ui.window import Window

REFUSED = 2
#: until the gallery's cards, once they are there, are painted too
CARDS_MS = 20


def run(network: str | None) -> int:
    """Open the window, on a preset or a file when one is named. Returns the exit status."""
    try:
        opened = None if network is None else load(network)
    except Problem as problem:
        print(f"visionlab: {problem}", file=sys.stderr)
        return REFUSED
    app = make_app()
    settings = Settings()
    theme().choose(settings.text("theme", "system"))
    language.speak(settings.text("language", "system"))
    program = Program(Window(settings))
    window = program.window
    if opened is not None:
        if opened.path is None:
            opened = Sheet(window.files.in_direction(opened.graph), opened.name, recipe=opened.recipe)
        window.document.replace(opened)
        window.files.opened.emit()
    window.show()
    # Ctrl+C in the terminal closes the window; Python sees it only when it gets to run
    signal.signal(signal.SIGINT, lambda *_args: program.window.close())
    pulse = QTimer(interval=500)
    pulse.timeout.connect(lambda: None)
    pulse.start()
    return app.exec()


class Program:
    """The window that is on the screen; another takes its place when the language changes."""

    def __init__(self, window: Window) -> None:
        self._hold(window)
        window.painted.connect(lambda: after_paint(window))

    def renew(self) -> None:
        """Make the window anew."""
        from visionlab.ui.renewal import renewed

        window = renewed(self.window)
        self._hold(window)
        window.painted.connect(lambda: after_paint(window, is_first=False))

    def _hold(self, window: Window) -> None:
        self.window = window
        window.language_chosen.connect(self.renew)


def make_app() -> QApplication:
    """The application, with its names and its type."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("VisionLab")
    app.setApplicationDisplayName("VisionLab")
    app.setDesktopFileName("visionlab")
    app.setStyle("Fusion")
    app.setFont(font())
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: theme().follow())
    return app


def load(network: str) -> Sheet:
    """A preset by its id, with options or without, or a .vlab file. Raises Problem."""
    from visionlab.presets.registry import asked, presets

    if network.partition(":")[0] in presets() or not (network.endswith(".vlab") or Path(network).exists()):
        found, options = asked(network)
        return Sheet(found.graph(options=options), found.title, recipe=found.recipe)
    from visionlab import project

    path = Path(network)
    loaded = project.load(path)
    return Sheet(loaded.graph, path.stem, path, folding=Folding.read(loaded.view))


def after_paint(window: Window, is_first: bool = True) -> None:
    """What can wait until the window stands, and until the gallery's cards do, which come right after it.

    The first one opens what was open the last time.
    """
    QTimer.singleShot(0, window, lambda: QTimer.singleShot(CARDS_MS, window, lambda: _furnish(window, is_first)))


def _furnish(window: Window, is_first: bool) -> None:
    window.editor  # noqa: B018  (made now, while the person looks at the gallery)
    if is_first:
        window.files.restore()
    Garbage(window, window.document)
    QTimer.singleShot(50, window, lambda: _ready_training(window))


def _ready_training(window: Window) -> None:
    panel = window.load_training()
    panel.attach_running()  # type: ignore[attr-defined]
    window.reopen_docks()
    QTimer.singleShot(1_500, panel, lambda: _prime(panel))


def _prime(panel: QWidget) -> None:
    panel.prime()  # type: ignore[attr-defined]
    thread = threading.Thread(target=_import_ahead, name="import ahead", daemon=True)
    thread.start()
    wait = QTimer(panel, interval=200)

    def build() -> None:
        if not thread.is_alive():
            wait.stop()
            panel.display.make_curves()  # type: ignore[attr-defined]

    wait.timeout.connect(build)
    wait.start()


def _import_ahead() -> None:
    """What the first click on Train would wait for; in a thread, so that the window goes on."""
    # numpy.unique imports numpy.ma where it is called first
    for name in ("visionlab.ui.training.curves", "numpy.ma"):
        importlib.import_module(name)
    gc.freeze()  # its 100,000 objects would cost the next collection 30 ms
