"""The dock of results as a person drives it: real folders, the real window, and where it is asked a real child."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from tests.support.tested_runs import CLASSES, COUNT, finished_run, graph
from visionlab.data.predictions import accuracy, confusion, ensemble, mistakes, read
from visionlab.runs.folder import RunFolder
from visionlab.ui.results.pages.confusion import ConfusionPage
from visionlab.ui.results.pages.ensemble import EnsemblePage
from visionlab.ui.results.pages.inside import FILTERS, InsidePage
from visionlab.ui.results.pages.mistakes import MistakesPage
from visionlab.ui.results.pages.overview import OverviewPage
from visionlab.ui.results.panel import ResultsPanel, page_kinds
from visionlab.ui.settings import Settings
from visionlab.ui.window import Window

#: how long a test waits for what must come (ms); how long it takes is not tested
_PATIENCE = 60_000


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VISIONLAB_CONFIG", str(tmp_path))
    monkeypatch.setenv("VISIONLAB_RUNS", str(tmp_path / "runs"))
    (tmp_path / "runs").mkdir()
    return tmp_path / "runs"


@pytest.fixture
def window(qtbot: QtBot, root: Path, tmp_path: Path) -> Window:
    made = Window(Settings(tmp_path / "window.ini"))
    qtbot.addWidget(made)
    made.resize(1366, 740)
    with qtbot.waitExposed(made):
        made.show()
    made.document.open(graph(), "Tiny", None)
    made.files.opened.emit()
    yield made
    if made.results_dock._panel is not None:
        made.results_dock.panel.results.examiner.close()


def opened(window: Window, qtbot: QtBot, name: str = "overview") -> ResultsPanel:
    """The panel on a page, once its run is read."""
    window.results_dock.bring()
    panel = window.results_dock.panel
    panel.show_page(name)
    qtbot.waitUntil(lambda: panel.results.shown is not None, timeout=_PATIENCE)
    return panel


def show_newest(folder: RunFolder) -> None:
    """Runs are ordered by the time of their settings, which two runs of a test may share."""
    later = time.time() + 10
    os.utime(folder.path / "settings.json", (later, later))


def test_without_runs_every_page_says_so(window: Window, qtbot: QtBot) -> None:
    window.actions_by_name["results"].trigger()
    panel = window.results_dock.panel
    qtbot.waitUntil(lambda: panel.results.is_listed, timeout=_PATIENCE)
    for kind in page_kinds():
        page = panel.show_page(kind.name)
        assert "Train a network" in page.nothing.text() and page.nothing.isVisible()
        assert not page.body.isVisible() and not page.test_button.isVisible()
    assert not panel.chooser.menu.isEnabled()
    window.actions_by_name["results"].trigger()
    assert not window.results_dock.isVisible()


def test_names_ranks_and_words_of_the_pages_are_their_own() -> None:
    kinds = page_kinds()
    assert len({kind.name for kind in kinds}) == len({kind.rank for kind in kinds}) == len(kinds) == 5
    assert all(kind.heading and kind.about for kind in kinds)


def test_the_window_stays_as_small_as_a_small_screen(window: Window, root: Path, qtbot: QtBot) -> None:
    finished_run(root)
    panel = opened(window, qtbot)
    for kind in page_kinds():
        panel.show_page(kind.name)
    assert window.minimumSizeHint().height() <= 740


def test_the_overview_tells_what_the_answers_say(window: Window, root: Path, qtbot: QtBot) -> None:
    folder = finished_run(root)
    page = opened(window, qtbot).page
    assert isinstance(page, OverviewPage)
    told = accuracy(read(folder.test))
    assert page.accuracy.text() == f"{told.value:.1%}" and f"{told.hits} of {COUNT}" in page.interval.text()
    assert page.top_name.text().endswith("5") and page.chance.text() == "10.0%"
    assert {bar.name for bar in page.classes.bars} == set(CLASSES)
    shares = [bar.share for bar in page.classes.bars]
    assert shares == sorted(shares, reverse=True)
    assert page.ten_button.isVisible() and not page.ten.isVisible()
    page.grab()


def test_a_cell_of_the_confusion_shows_its_pictures(window: Window, root: Path, qtbot: QtBot) -> None:
    folder = finished_run(root)
    panel = opened(window, qtbot, "confusion")
    page = panel.page
    assert isinstance(page, ConfusionPage)
    counts = confusion(read(folder.test))
    assert page.matrix.counts == counts.tolist()
    row, column = page.matrix.cell
    assert row != column and counts[row, column] == max(counts[a, b] for a in range(10) for b in range(10) if a != b)
    qtbot.waitUntil(lambda: page.grid.count() == counts[row, column], timeout=_PATIENCE)
    place = page.matrix._rect(3, 3).center().toPoint()
    qtbot.mouseClick(page.matrix, Qt.MouseButton.LeftButton, pos=place)
    assert page.matrix.cell == (3, 3)
    qtbot.waitUntil(lambda: page.grid.count() == counts[3, 3], timeout=_PATIENCE)
    assert "called truck" in page.sentence.text() and "called truck" in page.matrix.accessibleDescription()
    qtbot.keyClick(page.matrix, Qt.Key.Key_Right)
    qtbot.keyClick(page.matrix, Qt.Key.Key_Up)
    assert page.matrix.cell == (2, 4)
    qtbot.waitUntil(lambda: page.grid.count() == counts[2, 4], timeout=_PATIENCE)
    for _ in range(12):
        qtbot.keyClick(page.matrix, Qt.Key.Key_Left)
    assert page.matrix.cell == (2, 0)
    page.grab()


def test_a_mistake_is_opened_inside(window: Window, root: Path, qtbot: QtBot) -> None:
    folder = finished_run(root)
    panel = opened(window, qtbot, "mistakes")
    page = panel.page
    assert isinstance(page, MistakesPage)
    found = mistakes(read(folder.test), 100)
    qtbot.waitUntil(lambda: page.grid.count() == len(found), timeout=_PATIENCE)
    assert CLASSES[found[0].true] in page.grid.item(0).text() and CLASSES[found[0].said] in page.grid.item(0).text()
    page.grid.setCurrentRow(1)
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    inside = panel.page
    assert isinstance(inside, InsidePage) and inside.picture == {"number": found[1].number}
    assert inside.number.value() == found[1].number


def test_looking_inside_and_a_picture_of_ones_own(window: Window, root: Path, qtbot: QtBot, tmp_path: Path) -> None:
    folder = finished_run(root)
    panel = opened(window, qtbot, "inside")
    page = panel.page
    assert isinstance(page, InsidePage)
    assert [page.nodes.itemData(at) for at in range(page.nodes.count())] == ["n1", "n2"]
    qtbot.waitUntil(lambda: len(page.bars.bars) == 5 and page.grid.count() == 4, timeout=_PATIENCE)
    qtbot.waitUntil(lambda: page.view.overlay is not None, timeout=_PATIENCE)
    assert page.view.picture is not None and page.view.picture.width() == 32
    true = CLASSES[read(folder.test).labels[0]]
    assert page.caption.text().startswith(f"{true}, called")
    window.document.selection.set({"n1"})
    assert page.nodes.currentData() == "n1"
    page.what.edited.emit(FILTERS)
    qtbot.waitUntil(lambda: "kernels of 3×3" in page.sentence.text(), timeout=_PATIENCE)
    page.sees.click()
    assert page.view.overlay is None
    Image.new("RGB", (90, 60), (250, 10, 10)).save(tmp_path / "red.png")
    drop(window, tmp_path / "red.png")
    qtbot.waitUntil(lambda: page.caption.text().startswith("red.png"), timeout=_PATIENCE)
    assert page.view.picture.pixelColor(16, 16).red() == 250
    (tmp_path / "odd.png").write_bytes(b"no picture")
    drop(window, tmp_path / "odd.png")
    qtbot.waitUntil(lambda: "must be a picture" in window.statusBar().currentMessage(), timeout=_PATIENCE)
    assert "must be a picture" in page.caption.text() and not page.bars.bars and page.view.picture is None
    # a child that dies is told of, and the next question starts another
    panel.results.examiner._child._child.kill()
    panel.results.examiner._child._child.wait()
    page.show_number(3)
    qtbot.waitUntil(lambda: "ended before it had answered" in page.caption.text(), timeout=_PATIENCE)
    page.show_number(4)
    true = CLASSES[read(folder.test).labels[4]]
    qtbot.waitUntil(lambda: page.caption.text().startswith(f"{true}, called"), timeout=_PATIENCE)
    page.grab()
    window.results_dock.hide()
    assert panel.results.examiner._child is None


def drop(window: Window, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(10, 10), action, data, button, key))


def test_a_picture_dropped_before_anything_was_trained(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    Image.new("RGB", (9, 9)).save(tmp_path / "a.png")
    drop(window, tmp_path / "a.png")
    page = window.results_dock.panel.page
    assert isinstance(page, InsidePage)
    qtbot.waitUntil(lambda: "Train a network" in page.nothing.text(), timeout=_PATIENCE)


def test_an_untested_run_is_tested_on_request(window: Window, root: Path, qtbot: QtBot) -> None:
    folder = finished_run(root, is_tested=False)
    page = opened(window, qtbot).page
    assert page is not None
    qtbot.waitUntil(lambda: page.test_button.isVisible(), timeout=_PATIENCE)
    assert "has not been tested" in page.nothing.text()
    page.test_button.button.click()
    assert page.test_button.is_busy
    qtbot.waitUntil(lambda: page.body.isVisible(), timeout=_PATIENCE)
    assert isinstance(page, OverviewPage)
    assert page.accuracy.text() == f"{accuracy(read(folder.test)).value:.1%}"


def test_an_ensemble_of_checked_runs_and_its_ten_crops(window: Window, root: Path, qtbot: QtBot) -> None:
    folders = [finished_run(root, f"Tiny {seed}", seed) for seed in range(3)]
    panel = opened(window, qtbot, "ensemble")
    page = panel.page
    assert isinstance(page, EnsemblePage)
    qtbot.waitUntil(lambda: page.table.topLevelItemCount() == 3, timeout=_PATIENCE)
    together = accuracy(ensemble([read(folder.test) for folder in folders]))
    assert page.accuracy.text() == f"{together.value:.1%}" and "of 3" in page.interval.text()
    first = page.table.topLevelItem(0)
    first.setCheckState(0, Qt.CheckState.Unchecked)
    left = page.chosen
    assert len(left) == 2 and page.accuracy.text() == f"{accuracy(ensemble([m.whole for m in left])).value:.1%}"
    page.ten.click()
    assert page.accuracy.text() == "—" and page.button.isVisible()
    page.button.button.click()
    tested = [Path(member.path) / "test10.safetensors" for member in left]
    qtbot.waitUntil(lambda: page.accuracy.text() != "—", timeout=_PATIENCE)
    assert page.accuracy.text() == f"{accuracy(ensemble([read(path) for path in tested])).value:.1%}"
    assert not page.button.isVisible() and len(page.chosen) == 2
    page.grab()


def test_the_run_is_chosen_and_follows_the_training_panel(window: Window, root: Path, qtbot: QtBot) -> None:
    older, newer = finished_run(root, "Older", 1), finished_run(root, "Newer", 2)
    show_newest(newer)
    panel = opened(window, qtbot)
    menu = panel.chooser.menu
    assert menu.count() == 2 and menu.currentData() == str(newer.path)
    window.results_dock.follow(older.id)
    qtbot.waitUntil(lambda: panel.results.shown.folder.path == older.path, timeout=_PATIENCE)
    assert menu.currentData() == str(older.path)
    menu.setCurrentIndex(0)
    menu.activated.emit(0)
    qtbot.waitUntil(lambda: panel.results.shown.folder.path == newer.path, timeout=_PATIENCE)


def test_answers_of_earlier_weights_are_none(window: Window, root: Path, qtbot: QtBot) -> None:
    folder = finished_run(root)
    later = time.time() + 10
    os.utime(folder.best, (later, later))
    page = opened(window, qtbot).page
    assert page is not None and page.test_button.isVisible()


def test_a_damaged_file_is_worded(window: Window, root: Path, qtbot: QtBot) -> None:
    folder = finished_run(root)
    folder.test.write_bytes(b"garbage")
    page = opened(window, qtbot).page
    assert page is not None and "is damaged" in page.nothing.text() and page.test_button.isVisible()
