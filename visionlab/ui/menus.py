"""The menu bar, made from the table of actions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from visionlab.ui.actions import ACTIONS, COLOUR_BY, MENUS, words
from visionlab.ui.language import LANGUAGES
from visionlab.ui.theme import theme

if TYPE_CHECKING:
    from visionlab.ui.window import Window


def _tr(text: str) -> str:
    return QCoreApplication.translate("Menus", text)


def make_menus(window: Window) -> None:
    """Fill the window's menu bar."""
    recent = QMenu(_tr("Open recent"), window)
    recent.aboutToShow.connect(lambda: _fill_recent(window, recent))
    for title in MENUS:
        menu = window.menuBar().addMenu("&" + words(title))
        within: dict[str, QMenu] = {}
        for told in ACTIONS:
            if told.menu != title:
                continue
            if told.under:
                inner = within.get(told.under) or within.setdefault(told.under, menu.addMenu(words(told.under)))
                inner.addAction(window.actions_by_name[told.name])
            elif not told.name:
                menu.addSeparator()
            elif told.name == "recent":
                menu.addMenu(recent)
            else:
                menu.addAction(window.actions_by_name[told.name])
        if title == "View":
            _add_colours(window, menu)
            _add_panels(window, menu)
            _add_themes(window, menu)
            _add_languages(window, menu)
    _join_directions(window)


def _fill_recent(window: Window, menu: QMenu) -> None:
    menu.clear()
    for path in window.files.recent():
        _add_recent(window, menu, path)
    if menu.isEmpty():
        menu.addAction(_tr("No recent files")).setEnabled(False)


def _add_recent(window: Window, menu: QMenu, path: Path) -> None:
    menu.addAction(str(path)).triggered.connect(lambda: window.files.open_path(path))


def _add_colours(window: Window, menu: QMenu) -> None:
    chosen = menu.addMenu(words(COLOUR_BY))
    group = QActionGroup(window)
    for told in ACTIONS:
        if told.menu == COLOUR_BY:
            chosen.addAction(group.addAction(window.actions_by_name[told.name]))

    def mark(measure: str) -> None:
        window.actions_by_name[f"colour_{measure or 'nothing'}"].setChecked(True)

    window.document.colour_by.changed.connect(mark)
    mark(window.document.colour_by.measure)


def _add_panels(window: Window, menu: QMenu) -> None:
    for dock in (window.palette_dock, window.inspector_dock):
        action = dock.toggleViewAction()
        action.setText(_tr("Show {panel}").format(panel=dock.windowTitle().lower()))
        name = dock.objectName()
        action.triggered.connect(lambda shown, name=name: window.want_panel(name, shown))
        menu.addAction(action)


def _join_directions(window: Window) -> None:
    """The two directions are one choice, of which the remembered one is marked."""
    group = QActionGroup(window)
    chosen = window.settings.text("direction", "down")
    for direction in ("down", "right"):
        action = group.addAction(window.actions_by_name[f"arrange_{direction}"])
        action.setCheckable(True)
        action.setChecked(direction == chosen)


def _add_themes(window: Window, menu: QMenu) -> None:
    chosen = menu.addMenu(_tr("Theme"))
    group = QActionGroup(window)
    for name, title in (("system", _tr("As the system")), ("light", _tr("Light")), ("dark", _tr("Dark"))):
        action = group.addAction(title)
        action.setCheckable(True)
        action.setChecked(theme().choice == name)
        action.triggered.connect(lambda _checked, name=name: window.choose_theme(name))
        chosen.addAction(action)


def _add_languages(window: Window, menu: QMenu) -> None:
    chosen = menu.addMenu(_tr("Language"))
    group = QActionGroup(window)
    for name, title in {"system": _tr("As the system"), **LANGUAGES}.items():
        action = group.addAction(title)
        action.setCheckable(True)
        action.setChecked(window.settings.text("language", "system") == name)
        action.triggered.connect(lambda _checked, name=name: window.choose_language(name))
        chosen.addAction(action)
