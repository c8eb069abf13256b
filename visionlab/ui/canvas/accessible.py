"""The canvas for screen readers: a list of nodes and remarks, each with what it says, and where the keyboard is.

Qt asks the factory for the interface of a widget only when something that assists is there to listen.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QAccessibleObject, QColor

from visionlab.ui.canvas.geometry import remark_box
from visionlab.ui.canvas.tips import spoken

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas


@cache
def install() -> None:
    """From now on a canvas is told as its nodes rather than as a picture."""
    QAccessible.installFactory(_interface)


def _interface(_name: str, widget: QObject | None) -> QAccessibleInterface | None:
    found: QAccessibleInterface | None = getattr(widget, "accessible", None)
    return found


def told_focus(canvas: Canvas, id: str) -> None:
    """The keyboard has come to a node: whoever listens hears of it."""
    if QAccessible.isActive():
        item = canvas.accessible.item(id)
        QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.Focus))


class CanvasInterface(QAccessibleObject):
    """A canvas as a list."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        #: kept, since Qt only borrows them
        self._items: dict[str, ItemInterface] = {}

    def ids(self) -> list[str]:
        """Of nodes from the input on, then of remarks."""
        drawing = self._canvas.drawing
        return [*(id for id in drawing.graph.order if id in drawing.faces), *drawing.remarks]

    def item(self, id: str) -> ItemInterface:
        """The interface of a node or a remark."""
        found = self._items.get(id)
        if found is None:
            found = self._items[id] = ItemInterface(self, self._canvas, id)
            QAccessible.registerAccessibleInterface(found)
        return found

    def parent(self) -> Any:
        above = self._canvas.parent()
        return None if above is None else QAccessible.queryAccessibleInterface(above)

    def childCount(self) -> int:
        return len(self.ids())

    def child(self, index: int) -> Any:
        ids = self.ids()
        return self.item(ids[index]) if 0 <= index < len(ids) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        ids = self.ids()
        return ids.index(child.id) if isinstance(child, ItemInterface) and child.id in ids else -1

    def childAt(self, x: int, y: int) -> Any:
        return next((item for id in self.ids() if (item := self.item(id)).rect().contains(x, y)), None)

    def focusChild(self) -> Any:
        id = self._canvas.focused
        return self if id is None else self.item(id)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return self._canvas.accessibleName()
        return self._canvas.accessibleDescription() if kind == QAccessible.Text.Description else ""

    def rect(self) -> QRect:
        viewport = self._canvas.viewport()
        return QRect(viewport.mapToGlobal(viewport.rect().topLeft()), viewport.size())

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.multiSelectable = True
        state.focused = self._canvas.hasFocus()
        return state


class ItemInterface(QAccessibleInterface):
    """A node or a remark as an item of that list."""

    def __init__(self, parent: CanvasInterface, canvas: Canvas, id: str) -> None:
        super().__init__()
        self._parent, self._canvas = parent, canvas
        self.id = id

    def isValid(self) -> bool:
        drawing = self._canvas.drawing
        return self.id in drawing.faces or self.id in drawing.remarks

    def object(self) -> Any:
        return None

    def window(self) -> Any:
        return None

    def relations(self, match: Any = None) -> list[Any]:
        return []

    def parent(self) -> Any:
        return self._parent

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> Any:
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def childAt(self, x: int, y: int) -> Any:
        return None

    def focusChild(self) -> Any:
        return None

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        if kind != QAccessible.Text.Name or not self.isValid():
            return ""
        drawing = self._canvas.drawing
        return spoken(drawing, self.id) if self.id in drawing.faces else drawing.remarks[self.id].text

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing is written this way."""

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        canvas, drawing = self._canvas, self._canvas.drawing
        box = drawing.card(self.id) if self.id in drawing.faces else remark_box(drawing.remarks[self.id])
        on_view = canvas.viewportTransform().mapRect(box).toAlignedRect()
        return on_view.translated(canvas.viewport().mapToGlobal(on_view.topLeft()) - on_view.topLeft())

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        canvas = self._canvas
        state.focusable = state.selectable = True
        state.selected = self.id in canvas.marks.selected or self.id in canvas.marks.remarks
        state.focused = canvas.hasFocus() and canvas.focused == self.id
        state.invalid = not self.isValid()
        return state

    def foregroundColor(self) -> QColor:
        return QColor()

    def backgroundColor(self) -> QColor:
        return QColor()
