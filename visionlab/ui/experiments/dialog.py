"""What an experiment does and takes, with the two settings that decide how long."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from visionlab.cost.analysis import analyse
from visionlab.data.registry import data_set
from visionlab.fields import Spec, specs
from visionlab.presets.experiment import Experiment
from visionlab.runs.recipe import recipe
from visionlab.runs.settings import RunSettings
from visionlab.ui import numbers, words
from visionlab.ui.experiments.card import takes
from visionlab.ui.experiments.plans import estimate, graphs, settings_of
from visionlab.ui.panels.common import label, line, tooltip
from visionlab.ui.panels.typed import NumberEditor
from visionlab.ui.theme import Length, room

_WIDTH = 520


class ExperimentDialog(QDialog):
    """`settings` holds what was chosen once it is accepted."""

    def __init__(self, experiment: Experiment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.experiment = experiment
        self.settings = settings_of(experiment, experiment.epochs, experiment.limit)
        self.setWindowTitle(self.tr("Experiment"))
        self.setMinimumWidth(room(_WIDTH))
        self.time = label("", wrap=True)
        told = {spec.name: spec for spec in specs(RunSettings)}
        self.epochs, self.limit = (self._editor(told[name]) for name in ("epochs", "limit"))
        self.start = QPushButton(words.plural("Start {count} run", "Start {count} runs", len(experiment.networks)))
        self.start.setProperty("primary", True)
        self.start.setDefault(True)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.start.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self._lay_out()
        self._choose(self.settings.epochs, self.settings.limit)
        self.resize(self.minimumWidth(), self._column.totalHeightForWidth(self.minimumWidth()))

    def _editor(self, spec: Spec) -> NumberEditor:
        made = NumberEditor(spec)
        made.slider.hide()
        made.setToolTip(tooltip(words.tip(spec)))
        made.setAccessibleName(words.label(spec))
        made.follow(lambda value: self._choose(**{**self._chosen, spec.name: value}))
        return made

    @property
    def _chosen(self) -> dict[str, int]:
        return {"epochs": self.settings.epochs, "limit": self.settings.limit}

    def _choose(self, epochs: int, limit: int) -> None:
        self.settings = settings_of(self.experiment, epochs, limit)
        self.epochs.show_value(epochs)
        self.limit.show_value(limit)
        told = estimate(graphs(self.experiment), self.settings)
        if told.is_measured:
            text = self.tr("Takes {time} on this machine, one after another, by the speed measured of it.")
        else:
            text = self.tr(
                "Takes {time}, one after another: a guess from the MACs, since this machine has not been measured "
                "(Analysis, Time)."
            )
        self.time.setText(text.format(time=takes(told)))

    def _lay_out(self) -> None:
        experiment, data = self.experiment, data_set(self.experiment.data)
        networks = QGridLayout()
        networks.setHorizontalSpacing(Length.large)
        networks.setVerticalSpacing(Length.tiny)
        networks.setColumnStretch(0, 1)
        for place, text in enumerate((self.tr("Network"), self.tr("Parameters"), self.tr("MACs"))):
            networks.addWidget(label(text, "heading"), 0, place, _side(place))
        for row, (preset, graph) in enumerate(zip(experiment.presets, graphs(experiment), strict=True), 1):
            report = analyse(graph)
            cells = (preset.title, numbers.count(report.parameters), numbers.count(report.macs))
            for place, text in enumerate(cells):
                networks.addWidget(label(text), row, place, _side(place))
        fields = QGridLayout()
        fields.setHorizontalSpacing(Length.medium)
        fields.setVerticalSpacing(Length.tiny)
        fields.setColumnStretch(1, 1)
        how = recipe(experiment.recipe)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Data set"), label(words.text(data.title))),
            (self.tr("Recipe"), label(words.text(how.title))),
            (self.tr("Epochs"), self.epochs),
            (self.tr("Images"), self.limit),
        )
        for row, (name, widget) in enumerate(rows):
            fields.addWidget(label(name, "muted"), row, 0)
            fields.addWidget(widget, row, 1, Qt.AlignmentFlag.AlignLeft)
        buttons = QHBoxLayout()
        buttons.setSpacing(Length.small)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.start)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(Length.huge, Length.large, Length.huge, Length.large)
        column.setSpacing(Length.small)
        column.addWidget(label(words.text(experiment.title), "title", wrap=True))
        column.addWidget(label(experiment.source, "small", wrap=True))
        column.addWidget(label(words.text(experiment.about), wrap=True))
        column.addWidget(label(self.tr("What to look for"), "heading"))
        column.addWidget(label(words.text(experiment.expect), wrap=True))
        column.addWidget(line())
        column.addLayout(networks)
        column.addWidget(line())
        column.addLayout(fields)
        column.addWidget(self.time)
        column.addStretch(1)
        column.addLayout(buttons)


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
