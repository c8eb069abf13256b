"""An experiment in the gallery: its title, what it takes, and its start."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from visionlab.presets.experiment import Experiment
from visionlab.ui import words
from visionlab.ui.analysis.time_lines import duration
from visionlab.ui.experiments.plans import Estimate, estimate, graphs, settings_of
from visionlab.ui.icons import keep_icon
from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.theme import Length


def takes(told: Estimate) -> str:
    """An estimate in words: `about 18 min`."""
    minutes = max(1, round(told.seconds / 60))
    text = (
        duration(minutes * 60.0)
        if minutes >= 60
        else QCoreApplication.translate("Experiments", "{n} min").format(n=minutes)
    )
    return QCoreApplication.translate("Experiments", "about {time}").format(time=text)


class ExperimentCard(QFrame):
    """One click starts it as it is; another shows what it does, to be changed."""

    #: an Experiment
    start_wanted = Signal(object)
    details_wanted = Signal(object)

    def __init__(self, experiment: Experiment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.experiment = experiment
        self.setProperty("role", "card")
        settings = settings_of(experiment, experiment.epochs, experiment.limit)
        told = words.plural(
            "{count} run, {time}",
            "{count} runs, {time}",
            len(experiment.networks),
            time=takes(estimate(graphs(experiment), settings)),
        )
        self.start = QPushButton(self.tr("Start"))
        keep_icon(self.start.setIcon, "train")
        self.start.setToolTip(tooltip(words.text(experiment.title), self.tr("Puts its runs into the queue: ") + told))
        self.details = QPushButton(self.tr("Details…"))
        self.details.setProperty("flat", True)
        self.details.setToolTip(tooltip(words.text(experiment.expect)))
        self.start.clicked.connect(lambda: self.start_wanted.emit(experiment))
        self.details.clicked.connect(lambda: self.details_wanted.emit(experiment))
        buttons = QHBoxLayout()
        buttons.setSpacing(Length.tiny)
        buttons.addWidget(self.start)
        buttons.addWidget(self.details)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Length.medium, Length.small, Length.small, Length.small)
        column.setSpacing(Length.tiny)
        column.addWidget(label(words.text(experiment.title), wrap=True))
        column.addWidget(label(told, "small", wrap=True))
        column.addLayout(buttons)
