"""Context menus of a card, a link and the empty canvas."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QMenu

from visionlab.blocks.repeat import Repeat
from visionlab.cost.folding import SEP
from visionlab.cost.grouping import has_group
from visionlab.graph import edits
from visionlab.ui import repairs
from visionlab.ui.canvas import commands, folding, repeating
from visionlab.ui.canvas.face import tr
from visionlab.ui.canvas.geometry import card
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
    else:
        menu = canvas_menu(canvas)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(at)


def show_at_selection(canvas: Canvas) -> None:
    """The menu key: the menu of the selected node, at that node."""
    id = next(iter(canvas.selected), None)
    if id is not None:
        point = card(canvas.drawing.places[id]).center()
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
    can_join = len(canvas.selected) == 1 and bool(graph.into[id]) and bool(graph.out[id])
    _add(menu, tr("Remove and join the links"), lambda: commands.dissolve(canvas, id), "", "", can_join)
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


def link_menu(canvas: Canvas, link: Link) -> QMenu:
    """What can be done with a link."""
    menu = QMenu(canvas)
    label = tr("Delete link")
    _add(menu, label, lambda: canvas.edit(label, lambda graph: edits.remove(graph, (), (link,))), "delete", "delete")
    return menu


def canvas_menu(canvas: Canvas) -> QMenu:
    """What can be done without a node."""
    menu = QMenu(canvas)
    has_nodes = bool(canvas.drawing.graph.nodes)
    if canvas.is_inside:
        _add(menu, tr("Back"), canvas.leave, "back", "leave")
    else:
        _add(menu, tr("Paste"), canvas.paste, "", "paste")
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
