"""A person's own blocks: made, kept in the palette, changed, deleted, written to files and read from them."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from tests.support.networks import chain
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.group import Group, Member, OwnField
from visionlab.graph import edits
from visionlab.layers.activation import ReLU
from visionlab.layers.conv import Conv
from visionlab.project.user_blocks import kept_blocks, read_block, write_block
from visionlab.ui import ask
from visionlab.ui.canvas import dropping
from visionlab.ui.conditions import Conditions
from visionlab.ui.document import Document
from visionlab.ui.editor import Editor
from visionlab.ui.my_blocks import my_blocks, offered
from visionlab.ui.panels.palette import Palette
from visionlab.ui.panels.palette_items import KIND, make_drag
from visionlab.ui.panels.user_block_dialog import UserBlockDialog
from visionlab.ui.recent_kinds import recent_kinds
from visionlab.ui.settings import Settings

INSIDE = (Member(ConvNormAct(8)), Member(ReLU(), (1,)))
GATE = Group("Gate", "Half of it", 1, INSIDE, (OwnField(0, "channels", "Width", 8),))


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    monkeypatch.setenv("VISIONLAB_CONFIG", str(tmp_path))
    return tmp_path / "blocks"


@pytest.fixture
def editor(qtbot, tmp_path):
    document = Document()
    made = Editor(document, Conditions(Settings(tmp_path / "window.ini")))
    document.open(chain(Conv(8), ReLU(), Classifier(7)), "plain")
    for widget in (made, made.palette_panel, made.inspector_area, made.totals):
        qtbot.addWidget(widget)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def in_dialog(editor, act):
    """Let a person act on the dialog that comes next."""

    def found() -> None:
        dialog = editor.user_blocks.dialog
        if dialog is None:
            QTimer.singleShot(10, found)
        else:
            act(dialog)

    QTimer.singleShot(0, found)


def fields_of(dialog: UserBlockDialog):
    """The items of the tree by member's number and field's name."""
    told = {item: item.data(0, Qt.ItemDataRole.UserRole) for item in dialog.tree._items()}
    return {(number, spec.name): item for item, (number, spec) in told.items()}


def entries(palette: Palette) -> list[str]:
    """What stands under `My blocks`."""
    model = palette.view.model()
    heading = model.index(0, 0)
    if heading.data() != "My blocks":
        return []
    return [model.index(row, 0, heading).data() for row in range(model.rowCount(heading))]


def test_a_selection_becomes_a_block_of_the_palette(editor, folder):
    document = editor._document

    def fill(dialog: UserBlockDialog) -> None:
        dialog.name.setText("  Gated unit ")
        dialog.about.setText("A convolution and its ReLU")
        item = fields_of(dialog)[0, "channels"]
        item.setCheckState(0, Qt.CheckState.Checked)
        item.setText(1, "Width")
        assert dialog.preview.form is not None and list(dialog.preview.form.rows) == ["channels"]
        dialog.preview.form.rows["channels"].editor.edited.emit(12)
        assert item.text(2) == "12"
        dialog.keep.click()

    in_dialog(editor, fill)
    editor.canvas.select(["n1", "n2"])
    before = document.graph
    editor.user_blocks.make()
    block = document.graph.nodes["group"].block
    assert block == next(iter(kept_blocks(folder).blocks.values()))
    assert (block.name, block.about) == ("Gated unit", "A convolution and its ReLU")
    assert block.own == (OwnField(0, "channels", "Width", 12),) and block.value_of("channels") == 12
    assert entries(editor.palette_panel) == ["Gated unit"]
    document.undo()
    assert document.graph is before


def test_a_group_becomes_one_under_its_title(editor, folder):
    editor.canvas.select(["n1", "n2"])
    editor.canvas.group()
    editor._document.edit("Rename", lambda graph: edits.rename(graph, "group", "Stem"))
    in_dialog(editor, lambda dialog: (dialog.name.text() == "Stem") and dialog.keep.click())
    editor.user_blocks.make()
    node = editor._document.graph.nodes["group"]
    assert node.block.name == "Stem" and not node.title
    assert [path.name for path in folder.iterdir()] == ["stem.vlab"]


def test_who_would_rather_not_changes_nothing(editor, folder):
    before = editor._document.graph
    in_dialog(editor, lambda dialog: dialog.cancel.click())
    editor.canvas.select(["n1", "n2"])
    editor.user_blocks.make()
    assert editor._document.graph is before and not folder.exists()


def test_what_is_no_piece_is_refused_before_anything_is_asked(qtbot, editor):
    editor.canvas.select(["n0", "n1"])
    with qtbot.waitSignal(editor._document.refused) as told:
        editor.user_blocks.make()
    assert "Input cannot be inside a group" in str(told.args[0])


def test_the_dialog_needs_a_name_and_says_what_it_replaces(qtbot):
    dialog = UserBlockDialog(GATE, {"Old"})
    qtbot.addWidget(dialog)
    assert dialog.keep.isEnabled() and not dialog.notice.text()
    dialog.name.setText(" ")
    assert not dialog.keep.isEnabled() and dialog.notice.text() == "Give the block a name"
    dialog.name.setText("Old")
    assert "will be replaced" in dialog.notice.text()
    assert dialog.preview.names[0].text() == "Old"
    fields_of(dialog)[0, "channels"].setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog.block.own == () and not dialog.preview.empty.isHidden()


def test_it_is_found_dragged_and_added_like_any_other(qtbot, editor):
    my_blocks().keep(GATE)
    palette = editor.palette_panel
    palette.search.setText("half")
    kind = palette.shown_kinds()[0]
    assert offered(kind) == GATE
    editor.canvas.select([])
    palette.chosen.emit(kind)
    assert editor._document.graph.nodes["group"].block == GATE
    data = make_drag(GATE, palette, kind).mimeData()
    event = QDropEvent(
        QPointF(30, 30), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    dropping.drop(editor.canvas, event)
    assert editor._document.graph.nodes["group_2"].block == GATE
    assert recent_kinds()[0] == kind
    assert offered("my:../../etc/passwd") is None
    palette.chosen.emit("my:gone.vlab")
    assert len([node for node in editor._document.graph.nodes.values() if node.block == GATE]) == 2


def test_a_block_is_renamed_where_it_is_kept(editor, folder):
    my_blocks().keep(GATE)
    [kind] = my_blocks().blocks
    in_dialog(editor, lambda dialog: (dialog.name.setText("Door"), dialog.keep.click()))
    editor.user_blocks.change(kind)
    assert [(path.name, block.name) for path, block in kept_blocks(folder).blocks.items()] == [("gate.vlab", "Door")]
    assert entries(editor.palette_panel) == ["Door"]


def test_a_block_renamed_like_another_takes_its_place(editor, folder):
    for name in ("Gate", "Door"):
        my_blocks().keep(dataclasses.replace(GATE, name=name))
    kind = next(kind for kind, block in my_blocks().blocks.items() if block.name == "Gate")
    in_dialog(editor, lambda dialog: (dialog.name.setText("Door"), dialog.keep.click()))
    editor.user_blocks.change(kind)
    assert [path.name for path in kept_blocks(folder).blocks] == ["gate.vlab"]


@pytest.mark.parametrize(("answer", "left"), [(0, []), (None, ["Gate"])])
def test_a_block_is_deleted_once_that_is_confirmed(monkeypatch, editor, folder, answer, left):
    my_blocks().keep(GATE)
    [kind] = my_blocks().blocks
    monkeypatch.setattr(ask, "choose", lambda *_args: answer)
    editor.user_blocks.delete(kind)
    assert [block.name for block in kept_blocks(folder).blocks.values()] == left
    assert entries(editor.palette_panel) == left


def test_to_a_file_and_from_one(monkeypatch, editor, folder, tmp_path):
    my_blocks().keep(GATE)
    [kind] = my_blocks().blocks
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "out"), ""))
    editor.user_blocks.export(kind)
    assert read_block(tmp_path / "out.vlab") == GATE
    my_blocks().drop(kind)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(tmp_path / "out.vlab"), ""))
    in_dialog(editor, lambda dialog: dialog.keep.click())
    editor.user_blocks.ask_import()
    assert list(kept_blocks(folder).blocks.values()) == [GATE]


def test_a_file_that_holds_no_block_is_refused(monkeypatch, editor, tmp_path):
    (tmp_path / "bad.vlab").write_text("{", encoding="utf-8")
    said: list[str] = []
    monkeypatch.setattr(ask, "refuse", lambda _parent, sentence: said.append(sentence))
    editor.user_blocks.bring(tmp_path / "bad.vlab")
    assert "bad.vlab cannot be opened" in said[0]


def test_what_cannot_be_read_is_told_at_the_heading(qtbot, folder):
    folder.mkdir(parents=True)
    (folder / "torn.vlab").write_text("{", encoding="utf-8")
    palette = Palette()
    qtbot.addWidget(palette)
    heading = palette.view.model().index(0, 0)
    assert heading.data() == "My blocks" and "torn.vlab cannot be opened" in heading.data(Qt.ItemDataRole.ToolTipRole)
    assert entries(palette) == []


def test_menus_of_the_palette(qtbot, editor):
    my_blocks().keep(GATE)
    [kind] = my_blocks().blocks

    def texts(kind: str) -> list[str]:
        return [action.text() for action in editor.user_blocks.menu(kind).actions() if action.text()]

    assert texts("") == ["Import a block…"]
    assert texts("conv") == ["Add to the network", "Import a block…"]
    assert texts(kind) == [
        "Add to the network",
        "Rename or change fields…",
        "Save to a file…",
        "Delete…",
        "Import a block…",
    ]
    palette = Palette()
    qtbot.addWidget(palette)
    with qtbot.waitSignal(palette.menu_wanted) as told:
        index = next(index for index in palette._indexes() if index.data(KIND) == kind)
        palette._ask_menu(palette.view.visualRect(index).center())
    assert told.args[0] == kind


def test_a_block_in_a_file_needs_no_palette(tmp_path):
    write_block(tmp_path / "a.vlab", GATE)
    assert not my_blocks().blocks
    assert read_block(tmp_path / "a.vlab") == GATE
