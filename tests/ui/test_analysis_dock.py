"""The analysis dock: its pages, made when looked at, and refreshed while they are seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from visionlab.ui.analysis.panel import page_kinds
from visionlab.ui.document import Document


@pytest.fixture
def window(qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("VISIONLAB_CONFIG", str(tmp_path))
    from visionlab.ui.settings import Settings
    from visionlab.ui.window import Window

    made = Window(Settings(tmp_path / "window.ini"))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    made.files.open_preset("starter")
    return made


def test_every_page_opens_on_a_network_and_follows_edits(window, qtbot):
    window.actions_by_name["analyse"].trigger()
    panel = window.analysis_dock.panel
    assert window.analysis_dock.isVisible() and panel.tabs.count() == len(page_kinds())
    for kind in page_kinds():
        panel.show_page(kind.name)
        assert type(panel.page) is kind and panel.page.isVisible()
        assert panel.situation.isVisible() == kind.is_conditional
        assert panel.tabs.tabToolTip(panel.tabs.currentIndex())
        document: Document = window.document
        document.edit("rename", lambda graph: graph)
        window.files.open_preset("cifar-resnet-20")
        window.files.open_preset("starter")
        panel.grab()
    window.actions_by_name["analyse"].trigger()
    assert not window.analysis_dock.isVisible()


def test_names_ranks_and_words_of_the_pages_are_their_own():
    kinds = page_kinds()
    assert len({kind.name for kind in kinds}) == len({kind.rank for kind in kinds}) == len(kinds)
    assert all(kind.heading and kind.about for kind in kinds)


def test_the_page_is_remembered_and_the_gallery_hides_the_dock(window, qtbot):
    window.analysis_dock.toggle()
    window.analysis_dock.panel.show_page("budget")
    assert window.settings.text("analysis_page") == "budget"
    window.show_gallery()
    assert not window.analysis_dock.isVisible()
    assert not window.actions_by_name["analyse"].isEnabled()


def test_the_situation_is_one_for_all_pages(window, qtbot):
    window.analysis_dock.toggle()
    panel = window.analysis_dock.panel
    panel.situation.editors["batch"].edited.emit(8)
    assert window.conditions.situation.batch == 8
    assert panel.situation.editors["batch"].value == 8


def test_a_row_that_is_picked_is_brought_into_view_and_a_node_selects_its_row(window, qtbot):
    window.files.open_preset("resnet-50")
    window.analysis_dock.toggle()
    panel, canvas = window.analysis_dock.panel, window.canvas
    panel.show_page("table")
    tree, last = panel.page.tree, list(window.document.graph.nodes)[-1]

    def is_seen(id: str) -> bool:
        return canvas.viewport().rect().contains(canvas.mapFromScene(canvas.drawing.box(id).center()))

    assert not is_seen(last)
    index = tree.rows.find((last,))
    tree.scrollTo(index)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())
    assert window.document.selection.single == last and is_seen(last)
    place = canvas.verticalScrollBar().value()
    qtbot.keyClick(tree, Qt.Key.Key_Up)
    above = window.document.selection.single
    assert above != last and is_seen(above)
    assert canvas.verticalScrollBar().value() == place  # it was seen already
    canvas.enter(above)
    tree.scrollTo(index)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())
    assert not canvas.is_inside and is_seen(last)
    first = next(iter(window.document.graph.nodes))
    canvas.select([first])
    assert tree.selected_paths == [(first,)]
