"""The fields of all blocks inside a group, to tick those that become fields of its own."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from visionlab.blocks.group import LONGEST_LABEL, Group, OwnField
from visionlab.fields import Spec
from visionlab.ui import words
from visionlab.ui.panels.common import tooltip
from visionlab.ui.panels.form import told
from visionlab.ui.theme import Length

_FIELD, _LABEL, _VALUE = range(3)
#: of an item for a field: the number of the block inside, and the field's declaration
_PLACE = Qt.ItemDataRole.UserRole
#: more blocks than this are folded, to be opened one by one
_OPEN = 12


class FieldTree(QTreeWidget):
    """A heading for each block inside; below it its fields, each with a tick, its name outside, and its value."""

    #: other fields are ticked, or one is called otherwise
    changed = Signal()

    def __init__(self, block: Group, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.block = block
        self.setColumnCount(3)
        self.setHeaderLabels([self.tr("Inside"), self.tr("Name of the field"), self.tr("Value")])
        self.setAccessibleName(self.tr("Fields of the blocks inside"))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setItemDelegate(_LabelDelegate(self))
        self.setUniformRowHeights(True)
        self.header().setSectionResizeMode(_LABEL, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(_VALUE, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(False)
        self._fill()
        # what Qt takes the contents for is short of the tick
        self.header().resizeSection(_FIELD, self.sizeHintForColumn(_FIELD) + Length.huge)
        self.itemChanged.connect(lambda _item, column: self.changed.emit() if column != _VALUE else None)

    def _fill(self) -> None:
        labels = {(own.member, own.field): own.label for own in self.block.own}
        for number, member in enumerate(self.block.members):
            specs = [spec for spec in member.part.declared if spec.kind != "nested"]
            if not specs:
                continue
            heading = QTreeWidgetItem([member.title or words.part_title(member.part), "", member.part.caption()])
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            for spec in specs:
                heading.addChild(_item(number, spec, labels.get((number, spec.name))))
            self.addTopLevelItem(heading)
            heading.setExpanded(
                len(self.block.members) <= _OPEN or any((number, spec.name) in labels for spec in specs)
            )
        self.show_values(self.block)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for row in range(self.topLevelItemCount()):
            heading = self.topLevelItem(row)
            assert heading is not None
            for index in range(heading.childCount()):
                item = heading.child(index)
                assert item is not None
                yield item

    def show_values(self, block: Group) -> None:
        """Show what the fields hold now."""
        self.block = block
        for item in self._items():
            number, spec = item.data(_FIELD, _PLACE)
            value = block.members[number].part.value_of(spec.name)
            item.setText(_VALUE, told(self, spec, value))

    def own(self) -> tuple[OwnField, ...]:
        """The ticked fields; what they hold now is their default."""
        found = []
        for item in self._items():
            if item.checkState(_FIELD) == Qt.CheckState.Checked:
                number, spec = item.data(_FIELD, _PLACE)
                label = item.text(_LABEL).strip() or words.label(spec)
                found.append(OwnField(number, spec.name, label, self.block.members[number].part.value_of(spec.name)))
        return tuple(found)


def _item(number: int, spec: Spec, label: str | None) -> QTreeWidgetItem:
    item = QTreeWidgetItem([words.label(spec), label or words.label(spec), ""])
    item.setData(_FIELD, _PLACE, (number, spec))
    item.setFlags(
        Qt.ItemFlag.ItemIsEnabled
        | Qt.ItemFlag.ItemIsSelectable
        | Qt.ItemFlag.ItemIsUserCheckable
        | Qt.ItemFlag.ItemIsEditable
    )
    item.setCheckState(_FIELD, Qt.CheckState.Unchecked if label is None else Qt.CheckState.Checked)
    item.setToolTip(_FIELD, tooltip(words.tip(spec)))
    return item


class _LabelDelegate(QStyledItemDelegate):
    """Only the name of a field is edited."""

    def createEditor(  # type: ignore[override]
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget | None:
        if index.column() != _LABEL:
            return None
        made = QLineEdit(parent)
        made.setMaxLength(LONGEST_LABEL)
        made.setAccessibleName(self.tr("Name of the field"))
        return made
