"""Context menus of a card, a link and the empty canvas."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QMenu

from visionlab.blocks.repeat import Repeat
from visionlab.cost.folding import SEP
from visionlab.cost.grouping import has_group
from visionlab.graph import edits
from visionlab.problem import Phrase
from visionlab.ui import repairs
from visionlab.ui.actions import ACTIONS, ALIGNMENTS, words
from visionlab.ui.canvas import bypassing, folding, quick_add, remarks, repeating
from visionlab.ui.canvas.face import tr
from visionlab.ui.canvas.geometry import card, remark_box
from visionlab.ui.icons import icon
from visionlab.ui.keymap import keymap

if TYPE_CHECKING:
    from visionlab.graph.model import Link
    from visionlab.ui.canvas.view import Canvas


def show_at(canvas: Canvas, point: QPointF, at: QPoint) -> None:
    """Open the menu of what is at a point of the scene."""
    node = canvas.drawing.card_at(point)
    link = canvas.marks.hovered_link
    if node is not None:
        if node not in canvas.selected:
            canvas.select([node])
        menu = node_menu(canvas, node)
    elif link is not None and not canvas.is_inside:
        canvas.select_link(link)
        menu = link_menu(canvas, link)
    elif (remark := remarks.at(canvas.drawing.remarks, point)) is not None:
        if remark not in canvas.marks.remarks:
            canvas.select([], [remark])
        menu = remark_menu(canvas, remark)
    else:
        menu = canvas_menu(canvas, point)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(at)


def show_at_selection(canvas: Canvas) -> None:
    """The menu key: the menu of the selected node or remark, there."""
    id, remark = canvas.focused, next(iter(canvas.marks.remarks), None)
    if id is not None:
        point = card(canvas.drawing.places[id]).center()
    elif remark is not None:
        point = remark_box(canvas.drawing.remarks[remark]).center()
    else:
        point = canvas.scene_point(QPointF(canvas.viewport().rect().center()))
    show_at(canvas, point, canvas.viewport().mapToGlobal(canvas.viewportTransform().map(point).toPoint()))


def node_menu(canvas: Canvas, id: str) -> QMenu:
    """What can be done with a node, or with all that are selected."""
    menu = QMenu(canvas)
    _add(menu, tr("Look inside"), lambda: canvas.enter(id), "enter", "enter", canvas.drawing.faces[id].has_inside)
    _add_levels(menu, canvas, id)
    if canvas.is_inside:
        menu.addSeparator()
        _add(menu, tr("Back"), canvas.leave, "back", "leave")
    if canvas.is_inside or SEP in id:
        return menu
    graph = canvas.drawing.graph
    if canvas.document.report.nodes[id].problem is not None:
        offers = menu.addMenu(icon("repair"), tr("Repair"))
        # only then are they tried out
        offers.aboutToShow.connect(lambda: repairs.fill(offers, canvas.document, id) if offers.isEmpty() else None)
    menu.addSeparator()
    _add(menu, tr("Copy"), canvas.copy, "", "copy")
    _add(menu, tr("Cut"), canvas.cut, "", "cut")
    _add(menu, tr("Duplicate"), canvas.duplicate_selection, "duplicate", "duplicate")
    if len(canvas.selected) > 1:
        _add(menu, tr("Arrange the selection"), canvas.arrange_selection, "layout", "arrange_selection")
    menu.addSeparator()
    _add(menu, tr("Group"), canvas.group, "group", "group")
    is_group = has_group(graph, canvas.selected)
    _add(menu, tr("Ungroup"), canvas.ungroup, "ungroup", "ungroup", is_group)
    _add(menu, tr("Make a block of your own…"), canvas.own_block_wanted.emit)
    menu.addSeparator()
    if isinstance(graph.nodes[id].block, Repeat):
        _add(menu, tr("Write the repetition out"), lambda: repeating.write_out(canvas, id))
    else:
        _add(menu, tr("Repeat"), lambda: repeating.repeat(canvas, id), "", "", repeating.can_repeat(graph, id))
    _add(menu, tr("Rename"), canvas.rename, "", "rename")
    _add(menu, tr("Change kind…"), partial(canvas.do, "swap"), "swap", "swap")
    if len(canvas.selected) > 1:
        _add_alignments(canvas, menu.addMenu(icon("align"), tr("Align")))
    is_bypassed = bypassing.are_bypassed(graph, canvas.selected)
    told = tr("End bypass") if is_bypassed else tr("Bypass")
    _add(menu, told, partial(canvas.do, "bypass"), "bypass", "bypass", bypassing.can_toggle(graph, canvas.selected))
    menu.addSeparator()
    can_join = any(graph.into[one] and graph.out[one] for one in canvas.selected)
    _add(menu, tr("Delete and join the links"), partial(canvas.do, "dissolve"), "dissolve", "dissolve", can_join)
    _add(menu, tr("Delete"), canvas.delete_selection, "delete", "delete")
    return menu


def _add_levels(menu: QMenu, canvas: Canvas, id: str) -> None:
    """What can be opened, closed, folded and taken apart."""
    seen, face = canvas.drawing.seen, canvas.drawing.faces[id]
    if id in seen.runs:
        _add(
            menu,
            tr("Unfold the {count} blocks").format(count=len(seen.runs[id].run.ids)),
            canvas.unfold,
            "unfold-runs",
            "unfold",
        )
        return
    if id in seen.frames:
        _add(menu, tr("Close in place"), canvas.collapse, "fold-block", "collapse")
    else:
        _add(menu, tr("Open in place"), canvas.expand, "unfold-block", "expand", face.has_inside)
    if SEP in id:
        _add(menu, tr("Close the block around"), lambda: folding.toggle(canvas, id.rpartition(SEP)[0]), "fold-block")
    run = folding.run_of(canvas, id)
    if run is not None:
        _add(menu, tr("Fold the {count} equal blocks").format(count=len(run.ids)), canvas.fold, "fold-runs", "fold")


def _add_alignments(canvas: Canvas, menu: QMenu) -> None:
    for told in ACTIONS:
        if told.name in ALIGNMENTS:
            _add(menu, words(told.text), partial(canvas.do, told.name), "", told.name)


def link_menu(canvas: Canvas, link: Link) -> QMenu:
    """What can be done with a link."""
    menu = QMenu(canvas)
    _add(menu, tr("Add a block in between…"), lambda: quick_add.into_link(canvas, link), "plus", "add_block")
    remove = partial(canvas.edit, Phrase("Delete link"), lambda graph: edits.remove(graph, (), (link,)))
    _add(menu, tr("Delete link"), remove, "delete", "delete")
    return menu


def remark_menu(canvas: Canvas, id: str) -> QMenu:
    """What can be done with a remark, or with all that are selected."""
    menu = QMenu(canvas)
    remark = canvas.drawing.remarks[id]
    _add(menu, tr("Edit the note"), lambda: canvas.overlays.write(remark), "note", "rename")
    colours = menu.addMenu(tr("Colour"))
    for colour, name in remarks.names().items():
        _add(colours, name, partial(remarks.paint_in, canvas, colour))
        colours.actions()[-1].setIcon(remarks.swatch(colour))
    menu.addSeparator()
    _add(menu, tr("Copy"), canvas.copy, "", "copy")
    _add(menu, tr("Cut"), canvas.cut, "", "cut")
    _add(menu, tr("Duplicate"), canvas.duplicate_selection, "duplicate", "duplicate")
    menu.addSeparator()
    _add(menu, tr("Delete"), canvas.delete_selection, "delete", "delete")
    return menu


def canvas_menu(canvas: Canvas, point: QPointF) -> QMenu:
    """What can be done without a node, at a point of the scene."""
    menu = QMenu(canvas)
    has_nodes = bool(canvas.drawing.graph.nodes)
    if canvas.is_inside:
        _add(menu, tr("Back"), canvas.leave, "back", "leave")
    else:
        _add(menu, tr("Add a block…"), lambda: quick_add.at_point(canvas, point), "plus", "add_block")
        _add(menu, tr("Write a note"), lambda: remarks.add(canvas, point), "note", "remark")
        _add(menu, tr("Paste"), lambda: canvas.paste(point), "", "paste")
    _add(menu, tr("Select all"), canvas.select_all, "", "select_all", has_nodes)
    menu.addSeparator()
    _add(menu, tr("Fit the network"), canvas.fit, "fit", "fit", has_nodes)
    if not canvas.is_inside:
        _add(menu, tr("Arrange"), canvas.arrange, "layout", "arrange", has_nodes)
    return menu


def _add(
    menu: QMenu, text: str, act: Callable[[], object], image: str = "", name: str = "", is_enabled: bool = True
) -> None:
    # the key of the action `name` is only shown: the window or the canvas hears it, and two shortcuts of one key would
    # cancel each other
    keys = keymap().text(name)
    action = menu.addAction(f"{text}\t{keys}" if keys else text)
    if image:
        action.setIcon(icon(image))
    action.setEnabled(is_enabled)
    action.triggered.connect(lambda _checked=False: act())
