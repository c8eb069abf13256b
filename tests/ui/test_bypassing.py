"""Bypass, delete with its links joined, and another kind in a block's place: on the real canvas and in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from tests.support.networks import chain
from tests.support.seeing import contrast
from tests.support.windows import new_window, show_on_canvas
from visionlab.blocks.bypass import Bypass
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.repeat import Repeat
from visionlab.blocks.residual_basic import ResidualBasic
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.activation import ReLU
from visionlab.layers.conv import Conv
from visionlab.layers.merge import Add
from visionlab.layers.source import Input
from visionlab.ui.canvas.card import paint_card
from visionlab.ui.canvas.face import Face
from visionlab.ui.canvas.geometry import HEIGHT, WIDTH
from visionlab.ui.theme import theme

Key, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot, tmp_path):
    made = new_window(qtbot, tmp_path)
    show_on_canvas(qtbot, made, chain(Conv(8), ResidualBasic(8), ReLU(), Classifier(5)), "chain")
    return made


@pytest.fixture
def document(window):
    return window.document


def test_bypassed_by_key_it_is_dimmed_costs_nothing_and_comes_back(window, document):
    before = document.report
    document.selection.set(["n2"])
    QTest.keyClick(window.canvas, Key.Key_B)
    assert document.graph.nodes["n2"].block == Bypass(ResidualBasic(8))
    face = window.canvas.drawing.faces["n2"]
    assert face.is_bypassed and not face.has_inside and face.title == "Residual, basic"
    assert document.report.parameters == before.parameters - before.nodes["n2"].parameters
    assert document.undo_label == "Bypass"
    QTest.keyClick(window.canvas, Key.Key_B)
    assert document.graph.nodes["n2"].block == ResidualBasic(8)
    assert document.report.parameters == before.parameters


def test_of_several_those_that_can_be_are_bypassed(window, document):
    document.selection.set(["n0", "n1", "n2"])
    window.canvas.do("bypass")
    assert isinstance(document.graph.nodes["n0"].block, Input)
    assert isinstance(document.graph.nodes["n1"].block, Bypass)
    window.canvas.do("bypass")
    assert document.graph.nodes["n1"].block == Conv(8)
    document.selection.set(["n0"])
    before = document.graph
    window.canvas.do("bypass")
    assert document.graph is before
    assert "can be bypassed" in window.statusBar().currentMessage()


def test_what_is_left_out_is_still_edited_in_the_inspector(window, document):
    document.selection.set(["n2"])
    window.canvas.do("bypass")
    inner = window.editor.inspector.node.inner_form
    assert inner is not None
    held = window.editor.inspector.node.form.rows["block"].editor
    # a long name widens nothing
    assert held.minimumSizeHint().width() <= inner.rows["channels"].editor.minimumSizeHint().width()
    assert document.ghost.preview is None, "showing a block is no thought of another"
    inner.commit("channels", 16)
    assert document.graph.nodes["n2"].block == Bypass(ResidualBasic(16))
    assert window.editor.inspector.node.kind.text() == "Residual, basic (bypassed)"
    # a kind that cannot be chosen from the menu is shown all the same
    document.edit("x", lambda graph: Graph.of([Node("a", Bypass(Repeat(2, ReLU()))), Node("b", Bypass(Add()))]))
    for id, name in (("a", "Repeat"), ("b", "Add")):
        document.selection.set([id])
        assert window.editor.inspector.node.form.rows["block"].editor.menu.placeholderText() == name


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", [{"is_bypassed": True}, {"is_waiting": True}])
def test_words_of_a_faint_card_keep_their_contrast(window, scheme, state):
    window.choose_theme(scheme)
    picture = QImage(int(WIDTH), int(HEIGHT), QImage.Format.Format_RGB32)
    picture.fill(theme().colour("canvas"))
    painter = QPainter(picture)
    paint_card(painter, Face(ReLU, "\u2588" * 9, "\u2588" * 9, **state))
    painter.end()
    ground = theme().colours.canvas
    theme().choose("light")
    for y in (16, 32):
        assert contrast(picture.pixelColor(90, y).name(), ground) >= 4.5


def test_another_kind_for_one_that_is_left_out_keeps_the_fields_of_its_block(window, document):
    document.selection.set(["n1"])
    window.canvas.do("bypass")
    window.canvas.do("swap")
    pick(window, "conv-norm")
    assert document.graph.nodes["n1"].block == ConvNormAct(8)


def test_one_does_not_look_into_what_is_left_out(window, document):
    document.selection.set(["n2"])
    window.canvas.do("bypass")
    assert not window.actions_by_name["enter"].isEnabled()
    window.canvas.enter("n2")
    assert window.canvas.path == []
    assert window.statusBar().currentMessage() == "Residual, basic is bypassed: end the bypass to look inside"


def test_deleted_with_its_links_joined_by_key(window, document):
    document.selection.set(["n1", "n2"])
    QTest.keyClick(window.canvas, Key.Key_Delete, CTRL)
    assert document.graph.links == (Link("n0", "n3"), Link("n3", "n4"))
    assert document.undo_label == "Delete and join"
    document.undo()
    assert document.undo_label is None


def pick(window, typed: str) -> None:
    picker = window.canvas.overlays.picker
    QTest.keyClicks(picker.search, typed)
    QTest.keyClick(picker.search, Key.Key_Return)


def test_another_kind_keeps_links_place_title_and_fields_that_both_have(window, document):
    graph = chain(Conv(24, 5, 2), Classifier(5))
    document.open(Graph.of([Node("n0", Input()), Node("n1", Conv(24, 5, 2), 8, 130, "Stem"), Node("n2", Classifier())],
                           graph.links), "one")  # fmt: skip
    document.selection.set(["n1"])
    QTest.keyClick(window.canvas, Key.Key_S, SHIFT)
    pick(window, "conv-norm")
    node = document.graph.nodes["n1"]
    assert node.block == ConvNormAct(24, 5, 2)
    assert (node.x, node.y, node.title) == (8, 130, "Stem")
    assert document.graph.links == graph.links
    assert document.undo_label == "Change to Conv-norm-act"


def test_what_shares_most_fields_is_offered_first_and_misfits_last(window, document):
    document.selection.set(["n2"])
    window.canvas.do("swap")
    kinds = window.canvas.overlays.picker.kinds()
    assert "residual_basic" not in kinds
    assert kinds.index("residual_bottleneck") < kinds.index("batch_norm") < kinds.index("input")


def test_links_into_inputs_that_the_new_kind_lacks_go(window, document):
    nodes = [Node("in", Input()), Node("add", Add()), Node("end", Classifier(5))]
    document.open(Graph.of(nodes, [Link("in", "add", 0), Link("in", "add", 1), Link("add", "end")]), "twice")
    document.selection.set(["add"])
    window.canvas.do("swap")
    pick(window, "relu")
    assert document.graph.links == (Link("add", "end"), Link("in", "add", 0))
    assert document.report.is_complete


def test_the_menu_offers_them(window, document):
    from visionlab.ui.canvas import menus

    document.selection.set(["n2"])
    texts = {action.text().split("\t")[0]: action for action in menus.node_menu(window.canvas, "n2").actions()}
    texts["Bypass"].trigger()
    assert isinstance(document.graph.nodes["n2"].block, Bypass)
    texts = {action.text().split("\t")[0]: action for action in menus.node_menu(window.canvas, "n2").actions()}
    assert not texts["Look inside"].isEnabled()
    texts["End bypass"].trigger()
    texts["Delete and join the links"].trigger()
    assert Link("n1", "n3") in document.graph.links
