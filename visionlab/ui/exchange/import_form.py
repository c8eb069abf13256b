"""What is asked before a network is imported: from where, for pictures of what size, and how it is put together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from visionlab.layers.source import Input
from visionlab.ui import words
from visionlab.ui.exchange.import_source import GRAPHS, SUFFIXES, kind_of, likely, network_classes
from visionlab.ui.icons import keep_icon
from visionlab.ui.panels.choice import Choice
from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.panels.typed import NumberEditor
from visionlab.ui.theme import Length

_SIDE = 224
_MOST_SHOWN = 12


class ImportForm(QWidget):
    """Source, class, size and folding."""

    changed = Signal()

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.source = QLineEdit()
        self.source.setPlaceholderText("torchvision:resnet50")
        self.source.setAccessibleName(self.tr("Network"))
        self.source.setClearButtonEnabled(False)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(_MOST_SHOWN)
        popup = completer.popup()
        assert popup is not None
        popup.setProperty("role", "popup")
        self.source.setCompleter(completer)
        self.file = QPushButton(self.tr("File…"))
        keep_icon(self.file.setIcon, "folder")
        self.file.setToolTip(
            tooltip(self.tr("A Python file that defines a network, an ONNX file, or a program of torch.export (.pt2)"))
        )
        self.module = Choice(self.tr("Class"), self.tr("Which class of the file is the whole network"))
        self.module_label = label(self.tr("Class"), "muted")
        self.sizes = {name: self._editor(name, value) for name, value in (("channels", 3), *_square(_SIDE))}
        self.as_told = QCheckBox(self.tr("As the file says"))
        self.as_told.setChecked(True)
        self.as_told.setToolTip(tooltip(self.tr("The size is asked for only where the file leaves it open")))
        self.refusal = label("", "danger", wrap=True)
        self.folds = QCheckBox(self.tr("Fold equal blocks in a row into one with a number"))
        self.folds.setChecked(True)
        self.notice = _Notice(
            self.tr(
                "Importing runs this Python code, with your rights, in a process of its own. "
                "Import only what you trust."
            )
        )
        self._lay_out()
        self.source.textChanged.connect(lambda _text: self._look())
        self.module.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.as_told.toggled.connect(lambda _is_on: self._show_sizes())
        self.file.clicked.connect(self._choose)
        self._look()

    def _editor(self, name: str, value: int) -> NumberEditor:
        spec = Input.spec(name)
        made = NumberEditor(spec)
        made.slider.hide()
        made.setToolTip(tooltip(words.tip(spec)))
        made.show_value(value)
        made.follow(made.show_value)
        made.refused.connect(self._refuse)
        return made

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Length.medium)
        grid.setVerticalSpacing(Length.small)
        grid.setColumnStretch(1, 1)
        name = label(self.tr("Network"), "muted")
        name.setBuddy(self.source)
        grid.addWidget(name, 0, 0)
        grid.addWidget(self.source, 0, 1)
        grid.addWidget(self.file, 0, 2)
        hint = self.tr("A name that torchvision or timm knows, a Python object as package.module:callable, or a file")
        grid.addWidget(label(hint, "small", wrap=True), 1, 1, 1, 2)
        grid.addWidget(self.module_label, 2, 0)
        grid.addWidget(self.module, 2, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label(self.tr("Pictures"), "muted"), 3, 0)
        grid.addLayout(self._sizes_row(), 3, 1, 1, 2)
        grid.addWidget(self.refusal, 4, 1, 1, 2)
        self.refusal.hide()
        grid.addWidget(self.folds, 5, 1, 1, 2)
        grid.addWidget(self.notice, 6, 0, 1, 3)

    def _sizes_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Length.small)
        for name, editor in self.sizes.items():
            if name != "channels":
                row.addWidget(label("×", "muted"))
            row.addWidget(editor)
        self.order = label(self.tr("channels × height × width"), "small")
        row.addWidget(self.order)
        row.addWidget(self.as_told)
        row.addStretch(1)
        return row

    def offer(self, names: Sequence[str]) -> None:
        """Complete what is typed by these."""
        self._names.setStringList(list(names))

    def show_source(self, source: str) -> None:
        """Fill in a source."""
        self.source.setText(source)

    @property
    def job(self) -> dict[str, Any]:
        """What the importing child is asked."""
        source = self.source.text().strip()
        return {
            "source": f"{source}:{self.module.key}" if self._has_choice else source,
            "input": None if self._is_told else [self.sizes[name].value for name in self.sizes],
            "folds": self.folds.isChecked(),
            "folder": self._folder,
        }

    @property
    def is_ready(self) -> bool:
        """Whether there is anything to import."""
        return bool(self.source.text().strip())

    @property
    def _is_told(self) -> bool:
        """Whether the size of the pictures is for the file to say."""
        is_graph = Path(self.source.text().strip()).suffix.lower() in GRAPHS
        return is_graph and self.as_told.isChecked()

    @property
    def runs_code(self) -> bool:
        """Whether Python of the person's choice is run."""
        return kind_of(self.source.text().strip()) == "code"

    def _look(self) -> None:
        text = self.source.text().strip()
        classes = network_classes(Path(self._folder, text)) if text.endswith(".py") else []
        self._has_choice = len(classes) > 1
        self.module.offer({name: name for name in classes}, likely(classes))
        for widget in (self.module, self.module_label):
            widget.setVisible(self._has_choice)
        self.notice.setVisible(self.runs_code)
        is_graph = Path(text).suffix.lower() in GRAPHS
        self.as_told.setVisible(is_graph)
        self.order.setVisible(not is_graph)  # there is room for one of them
        self._show_sizes()
        self.changed.emit()

    def _show_sizes(self) -> None:
        for editor in self.sizes.values():
            editor.setEnabled(not self._is_told)

    def _choose(self) -> None:
        files = self.tr("Networks ({suffixes})").format(suffixes=" ".join(f"*{suffix}" for suffix in SUFFIXES))
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import a network"), self._folder, files)
        if name:
            self._folder = str(Path(name).parent)
            self.show_source(name)


def _square(side: int) -> tuple[tuple[str, int], ...]:
    return ("height", side), ("width", side)


class _Notice(QFrame):
    """A sentence to be read before going on."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        picture = QLabel()
        keep_icon(lambda icon: picture.setPixmap(icon.pixmap(Length.icon, Length.icon)), "warning", "warning")
        row = QHBoxLayout(self)
        row.setContentsMargins(Length.medium, Length.small, Length.medium, Length.small)
        row.setSpacing(Length.medium)
        column = QVBoxLayout()
        column.addWidget(picture)
        column.addStretch(1)
        row.addLayout(column)
        row.addWidget(label(sentence, wrap=True), 1)
