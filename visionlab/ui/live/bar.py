"""The bar below the canvas while blocks are watched: which measure is painted, its scale, and of which step it is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QWidget

from visionlab.ui import numbers
from visionlab.ui.document import Document
from visionlab.ui.live.measures import about, titles, words
from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.panels.elided import ElidedLabel
from visionlab.ui.theme import Length, theme

_RAMP = QSize(128, 12)


class LiveBar(QFrame):
    """Is there only while the document's network has a run that told of its blocks."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = document.live
        self.setProperty("role", "foot")
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(self.tr("What is painted on the blocks while they train"))
        for name, title in titles().items():
            self.chooser.addItem(title, name)
            self.chooser.setItemData(self.chooser.count() - 1, tooltip(*about(name)), Qt.ItemDataRole.ToolTipRole)
        self.chooser.addItem(self.tr("Off"), "")
        self.chooser.activated.connect(lambda index: self._live.choose(self.chooser.itemData(index)))
        self.low, self.high = label("", "small"), label("", "small")
        self.ramp = Ramp()
        self.step = label("", "muted")
        self.notice = ElidedLabel("muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(Length.medium, Length.tiny, Length.medium, Length.tiny)
        row.setSpacing(Length.small)
        heading = label(self.tr("Live"), "heading")
        heading.setBuddy(self.chooser)
        for widget in (heading, self.chooser, self.low, self.ramp, self.high):
            row.addWidget(widget)
        row.addSpacing(Length.small)
        row.addWidget(self.notice, 1)
        row.addWidget(self.step)
        self._live.changed.connect(self._refresh)
        self._live.chosen.connect(lambda _measure: self._refresh())
        self._refresh()

    def _refresh(self) -> None:
        view = self._live.view
        self.setVisible(view is not None)
        if view is None:
            return
        measure = self._live.measure
        self.chooser.setCurrentIndex(self.chooser.findData(measure))
        self.chooser.setToolTip(tooltip(*about(measure)) if measure else self.tr("Nothing is painted on the blocks"))
        for widget in (self.low, self.ramp, self.high):
            widget.setVisible(bool(measure))
        self.low.setText(words(measure, view.low))
        self.high.setText(words(measure, view.high))
        self.ramp.setAccessibleName(
            self.tr("Scale from {low} to {high}").format(low=self.low.text(), high=self.high.text())
        )
        told = self.tr("Only blocks that are still as they were trained are painted")
        self.notice.setText(self.tr("The network was changed since") if view.is_changed else "")
        self.notice.setToolTip(told if view.is_changed else "")
        self.step.setText(
            self.tr("Epoch {epoch}, step {step}").format(epoch=numbers.exact(view.epoch), step=numbers.exact(view.step))
        )


class Ramp(QWidget):
    """The colours of the scale."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_RAMP)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return _RAMP

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shades = QLinearGradient(0, 0, self.width(), 0)
        for number in range(9):
            shades.setColorAt(number / 8, theme().scale(number / 8))
        painter.setBrush(shades)
        painter.setPen(QPen(theme().colour("border"), 1))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)
        painter.end()
