"""Editors of single fields, made from a field's `Spec` alone. Those that are typed into are in `typed`."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLineEdit, QSizePolicy, QToolButton, QWidget

from visionlab.blocks.catalogue import parts
from visionlab.fields import Spec, specs
from visionlab.layers.base import Part
from visionlab.ui import words
from visionlab.ui.panels.field_editor import Editor
from visionlab.ui.panels.inputs import Menu
from visionlab.ui.panels.typed import BOX_WIDTH, IntegersEditor, NumberEditor

#: choices shown side by side rather than in a menu: how many, and how many letters in all
_SEGMENTS, _LETTERS = 3, 16


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


class _Pointing(QObject):
    """Tells of the mouse over a widget."""

    entered = Signal()
    left = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Enter:
            self.entered.emit()
        elif event.type() == QEvent.Type.Leave:
            self.left.emit()
        return False


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
        pointing = _Pointing(self.check)
        pointing.entered.connect(self._point)
        pointing.left.connect(self.left)

    def show_value(self, value: object) -> None:
        self.value = value
        self.check.setCheckState(
            Qt.CheckState.PartiallyChecked
            if value is None
            else Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        )  # fmt: skip

    def _point(self) -> None:
        if self.check.isEnabled() and self.value is not None:
            self.considered.emit(not self.value)

    def _clicked(self) -> None:
        self._tell(self.check.checkState() != Qt.CheckState.Unchecked)
        self.finished.emit()


class SegmentEditor(Editor):
    """A few short choices side by side."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._row.setSpacing(2)
        self.group = QButtonGroup(self)
        for index, option in enumerate(spec.options):
            button = QToolButton()
            pointing = _Pointing(button)
            pointing.entered.connect(lambda index=index: self._point(index))
            pointing.left.connect(self.left)
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

    def _point(self, index: int) -> None:
        button = self.group.button(index)
        if button.isEnabled() and not button.isChecked():
            self.considered.emit(self.spec.options[index])

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
        self.menu.setMinimumWidth(BOX_WIDTH)
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
