"""All keys in one list, to be looked up and changed, and what the mouse does."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from visionlab.ui.actions import Told, words
from visionlab.ui.keymap import keymap, plain, told
from visionlab.ui.panels.common import SearchField, label
from visionlab.ui.places import FIXED, KEYED, PLACES
from visionlab.ui.settings import Settings
from visionlab.ui.theme import Length, font, theme

#: keys that mean the same everywhere: to give up, to pan, to go from field to field, to take back letters
RESERVED = ("Esc", "Space", "Tab", "Shift+Tab", "Backspace")
_NAME = Qt.ItemDataRole.UserRole

#: gestures that are no actions
GESTURES = (
    ("Drag a block from the palette", "Put it where you let go; on a link, it goes in between"),
    ("Double click a block in the palette", "Add it below the selected one"),
    ("Double click the empty canvas or a link", "Find a block by name and add it there"),
    ("Double click a note", "Write in it; drag its lower right corner to make it larger"),
    ("Drag from a port", "Wire; the ports that fit light up. Let go on the empty canvas to add a block there"),
    ("Drag a block", "Move the selection, in line with other blocks as guides show; with Alt, freely"),
    ("Wheel", "Zoom at the cursor; from near by, a block shows what is inside"),
    ("Click a block's arrow", "Open it where it stands, close it, or unfold equal blocks"),
    ("Middle or right button, or Space and drag", "Pan"),
    ("Drag on the empty canvas", "Select what the frame touches"),
    ("Double click a block", "Look inside it"),
    ("Esc", "Cancel a drag, or go back from inside a block"),
)


def _help(text: str) -> str:
    return QCoreApplication.translate("Help", text)


def _text(told: Told) -> str:
    return words(told.text).rstrip("…")


class ShortcutsDialog(QDialog):
    """A page for the keyboard, a page for the mouse. What is changed works at once, and is remembered."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard and mouse"))
        self.keys = KeysPage(settings)
        self.pages = QTabWidget()
        self.pages.addTab(self.keys, self.tr("Keyboard"))
        self.pages.addTab(_mouse_page(), self.tr("Mouse"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.all_back = buttons.addButton(self.tr("All keys as at first"), QDialogButtonBox.ButtonRole.ResetRole)
        for button in buttons.buttons():
            button.setIcon(QIcon())
            button.setAutoDefault(False)  # type: ignore[attr-defined]
        buttons.rejected.connect(self.reject)
        self.all_back.clicked.connect(keymap().reset_all)
        self.pages.currentChanged.connect(lambda page: self.all_back.setVisible(page == 0))
        column = QVBoxLayout(self)
        column.setSpacing(Length.medium)
        column.addWidget(self.pages)
        column.addWidget(buttons)
        self.resize(760, 620)
        keymap().changed.connect(self._changed)
        self._changed()
        self.keys.search.setFocus()

    def _changed(self) -> None:
        self.all_back.setEnabled(any(keymap().is_changed(told.name) for told in KEYED))


class KeysPage(QWidget):
    """The list, and below it the keys of the chosen action."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.search = SearchField(self.tr("Search by name or by key"))
        self.list = QTreeWidget()
        self.list.setHeaderLabels([self.tr("Action"), self.tr("Keys"), self.tr("Where")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setAccessibleName(self.tr("Actions and their keys"))
        head = self.list.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self._items = {told.name: self._item(told) for told in KEYED}
        self._fixed = [self._fixed_item(*row) for row in FIXED]
        self.nothing = label("", "muted", wrap=True)
        self.change = KeyChange()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Length.medium, 0, 0)
        column.setSpacing(Length.small)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.change)
        self.search.textChanged.connect(self._filter)
        self.search.went_down.connect(self.list.setFocus)
        self.list.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self.list.itemActivated.connect(lambda _item: self.change.recorder.setFocus())
        keymap().changed.connect(self._show_keys)
        self._show_keys()
        self._filter("")

    def _item(self, told: Told) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.list, [_text(told), "", words(told.menu or PLACES[told.place])])
        item.setData(0, _NAME, told.name)
        item.setToolTip(0, words(told.tip))
        return item

    def _fixed_item(self, text: str, keys: tuple[str, ...], place: str) -> QTreeWidgetItem:
        where = words(PLACES[place]) if place else self.tr("Everywhere")
        item = QTreeWidgetItem(self.list, [words(text), ", ".join(map(told, keys)), where])
        for column in range(3):
            item.setForeground(column, theme().colour("muted"))
        return item

    def show_action(self, name: str) -> None:
        """Choose an action in the list."""
        self.list.setCurrentItem(self._items[name])

    def shown(self) -> list[str]:
        """The names of the actions that the search leaves."""
        return [name for name, item in self._items.items() if not item.isHidden()]

    def _show_keys(self) -> None:
        for name, item in self._items.items():
            item.setText(1, ", ".join(map(told, keymap().keys(name))))
            item.setFont(1, font(bold=keymap().is_changed(name)))
        self._settings.put("keys", keymap().dumps())
        self.change.refresh()

    def _filter(self, text: str) -> None:
        wanted = text.lower().split()
        for item in (*self._items.values(), *self._fixed):
            found = " ".join(item.text(column) for column in range(3)).lower()
            item.setHidden(not all(word in found for word in wanted))
        shown = [item for item in (*self._items.values(), *self._fixed) if not item.isHidden()]
        self.list.setVisible(bool(shown))
        self.nothing.setVisible(not shown)
        self.nothing.setText(self.tr("No action or key matches “{text}”").format(text=text.strip()))
        if self.list.currentItem() not in shown:
            self.list.setCurrentItem(shown[0] if shown else None)  # type: ignore[arg-type]

    @staticmethod
    def _name(item: QTreeWidgetItem | None) -> str:
        return str(item.data(0, _NAME) or "") if item is not None else ""

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        self.change.show_action(self._name(item), item.text(0) if item is not None else "")


class KeyChange(QFrame):
    """The keys of one action: press a new one, and say what becomes of the old one and of who has it now."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._name = ""
        self.title = label("", "title")
        self.recorder = QKeySequenceEdit()
        self.recorder.setMaximumSequenceLength(1)
        self.recorder.setAccessibleName(self.tr("New key"))
        self.hint = label("", "muted", wrap=True)
        self.use = self._button(self.tr("Use this key"), lambda: self._use(()))
        self.add = self._button(self.tr("Use it too"), lambda: self._use(keymap().keys(self._name)))
        self.none = self._button(self.tr("No key"), lambda: keymap().set(self._name, ()))
        self.back = self._button(self.tr("As at first"), lambda: keymap().reset(self._name))
        row = QHBoxLayout()
        row.setSpacing(Length.small)
        row.addWidget(self.recorder, 1)
        for button in (self.use, self.add, self.none, self.back):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Length.medium, Length.small, Length.medium, Length.medium)
        column.setSpacing(Length.small)
        column.addWidget(self.title)
        column.addLayout(row)
        column.addWidget(self.hint)
        self.recorder.keySequenceChanged.connect(lambda _key: self.refresh())

    @staticmethod
    def _button(text: str, act: object) -> QPushButton:
        made = QPushButton(text)
        made.setAutoDefault(False)
        made.clicked.connect(act)
        return made

    def show_action(self, name: str, text: str) -> None:
        """Change the keys of this action; one without a name is only told of, for its keys stay."""
        self._name = name
        self.title.setText(text)
        self._clear()
        self.refresh()

    def _clear(self) -> None:
        self.recorder.clear()
        line = self.recorder.findChild(QLineEdit)
        assert line is not None
        line.setPlaceholderText(self.tr("Press the new key"))  # Qt has written its own

    @property
    def key(self) -> str:
        """The key that was pressed; empty for none."""
        return plain(self.recorder.keySequence())

    def refresh(self) -> None:
        """Show the action as it is now, and what the pressed key would do."""
        name, key = self._name, self.key
        self.setEnabled(bool(name))
        holders = keymap().holders(key, name) if key else []
        others = [_text(one) for one in KEYED if one.name in holders]
        is_reserved = key in RESERVED
        can_use = bool(key) and not is_reserved and name not in holders
        self.use.setEnabled(can_use)
        self.add.setEnabled(can_use and bool(keymap().keys(name)))
        self.none.setEnabled(bool(keymap().keys(name)))
        self.back.setEnabled(keymap().is_changed(name))
        self.hint.setProperty("role", "warning" if is_reserved or (others and can_use) else "muted")
        self.hint.style().polish(self.hint)
        if not name:
            text = self.tr("This key stays as it is") if self.title.text() else ""
        elif is_reserved:
            text = self.tr("{key} means the same everywhere: choose another one")
        elif not key:
            text = self.tr("Click into the field and press a key, alone or with Ctrl, Shift or Alt")
        elif name in holders:
            text = self.tr("{key} is a key of this action already")
        elif others:
            text = self.tr("{key} belongs to “{other}”, which would lose it")
        else:
            text = self.tr("{key} is free")
        self.hint.setText(text.format(key=told(key), other="”, “".join(others)))

    def _use(self, others: tuple[str, ...]) -> None:
        key = self.key
        self._clear()
        keymap().set(self._name, (*others, key) if others else (key,))


def _mouse_page() -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(0, Length.medium, 0, 0)
    grid.setHorizontalSpacing(Length.huge)
    grid.setVerticalSpacing(Length.small)
    for number, (gesture, does) in enumerate(GESTURES):
        grid.addWidget(label(_help(gesture)), number, 0)
        grid.addWidget(label(_help(does), "muted"), number, 1)
    grid.setRowStretch(len(GESTURES), 1)
    grid.setColumnStretch(1, 1)
    return page
