"""Words have room in either language, in the fields of every part; the window stays on a small screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.support.looking import clipped
from visionlab.blocks.catalogue import parts
from visionlab.fields import specs
from visionlab.graph.model import Graph, Node
from visionlab.ui import language
from visionlab.ui.settings import Settings
from visionlab.ui.window import Window


@pytest.fixture(params=["en", "ru"])
def window(request, qtbot, tmp_path):
    language.speak(request.param)
    made = Window(Settings(tmp_path / "window.ini"))
    qtbot.addWidget(made)
    made.show()
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1366, 740)
    yield made
    made.document.mark_saved(tmp_path / "closed.vlab")
    if made.training is not None:
        made.training.shutdown(keep_running=True)
    language.speak("en")


def test_the_window_stays_on_the_screen(qtbot, window):
    """Whatever page was looked at before."""
    window.show_runs()
    window.gallery.preset_chosen.emit("starter")
    window.show_training()
    qtbot.wait(20)
    assert window.minimumSizeHint().width() <= 1366 and window.width() == 1366


def test_the_fields_of_all_parts(qtbot, window):
    for part in parts().values():
        if any(spec.kind == "nested" for spec in specs(part)):
            continue  # what it holds may be called anything: its menu is as wide as the panel leaves it
        window.document.open(Graph.of([Node("it", part(), 0.0, 0.0)]), "it")
        window.files.opened.emit()
        window.document.selection.set(["it"])
        qtbot.wait(1)
        assert not clipped(window.inspector_dock), part.kind
