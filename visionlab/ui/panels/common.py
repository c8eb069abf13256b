"""Small things that the panels share: labels, search field, pictogram tile, words for shapes."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QScrollArea, QSizePolicy, QWidget

from visionlab.blocks.catalogue import GROUPS
from visionlab.layers.base import Part, Shape, words
from visionlab.ui.icons import keep_icon, line_drawing
from visionlab.ui.theme import Length, theme

#: opacity of a group's colour behind its pictogram
TINT = 34
#: how much of a tile's side its pictogram takes
_FILLED = 0.72


def label(text: str = "", role: str = "", wrap: bool = False) -> QLabel:
    """A plain-text label in one of the roles of the style sheet."""
    made = QLabel(text)
    # titles come from files: they must never be read as rich text
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if wrap:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def line() -> QFrame:
    """A thin rule across a panel."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


class _Area(QScrollArea):
    """Asks once more how high its contents are: at the first request, labels that wrap still tell their old height."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, lambda: self.setWidgetResizable(True))
        return done


def scrolled(inside: QWidget, reading: str = "") -> QScrollArea:
    """What may be higher than its place, in an area that scrolls.

    Controls in it take the keyboard themselves; what is only to be read is scrolled by keys, and `reading` names it.
    """
    area = _Area()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if reading:
        area.setAccessibleName(reading)
        area.setProperty("role", "reading")
    else:
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def tooltip(*sentences: str) -> str:
    """A tool tip of one or more paragraphs; as rich text, since Qt does not wrap a plain one."""
    return "".join(f"<p style='margin: 0 0 3px 0'>{escape(sentence)}</p>" for sentence in sentences if sentence)


def shape_text(shape: Shape | None) -> str:
    """A shape with real multiplication signs: `64×56×56`; a dash where there is none."""
    return "—" if shape is None else words(shape).replace("x", "×")


def group_rank(part: Part | type[Part]) -> int:
    """The number of a part's group among the palette's; unknown ones come last."""
    return GROUPS.index(part.group) if part.group in GROUPS else len(GROUPS)


def group_colour(part: Part | type[Part]) -> QColor:
    """The colour of a part's group in the present theme."""
    return theme().group(group_rank(part))


def paint_pictogram(painter: QPainter, part: type[Part], box: QRectF) -> None:
    """A part's pictogram on a tile in the tint of its group, as lines. Widgets blit a `pictogram_tile` instead."""
    colour = group_colour(part)
    tint = QColor(colour)
    tint.setAlpha(TINT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawRoundedRect(box, Length.radius, Length.radius)
    side = round(box.width() * _FILLED)
    at = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
    line_drawing(part, colour).render(painter, at)


_tiles: dict[tuple[str, int, float, bool], QPixmap] = {}


def pictogram_tile(part: type[Part], side: int, ratio: float) -> QPixmap:
    """The same as a picture, painted once for each size and ratio of pixels; lists of parts are repainted often."""
    key = (part.kind, side, ratio, theme().is_dark)
    found = _tiles.get(key)
    if found is None:
        found = _tiles[key] = QPixmap(round(side * ratio), round(side * ratio))
        found.setDevicePixelRatio(ratio)
        found.fill(Qt.GlobalColor.transparent)
        painter = QPainter(found)
        paint_pictogram(painter, part, QRectF(0, 0, side, side))
        painter.end()
    return found


class Pictogram(QWidget):
    """A part's pictogram as a widget."""

    def __init__(self, side: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: type[Part] | None = None
        self.setFixedSize(QSize(side, side))

    def show_part(self, part: type[Part]) -> None:
        """Show this part's pictogram."""
        if part is not self._part:
            self._part = part
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._part is not None:
            painter = QPainter(self)
            painter.drawPixmap(0, 0, pictogram_tile(self._part, self.width(), self.devicePixelRatioF()))
            painter.end()


class _UndoLeaver(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            steps = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(step) for step in steps):
                event.ignore()
                return True
        return False


def leave_undo_to_window(field: QWidget) -> None:
    """Let Ctrl+Z in this field be the document's undo rather than its own: what is typed is taken, and taken back."""
    field.installEventFilter(_UndoLeaver(field))


class SearchField(QLineEdit):
    """A line to filter by: Esc clears it, Down leaves it for the results."""

    went_down = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        keep_icon(self.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition).setIcon, "search", "muted")
        self._clear = self.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setToolTip(self.tr("Clear"))
        self._clear.triggered.connect(self.clear)
        self._clear.setVisible(False)
        keep_icon(self._clear.setIcon, "close", "muted")
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.ShortcutFocusReason:
            self.selectAll()
