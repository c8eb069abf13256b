"""The presets as cards in a grid that fills its width; pictures and figures come after the first paint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from visionlab.cost import numbers
from visionlab.cost.analysis import Report, analyse
from visionlab.graph.model import Graph
from visionlab.presets.base import Preset
from visionlab.ui import words
from visionlab.ui.panels.common import shape_text, tooltip
from visionlab.ui.panels.thumbnail import paint_network
from visionlab.ui.theme import Length, Type, font, theme

ID = Qt.ItemDataRole.UserRole
_NARROWEST_CARD = 216
_PICTURE = 96
_CARD_HEIGHT = _PICTURE + 68
_GAP = Length.medium
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Known:
    """What is worked out of a preset once it is needed."""

    graph: Graph
    report: Report


class PresetModel(QAbstractListModel):
    """The presets that a filter leaves."""

    def __init__(self, presets: Mapping[str, Preset], parent: QWidget) -> None:
        super().__init__(parent)
        self._presets = presets
        self._shown = list(presets)
        self.known: dict[str, Known] = {}

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        preset = self.preset(index)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return words.text(preset.title)
            case Qt.ItemDataRole.ToolTipRole:
                source = f"{preset.authors} ({preset.year}). {preset.paper}".strip() if preset.paper else ""
                return tooltip(words.text(preset.summary), source)
            case _ if role == ID:
                return preset.id
        return None

    def preset(self, index: _Index) -> Preset:
        """The preset of a row."""
        return self._presets[self._shown[index.row()]]

    def filter(self, text: str) -> None:
        """Leave the presets whose words contain all that is typed."""
        wanted = text.lower().split()
        self.beginResetModel()
        self._shown = [id for id, preset in self._presets.items() if all(word in _sought(preset) for word in wanted)]
        self.endResetModel()

    def learn_one(self) -> bool:
        """Work out the next preset that is shown and not known; False when there is none."""
        id = next((id for id in self._shown if id not in self.known), None)
        if id is None:
            return False
        graph = self._presets[id].graph()
        self.known[id] = Known(graph, analyse(graph))
        place = self.index(self._shown.index(id))
        self.dataChanged.emit(place, place)
        return True


def _sought(preset: Preset) -> str:
    shape = "x".join(map(str, preset.input))
    return f"{preset.title} {preset.id} {preset.year} {preset.authors} {preset.summary} {shape}".lower()


class PresetGrid(QListView):
    """Cards, chosen with a click or Enter."""

    chosen = Signal(str)
    left_upwards = Signal()

    def __init__(self, presets: Mapping[str, Preset], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presets = PresetModel(presets, self)
        self.setModel(self.presets)
        self.setItemDelegate(_Delegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("role", "grid")
        self.setAccessibleName(self.tr("Presets"))
        self.clicked.connect(lambda index: self.chosen.emit(index.data(ID)))
        self._is_learned = False
        self._learning = QTimer(self)
        self._learning.setInterval(0)
        self._learning.timeout.connect(self._learn)
        theme().changed.connect(self.viewport().update)

    def filter(self, text: str) -> None:
        """Leave the presets that match."""
        self.presets.filter(text)
        self._is_learned = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # pictures and figures cost some milliseconds each: after the first paint, one a turn of the event loop
        if not self._is_learned and not self._learning.isActive():
            self._learning.start()

    def _learn(self) -> None:
        if not self.presets.learn_one():
            self._is_learned = True
            self._learning.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Qt keeps room for a scroll bar that might be needed
        room = self.width() - self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent) - 2
        columns = max(1, room // (_NARROWEST_CARD + _GAP))
        size = QSize(room // columns, _CARD_HEIGHT + _GAP)
        if size != self.gridSize():
            self.setGridSize(size)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.chosen.emit(index.data(ID))
        elif event.key() == Qt.Key.Key_Up and (not index.isValid() or self.visualRect(index).top() < self._first_row()):
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def _first_row(self) -> int:
        return self.visualRect(self.model().index(0, 0)).bottom()


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures: dict[tuple[str, int, float], QPixmap] = {}
        theme().changed.connect(self._pictures.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = option.widget
        return view.gridSize() if isinstance(view, QListView) else QSize(_NARROWEST_CARD, _CARD_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, PresetModel)
        preset = model.preset(index)
        known = model.known.get(preset.id)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(1, 1, -_GAP, -_GAP)
        view = option.widget
        is_focused = bool(option.state & QStyle.StateFlag.State_HasFocus) and view is not None and view.hasFocus()
        is_hot = bool(option.state & QStyle.StateFlag.State_MouseOver)
        edge = QPen(theme().colour("accent" if is_focused or is_hot else "border"), 2.0 if is_focused else 1.0)
        shape = QPainterPath()
        shape.addRoundedRect(card, 8, 8)
        painter.fillPath(shape, theme().colour("raised"))
        painter.save()
        painter.setClipPath(shape)
        picture = QRectF(card.left(), card.top(), card.width(), _PICTURE)
        painter.fillRect(picture, theme().colour("canvas"))
        if known is not None:
            painter.drawPixmap(picture.topLeft(), self._picture(preset, known, picture, painter))
        painter.restore()
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        self._words(painter, preset, known, card.adjusted(Length.medium, _PICTURE + 8, -Length.medium, -8))
        painter.restore()

    def _picture(self, preset: Preset, known: Known, box: QRectF, painter: QPainter) -> QPixmap:
        ratio = painter.device().devicePixelRatioF()
        key = (preset.id, round(box.width()), ratio)
        found = self._pictures.get(key)
        if found is None:
            found = QPixmap((box.size() * ratio).toSize())
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            within = QPainter(found)
            paint_network(within, known.graph, known.report, QRectF(0, 0, box.width(), box.height()))
            within.end()
            self._pictures[key] = found
        return found

    def _words(self, painter: QPainter, preset: Preset, known: Known | None, box: QRectF) -> None:
        top, right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.setFont(font(Type.small))
        painter.setPen(theme().colour("muted"))
        year = str(preset.year) if preset.paper else ""
        painter.drawText(box.adjusted(0, 2, 0, 0), Qt.AlignmentFlag.AlignTop | right, year)
        room = box.width() - painter.fontMetrics().horizontalAdvance(year) - Length.small
        painter.setFont(font(Type.strong, bold=True))
        painter.setPen(theme().colour("text"))
        metrics = painter.fontMetrics()
        title = metrics.elidedText(words.text(preset.title), Qt.TextElideMode.ElideRight, round(room))
        painter.drawText(box, top, title)
        painter.setFont(font(Type.small))
        painter.setPen(theme().colour("muted"))
        for number, text in enumerate(self._figures(preset, known)):
            line = box.adjusted(0, 21 + 15 * number, 0, 0)
            painter.drawText(
                line, top, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(box.width()))
            )

    def _figures(self, preset: Preset, known: Known | None) -> tuple[str, str]:
        asks = self.tr("{shape} → {classes} classes").format(shape=shape_text(preset.input), classes=preset.classes)
        if known is None:
            return "", asks
        costs = self.tr("{parameters} parameters · {macs} MACs").format(
            parameters=numbers.count(known.report.parameters), macs=numbers.count(known.report.macs)
        )
        return costs, asks
