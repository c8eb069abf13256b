"""The inspector, driven by mouse and keyboard on the real widgets."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.keyboard import retype
from visionlab.blocks.catalogue import parts
from visionlab.cost.inside import inside
from visionlab.fields import Spec, specs
from visionlab.graph import edits
from visionlab.graph.model import Graph, Link, Node
from visionlab.ui.document import Document
from visionlab.ui.panels import node_figures, scale
from visionlab.ui.panels.editors import ChoiceEditor, SegmentEditor, make_editor
from visionlab.ui.panels.inspector import Inspector
from visionlab.ui.panels.typed import NumberEditor


def _graph() -> Graph:
    kinds = parts()
    blocks = {
        "input": kinds["input"](channels=3, height=32, width=32),
        "conv": kinds["conv"](channels=16, kernel=3),
        "norm": kinds["batch_norm"](),
        "block": kinds["conv_norm_act"](channels=32, kernel=3, stride=2),
        "dense": kinds["dense_block"](layers=2),
        "pool": kinds["max_pool"](),
        "head": kinds["classifier"](classes=10),
    }
    ids = list(blocks)
    return Graph.of([Node(id, block) for id, block in blocks.items()], [Link(a, b) for a, b in pairwise(ids)])


@pytest.fixture
def document() -> Document:
    made = Document()
    made.open(_graph(), "small")
    return made


@pytest.fixture
def inspector(document: Document, qtbot: QtBot) -> Inspector:
    made = Inspector(document)
    qtbot.addWidget(made)
    made.resize(304, 900)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def _editor(inspector: Inspector, name: str) -> Any:
    assert inspector.node.form is not None
    return inspector.node.form.rows[name].editor


def _block(document: Document, id: str) -> Any:
    return document.graph.node(id).block


def test_nothing_selected_shows_the_network(inspector: Inspector, document: Document) -> None:
    page = inspector.network
    assert page.isVisible() and page.title.text() == "small"
    assert page.facts.value("Input") == "3×32×32" and page.facts.value("Classes") == "10"
    assert page.costs.value("Parameters") == f"{document.report.parameters:,}"
    shares = [row.share for row in page.dearest.rows]
    assert len(shares) == 4 and shares == sorted(shares, reverse=True)  # type: ignore[type-var]
    assert not page.notice.isVisible()


def test_a_click_on_an_expensive_node_asks_for_it(inspector: Inspector, qtbot: QtBot) -> None:
    table = inspector.network.dearest
    with qtbot.waitSignal(inspector.node_requested) as asked:
        qtbot.mouseClick(table, Qt.MouseButton.LeftButton, pos=table.row_box(0).center().toPoint())
    assert asked.args == [table.rows[0].key]


def test_problems_are_listed_with_their_nodes(inspector: Inspector, document: Document, qtbot: QtBot) -> None:
    document.edit("Rename", lambda graph: edits.rename(graph, "conv", "<b>first</b>"))
    block = _block(document, "conv").with_(groups=2)
    document.edit("Groups", lambda graph: edits.replace_block(graph, "conv", block))
    label = inspector.network.problems
    assert inspector.network.notice.isVisible()
    assert "&lt;b&gt;first&lt;/b&gt;</a>: Convolution needs input channels divisible by its 2 groups" in label.text()
    with qtbot.waitSignal(inspector.node_requested) as asked:
        label.linkActivated.emit("conv")
    assert asked.args == ["conv"]


def test_a_layer_is_described(inspector: Inspector, document: Document) -> None:
    document.selection.set(["conv"])
    page = inspector.node
    assert page.isVisible() and page.title.text() == "" and page.title.placeholderText() == "Convolution"
    assert page.about.text() == "Convolution; square unless the kernel has a width of its own."
    assert not page.enter.isVisible() and not page.notice.isVisible()
    assert (page.shapes.value("In"), page.shapes.value("Out")) == ("3×32×32", "16×32×32")
    assert page.costs.value("Parameters") == "448"
    assert page.costs.value("Receptive field") == "3×3 px"
    # a convolution keeps its input: 3*32*32 numbers of 4 bytes
    assert node_figures.kept_bytes(document.report.nodes["conv"]) == 12_288


def test_a_composite_block_can_be_entered(inspector: Inspector, document: Document, qtbot: QtBot) -> None:
    document.selection.set(["dense"])
    assert inspector.node.enter.isVisible()
    with qtbot.waitSignal(inspector.enter_requested) as asked:
        qtbot.mouseClick(inspector.node.enter, Qt.MouseButton.LeftButton)
    assert asked.args == ["dense"]


def test_what_is_typed_is_one_edit_with_enter(inspector: Inspector, document: Document, qtbot: QtBot) -> None:
    document.selection.set(["conv"])
    box = _editor(inspector, "channels").box
    seen: list[int] = []
    document.changed.connect(lambda change: seen.append(change.after.node("conv").block.channels))
    retype(box, "128", enter=False)
    assert seen == []  # until then it is a ghost (test_ghost)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert seen == [128] and inspector.node.shapes.value("Out") == "128×32×32"
    assert document.undo_label == "Change channels"
    document.undo()
    assert _block(document, "conv").channels == 16 and document.undo_label is None
    assert box.text() == "16"


def test_two_bursts_are_two_undo_steps(inspector: Inspector, document: Document, qtbot: QtBot) -> None:
    document.selection.set(["conv"])
    box = _editor(inspector, "channels").box
    retype(box, "32")
    retype(box, "64")
    document.undo()
    assert _block(document, "conv").channels == 32


def test_focus_and_the_widgets_survive_an_edit(inspector: Inspector, document: Document, qtbot: QtBot) -> None:
    document.selection.set(["conv"])
    form, box = inspector.node.form, _editor(inspector, "channels").box
    retype(box, "24", enter=False)
    qtbot.waitUntil(box.hasFocus)
    document.edit("Elsewhere", lambda graph: edits.rename(graph, "pool", "shrink"))
    assert inspector.node.form is form and box.hasFocus() and box.text() == "24"


@pytest.mark.parametrize("text", ["0", "70000", "1.5", "many"])
def test_a_value_beyond_the_limits_is_refused_in_words(
    inspector: Inspector, document: Document, qtbot: QtBot, text: str
) -> None:
    document.selection.set(["conv"])
    row = inspector.node.form.rows["kernel"]  # type: ignore[union-attr]
    retype(row.editor.box, text, enter=False)
    assert row.problem.isVisible() and row.problem.text().startswith("Kernel size must be a whole number from 1 to 64")
    qtbot.keyClick(row.editor.box, Qt.Key.Key_Return)
    assert _block(document, "conv").kernel == 3 and document.undo_label is None
    assert not row.problem.isVisible() and row.editor.box.text() == "3"


def test_undo_in_a_field_is_the_windows(inspector: Inspector, document: Document, qtbot: QtBot) -> None:
    document.selection.set(["conv"])
    undo = QShortcut(QKeySequence.StandardKey.Undo, inspector)
    undo.activated.connect(document.undo)
    box = _editor(inspector, "channels").box
    retype(box, "24")
    retype(box, "48", enter=False)
    qtbot.waitUntil(box.hasFocus)
    for channels in (24, 16):
        qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert _block(document, "conv").channels == channels and box.text() == str(channels)
    assert document.undo_label is None and document.redo_label is not None


def test_arrow_and_page_keys(inspector: Inspector, document: Document, qtbot: QtBot) -> None:
    document.selection.set(["conv"])
    box = _editor(inspector, "channels").box
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert _block(document, "conv").channels == 17
    qtbot.keyClick(box, Qt.Key.Key_PageUp)
    assert _block(document, "conv").channels == 24
    qtbot.keyClick(box, Qt.Key.Key_PageDown)
    assert _block(document, "conv").channels == 16


def test_a_condition_between_fields_is_shown_below_the_field(
    inspector: Inspector, document: Document, qtbot: QtBot
) -> None:
    document.selection.set(["pool"])
    row = inspector.node.form.rows["padding"]  # type: ignore[union-attr]
    retype(row.editor.box, "2", enter=False)
    assert row.problem.isVisible() and _block(document, "pool").padding == 0


def test_the_word_for_the_lowest_value(inspector: Inspector, document: Document, qtbot: QtBot) -> None:
    document.selection.set(["conv"])
    box = _editor(inspector, "padding").box
    assert box.text() == "same"
    retype(box, "2")
    assert _block(document, "conv").padding == 2
    retype(box, "same")
    assert _block(document, "conv").padding == -1
    assert not inspector.node.form.rows["padding"].problem.isVisible()  # type: ignore[union-attr]


def test_a_slider_drag_is_one_undo_step(inspector: Inspector, document: Document, qtbot: QtBot) -> None:
    document.selection.set(["conv"])
    slider = _editor(inspector, "channels").slider
    seen: list[int] = []
    document.changed.connect(lambda change: seen.append(change.after.node("conv").block.channels))
    y = slider.height() // 2
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(20, y))
    for x in range(22, slider.width() - 8, 6):
        qtbot.mouseMove(slider, QPoint(x, y))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 8, y))
    assert len(seen) == 1  # what it passes on its way is only shown (test_ghost)
    assert set(seen) <= set(scale.stops(type(_block(document, "conv")).spec("channels")))
    document.undo()
    assert _block(document, "conv").channels == 16 and document.undo_label is None


def test_the_wheel_changes_nothing_that_has_no_focus(inspector: Inspector, document: Document) -> None:
    document.selection.set(["block"])
    inspector.setFocus()
    before = document.graph
    form = inspector.node.form
    assert form is not None
    for widget in form.findChildren(QWidget):
        if not widget.hasFocus():
            place = QPointF(widget.rect().center())
            QApplication.sendEvent(
                widget,
                QWheelEvent(
                    place,
                    QPointF(widget.mapToGlobal(place.toPoint())),
                    QPoint(0, -120),
                    QPoint(0, -120),
                    Qt.MouseButton.NoButton,
                    Qt.KeyboardModifier.NoModifier,
                    Qt.ScrollPhase.NoScrollPhase,
                    False,
                ),
            )
    assert document.graph is before


def test_choices_and_check_boxes(inspector: Inspector, document: Document, qtbot: QtBot) -> None:
    document.selection.set(["block"])
    norm, activation = _editor(inspector, "norm"), _editor(inspector, "activation")
    assert isinstance(norm, SegmentEditor) and isinstance(activation, ChoiceEditor)
    qtbot.mouseClick(norm.group.button(1), Qt.MouseButton.LeftButton)
    assert _block(document, "block").norm == "none"
    activation.menu.setFocus()
    qtbot.keyClick(activation.menu, Qt.Key.Key_Down)
    assert _block(document, "block").activation == "relu6"
    document.undo()
    document.undo()
    assert norm.group.checkedId() == 0 and activation.menu.currentText() == "relu"
    document.selection.set(["pool"])
    ceil = _editor(inspector, "ceil")
    ceil.check.click()
    assert _block(document, "pool").ceil is True


def test_back_to_the_default(inspector: Inspector, document: Document, qtbot: QtBot) -> None:
    document.selection.set(["conv"])
    row = inspector.node.form.rows["channels"]  # type: ignore[union-attr]
    assert row.reset.isVisible() and not inspector.node.form.rows["kernel"].reset.isVisible()  # type: ignore[union-attr]
    qtbot.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    assert _block(document, "conv").channels == 64 and not row.reset.isVisible()
    document.undo()
    assert _block(document, "conv").channels == 16


def test_a_title_of_ones_own(inspector: Inspector, document: Document, qtbot: QtBot) -> None:
    document.selection.set(["conv"])
    qtbot.keyClicks(inspector.node.title, "my stem")
    assert document.graph.node("conv").title == "my stem"
    assert inspector.node.title.text() == "my stem" and inspector.node.kind.text() == "Convolution"
    qtbot.keyClick(inspector.node.title, Qt.Key.Key_Return)
    document.undo()
    assert document.graph.node("conv").title == "" and inspector.node.title.text() == ""


def test_what_is_wrong_and_what_waits(inspector: Inspector, document: Document) -> None:
    block = _block(document, "conv").with_(groups=2)
    document.edit("Groups", lambda graph: edits.replace_block(graph, "conv", block))
    document.selection.set(["conv"])
    notice = inspector.node.notice
    assert notice.isVisible() and notice.text.text().startswith("Convolution needs input channels divisible by")
    document.selection.set(["head"])
    assert notice.text.text() == "Waits for Convolution"
    assert inspector.node.costs.value("Parameters") == "—" and inspector.node.shapes.value("Out") == "—"
    document.undo()
    assert not notice.isVisible() and inspector.node.shapes.value("Out") == "10"


def test_several_nodes_show_their_sums(inspector: Inspector, document: Document) -> None:
    document.selection.set(["conv", "head"])
    page, nodes = inspector.node, document.report.nodes
    assert page.title.text() == "2 blocks"
    assert page.costs.value("Parameters") == f"{nodes['conv'].parameters + nodes['head'].parameters:,}"


def test_nodes_of_one_type_are_edited_together(inspector: Inspector, document: Document, qtbot: QtBot) -> None:
    twin = Node("twin", _block(document, "conv").with_(channels=8, bias=False))
    document.edit("Add", lambda graph: edits.add_node(graph, twin))
    document.selection.set(["conv", "twin"])
    channels = _editor(inspector, "channels")
    assert channels.box.text() == "" and _editor(inspector, "kernel").box.text() == "3"
    assert _editor(inspector, "bias").check.checkState() == Qt.CheckState.PartiallyChecked
    retype(channels.box, "48")
    assert _block(document, "conv").channels == _block(document, "twin").channels == 48
    assert _block(document, "conv").bias and not _block(document, "twin").bias
    document.undo()
    assert (_block(document, "conv").channels, _block(document, "twin").channels) == (16, 8)


def test_a_part_inside_a_block_is_shown_but_cannot_be_edited(inspector: Inspector, document: Document) -> None:
    from visionlab.cost.analysis import analyse

    document.selection.set(["dense"])
    within = analyse(inside(document.report.nodes["dense"].recording)).nodes  # type: ignore[arg-type]
    told = next(node for node in within.values() if node.block.kind == "dense_layer")
    inspector.show_inside(told)
    page = inspector.node
    assert page.title.text() == "Dense layer" and page.title.isReadOnly()
    assert page.form is not None and not any(row.editor.isEnabled() for row in page.form.rows.values())
    assert page.enter.isVisible()
    inspector.show_inside(None)
    assert page.title.placeholderText() == "Dense block" and not page.title.isReadOnly()
    assert page.form is not None and all(row.editor.isEnabled() for row in page.form.rows.values())


def test_a_removed_node_and_an_empty_document(inspector: Inspector, document: Document) -> None:
    from visionlab.graph.model import EMPTY

    document.selection.set(["conv"])
    document.edit("Delete", lambda graph: edits.remove(graph, ["conv"]))
    assert inspector.network.isVisible()
    document.open(EMPTY, "")
    assert "The network is empty" in inspector.network.problems.text()


@pytest.mark.parametrize("kind", list(parts()))
def test_every_part_has_editors_that_show_its_defaults(document: Document, qtbot: QtBot, kind: str) -> None:
    from visionlab.ui.panels.form import FieldForm

    part = parts()[kind]
    form = FieldForm(document, specs(part))
    qtbot.addWidget(form)
    form.bind(("it",), (part(),))
    assert form.rows.keys() == {spec.name for spec in specs(part)}
    for name, row in form.rows.items():
        assert row.editor.value == getattr(part(), name)
        if isinstance(row.editor, NumberEditor):
            assert row.editor._parse(row.editor.box.text()) == getattr(part(), name)


def _numeric_specs() -> list[Spec]:
    return [spec for part in parts().values() for spec in specs(part) if spec.kind in ("integer", "number")]


@given(st.sampled_from(_numeric_specs()), st.floats(0, 1), st.sampled_from([-10, -1, 1, 10]))
def test_stops_and_steps_are_values_that_the_field_takes(spec: Spec, where: float, steps: int) -> None:
    stops = scale.stops(spec)
    slider = scale.slider_stops(spec)
    assert slider == stops[: len(slider)] and len(slider) >= 2 and spec.default in slider
    assert list(stops) == sorted(set(stops)) and stops[0] == spec.low and stops[-1] == spec.high
    assert all(spec.accepts(value) for value in stops) and spec.default in stops
    assert 2 <= len(stops) <= 260
    value = stops[round(where * (len(stops) - 1))]
    assert stops[scale.nearest(stops, value)] == value
    moved = scale.stepped(spec, value, steps)
    assert spec.accepts(moved)
    assert moved == value or (moved > value) == (steps > 0)
    assert moved != value or value in (spec.low, spec.high)


def test_channels_stop_at_the_usual_numbers() -> None:
    stops = scale.stops(parts()["conv"].spec("channels"))
    assert {8, 16, 24, 32, 48, 64, 96, 128, 192, 256, 512, 1024} <= set(stops)
    assert scale.slider_stops(parts()["conv"].spec("channels"))[-1] == 4096
    assert scale.stepped(parts()["conv"].spec("channels"), 10_000, 10) == 12_288


def test_a_value_beyond_the_slider_keeps_it_at_its_end(inspector: Inspector, document: Document, qtbot: QtBot) -> None:
    document.selection.set(["conv"])
    editor = _editor(inspector, "channels")
    retype(editor.box, "50000")
    assert _block(document, "conv").channels == 50_000
    assert editor.slider.value() == editor.slider.maximum()


def test_a_list_of_whole_numbers_is_typed_with_commas(qtbot: QtBot) -> None:
    spec = Spec("layers", "integers", (6, 12), "Layers", low=1, high=64)
    editor: Any = make_editor(spec)
    qtbot.addWidget(editor)
    editor.show_value((6, 12))
    assert editor.line.text() == "6, 12"
    told: list[object] = []
    editor.scrubbed.connect(told.append)
    editor.edited.connect(told.append)
    editor.refused.connect(lambda text: told.append(text) if text else None)
    editor.line.clear()
    qtbot.keyClicks(editor.line, "3 99")
    assert told[0] == (3,) and "a list of whole numbers, each from 1 to 64" in str(told[-1])
    qtbot.keyClick(editor.line, Qt.Key.Key_Backspace)
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert told[-1] == (3, 9)


def test_a_click_takes_the_whole_number_so_that_typing_replaces_it(qtbot: QtBot) -> None:
    from visionlab.ui.panels.inputs import NumberBox

    box = NumberBox()
    qtbot.addWidget(box)
    box.lineEdit().setText("105")
    box.show()
    QApplication.sendEvent(box, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.MouseFocusReason))
    qtbot.waitUntil(lambda: box.lineEdit().selectedText() == "105")
    qtbot.keyClicks(box, "4")
    assert box.lineEdit().text() == "4"
