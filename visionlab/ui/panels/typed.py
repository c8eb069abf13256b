"""Editors with a line to type into: of a number, and of a list of numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from visionlab.fields import Spec
from visionlab.problem import Problem
from visionlab.ui import numbers, words
from visionlab.ui.panels import scale
from visionlab.ui.panels.common import leave_undo_to_window
from visionlab.ui.panels.field_editor import Editor, refusal
from visionlab.ui.panels.in_hand import InHand
from visionlab.ui.panels.inputs import NumberBox, Slider
from visionlab.ui.theme import room

BOX_WIDTH = 76


class TypedEditor(Editor):
    """A text that is typed shows what it would come to. Enter takes it, and so does turning to anything else; Esc
    gives it up."""

    def __init__(self, spec: Spec, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._field = field
        #: the text is a person's; else it is that of the value
        self._is_typed = False
        self._hand = InHand(field)
        self._hand.turned.connect(self._end)
        self._hand.given_up.connect(self._give_up)
        field.setAccessibleName(words.label(spec))
        leave_undo_to_window(field)
        self.setFocusProxy(field)

    @property
    def _line(self) -> QLineEdit:
        raise NotImplementedError

    def show_value(self, value: object) -> None:
        was, self.value = self.value, value
        self._line.setPlaceholderText("" if value is not None else self.tr("several"))
        # what is typed, `064` or `1e-3` say, is not written over under the person's hands
        if self._is_typed and (value == was or self._parsed(self._line.text()) == value):
            self._watch()
        else:
            self._restore()

    def drop(self) -> None:
        self._restore()

    def _restore(self) -> None:
        text = self._text(self.value)
        if self._line.text() != text:
            self._line.setText(text)
        self._is_typed = False
        self._watch()

    def _watch(self) -> None:
        """A text that is not yet taken is seen as such, and must not be forgotten."""
        is_held = self._is_typed and self._parsed(self._line.text()) != self.value
        if is_held != bool(self._field.property("held")):
            self._field.setProperty("held", is_held)
            self._field.style().unpolish(self._field)
            self._field.style().polish(self._field)
            (self._hand.begin if is_held else self._hand.end)()

    def _text(self, value: object) -> str:
        raise NotImplementedError

    def _parse(self, text: str) -> object:
        raise NotImplementedError

    def _is_begun(self, text: str) -> bool:
        """Whether it can still become a value: there is nothing to say of it."""
        return not text.strip()

    def _parsed(self, text: str) -> object:
        try:
            return self._parse(text)
        except Problem:
            return None

    def _typed(self, text: str) -> None:
        self._is_typed = True
        try:
            value = self._parse(text)
        except Problem as problem:
            self.left.emit()
            self.refused.emit("" if self._is_begun(text) else refusal(self.spec, problem))
        else:
            self.refused.emit("")
            if value == self.value:
                self.left.emit()
            else:
                self.scrubbed.emit(value)
        self._watch()

    @property
    def _wanted(self) -> object:
        """What is typed, where it is a value; else what is there."""
        typed = self._parsed(self._line.text()) if self._is_typed else None
        return self.value if typed is None else typed

    def _take(self, value: object) -> None:
        """Have a value taken, and show what it came to."""
        self._is_typed = False
        self._tell(value)
        self.left.emit()
        self._restore()

    def _give_up(self) -> None:
        self.left.emit()
        self.refused.emit("")
        self._restore()
        self._line.selectAll()

    def _end(self) -> None:
        self._take(self._wanted)
        self.refused.emit("")
        self.finished.emit()


class NumberEditor(TypedEditor):
    """A slider with round stops, and a box that takes every value."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        self.box = NumberBox()
        super().__init__(spec, self.box, parent)
        self._stops = scale.slider_stops(spec)
        self.slider = Slider(len(self._stops) - 1)
        self.box.setFixedWidth(room(BOX_WIDTH))
        self._row.addWidget(self.slider, 1)
        self._row.addWidget(self.box)
        self.slider.setAccessibleName(words.label(spec))
        self.slider.valueChanged.connect(self._slid)
        self.slider.cancelled.connect(self._cancel)
        self.slider.finished.connect(self._let_go)
        self.box.typed.connect(self._typed)
        self.box.stepped.connect(self._stepped)
        self.box.editingFinished.connect(self._end)

    @property
    def _line(self) -> QLineEdit:
        return self.box.lineEdit()

    def show_value(self, value: object) -> None:
        super().show_value(value)
        self.slider.setValue(self._position())

    def _position(self) -> int:
        return scale.nearest(self._stops, self.value) if isinstance(self.value, (int, float)) else 0

    def _text(self, value: object) -> str:
        if value is None:
            return ""
        if self.spec.special and value == self.spec.low:
            return words.text(self.spec.special)
        return numbers.written(value, "g") if isinstance(value, float) else str(value)

    def _parse(self, text: str) -> object:
        special = self.spec.special
        if special and text.strip().lower() == words.text(special).lower():
            return self.spec.parse(special)
        return self.spec.parse(numbers.read(text))

    def _is_begun(self, text: str) -> bool:
        begun, special = text.strip(), words.text(self.spec.special) if self.spec.special else ""
        return begun in ("", "-", "+", ".", ",") or special.lower().startswith(begun.lower())

    def _stepped(self, steps: int) -> None:
        value = self._wanted
        self._take(scale.stepped(self.spec, value if isinstance(value, (int, float)) else self.spec.default, steps))

    def _slid(self, position: int) -> None:
        # the slider also moves because a value was shown: then it already stands for that value
        if position == self._position():
            return
        value = self._stops[position]
        if self.slider.isSliderDown():
            self._line.setText(self._text(value))
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


class IntegersEditor(TypedEditor):
    """Whole numbers with commas between."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        super().__init__(spec, self.line, parent)
        self._row.addWidget(self.line)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._end)

    @property
    def _line(self) -> QLineEdit:
        return self.line

    def _text(self, value: object) -> str:
        return ", ".join(map(str, value)) if isinstance(value, tuple) else ""

    def _parse(self, text: str) -> object:
        return self.spec.parse(text)
