"""New, open, save, export and recovery: the document's life on disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from visionlab.blocks.catalogue import parts
from visionlab.cost.folding import Folding
from visionlab.graph.edits import move
from visionlab.graph.layout import layout
from visionlab.graph.model import Graph, Node
from visionlab.layers.base import Shape
from visionlab.problem import Problem
from visionlab.ui import ask, words
from visionlab.ui.document import Document
from visionlab.ui.exporting import Exporter
from visionlab.ui.settings import Settings

if TYPE_CHECKING:
    from visionlab.presets.base import Options

SUFFIX = ".vlab"
#: after the last edit; short enough to lose little, long enough not to write while somebody drags
AUTOSAVE_MS = 2_000


class Files(QObject):
    """Opens and saves a document, asking before anything would be lost."""

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
        self._recovery: object = None
        self._autosave = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._autosave.timeout.connect(self._write_recovery)
        document.state_changed.connect(self._schedule)

    # -- opening

    def new(self) -> None:
        """A network of nothing but an input."""
        if self.may_lose():
            start = Node("input", parts()["input"](), 0.0, 0.0)
            self._document.open(Graph.of([start]), self.tr("Untitled"))
            self.opened.emit()

    def open_preset(
        self, id: str, input: Shape | None = None, classes: int | None = None, options: Options | None = None
    ) -> None:
        """One of the known networks, as an unsaved document; with other fields where they are given."""
        from visionlab.presets.registry import preset

        if not self.may_lose():
            return
        try:
            found = preset(id)
            graph = found.graph(input, classes, options)
            if self._settings.text("direction") == "right":
                graph = move(graph, layout(graph, sideways=True))
        except Problem as problem:
            self.refuse(problem)
            return
        self._document.open(graph, found.title, recipe=found.recipe)
        self.opened.emit()

    def open_graph(self, graph: Graph, name: str, saved: bool = True) -> bool:
        """A network that is in no file; one that can be had again need not be `saved`. Whether it was opened."""
        if not self.may_lose():
            return False
        self._document.open(graph, name, saved=saved)
        self.opened.emit()
        return True

    def ask_open(self) -> None:
        """Let the person choose a file."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a network"), self.folder(), self.tr("VisionLab networks (*.vlab)")
        )
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> bool:
        """Open a file; a bad one is refused in a sentence and changes nothing."""
        from visionlab import project

        if not self.may_lose():
            return False
        try:
            loaded = project.load(path)
        except Problem as problem:
            self.refuse(problem)
            return False
        self._document.open(loaded.graph, path.stem, path, folding=Folding.read(loaded.view))
        self._remember(path)
        self.opened.emit()
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

        try:
            project.save(path, self._document.graph, self._view())
        except Problem as problem:
            self.refuse(problem)
            return False
        self._document.mark_saved(path)
        self._remember(path)
        self.said.emit(self.tr("Saved {path}").format(path=path))
        return True

    def _view(self) -> dict[str, list[str]]:
        """How the network is looked at, for its file."""
        return self._document.folds.now.told(self._document.graph)

    def export(self) -> None:
        """Write the network in another format, or as a picture."""
        self._exporter.ask(self.folder())

    # -- not losing anything

    def may_lose(self) -> bool:
        """Whether the present document may go: it is saved, or the person said so, or saved it now."""
        if self._document.is_saved or not self._document.graph.nodes:
            return True
        answer = ask.choose(
            self._window,
            self.tr("Save the changes to “{name}”?").format(name=self._document.name),
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

    def recover(self) -> None:
        """Offer what a crashed window left behind."""
        for left in self._store().pending():
            answer = ask.choose(
                self._window,
                self.tr("Recover the unsaved network “{name}”?").format(name=left.name),
                self.tr("VisionLab did not close properly."),
                [
                    (self.tr("Recover"), ask.Role.AcceptRole),
                    (self.tr("Throw away"), ask.Role.DestructiveRole),
                    (self.tr("Ask again next time"), ask.Role.RejectRole),
                ],
            )
            if answer == 0:
                try:
                    restored = self._store().restore(left)
                except Problem as problem:
                    self.refuse(problem)
                else:
                    folding = Folding.read(restored.view)
                    self._document.open(restored.graph, left.name, left.path, saved=False, folding=folding)
                    self.opened.emit()
                    self._write_recovery()
                    self._store().discard(left)
                    return
            if answer is not None:
                self._store().discard(left)

    def done(self) -> None:
        """The window closes in good order: nothing to recover."""
        self._autosave.stop()
        if self._recovery is not None:
            self._store().clear()

    def _store(self):  # type: ignore[no-untyped-def]
        from visionlab.project.recovery import Recovery

        if self._recovery is None:
            self._recovery = Recovery()
        return self._recovery

    def _schedule(self) -> None:
        self._autosave.start()

    def _write_recovery(self) -> None:
        try:
            if self._document.is_saved:
                if self._recovery is not None:
                    self._store().clear()
            else:
                document = self._document
                self._store().write(document.graph, document.name, document.path, self._view())
        except (Problem, OSError) as error:
            self.said.emit(self.tr("Autosave failed: {reason}").format(reason=error))

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
