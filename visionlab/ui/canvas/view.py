"""The canvas: the network as cards and links, to be looked at and edited by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from visionlab.cost.grouping import Ungrouped
from visionlab.graph.model import Graph
from visionlab.ui.canvas import (
    accessible,
    clipboard,
    commands,
    dropping,
    folding,
    gestures,
    grouping,
    keys,
    menus,
    quick_add,
    remarks,
    zoom,
)
from visionlab.ui.canvas.arranging import Arranging
from visionlab.ui.canvas.edges import EdgePan
from visionlab.ui.canvas.face import tr
from visionlab.ui.canvas.following import Following
from visionlab.ui.canvas.geometry import Place, card
from visionlab.ui.canvas.glide import Glide
from visionlab.ui.canvas.key_wiring import KeyWire
from visionlab.ui.canvas.marks import Marks
from visionlab.ui.canvas.overlays import Overlays
from visionlab.ui.canvas.selecting import SelectingSurface
from visionlab.ui.canvas.tips import spoken
from visionlab.ui.document import Document


class Canvas(SelectingSurface):
    """The surface with the document on it; gestures, keys and menus become edits."""

    #: the titles of the blocks one has gone into
    path_changed = Signal(list)
    #: a sentence for the status bar; empty to clear it
    said = Signal(str)
    #: text from the clipboard that holds no blocks
    text_pasted = Signal(str)
    #: the selection is to be a block of the person's own
    own_block_wanted = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        self.overlays = Overlays(self)
        super().__init__(document, parent)
        self.gesture: gestures.Gesture | None = None
        self.is_space_down = False
        #: where the mouse is, in viewport coordinates; None while it is elsewhere
        self.pointer: QPointF | None = None
        self.key_wire: KeyWire | None = None
        self._glide = Glide(self)
        self._arranging = Arranging(self, self._glide)
        self.edges = EdgePan(self)
        self._said = ""
        #: by the ids of their blocks, so that they are grouped again under the same name
        self.ungrouped: dict[str, Ungrouped] = {}
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.accessible = accessible.CanvasInterface(self)
        accessible.install()
        self.setAccessibleName(tr("Network"))
        self.setAccessibleDescription(
            tr("Cards of blocks, joined by links. The arrow keys walk along them, Tab adds a block, Shift+Tab leaves.")
        )
        self._following = Following(self, self._glide)

    # -- what is shown

    @property
    def is_busy(self) -> bool:
        """A gesture goes on."""
        return self.gesture is not None

    def enter(self, node_id: str) -> None:
        """Look into a block, when it has an inside."""
        if self.is_inside and node_id not in self.drawing.graph.nodes and self.selected:
            # asked for by the window, which knows only the network's selection
            node_id = next(iter(self.selected))
        reason = self.levels.enter(node_id, zoom.place_of(self))
        self.say(reason)
        if not reason:
            self.level_changed()
            self.select([])
            self.fit_or_top()

    def leave(self) -> bool:
        """Go back by one block. Gives whether there was one to leave."""
        if not self.is_inside:
            return False
        left, place = self.levels.leave()
        self.level_changed()
        zoom.restore(self, place)
        self.select([left])
        return True

    def level_changed(self) -> None:
        """Something else is looked at: nothing is in hand any more, and nothing marked but the selected nodes."""
        self.overlays.close()
        self.cancel_gesture()
        self.say("")
        self.marks = Marks(selected=self.marks.selected)
        zoom.make_room(self)
        self.viewport().update()
        self.path_changed.emit(self.path)
        if not self.is_inside:
            self.inside_selected.emit(None)

    def glide_from(self, places: Mapping[str, Place]) -> None:
        """Let the cards glide from these places to where they are."""
        self._glide.start(places)

    @property
    def here(self) -> QPointF:
        """The point of the scene that the mouse is on, or the middle of what is seen."""
        return self.scene_point(self.pointer or QPointF(self.viewport().rect().center()))

    # -- opening in place and folding (see folding.py)

    def expand(self) -> None:
        """Open the selected blocks in place."""
        folding.expand(self)

    def collapse(self) -> None:
        """Close the selected blocks, or the one that the selection is inside of."""
        folding.collapse(self)

    def expand_all(self) -> None:
        """Show every layer."""
        folding.expand_all(self)

    def collapse_all(self) -> None:
        """Close every block that is opened in place."""
        folding.collapse_all(self)

    def fold(self) -> None:
        """Fold the runs of equal blocks, those of the selection or all."""
        folding.fold_runs(self)

    def unfold(self) -> None:
        """Take folded runs apart, those of the selection or all."""
        folding.unfold(self)

    # -- looking around

    def center_on(self, node_id: str) -> None:
        """Bring a node of the network into the middle."""
        while self.is_inside:
            self.leave()
        if node_id in self.drawing.places:
            self.is_untouched = False
            self.centerOn(card(self.drawing.places[node_id]).center())

    def reveal_here(self, ids: Iterable[str]) -> None:
        """Bring the first of these nodes of what is shown into the middle, unless one of them is seen already."""
        super().reveal(ids)

    def reveal(self, ids: Iterable[str]) -> None:
        """Bring the first of these nodes of the network into the middle, unless one of them is seen already."""
        while self.is_inside:
            self.leave()
        super().reveal(ids)

    def place_below(self, node_id: str) -> QPoint:
        """Where on the screen something about a node is shown; about the network, in the middle."""
        if node_id not in self.drawing.places:
            return self.viewport().mapToGlobal(self.viewport().rect().center())
        corner = card(self.drawing.places[node_id]).bottomLeft()
        return self.viewport().mapToGlobal(self.viewportTransform().map(corner).toPoint())

    def do(self, name: str) -> bool:
        """Do what an action of the table stands for here; see keys.py."""
        return keys.do(self, name)

    # -- edits (see commands.py)

    def edit(self, label: str, change: Callable[[Graph], Graph], key: object = None) -> bool:
        """Edit the document, unless a block's inside is shown."""
        if self.is_inside:
            self.say(tr("The inside of a block is only to look at: its fields are in the inspector"))
            return False
        return self.document.edit(label, change, key)

    def add_part(self, kind: str) -> None:
        """Add a block below the selected one, wired to it, or in the middle of what is seen."""
        commands.add_part(self, kind)

    def delete_selection(self) -> None:
        """Remove the selected nodes or the selected link."""
        commands.delete_selection(self)

    def duplicate_selection(self) -> None:
        """Copy the selected nodes beside themselves."""
        commands.duplicate_selection(self)

    def group(self) -> None:
        """Make the selected nodes one block."""
        grouping.group(self)

    def ungroup(self) -> None:
        """Make the selected groups nodes again."""
        grouping.ungroup(self)

    def copy(self) -> None:
        """Put the selected nodes on the clipboard."""
        clipboard.copy(self)

    def cut(self) -> None:
        """Put the selected nodes on the clipboard and remove them."""
        clipboard.cut(self)

    def paste(self, at: QPointF | None = None) -> None:
        """Add the nodes on the clipboard: at a point of the scene, else where the mouse is."""
        clipboard.paste(self, at)

    def select_all(self) -> None:
        """Select every node and remark."""
        self.select(self.drawing.graph.nodes, self.drawing.remarks)

    def arrange(self, sideways: bool | None = None) -> None:
        """Lay the network out from left to right or from top to bottom, or as it is drawn now; one undo step."""
        self._arranging.ask(sideways)

    def arrange_selection(self) -> None:
        """Lay only the selected nodes out, about where they are."""
        if len(self.selected) > 1:
            self._arranging.ask(None, self.selected)

    # -- by keyboard

    def focus_node(self, id: str) -> None:
        """The keyboard has come to a selected node."""
        self.marks.focused = id
        self.say(spoken(self.drawing, id))
        accessible.told_focus(self, id)
        self.redraw(None)

    def rename(self) -> None:
        """Let a person write the title of the node at which the keyboard is, or in the selected remark."""
        id, remark = self.focused, next(iter(self.marks.remarks), None)
        if self.is_inside:
            self.say(tr("The inside of a block is only to look at: its fields are in the inspector"))
        elif id is not None and id in self.document.graph.nodes:
            self.overlays.rename(id)
        elif remark is not None:
            self.overlays.write(self.drawing.remarks[remark])

    def wire_by_keys(self, node: str = "", is_backwards: bool = False) -> None:
        """Begin a wire at a node, or at the one at which the keyboard is."""
        self.stop_wiring()
        id = node or self.focused
        if id is None or id not in self.document.graph.nodes or self.is_inside:
            self.say(tr("Select the block to wire from"))
            return
        self.key_wire = KeyWire(self, id, is_backwards)

    def stop_wiring(self) -> None:
        """Give up a wire that was begun by keyboard."""
        wire, self.key_wire = self.key_wire, None
        if wire is not None:
            wire.clear()

    # -- talking

    def say(self, sentence: str) -> None:
        """Put a sentence on the status bar; an empty one clears it, if there is one of the canvas's."""
        if sentence or self._said:
            self._said = sentence
            self.said.emit(sentence)

    # -- events

    def cancel_gesture(self) -> bool:
        """Take back what the mouse, or a wire by keyboard, is doing. Gives whether something was done."""
        self.stop_wiring()
        gesture, self.gesture = self.gesture, None
        self.edges.stop()
        if gesture is None:
            return False
        gesture.cancel()
        self.viewport().update()
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture."""
        self.pointer = event.position()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        QToolTip.hideText()
        if self.gesture is None:
            self.stop_wiring()
            self._glide.stop()
            self.gesture = gestures.begin(self, event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a gesture, or mark what is under the mouse."""
        self.pointer = event.position()
        if self.gesture is not None:
            self.gesture.move(event)
        else:
            self.hover(self.scene_point(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a gesture."""
        if self.gesture is not None and event.button() == self.gesture.button:
            gesture, self.gesture = self.gesture, None
            self.edges.stop()
            gesture.release(event)
            self.hover(self.scene_point(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Look into a block, or add one: where nothing is, or into the link there."""
        point = self.scene_point(event.position())
        self.hover(point)
        node, link = self.marks.hovered, self.marks.hovered_link
        if event.button() != Qt.MouseButton.LeftButton or self.marks.hovered_port is not None:
            self.mousePressEvent(event)
        elif node is not None:
            self.enter(node)
        elif self.is_inside:
            self.mousePressEvent(event)
        elif link is None and (remark := remarks.at(self.drawing.remarks, point)) is not None:
            self.overlays.write(self.drawing.remarks[remark])
        elif link is not None:
            quick_add.into_link(self, link, point)
        else:
            quick_add.at_point(self, point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See keys.py."""
        if not keys.press(self, event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """See keys.py."""
        keys.release(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A space bar that is let go elsewhere is not heard here."""
        self.is_space_down = False
        super().focusOutEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab adds a block; Shift+Tab leaves the canvas."""
        return False if forward and not self.is_inside else super().focusNextPrevChild(forward)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key; the mouse's right button is a gesture, since it also pans."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            menus.show_at_selection(self)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What is written on the view goes with the scene."""
        super().scrollContentsBy(dx, dy)
        self.overlays.follow()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse."""
        self.pointer = None
        if self.gesture is None:
            self.hover(QPointF(-1e9, -1e9))
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Claim the keys that mean something else here than in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and keys.claims(self, event):  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """See dropping.py."""
        dropping.enter(self, event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """See dropping.py."""
        dropping.move(self, event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """See dropping.py."""
        dropping.leave(self)

    def dropEvent(self, event: QDropEvent) -> None:
        """See dropping.py."""
        dropping.drop(self, event)
