"""The first steps, done and not done, by mouse and keyboard in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.windows import new_window
from visionlab.graph import edits
from visionlab.graph.model import Graph
from visionlab.ui.settings import TOUR_SEEN
from visionlab.ui.tour import steps
from visionlab.ui.tour.bubble import Bubble
from visionlab.ui.tour.steps import STEPS
from visionlab.ui.tour.tour import Tour
from visionlab.ui.window import Window

PATIENCE = 60_000


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Window:
    monkeypatch.setenv("VISIONLAB_CONFIG", str(tmp_path))
    monkeypatch.setenv("VISIONLAB_RUNS", str(tmp_path / "runs"))
    made = new_window(qtbot, tmp_path)
    made.setWindowState(Qt.WindowState.WindowNoState)  # offscreen, the screen is narrower than any real one
    made.resize(1366, 740)
    made.show()
    qtbot.waitUntil(lambda: "networks" in vars(made.gallery))
    return made


@pytest.fixture
def tour(window: Window, qtbot: QtBot) -> Tour:
    window.actions_by_name["tour"].trigger()
    return window.tour


def bubble(tour: Tour) -> Bubble:
    assert tour.bubble is not None
    return tour.bubble


def number(tour: Tour) -> int:
    return STEPS.index(type(tour.step)) if tour.step is not None else -1


def test_each_step_ends_when_it_is_done(
    window: Window, tour: Tour, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def came(place: int) -> None:
        qtbot.waitUntil(lambda: number(tour) == place, timeout=PATIENCE)

    assert number(tour) == 0
    window.gallery.networks.grid.point_at("starter")
    qtbot.keyClick(window.gallery.networks.grid, Qt.Key.Key_Return)
    came(1)
    window.document.selection.set(["residual_basic"])
    qtbot.keyClick(window.canvas, Qt.Key.Key_Return)
    came(2)
    assert not window.is_inside
    window.document.selection.set(())
    search = window.editor.palette_panel.search
    qtbot.keyClicks(search, "dropout")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    came(3)
    assert window.document.report.problems  # nothing is wired to it
    qtbot.wait(250)
    assert number(tour) == 3
    window.document.undo()
    came(4)
    window.document.edit("Widen", lambda graph: wider(graph))
    came(5)
    monkeypatch.setattr(Window, "is_training", property(lambda _self: True))
    came(6)
    assert window.training_dock.isVisible()
    assert bubble(tour).next.text().replace("&", "") == "Finish" and not bubble(tour).skip.isVisible()
    bubble(tour).next.click()
    assert not tour.is_on and not bubble(tour).isVisible()
    assert window.settings.text(TOUR_SEEN)
    monkeypatch.undo()


def wider(graph: Graph) -> Graph:
    id = next(id for id, node in graph.nodes.items() if node.block.kind == "conv_norm_act")
    return edits.replace_block(graph, id, graph.nodes[id].block.with_(channels=24))


def test_next_goes_through_all_of_it_and_loses_nothing(window: Window, tour: Tour, qtbot: QtBot) -> None:
    assert QApplication.focusWidget() is bubble(tour).next
    for place in range(len(STEPS)):
        assert number(tour) == place
        qtbot.keyClick(bubble(tour).next, Qt.Key.Key_Return)
    assert not tour.is_on
    assert window.document.name == "Starter" and window.document.is_saved and not window.is_training


def test_a_network_that_is_open_stays(window: Window, qtbot: QtBot) -> None:
    window.files.open_preset("squeezenet-1.0")
    window.tour.start()
    assert window.pages.currentWidget() is window.gallery
    window.tour.next()
    assert window.document.name.startswith("SqueezeNet") and window.pages.currentWidget() is window.editor


def test_it_can_be_left_and_begun_again(window: Window, tour: Tour, qtbot: QtBot) -> None:
    button = window.gallery.buttons["tour"]
    assert not button.property("flat")
    qtbot.keyClick(bubble(tour).next, Qt.Key.Key_Space)
    qtbot.keyClick(bubble(tour).back, Qt.Key.Key_Space)
    assert number(tour) == 0
    qtbot.keyClick(bubble(tour).next, Qt.Key.Key_Escape)
    assert not tour.is_on and button.property("flat")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert number(tour) == 0
    bubble(tour).skip.click()
    assert not tour.is_on


def test_what_is_meant_is_framed_and_not_hidden(window: Window, tour: Tour, qtbot: QtBot) -> None:
    for _ in STEPS[1:]:
        tour.next()
        qtbot.wait(30)
        tour.look()
        step, ring = tour.step, tour._ring
        assert step is not None and ring is not None
        target = step.target()
        assert target is not None and ring.isVisible()
        box = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        assert ring.geometry().contains(box.intersected(window.rect()))
        assert window.rect().contains(bubble(tour).geometry())
        if box.width() < window.width() // 2:
            assert not bubble(tour).geometry().intersects(box)


def test_the_mouse_goes_through_the_frame(window: Window, tour: Tour, qtbot: QtBot) -> None:
    assert tour._ring is not None
    middle = tour._ring.geometry().center()
    assert window.childAt(middle) is not tour._ring


def test_every_text_is_filled_in(window: Window) -> None:
    for step in STEPS:
        assert "{" not in step(window).words
    assert {name for name in dir(steps) if isinstance(getattr(steps, name), type)} >= {step.__name__ for step in STEPS}
