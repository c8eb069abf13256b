"""The bar that finds blocks on the canvas while one types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from visionlab.cost.query import Sought, find
from visionlab.graph.model import Node
from visionlab.ui import words
from visionlab.ui.canvas import commands
from visionlab.ui.canvas.view import Canvas
from visionlab.ui.icons import keep_icon
from visionlab.ui.keymap import keymap
from visionlab.ui.panels.common import SearchField, label, tooltip
from visionlab.ui.places import FIND
from visionlab.ui.theme import Length

_WIDEST = 360


class FindBar(QFrame):
    """Rings all that is found, and walks from one to the next. It looks where the canvas looks, inside a block too."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self._canvas = canvas
        self.hits: list[str] = []
        self._at = -1
        self._looked: tuple[object, object] = (None, None)
        self._sought: list[Sought] = []
        self.setProperty("role", "bar")
        self.search = SearchField(self.tr("Find in the network"))
        self.search.setToolTip(
            tooltip(
                self.tr("By name or kind, or by a problem's words"),
                self.tr("By shape: 56x56, 256x, 256x56x56"),
                self.tr("By field: stride=2, channels>=256, norm!=batch; by cost: parameters>1M, macs>100M"),
            )
        )
        self.search.setMaximumWidth(_WIDEST)
        self.count = label("", "muted")
        self.before = self._button("chevron-up", self.tr("The one before"), lambda: self.step(-1))
        self.next = self._button("chevron-down", self.tr("The next one"), lambda: self.step(1))
        self.all = self._button("select", self.tr("Select all that is found"), self.select_all)
        self._close = self._button("close", self.tr("Close (Esc)"), self.leave)
        self._acts: dict[str, Callable[[], object]] = {
            "find_next": lambda: self.step(1),
            "find_previous": lambda: self.step(-1),
            "find_all": self.select_all,
        }
        keymap().changed.connect(self._tell_keys)
        self._tell_keys()
        self.hint = label(self.tr("also 56x56, 256x, stride=2, parameters>1M"), "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(Length.small, Length.tiny, Length.small, Length.tiny)
        row.setSpacing(Length.tiny)
        row.addWidget(self.search, 1)
        row.addWidget(self.before)
        row.addWidget(self.next)
        row.addWidget(self.all)
        row.addSpacing(Length.tiny)
        row.addWidget(self.count)
        row.addWidget(self.hint)
        row.addStretch(1)
        row.addWidget(self._close)
        self.search.textChanged.connect(self._typed)
        self.search.installEventFilter(self)
        canvas.path_changed.connect(lambda _path: self._renew())
        canvas.document.changed.connect(lambda _change: self._renew())
        canvas.document.folds.changed.connect(self._renew)
        self.hide()

    def _tell_keys(self) -> None:
        for button, name in ((self.before, "find_previous"), (self.next, "find_next"), (self.all, "find_all")):
            button.setToolTip(keymap().tip(button.accessibleName(), name))

    @staticmethod
    def _button(image: str, tip: str, act: object) -> QToolButton:
        made = QToolButton()
        keep_icon(made.setIcon, image)
        made.setIconSize(QSize(14, 14))
        made.setToolTip(tip)
        made.setAccessibleName(tip)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(act)
        return made

    def open(self) -> None:
        """Show the bar, with what was typed last to be typed over."""
        self.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._seek()

    def leave(self) -> None:
        """Close it and go back to the canvas."""
        self.hide()
        self._canvas.mark_found(())
        self._canvas.setFocus()

    def step(self, step: int) -> None:
        """Go to the next hit, or the one before; past the last one, to the first."""
        if not self.hits:
            return
        chosen, stands = self._canvas.chosen, self._canvas.drawing.seen.stands
        if self._at < 0 or stands.get(self.hits[self._at], self.hits[self._at]) not in chosen:
            # somebody has selected another one since: go on from there
            here = next((number for number, id in enumerate(self.hits) if stands.get(id, id) in chosen), None)
            self._at = here if here is not None else -1 if step > 0 else 0
        self._at = (self._at + step) % len(self.hits)
        self._canvas.select([self.hits[self._at]])
        commands.reveal(self._canvas, [self.hits[self._at]])
        self._tell()

    def select_all(self) -> None:
        """Select every hit, as to edit them together."""
        if self.hits:
            self._canvas.select(self.hits)
            commands.reveal(self._canvas, self.hits[:1])
            self._tell()

    def _typed(self, _text: str) -> None:
        self._at = -1
        self._seek()

    def _renew(self) -> None:
        if self.isVisible():
            self._seek()

    def _seek(self) -> None:
        here = self.hits[self._at] if 0 <= self._at < len(self.hits) else None
        self.hits = find(self.search.text(), self._all())
        self._at = self.hits.index(here) if here in self.hits else -1
        self._canvas.mark_found(self.hits)
        self._tell()

    def _all(self) -> list[Sought]:
        """What there is to be looked through, from the top of the network down."""
        drawing = self._canvas.drawing
        if drawing.report is None:
            return []
        if self._looked != (drawing.graph, drawing.report):
            self._looked = (drawing.graph, drawing.report)
            nodes = [drawing.graph.nodes[id] for id in drawing.graph.reading]
            self._sought = [Sought(node, drawing.report.nodes[node.id], self._words(node)) for node in nodes]
        return self._sought

    def _words(self, node: Node) -> str:
        report = self._canvas.drawing.report
        problem = report.nodes[node.id].problem if report is not None else None
        wrong = f"{self.tr('problem')} {words.problem(problem)}" if problem is not None else ""
        told = (node.title, words.part_title(node.block), node.block.kind, node.id, node.block.caption(), wrong)
        return " ".join(told).lower()

    def _tell(self) -> None:
        has_text = bool(self.search.text().strip())
        self.hint.setVisible(not has_text)
        for button in (self.before, self.next, self.all):
            button.setEnabled(bool(self.hits))
        if not has_text:
            text = ""
        elif not self.hits:
            text = self.tr("Nothing found")
        elif self._at >= 0:
            text = self.tr("{number} of {count}").format(number=self._at + 1, count=len(self.hits))
        else:
            text = self.tr("{count} found").format(count=len(self.hits))
        self.count.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """By default Enter walks the hits; Esc closes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            act = self._acts.get(keymap().action(event, FIND) or "")
            if act is not None:
                act()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
        return super().eventFilter(watched, event)
