"""A repetition on the canvas and in the inspector."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.networks import chain
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.repeat import Repeat
from visionlab.blocks.residual_basic import ResidualBasic
from visionlab.layers.activation import ReLU
from visionlab.layers.conv import Conv
from visionlab.ui.canvas import menus, repeating
from visionlab.ui.canvas.view import Canvas
from visionlab.ui.document import Document
from visionlab.ui.panels.editors import KindEditor
from visionlab.ui.panels.inspector import Inspector
from visionlab.ui.panels.typed import NumberEditor

BLOCK = ResidualBasic(32, 2)


@pytest.fixture
def document(qtbot):
    made = Document()
    made.open(chain(Repeat(4, BLOCK), ReLU(), Classifier(7)), "repeated")
    return made


@pytest.fixture
def canvas(qtbot, document):
    made = Canvas(document)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def inspector(qtbot, document):
    made = Inspector(document)
    qtbot.addWidget(made)
    made.resize(320, 900)
    with qtbot.waitExposed(made):
        made.show()
    document.selection.set(["n1"])
    return made


def test_written_out_it_costs_the_same_and_undo_brings_it_back(canvas, document):
    before = document.report
    repeating.write_out(canvas, "n1")
    after = document.report
    assert after.is_complete
    assert (after.parameters, after.macs, after.classes) == (before.parameters, before.macs, before.classes)
    blocks = [node.block for node in document.graph.nodes.values() if isinstance(node.block, ResidualBasic)]
    assert blocks == [BLOCK, *[ResidualBasic(32)] * 3]
    assert len(canvas.selected) == 4
    document.undo()
    assert document.graph.nodes["n1"].block == Repeat(4, BLOCK)


def test_a_block_is_repeated_from_its_menu(canvas, document):
    document.open(chain(Conv(8), Classifier(3)), "plain")
    texts = {action.text(): action for action in menus.node_menu(canvas, "n1").actions()}
    texts["Repeat"].trigger()
    assert document.graph.nodes["n1"].block == Repeat(2, Conv(8))
    texts = {action.text(): action for action in menus.node_menu(canvas, "n1").actions()}
    texts["Write the repetition out"].trigger()
    assert [node.block for node in document.graph.nodes.values()].count(Conv(8)) == 2
    assert not repeating.can_repeat(document.graph, "n0")


def test_the_inner_blocks_fields_are_edited_below_its_kind(inspector, document, qtbot):
    form, inner = inspector.node.form, inspector.node.inner_form
    assert form is not None and inner is not None and inner.isVisible()
    assert form.mapTo(inspector, form.rect().bottomLeft()).y() <= inner.mapTo(inspector, inner.rect().topLeft()).y()
    channels = inner.rows["channels"].editor
    assert isinstance(channels, NumberEditor) and channels.value == 32
    channels.box.setFocus()
    channels.box.selectAll()
    QTest.keyClicks(channels.box, "48")
    QTest.keyClick(channels.box, Qt.Key.Key_Return)
    assert document.graph.nodes["n1"].block == Repeat(4, ResidualBasic(48, 2))
    document.undo()
    assert document.graph.nodes["n1"].block == Repeat(4, BLOCK)
    assert inner.rows["channels"].editor.value == 32


def test_another_kind_is_chosen_from_a_menu_that_offers_what_can_stand_in_a_row(inspector, document, qtbot):
    form = inspector.node.form
    assert form is not None
    editor = form.rows["block"].editor
    assert isinstance(editor, KindEditor)
    offered = [editor.menu.itemText(number) for number in range(editor.menu.count())]
    assert "Fire" in offered and not {"Repeat", "Add", "Input", "Auxiliary head"} & set(offered)
    editor.menu.setCurrentIndex(offered.index("Dense layer"))
    editor.menu.activated.emit(offered.index("Dense layer"))
    assert document.graph.nodes["n1"].block.block.kind == "dense_layer"
    assert inspector.node.inner_form is not None and "growth_rate" in inspector.node.inner_form.rows
