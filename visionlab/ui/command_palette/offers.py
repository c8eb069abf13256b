"""What the command palette offers: every action, and the places one can go to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from visionlab.ui import words
from visionlab.ui.actions import ACTIONS
from visionlab.ui.actions import words as action_words
from visionlab.ui.keymap import keymap
from visionlab.ui.language import LANGUAGES

if TYPE_CHECKING:
    from visionlab.ui.paged import PagedDock
    from visionlab.ui.window import Window

#: an action that opens the palette itself, or a list that is no action
_LEFT_OUT = ("commands", "recent")


def _tr(text: str) -> str:
    return QCoreApplication.translate("CommandPalette", text)


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the palette."""

    #: what it is remembered by
    name: str
    text: str
    act: Callable[[], object]
    #: where it belongs: a menu, a kind of place
    aside: str = ""
    #: further words it is found by
    more: str = ""
    key: str = ""
    #: why it cannot be chosen now; empty where it can
    reason: str = ""
    icon: str = ""
    #: offered only once something is typed: there are many of its kind
    is_sought: bool = False


def offers(window: Window) -> list[Offer]:
    """All there are in the window's present state."""
    return [
        *_actions(window),
        *_panels(window),
        *_pages(window.analysis_dock, _tr("Analysis"), _analysis_pages),
        *_pages(window.results_dock, _tr("Results"), _results_pages),
        *_themes(window),
        *_languages(window),
        *_recent(window),
        *_presets(window),
        *_nodes(window),
    ]


def _actions(window: Window) -> Iterator[Offer]:
    for told in ACTIONS:
        action = window.actions_by_name.get(told.name)
        if action is None or told.name in _LEFT_OUT:
            continue
        off = "" if action.isEnabled() else action.reason or _tr("Not possible now")
        yield Offer(
            told.name,
            action.text().rstrip("…"),
            action.trigger,
            action_words(told.menu) or _tr("Canvas"),
            action_words(told.tip),
            keymap().text(told.name),
            off,
            told.icon,
        )


def _panels(window: Window) -> Iterator[Offer]:
    for dock in (window.palette_dock, window.inspector_dock):
        action = dock.toggleViewAction()
        off = "" if action.isEnabled() else _tr("No network is shown")
        yield Offer(f"panel {dock.objectName()}", action.text(), action.trigger, _tr("View"), reason=off)


def _pages(dock: PagedDock, where: str, pages: Callable[[], list[tuple[str, str, str]]]) -> Iterator[Offer]:
    off = "" if dock.toggleViewAction().isEnabled() else _tr("No network is shown")
    for name, heading, about in pages():
        yield Offer(
            f"page {dock.objectName()} {name}",
            f"{where}: {heading}",
            lambda name=name: _show_page(dock, name),  # type: ignore[misc]
            _tr("Page"),
            about,
            reason=off,
        )


def _show_page(dock: PagedDock, name: str) -> None:
    dock.bring()
    dock.ready().show_page(name)


def _analysis_pages() -> list[tuple[str, str, str]]:
    from visionlab.ui.analysis.panel import AnalysisPanel, page_kinds

    return [_told(AnalysisPanel.context, kind.name, kind.heading, kind.about) for kind in page_kinds()]


def _results_pages() -> list[tuple[str, str, str]]:
    from visionlab.ui.results.panel import ResultsPanel, page_kinds

    return [_told(ResultsPanel.context, kind.name, kind.heading, kind.about) for kind in page_kinds()]


def _told(context: str, name: str, heading: str, about: str) -> tuple[str, str, str]:
    translate = QCoreApplication.translate
    return name, translate(context, heading), translate(context, about)


def _themes(window: Window) -> Iterator[Offer]:
    for name, title in (("light", _tr("Light theme")), ("dark", _tr("Dark theme")), ("system", _tr("System theme"))):
        yield Offer(f"theme {name}", title, lambda name=name: window.choose_theme(name), _tr("View"))  # type: ignore[misc]


def _languages(window: Window) -> Iterator[Offer]:
    for name, title in LANGUAGES.items():
        yield Offer(
            f"language {name}",
            title,
            lambda name=name: window.choose_language(name),  # type: ignore[misc]
            _tr("Language"),
            # its English name: whoever cannot write in it seeks it by that
            QLocale.languageToString(QLocale(name).language()),
        )


def _recent(window: Window) -> Iterator[Offer]:
    for path in window.files.recent():
        text = _tr("Open {name}").format(name=path.name)
        yield Offer(
            f"recent {path}",
            text,
            lambda path=path: window.files.open_path(path),  # type: ignore[misc]
            _tr("Recent file"),
            str(path.parent),
            icon="open",
            is_sought=True,
        )


def _presets(window: Window) -> Iterator[Offer]:
    from visionlab.presets.registry import presets

    for id, preset in presets().items():
        yield Offer(
            f"preset {id}",
            _tr("Open {name}").format(name=words.text(preset.title)),
            lambda id=id: window.files.open_preset(id),  # type: ignore[misc]
            _tr("Preset"),
            id,
            icon="gallery",
            is_sought=True,
        )


def _nodes(window: Window) -> Iterator[Offer]:
    graph = window.document.graph
    for id, node in graph.nodes.items():
        title = words.part_title(node.block)
        yield Offer(
            f"node {id}",
            _tr("Go to {block}").format(block=node.title or title),
            lambda id=id: window.go_to(id),  # type: ignore[misc]
            title if node.title else _tr("Block"),
            id,
            is_sought=True,
        )
