"""The palette, driven by mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QDrag
from pytestqt.qtbot import QtBot

from visionlab.blocks.catalogue import GROUPS, parts
from visionlab.ui.panels.palette import MIME, Palette, make_drag


@pytest.fixture
def palette(qtbot: QtBot) -> Palette:
    made = Palette()
    qtbot.addWidget(made)
    made.resize(216, 1200)
    made.show()
    qtbot.waitExposed(made)
    return made


def _heading(palette: Palette, group: str) -> QModelIndex:
    model = palette.view.model()
    return next(index for row in range(model.rowCount()) if (index := model.index(row, 0)).data() == group)


def _entry(palette: Palette, kind: str) -> QPoint:
    """The middle of an entry in the view."""
    model = palette.view.model()
    heading = _heading(palette, parts()[kind].group)
    row = next(
        row for row in range(model.rowCount(heading)) if model.index(row, 0, heading).data() == parts()[kind].title
    )
    return palette.view.visualRect(model.index(row, 0, heading)).center()


def test_every_block_is_there_under_its_group_in_order(palette: Palette) -> None:
    assert sorted(palette.shown_kinds()) == sorted(parts())
    model = palette.view.model()
    assert tuple(model.index(row, 0).data() for row in range(model.rowCount())) == GROUPS
    assert palette.shown_kinds()[0] == "input"


def test_a_search_looks_at_titles_kinds_and_descriptions(palette: Palette, qtbot: QtBot) -> None:
    palette.focus_search()
    qtbot.keyClicks(palette.search, "POOL max")
    assert "max_pool" in palette.shown_kinds() and "avg_pool" not in palette.shown_kinds()
    palette.search.clear()
    qtbot.keyClicks(palette.search, "iandola")
    assert palette.shown_kinds() == ["fire"]
    palette.search.clear()
    qtbot.keyClicks(palette.search, "lrn")
    assert palette.shown_kinds() == ["lrn"]


def test_escape_clears_the_search(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.search, "fire")
    qtbot.keyClick(palette.search, Qt.Key.Key_Escape)
    assert palette.search.text() == ""
    assert len(palette.shown_kinds()) == len(parts())


def test_nothing_found_is_said(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.search, "transformer<b>")
    assert not palette.view.isVisible()
    assert palette._nothing.isVisible() and "transformer<b>" in palette._nothing.text()
    palette.search.clear()
    assert palette.view.isVisible() and not palette._nothing.isVisible()


def test_enter_in_the_search_chooses_the_likeliest(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.search, "dense")
    assert len(palette.shown_kinds()) > 1
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert chosen.args[0].startswith("dense_")


def test_enter_in_an_empty_search_chooses_nothing(palette: Palette, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(palette.search, Qt.Key.Key_Return)


def test_down_goes_into_the_results_and_enter_chooses(palette: Palette, qtbot: QtBot) -> None:
    palette.activateWindow()
    palette.focus_search()
    qtbot.keyClicks(palette.search, "pool")
    found = palette.shown_kinds()
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    qtbot.waitUntil(palette.view.hasFocus)
    first = palette.view.currentIndex().data()
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(palette.view, Qt.Key.Key_Return)
    assert chosen.args[0] in found and parts()[chosen.args[0]].title == first


def test_a_double_click_chooses(palette: Palette, qtbot: QtBot) -> None:
    place = _entry(palette, "fire")
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.mouseClick(palette.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(palette.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["fire"]


def test_a_heading_closes_its_group_which_a_search_still_finds(palette: Palette, qtbot: QtBot) -> None:
    heading = _heading(palette, "Pooling")
    palette.view.scrollTo(heading)
    qtbot.mouseClick(palette.view.viewport(), Qt.MouseButton.LeftButton, pos=palette.view.visualRect(heading).center())
    assert not palette.view.isExpanded(heading)
    qtbot.keyClicks(palette.search, "average")
    assert palette.view.isExpanded(_heading(palette, "Pooling"))
    palette.search.clear()
    assert not palette.view.isExpanded(_heading(palette, "Pooling"))
    assert palette.view.isExpanded(_heading(palette, "Merge"))


def test_a_drag_carries_the_kind_and_a_picture(palette: Palette) -> None:
    drag = make_drag(parts()["conv"], palette)
    assert bytes(drag.mimeData().data(MIME).data()) == b"conv"
    assert not drag.pixmap().isNull()


def test_dragging_an_entry_starts_the_drag_of_that_kind(
    palette: Palette, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged: list[bytes] = []

    def take(drag: QDrag, *actions: object) -> Qt.DropAction:
        dragged.append(bytes(drag.mimeData().data(MIME).data()))
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", take)
    viewport, place = palette.view.viewport(), _entry(palette, "residual_basic")
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseMove(viewport, place + QPoint(4, 0))
    qtbot.mouseMove(viewport, place + QPoint(60, 30))
    qtbot.waitUntil(lambda: dragged == [b"residual_basic"])
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place + QPoint(60, 30))


def test_every_entry_has_its_sentence_as_a_tool_tip(palette: Palette) -> None:
    for index in palette._indexes():
        tip = index.data(Qt.ItemDataRole.ToolTipRole)
        assert tip.startswith("<p") and len(tip) > 40
