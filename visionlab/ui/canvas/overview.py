"""A network from far away: boxes in their groups' colours with their share of the cost, and straight links.

A picture of so many cards costs as much as the calls that paint it, so there are few: one for all links and one for
all boxes of a colour, kept until the drawing changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import ceil, floor

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, qGray

from visionlab.cost.folding import SEP
from visionlab.cost.opened import HEADER
from visionlab.graph.model import Link
from visionlab.ui.canvas.drawing import Drawing
from visionlab.ui.canvas.face import Face
from visionlab.ui.canvas.frames import body_colour, ground, rim_colour
from visionlab.ui.canvas.geometry import HEIGHT, WIDTH
from visionlab.ui.canvas.marks import Marks
from visionlab.ui.panels.common import group_colour
from visionlab.ui.theme import Type, font, mixed, theme

_HEATS = 8
#: of a box, what shows the share of the cost
_BAR = 0.3
#: what shows where a block is on the scale while it trains, and in how many shades
_LIVE, _SHADES = 0.4, 12
#: titles from this scale on, and not for more cards than this
_TITLES, _MOST_TITLES = 0.2, 150

#: boxes by their colour
_Fills = list[tuple[str, list[QRectF]]]


class Overview:
    """The boxes and lines of one drawing."""

    def __init__(self) -> None:
        self._for: object = None
        self._lines: list[QLineF] = []
        self._fills: _Fills = []
        #: of opened blocks
        self._frames: list[tuple[QRectF, QPen, QColor]] = []

    def paint(self, painter: QPainter, drawing: Drawing, marks: Marks, exposed: Sequence[QRectF], scale: float) -> None:
        """Paint all of a drawing; titles only of what is within `exposed`, where they can be read."""
        loose = drawing.loose
        if self._for != (drawing, drawing.version, loose, theme().is_dark):
            self._for = (drawing, drawing.version, loose, theme().is_dark)
            still = [link for link in drawing.lines if link.source not in loose and link.target not in loose]
            self._lines = _straight(drawing, still)
            self._fills = _fills(drawing, [id for id in drawing.faces if id not in loose])
            self._frames = _frames(drawing)
        elif loose & drawing.seen.frames.keys():
            self._frames = _frames(drawing)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for box, rim, fill in self._frames:
            painter.setPen(rim)
            painter.setBrush(fill)
            painter.drawRect(box)
        painter.setPen(_thin("link", 1))
        painter.drawLines(self._lines)
        # what a gesture moves is another in each picture: it is not kept
        painter.drawLines(_straight(drawing, drawing.links_of(loose)))
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, boxes in (*self._fills, *_fills(drawing, loose & drawing.faces.keys())):
            painter.setBrush(QColor(colour))
            painter.drawRects(boxes)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if scale >= _TITLES:
            _titles(painter, drawing, exposed)
        for id, face in drawing.faces.items() if drawing.notes else ():
            if face.note.ring:
                painter.setPen(_thin(face.note.ring, 3))
                painter.drawRect(drawing.card(id))
        if marks.found:
            painter.setPen(_thin("warning", 2))
            painter.drawRects([drawing.card(id) for id in marks.found if id in drawing.places])
        if marks.selected:
            painter.setPen(_thin("accent", 2))
            painter.drawRects([drawing.card(id) for id in marks.selected if id in drawing.places])
        painter.restore()


def _titles(painter: QPainter, drawing: Drawing, exposed: Sequence[QRectF]) -> None:
    """Titles in the size they have on a panel, since in their cards' scale they could not be read."""
    seen = drawing.cards_near(exposed) + drawing.frames_near(exposed)
    if len(seen) > _MOST_TITLES:
        return
    world = painter.worldTransform()
    small = font(Type.tiny)
    metrics = QFontMetricsF(small)
    painter.save()
    painter.resetTransform()
    painter.setFont(small)
    for id in seen:
        # the header of an opened block has the colours of the canvas
        painter.setPen(theme().colour("text") if id in drawing.seen.frames else _ink(drawing.faces[id]))
        whole = world.mapRect(drawing.card(id))
        # on whole pixels, so that a title looks the same wherever a pan has brought it
        height = ceil(world.m22() * HEADER if id in drawing.seen.frames else whole.height() * (1 - _BAR))
        if height < metrics.capHeight():
            continue
        box = QRectF(floor(whole.left() + 0.01), floor(whole.top() + 0.01), floor(whole.width()), height)
        text = metrics.elidedText(drawing.faces[id].title, Qt.TextElideMode.ElideRight, box.width() - 4)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def _frames(drawing: Drawing) -> list[tuple[QRectF, QPen, QColor]]:
    """The opened blocks, outer ones first, each with its edge and what fills it."""
    under, found = ground(drawing.is_inside), []
    for id in drawing.seen.frames:
        face = drawing.faces[id]
        rim = QPen(rim_colour(under, face), 1)
        rim.setCosmetic(True)
        found.append((drawing.card(id), rim, body_colour(under, face, id.count(SEP))))
    return found


def _ink(face: Face) -> QColor:
    """Letters that can be read on a card."""
    under = qGray(QColor(_colour(face)).rgb())
    return max((theme().colour("text"), theme().colour("card")), key=lambda ink: abs(qGray(ink.rgb()) - under))


def _straight(drawing: Drawing, links: Iterable[Link]) -> list[QLineF]:
    return [straight for link in links for straight in drawing.lines[link].straight]


def _fills(drawing: Drawing, ids: Iterable[str]) -> _Fills:
    """The boxes of each colour: cards first, shares over them. Hot: there are very many."""
    boxes: dict[str, list[QRectF]] = defaultdict(list)
    bars: dict[str, list[QRectF]] = defaultdict(list)
    #: of faces that look the same, of shares that do
    alike: dict[tuple[object, ...], list[QRectF]] = {}
    heats: dict[int, list[QRectF]] = {}
    faces, places, frames = drawing.faces, drawing.places, drawing.seen.frames
    for id in ids:
        face, (x, y) = faces[id], places[id]
        if id in frames:
            boxes[_colour(face)].append(QRectF(x, y, drawing.card(id).width(), HEADER))
            continue
        key = (face.part, face.is_waiting, face.is_bypassed, face.is_live, bool(face.problem), face.tint)
        found = alike.get(key)
        if found is None:
            found = alike[key] = boxes[_colour(face)]
        found.append(QRectF(x, y, WIDTH, HEIGHT))
        share = face.share
        if face.is_live and drawing.live is not None:
            level = drawing.live.level(id)
            if level is not None:
                height = HEIGHT * _LIVE
                shade = theme().scale(round(level * _SHADES) / _SHADES).name()
                bars[shade].append(QRectF(x, y + HEIGHT - height, WIDTH, height))
        elif share and face.tint is None:
            # a few shades are enough, so that a few calls are
            heat = max(1, round(share**0.5 * _HEATS))
            if heat not in heats:
                heats[heat] = bars[theme().heat((heat / _HEATS) ** 2).name()]
            heats[heat].append(QRectF(x, y + HEIGHT * (1 - _BAR), WIDTH * max(0.08, share), HEIGHT * _BAR))
    return [*boxes.items(), *bars.items()]


def _colour(face: Face) -> str:
    if face.problem:
        return theme().colour("danger").name()
    if face.tint is not None:
        return face.tint.colour.name()
    is_faint = face.is_waiting or face.is_bypassed or face.is_live
    return mixed(theme().colour("card"), group_colour(face.part), 0.2 if is_faint else 0.5).name()


def _thin(name: str, width: int) -> QPen:
    pen = QPen(theme().colour(name), width)
    pen.setCosmetic(True)
    return pen
