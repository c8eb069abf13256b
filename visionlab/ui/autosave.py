"""What outlives the window: unsaved networks, should it die, and which networks were open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from visionlab.cost.folding import Folding
from visionlab.graph.model import Graph
from visionlab.problem import Problem
from visionlab.ui.document import Document
from visionlab.ui.sheets import Sheet

if TYPE_CHECKING:
    from visionlab.project.recovery import Left, Recovery

#: after the last edit; short enough to lose little, long enough not to write while somebody drags
AUTOSAVE_MS = 2_000


class Autosave(QObject):
    """Writes a moment after the last change of anything."""

    #: a sentence for the status bar
    said = Signal(str)

    def __init__(self, document: Document, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._folder = folder
        #: what was written of each unsaved network, and where
        self._stores: dict[Sheet, Recovery] = {}
        self._written: dict[Sheet, Graph] = {}
        #: what the last window left open was looked at, and may be written over
        self._is_reopened = False
        self._timer = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._timer.timeout.connect(self.write)
        document.state_changed.connect(self._timer.start)

    def write(self) -> None:
        """Write what changed since the last time."""
        sheets = self._document.sheets.all
        for sheet in [one for one in self._stores if one.is_saved or one not in sheets]:
            self._stores.pop(sheet).clear()
            self._written.pop(sheet, None)
        try:
            for sheet in sheets:
                if not sheet.is_saved and self._written.get(sheet) is not sheet.graph:
                    self._store(sheet).write(sheet.graph, sheet.name, sheet.path, sheet.view)
                    self._written[sheet] = sheet.graph
            self._keep_session()
        except (Problem, OSError) as error:
            self.said.emit(self.tr("Autosave failed: {reason}").format(reason=error))

    def done(self) -> None:
        """The window closes in good order: there is nothing to recover, but all to open again."""
        self._timer.stop()
        for store in self._stores.values():
            store.clear()
        self._stores.clear()
        self._written.clear()
        try:
            self._keep_session()
        except (Problem, OSError):
            return  # there is no window any more to say it in

    # -- the next start

    def reopen(self) -> None:
        """Open what was open when the last window was closed, behind what is shown already."""
        from visionlab.project.session import kept

        sheets = self._document.sheets
        opened, front = kept(self._folder)
        self._is_reopened = True
        made = [
            Sheet(one.graph, one.name, one.path, recipe=one.recipe, folding=Folding.read(one.view)) for one in opened
        ]
        new = [one for one in made if not any(_is_same(one, other) for other in sheets.all)]
        if not new:
            return
        empty = sheets.shown
        sheets.bring(new)
        if not empty.graph.nodes:
            self._document.show(made[front] if made[front] in new else new[0])
            self._document.close(empty)

    def pending(self) -> list[Left]:
        """What windows that died have left."""
        return self._recovery().pending()

    def recovered(self, left: Left) -> Sheet:
        """An unsaved network that was left. Raises Problem."""
        restored = self._recovery().restore(left)
        return Sheet(restored.graph, left.name, left.path, saved=False, folding=Folding.read(restored.view))

    def discard(self, left: Left) -> None:
        """Forget what was left."""
        self._recovery().discard(left)

    def _recovery(self) -> Recovery:
        from visionlab.project.recovery import Recovery

        return Recovery(self._folder / "autosave")

    def _store(self, sheet: Sheet) -> Recovery:
        if sheet not in self._stores:
            self._stores[sheet] = self._recovery()
        return self._stores[sheet]

    def _keep_session(self) -> None:
        from visionlab.project.session import Opened, keep

        if not self._is_reopened:
            return
        sheets = self._document.sheets
        # an unsaved one in no file is offered by itself after a crash
        kept = [one for one in sheets.all if one.graph.nodes and (one.path is not None or one.is_saved)]
        shown = kept.index(sheets.shown) if sheets.shown in kept else 0
        keep([Opened(one.graph, one.name, one.path, one.recipe, one.view) for one in kept], shown, self._folder)


def _is_same(one: Sheet, other: Sheet) -> bool:
    """Whether two tabs would hold the same file, or the same network that is in none."""
    if one.path is not None and other.path is not None:
        return one.path.resolve() == other.path.resolve()
    return one.path is other.path and one.name == other.name and one.graph == other.graph
