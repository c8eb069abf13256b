"""The bar below the canvas while blocks are coloured: by what, what the colours mean, and which blocks cost most."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from visionlab.blocks.catalogue import GROUPS
from visionlab.cost.colouring import Colouring, stage_words
from visionlab.ui import numbers, words
from visionlab.ui.canvas.face import title
from visionlab.ui.canvas.view import Canvas
from visionlab.ui.colour_by import Tint, about, titles
from visionlab.ui.document import Document
from visionlab.ui.live.bar import Ramp
from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.theme import Length, theme

_SWATCH = QSize(12, 12)
#: of a block's title on its button
_LETTERS = 16


class ColourBar(QFrame):
    """Is there only while a measure is chosen. Speaks of what the canvas shows, the inside of a block too."""

    def __init__(self, document: Document, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._canvas = document, canvas
        self._chosen = document.colour_by
        self.setProperty("role", "foot")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(self.tr("What the blocks are coloured by"))
        for name, said in titles().items():
            self.chooser.addItem(said, name)
            self.chooser.setItemData(self.chooser.count() - 1, tooltip(about(name)), Qt.ItemDataRole.ToolTipRole)
        self.chooser.addItem(self.tr("Off"), "")
        self.chooser.activated.connect(lambda index: self._chosen.choose(self.chooser.itemData(index)))
        heading = label(self.tr("Colour by"), "heading")
        heading.setBuddy(self.chooser)
        self.legend = _Row()
        self.dearest = _Row()
        row = QHBoxLayout(self)
        row.setContentsMargins(Length.medium, Length.tiny, Length.medium, Length.tiny)
        row.setSpacing(Length.small)
        for widget in (heading, self.chooser, self.legend):
            row.addWidget(widget)
        row.addSpacing(Length.small)
        row.addWidget(self.dearest, 1)
        self._chosen.changed.connect(lambda _measure: self._refresh())
        document.changed.connect(lambda _change: self._refresh())
        canvas.path_changed.connect(lambda _path: self._refresh())
        document.folds.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        told = self._canvas.drawing.colouring
        self.setVisible(told is not None)
        if told is None:
            return
        self.chooser.setCurrentIndex(self.chooser.findData(told.measure))
        self.chooser.setToolTip(tooltip(about(told.measure)))
        self.legend.show_widgets(*(self._classes(told) if told.classes else self._scale(told)))
        self.dearest.show_widgets(*self._buttons(told))

    def _scale(self, told: Colouring) -> list[QWidget]:
        most = label(_said(told.measure, told.most), "small")
        ramp = Ramp()
        ramp.setAccessibleName(self.tr("Scale from {low} to {high}").format(low="0", high=most.text()))
        return [label("0", "small"), ramp, most]

    def _classes(self, told: Colouring) -> list[QWidget]:
        shown: list[QWidget] = []
        for number in sorted(set(told.classes.values())):
            shown += [_Swatch(Tint(told.measure, number)), label(self._class_words(told, number), "small")]
        return shown

    def _class_words(self, told: Colouring, number: int) -> str:
        if told.measure == "kind":
            return words.text((*GROUPS, "Others")[number])
        report = self._canvas.drawing.report
        assert report is not None
        return stage_words(report, number, told.classes).replace("x", "×") or self.tr("vectors")

    def _buttons(self, told: Colouring) -> list[QWidget]:
        if not told.dearest:
            return []
        made: list[QWidget] = [label(self.tr("Most:"), "small")]
        for id, value, share in told.dearest:
            name = title(self._canvas.drawing.graph.nodes[id])
            shown = name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1].rstrip()}…"
            button = QPushButton(f"{shown.replace('&', '&&')} {numbers.share(share, 1.0)}")
            button.setProperty("flat", True)
            said = self.tr("{name}: {value}, {share}").format(
                name=name, value=_said(told.measure, value), share=numbers.share(share, 1.0)
            )
            button.setAccessibleName(said)
            button.setToolTip(tooltip(said, self.tr("Click to go there")))
            button.clicked.connect(lambda _checked=False, id=id: self._go(id))
            made.append(button)
        return made

    def _go(self, id: str) -> None:
        self._canvas.select([id])
        self._canvas.reveal_here([id])


class _Row(QWidget):
    """Widgets side by side, as many as there is room for; the others are not seen."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.shown: list[QWidget] = []

    def show_widgets(self, *widgets: QWidget) -> None:
        """Show these and no others."""
        for old in self.shown:
            old.hide()
            old.deleteLater()
        self.shown = list(widgets)
        for widget in widgets:
            widget.setParent(self)
        self.updateGeometry()
        self._place()

    def sizeHint(self) -> QSize:
        sizes = [widget.sizeHint() for widget in self.shown]
        width = sum(size.width() + Length.tiny for size in sizes)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        left = 0
        for widget in self.shown:
            size = widget.sizeHint()
            height = min(size.height(), self.height())
            widget.setGeometry(left, (self.height() - height) // 2, size.width(), height)
            left += size.width() + Length.tiny
            widget.setVisible(left - Length.tiny <= self.width())


class _Swatch(QWidget):
    """A colour of the legend."""

    def __init__(self, tint: Tint) -> None:
        super().__init__()
        self._tint = tint
        self.setFixedSize(_SWATCH)

    def sizeHint(self) -> QSize:
        return _SWATCH

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._tint.colour))
        painter.setPen(QPen(theme().colour("border"), 1))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)
        painter.end()


def _said(measure: str, value: float) -> str:
    if measure == "memory":
        return numbers.size(value)
    return f"{numbers.written(value, '.0f')} px" if measure == "field" else numbers.count(value)
