"""Where networks come in: by the menu, a dropped file, a pasted text or name."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from visionlab.graph.model import Graph
from visionlab.ui.analysis.stopwatch import Stopwatch
from visionlab.ui.exchange.import_dialog import ImportDialog
from visionlab.ui.exchange.import_source import is_pytorch, name_in

if TYPE_CHECKING:
    from visionlab.ui.window import Window


class ImportDesk(QObject):
    """Opens the dialog, and what comes out of it. The names that libraries know are asked for once a session."""

    def __init__(self, window: Window, python: str = sys.executable) -> None:
        super().__init__(window)
        self._window = window
        self._python = python
        self._names: list[str] = []
        self._child = Stopwatch(self, python)
        self._child.finished.connect(lambda _kind, told: self._know(told["names"]))
        self._trusted: set[str] = set()
        #: pasted texts; it goes with the window
        self._pasted: TemporaryDirectory[str] | None = None
        self._count = 0
        self.dialog: ImportDialog | None = None

    def ask(self, source: str = "") -> ImportDialog:
        """Show the dialog, filled in."""
        if self.dialog is not None:
            self.dialog.close()
        folder = self._window.settings.text("folder") or str(Path.home())
        dialog = self.dialog = ImportDialog(folder, self._trusted, self._window, self._python)
        dialog.open_wanted.connect(self._open)
        dialog.finished.connect(lambda _result: self._forget(dialog))
        dialog.form.show_source(source)
        dialog.offer(self._names)
        if not self._names and not self._child.kind:
            self._child.start("import", {"do": "names"})
        dialog.open()
        return dialog

    def paste(self) -> None:
        """What is on the clipboard, where it is a network of PyTorch or the name of one; else nothing."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None and data.hasText():
            self.offer(data.text())

    def offer(self, text: str) -> bool:
        """Ask about a text that was pasted. Whether it is a network of PyTorch, or the name of one."""
        source = name_in(text, self._names) or (self._kept(text) if is_pytorch(text) else "")
        if source:
            self.ask(source)
        return bool(source)

    def _kept(self, text: str) -> str:
        """A file with the text, which nobody else can read."""
        if self._pasted is None:
            self._pasted = TemporaryDirectory(prefix="visionlab-pasted-")
            self.destroyed.connect(self._pasted.cleanup)
        self._count += 1
        path = Path(self._pasted.name, f"pasted_{self._count}.py")
        path.write_text(text, "utf-8")
        return str(path)

    def _open(self, graph: Graph, name: str) -> None:
        dialog = self.dialog
        assert dialog is not None
        dialog.hide()
        if self._window.files.open_graph(graph, name, saved=False):
            dialog.accept()
        else:
            dialog.show()

    def _know(self, names: list[str]) -> None:
        self._names = names
        if self.dialog is not None:
            self.dialog.offer(names)

    def _forget(self, dialog: ImportDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
