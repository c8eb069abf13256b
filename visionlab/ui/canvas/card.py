"""Paints a card. Text is slow to paint, so cards are kept as pictures, by what they say and how large they are."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from visionlab.ui.canvas.face import Face, tr
from visionlab.ui.canvas.geometry import HEIGHT, WIDTH
from visionlab.ui.panels.common import paint_pictogram
from visionlab.ui.theme import Type, font, mixed, theme

RADIUS = 8.0
#: room for the shadow around a card's picture
SHADE = 4.0
_PAD = 11.0
_TILE = QRectF(_PAD, 9, 30, 30)
_TEXT_LEFT = 49.0
_SHAPE_ROW = QRectF(_PAD, 42, WIDTH - 2 * _PAD, 18)
#: where the share stands, or what is said or painted in its place
SHARE_ROW = QRectF(_PAD, 61, WIDTH - 2 * _PAD, 16)
_BAR_WIDTH = 122.0
#: the mark on a card that has an inside; a click on it goes there
ENTER = QRectF(WIDTH - 27, 7, 20, 20)
#: the mark that opens a card in place, or takes a run apart
OPEN = QRectF(WIDTH - 27, 26, 20, 16)
_SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
#: how much is seen of the pictogram of a card that waits, and of one that is left out; their words stay readable
_FAINT, _LEFT_OUT = 0.65, 0.45
#: of a coloured card: how wide the colour is along its left, and how much of it is in the ground (light theme, dark
#: theme), so that words on it can still be read
_BAND, TINTS = 7.0, (0.16, 0.1)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CardPictures:
    """Pictures of cards, the least recently used forgotten first."""

    #: bytes; what is seen at a time has no more pixels than the screen, 33 MB on the largest
    LIMIT = 96_000_000

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Face, float, bool], QPixmap] = OrderedDict()
        self._bytes = 0

    def picture(self, face: Face, scale: float) -> QPixmap:
        """The card at `scale` device pixels a scene unit, with a margin of `SHADE`."""
        found = self._found(face, scale)
        if found is None:
            found = QPixmap(self._ground(face, scale))
            _paint_on(found, scale, _paint_words, face)
            self._keep(face, scale, found)
        return found

    def _ground(self, face: Face, scale: float) -> QPixmap:
        """What all cards of one kind in one state share: rounded boxes take longer to paint than words."""
        problem, is_waiting = "!" if face.problem else "", face.is_waiting
        shared = Face(
            face.part, "", "", problem=problem, is_waiting=is_waiting, is_bypassed=face.is_bypassed, tint=face.tint
        )
        found = self._found(shared, scale)
        if found is None:
            found = QPixmap(ceil((WIDTH + 2 * SHADE) * scale), ceil((HEIGHT + 2 * SHADE) * scale))
            found.fill(Qt.GlobalColor.transparent)
            _paint_on(found, scale, _paint_ground, shared)
            self._keep(shared, scale, found)
        return found

    def _found(self, face: Face, scale: float) -> QPixmap | None:
        key = (face, scale, theme().is_dark)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def _keep(self, face: Face, scale: float, made: QPixmap) -> None:
        self._kept[face, scale, theme().is_dark] = made
        self._bytes += 4 * made.width() * made.height()
        while self._bytes > self.LIMIT and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._bytes -= 4 * old.width() * old.height()


def _paint_on(picture: QPixmap, scale: float, paint: Callable[[QPainter, Face], None], face: Face) -> None:
    painter = QPainter(picture)
    painter.scale(scale, scale)
    painter.translate(SHADE, SHADE)
    paint(painter, face)
    painter.end()


def paint_card(painter: QPainter, face: Face) -> None:
    """Paint a card with its top left corner at (0, 0)."""
    _paint_ground(painter, face)
    _paint_words(painter, face)


def _title_size(title: str, room: float) -> int:
    """A long title in small letters says more than half of it in large ones."""
    fits = QFontMetricsF(font(Type.body, bold=True)).horizontalAdvance(title) <= room
    return Type.body if fits else Type.small


def _paint_words(painter: QPainter, face: Face) -> None:
    painter.setRenderHints(_SMOOTH)
    right = WIDTH - _PAD - (20 if face.has_inside else 34 if face.times else 0)
    under = WIDTH - _PAD - (20 if face.has_inside or face.times else 0)
    # without a caption the title stands beside the middle of the pictogram
    heading = QRectF(_TEXT_LEFT, 7, right - _TEXT_LEFT, 18 if face.caption else 34)
    paint_text(painter, face.title, heading, _ink(face), _title_size(face.title, heading.width()), bold=True)
    paint_text(painter, face.caption, QRectF(_TEXT_LEFT, 24, under - _TEXT_LEFT, 16), "muted", Type.small)
    if face.has_inside:
        paint_enter(painter, ENTER)
    if face.has_inside or face.times:
        paint_chevron(painter, OPEN, is_open=False)
    if face.times:
        _badge(painter, face.times)
    if face.problem:
        _sentence(painter, face.problem)
    elif face.is_waiting:
        paint_text(painter, tr("waits for a block above"), _SHAPE_ROW, "muted", Type.small)
    elif face.shape:
        _figures(painter, face)
    if face.is_bypassed and not face.problem:
        paint_text(painter, tr("bypassed: passes its input on"), SHARE_ROW, "text", Type.small)


def _ink(face: Face) -> str:
    """The colour of what else is said in plain text."""
    return "muted" if face.is_bypassed or face.is_waiting else "text"


def _strength(face: Face) -> float:
    return _LEFT_OUT if face.is_bypassed else _FAINT if face.is_waiting else 1.0


def _badge(painter: QPainter, times: int) -> None:
    """How many times the same stands here."""
    text, bold = f"×{times}", font(Type.body, bold=True)
    width = QFontMetricsF(bold).horizontalAdvance(text) + 12
    box = QRectF(WIDTH - 8 - width, 6, width, 18)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("accent_soft"))
    painter.drawRoundedRect(box, 9, 9)
    painter.setPen(theme().colour("accent"))
    painter.setFont(bold)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def paint_chevron(painter: QPainter, box: QRectF, is_open: bool) -> None:
    """Down where a click opens, up where it closes."""
    painter.setPen(QPen(theme().colour("muted"), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle, rise = box.center(), -2.5 if is_open else 2.5
    painter.drawPolyline([QPointF(middle.x() + dx, middle.y() + dy) for dx, dy in ((-5, -rise), (0, rise), (5, -rise))])


def paint_enter(painter: QPainter, box: QRectF) -> None:
    """A box in a box; drawn, since a picture of it would blur at small scales."""
    painter.setPen(QPen(theme().colour("muted"), 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), 2.5, 2.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("muted"))
    painter.drawRoundedRect(box.adjusted(7.6, 7.6, -7.6, -7.6), 1, 1)


def _paint_ground(painter: QPainter, face: Face) -> None:
    painter.setRenderHints(_SMOOTH)
    box = QRectF(0.5, 0.5, WIDTH - 1, HEIGHT - 1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("shadow"))
    painter.drawRoundedRect(box.translated(0, 1.5), RADIUS, RADIUS)
    is_faint = face.is_waiting or face.is_bypassed or face.part.is_foreign
    ground = theme().colour("canvas" if is_faint else "card")
    painter.setBrush(ground if face.tint is None else mixed(ground, face.tint.colour, TINTS[theme().is_dark]))
    if face.problem:
        painter.setPen(QPen(theme().colour("danger"), 1.5))
    else:
        pen = QPen(theme().colour("muted" if face.part.is_foreign or face.is_bypassed else "border"), 1)
        if is_faint:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    if face.tint is not None:
        _band(painter, face.tint.colour, box)
    opacity = painter.opacity()
    painter.setOpacity(opacity * _strength(face))
    paint_pictogram(painter, face.part, _TILE)
    painter.setOpacity(opacity)


def _band(painter: QPainter, colour: QColor, box: QRectF) -> None:
    """The colour as it is in the legend, along the card's left."""
    whole, edge = QPainterPath(), QPainterPath()
    whole.addRoundedRect(box, RADIUS, RADIUS)
    edge.addRect(box.left(), box.top(), _BAND, box.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(whole.intersected(edge))


def _figures(painter: QPainter, face: Face) -> None:
    paint_text(painter, face.shape, _SHAPE_ROW, "accent" if face.is_ghost else _ink(face), Type.figure, bold=True)
    if face.parameters:
        told = tr("{count} params").format(count=face.parameters)
        paint_text(painter, told, _SHAPE_ROW, "accent" if face.is_ghost else "muted", Type.small, align=_RIGHT)
    if face.is_live or face.is_bypassed:
        return
    if face.note.words:
        paint_text(painter, face.note.words, SHARE_ROW, face.note.ring or "text", Type.small)
        left = QFontMetricsF(font(Type.small)).horizontalAdvance(f"{face.note.words}  ")
        paint_text(painter, face.note.more, SHARE_ROW.adjusted(left, 0, 0, 0), "muted", Type.small, align=_RIGHT)
        return
    if not face.share:
        paint_text(painter, face.share_text, SHARE_ROW, "muted", Type.small, align=_RIGHT)
        return
    track = QRectF(_PAD, SHARE_ROW.center().y() - 2.5, _BAR_WIDTH, 5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("canvas"))
    painter.drawRoundedRect(track, 2.5, 2.5)
    painter.setBrush(theme().heat(face.share))
    track.setWidth(max(5.0, _BAR_WIDTH * face.share))
    painter.drawRoundedRect(track, 2.5, 2.5)
    paint_text(painter, face.share_text, SHARE_ROW, "text", Type.small, align=_RIGHT)


def _sentence(painter: QPainter, sentence: str) -> None:
    """A problem in two lines; the rest is in the tool tip."""
    small = font(Type.small)
    metrics = QFontMetricsF(small)
    room = WIDTH - 2 * _PAD
    first, rest = "", sentence.split(" ")
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= room:
        first = f"{first} {rest.pop(0)}".strip()
    if not first:
        first, rest = metrics.elidedText(rest[0], Qt.TextElideMode.ElideRight, room), rest[1:]
    paint_text(painter, first, QRectF(_PAD, 43, room, 16), "danger", Type.small)
    paint_text(painter, " ".join(rest), QRectF(_PAD, 59, room, 16), "danger", Type.small)


def paint_text(
    painter: QPainter,
    text: str,
    room: QRectF,
    colour: str,
    size: int,
    bold: bool = False,
    align: Qt.AlignmentFlag = _LEFT,
) -> None:
    """One line in a colour of the theme, cut where there is no more room."""
    if not text:
        return
    face = font(size, bold)
    painter.setFont(face)
    painter.setPen(theme().colour(colour))
    painter.drawText(room, align, QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, room.width()))
