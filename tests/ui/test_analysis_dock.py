"""The analysis dock: its pages, made when looked at, and refreshed while they are seen."""

from __future__ import annotations

import pytest

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
