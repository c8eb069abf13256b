"""What the tour asks a person to do, in order. A step looks at the window and says whether it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from visionlab.graph.model import Graph

if TYPE_CHECKING:
    from visionlab.ui.window import Window

#: what Next opens where the person has chosen nothing
_NETWORK = "starter"


def tr(text: str) -> str:
    """A text of the tour in the person's language."""
    return QCoreApplication.translate("Tour", text)


class Step:
    """One thing to do."""

    title: ClassVar[str]
    #: `{key}` stands for the shortcut of the action `action`
    text: ClassVar[str]
    action: ClassVar[str] = ""

    def __init__(self, window: Window) -> None:
        self.window = window
        #: the network when the step began
        self.start: Graph = window.document.graph

    @property
    def words(self) -> str:
        """The text in the person's language, with the shortcut that is in force."""
        key = ""
        if self.action:
            shortcut = self.window.actions_by_name[self.action].shortcut()
            key = shortcut.toString(QKeySequence.SequenceFormat.NativeText)
        return tr(self.text).format(key=key)

    def target(self) -> QWidget | None:
        """What is pointed at."""
        raise NotImplementedError(type(self).__name__)

    def begin(self) -> None:
        """Bring into view what is needed."""

    def is_done(self) -> bool:
        """Whether the person has done it."""
        raise NotImplementedError(type(self).__name__)

    def skip(self) -> None:
        """Next was pressed instead: do what the steps after this one cannot do without."""


class Open(Step):
    title = "Open a network"
    text = "Double click a card, or choose one with the arrow keys and press Enter. Next opens the Starter network."
    action = "gallery"

    def target(self) -> QWidget | None:
        return self.window.gallery.networks.grid

    def begin(self) -> None:
        if self.window.pages.currentWidget() is not self.window.gallery:
            self.window.show_gallery()

    def is_done(self) -> bool:
        return bool(self.window.document.graph.nodes) and self.window.pages.currentWidget() is not self.window.gallery

    def skip(self) -> None:
        if self.window.document.graph.nodes:
            self.window.show_gallery()  # back to it
        else:
            self.window.files.open_preset(_NETWORK)


class _OnCanvas(Step):
    """A step with the network in view."""

    def target(self) -> QWidget | None:
        return self.window.canvas

    def begin(self) -> None:
        window = self.window
        if window.pages.currentWidget() is window.gallery and window.document.graph.nodes:
            window.show_gallery()


class LookInside(_OnCanvas):
    title = "Look inside a block"
    text = "A block is made of layers. Double click one that has a small square in its corner, or select it: {key}."
    action = "enter"

    def is_done(self) -> bool:
        return self.window.is_inside


class AddBlock(_OnCanvas):
    title = "Drag a block"
    text = (
        "Drag a block from the list and let it go on a link: it goes in between. By keyboard, {key} finds a block "
        "and Enter adds it below the selected one."
    )
    action = "find_block"

    def target(self) -> QWidget | None:
        return self.window.palette_dock

    def begin(self) -> None:
        super().begin()
        while self.window.is_inside and self.window.canvas.leave():
            pass
        self.window.want_panel("palette", True)
        self.window.palette_dock.show()

    def is_done(self) -> bool:
        return bool(self.window.document.graph.nodes.keys() - self.start.nodes.keys())


class SeeNumbers(_OnCanvas):
    title = "See what it costs"
    text = (
        "Select a block and change one of its fields. Parameters, MACs and memory follow at once, here and above; "
        "a tool tip says what each of them counts."
    )

    def target(self) -> QWidget | None:
        return self.window.inspector_dock

    def begin(self) -> None:
        super().begin()
        self.window.want_panel("inspector", True)
        self.window.inspector_dock.show()

    def is_done(self) -> bool:
        now, before = self.window.document.graph.nodes, self.start.nodes
        return any(node.block != before[id].block for id, node in now.items() if id in before)


class FixProblem(_OnCanvas):
    title = "Make a problem, and fix it"
    text = (
        "Click a link and press Delete. What cannot work is marked and says why, and a count stands at the bottom of "
        "the window. Then drag from port to port, or press {key}."
    )
    action = "undo"

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._had_any = False

    def is_done(self) -> bool:
        has_any = bool(self.window.document.report.problems)
        self._had_any |= has_any
        return self._had_any and not has_any


class Train(_OnCanvas):
    title = "Train it"
    text = (
        "Press Train, or {key}. A network for pictures of 32×32 learns from Scenes-10, which the program draws itself: "
        "nothing is fetched. Other networks are fitted to it in the training panel."
    )
    action = "train"

    def target(self) -> QWidget | None:
        return self.window.toolbar.train_button

    def is_done(self) -> bool:
        return self.window.is_training


class WatchCurves(_OnCanvas):
    title = "Watch it learn"
    text = (
        "Loss and accuracy are drawn while the network learns. It goes on when this window is closed; all runs are "
        "kept under Training, Runs."
    )

    def target(self) -> QWidget | None:
        return self.window.training_dock

    def begin(self) -> None:
        super().begin()
        self.window.show_training()

    def is_done(self) -> bool:
        live = getattr(self.window.training, "live", None)
        return live is not None and bool(live.epoch_events)


STEPS: tuple[type[Step], ...] = (Open, LookInside, AddBlock, FixProblem, SeeNumbers, Train, WatchCurves)
