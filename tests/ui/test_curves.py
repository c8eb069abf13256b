"""The curves' widget on made-up runs."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from visionlab.runs.events import Built, Epoch, Event, Step
from visionlab.runs.outcome import Outcome
from visionlab.runs.settings import RunSettings
from visionlab.ui.theme import theme
from visionlab.ui.training.curves import Curves
from visionlab.ui.training.record import Digest, RunRecord


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
        self.curves.resize(900, 220)
        self.curves.show()
        qtbot.waitExposed(self.curves)
        self.digest = Digest("run")
        self.record = RunRecord("run", RunSettings())
        self.curves.show_record(self.record)

    def feed(self, happened: list[Event], outcome: Outcome | None = None) -> None:
        self.record.apply(self.digest.take(happened, outcome))
        self.curves.refresh()
        self.curves.draw_now()


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot)


def drawn(chart: object, index: int) -> tuple[np.ndarray, np.ndarray]:
    x, y = chart._items[index].getData()  # type: ignore[attr-defined]
    return x, y


def test_an_empty_panel_says_what_will_be_there(qtbot: QtBot) -> None:
    curves = Curves()
    qtbot.addWidget(curves)
    curves.show()
    assert curves.empty.isVisible() and "Train" in curves.empty.text()
    assert not curves.loss.isVisible() and not curves.log_button.isVisible()


def test_a_hundred_thousand_steps_are_drawn_with_few_points_and_all_peaks(stage: Stage) -> None:
    happened = events(100_000, 1000)
    peak = next(i for i, event in enumerate(happened) if isinstance(event, Step) and event.step == 61_234)
    happened[peak] = happened[peak]._replace(loss=9.5)  # type: ignore[union-attr]
    stage.feed(happened)
    x, y = drawn(stage.curves.loss, 0)
    assert len(x) <= 1804
    assert y.max() == 9.5 and y.min() == pytest.approx(1.0, abs=1e-4)
    assert abs(x[y.argmax()] - 61_234) < 1000


def test_the_best_epoch_keeps_its_ring_whatever_the_zoom(stage: Stage) -> None:
    stage.feed(events(2000))
    for low, high in ((0.0, 2000.0), (1500.0, 1600.0)):
        stage.curves.accuracy.navigated.emit(low, high)
        stage.curves.draw_now()
        x, y = stage.curves.accuracy._best.getData()
        assert (list(x), list(y)) == ([200.0], [0.9])


def test_a_nan_is_a_gap(stage: Stage) -> None:
    stage.feed(events(50, bad=20))
    _, y = drawn(stage.curves.loss, 0)
    assert math.isnan(y[19]) and np.isfinite(np.delete(y, 19)).all()
    low, high = stage.curves.loss.box.viewRange()[1]
    assert math.isfinite(low) and math.isfinite(high) and low < high


def test_all_nan_draws_nothing_and_does_not_fail(stage: Stage) -> None:
    stage.feed([Step(0.0, number, 1, math.nan, 0.1, 1.0) for number in range(1, 6)])
    assert all(map(math.isfinite, stage.curves.loss.box.viewRange()[1]))


def test_log_scale(stage: Stage, qtbot: QtBot) -> None:
    stage.feed(events(100))
    qtbot.mouseClick(stage.curves.log_button, Qt.MouseButton.LeftButton)
    stage.curves.draw_now()
    _, y = drawn(stage.curves.loss, 0)
    np.testing.assert_allclose(y, np.log10(stage.record.steps.column(0)))
    low, high = stage.curves.loss.box.viewRange()[1]
    assert low <= y.min() and y.max() <= high


def test_over_epochs_there_is_a_point_an_epoch(stage: Stage, qtbot: QtBot) -> None:
    stage.feed(events(500))
    qtbot.mouseClick(stage.curves.epoch_button, Qt.MouseButton.LeftButton)
    stage.curves.draw_now()
    assert not stage.curves.loss._items[0].isVisible() and not stage.curves.loss._items[1].isVisible()
    x, y = drawn(stage.curves.loss, 2)
    assert list(x) == [1, 2, 3, 4, 5] and list(y) == [2.0] * 5
    x, _ = drawn(stage.curves.rate, 0)
    assert x[-1] == pytest.approx(5.0, abs=0.05)


def test_the_cursor_tells_all_values_there(stage: Stage) -> None:
    stage.feed(events(300))
    stage.curves.loss.hovered.emit(104.0)
    loss = 2.0 + math.sin(104 / 50)
    assert f"{stage.record.steps.column(1)[103]:.3f}" in stage.curves.loss.legend.text()
    assert abs(loss - stage.record.steps.column(0)[103]) < 1e-12
    assert "train 10.0" in stage.curves.accuracy.legend.text() and "val 8.0" in stage.curves.accuracy.legend.text()
    assert all(chart._cursor.isVisible() and chart._cursor.value() == 104 for chart in stage.curves.charts)
    stage.curves.loss.hovered.emit(None)
    assert not any(chart._cursor.isVisible() for chart in stage.curves.charts)
    assert "train 30.0" in stage.curves.accuracy.legend.text()


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
    assert not stage.curves.follows and not stage.curves.live_button.isChecked()
    stage.curves.draw_now()
    zoomed = stage.curves.loss.box.viewRange()[0]
    assert zoomed[1] - zoomed[0] < before[1] - before[0]
    assert stage.curves.rate.box.viewRange()[0] == pytest.approx(zoomed)
    x, y = drawn(stage.curves.loss, 1)
    inside = y[(x >= zoomed[0]) & (x <= zoomed[1])]
    low, high = stage.curves.loss.box.viewRange()[1]
    assert low <= inside.min() and inside.max() <= high  # y keeps to what is in view
    # what comes in meanwhile does not move the view
    stage.feed([Step(0.0, 1001, 11, 2.0, 0.1, 1.0)])
    assert stage.curves.loss.box.viewRange()[0] == pytest.approx(zoomed)
    qtbot.mouseClick(stage.curves.live_button, Qt.MouseButton.LeftButton)
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
