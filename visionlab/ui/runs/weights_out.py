"""A run's weights, saved where the person wants them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from visionlab.problem import Problem
from visionlab.runs.folder import RunFolder
from visionlab.runs.weights import save_weights
from visionlab.ui.errand import fetch
from visionlab.ui.runs.reading import RunRow

_SUFFIX = ".safetensors"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Runs", text)


def ask_to_save(row: RunRow, owner: QWidget, done: Callable[[Problem | Path], None]) -> None:
    """Let the person choose where, copy the file in a thread, and tell where it lies or why it does not."""
    folder = RunFolder(row.summary.path)
    kinds = {
        is_last: words.format(suffix=f"(*{_SUFFIX})")
        for is_last, words, there in (
            (False, _tr("Weights that were best in validation {suffix}"), folder.best.exists()),
            (True, _tr("Last weights {suffix}"), folder.last.exists()),
        )
        if there
    }
    if not kinds:
        done(Problem("The run {id} has no weights yet", id=folder.id))
        return
    stem = "".join(c if c.isalnum() or c in " -_." else "_" for c in row.name) or "weights"
    suggested = str(Path.home() / f"{stem}{_SUFFIX}")
    name, kind = QFileDialog.getSaveFileName(owner, _tr("Save weights"), suggested, ";;".join(kinds.values()))
    if not name:
        return
    path = Path(name) if Path(name).suffix else Path(name + _SUFFIX)
    is_last = kind == kinds.get(True)

    def save() -> Path:
        save_weights(folder, path, is_last=is_last)
        return path

    fetch(save, owner, done)
