"""The counting page: ways to count a network's arithmetic, and why tools and papers say otherwise."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from visionlab.blocks.catalogue import all_parts
from visionlab.blocks.recording import Recording
from visionlab.cost.conventions import CONVENTIONS, TOOLS
from visionlab.presets.base import Preset
from visionlab.presets.printed import Printed
from visionlab.ui import numbers, words
from visionlab.ui.analysis.counting_lines import CountModel, CountRow
from visionlab.ui.analysis.page import Conditions, Page
from visionlab.ui.analysis.table_view import TableView
from visionlab.ui.document import Document
from visionlab.ui.panels.common import label, scrolled
from visionlab.ui.panels.figures import Figure, Figures
from visionlab.ui.settings import Settings
from visionlab.ui.theme import Length

_CHOSEN, _FIRST = "counting_convention", "macs"
_Flag = QItemSelectionModel.SelectionFlag


class CountingPage(Page):
    """All counts on the left, the chosen one in words and by kinds of layer on the right."""

    name = "counting"
    rank = 70
    heading = "Counting"
    about = "Other ways to count arithmetic, and why other tools and the paper say otherwise"

    def __init__(self, document: Document, conditions: Conditions, settings: Settings) -> None:
        super().__init__(document, conditions, settings)
        self.chosen = settings.text(_CHOSEN, _FIRST)
        self.counts = CountModel(self)
        self._printed: Mapping[str, Printed] = {}
        self._make()
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(lambda now, _old: self._choose(now.row()))

    def _make(self) -> None:
        self.table = TableView(self.counts, is_tree=False)
        self.table.setAccessibleName(self.tr("Counts"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.title, self.exact = label("", "heading"), label("")
        self.sentence = label("", wrap=True)
        self.note = label("", "muted", wrap=True)
        self.kinds_title = label("", "heading")
        self.kinds = Figures()

    def _lay_out(self) -> None:
        told = QVBoxLayout()
        told.setSpacing(Length.tiny)
        for widget in (self.title, self.exact, self.sentence, self.note):
            told.addWidget(widget)
        told.addStretch(1)
        apart = QVBoxLayout()
        apart.setSpacing(Length.small)
        apart.addWidget(self.kinds_title)
        apart.addWidget(self.kinds)
        apart.addStretch(1)
        inner = QWidget()
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(Length.medium, Length.small, Length.large, Length.small)
        columns.setSpacing(Length.huge)
        columns.addLayout(told, 1)
        columns.addLayout(apart, 1)
        area = scrolled(inner, reading=self.tr("What is counted"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Length.small)
        row.addWidget(self.table, 5)
        row.addWidget(area, 6)

    # -- the counts

    def refresh(self) -> None:
        self._printed = dict(self._figures())
        self.counts.show_rows([*self._rows(self.document.report.recording)])
        self._mark_chosen()
        self._show_chosen()

    def _rows(self, recording: Recording) -> Iterator[CountRow]:
        macs = recording.macs
        for whose, ways in ((self.tr("ours"), CONVENTIONS), (self.tr("tool"), TOOLS)):
            for id, one in ways.items():
                yield CountRow(id, words.text(one.title), whose, one.count(recording), "", macs)
        for id, figure in self._printed.items():
            what = words.text(figure.what)
            yield CountRow(
                id,
                f"{what[:1].upper()}{what[1:]}",
                self.tr("printed"),
                figure.number,
                numbers.rewritten(figure.value),
                figure.counted(recording) or 0,
            )

    def _figures(self) -> Iterator[tuple[str, Printed]]:
        """What is printed of the open preset and counted here too."""
        preset = _preset_called(self.document.name)
        if preset is not None:
            for number, figure in enumerate(preset.figures):
                if figure.counted(self.document.report.recording) is not None:
                    yield f"printed {number}", figure

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self.counts.rows) and self.counts.rows[number].id != self.chosen:
            self.chosen = self.counts.rows[number].id
            self.settings.put(_CHOSEN, self.chosen)
            self._show_chosen()

    def _mark_chosen(self) -> None:
        if not self.counts.find(self.chosen).isValid():
            self.chosen = _FIRST
        place = self.counts.find(self.chosen)
        if place.row() != self.table.currentIndex().row():
            self.table.selectionModel().setCurrentIndex(place, _Flag.ClearAndSelect | _Flag.Rows)

    # -- the chosen one

    def _show_chosen(self) -> None:
        recording = self.document.report.recording
        if self.chosen in self._printed:
            self._show_printed(self._printed[self.chosen], recording)
        elif self.chosen in TOOLS:
            self._show_tool(recording)
        else:
            self._show_convention(recording)
        self.note.setVisible(bool(self.note.text()))
        self.kinds_title.setVisible(bool(self.kinds.rows))

    def _show_convention(self, recording: Recording) -> None:
        one = CONVENTIONS[self.chosen]
        found = one.by_kind(recording)
        whole = sum(found.values())
        self._tell(one.title, numbers.exact(whole), one.definition, "")
        self.kinds_title.setText(self.tr("By type of layer"))
        ordered = sorted(found.items(), key=lambda pair: -pair[1])
        self.kinds.show_rows(
            *(
                Figure(_kind(kind), numbers.count(more), numbers.share(more, whole), more / whole, numbers.exact(more))
                for kind, more in ordered
            )
        )

    def _show_tool(self, recording: Recording) -> None:
        one = TOOLS[self.chosen]
        found = one.differences(recording)
        more = sum(found.values())
        note = self.tr("For this network it says the same as we do.")
        if found:
            note = self.tr("Of this network that makes {change} to our {macs} MACs.").format(
                change=_signed(more), macs=numbers.count(recording.macs, 4)
            )
        self._tell(one.title, numbers.exact(one.count(recording)), one.definition, note)
        self.kinds_title.setText(self.tr("Where it differs"))
        most = max(map(abs, found.values()), default=1)
        self.kinds.show_rows(
            *(
                Figure(_kind(kind), _signed(number), share=abs(number) / most, tip=numbers.exact(number))
                for kind, number in found.items()
            )
        )

    def _show_printed(self, figure: Printed, recording: Recording) -> None:
        counted = figure.counted(recording) or 0
        preset = _preset_called(self.document.name)
        own = _own(self.document.name, figure)
        source = self.tr("Printed in {source}.").format(source=figure.source)
        if counted != own:
            note = self.tr("The network has been changed: as it was published we count {own}.").format(
                own=numbers.exact(own)
            )
        elif figure.fits(counted):
            note = self.tr("Our count, {own}, rounds to it.").format(own=numbers.exact(own))
        else:
            note = self.tr("We count {own}.").format(own=numbers.exact(own))
        if preset is not None and preset.paper:
            note = f"{note}\n{self.tr('The paper: {paper}').format(paper=preset.paper)}"
        what = words.text(figure.what)
        self._tell(
            f"{what[:1].upper()}{what[1:]}",
            numbers.rewritten(figure.value),
            f"{source} {words.text(figure.why)}".strip(),
            note,
        )
        self.kinds.show_rows()

    def _tell(self, title: str, exact: str, sentence: str, note: str) -> None:
        self.title.setText(words.text(title))
        self.exact.setText(exact)
        self.sentence.setText(words.text(sentence))
        self.note.setText(note)


def _signed(number: int) -> str:
    return f"{'+' if number > 0 else '−'}{numbers.count(abs(number))}"


def _kind(kind: str) -> str:
    return words.part_title(all_parts()[kind])


@functools.cache
def _by_title() -> Mapping[str, Preset]:
    from visionlab.presets.registry import presets

    return {preset.title: preset for preset in presets().values()}


def _preset_called(name: str) -> Preset | None:
    """The preset that a document of this name was opened from."""
    return _by_title().get(name)


@functools.lru_cache(maxsize=64)
def _own(name: str, figure: Printed) -> int:
    """Our count of a preset as it is published."""
    from visionlab.cost.analysis import analyse

    preset = _preset_called(name)
    assert preset is not None
    return figure.counted(analyse(preset.graph()).recording) or 0
