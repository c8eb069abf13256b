"""Stochastic depth of a whole network, set in one place."""

from __future__ import annotations

import pytest

from visionlab.graph import edits
from visionlab.presets.decay import Decay, decay_of
from visionlab.presets.registry import preset
from visionlab.ui.document import Document
from visionlab.ui.panels.network_page import NetworkPage


@pytest.fixture
def document(qtbot):
    made = Document()
    made.open(preset("cifar-resnet-20").graph(), "twenty")
    return made


@pytest.fixture
def page(qtbot, document):
    made = NetworkPage(document)
    document.changed.connect(lambda _change: made.refresh())
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    return made


def survivals(document):
    return [node.block.survival for node in document.graph.nodes.values() if hasattr(node.block, "survival")]


def test_one_number_sets_them_all_in_one_undo_step(page, document):
    assert page.survival.isVisible() and page.survival.editor.value == 1.0
    for last in (0.8, 0.6, 0.5):
        page.survival.editor.edited.emit(last)
    page.survival.editor.finished.emit()
    told = survivals(document)
    assert told[-1] == 0.5 and told == sorted(told, reverse=True)
    assert told[0] == pytest.approx(1 - 0.5 / 9, abs=1e-6)
    assert page.survival.editor.value == 0.5
    document.undo()
    assert set(survivals(document)) == {1.0}


def test_survivals_of_ones_own_are_shown_as_several(page, document):
    id = next(id for id, node in document.graph.nodes.items() if hasattr(node.block, "survival"))
    part = document.graph.nodes[id].block.with_(survival=0.3)
    document.edit("one", lambda graph: edits.replace_block(graph, id, part))
    assert page.survival.editor.value is None
    assert decay_of(document.graph) is None


def test_a_network_without_shortcuts_has_no_such_row(page, document):
    for id in ("vgg-16", "cifar-plain-20"):
        document.open(preset(id).graph(), id)
        assert not page.survival.isVisible()


def test_the_preset_follows_the_line(document):
    assert decay_of(preset("cifar-stochastic-depth-110").graph()) == Decay(0.5)
