"""Fields as rows of label, editor and reset button: those of blocks in the document, or of a value on its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from visionlab.blocks.group import part_at, with_part_at
from visionlab.fields import Fields, Spec
from visionlab.graph import edits
from visionlab.layers.base import Part
from visionlab.problem import Problem
from visionlab.ui import numbers, words
from visionlab.ui.document import Document
from visionlab.ui.ghost import Edit
from visionlab.ui.icons import keep_icon
from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.panels.editors import make_editor
from visionlab.ui.theme import Length, room

_LABEL_WIDTH = 92
_RESET = 18


class Form(QWidget):
    """A row for each field. What an edit changes is for the classes below to say."""

    def __init__(self, fields: Sequence[Spec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = {spec.name: _Row(self, spec) for spec in fields}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Length.tiny + 2)
        grid.setVerticalSpacing(Length.tiny)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, room(_LABEL_WIDTH))
        for index, row in enumerate(self.rows.values()):
            grid.addWidget(row.label, 2 * index, 0)
            grid.addWidget(row.editor, 2 * index, 1)
            grid.addWidget(row.reset, 2 * index, 2)
            grid.addWidget(row.problem, 2 * index + 1, 0, 1, 3)

    def commit(self, name: str, value: object) -> None:
        """Change a field, as part of a burst that ends with `finish`."""
        raise NotImplementedError

    def scrub(self, name: str, value: object) -> None:
        """Follow a slider in hand, or a text that is typed."""
        self.commit(name, value)

    def consider(self, name: str, value: object) -> None:
        """A value is pointed at."""

    def leave(self) -> None:
        """Nothing is scrubbed, typed or pointed at any more."""

    def finish(self, name: str) -> None:
        """End a burst of edits."""
        self.rows[name].refuse("")


class ValueForm(Form):
    """The fields of one value that nobody else holds; other values with the same fields may take its place."""

    #: the next value
    edited = Signal(object)

    def __init__(self, value: Fields, parent: QWidget | None = None) -> None:
        super().__init__(value.declared, parent)
        self.value = value

    def start(self, value: Fields) -> None:
        """Show a value whose fields are the defaults from now on."""
        for name, row in self.rows.items():
            row.refuse("")
            row.set_default(self, value.value_of(name))
        self.show_value(value)

    def show_value(self, value: Fields) -> None:
        """Show another value."""
        self.value = value
        for name, row in self.rows.items():
            row.show_value(value.value_of(name), read_only=False)

    def commit(self, name: str, value: object) -> None:
        try:
            changed = self.value.with_(**{name: value})
        except Problem as problem:
            self.rows[name].refuse(words.problem(problem))
            return
        self.rows[name].refuse("")
        self.show_value(changed)
        self.edited.emit(changed)


class FieldForm(Form):
    """The editors of these fields, to be bound to one node or several that have them.

    `within` is the field of the bound blocks that holds the block whose fields are shown; empty for their own. The
    blocks may be inside groups, by the numbers of a path: then it is the groups that are bound.
    """

    def __init__(
        self, document: Document, fields: Sequence[Spec], within: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(fields, parent)
        self._document = document
        self._within = within
        self._ids: tuple[str, ...] = ()
        self._blocks: tuple[Part, ...] = ()
        self._path: tuple[int, ...] = ()

    def bind(
        self, ids: Sequence[str], blocks: Sequence[Part], read_only: bool = False, path: tuple[int, ...] = ()
    ) -> None:
        """Show these blocks; edits change the nodes `ids`. A field in which blocks differ is shown as such."""
        is_other = (tuple(ids), path) != (self._ids, self._path)
        self._ids, self._blocks, self._path = tuple(ids), tuple(blocks), path
        for name, row in self.rows.items():
            values = [self._shown(block).value_of(name) for block in blocks]
            if is_other:
                row.refuse("")
                row.editor.drop()
            row.show_value(values[0] if all(value == values[0] for value in values) else None, read_only)

    def scrub(self, name: str, value: object) -> None:
        """Show what it would come to; it is an edit only when the slider is let go, or the text taken."""
        self._preview(self._change(name, value))

    def consider(self, name: str, value: object) -> None:
        """Show what it would come to, if it goes."""
        changed, refusals = self._changed(name, value)
        self._preview(None if refusals or value == self.rows[name].editor.value else self._edit_to(changed))

    def _preview(self, change: Edit | None) -> None:
        if change is None:
            self._document.ghost.withdraw()
        else:
            self._document.ghost.propose(change)

    def leave(self) -> None:
        self._document.ghost.withdraw()

    def commit(self, name: str, value: object) -> None:
        """Change a field of all bound nodes, or of none where some of them do not take the value."""
        change = self._change(name, value)
        if change is None:
            return
        row = self.rows[name]
        told = words.changing(row.spec)
        where = self._ids if len(self._ids) > 1 else self._ids[0]
        self._document.edit(told, change, key=("field", where, self._path, self._within, name))

    def _change(self, name: str, value: object) -> Edit | None:
        """The edit that gives all bound nodes this value; None, and why below the field, where it does not go."""
        changed, refusals = self._changed(name, value)
        if refusals:
            sentence = words.problem(refusals[0])
            if changed:
                some = self.tr("{count} of {all} blocks do not take that: {problem}")
                sentence = some.format(count=len(refusals), all=len(self._ids), problem=sentence)
            self.rows[name].refuse(sentence)
            return None
        self.rows[name].refuse("")
        return self._edit_to(changed)

    @staticmethod
    def _edit_to(changed: dict[str, Part]) -> Edit:
        return lambda graph: reduce(lambda done, id: edits.replace_block(done, id, changed[id]), changed, graph)

    def _changed(self, name: str, value: object) -> tuple[dict[str, Part], list[Problem]]:
        """The blocks of the bound nodes with this value, and what those say that do not take it."""
        changed: dict[str, Part] = {}
        refusals: list[Problem] = []
        for id, block in zip(self._ids, self._blocks, strict=True):
            try:
                changed[id] = self._with(block, name, value)
            except Problem as problem:
                refusals.append(problem)
        return changed, refusals

    def _shown(self, block: Part) -> Part:
        block = part_at(block, self._path)
        found: Part = block.value_of(self._within) if self._within else block
        return found

    def _with(self, block: Part, name: str, value: object) -> Part:
        changed = self._shown(block).with_(**{name: value})
        if self._within:
            changed = part_at(block, self._path).with_(**{self._within: changed})
        return with_part_at(block, self._path, changed)

    def finish(self, name: str) -> None:
        super().finish(name)
        self._document.close_burst()


class _Row:
    """The widgets of one field."""

    def __init__(self, form: Form, spec: Spec) -> None:
        self.spec = spec
        self.editor = make_editor(spec)
        self.label = _Name(spec)
        self.label.setBuddy(self.editor)
        self.set_default(form, spec.default)
        self.reset = _reset_button(form, spec)
        self.problem = label("", "danger", wrap=True)
        self.problem.hide()
        self.editor.edited.connect(lambda value: form.commit(spec.name, value))
        self.editor.scrubbed.connect(lambda value: form.scrub(spec.name, value))
        self.editor.considered.connect(lambda value: form.consider(spec.name, value))
        self.editor.left.connect(form.leave)
        self.editor.refused.connect(self.refuse)
        self.editor.finished.connect(lambda: form.finish(spec.name))
        self.reset.clicked.connect(lambda: self._reset(form))

    def set_default(self, form: Form, value: object) -> None:
        """What the field is reset to."""
        self.default = value
        tip = _tip(form, self.spec, value)
        self.label.setToolTip(tip)
        self.editor.setToolTip(tip)

    def show_value(self, value: object, read_only: bool) -> None:
        self.editor.show_value(value)
        self.editor.setEnabled(not read_only)
        self.reset.setVisible(value != self.default and not read_only)

    def refuse(self, sentence: str) -> None:
        """Say why a value was not taken; empty when all is well."""
        if self.problem.text() != sentence:
            self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _reset(self, form: Form) -> None:
        self.editor.setFocus()
        form.finish(self.spec.name)
        form.commit(self.spec.name, self.default)
        form.finish(self.spec.name)


class _Name(QLabel):
    """A field's name. A column that is short of height may not cut its second line."""

    def __init__(self, spec: Spec) -> None:
        super().__init__(words.label(spec))
        self.setProperty("role", "muted")
        self.setWordWrap(True)
        self.setFixedWidth(room(_LABEL_WIDTH))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), self.heightForWidth(self.maximumWidth()))


def _tip(form: Form, spec: Spec, default: object) -> str:
    limits = words.text(spec.expected)
    if spec.unit:
        limits += f" {words.text(spec.unit)}"
    ends = form.tr("Takes {limits}. Default: {default}.").format(limits=limits, default=told(form, spec, default))
    return tooltip(words.tip(spec), ends)


def told(form: QWidget, spec: Spec, value: object) -> str:
    """A field's value as a person reads it."""
    if spec.special and value == spec.low:
        return words.text(spec.special)
    if isinstance(value, bool):
        return form.tr("yes") if value else form.tr("no")
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, Part):
        return words.part_title(value)
    return numbers.written(value, "g") if isinstance(value, float) else words.text(str(value))


def _reset_button(form: Form, spec: Spec) -> QToolButton:
    made = QToolButton()
    keep_icon(made.setIcon, "undo", "muted")
    made.setIconSize(QSize(12, 12))
    made.setFixedSize(_RESET, _RESET)
    made.setProperty("small", True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    policy = made.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    made.setSizePolicy(policy)
    made.setToolTip(form.tr("Back to the default"))
    made.setAccessibleName(form.tr("{field}: back to the default").format(field=words.label(spec)))
    return made
