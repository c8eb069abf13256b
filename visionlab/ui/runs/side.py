"""What is known of the selected run: how it went, which settings were its own, and what a person notes of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from visionlab.fields import specs
from visionlab.problem import Problem
from visionlab.runs.differences import value_text
from visionlab.runs.notes import LONGEST_TEXT, Notes, tags_of, write_notes
from visionlab.runs.recipe import recipes, with_epochs
from visionlab.runs.settings import RunSettings
from visionlab.ui import numbers, words
from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.runs.reading import RunRow
from visionlab.ui.runs.sparkline import Sparkline
from visionlab.ui.runs.wanted import state_words
from visionlab.ui.theme import Length, room

_WIDTH, _NOTES_HEIGHT = 280, 84
#: after the last letter, when notes are written to disk (ms)
_SAVE_MS = 600


class RunSide(QScrollArea):
    """Shows one run; says so when there is none, or several."""

    #: notes or tags were written
    noted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = ""
        self._notes = Notes()
        self.title = label("", "title", wrap=True)
        self.sentence = label("", "muted", wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.curve = Sparkline()
        self.tags = QLineEdit()
        self.tags.setPlaceholderText(self.tr("wide, first try"))
        self.tags.setAccessibleName(self.tr("Tags"))
        self.tags.setToolTip(self.tr("Words to find it by, separated by commas"))
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText(self.tr("What you want to remember of this run"))
        self.text.setAccessibleName(self.tr("Notes"))
        self.text.setFixedHeight(_NOTES_HEIGHT)
        self.text.setTabChangesFocus(True)
        self.problem = label("", "danger", wrap=True)
        self.problem.hide()
        self._settings_heading = label("", "heading", wrap=True)
        self._grid = QGridLayout()
        self._saving = QTimer(self, singleShot=True, interval=_SAVE_MS)
        self._saving.timeout.connect(self.save)
        self._lay_out()
        self.tags.textEdited.connect(lambda _text: self._saving.start())
        self.text.textChanged.connect(self._text_changed)
        for field in (self.tags, self.text):
            field.installEventFilter(self)
        self.show_rows([])

    def _lay_out(self) -> None:
        self._fields = QWidget()
        within = QVBoxLayout(self._fields)
        within.setContentsMargins(0, 0, 0, 0)
        within.setSpacing(Length.tiny)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Length.small)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        for widget in (label(self.tr("Validation accuracy"), "heading"), self.curve):
            within.addWidget(widget)
        within.addSpacing(Length.small)
        for heading, field in ((self.tr("Tags"), self.tags), (self.tr("Notes"), self.text)):
            within.addWidget(label(heading, "heading"))
            within.addWidget(field)
        within.addWidget(self.problem)
        within.addSpacing(Length.small)
        within.addWidget(self._settings_heading)
        within.addLayout(self._grid)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(Length.large, Length.medium, Length.large, Length.medium)
        column.setSpacing(Length.small)
        column.addWidget(self.title)
        column.addWidget(self.sentence)
        column.addWidget(self._fields)
        column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(room(_WIDTH))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_rows(self, rows: list[RunRow]) -> None:
        """Show the selected run."""
        row = rows[0] if len(rows) == 1 else None
        if row is None or row.path != self._path:
            self.save()
        self._fields.setVisible(row is not None)
        if row is None:
            self._path = ""
            several = words.plural("{count} run selected", "{count} runs selected", len(rows))
            self.title.setText(several if rows else self.tr("No run selected"))
            self.sentence.setText(self._together(rows))
            return
        self.title.setText(row.name)
        self.sentence.setText(row.sentence or _sentence(self, row))
        self.curve.show_accuracies(row.accuracies, row.summary.epochs_planned)
        if row.path != self._path:
            self._path, self._notes = row.path, row.notes
            self.tags.setText(", ".join(row.notes.tags))
            self.text.setPlainText(row.notes.text)
            self._saving.stop()
            self.problem.hide()
        self._show_settings(row)

    def _together(self, rows: list[RunRow]) -> str:
        if not rows:
            return self.tr("Select a run to see how it went, or several to compare them.")
        known = [row for row in rows if row.summary.best is not None]
        best = max(known, key=lambda row: row.summary.best or 0.0, default=None)
        if best is None:
            return ""
        told = self.tr("The best of them: {name}, {best} on the validation images.")
        return told.format(name=best.name, best=numbers.percent(best.summary.best or 0.0))

    # -- settings

    def _show_settings(self, row: RunRow) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        found = differences(row.settings)
        known = recipes().get(row.settings.recipe)
        if known is not None:
            title = words.text(known.title)
            told = self.tr("Other than in {recipe}") if found else self.tr("All as in {recipe}")
            self._settings_heading.setText(told.format(recipe=title))
        else:
            self._settings_heading.setText(
                self.tr("Settings other than usual") if found else self.tr("All settings are as usual")
            )
        for place, (name, value, usual) in enumerate(found):
            cells: list[QLabel] = [label(name, "muted"), label(value)]
            for column, one in enumerate(cells):
                one.setToolTip(tooltip(self.tr("Usual: {value}").format(value=usual)))
                self._grid.addWidget(one, place, column)

    # -- notes

    def _text_changed(self) -> None:
        if self.text.toPlainText() != self._notes.text:
            self._saving.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.save()
        return super().eventFilter(watched, event)

    def save(self) -> None:
        """Write what was noted, if it is other than what is on disk."""
        self._saving.stop()
        if not self._path or not Path(self._path).is_dir():
            return
        try:
            notes = Notes(self.text.toPlainText()[:LONGEST_TEXT], tags_of(self.tags.text()))
            if notes == self._notes:
                return
            write_notes(Path(self._path), notes)
        except Problem as problem:
            self.problem.setText(words.problem(problem))
            self.problem.show()
            return
        self.problem.hide()
        self._notes = notes
        self.noted.emit()


def differences(settings: RunSettings) -> list[tuple[str, str, str]]:
    """The settings that are not as in the recipe for so many epochs, or without one as usual: what each is called,
    its value, and the one it would have.
    """
    usual = RunSettings()
    known = recipes().get(settings.recipe)
    if known is not None:
        usual = with_epochs(known.on(usual), settings.epochs)
    found = []
    for spec in specs(RunSettings):
        value, other = getattr(settings, spec.name), getattr(usual, spec.name)
        if value != other:
            found.append((words.label(spec), _said(value, spec.unit), _said(other, spec.unit)))
    return found


def _said(value: object, unit: str) -> str:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if is_number:
        return f"{numbers.rewritten(value_text(value))} {words.text(unit)}".strip()
    return words.text(value_text(value))


def _sentence(side: RunSide, row: RunRow) -> str:
    summary = row.summary
    if row.turn:
        return side.tr("Waits in the queue, place {turn}.").format(turn=row.turn)
    if summary.is_alive:
        told = side.tr("{state}: epoch {epoch} of {epochs}")
        word = state_words(summary.state).capitalize()
        return told.format(
            state=word, epoch=min(summary.epochs + 1, summary.epochs_planned), epochs=summary.epochs_planned
        )
    return side.tr("Has not begun.")
