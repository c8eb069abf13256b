"""Blocks of several kinds edited together, through the inspector's own widgets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.keyboard import retype
from visionlab.blocks.catalogue import parts
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.fields import specs
from visionlab.graph.model import Graph, Node
from visionlab.layers.conv import Conv
from visionlab.layers.pool import MaxPool
from visionlab.ui.document import Document
from visionlab.ui.panels.inspector import Inspector
from visionlab.ui.panels.shared_form import shared


@pytest.fixture
def document() -> Document:
    made = Document()
    blocks = {"conv": Conv(8, 3), "unit": ConvNormAct(16, 5, stride=2), "pool": MaxPool(3, 2)}
    made.open(Graph.of([Node(id, block, 0.0, 150.0 * at) for at, (id, block) in enumerate(blocks.items())]), "net")
    return made


@pytest.fixture
def inspector(qtbot, document: Document) -> Inspector:
    made = Inspector(document)
    qtbot.addWidget(made)
    made.show()
    return made


def editor(inspector: Inspector, name: str):
    form = inspector.node.form
    assert form is not None
    return form.rows[name].editor


def block(document: Document, id: str):
    return document.graph.nodes[id].block


@pytest.mark.parametrize("kinds", [(Conv, ConvNormAct), (Conv, MaxPool), tuple(parts().values())[:6]])
def test_shared_fields_are_those_that_all_have_and_take_what_any_takes(kinds):
    names = set.intersection(*({spec.name for spec in specs(kind)} for kind in kinds))
    found = shared([specs(kind) for kind in kinds])
    assert {spec.name for spec in found} <= names
    for spec in found:
        for kind in kinds:
            own = kind.spec(spec.name)
            assert own.kind == spec.kind and spec.low <= own.low and own.high <= spec.high
            assert set(own.options) <= set(spec.options)


def test_a_shared_field_changes_all_in_one_step(inspector, document):
    document.selection.set(["conv", "unit"])
    page = inspector.node
    assert page.fields_heading.text() == "Fields that all of them have" and not page.kind.isVisible()
    channels = editor(inspector, "channels")
    assert channels.box.text() == "" and channels.box.lineEdit().placeholderText() == "several"
    retype(channels.box, "64")
    assert block(document, "conv").channels == block(document, "unit").channels == 64
    assert block(document, "unit").kernel == 5
    document.undo()
    assert (block(document, "conv").channels, block(document, "unit").channels) == (8, 16)
    assert channels.box.lineEdit().placeholderText() == "several"


def test_what_some_cannot_take_changes_none_and_is_said_in_one_sentence(inspector, document):
    document.selection.set(["conv", "unit", "pool"])
    before = document.graph
    retype(editor(inspector, "padding").box, "-1", enter=False)  # `same`, which a pool knows nothing of
    assert document.graph is before
    form = inspector.node.form
    problem = form.rows["padding"].problem
    assert problem.isVisible() and "1 of 3 blocks do not take that" in problem.text() and "\n" not in problem.text()


def test_no_default_is_offered_where_each_kind_has_its_own(inspector, document):
    document.selection.set(["conv", "pool"])
    form = inspector.node.form
    assert Conv.spec("stride").default != MaxPool.spec("stride").default
    assert not form.rows["stride"].reset.isVisible()
    retype(editor(inspector, "stride").box, "3")
    assert not form.rows["stride"].reset.isVisible()
    assert "another one for each kind" in form.rows["stride"].label.toolTip()


def test_one_kind_alone_has_its_own_fields_again(inspector, document):
    document.selection.set(["conv", "unit"])
    document.selection.set(["conv"])
    assert inspector.node.fields_heading.text() == "Fields"
    assert inspector.node.form.rows.keys() == {spec.name for spec in specs(Conv)}
    document.selection.set(["conv", "pool", "unit"])
    document.selection.set([])
    assert inspector.network.isVisible()
    QTest.keyClick(inspector, Qt.Key.Key_Escape)
