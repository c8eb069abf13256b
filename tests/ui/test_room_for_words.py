"""Words have room: in either language nothing that the panels say is cut off at 1366x768."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QToolButton, QWidget

from visionlab.blocks.catalogue import parts
from visionlab.graph.model import Graph, Node
from visionlab.ui import language
from visionlab.ui.settings import Settings
from visionlab.ui.training.settings_form import Fold
from visionlab.ui.window import Window

#: what a menu has beside its words, and a button around them at least, in pixels
ARROW, RIM = 24, 1


def cut(root: QWidget) -> Iterator[str]:
    """Texts that are wider than the widget that shows them; of lines that wrap, the longest word."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        wide = widget.fontMetrics().horizontalAdvance
        if isinstance(widget, QLabel) and widget.textFormat() == Qt.TextFormat.PlainText:
            pieces = widget.text().split() if widget.wordWrap() else widget.text().split("\n")
            if max(map(wide, pieces), default=0) > widget.contentsRect().width() + 1:
                yield widget.text()
        elif isinstance(widget, QComboBox) and wide(widget.currentText()) + ARROW > widget.width():
            yield widget.currentText()
        elif isinstance(widget, QPushButton) or (isinstance(widget, QToolButton) and widget.icon().isNull()):
            icon = 0 if widget.icon().isNull() else widget.iconSize().width() + RIM
            if wide(widget.text()) + icon + RIM > widget.width():
                yield widget.text()


@pytest.fixture(params=["en", "ru"])
def window(request, qtbot, tmp_path):
    language.speak(request.param)
    made = Window(Settings(tmp_path / "window.ini"))
    qtbot.addWidget(made)
    made.show()
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1366, 768)
    yield made
    made.document.mark_saved(tmp_path / "closed.vlab")
    if made.training is not None:
        made.training.shutdown(keep_running=True)
    language.speak("en")


def test_the_gallery_and_the_runs(qtbot, window):
    assert not [*cut(window)]
    window.show_runs()
    qtbot.wait(20)
    assert not [*cut(window)]


def test_the_window_stays_on_the_screen(qtbot, window):
    """Whatever page was looked at before."""
    window.show_runs()
    window.gallery.preset_chosen.emit("starter")
    window.show_training()
    qtbot.wait(20)
    assert window.minimumSizeHint().width() <= 1366 and window.width() == 1366


def test_the_fields_of_all_parts(window):
    for part in parts().values():
        window.document.open(Graph.of([Node("it", part(), 0.0, 0.0)]), "it")
        window.files.opened.emit()
        window.document.selection.set(["it"])
        assert not [*cut(window.inspector_dock)], part.kind


def test_the_docks(qtbot, window):
    window.gallery.preset_chosen.emit("starter")
    window.show_training()
    for fold in window.training.findChildren(Fold):
        fold.button.setChecked(True)
    qtbot.wait(20)
    assert not [*cut(window.training_dock)]
    for dock in (window.analysis_dock, window.results_dock):
        dock.bring()
        for kind in dock.ready()._kinds:
            dock.ready().show_page(kind.name)
            qtbot.wait(20)
            assert not [*cut(dock)], kind.name
