"""The panel in the results dock: a tab for each page, the menu of runs beside them."""

from __future__ import annotations

import functools

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from visionlab.ui import numbers
from visionlab.ui.document import Document
from visionlab.ui.paged import PagedPanel, pages_of
from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.panels.inputs import Menu
from visionlab.ui.results import pages
from visionlab.ui.results.model import Results
from visionlab.ui.results.page import ResultPage
from visionlab.ui.results.pages.inside import InsidePage
from visionlab.ui.settings import Settings
from visionlab.ui.theme import Length, room

_WIDTH = 260


@functools.cache
def page_kinds() -> tuple[type[ResultPage], ...]:
    """Every page there is, in the order of the tabs."""
    return pages_of(pages, ResultPage)


class ResultsPanel(PagedPanel[ResultPage]):
    """The pages on one trained run, which is chosen beside their tabs."""

    context = "Results"
    remembered = "results_page"

    def __init__(self, document: Document, settings: Settings, python: str = "") -> None:
        translate = QCoreApplication.translate
        tabs = translate("ResultsPanel", "Pages of the results")
        super().__init__(page_kinds(), settings, tabs, translate("ResultsPanel", "Close the results"))
        self._document = document
        self.results = Results(self, python)
        self.results.said.connect(self.said)
        self.chooser = _Chooser(self.results)
        self.results.changed.connect(self.refresh)
        document.selection.changed.connect(lambda _ids: self._follow_selection())
        self.begin(self.chooser)

    def make(self, kind: type[ResultPage]) -> ResultPage:
        page = kind(self.results, self._document)
        page.picture_wanted.connect(self.look_at)
        return page

    def look_at(self, number: int) -> None:
        """Look inside with a picture of the test set."""
        self._inside().show_number(number)

    def try_picture(self, path: str) -> None:
        """Look inside with a picture of a person's own."""
        self._inside().show_file(path)

    def _inside(self) -> InsidePage:
        page = self.show_page(InsidePage.name)
        assert isinstance(page, InsidePage)
        return page

    def _follow_selection(self) -> None:
        if isinstance(self.page, InsidePage) and self.isVisible():
            self.page.follow_selection()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.results.look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous() and "test" not in self.results.examiner.wanted:
            self.results.examiner.close()  # it holds half a gigabyte


class _Chooser(QWidget):
    """The menu of runs."""

    def __init__(self, results: Results) -> None:
        super().__init__()
        self._results = results
        self.menu = Menu()
        self.menu.setFixedWidth(room(_WIDTH))
        self.menu.setAccessibleName(self.tr("Run"))
        self.menu.activated.connect(lambda number: results.choose(self.menu.itemData(number)))
        name = label(self.tr("Run"), "muted")
        name.setBuddy(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Length.tiny, 0, Length.tiny)
        row.setSpacing(Length.small)
        row.addWidget(name)
        row.addWidget(self.menu)
        results.listed.connect(self._show)
        results.changed.connect(self._show_choice)
        self._show()

    def _show(self) -> None:
        self.menu.clear()
        for run in self._results.runs:
            told = run.summary
            self.menu.addItem(run.name, run.path)
            test = (
                "" if told.test is None else self.tr("Test accuracy {share}").format(share=numbers.percent(told.test))
            )
            tip = tooltip(told.id, told.data, test)
            self.menu.setItemData(self.menu.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.menu.setEnabled(self.menu.count() > 0)
        self._show_choice()

    def _show_choice(self) -> None:
        choice = self._results.choice
        self.menu.setCurrentIndex(-1 if choice is None else self.menu.findData(choice.path))
        self.menu.setToolTip(tooltip(choice.summary.id if choice else self.tr("No run has weights yet")))
