"""What a person may do about how a run ended: a sentence that names the block, and buttons for its notice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from visionlab.cost.analysis import Report
from visionlab.exchange.module_paths import module_paths
from visionlab.runs.outcome import Outcome
from visionlab.runs.settings import RunSettings
from visionlab.ui import numbers, words
from visionlab.ui.document import Document


def _tr(text: str) -> str:
    return QCoreApplication.translate("Training", text)


class Offer(NamedTuple):
    """The words on a button, and what it does."""

    words: str
    act: Callable[[], None]


def offers_for(
    outcome: Outcome, document: Document, show: Callable[[str], None], train: Callable[[Mapping[str, Any]], None]
) -> tuple[str, list[Offer]]:
    """What is to be said and offered besides the outcome's own words, when the document's network was trained.

    show: brings a node into view; train: trains again with some settings changed.
    """
    said, found = "", []
    node = node_of(document.report, outcome.module) if outcome.module else None
    if node is not None:
        named = document.graph.nodes[node]
        title = words.text(named.title or named.block.title)
        said = _tr("The values went wrong first in {title}.").format(title=title)
        found.append(Offer(_tr("Show {title}").format(title=title), lambda: show(node)))
    if outcome.suggestion:
        again = _tr("Train again with {changes}").format(changes=_changed(outcome.suggestion))
        found.append(Offer(again, lambda: train(outcome.suggestion)))
    return said, found


def node_of(report: Report, module: str) -> str | None:
    """The node whose module, or a part of it, has this path in the text; None for none."""
    within = {path: id for id, path in module_paths(report).items() if path and f"{module}.".startswith(f"{path}.")}
    return within[max(within, key=len)] if within else None


def _changed(changes: Mapping[str, Any]) -> str:
    """Settings with other values, in words: `batch size 48`."""
    told = []
    for name, value in changes.items():
        said = numbers.written(value, "g") if isinstance(value, float) else str(value)
        told.append(f"{words.text(RunSettings.spec(name).label).lower()} {said}")
    return ", ".join(told)
