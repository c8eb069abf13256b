"""Groups on the canvas and in the inspector."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.keyboard import retype
from tests.support.networks import chain
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.group import Group, Member, OwnField, part_at
from visionlab.cost.folding import SEP
from visionlab.exchange.pytorch_text import pytorch_text
from visionlab.graph import edits
from visionlab.layers.activation import ReLU
from visionlab.layers.conv import Conv
from visionlab.ui.canvas import menus
from visionlab.ui.canvas.geometry import GAP, HEIGHT, card
from visionlab.ui.canvas.view import Canvas
from visionlab.ui.document import Document
from visionlab.ui.panels.inspector import Inspector
from visionlab.ui.panels.typed import NumberEditor
from visionlab.ui.settings import Settings
from visionlab.ui.window import Window

INSIDE = (Member(ConvNormAct(8)), Member(ReLU(), (1,)))
GATE = Group("Gate", "Half of it", 1, INSIDE, (OwnField(0, "channels", "Width", 8),))


@pytest.fixture
def document(qtbot):
    made = Document()
    graph = chain(Conv(8), ReLU(), Conv(8), Classifier(7))
    made.open(edits.move(graph, {f"n{number}": (8.0 * number, 120.0 * number) for number in range(5)}), "plain")
    return made


@pytest.fixture
def canvas(qtbot, document):
    made = Canvas(document)
    qtbot.addWidget(made)
    return made


def test_a_selection_becomes_a_group_and_its_blocks_again(canvas, document):
    before, report = document.graph, document.report
    canvas.select(["n1", "n2", "n3"])
    canvas.group()
    assert canvas.selected == {"group"}
    node = document.graph.nodes["group"]
    assert node.block.title == "Group" and (node.x, node.y) == (16.0, 240.0)
    assert document.report.macs == report.macs and document.report.is_complete
    document.undo()
    assert document.graph is before
    document.redo()
    canvas.select(["group"])
    canvas.ungroup()
    assert len(canvas.selected) == 3
    assert {(node.block, node.x, node.y) for node in document.graph.nodes.values()} == {
        (node.block, node.x, node.y) for node in before.nodes.values()
    }
    document.undo()
    assert "group" in document.graph.nodes


def test_what_stands_where_blocks_come_back_makes_room(canvas, document):
    canvas.select(["n1", "n2", "n3"])
    canvas.group()
    document.edit("Move", lambda graph: edits.move(graph, {"n0": (16.0, 0.0), "n4": (16.0, 350.0)}))
    canvas.ungroup()
    assert document.graph.nodes["n0"].y == 0.0
    # the group began at 240, and its three blocks are 240 apart
    assert [document.graph.nodes[id].y for id in document.graph.order[1:]] == [
        240.0,
        360.0,
        480.0,
        480.0 + HEIGHT + GAP,
    ]
    boxes = [card((node.x, node.y)) for node in document.graph.nodes.values()]
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))


def test_grouped_again_it_has_its_name_again(canvas, document):
    canvas.select(["n1", "n2"])
    canvas.group()
    document.edit("Rename", lambda graph: edits.rename(graph, "group", "Stem"))
    canvas.ungroup()
    inner = canvas.selected
    canvas.select([*inner, "n3"])
    canvas.group()
    assert document.graph.nodes["group"].block.name == "Stem"


def test_a_second_group_has_another_name(canvas, document):
    for ids in (["n1", "n2"], ["n3"]):
        canvas.select(ids)
        canvas.group()
    assert [node.block.name for node in document.graph.nodes.values() if isinstance(node.block, Group)] == [
        "Group",
        "Group 2",
    ]


def test_what_is_no_piece_is_refused_with_a_sentence(qtbot, canvas, document):
    before = document.graph
    canvas.select(["n1", "n3"])
    with qtbot.waitSignal(document.refused) as told:
        canvas.group()
    assert "What lies between the selected blocks must be selected too: ReLU" in str(told.args[0])
    assert document.graph is before
    canvas.ungroup()
    assert document.graph is before


def test_inside_a_group_there_are_its_blocks(canvas, document):
    canvas.select(["n1", "n2"])
    canvas.group()
    canvas.enter("group")
    assert canvas.path == ["Group"]
    assert [node.block for node in canvas.drawing.graph.nodes.values()][1:] == [Conv(8), ReLU()]
    canvas.select(["conv"])
    canvas.group()
    assert canvas.path == ["Group"]


def test_inside_a_group_fields_are_edited_as_outside(qtbot, canvas, document):
    inspector = Inspector(document)
    qtbot.addWidget(inspector)
    canvas.inside_selected.connect(lambda report: inspector.show_inside(report, canvas.way))
    document.edit("Rename", lambda graph: edits.rename(graph, "n1", "first"))
    canvas.select(["n1", "n2"])
    canvas.group()
    canvas.select(["group", "n3"])
    canvas.group()
    canvas.enter("group_2")
    canvas.enter("group")
    assert [node.title for node in canvas.drawing.graph.nodes.values()] == ["", "first", ""]
    canvas.select(["conv"])
    page = inspector.node
    assert page.kind.text() == "first · inside Group 2" and page.form is not None
    row = page.form.rows["channels"]
    assert row.editor.isEnabled() and row.editor.value == 8
    retype(row.editor.box, "12")
    outer = document.graph.nodes["group_2"].block
    assert part_at(outer, (0, 0)) == Conv(12)
    assert canvas.path == ["Group 2", "Group"] and canvas.selected == {"conv"}
    assert page.form is not None and page.form.rows["channels"].editor.value == 12
    retype(row.editor.box, "0", enter=False)
    assert "must be a whole number from 1" in row.problem.text()
    document.undo()
    assert part_at(document.graph.nodes["group_2"].block, (0, 0)) == Conv(8)
    canvas.select(["in"])
    assert "read only" in page.kind.text()


def test_in_a_group_that_is_opened_in_place_fields_are_edited_too(qtbot, canvas, document):
    inspector = Inspector(document)
    qtbot.addWidget(inspector)
    canvas.inside_selected.connect(lambda report: inspector.show_inside(report, canvas.way))
    canvas.select(["n1", "n2"])
    canvas.group()
    canvas.expand()
    canvas.select([SEP.join(("group", "conv"))])
    form = inspector.node.form
    assert form is not None
    retype(form.rows["channels"].editor.box, "12")
    assert document.graph.nodes["group"].block.members[0].part == Conv(12)
    assert form.rows["channels"].editor.value == 12
    canvas.select(["group"])
    canvas.ungroup()
    assert Conv(12) in [node.block for node in document.graph.nodes.values()]


def test_inside_of_other_blocks_nothing_is_edited(qtbot, canvas, document):
    inspector = Inspector(document)
    qtbot.addWidget(inspector)
    canvas.inside_selected.connect(lambda report: inspector.show_inside(report, canvas.way))
    canvas.enter("n4")
    canvas.select(["linear"])
    assert "read only" in inspector.node.kind.text()
    assert inspector.node.form is not None and not inspector.node.form.rows["features"].editor.isEnabled()


def test_the_menu_of_a_card_has_both(canvas, document):
    canvas.select(["n1", "n2"])
    texts = {action.text().split("\t")[0]: action for action in menus.node_menu(canvas, "n1").actions()}
    assert not texts["Ungroup"].isEnabled()
    texts["Group"].trigger()
    texts = {action.text().split("\t")[0]: action for action in menus.node_menu(canvas, "group").actions()}
    texts["Ungroup"].trigger()
    assert "group" not in document.graph.nodes


def test_keys_of_the_window(qtbot, tmp_path):
    window = Window(Settings(tmp_path / "window.ini"))
    qtbot.addWidget(window)
    window.document.open(chain(Conv(8), ReLU(), Classifier(7)), "plain")
    window.show_page()
    with qtbot.waitExposed(window):
        window.show()
    window.canvas.setFocus()
    actions = window.actions_by_name
    assert not actions["group"].isEnabled() and not actions["ungroup"].isEnabled()
    window.canvas.select(["n1", "n2"])
    assert actions["group"].isEnabled() and not actions["ungroup"].isEnabled()
    QTest.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert "group" in window.document.graph.nodes and actions["ungroup"].isEnabled()
    QTest.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert "group" not in window.document.graph.nodes
    window.document.open(window.document.graph, "again")  # nothing to ask about at the end
    window.close()


def test_the_inspector_shows_the_fields_of_the_group(qtbot, document):
    inspector = Inspector(document)
    qtbot.addWidget(inspector)
    document.edit("Put", lambda graph: edits.replace_block(graph, "n1", GATE))
    document.edit("Put", lambda graph: edits.replace_block(graph, "n3", GATE.with_(channels=16)))
    document.selection.set(["n1"])
    page = inspector.node
    assert page.title.placeholderText() == "Gate" and page.about.text() == "Half of it"
    assert page.form is not None and list(page.form.rows) == ["channels"]
    row = page.form.rows["channels"]
    assert row.label.text() == "Width" and row.default == 8
    editor = row.editor
    assert isinstance(editor, NumberEditor) and editor.value == 8
    retype(editor.box, "24")
    assert document.graph.nodes["n1"].block == GATE.with_(channels=24)
    assert document.report.nodes["n1"].shape == (24, 32, 32)
    retype(editor.box, "0", enter=False)
    assert "must be a whole number from 1" in row.problem.text()
    document.selection.set(["n1", "n3"])
    assert page.form.rows["channels"].editor.value is None
    retype(page.form.rows["channels"].editor.box, "4")
    assert {document.graph.nodes[id].block for id in ("n1", "n3")} == {GATE.with_(channels=4)}


def test_groups_of_different_fields_have_no_form_together(qtbot, document):
    inspector = Inspector(document)
    qtbot.addWidget(inspector)
    document.edit("Put", lambda graph: edits.replace_block(graph, "n1", GATE))
    document.edit("Put", lambda graph: edits.replace_block(graph, "n3", Group("Other", "", 1, GATE.members)))
    document.selection.set(["n1", "n3"])
    assert inspector.node.form is not None and not inspector.node.form.rows


def test_the_class_of_a_group_is_called_as_its_node_without_what_could_be_code(document):
    for title, name in (
        ("Stem", "Stem"),
        ("gated unit 2", "GatedUnit2"),
        ('"""); import os #', "ImportOs"),
        ("Блок", "Group"),
        ("F", "F2"),
        ("none", "None_"),
        ("Network", "Network2"),
        ("3x3", "_3x3"),
        ("x" * 90, "X" + "x" * 39),
    ):
        graph = edits.rename(edits.replace_block(document.graph, "n1", GATE), "n1", title)
        text = pytorch_text(graph)
        compile(text, "network.py", "exec")
        assert f"class {name}(nn.Module):" in text, title
        assert "import os" not in text
