"""Saves the shown curves as a picture or a table, or copies the picture."""

from __future__ import annotations

import contextlib
import secrets
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QProgressDialog

from visionlab.problem import Problem
from visionlab.project.files import write
from visionlab.ui import ask, words
from visionlab.ui.settings import Settings
from visionlab.ui.training.curves_csv import Columns, columns, parts
from visionlab.ui.training.curves_picture import image, png, svg

if TYPE_CHECKING:
    from visionlab.ui.training.curves import Curves

#: how the table says how far it is (ms before it does so at all)
_PATIENCE = 500


class CurvesExport(QObject):
    """The entries of the export menu."""

    def __init__(self, curves: Curves, menu: QMenu) -> None:
        super().__init__(curves)
        self._curves = curves
        self.writer: TableWriter | None = None
        menu.addAction(self.tr("Copy picture"), self.copy)
        menu.addSeparator()
        menu.addAction(self.tr("Save picture (PNG)…"), lambda: self._ask("png", lambda path: self.save(path, png)))
        menu.addAction(self.tr("Save picture (SVG)…"), lambda: self._ask("svg", lambda path: self.save(path, svg)))
        menu.addAction(self.tr("Save all numbers (CSV)…"), lambda: self._ask("csv", self.save_table))

    def copy(self) -> None:
        """The picture to the clipboard."""
        QGuiApplication.clipboard().setImage(image(self._curves))
        self._curves.said.emit(self.tr("Copied the picture of the curves"))

    def _ask(self, suffix: str, save: Callable[[Path], None]) -> None:
        name = self._curves.shown[0].name if len(self._curves.shown) == 1 else self.tr("runs")
        stem = "".join(c if c.isalnum() or c in " -_." else "_" for c in name)
        folder = Settings().text("folder")
        folder = folder if folder and Path(folder).is_dir() else str(Path.home())
        chosen, _ = QFileDialog.getSaveFileName(
            self._curves, self.tr("Save the curves"), str(Path(folder) / f"{stem}.{suffix}"), f"*.{suffix}"
        )
        if chosen:
            path = Path(chosen)
            save(path if path.suffix else path.with_suffix(f".{suffix}"))

    def save(self, path: Path, made: Callable[[Curves], bytes]) -> None:
        """Write a picture."""
        self._curves.draw_now()
        try:
            write(path, made(self._curves))
        except Problem as problem:
            self._refuse(problem)
        else:
            self._saved(path)

    def save_table(self, path: Path) -> None:
        """Write all steps and epochs of the shown runs, in a thread: a million of them take seconds."""
        runs = [columns(one.record) for one in self._curves.shown if not one.is_hidden]
        bar = QProgressDialog(
            self.tr("Writing {path}").format(path=path.name), self.tr("Cancel"), 0, max(1, sum(map(len, runs))),
            self._curves, Qt.WindowType.Dialog,
        )  # fmt: skip
        bar.setWindowTitle("VisionLab")
        bar.setMinimumDuration(_PATIENCE)
        self.writer = writer = TableWriter(path, runs, self)
        writer.progressed.connect(bar.setValue)
        bar.canceled.connect(writer.cancel)
        writer.refused.connect(self._refuse)
        writer.written.connect(lambda: self._saved(path))
        writer.over.connect(bar.deleteLater)
        writer.start()

    def _refuse(self, problem: Problem) -> None:
        ask.refuse(self._curves, words.problem(problem))

    def _saved(self, path: Path) -> None:
        self._curves.said.emit(self.tr("Saved {path}").format(path=path))


class TableWriter(QObject):
    """Writes the table beside its place and moves it there when it is whole."""

    #: steps written
    progressed = Signal(int)
    written = Signal()
    #: a Problem
    refused = Signal(object)
    #: written, refused or cancelled
    over = Signal()

    def __init__(self, path: Path, runs: list[Columns], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path, self._runs = path, runs
        self._is_cancelled = threading.Event()
        self._thread = threading.Thread(target=self._run, name="curves-csv")

    def start(self) -> None:
        """Begin."""
        app = QCoreApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(self.leave)
        self._thread.start()

    def cancel(self) -> None:
        """Stop soon, leaving nothing behind."""
        self._is_cancelled.set()

    def leave(self) -> None:
        """Stop now, and wait until that is done."""
        self.cancel()
        self._thread.join()

    def _run(self) -> None:
        beside = self._path.with_name(f".{self._path.name[:100]}.{secrets.token_hex(6)}.part")
        try:
            if self._write(beside):
                beside.replace(self._path)
                self.written.emit()
        except OSError as error:
            self.refused.emit(Problem("{path} cannot be written: {why}", path=self._path, why=error.strerror))
        finally:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            self.over.emit()

    def _write(self, path: Path) -> bool:
        done = 0
        with path.open("w", encoding="utf-8", newline="") as file:
            for text, steps in parts(self._runs):
                if self._is_cancelled.is_set():
                    return False
                file.write(text)
                done += steps
                self.progressed.emit(done)
        return True
