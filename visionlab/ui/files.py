"""New, open, save, export, close and recovery: the life of networks on disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from visionlab.blocks.catalogue import parts
from visionlab.cost.folding import Folding
from visionlab.graph.edits import move
from visionlab.graph.layout import layout
from visionlab.graph.model import EMPTY, Graph, Node
from visionlab.layers.base import Shape
from visionlab.problem import Problem
from visionlab.ui import ask, words
from visionlab.ui.autosave import Autosave
from visionlab.ui.document import Document
from visionlab.ui.exporting import Exporter
from visionlab.ui.settings import Settings
from visionlab.ui.sheets import Sheet

if TYPE_CHECKING:
    from visionlab.presets.base import Options

SUFFIX = ".vlab"


class Files(QObject):
    """Opens networks in tabs, saves and closes them, asking before anything would be lost."""

    #: a sentence for the status bar
    said = Signal(str)
    recent_changed = Signal()
    opened = Signal()

    def __init__(self, document: Document, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._settings = settings
        self._window = window
        self._exporter = Exporter(document, settings, window)
        self._exporter.said.connect(self.said)
        self.autosave = Autosave(document, settings.folder, self)
        self.autosave.said.connect(self.said)

    # -- opening

    def new(self) -> None:
        """A network of nothing but an input."""
        start = Node("input", parts()["input"](), 0.0, 0.0)
        self._open(Sheet(Graph.of([start])))

    def new_tab(self) -> None:
        """A tab with nothing in it yet: the presets and recent files are shown."""
        if self._document.graph.nodes:
            self._document.open_beside(Sheet(EMPTY))
        self.opened.emit()

    def _open(self, sheet: Sheet) -> None:
        """Show a network in a tab of its own, or in the place of one that nothing was done to."""
        shown = self._document.sheets.shown
        there = self._document.sheets.of(sheet.path) if sheet.path is not None else None
        if there is not None:  # an older state of the same file
            self._document.show(there)
        if there is not None or shown.is_untouched:
            self._document.replace(sheet)
        else:
            self._document.open_beside(sheet)
        self.opened.emit()

    def open_preset(
        self, id: str, input: Shape | None = None, classes: int | None = None, options: Options | None = None
    ) -> None:
        """One of the known networks, as an unsaved document; with other fields where they are given."""
        from visionlab.presets.registry import preset

        try:
            found = preset(id)
            graph = self.in_direction(found.graph(input, classes, options))
        except Problem as problem:
            self.refuse(problem)
            return
        self._open(Sheet(graph, found.title, recipe=found.recipe))

    def in_direction(self, graph: Graph) -> Graph:
        """A network that nobody has placed, from left to right where that was chosen."""
        is_right = self._settings.text("direction") == "right"
        return move(graph, layout(graph, sideways=True)) if is_right else graph

    def open_graph(self, graph: Graph, name: str, saved: bool = True) -> bool:
        """A network that is in no file; one that can be had again need not be `saved`. Whether it was opened."""
        self._open(Sheet(graph, name, saved=saved))
        return True

    def ask_open(self) -> None:
        """Let the person choose a file."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a network"), self.folder(), self.tr("VisionLab networks (*.vlab)")
        )
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> bool:
        """Open a file, or go to its tab; a bad one is refused in a sentence and changes nothing."""
        from visionlab import project

        there = self._document.sheets.of(path)
        if there is not None:
            self._document.show(there)
            self.opened.emit()
            return True
        try:
            loaded = project.load(path)
        except Problem as problem:
            self.refuse(problem)
            return False
        self._open(Sheet(loaded.graph, path.stem, path, folding=Folding.read(loaded.view)))
        self._remember(path)
        return True

    # -- saving

    def save(self) -> bool:
        """To where it came from, or ask."""
        path = self._document.path
        return self._write(path) if path is not None else self.ask_save()

    def ask_save(self) -> bool:
        """Let the person choose where; false when they think better of it."""
        stem = "".join(c if c.isalnum() or c in " -_." else "_" for c in self._document.name) or "network"
        suggested = str(Path(self.folder()) / (stem + SUFFIX))
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save the network"), suggested, self.tr("VisionLab networks (*.vlab)")
        )
        if not name:
            return False
        path = Path(name)
        return self._write(path if path.suffix else path.with_suffix(SUFFIX))

    def _write(self, path: Path) -> bool:
        from visionlab import project

        there = self._document.sheets.of(path)
        if there not in (None, self._document.sheets.shown):
            self.refuse(Problem("{path} is open in another tab: save under another name, or close that tab", path=path))
            return False
        try:
            project.save(path, self._document.graph, self._document.sheets.shown.view)
        except Problem as problem:
            self.refuse(problem)
            return False
        self._document.mark_saved(path)
        self._remember(path)
        self.said.emit(self.tr("Saved {path}").format(path=path))
        return True

    def export(self) -> None:
        """Write the network in another format, or as a picture."""
        self._exporter.ask(self.folder())

    # -- closing

    def close(self, sheet: Sheet | None = None) -> bool:
        """Close a tab, the one that is shown where none is named; false when the person thinks better of it."""
        sheet = sheet or self._document.sheets.shown
        if not self._may_lose(sheet):
            return False
        self._document.close(sheet)
        self.opened.emit()
        return True

    def close_others(self, sheet: Sheet) -> None:
        """Close all tabs but one, as far as the person lets them go."""
        for other in self._document.sheets.all:
            if other is not sheet and not self.close(other):
                return
        self._document.show(sheet)

    def may_leave(self) -> bool:
        """Whether all that is open may go: it is saved, or the person said so, or saved it now."""
        return all(self._may_lose(sheet) for sheet in self._document.sheets.all)

    def _may_lose(self, sheet: Sheet) -> bool:
        if sheet.is_saved:
            return True
        if sheet is not self._document.sheets.shown:  # nobody should be asked about what they do not see
            self._document.show(sheet)
            self.opened.emit()
        answer = ask.choose(
            self._window,
            self.tr("Save the changes to “{name}”?").format(name=sheet.title),
            self.tr("Without saving they are lost."),
            [
                (self.tr("Save"), ask.Role.AcceptRole),
                (self.tr("Discard"), ask.Role.DestructiveRole),
                (self.tr("Cancel"), ask.Role.RejectRole),
            ],
        )
        return self.save() if answer == 0 else answer == 1

    def refuse(self, problem: Problem) -> None:
        """Say why something did not happen."""
        ask.refuse(self._window, words.problem(problem))

    # -- from one start to the next

    def restore(self) -> None:
        """Open again what was open when the window was closed, then offer what a crash left behind."""
        self.autosave.reopen()
        if self._document.sheets.all != (self._document.sheets.shown,):
            self.opened.emit()
        self.recover()

    def recover(self) -> None:
        """Offer what a crashed window left behind."""
        for left in self.autosave.pending():
            answer = ask.choose(
                self._window,
                self.tr("Recover the unsaved network “{name}”?").format(name=left.name or self.tr("Untitled")),
                self.tr("VisionLab did not close properly."),
                [
                    (self.tr("Recover"), ask.Role.AcceptRole),
                    (self.tr("Throw away"), ask.Role.DestructiveRole),
                    (self.tr("Ask again next time"), ask.Role.RejectRole),
                ],
            )
            if answer == 0:
                try:
                    self._open(self.autosave.recovered(left))
                except Problem as problem:
                    self.refuse(problem)
                else:
                    self.autosave.write()
            if answer is not None:
                self.autosave.discard(left)

    # -- recent files

    def recent(self) -> list[Path]:
        """Files opened or saved lately that are still there."""
        from visionlab.project.recent import recent

        return recent()

    def remembered(self) -> list[Path]:
        """Files opened or saved lately, also those that are gone."""
        from visionlab.project.recent import remembered

        return remembered()

    def forget(self, path: Path) -> None:
        """No longer offer a file."""
        from visionlab.project.recent import forget

        try:
            forget(path)
        except Problem as problem:
            self.refuse(problem)
        self.recent_changed.emit()

    def _remember(self, path: Path) -> None:
        from visionlab.project.recent import remember

        self._settings.put("folder", str(path.resolve().parent))
        try:
            remember(path)
        except (Problem, OSError):
            return  # a list of conveniences is not worth a word
        self.recent_changed.emit()

    def folder(self) -> str:
        """Where files were opened or saved last."""
        folder = self._settings.text("folder")
        return folder if folder and Path(folder).is_dir() else str(Path.home())
