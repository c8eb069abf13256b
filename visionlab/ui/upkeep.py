"""Keeps the window's title, actions and status bar true to the document, the selection and the training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QToolButton

from visionlab.cost.grouping import has_group
from visionlab.ui import words
from visionlab.ui.theme import Length

if TYPE_CHECKING:
    from visionlab.ui.window import Window


class Upkeep(QObject):
    """The window tells it when something changed; it tells nobody."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.problem_button = QToolButton()
        self.saved_label = QLabel()
        self.saved_label.setProperty("role", "muted")
        self.saved_label.setContentsMargins(0, 0, Length.medium, 0)
        bar = window.statusBar()
        bar.addPermanentWidget(self.problem_button)
        bar.addPermanentWidget(self.saved_label)
        bar.setSizeGripEnabled(False)

    def refresh(self) -> None:
        """The document, or whether a run goes on, is another."""
        window = self._window
        document, actions = window.document, window.actions_by_name
        window.setWindowTitle(
            f"{document.name or self.tr('Untitled')}[*] — VisionLab" if document.graph.nodes else "VisionLab"
        )
        window.setWindowModified(not document.is_saved)
        for name, verb, label in (
            ("undo", self.tr("Undo"), document.undo_label),
            ("redo", self.tr("Redo"), document.redo_label),
        ):
            actions[name].setEnabled(label is not None)
            actions[name].setText(f"{verb}: {label}" if label else verb)
        has_nodes = bool(document.graph.nodes)
        needing = ("save", "save_as", "export", "picture", "figure", "fit", "arrange", "arrange_down", "arrange_right")
        for name in (*needing, "select_all"):
            actions[name].setEnabled(has_nodes)
        problems = document.report.problems
        hindrance = document.report.hindrance
        for name in ("train", "enqueue", "weights"):
            actions[name].setEnabled(hindrance is None)
        reason = words.problem(hindrance[1]) if hindrance is not None else ""
        if window.is_training and not reason:
            reason = self.tr("A network is being trained: this one can wait in the queue")
        actions["train"].setToolTip(reason or self.tr("Train this network (F5)"))
        for name in ("pause", "stop"):
            actions[name].setEnabled(window.is_training)
        self.saved_label.setText("" if document.is_saved or not has_nodes else self.tr("Unsaved changes"))
        self.problem_button.setVisible(bool(problems) and has_nodes)
        many = self.tr("{count} problems").format(count=len(problems))
        self.problem_button.setText(many if len(problems) != 1 else self.tr("1 problem"))
        self.problem_button.setToolTip("\n".join(words.problem(problem) for _id, problem in problems[:8]))
        self.refresh_selection()

    def refresh_selection(self) -> None:
        """Other nodes are selected, or other nodes are seen."""
        window = self._window
        chosen = window.document.selection
        for name in ("cut", "copy", "duplicate", "delete", "group", "user_block"):
            window.actions_by_name[name].setEnabled(bool(chosen.ids) and not window.is_inside)
        window.actions_by_name["arrange_selection"].setEnabled(len(chosen.ids) > 1 and not window.is_inside)
        is_group = has_group(window.document.graph, chosen.ids)
        window.actions_by_name["ungroup"].setEnabled(is_group and not window.is_inside)
        single = chosen.single
        node = window.document.report.nodes.get(single) if single else None
        window.actions_by_name["enter"].setEnabled(node is not None and node.recording is not None)
        window.actions_by_name["leave"].setEnabled(window.is_inside)
