"""Repairs as a person meets them: in the inspector's box, in a card's menu, and below Ctrl+. as a small list."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from visionlab.graph.model import Graph
from visionlab.problem import Phrase
from visionlab.repairs.repair import Repair, ranked, repairs, trials
from visionlab.ui import numbers, words
from visionlab.ui.document import Document
from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.panels.node_figures import called, culprit
from visionlab.ui.theme import Length

#: offered in the inspector and in a menu
_MOST, _MOST_IN_MENU = 5, 10
#: seconds of a turn of the event loop, and milliseconds between two, so that the window is painted first
_TURN, _PAUSE = 0.008, 20


def _tr(text: str) -> str:
    return QCoreApplication.translate("Repairs", text)


def title(repair: Repair) -> str:
    """What it does."""
    return words.filled(repair.template, repair.values)


def cost(repair: Repair) -> str:
    """What it adds: `+1.02 k parameters, +4.19 M MACs`."""
    told = [
        words.format(number=numbers.change(0, number))
        for words, number in ((_tr("{number} parameters"), repair.parameters), (_tr("{number} MACs"), repair.macs))
        if number
    ]
    return ", ".join(told) or _tr("costs nothing")


def rest(repair: Repair) -> str:
    """What is still wrong afterwards; empty where nothing is."""
    left = len(repair.report.problems)
    if not left:
        return ""
    return words.plural("{count} problem is left", "{count} problems are left", left)


def apply(document: Document, repair: Repair) -> None:
    """Do it, as one undo step."""
    document.edit(Phrase(repair.template, **repair.values), repair.edit)


class RepairList(QWidget):
    """The repairs of one problem as buttons; pointing at one shows what would become of the network."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._shown: tuple[Graph, str] | None = None
        self._trials: Iterator[Repair | None] = iter(())
        self._found: list[Repair | None] = []
        self.buttons: list[OfferButton] = []
        self.heading = label(self.tr("Repairs"), "heading")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Length.tiny)
        self._column.addWidget(self.heading)
        # they are tried out on the network after the inspector has been painted, a few at a time
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._try)
        self.hide()

    def show_for(self, id: str | None) -> None:
        """Offer what helps this node, or the network where `id` is empty; None for nothing."""
        wanted = None if id is None else (self._document.graph, id)
        if wanted == self._shown:
            return
        self._shown = wanted
        self.heading.setText(self._heading(id))
        self._fill(())
        self._turns.stop()
        if wanted is not None:
            self._found = []
            self._trials = trials(self._document.graph, self._document.report, wanted[1])
            self._turns.start(_PAUSE)

    def _heading(self, id: str | None) -> str:
        """It says which block it is about where that is not the selected one."""
        if not id or id in self._document.selection.ids:
            return self.tr("Repairs")
        return self.tr("Repairs: {block}").format(block=called(self._document.graph, id))

    def _try(self) -> None:
        start = perf_counter()
        for tried in self._trials:
            self._found.append(tried)
            if perf_counter() - start > _TURN:
                return
        self._turns.stop()
        self._fill(ranked(self._found)[:_MOST])

    def _fill(self, found: tuple[Repair, ...]) -> None:
        for button in self.buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [OfferButton(self._document, repair) for repair in found]
        for button in self.buttons:
            self._column.addWidget(button)
        self.setVisible(bool(found))


class OfferButton(QPushButton):
    """What a repair does, over what it costs."""

    def __init__(self, document: Document, repair: Repair) -> None:
        super().__init__()
        self._document = document
        self.repair = repair
        said, left = title(repair), rest(repair)
        self.setAccessibleName(f"{said}: {cost(repair)}")
        self.setToolTip(tooltip(said, cost(repair), left))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(Length.medium, Length.tiny, Length.medium, Length.tiny)
        column.setSpacing(0)
        below = " · ".join(filter(None, (cost(repair), left)))
        for shown in (label(said, wrap=True), label(below, "small", wrap=True)):
            shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(shown)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda: apply(document, repair))

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._column.heightForWidth(width)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._document.ghost.show(self.repair.graph, self.repair.report)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._document.ghost.withdraw()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._document.ghost.show(self.repair.graph, self.repair.report)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._document.ghost.withdraw()


def fill(menu: QMenu, document: Document, id: str) -> None:
    """Put the repairs of a node (or of the network) into a menu."""
    found = repairs(document.graph, document.report, id)[:_MOST_IN_MENU]
    for repair in found:
        # the column of shortcuts has what it costs
        action = menu.addAction(f"{title(repair).replace('&', '&&')}\t{cost(repair)}")
        action.setToolTip(rest(repair))
        action.triggered.connect(lambda _checked=False, repair=repair: apply(document, repair))
        action.hovered.connect(partial(document.ghost.show, repair.graph, repair.report))
    if not found:
        menu.addAction(_tr("Nothing that was tried helps")).setEnabled(False)
    menu.aboutToHide.connect(document.ghost.withdraw)


def ill(document: Document) -> str | None:
    """What to repair: the selected node, the one that it waits for, or the first problem; empty for the network as a
    whole, None where nothing is wrong."""
    report, single = document.report, document.selection.single
    told = report.nodes.get(single) if single is not None else None
    if told is not None and told.problem is not None:
        return told.id
    if told is not None and told.is_waiting:
        return culprit(document.graph, report, told.id)
    return report.problems[0][0] if report.problems else None


def popup(document: Document, id: str, at: QPoint, parent: QWidget) -> QMenu:
    """The list of repairs below the sentence that says what is wrong."""
    problem = next(problem for whose, problem in document.report.problems if whose == id)
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    said = words.problem(problem)
    menu.setAccessibleName(said)
    menu.addAction(said.replace("&", "&&")).setEnabled(False)
    menu.addSeparator()
    fill(menu, document, id)
    menu.setActiveAction(menu.actions()[2])
    menu.popup(at)
    return menu
