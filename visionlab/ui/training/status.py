"""Where a run stands, in words and a bar, and the notice that says how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from visionlab.ui import numbers, words
from visionlab.ui.icons import ICON_SIZE, icon, keep_icon
from visionlab.ui.panels.common import label
from visionlab.ui.panels.elided import ElidedLabel
from visionlab.ui.theme import Length, Type, font, theme
from visionlab.ui.training.history import History

if TYPE_CHECKING:
    from collections.abc import Sequence

    from visionlab.ui.training.offers import Offer
    from visionlab.ui.training.record import Preparation, RunRecord

_BAR_WIDTH = 150
#: more than so many of a data set are bytes rather than pictures
_BYTES = 1_000_000


def _tr(text: str) -> str:
    return QCoreApplication.translate("Training", text)


def duration(seconds: float) -> str:
    """`0:42`, `12:05` or `3 h 05 min`."""
    whole = max(0, round(seconds))
    if whole < 3600:
        return f"{whole // 60}:{whole % 60:02}"
    return _tr("{hours} h {minutes:02} min").format(hours=whole // 3600, minutes=whole % 3600 // 60)


def heading(record: RunRecord) -> str:
    """What is going on with which network."""
    told = {
        "starting": _tr("Starting {network}"),
        "preparing": _tr("Preparing {network}"),
        "training": _tr("Training {network}"),
        "paused": _tr("Paused: {network}"),
        "ended": _tr("Ended: {network}"),
    }[record.state]
    if record.outcome is not None:
        if record.outcome.kind == "finished":
            told = _tr("Finished: {network}")
        elif record.outcome.kind == "stopped":
            told = _tr("Stopped: {network}")
    return told.format(network=record.settings.network or _tr("network"))


def details(record: RunRecord) -> str:
    """Epoch, step, speed, time left, device; or how far the data set is."""
    if record.state in ("starting", "preparing"):
        return prepared(record.preparation) if record.preparation else ""
    parts = []
    step, built = record.last_step, record.built
    if step is not None:
        parts.append(_tr("epoch {epoch} of {epochs}").format(epoch=step.epoch, epochs=record.settings.epochs))
        total = f" {_tr('of')} {numbers.exact(record.total_steps)}" if record.total_steps else ""
        parts.append(_tr("step {step}").format(step=numbers.exact(step.step)) + total)
        if record.state == "training":
            parts.append(_tr("{speed} images/s").format(speed=numbers.exact(step.images_per_second)))
    left = record.seconds_left
    if left is not None and record.state == "training":
        parts.append(_tr("{time} left").format(time=duration(left)))
    if built is not None:
        device = built.device.partition(" (")[0]  # what is in brackets is for the log
        if record.memory is not None:
            device = _tr("{size} on {device}").format(size=numbers.size(record.memory.peak), device=device)
        parts.append(device)
    return " · ".join(parts)


def prepared(told: Preparation) -> str:
    """How far a data set is, how fast, how long still."""
    parts = [words.text(told.message)]
    if told.total > 1:
        say = numbers.size if told.total > _BYTES else numbers.count
        if told.total > _BYTES:
            parts.append(_tr("{done} of {total}").format(done=say(told.done), total=say(told.total)))
        else:
            parts.append(
                _tr("{done} of {total}").format(done=numbers.exact(told.done), total=numbers.exact(told.total))
            )
        if told.per_second:
            parts.append(_tr("{number}/s").format(number=say(told.per_second)))
        if told.seconds_left is not None and told.done < told.total:
            parts.append(_tr("{time} left").format(time=duration(told.seconds_left)))
    return " · ".join(parts)


def fraction(record: RunRecord) -> float | None:
    """How much is done, 0 to 1; None while that is not known."""
    if record.state == "starting":
        return None
    if record.state == "preparing":
        told = record.preparation
        return told.done / told.total if told is not None and told.total > 1 else None
    if record.outcome is not None and record.outcome.kind == "finished":
        return 1.0
    if record.last_step is None or not record.total_steps:
        return 0.0
    return min(1.0, record.last_step.step / record.total_steps)


class StatusRow(QWidget):
    """State, bar, details, and the menu of past runs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # a network's name may be long
        self.heading = ElidedLabel()
        self.heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.heading.setFont(font(Type.body, bold=True))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setFixedSize(_BAR_WIDTH, 8)
        self.bar.setAccessibleName(self.tr("Progress"))
        # live text: its size must not move anything
        self.details = ElidedLabel("muted")
        self.history = History()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Length.medium)
        row.addWidget(self.heading)
        row.addWidget(self.bar)
        row.addWidget(self.details, 1)
        row.addWidget(self.history)
        self.show_record(None)

    def show_record(self, record: RunRecord | None) -> None:
        """Say where a run stands."""
        if record is None:
            _say(self.heading, self.tr("No run yet"))
            _say(self.details, "")
            self.bar.hide()
            return
        _say(self.heading, heading(record))
        _say(self.details, details(record))
        self.bar.show()
        done = fraction(record)
        if done is None:
            if self.bar.maximum():
                self.bar.setRange(0, 0)
            return
        if not self.bar.maximum():
            self.bar.setRange(0, 1000)
        self.bar.setValue(round(1000 * done))


def _say(where: QLabel, text: str) -> None:
    if where.text() != text:
        where.setText(text)
        where.setToolTip(text)


class Notice(QFrame):
    """A sentence that stays until it is read: how a run ended, or a warning; with what can be done about it."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = QLabel()
        self.sentence = label("", wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action = QPushButton()
        self.action.clicked.connect(self.acted)
        self.close_button = QToolButton()
        self.close_button.setToolTip(self.tr("Close"))
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setIconSize(ICON_SIZE * 0.7)
        keep_icon(self.close_button.setIcon, "close", "muted")
        self.close_button.clicked.connect(self.hide)
        #: buttons of what is offered besides `action`
        self.offers: list[QPushButton] = []
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(Length.small, Length.tiny, Length.tiny, Length.tiny)
        row.setSpacing(Length.small)
        row.addWidget(self._mark)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.action)
        row.addWidget(self.close_button)
        self._icon = ("info", "muted")
        theme().changed.connect(self._paint_mark)
        self.hide()

    def tell(self, sentence: str, kind: str, action: str = "", offers: Sequence[Offer] = ()) -> None:
        """Show a sentence of kind `danger`, `warning` or `success`; `action` names a button, `offers` bring theirs."""
        marks = {"danger": ("warning", "danger"), "warning": ("warning", "warning")}
        self._icon = marks.get(kind, ("check", "success"))
        self.setProperty("role", "notice" if kind == "danger" else "card")
        self.style().unpolish(self)
        self.style().polish(self)
        self.sentence.setText(sentence)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        for old in self.offers:
            self._row.removeWidget(old)
            old.deleteLater()
        self.offers = [QPushButton(offer.words) for offer in offers]
        for button, offer in zip(self.offers, offers, strict=True):
            button.clicked.connect(offer.act)
            self._row.insertWidget(self._row.indexOf(self.action), button)
        self._paint_mark()
        self.show()

    def _paint_mark(self) -> None:
        self._mark.setPixmap(icon(*self._icon).pixmap(16, 16))
