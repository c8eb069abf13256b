"""The runs shown together: colour, name, what sets each apart, its values at the cursor; each can be hidden."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.panels.elided import ElidedLabel
from visionlab.ui.theme import Length, Type, font, room
from visionlab.ui.training.shown import Shown

_WIDTH = 210


class RunLegend(QScrollArea):
    """A few lines for each run; hidden itself while there is only one."""

    #: (the run's id, whether it is to be hidden)
    hidden_changed = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(room(_WIDTH))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Runs that are shown"))
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Length.small)
        self.place = label("", "small")
        self._column.addWidget(self.place)
        self._column.addStretch(1)
        self.setWidget(inner)
        self.entries: list[Entry] = []
        self.hide()

    def show_runs(self, shown: Sequence[Shown]) -> None:
        """Have an entry for each of several runs."""
        self.setVisible(len(shown) > 1)
        shown = shown if len(shown) > 1 else ()
        while len(self.entries) > len(shown):
            self.entries.pop().deleteLater()
        while len(self.entries) < len(shown):
            entry = Entry()
            entry.toggled.connect(self.hidden_changed)
            self._column.insertWidget(self._column.count() - 1, entry)
            self.entries.append(entry)
        for entry, one in zip(self.entries, shown, strict=True):
            entry.show_run(one)

    def tell(self, place: str, values: Sequence[tuple[str, str]]) -> None:
        """Where the cursor is (empty: nowhere), and each run's values there, or its latest ones, in two lines."""
        self.place.setText(place or self.tr("latest values"))
        for entry, told in zip(self.entries, values, strict=False):
            for label_, text in zip((entry.values, entry.vitals), told, strict=True):
                label_.setText(text)
                label_.setVisible(bool(text))


class Entry(QWidget):
    """One run."""

    toggled = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._run = ""
        self.box = QCheckBox()
        self.box.clicked.connect(lambda on: self.toggled.emit(self._run, not on))
        self.sign = QLabel()
        self.name = ElidedLabel()
        self.name.setFont(font(Type.body, bold=True))
        self.told, self.values, self.vitals = ElidedLabel("small"), ElidedLabel("small"), ElidedLabel("small")
        head = QHBoxLayout()
        head.setSpacing(Length.tiny)
        head.addWidget(self.box)
        head.addWidget(self.sign)
        head.addWidget(self.name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, Length.small, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(self.values)
        column.addWidget(self.vitals)

    def show_run(self, shown: Shown) -> None:
        """Show this run."""
        self._run = shown.record.run
        self.box.setChecked(not shown.is_hidden)
        self.box.setAccessibleName(self.tr("Show the curves of {run}").format(run=shown.name))
        self.box.setToolTip(tooltip(self.tr("Show its curves")))
        self.sign.setText(shown.sign)
        self.sign.setStyleSheet(f"color: {QColor(shown.colour).name()}")
        self.name.setText(shown.name)
        self.told.setText(shown.told)
        self.told.setVisible(bool(shown.told))
        self.setToolTip(tooltip(shown.name, shown.record.run, shown.told))
