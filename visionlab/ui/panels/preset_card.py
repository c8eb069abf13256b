"""Paints a preset's card: its small picture over its name, year, cost and input. Pictures are kept."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap

from visionlab.presets.base import Preset
from visionlab.ui import words
from visionlab.ui.panels.preset_filter import Facts
from visionlab.ui.panels.preset_model import PresetModel
from visionlab.ui.panels.thumbnail import Sketch
from visionlab.ui.theme import Length, Type, font, theme

_PICTURE = 88
_ROUND, _PAD = 8, 10


class CardPainter:
    """Paints cards of one model."""

    def __init__(self, model: PresetModel) -> None:
        self._model = model
        self._pictures: dict[tuple[str, int, float], QPixmap] = {}
        theme().changed.connect(self._pictures.clear)

    def paint(self, painter: QPainter, row: int, box: QRectF, is_current: bool, is_hot: bool, has_focus: bool) -> None:
        """Paint the card of a row into its place."""
        preset = self._model.preset(row)
        facts = self._model.facts.get(preset.id)
        card = box.adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(card, _ROUND, _ROUND)
        painter.fillPath(shape, theme().colour("raised"))
        painter.save()
        painter.setClipPath(shape)
        picture = QRectF(card.left(), card.top(), card.width(), _PICTURE)
        painter.fillRect(picture, theme().colour("accent_soft" if is_current else "canvas"))
        if facts is not None:
            painter.drawPixmap(picture.topLeft(), self._picture(preset, facts.sketch, picture, painter))
        painter.restore()
        is_marked = is_current or is_hot
        painter.setPen(QPen(theme().colour("accent" if is_marked else "border"), 2.0 if is_current else 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = 0.5 if is_current else 0.0
        painter.drawRoundedRect(card.adjusted(inset, inset, -inset, -inset), _ROUND, _ROUND)
        if is_current and has_focus:
            ring = QPen(theme().colour("accent"), 1.0)
            painter.setPen(ring)
            painter.drawRoundedRect(card.adjusted(3, 3, -3, -3), _ROUND - 3, _ROUND - 3)
        self._words(painter, preset, facts, card.adjusted(_PAD, _PICTURE + 8, -_PAD, -6))

    def _picture(self, preset: Preset, sketch: Sketch, box: QRectF, painter: QPainter) -> QPixmap:
        ratio = painter.device().devicePixelRatioF()
        key = (preset.id, round(box.width()), ratio)
        found = self._pictures.get(key)
        if found is None:
            if len(self._pictures) > 4 * len(self._model.presets):
                self._pictures.clear()  # the window was drawn through many widths
            found = self._pictures[key] = picture(sketch, box, ratio)
        return found

    def _words(self, painter: QPainter, preset: Preset, facts: Facts | None, box: QRectF) -> None:
        left, right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.setFont(font(Type.small))
        painter.setPen(theme().colour("muted"))
        year = "" if self._model.by_year else self._model.year(preset)  # its heading tells it
        painter.drawText(box.adjusted(0, 2, 0, 0), Qt.AlignmentFlag.AlignTop | right, year)
        room = box.width() - painter.fontMetrics().horizontalAdvance(year) - Length.small
        painter.setFont(font(Type.strong, bold=True))
        painter.setPen(theme().colour("text"))
        metrics = painter.fontMetrics()
        title = metrics.elidedText(words.text(preset.title), Qt.TextElideMode.ElideRight, round(room))
        painter.drawText(box, left, title)
        painter.setFont(font(Type.small))
        painter.setPen(theme().colour("muted"))
        for number, text in enumerate(self._model.figures(preset)):
            line = box.adjusted(0, 21 + 15 * number, 0, 0)
            told = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(box.width()))
            painter.drawText(line, left, told)


def picture(sketch: Sketch, box: QRectF, ratio: float) -> QPixmap:
    """A network's picture of a box's size, on nothing."""
    made = QPixmap((box.size() * ratio).toSize())
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    within = QPainter(made)
    sketch.paint(within, QRectF(0, 0, box.width(), box.height()))
    within.end()
    return made
