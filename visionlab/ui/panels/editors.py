"""Editors of single fields, made from a field's `Spec` alone.

An editor shows a value and tells of what a person does; it decides nothing. It speaks only when the
value it is asked for differs from the one it shows, so that showing a value never echoes back.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from visionlab.blocks.catalogue import parts
from visionlab.fields import Spec, specs
from visionlab.layers.base import Part
from visionlab.problem import Problem
from visionlab.ui import numbers, words
from visionlab.ui.panels import scale
from visionlab.ui.panels.common import leave_undo_to_window
from visionlab.ui.panels.inputs import Menu, NumberBox, Slider
from visionlab.ui.theme import Length, room

_BOX_WIDTH = 76
#: choices shown side by side rather than in a menu: how many, and how many letters in all
_SEGMENTS, _LETTERS = 3, 16


class Editor(QWidget):
    """Base: one field's editor."""

    #: a value that the field takes
    edited = Signal(object)
    #: the sentence for a text that it does not take; empty for one that is not finished
    refused = Signal(str)
    #: the value that a slider in hand stands for; `edited` follows when it is let go
    scrubbed = Signal(object)
    #: a value that is pointed at, and perhaps not wanted
    considered = Signal(object)
    #: nothing is scrubbed or pointed at any more
    left = Signal()
    #: a burst of edits is over: Enter, the focus left, the slider was let go
    finished = Signal()

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.value: object = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Length.small)

    def show_value(self, value: object) -> None:
        """Show a value; None for several nodes that differ."""
        raise NotImplementedError

    def _tell(self, value: object) -> None:
        if value != self.value:
            self.edited.emit(value)


def make_editor(spec: Spec, parent: QWidget | None = None) -> Editor:
    """The editor for a field."""
    made: Editor
    if spec.kind in ("integer", "number"):
        made = NumberEditor(spec, parent)
    elif spec.kind == "boolean":
        made = BooleanEditor(spec, parent)
    elif spec.kind == "integers":
        made = IntegersEditor(spec, parent)
    elif spec.kind == "nested":
        made = KindEditor(spec, parent)
    elif spec.kind == "text":
        made = TextEditor(spec, parent)
    elif len(spec.options) <= _SEGMENTS and sum(len(words.text(option)) for option in spec.options) <= _LETTERS:
        made = SegmentEditor(spec, parent)
    else:
        made = ChoiceEditor(spec, parent)
    made.setAccessibleName(words.label(spec))
    return made


def refusal(spec: Spec, problem: Problem) -> str:
    """The sentence for a text that a field does not take, by the field's name on the screen."""
    return words.problem(Problem(problem.template, **{**problem.values, "name": spec.label}))


class NumberEditor(Editor):
    """A slider with round stops, and a box that takes every value."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._stops = scale.slider_stops(spec)
        self.slider = Slider(len(self._stops) - 1)
        self.box = NumberBox()
        self.box.setFixedWidth(room(_BOX_WIDTH))
        self._row.addWidget(self.slider, 1)
        self._row.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.slider.setAccessibleName(words.label(spec))
        self.box.setAccessibleName(words.label(spec))
        self.slider.valueChanged.connect(self._slid)
        self.slider.cancelled.connect(self._cancel)
        self.slider.finished.connect(self._let_go)
        self.box.typed.connect(self._typed)
        self.box.stepped.connect(self._stepped)
        self.box.editingFinished.connect(self._end)

    def show_value(self, value: object) -> None:
        self.value = value
        self.slider.setValue(self._position())
        box = self.box.lineEdit()
        box.setPlaceholderText("" if value is not None else self.tr("several"))
        if self.box.hasFocus() and self._parsed(box.text()) == value:
            return  # typed as `064` or `1e-3`: not to be written over under the person's hands
        text = self._text(value)
        if box.text() != text:
            box.setText(text)

    def _position(self) -> int:
        return scale.nearest(self._stops, self.value) if isinstance(self.value, (int, float)) else 0

    def _text(self, value: object) -> str:
        if value is None:
            return ""
        if self.spec.special and value == self.spec.low:
            return words.text(self.spec.special)
        return numbers.written(value, "g") if isinstance(value, float) else str(value)

    def _parsed(self, text: str) -> object:
        try:
            return self._parse(text)
        except Problem:
            return None

    def _parse(self, text: str) -> object:
        special = self.spec.special
        if special and text.strip().lower() == words.text(special).lower():
            return self.spec.parse(special)
        return self.spec.parse(numbers.read(text))

    def _typed(self, text: str) -> None:
        try:
            value = self._parse(text)
        except Problem as problem:
            is_begun = text.strip() in ("", "-", "+", ".", ",") or self._is_special_begun(text)
            self.refused.emit("" if is_begun else refusal(self.spec, problem))
        else:
            self.refused.emit("")
            self._tell(value)

    def _is_special_begun(self, text: str) -> bool:
        return bool(self.spec.special) and words.text(self.spec.special).lower().startswith(text.strip().lower())

    def _stepped(self, steps: int) -> None:
        value = self.value if isinstance(self.value, (int, float)) else self.spec.default
        self._tell(scale.stepped(self.spec, value, steps))

    def _slid(self, position: int) -> None:
        # the slider also moves because a value was shown: then it already stands for that value
        if position == self._position():
            return
        value = self._stops[position]
        if self.slider.isSliderDown():
            self.box.lineEdit().setText(self._text(value))
            self.scrubbed.emit(value)
        else:
            self._tell(value)

    def _cancel(self) -> None:
        self.left.emit()
        self.show_value(self.value)

    def _let_go(self) -> None:
        if self.slider.value() != self._position():
            self._tell(self._stops[self.slider.value()])
        self.left.emit()
        self.finished.emit()

    def _end(self) -> None:
        self.refused.emit("")
        self.box.lineEdit().setText(self._text(self.value))
        self.finished.emit()


class BooleanEditor(Editor):
    """A check box."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.check = QCheckBox()
        self.check.setAccessibleName(words.label(spec))
        self._row.addWidget(self.check)
        self._row.addStretch(1)
        self.setFocusProxy(self.check)
        self.check.clicked.connect(self._clicked)

    def show_value(self, value: object) -> None:
        self.value = value
        self.check.setCheckState(
            Qt.CheckState.PartiallyChecked
            if value is None
            else Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        )  # fmt: skip

    def _clicked(self) -> None:
        self._tell(self.check.checkState() != Qt.CheckState.Unchecked)
        self.finished.emit()


class _Segment(QToolButton):
    """A button that tells of the mouse over it."""

    pointed = Signal()
    left = Signal()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        if self.isEnabled() and not self.isChecked():
            self.pointed.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()


class SegmentEditor(Editor):
    """A few short choices side by side."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._row.setSpacing(2)
        self.group = QButtonGroup(self)
        for index, option in enumerate(spec.options):
            button = _Segment()
            button.pointed.connect(lambda option=option: self.considered.emit(option))
            button.left.connect(self.left)
            button.setText(words.text(option))
            button.setCheckable(True)
            button.setProperty("segment", True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(f"{words.label(spec)}: {button.text()}")
            self.group.addButton(button, index)
            self._row.addWidget(button, 1)
        self.setFocusProxy(self.group.button(0))
        self.group.idClicked.connect(self._clicked)

    def show_value(self, value: object) -> None:
        self.value = value
        # an exclusive group never lets go of its last checked button
        self.group.setExclusive(value is not None)
        for button, option in zip(self.group.buttons(), self.spec.options, strict=True):
            button.setChecked(option == value)

    def _clicked(self, index: int) -> None:
        self._tell(self.spec.options[index])
        self.finished.emit()


class ChoiceEditor(Editor):
    """A menu of choices."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.menu = Menu()
        self.menu.addItems([words.text(option) for option in spec.options])
        self.menu.setAccessibleName(words.label(spec))
        self.menu.setPlaceholderText(self.tr("several"))
        self._row.addWidget(self.menu, 1)
        self.setFocusProxy(self.menu)
        self.menu.highlighted.connect(lambda index: self.considered.emit(self.spec.options[index]))
        self.menu.closed.connect(self.left)
        self.menu.activated.connect(self._chosen)

    def show_value(self, value: object) -> None:
        self.value = value
        self.menu.setCurrentIndex(self.spec.options.index(value) if isinstance(value, str) else -1)

    def _chosen(self, index: int) -> None:
        self._tell(self.spec.options[index])
        self.finished.emit()


class TextEditor(Editor):
    """A line to read, of what came with an imported network."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.line = QLineEdit()
        self.line.setReadOnly(True)
        self._row.addWidget(self.line)

    def show_value(self, value: object) -> None:
        self.value = value
        self.line.setText(str(value or ""))


class KindEditor(Editor):
    """A menu of the kinds of block that another block may hold; what it holds has a form of its own."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._kinds = [
            kind
            for kind in parts().values()
            if kind.inputs == 1 and not kind.is_auxiliary and all(spec.kind != "nested" for spec in specs(kind))
        ]
        self.menu = Menu()
        self.menu.addItems([words.part_title(kind) for kind in self._kinds])
        self.menu.setAccessibleName(words.label(spec))
        self.menu.setPlaceholderText(self.tr("several"))
        # the name of what is held must not make the panel wider than it is
        self.menu.setMinimumWidth(_BOX_WIDTH)
        self._row.addWidget(self.menu, 1)
        self.setFocusProxy(self.menu)
        self.menu.highlighted.connect(self._point)
        self.menu.closed.connect(self.left)
        self.menu.activated.connect(self._chosen)

    def show_value(self, value: object) -> None:
        self.value = value
        # a group, or one that may not be chosen but is bypassed, is none of the kinds: it is shown by its name
        self.menu.setPlaceholderText(words.part_title(value) if isinstance(value, Part) else self.tr("several"))
        kinds: list[type] = [*self._kinds]
        self.menu.setCurrentIndex(kinds.index(type(value)) if type(value) in kinds else -1)

    def _point(self, index: int) -> None:
        # the kind that is there is highlighted too, as soon as it is shown
        if type(self.value) is not self._kinds[index]:
            self.considered.emit(self._kinds[index]())

    def _chosen(self, index: int) -> None:
        if type(self.value) is not self._kinds[index]:
            self._tell(self._kinds[index]())
        self.finished.emit()


class IntegersEditor(Editor):
    """Whole numbers with commas between."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.line = QLineEdit()
        self.line.setAccessibleName(words.label(spec))
        leave_undo_to_window(self.line)
        self._row.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._end)

    def show_value(self, value: object) -> None:
        self.value = value
        self.line.setPlaceholderText("" if value is not None else self.tr("several"))
        if not (self.line.hasFocus() and self._parsed(self.line.text()) == value):
            self.line.setText(self._text())

    def _text(self) -> str:
        return ", ".join(map(str, self.value)) if isinstance(self.value, tuple) else ""

    def _parsed(self, text: str) -> object:
        try:
            return self.spec.parse(text)
        except Problem:
            return None

    def _typed(self, text: str) -> None:
        try:
            value = self.spec.parse(text)
        except Problem as problem:
            self.refused.emit(refusal(self.spec, problem) if text.strip() else "")
        else:
            self.refused.emit("")
            self._tell(value)

    def _end(self) -> None:
        self.refused.emit("")
        self.line.setText(self._text())
        self.finished.emit()
