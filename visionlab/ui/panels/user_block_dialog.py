"""Makes a group a block of the person's own: its name, what it does, and which fields it has."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from visionlab.blocks.group import Group
from visionlab.ui.panels.common import Pictogram, label, scrolled
from visionlab.ui.panels.field_tree import FieldTree
from visionlab.ui.panels.form import ValueForm
from visionlab.ui.theme import Length

_SIZE = (860, 560)
_LONGEST_NAME = 40
_LONGEST_ABOUT = 160
_TILE = 22


class UserBlockDialog(QDialog):
    """`block` holds what was chosen once it is accepted."""

    def __init__(self, block: Group, taken: Collection[str], parent: QWidget | None = None) -> None:
        """`taken` are the names of the blocks that there are: one of the same name will be replaced."""
        super().__init__(parent)
        self.block = block
        self._taken = taken
        self.setWindowTitle(self.tr("A block of your own"))
        self.name = QLineEdit(block.name)
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setAccessibleName(self.tr("Name"))
        self.about = QLineEdit(block.about)
        self.about.setMaxLength(_LONGEST_ABOUT)
        self.about.setPlaceholderText(self.tr("What it does, in a sentence"))
        self.about.setAccessibleName(self.tr("Description"))
        self.tree = FieldTree(block)
        self.preview = Preview()
        self.notice = label("", "muted", wrap=True)
        self.keep = QPushButton(self.tr("Keep in the palette"))
        self.keep.setProperty("primary", True)
        self.keep.setDefault(True)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setAutoDefault(False)
        self._lay_out()
        self.name.textChanged.connect(self._refresh)
        self.about.textChanged.connect(self._refresh)
        self.tree.changed.connect(self._refresh)
        self.keep.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self._refresh()
        self.name.selectAll()
        self.name.setFocus()
        self.resize(*_SIZE)

    def _lay_out(self) -> None:
        names = QGridLayout()
        names.setHorizontalSpacing(Length.medium)
        names.setVerticalSpacing(Length.small)
        for row, (title, field) in enumerate(((self.tr("Name"), self.name), (self.tr("Description"), self.about))):
            told = label(title, "muted")
            told.setBuddy(field)
            names.addWidget(told, row, 0)
            names.addWidget(field, row, 1)
        left = QVBoxLayout()
        left.setSpacing(Length.small)
        left.addLayout(names)
        left.addSpacing(Length.small)
        left.addWidget(label(self.tr("Fields"), "heading"))
        left.addWidget(
            label(
                self.tr("Tick what can be set from outside. A second click on a name changes it."), "muted", wrap=True
            )
        )
        left.addWidget(self.tree, 1)
        body = QHBoxLayout()
        body.setSpacing(Length.huge)
        body.addLayout(left, 3)
        body.addWidget(self.preview, 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(Length.small)
        buttons.addWidget(self.notice, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(Length.huge, Length.large, Length.huge, Length.large)
        column.setSpacing(Length.large)
        column.addLayout(body, 1)
        column.addLayout(buttons)

    def _refresh(self) -> None:
        """Another name, description or choice of fields."""
        name = self.name.text().strip()
        self.keep.setEnabled(bool(name))
        if not name:
            self.notice.setText(self.tr("Give the block a name"))
        elif name in self._taken:
            self.notice.setText(self.tr("“{name}” in the palette will be replaced by this one").format(name=name))
        else:
            self.notice.setText("")
        block = dataclasses.replace(self.tree.block, name=name or Group.title, about=self.about.text().strip())
        self._show(dataclasses.replace(block, own=self.tree.own()))

    def _show(self, block: Group) -> None:
        self.block = block
        form = self.preview.show_block(block)
        if form is not None:
            form.edited.connect(self._set_values)

    def _set_values(self, block: Group) -> None:
        """Another value was chosen in the preview: it is what the block comes with."""
        self.tree.show_values(block)
        self.block = dataclasses.replace(block, own=self.tree.own())


class Preview(QFrame):
    """How the block looks in the palette and in the inspector."""

    def __init__(self) -> None:
        super().__init__()
        self.pictograms = (Pictogram(_TILE), Pictogram())
        self.names = (label(), label("", "title", wrap=True))
        self.about = label("", "muted", wrap=True)
        self.empty = label(self.tr("No field is ticked: the block is always the same."), "muted", wrap=True)
        self.form: ValueForm | None = None
        entry = QHBoxLayout()
        entry.setSpacing(Length.small)
        head = QHBoxLayout()
        head.setSpacing(Length.small)
        for row, pictogram, name in zip((entry, head), self.pictograms, self.names, strict=True):
            pictogram.show_part(Group)
            row.addWidget(pictogram)
            row.addWidget(name, 1)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, Length.small, 0)
        self._column.addWidget(self.empty)
        self._column.addStretch(1)
        within = QWidget()
        within.setLayout(self._column)
        area = scrolled(within)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Length.small)
        column.addWidget(label(self.tr("In the palette"), "heading"))
        column.addLayout(entry)
        column.addSpacing(Length.small)
        column.addWidget(label(self.tr("In the inspector"), "heading"))
        column.addLayout(head)
        column.addWidget(self.about)
        column.addWidget(area, 1)

    def show_block(self, block: Group) -> ValueForm | None:
        """Show a block; gives the form, where it is a new one."""
        for name in self.names:
            name.setText(block.name)
        self.about.setText(block.about)
        self.about.setVisible(bool(block.about))
        if self.form is not None and self.form.value.declared == block.declared:
            self.form.show_value(block)
            return None
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
        self.form = ValueForm(block)
        self.form.start(block)
        self._column.insertWidget(0, self.form)
        self.empty.setVisible(not block.own)
        return self.form
