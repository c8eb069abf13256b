"""A new window in the place of another one, with all that is on it made anew, as in another language.

What a person would miss goes over: the networks with their history and selection, where the canvas stands, the panels
that are open, the run that is followed. A measurement that goes on is ended.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer

from visionlab.ui.analysis.stopwatch import Stopwatch
from visionlab.ui.arrangement import is_in_front
from visionlab.ui.results.examiner import Examiner
from visionlab.ui.window import Window


def renewed(old: Window) -> Window:
    """A window that goes on where the old one stands, which is closed without a question."""
    old.arrangement.keep()
    new = Window(old.settings)
    if "editor" in old.__dict__:
        new.editor  # noqa: B018  (made now, so that it hears what is open and selected)
    new.document.take(old.document)
    _turn(old, new)
    run = _let_go(old)
    new.show()
    old.hide()
    old.deleteLater()
    if run:
        QTimer.singleShot(0, new, lambda: new.load_training().show_run(run))  # type: ignore[attr-defined]
    return new


def _turn(old: Window, new: Window) -> None:
    """Show the same page, the same place of the canvas, and the same dock in front."""
    if old.pages.currentWidget() is old.gallery:
        new.show_gallery()
    elif "runs" in old.__dict__ and old.pages.currentWidget() is old.runs:
        new.show_runs()
    else:
        new.files.opened.emit()
        for id in old.canvas.path:
            new.canvas.enter(id)
        new.canvas.is_untouched = old.canvas.is_untouched  # what was zoomed is not fitted to the room again
        new.canvas.setTransform(old.canvas.transform())
        for bar in ("horizontalScrollBar", "verticalScrollBar"):
            getattr(new.canvas, bar)().setValue(getattr(old.canvas, bar)().value())
    new.reopen_docks()
    for name in ("training_dock", "analysis_dock", "results_dock"):
        if is_in_front(getattr(old, name)):
            getattr(new, name).raise_()


def _let_go(old: Window) -> str:
    """End what the old window has going on beside itself, but for runs; the path of the run whose curves it shows."""
    for stopwatch in old.findChildren(Stopwatch):
        stopwatch.cancel()
    for examiner in old.findChildren(Examiner):
        examiner.close()
    old.files.autosave.done()
    if old.training is None:
        return ""
    run = str(old.training.live_path)  # type: ignore[attr-defined]
    old.training.shutdown(keep_running=True)  # type: ignore[attr-defined]
    return run
