"""The budget page: limits, how the network stands to them, what is dearest, and edits that would help."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from visionlab.cost.budget import Budget, Help, Limit, dearest, helps, limits, used
from visionlab.graph import edits
from visionlab.ui import numbers, words
from visionlab.ui.analysis.page import Conditions, Page
from visionlab.ui.analysis.time_lines import duration
from visionlab.ui.document import Document
from visionlab.ui.panels.common import label, scrolled, tooltip
from visionlab.ui.panels.figures import Figure, Figures
from visionlab.ui.panels.form import ValueForm
from visionlab.ui.panels.node_figures import called
from visionlab.ui.settings import Settings
from visionlab.ui.theme import Length, room

_FORM_WIDTH = 336
#: edits that are offered, and blocks that are named
_MOST_HELPS, _MOST_DEAREST = 6, 5


class BudgetPage(Page):
    """Limits on the left, how they are kept in the middle, help on the right."""

    name = "budget"
    rank = 50
    heading = "Budget"
    about = "Limits for parameters, MACs, memory and time; the totals turn amber near them and red beyond"
    is_conditional = True

    def __init__(self, document: Document, conditions: Conditions, settings: Settings) -> None:
        super().__init__(document, conditions, settings)
        self.form = ValueForm(Budget())
        self.form.start(Budget())
        self.form.show_value(conditions.budget)
        self.form.edited.connect(conditions.set)
        self.kept = Figures()
        self._unmeasured = label(
            self.tr("Time counts once this machine is measured, or a GPU is chosen, on the page Time."),
            "muted",
            wrap=True,
        )
        self.dearest = Figures()
        self.dearest.clicked.connect(lambda id: self.pick([id]))
        self.sentence = label("", "muted", wrap=True)
        self.helps: list[_HelpButton] = []
        self._tried: Iterator[Help] = iter(())
        self._trying = QTimer(self, interval=0)
        self._trying.timeout.connect(self._try_next)
        self._lay_out()

    def _lay_out(self) -> None:
        left = _column(label(self.tr("At most"), "heading"), self.form)
        left.setFixedWidth(room(_FORM_WIDTH))
        self._dearest_heading = label("", "heading")
        self._dearest_heading.setBuddy(self.dearest)
        middle = _column(
            label(self.tr("Used"), "heading"), self.kept, self._unmeasured, self._dearest_heading, self.dearest
        )
        self._helps = QVBoxLayout()
        self._helps.setSpacing(Length.tiny)
        right = _column(label(self.tr("What would help"), "heading"), self.sentence, self._helps)
        row = QHBoxLayout()
        row.setContentsMargins(Length.large, Length.small, Length.large, Length.medium)
        row.setSpacing(Length.huge)
        for column, stretch in ((left, 0), (middle, 1), (right, 1)):
            row.addWidget(column, stretch)
        within = QWidget()
        within.setLayout(row)
        area = scrolled(within)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def refresh(self) -> None:
        report, terms, budget = self.document.report, self.conditions.terms, self.conditions.budget
        self.form.show_value(budget)
        found = limits(report, terms, budget)
        self._unmeasured.setVisible(bool(budget.time) and terms.pace is None)
        self.kept.show_rows(*map(self._row, found))
        worst = max(found, key=lambda limit: limit.share, default=None)
        name = worst.name if worst is not None else "macs"
        self._dearest_heading.setText(self.tr("Dearest by {what}").format(what=_called(name)))
        ranked = dearest(report, terms, name, len(report.nodes))
        total = sum(portion for _, portion in ranked)
        self.dearest.show_rows(
            *(
                Figure(
                    called(self.document.graph, id),
                    _say(name, portion),
                    numbers.share(portion, total),
                    portion / total,
                    tip=self.tr("Click to select"),
                    key=id,
                )
                for id, portion in ranked[:_MOST_DEAREST]
            )
        )
        self._look_for_help(worst)

    def _row(self, limit: Limit) -> Figure:
        state = {"ok": self.tr("kept"), "near": self.tr("near"), "over": self.tr("over")}[limit.state]
        told = self.tr("{used} of {most}").format(used=_say(limit.name, limit.used), most=_say(limit.name, limit.most))
        return Figure(_called(limit.name), told, state, min(1.0, limit.share), numbers.share(limit.used, limit.most))

    # -- help: each try is an analysis, so that they come one a turn of the event loop

    def _look_for_help(self, worst: Limit | None) -> None:
        self._trying.stop()
        while self.helps:
            button = self.helps.pop()
            button.hide()
            button.deleteLater()
        if not self.document.graph.nodes:
            self.sentence.setText(self.tr("There is no network."))
        elif worst is None:
            self.sentence.setText(self.tr("Set a limit: the totals then turn amber near it and red beyond."))
        elif worst.state == "ok":
            self.sentence.setText(self.tr("All limits are kept."))
        elif not self.document.report.is_complete:
            self.sentence.setText(self.tr("Once the network has no problems, edits that help are listed here."))
        else:
            self._worst = worst
            self.sentence.setText(self.tr("Edits that bring {what} down:").format(what=_called(worst.name)))
            graph, report = self.document.graph, self.document.report
            self._tried = helps(graph, report, self.conditions.terms, worst.name)
            self._trying.start()

    def _try_next(self) -> None:
        found = next(self._tried, None)
        if found is None or not self.isVisible():
            self._trying.stop()
            return
        button = _HelpButton(self, found, self._worst)
        place = sum(other.help.left <= found.left for other in self.helps)
        self.helps.insert(place, button)
        self._helps.insertWidget(place, button)
        for spare in self.helps[_MOST_HELPS:]:
            spare.hide()
            spare.deleteLater()
        del self.helps[_MOST_HELPS:]

    def apply(self, help: Help) -> None:
        """Do what a button offers."""
        part = self.document.graph.nodes[help.id].block.with_(**{help.field: help.value})
        self.document.edit(
            words.changing(part.declaration(help.field)),
            lambda graph: edits.replace_block(graph, help.id, part),
        )
        self.pick([help.id])


class _HelpButton(QPushButton):
    """An edit, and what it leaves."""

    def __init__(self, page: BudgetPage, help: Help, worst: Limit) -> None:
        graph, report = page.document.graph, page.document.report
        part = graph.nodes[help.id].block
        say = partial(_say, worst.name)
        now = used(worst.name, report, page.conditions.terms)
        keeps = help.left <= worst.most
        text = page.tr("{block}: {field} {old} → {new}   {change}").format(
            block=called(graph, help.id),
            field=words.label(part.declaration(help.field)).lower(),
            old=part.value_of(help.field),
            new=help.value,
            change=numbers.change(now, help.left, say),
        )
        super().__init__(f"{text}  ✓" if keeps else text)
        self.help = help
        self.setProperty("flat", True)
        self.setProperty("align", "left")
        left = page.tr("{left} would be left").format(left=say(help.left))
        self.setToolTip(tooltip(left, page.tr("That keeps the limit.") if keeps else ""))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: page.apply(help))


def _called(name: str) -> str:
    return {
        "parameters": _tr("parameters"), "macs": _tr("MACs"), "memory": _tr("training memory"), "time": _tr("time"),
    }[name]  # fmt: skip


def _say(name: str, number: float) -> str:
    """Of a limit's numbers, the words."""
    if name == "time":
        return duration(number)
    return numbers.size(number) if name == "memory" else numbers.count(number)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Budget", text)


def _column(*items: QWidget | QVBoxLayout) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Length.small)
    for item in items:
        if isinstance(item, QWidget):
            column.addWidget(item)
        else:
            column.addLayout(item)
    column.addStretch(1)
    return made
