"""Weights for the open network: which file, what of it goes where, and then a training may start from them."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from visionlab import project
from visionlab.exchange.weight_match import FAULTS, Row, counted, rows_from_json
from visionlab.graph.model import Graph
from visionlab.runs.folder import runs_root
from visionlab.ui import numbers
from visionlab.ui.analysis.table_view import TableView
from visionlab.ui.exchange.waiting import WaitingDialog
from visionlab.ui.exchange.weights_model import WeightsModel, how_words
from visionlab.ui.panels.common import label
from visionlab.ui.theme import Length

_WIDTH, _HEIGHT = 940, 540
#: a total beyond these is of bytes that are fetched
_FEW_STEPS = 1000
_TRAINED = "torchvision:DEFAULT"
#: whose networks are made without running a file of the person's
_LIBRARIES = ("torchvision:", "timm:")


class WeightsDialog(WaitingDialog):
    """Asks for a file, shows the table, writes the weights under the network's names."""

    #: the path of the file that was written
    applied = Signal(str)

    def __init__(
        self, graph: Graph, name: str, twin: str = "", parent: QWidget | None = None, python: str = sys.executable
    ) -> None:
        """`twin` is the network of torchvision that is built the same, as far as that is known."""
        super().__init__(parent, python)
        self.setWindowTitle(self.tr("Load weights"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._graph, self._name = graph, name
        self._source = ""
        self._rows: list[Row] = []
        self.file = QLineEdit()
        self.file.setPlaceholderText(self.tr("A state dict: .safetensors, .pt or .pth"))
        self.browse = QPushButton(self.tr("Browse…"))
        self.like = QLineEdit(twin)
        self.like.setPlaceholderText(self.tr("torchvision:NAME, where the file is of a network of torchvision"))
        self.trained = QPushButton(self.tr("Its trained weights"))
        self.table = TableView(model := WeightsModel(), is_tree=False)
        self.model = model
        model.setParent(self.table)
        self.table.setAccessibleName(self.tr("What goes where"))
        self.nothing = label("", "muted")
        self.sentence = label("", "", wrap=True)
        self.partial = QCheckBox(self.tr("Take what fits; the rest keeps its drawn values"))
        self.progress = QProgressBar()
        self.apply = QPushButton(self.tr("Train from these"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self._lay_out()
        self._connect()
        self._show_state()
        self.resize(_WIDTH, _HEIGHT)

    def _lay_out(self) -> None:
        form = QGridLayout()
        form.setHorizontalSpacing(Length.small)
        form.setVerticalSpacing(Length.small)
        rows = ((self.tr("File"), self.file, self.browse), (self.tr("Built as"), self.like, self.trained))
        for place, (words, field, button) in enumerate(rows):
            named = label(words, "muted")
            named.setBuddy(field)
            form.addWidget(named, place, 0)
            form.addWidget(field, place, 1)
            form.addWidget(button, place, 2)
            button.setAutoDefault(False)
        self.like.setToolTip(
            self.tr("Names that differ are matched by how this network is built; empty: by name, else by order")
        )
        self.trained.setToolTip(
            self.tr("torchvision's newest weights of this network; they are fetched unless torch has them")
        )
        self.apply.setToolTip(self.tr("Writes them under this network's names; the training panel starts from them"))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.nothing)
        self.pages.addWidget(self.table)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(Length.small)
        self.progress.setAccessibleName(self.tr("Reading the weights"))
        self.apply.setProperty("primary", True)
        self.cancel.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(Length.small)
        buttons.addWidget(self.partial)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.apply)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Length.huge, Length.large, Length.huge, Length.large)
        outer.setSpacing(Length.medium)
        outer.addLayout(form)
        outer.addWidget(self.sentence)
        outer.addWidget(self.pages, 1)
        outer.addWidget(self.progress)
        outer.addLayout(buttons)

    def _connect(self) -> None:
        self.browse.clicked.connect(self.pick)
        self.file.returnPressed.connect(lambda: self.look(self.file.text().strip()))
        self.like.returnPressed.connect(lambda: self.look(self._source))
        self.like.textChanged.connect(lambda _text: self._show_state())
        self.trained.clicked.connect(lambda: self.look(_TRAINED))
        self.partial.toggled.connect(lambda _on: self._show_state())
        self.apply.clicked.connect(self._apply)
        self.cancel.clicked.connect(self.reject)
        self._child.changed.connect(self._show_state)
        self._child.progressed.connect(self._progressed)
        self._child.finished.connect(lambda _kind, told: self._found(told))
        self._child.failed.connect(self._fail)

    def pick(self) -> None:
        """Ask for a file."""
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Load weights"), "", self.tr("Weights (*.safetensors *.pt *.pth)")
        )
        if name:
            self.file.setText(name)
            self.look(name)

    def look(self, source: str) -> None:
        """Find out what of a file, or of torchvision's trained weights, goes where."""
        if not source:
            return
        self._source = source
        self._show_rows([])
        if self._like and not self._like.startswith(_LIBRARIES):
            self._fail(
                self.tr("What the network is built as must be written torchvision:NAME or timm:NAME, or be left out")
            )
        else:
            self._ask("")

    @property
    def _like(self) -> str:
        return self.like.text().strip()

    def _apply(self) -> None:
        folder = runs_root().parent / "weights"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._fail(f"{folder}: {error.strerror}")
            return
        stem = "".join(c if c.isalnum() or c in "-_." else "-" for c in self._name.lower())[:60] or "network"
        self._ask(str(folder / f"{stem}-{time.strftime('%Y%m%d-%H%M%S')}.safetensors"))

    def _ask(self, output: str) -> None:
        self._output = output
        self._say("")
        self._progressed(0, 0)
        self._child.start("import", {
            "do": "weights",
            "document": project.dumps(self._graph),
            "network": self._name,
            "file": self._source,
            "as": self._like,
            "partial": self.partial.isChecked(),
            "output": output,
            "folder": str(Path.home()),
        })  # fmt: skip

    def _found(self, told: Mapping[str, Any]) -> None:
        if told["written"]:
            self.applied.emit(self._output)
            self.accept()
            return
        self._show_rows(rows_from_json(told["rows"]))
        counts = counted(self._rows)
        # what does not fit first, as in the table
        words = ", ".join(f"{how_words(how).lower()} {numbers.exact(count)}" for how, count in counts.items())
        taken = sum(row.is_taken for row in self._rows)
        whole = sum(bool(row.ours) for row in self._rows)
        told_words = self.tr("{taken} of the network's {all} tensors find what they need in the file ({words}).")
        self._say(
            told_words.format(taken=numbers.exact(taken), all=numbers.exact(whole), words=words),
            "warning" if self._faults else "",
        )
        (self.partial if self._faults else self.apply).setFocus()

    def _fail(self, sentence: str) -> None:
        self._say(sentence, "danger")

    def _say(self, sentence: str, role: str = "") -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.sentence.setProperty("role", role)
        self.sentence.style().polish(self.sentence)

    def _show_rows(self, rows: list[Row]) -> None:
        self._rows = rows
        self.model.show_rows(rows)
        self.pages.setCurrentIndex(1 if rows else 0)
        self._show_state()

    @property
    def _faults(self) -> int:
        return sum(row.how in FAULTS for row in self._rows)

    def _show_state(self) -> None:
        is_free = not self.is_busy
        for widget in (self.file, self.browse, self.like, self.partial):
            widget.setEnabled(is_free)
        self.trained.setEnabled(is_free and self._like.startswith("torchvision:"))
        idle = self.tr("Choose a file to see what of it goes where. Nothing in it is run.")
        self.nothing.setText(idle if is_free else self.tr("Reading the weights …"))
        self.progress.setVisible(not is_free)
        self.partial.setVisible(self._faults > 0)
        can = any(row.is_taken for row in self._rows) and (not self._faults or self.partial.isChecked())
        self.apply.setEnabled(is_free and can)

    def _progressed(self, done: int, total: int) -> None:
        is_fetching = total > _FEW_STEPS  # a range counts to 2^31
        self.progress.setRange(0, total // _FEW_STEPS if is_fetching else 0)
        self.progress.setValue(done // _FEW_STEPS if is_fetching else 0)


def twin_of(name: str) -> str:
    """The network of torchvision that the preset of this title equals; empty where there is none."""
    from visionlab.presets.registry import presets

    found = next((preset.twin for preset in presets().values() if preset.title == name), "")
    return found if found.startswith("torchvision:") else ""
