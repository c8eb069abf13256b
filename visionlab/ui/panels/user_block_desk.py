"""What is done with a person's own blocks: made, changed, deleted, written to a file and read from one."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu

from visionlab.blocks.group import Group
from visionlab.cost import grouping
from visionlab.graph import edits
from visionlab.graph.model import Graph
from visionlab.problem import Phrase, Problem
from visionlab.project.user_blocks import SUFFIX, read_block, write_block
from visionlab.ui import ask, words
from visionlab.ui.canvas.grouping import middle
from visionlab.ui.icons import icon
from visionlab.ui.my_blocks import my_blocks
from visionlab.ui.panels.user_block_dialog import UserBlockDialog

if TYPE_CHECKING:
    from visionlab.ui.editor import Editor


class UserBlockDesk(QObject):
    """Asks the person, and keeps what comes of it."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._canvas = editor.canvas
        self.dialog: UserBlockDialog | None = None

    def make(self) -> None:
        """Make a block of one's own of the selected group, or of the blocks selected."""
        canvas = self._canvas
        ids = canvas.selected
        if canvas.is_inside or not ids:
            return
        graph = canvas.document.graph
        single = next(iter(ids))
        if len(ids) == 1 and isinstance(graph.nodes[single].block, Group):
            id, place = single, None
        else:
            id, place = edits.new_id(graph, Group.kind), middle(graph, ids)
        try:
            graph = graph if place is None else grouping.group(graph, ids, id, place)
        except Problem as problem:
            canvas.document.refused.emit(problem)
            return
        node = graph.nodes[id]
        block = dataclasses.replace(node.block, name=node.title or node.block.name)
        made = self._ask(block)
        if made is None or not self._kept(made):
            return

        def put(graph: Graph) -> Graph:
            graph = graph if place is None else grouping.group(graph, ids, id, place)
            return edits.rename(edits.replace_block(graph, id, made), id, "")

        if canvas.edit(Phrase("Make a block"), put):
            canvas.select([id])
        canvas.say(self.tr("“{name}” is in the palette now, under My blocks").format(name=made.name))

    def show_menu(self, kind: str, at: QPoint) -> None:
        """Open the menu of an entry of the palette."""
        self.menu(kind).popup(at)

    def menu(self, kind: str) -> QMenu:
        """What can be done with an entry of the palette; more with the person's own than with others."""
        menu = QMenu(self._editor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if kind:
            menu.addAction(icon("plus"), self.tr("Add to the network"), lambda: self._canvas.add_part(kind))
        if kind in my_blocks().blocks:
            menu.addSeparator()
            menu.addAction(self.tr("Rename or change fields…"), lambda: self.change(kind))
            menu.addAction(icon("export"), self.tr("Save to a file…"), lambda: self.export(kind))
            menu.addAction(icon("delete"), self.tr("Delete…"), lambda: self.delete(kind))
        menu.addSeparator()
        menu.addAction(icon("import"), self.tr("Import a block…"), self.ask_import)
        return menu

    def change(self, kind: str) -> None:
        """Give a block another name, description or fields; what stands in networks stays as it is."""
        mine = my_blocks()
        made = self._ask(mine.blocks[kind], kind)
        if made is not None:
            self._kept(made, kind)

    def delete(self, kind: str) -> None:
        """Delete a block from the palette."""
        name = my_blocks().blocks[kind].name
        answer = ask.choose(
            self._editor,
            self.tr("Delete “{name}” from the palette?").format(name=name),
            self.tr("Networks that have it keep it. The file itself is deleted, which cannot be undone."),
            [(self.tr("Delete"), ask.Role.DestructiveRole), (self.tr("Cancel"), ask.Role.RejectRole)],
        )
        if answer == 0:
            try:
                my_blocks().drop(kind)
            except Problem as problem:
                ask.refuse(self._editor, words.problem(problem))

    def export(self, kind: str) -> None:
        """Write a block to a file of the person's choice."""
        block = my_blocks().blocks[kind]
        suggested = str(Path.home() / my_blocks().path(kind).name)
        name, _ = QFileDialog.getSaveFileName(self._editor, self.tr("Save the block"), suggested, self._files)
        if not name:
            return
        path = Path(name)
        path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        try:
            write_block(path, block)
        except Problem as problem:
            ask.refuse(self._editor, words.problem(problem))
            return
        self._canvas.say(self.tr("Saved {path}").format(path=path))

    def ask_import(self) -> None:
        """Keep the block in a file of the person's choice, once they have seen it."""
        name, _ = QFileDialog.getOpenFileName(self._editor, self.tr("Import a block"), str(Path.home()), self._files)
        if name:
            self.bring(Path(name))

    def bring(self, path: Path) -> None:
        """Keep the block in a file."""
        try:
            block = read_block(path)
        except Problem as problem:
            ask.refuse(self._editor, words.problem(problem))
            return
        made = self._ask(block)
        if made is not None:
            self._kept(made)

    @property
    def _files(self) -> str:
        return self.tr("Blocks (*{suffix})").format(suffix=SUFFIX)

    def _ask(self, block: Group, kind: str = "") -> Group | None:
        """What the person makes of a block (of this entry of the palette); None where they would rather not."""
        taken = {other.name for key, other in my_blocks().blocks.items() if key != kind}
        self.dialog = UserBlockDialog(block, taken, self._editor)
        is_wanted = self.dialog.exec() == QDialog.DialogCode.Accepted
        made = self.dialog.block
        self.dialog.deleteLater()
        self.dialog = None
        return made if is_wanted else None

    def _kept(self, block: Group, kind: str = "") -> bool:
        try:
            my_blocks().keep(block, kind)
        except Problem as problem:
            ask.refuse(self._editor, words.problem(problem))
            return False
        return True
