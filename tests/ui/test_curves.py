"""The curves' widget on made-up runs."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visionlab.runs.events import Built, Epoch, Event, Resumed, Step, Vital
from visionlab.runs.outcome import Outcome
from visionlab.runs.settings import RunSettings
from visionlab.ui.theme import theme
from visionlab.ui.training.chart import Chart
from visionlab.ui.training.curves import Curves
from visionlab.ui.training.look import Look, remembered
from visionlab.ui.training.record import LOSS, Digest, RunRecord
from visionlab.ui.training.shown import beside


def events(count: int, each: int = 100, bad: int = 0) -> list[Event]:
    found: list[Event] = [Built(0.0, 1, 1, "cpu", 10, 1000, max(1, count // each), each)]
    for number in range(1, count + 1):
        loss = math.nan if number == bad else 2.0 + math.sin(number / 50)
        found.append(Step(0.0, number, (number - 1) // each + 1, loss, 0.1, 500.0))
        if number % each == 0:
            e = number // each
            found.append(Epoch(0.0, e, number, 2.0, 0.1 * (e % 7), 2.2, 0.9 if e == 2 else 0.08 * (e % 7), 1.0))
    return found


class Stage:
    def __init__(self, qtbot: QtBot) -> None:
        self.curves = Curves()
        qtbot.addWidget(self.curves)
        qtbot.addWidget(self.curves.tools)
        self.curves.resize(900, 220)
        self.curves.show()
        self.curves.tools.show()
        qtbot.waitExposed(self.curves)
        self.digest = Digest("run")
        self.record = RunRecord("run", RunSettings())
        self.curves.show_record(self.record)

    def feed(self, happened: list[Event], outcome: Outcome | None = None) -> None:
        self.record.apply(self.digest.take(happened, outcome))
        self.curves.refresh()
        self.curves.draw_now()


@pytest.fixture(autouse=True)
def nothing_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISIONLAB_CONFIG", str(tmp_path))


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot)


def drawn(chart: Chart, index: int, run: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """The points of a curve's line."""
    x, y = chart.runs[run].lines[index].getData()
    return x, y


def behind(chart: Chart, index: int) -> tuple[np.ndarray, np.ndarray]:
    """The points of what is faint behind a smoothed curve."""
    x, y = chart.runs[0].behind[index].getData()
    return x, y


def click(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_empty_panel_says_what_will_be_there(qtbot: QtBot) -> None:
    curves = Curves()
    qtbot.addWidget(curves)
    curves.show()
    assert curves.empty.isVisible() and "Train" in curves.empty.text()
    assert not curves.loss.isVisible() and not curves.tools.live_button.isEnabled()
    assert curves.tools.runs_button.isEnabled()


def test_a_hundred_thousand_steps_are_drawn_with_few_points_and_all_peaks(stage: Stage) -> None:
    happened = events(100_000, 1000)
    peak = next(i for i, event in enumerate(happened) if isinstance(event, Step) and event.step == 61_234)
    happened[peak] = happened[peak]._replace(loss=9.5)  # type: ignore[union-attr]
    stage.feed(happened)
    x, y = behind(stage.curves.loss, 0)
    assert len(x) <= 1804
    assert y.max() == 9.5 and y.min() == pytest.approx(1.0, abs=1e-4)
    assert abs(x[y.argmax()] - 61_234) < 1000


def test_the_best_epoch_keeps_its_ring_whatever_the_zoom(stage: Stage) -> None:
    stage.feed(events(2000))
    for low, high in ((0.0, 2000.0), (1500.0, 1600.0)):
        stage.curves.accuracy.navigated.emit(low, high)
        stage.curves.draw_now()
        x, y = stage.curves.accuracy.runs[0].ring.getData()
        assert (list(x), list(y)) == ([200.0], [0.9])


def test_a_nan_is_a_gap(stage: Stage) -> None:
    stage.feed(events(50, bad=20))
    stage.curves.set_look(Look(smoothing=0))
    stage.curves.draw_now()
    _, y = drawn(stage.curves.loss, 0)
    assert math.isnan(y[19]) and np.isfinite(np.delete(y, 19)).all()
    low, high = stage.curves.loss.box.viewRange()[1]
    assert math.isfinite(low) and math.isfinite(high) and low < high


def test_all_nan_draws_nothing_and_does_not_fail(stage: Stage) -> None:
    stage.feed([Step(0.0, number, 1, math.nan, 0.1, 1.0) for number in range(1, 6)])
    assert all(map(math.isfinite, stage.curves.loss.box.viewRange()[1]))


def test_log_scale(stage: Stage, qtbot: QtBot) -> None:
    stage.feed(events(100))
    stage.curves.set_look(Look(smoothing=0))
    click(qtbot, stage.curves.tools.log_y_button)
    stage.curves.draw_now()
    _, y = drawn(stage.curves.loss, 0)
    np.testing.assert_allclose(y, np.log10(stage.record.steps.column(LOSS)), rtol=1e-6)
    low, high = stage.curves.loss.box.viewRange()[1]
    assert low <= y.min() and y.max() <= high
    click(qtbot, stage.curves.tools.log_x_button)
    stage.curves.draw_now()
    x, _ = drawn(stage.curves.loss, 0)
    np.testing.assert_allclose(x, np.log10(np.arange(1, 101)))
    low, high = stage.curves.rate.box.viewRange()[0]
    assert low == 0 and 2 <= high < 2.1
    assert remembered() == Look(log_x=True, log_y=True, smoothing=0)


def test_on_a_logarithmic_axis_the_first_of_many_steps_are_all_there(stage: Stage) -> None:
    stage.feed(events(100_000, 1000))
    stage.curves.set_look(Look(log_x=True, smoothing=0))
    stage.curves.draw_now()
    x, y = drawn(stage.curves.loss, 0)
    assert {*range(1, 30)} <= {round(10**one) for one in x} and len(x) < 2000
    assert y.max() == pytest.approx(3.0, abs=1e-3)


def test_over_epochs_there_is_a_point_an_epoch(stage: Stage) -> None:
    stage.feed(events(500))
    stage.curves.tools.axis_actions["epochs"].trigger()
    stage.curves.draw_now()
    run = stage.curves.loss.runs[0]
    assert not run.lines[0].isVisible() and not run.behind[0].isVisible()
    x, y = drawn(stage.curves.loss, 1)
    assert list(x) == [1, 2, 3, 4, 5] and list(y) == [2.0] * 5
    x, _ = drawn(stage.curves.rate, 0)
    assert x[-1] == pytest.approx(5.0, abs=0.05)
    assert stage.curves.tools.axis_button.text() == "Epochs"


def test_over_images_and_over_time(stage: Stage) -> None:
    """1000 images in 100 steps an epoch, and half a second a step."""
    stage.feed([e._replace(time=0.5 * getattr(e, "step", 0)) for e in events(500)])
    stage.curves.tools.axis_actions["images"].trigger()
    stage.curves.draw_now()
    x, _ = drawn(stage.curves.accuracy, 1)
    assert list(x) == [1000, 2000, 3000, 4000, 5000]
    stage.curves.tools.axis_actions["time"].trigger()
    stage.curves.draw_now()
    x, _ = drawn(stage.curves.accuracy, 1)
    assert list(x) == [50, 100, 150, 200, 250] and stage.curves.tools.axis_button.text() == "Time (s)"
    stage.curves.loss.hovered.emit(100.0)
    assert "100 s" in stage.curves.loss.legend.text() and "val 90.0" in stage.curves.accuracy.legend.text()
    stage.feed([Step(10_000.0, 501, 6, 2.0, 0.1, 1.0)])
    x, _ = drawn(stage.curves.accuracy, 1)
    assert x[-1] == pytest.approx(250 / 60) and stage.curves.tools.axis_button.text() == "Time (min)"


def test_smoothing_is_a_mean_with_the_steps_faint_behind(stage: Stage, qtbot: QtBot) -> None:
    stage.feed(events(1000))
    losses = stage.record.steps.column(LOSS).astype(float)
    slider = stage.curves.tools.smoothing
    slider.setValue(100)
    stage.curves.draw_now()
    x, y = drawn(stage.curves.loss, 0)
    at = np.searchsorted(x, 501)
    step = round(x[at])
    assert y[at] == pytest.approx(losses[step - 101 : step + 100].mean(), abs=1e-5)  # a tenth of the run to either side
    assert behind(stage.curves.loss, 0)[1].max() == pytest.approx(losses.max())
    assert stage.curves.loss.runs[0].behind[0].isVisible()
    # the best epoch is no mean
    assert drawn(stage.curves.accuracy, 1)[1].max() == 0.9
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    stage.curves.draw_now()
    assert drawn(stage.curves.loss, 0)[1].max() == losses.max()
    assert not stage.curves.loss.runs[0].behind[0].isVisible() and remembered().smoothing == 0


def test_a_small_chart_shortens_its_title_and_keeps_its_number(stage: Stage) -> None:
    stage.feed(events(300))
    chart = stage.curves.speed
    chart.legend.resize(70, chart.legend.height())
    stage.curves.loss.hovered.emit(104.0)
    whole, text = chart.legend.toolTip(), chart.legend.text()
    assert "…</b>" in text and whole.partition("</b>")[2] == text.partition("</b>")[2]
    assert chart.legend.sizeHint().width() <= 70


def test_the_cursor_tells_all_values_there(stage: Stage) -> None:
    stage.feed(events(300))
    stage.curves.set_look(Look(smoothing=0))
    stage.curves.loss.hovered.emit(104.0)
    assert f"train {2.0 + math.sin(104 / 50):.3f}" in stage.curves.loss.legend.text()
    assert "step 104" in stage.curves.loss.legend.text()
    assert "train 10.0" in stage.curves.accuracy.legend.text() and "val 8.0" in stage.curves.accuracy.legend.text()
    assert "500" in stage.curves.speed.legend.text()
    assert all(chart._cursor.isVisible() and chart._cursor.value() == 104 for chart in stage.curves.charts)
    stage.curves.loss.hovered.emit(None)
    assert not any(chart._cursor.isVisible() for chart in stage.curves.charts)
    assert "train 30.0" in stage.curves.accuracy.legend.text()


def test_the_crosshair_tells_the_height(stage: Stage, qtbot: QtBot) -> None:
    stage.feed(events(300))
    chart = stage.curves.loss
    middle = chart.box.sceneBoundingRect().center()
    chart._moved(middle)
    low, high = chart.box.viewRange()[1]
    assert chart._height.isVisible() and float(chart._height.toPlainText()) == pytest.approx((low + high) / 2, abs=0.02)
    chart._moved(QPointF(-5, -5))
    assert not chart._height.isVisible() and not chart._level.isVisible()


def test_vital_signs_have_small_charts_that_a_person_chooses(stage: Stage) -> None:
    stage.feed([*events(100), Vital(0.0, 50, 2.5, 300_000_000), Vital(0.0, 100, None, 310_000_000)])
    x, y = drawn(stage.curves.memory, 0)
    assert list(x) == [50, 100] and list(y) == [3e8, 3.1e8] and "310" in stage.curves.memory.legend.text()
    assert "–" in stage.curves.gradient.legend.text()
    assert all(chart.isVisible() for chart in stage.curves.charts)
    for name in ("memory", "speed"):
        stage.curves.tools.chart_actions[name].trigger()
    assert not stage.curves.memory.isVisible() and stage.curves.rate.isVisible()
    assert remembered().small == ("rate", "gradient")


def test_small_charts_stand_beside_the_large_ones_or_below(stage: Stage, qtbot: QtBot) -> None:
    stage.feed(events(100))
    curves = stage.curves
    place = curves._small_area.geometry
    qtbot.waitUntil(lambda: place().left() > curves.accuracy.geometry().right())
    curves.resize(900, 600)
    qtbot.waitUntil(lambda: place().top() > curves.accuracy.geometry().bottom())
    assert min(chart.plot.height() for chart in curves.charts) >= 60


def test_the_wheel_zooms_all_charts_and_live_goes_back(stage: Stage, qtbot: QtBot) -> None:
    stage.feed(events(1000))
    before = stage.curves.loss.box.viewRange()[0]
    view = stage.curves.loss.plot.viewport()
    middle = QPointF(view.width() * 0.6, view.height() * 0.5)
    wheel = QWheelEvent(
        middle, view.mapToGlobal(middle), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, wheel)
    assert not stage.curves.follows and not stage.curves.tools.live_button.isChecked()
    stage.curves.draw_now()
    zoomed = stage.curves.loss.box.viewRange()[0]
    assert zoomed[1] - zoomed[0] < before[1] - before[0]
    assert stage.curves.rate.box.viewRange()[0] == pytest.approx(zoomed)
    x, y = drawn(stage.curves.loss, 0)
    inside = y[(x >= zoomed[0]) & (x <= zoomed[1])]
    low, high = stage.curves.loss.box.viewRange()[1]
    assert low <= inside.min() and inside.max() <= high  # y keeps to what is in view
    # what comes in meanwhile does not move the view
    stage.feed([Step(0.0, 1001, 11, 2.0, 0.1, 1.0)])
    assert stage.curves.loss.box.viewRange()[0] == pytest.approx(zoomed)
    qtbot.mouseClick(stage.curves.tools.live_button, Qt.MouseButton.LeftButton)
    stage.curves.draw_now()
    low, high = stage.curves.loss.box.viewRange()[0]
    assert stage.curves.follows and low == 0 and high >= 1001


def test_following_keeps_the_last_step_in_view(stage: Stage) -> None:
    happened = events(3000, 300)
    for start in range(0, len(happened), 97):
        stage.feed(happened[start : start + 97])
        if len(stage.record.steps):
            assert stage.curves.loss.box.viewRange()[0][1] >= stage.record.steps.x[-1]
    stage.feed([], Outcome("finished", "Finished."))
    assert stage.curves.loss.box.viewRange()[0][1] == pytest.approx(3060)


def test_drawing_happens_by_itself(stage: Stage, qtbot: QtBot) -> None:
    stage.record.apply(stage.digest.take(events(40)))
    stage.curves.refresh()
    qtbot.waitUntil(lambda: drawn(stage.curves.loss, 0)[0] is not None and len(drawn(stage.curves.loss, 0)[0]) == 40)
    qtbot.waitUntil(lambda: not stage.curves._timer.isActive())


def test_it_takes_the_colours_of_the_theme(stage: Stage) -> None:
    stage.feed(events(200))
    try:
        for choice in ("dark", "light"):
            theme().choose(choice)
            image = stage.curves.loss.plot.grab().toImage()
            assert image.pixelColor(image.width() - 2, 2) == theme().colour("surface")
    finally:
        theme().choose("light")


def test_several_runs_have_a_colour_each_and_their_differences_named(stage: Stage, qtbot: QtBot) -> None:
    records = []
    for number, rate in enumerate((0.1, 0.05, 0.01)):
        record = RunRecord(f"run-{number}", RunSettings(network=f"Net {number}", learning_rate=rate))
        record.apply(Digest(record.run).take(events(300 + 100 * number)))
        records.append(record)
    curves = stage.curves
    curves.resize(1500, 300)
    curves.show_runs(records)
    QApplication.processEvents()
    curves.draw_now()
    assert [one.told for one in curves.shown] == ["Learning rate 0.1", "Learning rate 0.05", "Learning rate 0.01"]
    assert [entry.name.text() for entry in curves.legend.entries] == ["Net 0", "Net 1", "Net 2"]
    assert curves.legend.isVisible()
    colours = {run.colour(run._curves[-1]).name() for run in curves.loss.runs}
    assert len(colours) == 3 and not any(run.behind[0].isVisible() for run in curves.loss.runs)
    # every run's own best epoch keeps its ring
    assert [run.ring.getData()[0][0] for run in curves.accuracy.runs] == [200, 200, 200]
    # values of all at the cursor, in the charts and in the legend
    curves.loss.hovered.emit(350.0)
    text = curves.accuracy.legend.text()
    assert [text.count(run.shown.sign) for run in curves.accuracy.runs] == [1, 1, 1]
    assert curves.legend.place.text() == "step 350" and "val 2.200" in curves.legend.entries[1].values.text()
    # a chart with no room for all values tells none: they stand in the legend
    curves.resize(700, 300)
    QApplication.processEvents()
    curves.loss.hovered.emit(350.0)
    assert not any(run.shown.sign in curves.accuracy.legend.text() for run in curves.accuracy.runs)
    # one is hidden, and stays so when another joins
    box = curves.legend.entries[2].box
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    curves.draw_now()
    assert not any(item.isVisible() for item in curves.loss.runs[2].items)
    assert curves.loss.box.viewRange()[0][1] >= 500  # the rest of the view is left alone
    fourth = RunRecord("run-3", RunSettings(network="Net 3"))
    curves.show_runs([*records, fourth])
    assert [one.is_hidden for one in curves.shown] == [False, False, True, False]
    curves.show_record(records[0])
    assert not curves.legend.isVisible() and len(curves.loss.runs) == 1


def test_a_resume_under_an_overlay_drops_the_void_steps_of_that_run_only(stage: Stage) -> None:
    digests = [Digest("a"), Digest("b")]
    records = [RunRecord(digest.run, RunSettings()) for digest in digests]
    for digest, record in zip(digests, records, strict=True):
        record.apply(digest.take(events(300)))
    stage.curves.set_look(Look(smoothing=0))
    stage.curves.show_runs(records)
    records[1].apply(digests[1].take([Resumed(0.0, 150, 2), Step(0.0, 151, 2, 7.0, 0.1, 1.0)]))
    stage.curves.refresh()
    stage.curves.draw_now()
    assert drawn(stage.curves.loss, 0, 0)[0].max() == 300
    x, y = drawn(stage.curves.loss, 0, 1)
    assert (x.max(), y.max()) == (151, 7.0)
    assert list(drawn(stage.curves.accuracy, 1, 1)[0]) == [100]


def test_runs_of_the_same_settings_are_told_apart_by_their_ids() -> None:
    records = [RunRecord(name, RunSettings(network="Net")) for name in ("2026-01-01-net", "2026-01-02-net")]
    assert [one.told for one in beside(records)] == ["2026-01-01-net", "2026-01-02-net"]


@pytest.mark.parametrize(("low", "high"), [(0.1, 0.4), (-2.0, -1.5), (2.0, 2.01), (0.0, 0.69)])
def test_a_part_of_a_decade_has_ticks_of_its_own(stage: Stage, low: float, high: float) -> None:
    stage.curves.set_look(Look(log_y=True))
    axis = stage.curves.loss.plot.getPlotItem().getAxis("left")
    ((spacing, ticks),) = axis.tickValues(low, high, 200)
    assert 2 <= len(ticks) <= 6 and all(low <= tick <= high for tick in ticks)
    told = axis.tickStrings(ticks, 1.0, spacing)
    assert len(set(told)) == len(told) and all(
        float(text) == pytest.approx(10**tick, rel=5e-3) for text, tick in zip(told, ticks, strict=True)
    )
