"""What is to be trained and how: data set, first weights and settings, and whether the network fits them."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from visionlab.layers.base import Shape
from visionlab.problem import Phrase, Problem
from visionlab.runs.recipe import recipe
from visionlab.runs.settings import RunSettings
from visionlab.ui import words
from visionlab.ui.document import Document
from visionlab.ui.settings import Settings
from visionlab.ui.theme import Length
from visionlab.ui.training.data_row import DataRow, mismatch
from visionlab.ui.training.fit import Fit, fit
from visionlab.ui.training.settings_form import SettingsForm
from visionlab.ui.training.weights_row import WeightsRow
from visionlab.ui.training.worker import Plan

_REMEMBERED = "training"


class Setup(QScrollArea):
    """Holds the one `RunSettings` of the panel; its rows show it and make the next."""

    #: the settings, the network or what is known of the data changed: whether one can train may have, too
    changed = Signal()
    #: a sentence for the status bar
    said = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.settings = _remembered()
        self.fit: Fit | None = None
        self.data_row = DataRow()
        self.form = SettingsForm(self.settings, document)
        self.weights_row = WeightsRow()
        self.data_row.edited.connect(self.change)
        self.weights_row.edited.connect(self.change)
        self.data_row.described.connect(self._refresh_fit)
        self.data_row.retarget_wanted.connect(self._retarget)
        self.form.edited.connect(self.use)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, Length.small, 0)
        column.setSpacing(Length.small)
        column.addWidget(self.data_row)
        column.addWidget(self.weights_row)
        column.addWidget(self.form)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        document.changed.connect(lambda _change: self._refresh_fit())

    def use(self, settings: RunSettings) -> None:
        """Take other settings."""
        self.settings = settings
        self.refresh()

    def change(self, changes: dict[str, object]) -> None:
        """Change some settings; what they do not take is said."""
        try:
            self.use(self.settings.with_(**changes))
        except Problem as problem:
            self.said.emit(words.problem(problem))

    def _retarget(self, shape: Shape | None, classes: int | None) -> None:
        from visionlab.presets.retarget import retarget

        label = Phrase("Retarget to {data}", data=self.data_row.title)
        self._document.edit(label, lambda graph: retarget(graph, shape, classes))

    def refresh(self) -> None:
        """Everything that follows from the network, the settings and whether a run goes on."""
        if self.form.settings != self.settings:
            self.form.show_settings(self.settings)
        self.data_row.show_settings(self.settings)
        self.weights_row.show_settings(self.settings)
        self._refresh_fit()

    def _refresh_fit(self) -> None:
        """What follows from the network; called at each edit, so that it must be quick."""
        data = self.data_row.description
        self.fit = fit(self._document.report, data, self.settings) if data is not None else None
        self.data_row.show_fit(self.fit)
        self.changed.emit()

    def reason_not_to_train(self) -> str:
        """Why Train is off; empty when it is on."""
        report = self._document.report
        if report.hindrance is not None:
            id, problem = report.hindrance
            told = words.problem(problem)
            node = self._document.graph.nodes.get(id)
            name = (node.title or node.block.title) if node is not None else ""
            return f"{words.text(name)}: {told}" if name and name not in told else told
        if self.fit is None:
            return self.data_row.reason
        if not self.fit.fits:
            return mismatch(self, self.fit, self.data_row.name)
        return ""

    def plan(self) -> Plan | None:
        """What is to be trained; None, and the reason said, where that is not possible."""
        reason = self.reason_not_to_train()
        if reason:
            self.said.emit(reason)
            return None
        settings = self.settings.with_(network=self._document.title)
        return Plan(settings, self._document.graph)

    def remember(self) -> None:
        """Keep the settings for the next start, but for those that belong to one network."""
        store = Settings()
        store.put(_REMEMBERED, json.dumps(self.settings.with_(network="", weights="").to_json()))


def _remembered() -> RunSettings:
    """The settings of the last time; anything unreadable is as good as absent."""
    text = Settings().text(_REMEMBERED)
    try:
        return RunSettings.from_json(json.loads(text)).with_(network="")
    except (ValueError, Problem):
        return recipe("fast").on(RunSettings())
