"""The totals: what the network costs, always in sight, with the change that the last edit made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from visionlab.cost.analysis import Report
from visionlab.cost.budget import Limit, limits, used
from visionlab.ui import numbers
from visionlab.ui.conditions import Conditions
from visionlab.ui.document import Change, Document
from visionlab.ui.ghost import Preview
from visionlab.ui.panels.common import tooltip
from visionlab.ui.theme import Length, Type, font, theme

_HEIGHT = 40
#: as wide as a number or a change gets
_WIDEST_NUMBER = "888.8 MB"
_WIDEST_CHANGE = "+88.8 MB"


@dataclass(frozen=True, slots=True)
class _Sum:
    """One of the totals: where it comes from and how it is said."""

    heading: str
    take: Callable[[Report], float]
    say: Callable[[float], str]
    #: what stands behind every digit in the tool tip; where there is none, the number is said as above
    unit: str
    about: str
    #: the field of the budget that limits it
    limited: str = ""


class Totals(QWidget):
    """Four tiles in a row; while a limit is set for time, it stands in the place of the weights."""

    def __init__(self, document: Document, conditions: Conditions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._conditions = document, conditions
        #: the report that changes are counted from
        self._base = document.report
        *self.tiles, self.time = (_Tile(one) for one in self._sums())
        self._weights = self.tiles[-1].told
        self._field = _Sum(
            self.tr("Receptive field"), _field, _pixels, "", self.tr("How much of the picture one output pixel sees.")
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for tile in (*self.tiles, self.time):
            layout.addWidget(tile)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        document.changed.connect(self._changed)
        document.ghost.changed.connect(self._haunt)
        conditions.changed.connect(lambda: self._show(self._base, document.report))
        self._show(document.report, document.report)

    def _haunt(self, preview: Preview | None) -> None:
        """Say what the network would cost after an edit that is only thought of; None for what it costs."""
        report = self._document.report
        if preview is None:
            self._show(self._base, report)
        else:
            self._show(report, preview.report, is_ghost=True)

    def _sums(self) -> tuple[_Sum, ...]:
        return (
            _Sum(
                self.tr("Parameters"),
                lambda report: report.parameters,
                numbers.count,
                self.tr("parameters"),
                self.tr("The numbers that the network learns."),
                "parameters",
            ),
            _Sum(
                self.tr("MACs"),
                lambda report: report.macs,
                numbers.count,
                self.tr("MACs for one image"),
                self.tr(
                    "One MAC = one multiply-accumulate of a convolution or linear layer; other tools count otherwise."
                ),
                "macs",
            ),
            _Sum(
                self.tr("Activations"),
                lambda report: report.memory.saved_for_backward,
                numbers.size,
                self.tr("bytes for one image"),
                self.tr("What training keeps of one image until the backward pass, in fp32, besides parameters."),
                "memory",
            ),
            _Sum(
                self.tr("Weights"),
                lambda report: report.memory.weights,
                numbers.size,
                self.tr("bytes"),
                self.tr("The parameters in fp32: 4 bytes each; 1 MB is a million bytes."),
            ),
            _Sum(
                self.tr("Time"),
                lambda report: used("time", report, self._conditions.terms),
                _duration,
                "",
                self.tr("A forward pass for one image on the machine that is chosen on the page Time (F4)."),
                "time",
            ),
        )

    def _changed(self, change: Change) -> None:
        if change.is_new:
            self._base = change.report
        elif change.report is change.old_report:
            return  # nodes were moved
        # the steps of a slider drag are one edit: its change is counted from where it began
        elif not getattr(change, "is_continued", False):
            self._base = change.old_report
        self._show(self._base, change.report)

    def _show(self, before: Report, after: Report, is_ghost: bool = False) -> None:
        found = {limit.name: limit for limit in limits(after, self._conditions.terms, self._conditions.budget)}
        self.time.setVisible("time" in found)
        self.tiles[-1].setVisible("time" not in found)  # the row has room for four
        # weights follow from the parameters: for a moment there is something that a person sees nowhere else
        sees_more = is_ghost and _field(after) != _field(before)
        self.tiles[-1].told = self._field if sees_more else self._weights
        for tile in (*self.tiles, self.time) if "time" in found else self.tiles:
            tile.show_sum(before, after, is_ghost)
            tile.show_limit(found.get(tile.told.limited))


class _Tile(QWidget):
    """A heading over a number and its change; painted, so that an edit costs no layout."""

    def __init__(self, told: _Sum) -> None:
        super().__init__()
        self.told = told
        self.limit: Limit | None = None
        self.heading = told.heading
        self._tips: list[str] = []
        self.number = ""
        self.change = ""
        self._is_less = self._is_ghost = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(told.heading)
        wide = QFontMetricsF(font(Type.strong, bold=True)).horizontalAdvance(_WIDEST_NUMBER)
        self._number_width = wide
        small = QFontMetricsF(font(Type.small)).horizontalAdvance(_WIDEST_CHANGE)
        self._size = QSize(round(Length.medium + wide + Length.tiny + small + Length.small), _HEIGHT)
        self.setFixedSize(self._size)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return self._size

    def show_sum(self, before: Report, after: Report, is_ghost: bool = False) -> None:
        """Show the sum of `after`, and how it differs from that of `before`; as a ghost while it is only thought of."""
        told = self.told
        old, new = told.take(before), told.take(after)
        number, change = told.say(new), numbers.change(old, new, told.say)
        exact = numbers.exact if told.unit else told.say
        tip = [self.tr("{number} {unit}").format(number=exact(new), unit=told.unit).strip(), told.about]
        if change:
            sign = "+" if new > old else "−"
            tip.append(self.tr("The last edit: {change}").format(change=f"{sign}{exact(abs(new - old))}"))
        self._tips = tip
        if (told.heading, number, change, is_ghost) == (self.heading, self.number, self.change, self._is_ghost):
            return
        self.heading, self.number, self.change, self._is_less = told.heading, number, change, new < old
        self._is_ghost = is_ghost
        self.setAccessibleDescription(f"{number} {change}".strip())
        self.update()

    def show_limit(self, limit: Limit | None) -> None:
        """How the sum stands to the budget, amber near its limit and red beyond; None where nothing limits it."""
        was = self.limit.state if self.limit is not None else "ok"
        self.limit = limit
        said = () if limit is None else (_limit_words(limit),)
        self.setToolTip(tooltip(*self._tips, *said))
        if was != (limit.state if limit is not None else "ok"):
            self.update()

    def _colour(self) -> QColor:
        state = self.limit.state if self.limit is not None else "ok"
        calm = "accent" if self._is_ghost else "text"
        return theme().colour({"ok": calm, "near": "warning", "over": "danger"}[state])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rule = QRectF(0, 6, 1, _HEIGHT - 12)
        painter.fillRect(rule, theme().colour("border"))
        box = QRectF(self.rect()).adjusted(Length.medium, 3, 0, -3)
        painter.setFont(font(Type.small))
        painter.setPen(theme().colour("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, self.heading)
        painter.setFont(font(Type.strong, bold=True))
        painter.setPen(self._colour())
        painter.drawText(box, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, self.number)
        if self.change:
            painter.setFont(font(Type.small))
            painter.setPen(theme().colour("success" if self._is_less else "warning"))
            beside = box.adjusted(self._number_width + Length.tiny, 0, 0, -1)
            painter.drawText(beside, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, self.change)
        painter.end()


def _field(report: Report) -> float:
    """How many pixels across one output pixel sees."""
    return report.recording.window.size[1]


def _pixels(number: float) -> str:
    return f"{numbers.written(number, '.0f')} px"


def _duration(seconds: float) -> str:
    from visionlab.ui.analysis.time_lines import duration  # late: most windows start without a limit of time

    return duration(seconds)


def _limit_words(limit: Limit) -> str:
    share = numbers.share(limit.used, limit.most)
    sentences = {
        "ok": QCoreApplication.translate("Totals", "Within the budget: {share} of it is used."),
        "near": QCoreApplication.translate("Totals", "Near the limit of the budget: {share} of it is used."),
        "over": QCoreApplication.translate("Totals", "Over the budget: {share} of it is used (F4, Budget)."),
    }
    return sentences[limit.state].format(share=share)
