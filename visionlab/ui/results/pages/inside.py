"""What the network makes of one picture, of the test set or a person's own: its answer, where it looks, its maps."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from visionlab.fields import Spec
from visionlab.ui import numbers
from visionlab.ui.document import Document
from visionlab.ui.panels.common import label, shape_text, tooltip
from visionlab.ui.panels.editors import SegmentEditor
from visionlab.ui.panels.elided import ElidedLabel
from visionlab.ui.panels.inputs import Menu
from visionlab.ui.panels.node_figures import called
from visionlab.ui.results.bars import Bar, Bars
from visionlab.ui.results.dock import PICTURES
from visionlab.ui.results.examiner import Take
from visionlab.ui.results.model import Results
from visionlab.ui.results.page import ResultPage
from visionlab.ui.results.picture_view import PictureView, overlay_of
from visionlab.ui.results.pictures import PictureGrid, Tile, image_of, unpacked
from visionlab.ui.results.reading import Shown
from visionlab.ui.theme import Length

MAPS, FILTERS = VIEWS = ("Feature maps", "First filters")
_VIEW = Spec("view", "choice", MAPS, "View", options=VIEWS)
_TOP = 5
_PICTURE_WIDTH, _ANSWER_WIDTH, _SIDE = 230, 300, 60


class InsidePage(ResultPage):
    """The picture on the left, the answer beside it, maps or filters on the right."""

    name = "inside"
    rank = 40
    heading = "Look inside"
    about = "A picture of the test set or of your own: what the network says, where it looks, what its blocks see"
    needs_test = False

    def __init__(self, results: Results, document: Document) -> None:
        super().__init__(results, document)
        self.picture: dict[str, Any] = {"number": 0}
        #: the class whose activation is shown; None for the likeliest
        self._class: int | None = None
        self._probabilities: list[float] = []
        self._of: Shown | None = None
        self._make()
        self._lay_out()
        self._connect()

    # -- the widgets

    def _make(self) -> None:
        self.view = PictureView(self.tr("The picture, and where the network sees the class"))
        self.caption = ElidedLabel("muted")
        self.number = QSpinBox()
        self.number.setAccessibleName(self.tr("Number in the test set"))
        self.number.setToolTip(tooltip(self.tr("A picture of the test set by its number")))
        self.number.setKeyboardTracking(False)
        self.open = QPushButton(self.tr("Open…"))
        self.open.setToolTip(tooltip(self.tr("A picture of your own; one may also be dropped anywhere on the window")))
        self.bars = Bars(self.tr("What the network says"))
        self.sees = QCheckBox(self.tr("Where it sees"))
        self.sees.setChecked(True)
        self.sees.setToolTip(
            tooltip(
                self.tr("Grad-CAM: which places of the chosen block's maps speak for the class (Selvaraju 2017)"),
                self.tr("Yellow is a little, red is most; nothing where nothing speaks for it"),
            )
        )
        self.classes, self.nodes = Menu(), Menu()
        self.classes.setAccessibleName(self.tr("Class"))
        self.nodes.setAccessibleName(self.tr("Block"))
        self.nodes.setToolTip(tooltip(self.tr("The block whose maps are shown; a click on the canvas chooses it too")))
        self.what = SegmentEditor(_VIEW)
        self.what.show_value(MAPS)
        self.sentence = ElidedLabel("muted")
        self.grid = PictureGrid(self.tr("Maps or filters"), _SIDE, 0)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.view, 1)
        left.addWidget(self.caption)
        middle = QVBoxLayout()
        middle.addWidget(self.bars)
        middle.addStretch(1)
        middle.addLayout(_row(self.sees, self.classes))
        middle.addLayout(_row(label(self.tr("Test picture"), "muted"), self.number, self.open))
        right = QVBoxLayout()
        right.addLayout(_row(self.what, self.nodes, self.sentence))
        right.addWidget(self.grid, 1)
        row = QHBoxLayout(self.body)
        row.setContentsMargins(Length.medium, Length.small, Length.medium, Length.small)
        row.setSpacing(Length.large)
        for column, width in ((left, _PICTURE_WIDTH), (middle, _ANSWER_WIDTH), (right, 0)):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(Length.small)
            holder = QWidget()
            holder.setLayout(column)
            if width:
                holder.setFixedWidth(width)
            row.addWidget(holder, 0 if width else 1)

    def _connect(self) -> None:
        self.number.valueChanged.connect(self.show_number)
        self.open.clicked.connect(self._ask_file)
        self.sees.toggled.connect(lambda _on: self._ask_where())
        self.classes.activated.connect(self._choose_class)
        self.nodes.activated.connect(lambda _number: self._choose_node())
        self.what.edited.connect(self._turn)
        self.results.examiner.failed.connect(self._fail)

    # -- which picture

    def show_number(self, number: int) -> None:
        """Look at a picture of the test set."""
        self._show({"number": number})

    def show_file(self, path: str) -> None:
        """Look at a picture of a person's own."""
        self._show({"file": path})
        reason = self.reason_for_nothing() if self.results.is_listed else ""
        if reason:
            self.said.emit(reason)

    def _show(self, picture: dict[str, Any]) -> None:
        self.picture, self._class = picture, None
        if "number" in picture:
            with QSignalBlocker(self.number):
                self.number.setValue(picture["number"])
        if self._of is not None and self._of is self.results.shown:
            self._ask_all()

    def _ask_file(self) -> None:
        kinds = " ".join(f"*{ending}" for ending in PICTURES)
        title, kind = self.tr("Open a picture"), self.tr("Pictures")
        path, _ = QFileDialog.getOpenFileName(self, title, "", f"{kind} ({kinds})")
        if path:
            self.show_file(path)

    # -- what is shown

    def show_results(self) -> None:
        shown = self.results.shown
        assert shown is not None
        if self._of is shown:
            return
        before = self._of
        is_another = before is None or (before.folder, before.written) != (shown.folder, shown.written)
        self._of = shown
        if not is_another:  # only tested again
            return
        with QSignalBlocker(self.number):
            self.number.setRange(0, len(shown.whole.labels) - 1 if shown.whole is not None else 10_000_000)
        if "number" in self.picture:  # the other set may be smaller
            self.picture = {"number": self.number.value()}
        self.nodes.clear()
        for id, node in shown.nodes.items():
            self.nodes.addItem(f"{called(shown.graph, id)} · {shape_text(node.shape)}", id)
        self.nodes.setCurrentIndex(self.nodes.count() - 1)
        self.classes.clear()
        self.grid.show_tiles([])
        self.follow_selection()
        self._ask_all()

    def follow_selection(self) -> None:
        """Choose the block that is selected on the canvas, where the run's network has it."""
        single = self.document.selection.single
        at = self.nodes.findData(single) if single else -1
        if at >= 0 and at != self.nodes.currentIndex():
            self.nodes.setCurrentIndex(at)
            self._choose_node()

    def _ask_all(self) -> None:
        self._probabilities = []
        self.caption.setText(self.tr("Asking the network…"))
        self.results.examiner.forget()
        self._ask({"do": "predict", "picture": self.picture}, self._take_answer)
        self._ask_where()
        self._ask_what()

    def _ask_where(self) -> None:
        """Ask where the class is seen, once it is known which."""
        node = self._node()
        if not self.sees.isChecked():
            self.view.show_overlay(None)
        elif self._probabilities and node:
            chosen = self._likeliest()[0] if self._class is None else self._class
            question = {"do": "cam", "picture": self.picture, **node, "class": chosen}
            self._ask(question, self._take_where)

    def _ask_what(self) -> None:
        node = self._node()
        if self.what.value == FILTERS:
            self._ask({"do": "filters"}, self._take_filters)
        elif node:
            self._ask({"do": "maps", "picture": self.picture, **node}, self._take_maps)

    def _ask(self, question: Mapping[str, Any], take: Take) -> None:
        """Ask, and drop the answer when another picture is looked at by then."""
        picture = self.picture
        self.results.ask(question, lambda told: take(told) if picture is self.picture else None)

    def _node(self) -> dict[str, object]:
        """Where the chosen block's maps are; empty without one."""
        found = self._of.nodes.get(self.nodes.currentData()) if self._of is not None else None
        return {"path": found.path, "before": found.is_before} if found is not None else {}

    def _choose_node(self) -> None:
        self._ask_where()
        if self.what.value == MAPS:
            self._ask_what()

    def _choose_class(self, number: int) -> None:
        self._class = number
        self._ask_where()

    def _turn(self, view: object) -> None:
        self.what.show_value(view)
        self._ask_what()

    # -- what the network answers

    def _likeliest(self) -> list[int]:
        """Numbers of the classes, the likeliest first."""
        return sorted(range(len(self._probabilities)), key=lambda number: -self._probabilities[number])

    def _take_answer(self, told: Mapping[str, Any]) -> None:
        self._probabilities = told["probabilities"]
        self.view.show_picture(image_of(unpacked(told["seen"])[0]))
        names = told["classes"]
        if self.classes.count() != len(names):
            self.classes.clear()
            self.classes.addItems(names)
        best = self._likeliest()
        self.classes.setCurrentIndex(best[0] if self._class is None else self._class)
        true = self._true()
        self.caption.setText(self._words(true, names, best[0]))
        self.caption.setToolTip(tooltip(self.caption.text()))
        shown = best[:_TOP]
        self.bars.show_bars(
            [
                Bar(
                    names[one],
                    self._probabilities[one],
                    numbers.percent(self._probabilities[one]),
                    is_strong=one == true,
                )
                for one in shown
            ]
        )
        self._ask_where()

    def _true(self) -> int | None:
        """The class of a picture of the test set."""
        whole, number = self._of.whole if self._of is not None else None, self.picture.get("number")
        if whole is None or number is None or number >= len(whole.labels):
            return None
        return int(whole.labels[number])

    def _words(self, true: int | None, names: list[str], best: int) -> str:
        if "file" in self.picture:
            return self.tr("{name}: called {said}").format(name=Path(self.picture["file"]).name, said=names[best])
        number = self.picture["number"]
        if true is None:
            return self.tr("Number {number}: called {said}").format(number=number, said=names[best])
        told = self.tr("{true}, called so") if true == best else self.tr("{true}, called {said}")
        return told.format(true=names[true], said=names[best])

    def _take_where(self, told: Mapping[str, Any]) -> None:
        self.view.show_overlay(overlay_of(unpacked(told["images"])[0]) if self.sees.isChecked() else None)

    def _take_maps(self, told: Mapping[str, Any]) -> None:
        if self.what.value != MAPS:
            return
        maps = unpacked(told["images"])
        words = self.tr("{shown} of {total} channels, black to white")
        dead = self.tr("; {count} are 0 everywhere").format(count=told["dead"]) if told["dead"] else ""
        self._tell(words.format(shown=len(maps), total=told["of"]) + dead)
        self.grid.show_tiles(
            [Tile(image_of(one), "", self.tr("Channel {n}").format(n=n), n) for n, one in enumerate(maps)]
        )

    def _take_filters(self, told: Mapping[str, Any]) -> None:
        if self.what.value != FILTERS:
            return
        filters = unpacked(told["images"])
        words = self.tr("{shown} of {total} kernels of {size}, in colour")
        size = f"{filters.shape[1]}×{filters.shape[2]}"
        self._tell(words.format(shown=len(filters), total=told["of"], size=size))
        self.grid.show_tiles(
            [Tile(image_of(one), "", self.tr("Kernel {n}").format(n=n), n) for n, one in enumerate(filters)]
        )

    def _fail(self, why: str) -> None:
        """There is no answer about the picture; of an answer that is there, the rest still stands."""
        if not self._probabilities:
            self.caption.setText(why)
            self.caption.setToolTip(tooltip(why))
            self.view.show_picture(None)
            self.bars.show_bars([])
            self.grid.show_tiles([])

    def _tell(self, words: str) -> None:
        self.sentence.setText(words)
        self.sentence.setToolTip(tooltip(words))


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Length.small)
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, (ElidedLabel, Menu)) else 0, Qt.AlignmentFlag(0))
    return row
