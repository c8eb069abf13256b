"""Where networks leave the program: each format is a filter of the file dialog, and the last one is remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from visionlab.problem import Problem
from visionlab.project.files import write
from visionlab.ui import ask, words
from visionlab.ui import picture as picture_file
from visionlab.ui.analysis.stopwatch import Stopwatch
from visionlab.ui.document import Document
from visionlab.ui.settings import Settings

#: what the settings call the format of last time
_LAST = "export_format"
#: of the dialog that tells how far it is: its title has room
_WIDTH = 380


@dataclass(frozen=True, slots=True)
class _Choice:
    id: str
    title: str
    extension: str
    #: raises Problem; None where a child process with torch writes the file
    made: Callable[[], str | bytes] | None

    @property
    def filter(self) -> str:
        """As the file dialog has it."""
        return f"{words.text(self.title)} (*.{self.extension})"


def _meant(path: Path, chosen: _Choice, choices: list[_Choice]) -> tuple[Path, _Choice]:
    """The file and its format: a suffix that was typed counts more than the filter, which gives one where it lacks."""
    suffix = path.suffix[1:].lower()
    if suffix == chosen.extension:
        return path, chosen
    typed = next((one for one in choices if one.extension == suffix), None)
    # `SqueezeNet 1.0` has no suffix
    return (path, typed) if typed else (path.with_name(f"{path.name}.{chosen.extension}"), chosen)


class Exporter(QObject):
    """Asks for a file and a format, and writes the document's network."""

    #: a sentence for the status bar
    said = Signal(str)

    def __init__(self, document: Document, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._settings = settings
        self._window = window
        #: the child that writes a file of torch's, and where to
        self._child = Stopwatch(self)
        self._path = Path()
        self.progress: QProgressDialog | None = None
        self._child.finished.connect(self._finish)
        self._child.failed.connect(self._fail)

    def ask(self, folder: str) -> None:
        """Let the person choose where and as what, starting in a folder."""
        choices = {one.filter: one for one in self._choices()}
        last = next((one for one in choices.values() if one.id == self._settings.text(_LAST)), None)
        stem = "".join(c if c.isalnum() or c in " -_." else "_" for c in self._document.name) or "network"
        name, filter = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export the network"),
            str(Path(folder) / stem),
            ";;".join(choices),
            last.filter if last else "",
        )
        if not name:
            return
        chosen = choices.get(filter) or next(iter(choices.values()))
        path, meant = _meant(Path(name), chosen, list(choices.values()))
        if path == Path(name) or not path.exists() or self._may_replace(path):
            self.write(path, meant)

    def _may_replace(self, path: Path) -> bool:
        """The file dialog has asked about the name without its suffix only."""
        answer = ask.choose(
            self._window,
            self.tr("Replace “{name}”?").format(name=path.name),
            self.tr("A file of this name is there already."),
            [(self.tr("Replace"), ask.Role.AcceptRole), (self.tr("Cancel"), ask.Role.RejectRole)],
        )
        return answer == 0

    def write(self, path: Path, choice: _Choice) -> None:
        """Write the network; what hinders it is said."""
        self._settings.put(_LAST, choice.id)
        if choice.made is None:
            self._start(path, choice)
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            write(path, choice.made())
        except Problem as problem:
            QGuiApplication.restoreOverrideCursor()
            ask.refuse(self._window, words.problem(problem))
            return
        QGuiApplication.restoreOverrideCursor()
        self.said.emit(self.tr("Exported {path}").format(path=path))

    def _start(self, path: Path, choice: _Choice) -> None:
        """Let a child with torch write, which takes some seconds."""
        from visionlab.exchange.through_torch import job

        try:
            told = job(self._document.graph, choice.id, path)
        except Problem as problem:
            ask.refuse(self._window, words.problem(problem))
            return
        self._path = path
        title = self.tr("Writing {path}").format(path=path.name)
        self.progress = QProgressDialog(title, self.tr("Cancel"), 0, 0, self._window)
        self.progress.setWindowTitle(self.tr("Export the network"))
        self.progress.setWindowModality(Qt.WindowModality.WindowModal)
        self.progress.setMinimumDuration(0)
        self.progress.setMinimumWidth(_WIDTH)
        self.progress.canceled.connect(self._cancel)
        self.progress.show()
        self._child.start("import", told)

    def _cancel(self) -> None:
        self._child.cancel()
        self._close()
        self.said.emit(self.tr("The export was cancelled"))

    def _finish(self) -> None:
        self._close()
        self.said.emit(self.tr("Exported {path}").format(path=self._path))

    def _fail(self, sentence: str) -> None:
        self._close()
        ask.refuse(self._window, sentence)

    def _close(self) -> None:
        if self.progress is not None:
            self.progress.deleteLater()
            self.progress = None

    def _choices(self) -> list[_Choice]:
        """PyTorch first, since most want that; then pictures; then the others by their titles."""
        from visionlab.exchange.formats import OF_TORCH, PICTURES, formats

        graph, report = self._document.graph, self._document.report
        texts = [_Choice(one.id, one.title, one.extension, partial(one.write, graph)) for one in formats().values()]
        pictures = [
            _Choice(id, title, id, partial(picture_file.written, graph, report, id)) for id, title in PICTURES.items()
        ]
        of_torch = [_Choice(id, title, id, None) for id, title in OF_TORCH.items()]
        return sorted(
            [*texts, *pictures, *of_torch], key=lambda one: (one.id != "python", one.id not in PICTURES, one.title)
        )
