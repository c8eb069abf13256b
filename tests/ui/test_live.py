"""What a run tells of its blocks, on the canvas: from events to colours, lines, numbers and words."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.canvas import on_screen
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.cost.analysis import analyse
from visionlab.exchange.module_paths import module_paths
from visionlab.exchange.run_texts import run_texts
from visionlab.graph import edits
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.source import Input
from visionlab.presets.registry import preset
from visionlab.problem import Problem
from visionlab.runs.events import Blocks, Built, Resumed, Stopped, append, to_line
from visionlab.runs.folder import RunFolder, create
from visionlab.runs.settings import RunSettings
from visionlab.ui.canvas.tips import node_tip
from visionlab.ui.canvas.view import Canvas
from visionlab.ui.document import Document
from visionlab.ui.live.bar import LiveBar
from visionlab.ui.live.measures import about, titles, words
from visionlab.ui.live.trained import is_same, places_in, trained
from visionlab.ui.live.view import LiveView, scale_of
from visionlab.ui.live.watching import Watching
from visionlab.ui.panels.inspector import Inspector
from visionlab.ui.settings import Settings
from visionlab.ui.theme import theme
from visionlab.ui.training.block_history import KEPT, MEASURES, BlockHistory
from visionlab.ui.training.panel import TrainingPanel
from visionlab.ui.training.record import Digest, RunRecord


def network() -> Graph:
    nodes = [
        Node("in", Input(3, 32, 32), 0, 0),
        Node("first", ConvNormAct(8, stride=2), 0, 120),
        Node("second", ConvNormAct(16, stride=2), 0, 240),
        Node("head", Classifier(10), 0, 360),
    ]
    return Graph.of(nodes, [Link(one.id, other.id) for one, other in itertools.pairwise(nodes)])


#: the paths of the three that have modules
PATHS = tuple(path for path in module_paths(analyse(network())).values() if path)


def look(step: int, gradient: tuple[float | None, ...] = (1e-3, 1e-2, 0.1), paths: tuple[str, ...] = PATHS) -> Blocks:
    none = (None,) * len(paths)
    return Blocks(0.0, step, 1, paths, gradient, update=gradient, mean=none, spread=none, dead=(0.5, 0.0, None),
                  share=(0.2, 0.3, 0.5))  # fmt: skip


def history(*looks: Blocks) -> BlockHistory:
    made = BlockHistory()
    for one in looks:
        made.add(one)
    return made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RunFolder:
    """A run of the network, stopped after its second look."""
    monkeypatch.setenv("VISIONLAB_RUNS", str(tmp_path / "runs"))
    monkeypatch.setenv("VISIONLAB_CONFIG", str(tmp_path / "config"))
    made = create(RunSettings(network="small"), *run_texts(network()))
    built = Built(0.0, 1000, 9, "cpu", 10, 640, 1, 10)
    append(made.events, "".join(map(to_line, (built, look(3), look(7, (1e-4, 1e-2, 1.0)), Stopped(0.0, 9, 1)))))
    return made


@pytest.fixture
def document(qtbot: QtBot, folder: RunFolder) -> Document:
    made = Document()
    made.open(network(), "small")
    return made


@pytest.fixture
def watching(document: Document, folder: RunFolder) -> Watching:
    """A watching that has read the run's network."""
    made = Watching(document, document)
    made.wanted.connect(lambda run: made.know(run, trained(folder)))
    return made


def record_of(folder: RunFolder, *events: object) -> RunRecord:
    made = RunRecord(folder.id, RunSettings())
    made.apply(Digest(folder.id).take(events))  # type: ignore[arg-type]
    return made


# -- history and scale


def test_history_keeps_the_last_looks_in_order() -> None:
    made = history(*(look(step) for step in range(1, KEPT + 11)))
    assert len(made.steps) == KEPT and made.steps[-1] == (KEPT + 10, 1)
    assert made.of("gradient").shape == (KEPT, 3) and np.isnan(made.of("mean")).all()
    before = made.version
    made.add(look(5))  # late
    made.add(look(999, (1.0,), ("other",)))  # lists that do not fit
    assert made.version == before
    made.keep(KEPT)
    assert made.steps[-1] == (KEPT, 1) and len(made.of("dead")) == len(made.steps)
    made.keep(0)
    assert not made.steps


def test_a_resumed_run_forgets_what_lies_beyond() -> None:
    record, digest = RunRecord("run", RunSettings()), Digest("run")
    record.apply(digest.take([look(3), look(7)]))
    record.apply(digest.take([Resumed(0.0, 5, 1), look(6)]))
    assert [step for step, _epoch in record.blocks.steps] == [3, 6]


numbers_ = st.one_of(st.none(), st.floats(-1e6, 1e6), st.just(0.0))


@given(st.lists(st.tuples(numbers_, numbers_, numbers_), min_size=1, max_size=5), st.sampled_from(MEASURES))
def test_whatever_is_told_is_on_the_scale(looks: list[tuple[float | None, ...]], measure: str) -> None:
    none = (None, None, None)
    made = history(
        *(Blocks(0.0, at, 1, PATHS, **dict.fromkeys(MEASURES, none) | {measure: told}) for at, told in enumerate(looks))  # type: ignore[arg-type]
    )
    view = LiveView(made, {"a": 0, "b": 1, "c": 2}, measure)
    assert math.isfinite(view.low) and view.low < view.high
    for place, id in enumerate("abc"):
        level = view.level(id)
        assert (level is None) == (looks[-1][place] is None)
        assert level is None or 0 <= level <= 1
        assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in view.line(id))
        assert words(measure, looks[-1][place]) == view.words(id)


def test_scales() -> None:
    assert scale_of("gradient", np.array([1e-4, 0.0, np.nan, 10.0])) == pytest.approx((1e-4, 10.0))
    low, high = scale_of("update", np.array([2e-3, 2e-3]))
    assert high / low == pytest.approx(10) and low < 2e-3 < high
    assert scale_of("gradient", np.array([np.nan])) == (0.1, 1.0)
    assert scale_of("dead", np.array([0.2])) == (0.0, 1.0)
    assert scale_of("mean", np.array([-0.5, 2.0])) == (-0.5, 2.0)
    assert scale_of("share", np.array([0.0])) == (0.0, 1.0)
    assert scale_of("gradient", np.array([5e-324])) == (0.1, 1.0)


def test_each_decade_of_a_gradient_takes_as_much_of_the_scale() -> None:
    view = LiveView(history(look(1)), {"a": 0, "b": 1, "c": 2}, "gradient")
    assert [view.level(id) for id in "abc"] == pytest.approx([0.0, 0.5, 1.0])


def test_words() -> None:
    told = [("gradient", 3.24e-4), ("gradient", 0.1649), ("gradient", 31000.0), ("update", 0.0), ("spread", 1.3456)]
    assert [words(*one) for one in told] == ["3.2e-4", "0.165", "3.1e4", "0", "1.35"]
    assert words("dead", 0.125) == "12.5 %" and words("mean", None) == "—"
    assert tuple(titles()) == MEASURES
    assert all(all(about(measure)) for measure in MEASURES)


# -- which node is which block


def test_blocks_of_a_preset_are_its_nodes(folder: RunFolder) -> None:
    graph = preset("cifar-resnet-20").graph()
    network = trained(create(RunSettings(), *run_texts(graph)))
    paths = list(network.ids)
    assert len(paths) == 11 and paths[1] == "residual_basics.0"
    assert places_in(graph, network, paths) == {network.ids[path]: place for place, path in enumerate(paths)}
    assert is_same(edits.move(graph, {network.ids["classifier"]: (1.0, 2.0)}), network)
    # an edited block is no longer what was trained; quite another network has none
    changed = edits.replace_block(graph, network.ids["conv_norm_act"], ConvNormAct(16, 5))
    assert len(places_in(changed, network, paths)) == 10 and not is_same(changed, network)
    assert not places_in(preset("alexnet").graph(), network, paths)


def test_a_folder_without_its_network_is_refused(folder: RunFolder) -> None:
    folder.network.unlink()
    with pytest.raises(Problem):
        trained(folder)


def test_the_view_follows_run_and_document(document: Document, watching: Watching, folder: RunFolder) -> None:
    asked: list[str] = []
    watching.wanted.connect(asked.append)
    record = record_of(folder)
    watching.show_record(record)
    assert document.live.view is None and not asked
    record.apply(Digest(folder.id).take([look(3)]))
    watching.show_record(record)
    view = document.live.view
    assert asked == [folder.id] and view is not None
    assert view.ids == {"first", "second", "head"} and view.step == 3 and not view.is_changed
    watching.show_record(record)  # nothing new
    assert document.live.view is view
    document.edit("Field", lambda graph: edits.replace_block(graph, "second", ConvNormAct(16, 5)))
    assert document.live.view is not None and document.live.view.ids == {"first", "head"}
    assert document.live.view.is_changed
    document.undo()
    assert document.live.view.ids == view.ids and not document.live.view.is_changed
    document.open(preset("alexnet").graph(), "AlexNet")
    assert document.live.view is None
    document.open(network(), "small")
    assert document.live.view is not None
    watching.show_record(None)
    assert document.live.view is None and asked == [folder.id]


def test_the_measure_is_remembered(document: Document, watching: Watching, folder: RunFolder) -> None:
    watching.show_record(record_of(folder, look(3)))
    document.live.choose("dead")
    assert document.live.view is not None and document.live.view.words("first") == "50.0 %"
    Settings().put("live_measure", "nonsense")
    other = Document()
    Watching(other)
    assert other.live.measure == "gradient"
    document.live.choose("")
    assert document.live.view.painted == frozenset() and document.live.view.ids


# -- what is seen


@pytest.fixture
def canvas(qtbot: QtBot, document: Document) -> Canvas:
    made = on_screen(qtbot, document, 700, 700)
    made.zoom_reset()
    return made


def shown(canvas: Canvas) -> QImage:
    QApplication.processEvents()
    return canvas.screen().grabWindow(canvas.winId()).toImage()


def colour_at(canvas: Canvas, id: str, x: float, y: float) -> QColor:
    """On the screen, at a place on a card."""
    left, top = canvas.drawing.places[id]
    return shown(canvas).pixelColor(canvas.viewportTransform().map(QPointF(left + x, top + y)).toPoint())


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_cards_have_their_colours_on_the_scale(
    canvas: Canvas, document: Document, watching: Watching, folder: RunFolder, choice: str
) -> None:
    before = theme().choice
    theme().choose(choice)
    try:
        record = record_of(folder, look(3))
        watching.show_record(record)
        for id, level in (("first", 0.0), ("second", 0.5), ("head", 1.0)):
            assert colour_at(canvas, id, 20, 69) == theme().scale(level).toRgb()
        record.apply(Digest(folder.id).take([look(4, (0.1, 1e-2, 1e-3))]))
        watching.show_record(record)
        assert colour_at(canvas, "first", 20, 69) == theme().scale(1.0).toRgb()
        assert shown(canvas) == canvas.viewport().grab().toImage().convertToFormat(shown(canvas).format())
    finally:
        theme().choose(before)


def test_without_a_measure_cards_are_as_ever(
    canvas: Canvas, document: Document, watching: Watching, folder: RunFolder
) -> None:
    plain = shown(canvas)
    watching.show_record(record_of(folder, look(3)))
    assert shown(canvas) != plain
    document.live.choose("")
    assert shown(canvas) == plain
    document.live.choose("share")
    watching.show_record(None)
    assert shown(canvas) == plain


def test_far_away_boxes_have_the_colours(
    canvas: Canvas, document: Document, watching: Watching, folder: RunFolder
) -> None:
    watching.show_record(record_of(folder, look(3)))
    while canvas.scale_now > 0.3:
        canvas.zoom_out()
    for id, level in (("first", 0.0), ("second", 0.5), ("head", 1.0)):
        assert colour_at(canvas, id, 30, 75) == theme().scale(level).toRgb()


def test_a_block_without_a_number_has_an_empty_swatch(
    canvas: Canvas, document: Document, watching: Watching, folder: RunFolder
) -> None:
    watching.show_record(record_of(folder, look(3)))
    document.live.choose("dead")
    assert colour_at(canvas, "head", 20, 69) == theme().colour("card")
    document.live.choose("mean")
    assert document.live.view is not None and document.live.view.words("head") == "—"
    shown(canvas)


def test_inside_a_block_nothing_is_painted(
    canvas: Canvas, document: Document, watching: Watching, folder: RunFolder
) -> None:
    canvas.enter("first")
    inside = shown(canvas)
    watching.show_record(record_of(folder, look(3)))
    assert shown(canvas) == inside
    canvas.leave()
    assert canvas.drawing.live is document.live.view


def test_a_sentence_of_what_is_wrong_is_not_painted_over(
    canvas: Canvas, document: Document, watching: Watching, folder: RunFolder
) -> None:
    document.edit("Remove", lambda graph: edits.remove(graph, ["in"]))
    broken = shown(canvas)
    watching.show_record(record_of(folder, look(3)))
    assert document.live.view is not None and "first" in document.live.view.painted
    assert shown(canvas) == broken


def test_the_tool_tip_tells_all_measures(
    canvas: Canvas, document: Document, watching: Watching, folder: RunFolder
) -> None:
    assert "In training" not in node_tip(canvas.drawing, "first")
    watching.show_record(record_of(folder, look(1234)))
    tip = node_tip(canvas.drawing, "first")
    assert "In training, step 1,234" in tip and "1.0e-3" in tip and "50.0 %" in tip and "He et al. 2016" in tip
    assert "In training" not in node_tip(canvas.drawing, "in")


def test_the_bar_chooses_and_explains(document: Document, watching: Watching, folder: RunFolder, qtbot: QtBot) -> None:
    bar = LiveBar(document)
    qtbot.addWidget(bar)
    assert bar.isHidden()
    watching.show_record(record_of(folder, look(1234)))
    assert not bar.isHidden() and bar.step.text() == "Epoch 1, step 1,234"
    assert (bar.low.text(), bar.high.text()) == ("1.0e-3", "0.1")
    bar.show()
    bar.chooser.setFocus()
    QTest.keyClick(bar.chooser, Qt.Key.Key_End)
    assert bar.chooser.currentText() == "Off" and document.live.measure == ""
    assert bar.ramp.isHidden() and not bar.isHidden()
    QTest.keyClick(bar.chooser, Qt.Key.Key_Up)
    assert document.live.measure == "share" and bar.high.text() == "50.0 %"
    document.edit("Remove", lambda graph: edits.remove(graph, ["second"]))
    assert "changed since" in bar.notice.text()
    bar.grab()
    watching.show_record(None)
    assert bar.isHidden()


def test_the_inspector_tells_of_the_selected_block(
    document: Document, watching: Watching, folder: RunFolder, qtbot: QtBot
) -> None:
    inspector = Inspector(document)
    qtbot.addWidget(inspector)
    inspector.show()
    document.selection.set(["first"])
    page = inspector.node
    assert page.live.isHidden()
    record = record_of(folder, look(3))
    watching.show_record(record)
    assert page.live_heading.text() == "In training, step 3"
    assert page.live.value("Gradient norm") == "1.0e-3" and page.live.value("Activation mean") == "—"
    assert all(row.tip for row in page.live.rows)
    record.apply(Digest(folder.id).take([look(4, (0.5, 1e-2, 1e-3))]))
    watching.show_record(record)
    assert page.live.value("Gradient norm") == "0.5"
    document.selection.set(["in"])
    assert page.live.isHidden()
    document.selection.set(["first", "head"])
    assert page.live.isHidden()


# -- in the training panel


@pytest.fixture
def panel(qtbot: QtBot, document: Document) -> Iterator[TrainingPanel]:
    made = TrainingPanel(document)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.shutdown(keep_running=False)


def test_an_earlier_run_shows_its_last_look(
    panel: TrainingPanel, document: Document, folder: RunFolder, qtbot: QtBot
) -> None:
    panel.runner.watch.emit(str(folder.path))
    qtbot.waitUntil(lambda: document.live.view is not None, timeout=20_000)
    assert document.live.view is not None
    assert document.live.view.step == 7 and document.live.view.words("first") == "1.0e-4"
