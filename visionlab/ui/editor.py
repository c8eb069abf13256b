"""The editor: canvas, palette, inspector and totals of one document, and how they speak to each other.

Made when a network is opened, or just after the window's first paint: the gallery needs none of it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from visionlab.cost.grouping import is_in_group
from visionlab.ui import repairs
from visionlab.ui.breadcrumbs import Breadcrumbs
from visionlab.ui.canvas.minimap import Minimap
from visionlab.ui.canvas.view import Canvas
from visionlab.ui.colour_bar import ColourBar
from visionlab.ui.conditions import Conditions
from visionlab.ui.document import Change, Document
from visionlab.ui.find_bar import FindBar
from visionlab.ui.live.bar import LiveBar
from visionlab.ui.panels.common import scrolled
from visionlab.ui.panels.inspector import Inspector
from visionlab.ui.panels.palette import Palette
from visionlab.ui.panels.totals import Totals
from visionlab.ui.theme import Length

if TYPE_CHECKING:
    from visionlab.ui.canvas.beside import BesidePanel
    from visionlab.ui.figure.view import FigureView
    from visionlab.ui.panels.user_block_desk import UserBlockDesk


class Editor(QWidget):
    """The page with the canvas. The window puts the other panels where they belong."""

    #: whether the network is seen as a figure from now on
    figure_shown = Signal(bool)

    def __init__(self, document: Document, conditions: Conditions) -> None:
        super().__init__()
        self._document = document
        self.canvas = Canvas(document)
        self.minimap = Minimap(self.canvas)
        self.breadcrumbs = Breadcrumbs()
        self.palette_panel = Palette()
        self.inspector = Inspector(document)
        self.totals = Totals(document, conditions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.breadcrumbs)
        self.find_bar = FindBar(self.canvas)
        column.addWidget(self.find_bar)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(1)
        self.split.addWidget(self.canvas)
        column.addWidget(self.split)
        self._figure: FigureView | None = None
        self.live_bar = LiveBar(document)
        self.colour_bar = ColourBar(document, self.canvas)
        column.addWidget(self.live_bar)
        column.addWidget(self.colour_bar)
        self.inspector_area = scrolled(self.inspector)
        # narrower, names are cut; a person may still make them wider
        self.palette_panel.setMinimumWidth(Length.palette_width)
        self.inspector_area.setMinimumWidth(Length.inspector_width)
        self._connect()

    @cached_property
    def beside(self) -> BesidePanel:
        """The second canvas, made when first needed."""
        from visionlab.ui.canvas.beside import BesidePanel

        made = BesidePanel(self._document)
        made.node_wanted.connect(self.go_to)
        self.split.insertWidget(0, made)
        self.split.setSizes([1, 1])
        return made

    @property
    def is_figure(self) -> bool:
        """Whether the network is seen as a figure."""
        return self._figure is not None and not self._figure.isHidden()

    @property
    def view(self) -> Canvas | FigureView:
        """What the network is seen on."""
        return self._figure if self._figure is not None and self.is_figure else self.canvas

    def show_figure(self, is_on: bool) -> None:
        """Show the network as a figure, or on the canvas again."""
        if self._figure is None:
            from visionlab.ui.figure.view import FigureView

            self._figure = FigureView(self._document)
            self._figure.node_wanted.connect(self.go_to)
            self.split.addWidget(self._figure)
        self._figure.setVisible(is_on)
        self.canvas.setVisible(not is_on)
        self.view.setFocus()
        self.figure_shown.emit(is_on)

    @cached_property
    def user_blocks(self) -> UserBlockDesk:
        """Who keeps the person's own blocks, made when first needed."""
        from visionlab.ui.panels.user_block_desk import UserBlockDesk

        return UserBlockDesk(self)

    def _connect(self) -> None:
        canvas = self.canvas
        canvas.path_changed.connect(self._show_path)
        canvas.inside_selected.connect(lambda report: self.inspector.show_inside(report, canvas.way))
        self.breadcrumbs.back.connect(canvas.leave)
        self.palette_panel.chosen.connect(self._add_part)
        canvas.own_block_wanted.connect(lambda: self.user_blocks.make())
        self.palette_panel.menu_wanted.connect(lambda kind, at: self.user_blocks.show_menu(kind, at))
        self.inspector.enter_requested.connect(canvas.enter)
        self.inspector.node_requested.connect(self.go_to)
        self._document.changed.connect(self._on_change)
        self._document.beside.changed.connect(lambda: self.beside)

    def open_find(self) -> None:
        """Open the bar that finds blocks on the canvas."""
        if self.is_figure:
            self.show_figure(False)
        self.find_bar.open()

    def go_to(self, id: str) -> None:
        """Select a node and bring it into the middle."""
        if self.is_figure:
            self.show_figure(False)
        self._document.selection.set([id])
        self.canvas.center_on(id)

    def repair(self) -> None:
        """Offer what would help the selected block, or the first that cannot work."""
        id = repairs.ill(self._document)
        if id is None:
            self.canvas.say(self.tr("Nothing needs repair: every block works"))
            return
        if id:
            self.go_to(id)
        repairs.popup(self._document, id, self.canvas.place_below(id), self.canvas)

    def _add_part(self, kind: str) -> None:
        self.canvas.add_part(kind)
        self.canvas.setFocus()

    def _show_path(self, path: list[str]) -> None:
        is_group = is_in_group(self._document.report, self.canvas.way_in)
        self.breadcrumbs.show_path(self._document.title, path, is_group)

    def _on_change(self, change: Change) -> None:
        if change.is_new:
            self._show_path(self.canvas.path)
