"""The canvas: the network as cards and links, to be looked at and edited by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from weakref import WeakKeyDictionary

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

from visionlab.cost.folding import SEP
from visionlab.cost.grouping import Ungrouped
from visionlab.graph.model import Graph, Link
from visionlab.ui.canvas import (
    accessible,
    aligning,
    bypassing,
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
    swapping,
    zoom,
)
from visionlab.ui.canvas.arranging import Arranging
from visionlab.ui.canvas.edges import EdgePan
from visionlab.ui.canvas.face import tr
from visionlab.ui.canvas.geometry import Place, card
from visionlab.ui.canvas.glide import Glide
from visionlab.ui.canvas.key_wiring import KeyWire
from visionlab.ui.canvas.levels import Levels
from visionlab.ui.canvas.marks import Marks
from visionlab.ui.canvas.overlays import Overlays
from visionlab.ui.canvas.surface import Surface
from visionlab.ui.canvas.tips import spoken
from visionlab.ui.document import Change, Document
from visionlab.ui.sheets import Sheet


class Canvas(Surface):
    """The surface with the document on it; gestures, keys and menus become edits."""

    #: the titles of the blocks one has gone into
    path_changed = Signal(list)
    #: a sentence for the status bar; empty to clear it
    said = Signal(str)
    #: text from the clipboard that holds no blocks
    text_pasted = Signal(str)
    #: the selection is to be a block of the person's own
    own_block_wanted = Signal()
    #: inside a block: the NodeReport of what is selected there, or None
    inside_selected = Signal(object)
    #: other remarks are selected
    remarks_selected = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        self.overlays = Overlays(self)
        super().__init__(Levels(document.graph, document.report, folding=document.folds.now), parent)
        self.document = document
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
        self._sheet = document.sheets.shown
        #: of other tabs: what was looked at there, where, and whether a resize may fit it anew
        self._kept: WeakKeyDictionary[Sheet, tuple[Levels, zoom.ViewPlace, bool]] = WeakKeyDictionary()
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.accessible = accessible.CanvasInterface(self)
        accessible.install()
        self.setAccessibleName(tr("Network"))
        self.setAccessibleDescription(
            tr("Cards of blocks, joined by links. The arrow keys walk along them, Tab adds a block, Shift+Tab leaves.")
        )
        document.changed.connect(self._on_change)
        document.selection.changed.connect(self._on_selection)
        document.notes.changed.connect(lambda: self.redraw(self.levels.note(document.notes.by_id)))
        document.ghost.changed.connect(lambda preview: self.redraw(self.levels.preview(preview and preview.report)))
        document.colour_by.changed.connect(self._colour)
        document.live.changed.connect(lambda: self.redraw(self.levels.show_live(document.live.view)))
        document.folds.changed.connect(self._on_folds)

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
            self._level_changed()
            self.select([])
            self.fit_or_top()

    def leave(self) -> bool:
        """Go back by one block. Gives whether there was one to leave."""
        if not self.is_inside:
            return False
        left, place = self.levels.leave()
        self._level_changed()
        zoom.restore(self, place)
        self.select([left])
        return True

    def _level_changed(self) -> None:
        self.overlays.close()
        self.cancel_gesture()
        self.say("")
        self.marks = Marks(selected=self.marks.selected)
        zoom.make_room(self)
        self.viewport().update()
        self.path_changed.emit(self.path)
        if not self.is_inside:
            self.inside_selected.emit(None)

    def _on_change(self, change: Change) -> None:
        self.overlays.close_picker()
        self.cancel_gesture()
        self._glide.stop()
        was_inside = self.path
        self.marks.selected_link = self.marks.hovered_link = self.marks.hovered_port = None
        if change.is_new:
            self.overlays.close()
            self._turn_to_sheet(change)
            return
        dirty = self.levels.renew(change)
        self._select_remarks(self.marks.remarks & self.drawing.remarks.keys())
        if self.marks.hovered not in self.drawing.faces:
            self.marks.hovered = None
        if self.path != was_inside:
            self._level_changed()
            self._on_selection()
        if self.is_inside or any(SEP in id for id in self.marks.selected):
            # what is selected there may be gone, or have other figures
            self.select(self.marks.selected)
        zoom.make_room(self)
        self.redraw(dirty)

    def _turn_to_sheet(self, change: Change) -> None:
        """Another network: one that was looked at before is shown as it was left."""
        if self._sheet in self.document.sheets.all:
            self._kept[self._sheet] = (self.levels, zoom.place_of(self), self.is_untouched)
        self._sheet = self.document.sheets.shown
        self.ungrouped.clear()
        kept = self._kept.pop(self._sheet, None)
        self.levels = kept[0] if kept is not None else self._new_levels(change)
        self.levels.note(self.document.notes.by_id)
        self.levels.show_live(self.document.live.view)
        self.levels.colour_by(self.document.colour_by.measure)
        self._level_changed()
        self._on_selection()
        if kept is None or kept[2]:
            self.fit_or_top()
        else:
            self.is_untouched = False
            zoom.restore(self, kept[1])

    def _colour(self, measure: str) -> None:
        self.levels.colour_by(measure)
        self.viewport().update()

    def _on_folds(self) -> None:
        self.cancel_gesture()
        self._glide.stop()
        self.levels.fold(self.document.folds.now)
        self.marks = Marks()
        if self.is_inside:
            self.inside_selected.emit(None)
        else:
            self._on_selection()
        zoom.make_room(self)
        self.redraw(None)

    def glide_from(self, places: Mapping[str, Place]) -> None:
        """Let the cards glide from these places to where they are."""
        self._glide.start(places)

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

    def _new_levels(self, change: Change) -> Levels:
        return Levels(change.after, change.report, folding=self.document.folds.now)

    # -- selection

    @property
    def selected(self) -> frozenset[str]:
        """The selected nodes of what is shown: of the network, all of a folded run, and none inside of a block."""
        return self.marks.selected if self.is_inside else self.document.selection.ids

    @property
    def chosen(self) -> list[str]:
        """The selected cards: of a folded run the one that is seen; of opened blocks also what is inside of them."""
        return [id for id in self.drawing.faces if id in self.marks.selected]

    def with_other(self, id: str) -> frozenset[str]:
        """The selection with one more card, or without it when it is in it; a folded run is one card."""
        run = self.drawing.seen.runs.get(id)
        ids = frozenset([id] if run is None else run.run.ids)
        return self.selected - ids if id in self.selected else self.selected | ids

    @property
    def way(self) -> tuple[str, ...]:
        """From the node to what is selected inside of it, a name a level; empty where that is not one thing."""
        single = next(iter(self.marks.selected)) if len(self.marks.selected) == 1 else None
        return () if single is None else (*self.way_in, *single.split(SEP))

    @property
    def way_in(self) -> tuple[str, ...]:
        """From the node to the block that one is inside of; empty where one is not."""
        return tuple(name for id in self.levels.way for name in id.split(SEP))

    def select(self, ids: Iterable[str], remarks: Iterable[str] = ()) -> None:
        """Select these nodes and remarks, and no others; with the first of a folded run, all of it.

        What is inside of a block is selected by itself: it is only looked at.
        """
        self._select_link(None)
        self._select_remarks(frozenset(id for id in remarks if id in self.drawing.remarks))
        ids = frozenset(id for id in ids if id in self.drawing.graph.nodes)
        if not self.is_inside:
            runs = self.drawing.seen.runs
            own = {id for id in ids if SEP not in id}
            self.document.selection.set(own.union(*(runs[id].run.ids for id in own if id in runs)))
            self._on_selection()
            if own or not ids:
                return
        self._mark_selected(ids)
        single = next(iter(ids)) if len(ids) == 1 else None
        report = self.drawing.report
        self.inside_selected.emit(report.nodes[single] if single and report is not None else None)

    @property
    def focused(self) -> str | None:
        """The node at which the keyboard is: of those selected, the one last gone to."""
        if self.marks.focused in self.marks.selected:
            return self.marks.focused
        return next((id for id in self.drawing.graph.order if id in self.marks.selected), None)

    def focus_node(self, id: str) -> None:
        """The keyboard has come to a selected node."""
        self.marks.focused = id
        self.say(spoken(self.drawing, id))
        accessible.told_focus(self, id)
        self.redraw(None)

    def select_link(self, link: Link | None) -> None:
        """Select a link, and no node."""
        self.select([])
        self._select_link(link)

    def _select_remarks(self, ids: frozenset[str]) -> None:
        if ids != self.marks.remarks:
            self.marks.remarks = ids
            self.viewport().update()
            self.remarks_selected.emit()

    def _select_link(self, link: Link | None) -> None:
        if link != self.marks.selected_link:
            self.marks.selected_link = link
            self.viewport().update()

    def _on_selection(self, _ids: object = None) -> None:
        if not self.is_inside:
            if any(SEP in id for id in self.marks.selected):
                self.inside_selected.emit(None)
            stands = self.drawing.seen.stands
            self._mark_selected(frozenset(stands.get(id, id) for id in self.document.selection.ids))

    def _mark_selected(self, ids: frozenset[str]) -> None:
        if ids != self.marks.selected:
            self.marks.selected = ids
            self.viewport().update()

    def mark_found(self, ids: Iterable[str]) -> None:
        """Put a ring around these nodes of what is shown."""
        stands = self.drawing.seen.stands
        found = frozenset(stands.get(id, id) for id in ids)
        if found != self.marks.found:
            self.marks.found = found
            self.viewport().update()

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

    def dissolve_selection(self) -> None:
        """Remove the selected nodes and join what each stood between."""
        commands.dissolve_selection(self)

    def bypass_selection(self) -> None:
        """Leave the selected blocks out, or put them to work again."""
        bypassing.toggle(self)

    def swap_selection(self) -> None:
        """Ask for another kind of block in the place of the selected ones."""
        swapping.start(self)

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

    def align(self, how: str) -> None:
        """Put the selected cards in line or at equal distances; `how` is the name of an action."""
        aligning.arrange(self, how)

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

    # -- remarks

    def add_remark(self, point: QPointF | None = None) -> None:
        """Write a remark at a point of the scene, or where the mouse is."""
        remarks.add(self, point)

    def next_remark(self) -> None:
        """Go to the next remark."""
        remarks.go_to_next(self)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What is written on the view goes with the scene."""
        super().scrollContentsBy(dx, dy)
        self.overlays.follow()

    # -- talking

    def say(self, sentence: str) -> None:
        """Put a sentence on the status bar; an empty one clears it, if there is one of the canvas's."""
        if sentence or self._said:
            self._said = sentence
            self.said.emit(sentence)

    # -- choosing a kind of block

    def add_by_typing(self) -> None:
        """Ask for a block to add, by name."""
        quick_add.start(self)

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
