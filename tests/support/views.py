"""Every view of the window, one after another, as a person comes to it: for tests that look at all of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tests.support.tested_runs import finished_run
from visionlab.presets.experiment import experiments
from visionlab.project.recent import remember
from visionlab.runs.events import Built, Epoch, Step
from visionlab.runs.outcome import Outcome
from visionlab.runs.settings import RunSettings
from visionlab.ui import ask
from visionlab.ui.analysis.panel import page_kinds as analysis_kinds
from visionlab.ui.canvas.picker import Picker
from visionlab.ui.exchange.weights_dialog import WeightsDialog
from visionlab.ui.experiments.dialog import ExperimentDialog
from visionlab.ui.results.panel import page_kinds as result_kinds
from visionlab.ui.tour.steps import STEPS
from visionlab.ui.training.record import Digest
from visionlab.ui.window import Window

#: is told the name of a view and its widget
Look = Callable[[str, QWidget], None]
_PATIENCE_MS, _PAUSE_MS = 60_000, 20


def until(is_so: Callable[[], bool]) -> None:
    """Wait for something."""
    for _ in range(_PATIENCE_MS // _PAUSE_MS):
        if is_so():
            return
        QTest.qWait(_PAUSE_MS)
    raise TimeoutError(is_so)


def settle() -> None:
    """Let layouts and what is shown a moment later come."""
    QTest.qWait(30)


def walk(window: Window, look: Look, scratch: Path) -> None:
    """Show all views of a window that stands; `VISIONLAB_RUNS` and `VISIONLAB_CONFIG` are folders of the test's."""
    for lead in (_welcome, _editor, _analysis, _training, _results, _runs, _dialogs):
        lead(window, look, scratch)
    window.document.mark_saved(scratch / "walked.vlab")
    window.load_training().shutdown(keep_running=False)  # type: ignore[attr-defined]


def _welcome(window: Window, look: Look, scratch: Path) -> None:
    for name in ("gone", "a network with a long name that no column has room for"):
        remember(scratch / f"{name}.vlab")
    window.files.recent_changed.emit()
    window.show_gallery()
    until(lambda: "networks" in vars(window.gallery))
    QTest.qWait(500)  # the experiments come after the cards
    look("welcome", window)
    window.gallery.networks.grid.point_at("mobilenet-v2")
    until(lambda: window.gallery.networks.page.isVisible())
    settle()
    look("a preset's page", window)
    window.gallery.networks.close_page()
    window.gallery.networks.bar.search.setText("no such network")
    settle()
    look("no preset found", window)
    window.gallery.networks.bar.search.clear()


def _editor(window: Window, look: Look, scratch: Path) -> None:
    window.files.open_preset("mobilenet-v2")
    settle()
    look("network", window)
    graph = window.document.graph
    for kind in sorted({node.block.kind for node in graph.nodes.values()}):
        window.document.selection.set([next(id for id, node in graph.nodes.items() if node.block.kind == kind)])
        settle()
        look(f"selected {kind}", window)
    window.document.selection.set(list(graph.nodes)[1:4])
    settle()
    look("several selected", window)
    inner = next(id for id, node in graph.nodes.items() if node.block.kind == "inverted_residual")
    window.canvas.enter(inner)
    settle()
    look("inside", window)
    window.canvas.leave()
    window.document.selection.set(())
    window.document.edit("Cut", lambda graph: graph.__class__.of(list(graph.nodes.values()), graph.links[1:]))
    QTest.qWait(400)  # repairs are tried one after another
    look("with problems", window)
    window.document.undo()
    window.editor.palette_panel.search.setText("no such block")
    settle()
    look("no block found", window)
    window.editor.palette_panel.search.clear()
    _popups(window, look)


def _popups(window: Window, look: Look) -> None:
    """What opens over the network for a moment."""
    window.document.selection.set(list(window.document.graph.nodes)[2:3])
    window.find_node()
    window.editor.find_bar.search.setText("conv")
    settle()
    look("find bar", window)
    window.editor.find_bar.leave()
    for name, popup in (
        ("history", lambda: window.history),
        ("commands", lambda: window.command_palette),
        ("add_block", lambda: window.canvas.findChild(Picker)),
        ("swap", lambda: window.canvas.findChild(Picker)),
    ):
        window.actions_by_name[name].trigger()
        settle()
        shown = popup()
        look(name, shown)
        if isValid(shown):  # some go when the keyboard leaves them
            shown.close()
        settle()
    _modal(window.ask_picture, "picture", look)
    _modal(window.editor.user_blocks.make, "a block of one's own", look)


def _analysis(window: Window, look: Look, scratch: Path) -> None:
    window.analysis_dock.bring()
    for kind in analysis_kinds():
        window.analysis_dock.panel.show_page(kind.name)
        QTest.qWait(80)
        look(f"analysis {kind.name}", window)
    window.analysis_dock.hide()


def _training(window: Window, look: Look, scratch: Path) -> None:
    window.files.open_preset("starter")
    window.show_training()
    panel = window.load_training()
    panel.display.make_curves()  # type: ignore[attr-defined]
    settle()
    look("training, no run", window)
    settings = RunSettings(epochs=120, network="a network with a name of some length", data="scenes10")
    panel._followed("/nowhere/made-up", settings)  # type: ignore[attr-defined]
    digest = Digest("made-up")
    events = [
        Built(1.0, 1_234_567, 3, "cpu (a processor of some kind)", 10_000, 1_000, 200, 50),
        *(Step(1.0 + at, at, 1, 2.3 - at / 100, 0.1, 12_345.6) for at in range(1, 40)),
        Epoch(60.0, 1, 40, 2.0, 0.25, 2.0, 0.5, 59.0),
    ]
    panel._happened(digest.take(events, None))  # type: ignore[attr-defined]
    QTest.qWait(250)
    look("training, a run", window)
    for fold in panel.setup.form.folds.values():  # type: ignore[attr-defined]
        fold.button.setChecked(True)
    settle()
    look("training, all settings", window)
    panel._happened(digest.take([], Outcome("stopped", "Stopped.")))  # type: ignore[attr-defined]
    QTest.qWait(250)
    look("training, a run that ended", window)
    window.training_dock.hide()


def _results(window: Window, look: Look, scratch: Path) -> None:
    finished_run(scratch / "runs")
    window.results_dock.bring()
    panel = window.results_dock.panel
    panel.show_page("overview")
    until(lambda: panel.results.shown is not None)
    for kind in result_kinds():
        if kind.name == "inside":
            continue  # asks a child with torch
        panel.show_page(kind.name)
        QTest.qWait(80)
        look(f"results {kind.name}", window)
    panel.results.examiner.close()
    window.results_dock.hide()


def _runs(window: Window, look: Look, scratch: Path) -> None:
    window.show_runs()
    until(lambda: window.runs.table.model().rowCount() > 0)
    settle()
    look("runs", window)
    window.runs.table.setCurrentIndex(window.runs.table.model().index(0, 0))
    QTest.qWait(80)
    look("a run", window)
    window.runs.turn("Chart")
    QTest.qWait(80)
    look("runs in a chart", window)
    window.runs.turn("Table")
    window.show_runs()


def _dialogs(window: Window, look: Look, scratch: Path) -> None:
    window.imports._names = ["torchvision:resnet18"]
    dialog = window.imports.ask("torchvision:resnet18")
    settle()
    look("import", dialog)
    dialog.close()
    weights = WeightsDialog(window.document.graph, "starter", "torchvision:resnet18", window)
    weights.open()
    settle()
    look("weights", weights)
    weights.close()
    for experiment in experiments().values():
        told = ExperimentDialog(experiment, window)
        told.open()
        settle()
        look(f"experiment {experiment.title}", told)
        told.close()
    keys = window.ask_shortcuts()
    for page in range(keys.pages.count()):
        keys.pages.setCurrentIndex(page)
        settle()
        look(f"shortcuts {page}", keys)
    keys.close()
    _modal(lambda: window.actions_by_name["macs"].trigger(), "what is counted", look)
    _modal(lambda: ask.refuse(window, "A sentence that says what was wrong, where, and what was expected."), "no", look)
    window.tour.start()
    for number, step in enumerate(STEPS):
        settle()
        bubble = window.tour.bubble
        assert bubble is not None
        look(f"tour {number + 1}, {step.title}", bubble)
        window.tour.next()


def _modal(show: Callable[[], object], name: str, look: Look) -> None:
    """Look at a dialog that waits to be answered."""

    def seen() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        try:
            look(name, dialog)
        finally:
            dialog.close()

    QTimer.singleShot(50, seen)
    show()
    until(lambda: QApplication.activeModalWidget() is None)  # some are only opened
