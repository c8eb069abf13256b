"""The command palette, driven by the keyboard as a person would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from tests.support.windows import new_window
from visionlab.graph import edits
from visionlab.ui.actions import ACTIONS
from visionlab.ui.command_palette.popup import found
from visionlab.ui.command_palette.ranking import rank
from visionlab.ui.theme import DARK, theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)


@pytest.fixture
def window(qtbot, tmp_path):
    made = new_window(qtbot, tmp_path)
    made.show()
    return made


@pytest.fixture
def palette(qtbot, window):
    window.files.open_preset("starter")
    window.actions_by_name["commands"].trigger()
    made = window.command_palette
    qtbot.waitUntil(made.isVisible)
    return made


def typed(qtbot, palette, text: str) -> list[str]:
    palette.search.clear()
    qtbot.keyClicks(palette.search, text)
    return [offer.text for offer in palette.model.offers]


def press(qtbot, palette, key: Qt.Key) -> None:
    qtbot.keyClick(palette.search, key)


def test_ranks_from_beginning_to_scattered_letters():
    texts = ["Arrange", "Look inside the block", "Show the training panel", "Train", "Pause or go on"]
    assert min(texts, key=lambda text: rank("train", text) or (9, 0, 0)) == "Train"
    assert rank("train", "Show the training panel") < rank("train", "Restrain")
    assert rank("block look", "Look inside the block") is not None
    assert rank("litb", "Look inside the block") == (5, 0, 21)
    assert rank("arg", "Arrange")[0] == 6
    assert rank("view arr", "Arrange", "View") is not None
    assert rank("zq", "Arrange") is None
    assert rank("ae", "A long way to the last letter: e") is None


@given(st.text(max_size=8), st.text(max_size=30), st.text(max_size=10))
def test_any_text_has_a_rank_or_none_and_finds_itself(typed, text, aside):
    answer = rank(typed, text, aside)
    assert answer is None or len(answer) == 3
    found = rank(text, text, aside)
    assert found is not None and found[0] <= 2


def test_every_action_is_offered_with_its_key(palette, window):
    offered = {offer.name: offer for offer in palette.model.offers}
    for told in ACTIONS:
        if told.name not in ("", "recent", "commands"):
            assert told.name in offered
    assert offered["arrange"].key == "Ctrl+L"
    assert not any(name.startswith("preset ") for name in offered)  # too many to be read


def test_typing_and_enter_do_it(palette, window, qtbot):
    assert typed(qtbot, palette, "dark")[0] == "Dark theme"
    press(qtbot, palette, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert theme().colours is DARK
    window.choose_theme("light")
    palette.open()
    assert palette.model.offers[0].name == "theme dark"  # chosen lately


def test_what_is_off_says_why_and_does_nothing(palette, window, qtbot):
    assert typed(qtbot, palette, "undo")[0] == "Undo"
    assert palette.model.offers[0].reason == "Nothing was edited yet"
    press(qtbot, palette, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert window.statusBar().currentMessage() == "Nothing was edited yet"


def test_arrows_walk_and_esc_closes(palette, qtbot):
    typed(qtbot, palette, "zoom")
    press(qtbot, palette, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    press(qtbot, palette, Qt.Key.Key_Up)
    press(qtbot, palette, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == palette.model.rowCount() - 1
    press(qtbot, palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_it_is_no_taller_than_what_is_found(palette, qtbot):
    for text in ("zoom", "densenet-264"):
        rows = len(typed(qtbot, palette, text))
        assert 0 <= palette.list.height() - 30 * rows <= 10
    assert rows == 1


def test_presets_blocks_and_pages_are_found(palette, window, qtbot):
    assert typed(qtbot, palette, "russian")[0] == "Русский"
    assert typed(qtbot, palette, "densenet-121")[0] == "Open DenseNet-121"
    press(qtbot, palette, Qt.Key.Key_Return)
    assert window.document.name == "DenseNet-121"
    palette.open()
    assert typed(qtbot, palette, "go to dense block 2")[0] == "Go to dense block 2"
    press(qtbot, palette, Qt.Key.Key_Return)
    assert window.document.selection.single == "dense_block_2"
    palette.open()
    assert typed(qtbot, palette, "analysis memory")[0] == "Analysis: Memory"
    press(qtbot, palette, Qt.Key.Key_Return)
    assert window.analysis_dock.isVisible() and window.analysis_dock.panel.page.name == "memory"


def test_a_click_chooses_and_nonsense_finds_nothing(palette, window, qtbot):
    assert typed(qtbot, palette, "qqqq") == []
    assert palette.nothing.isVisible() and not palette.list.isVisible()
    window.document.edit("Move", lambda graph: edits.move(graph, {next(iter(graph.nodes)): (99.0, 9.0)}))
    palette.open()
    typed(qtbot, palette, "undo")
    where = palette.list.visualRect(palette.model.index(0)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.document.redo_label == "Move"


def test_an_off_line_comes_after_those_that_are_on(palette):
    offers = palette.model.offers
    on, off = (next(offer for offer in offers if bool(offer.reason) is is_off) for is_off in (False, True))
    assert [one.reason for one in found([off, on], "")] == [off.reason, ""]
