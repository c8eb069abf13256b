"""Keeps the window's title, actions and status bar true to the document, the selection and the training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QToolButton

from visionlab.cost.grouping import has_group
from visionlab.ui import words
from visionlab.ui.actions import ALIGNMENTS
from visionlab.ui.theme import Length

if TYPE_CHECKING:
    from visionlab.ui.window import Window

#: actions that need a network
_OF_A_NETWORK = (
    "save", "save_as", "export", "picture", "figure", "fit", "arrange", "arrange_down", "arrange_right", "select_all",
    "expand", "collapse", "expand_all", "collapse_all", "fold", "unfold", "add_block", "remark", "next_remark",
)  # fmt: skip


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
        window.setWindowTitle(f"{document.title}[*] — VisionLab" if document.graph.nodes else "VisionLab[*]")
        is_modified = not document.is_saved and bool(document.graph.nodes)
        if is_modified != window.isWindowModified():  # Qt would tell the window manager each time
            window.setWindowModified(is_modified)
        for name, verb, label, reason in (
            ("undo", self.tr("Undo"), document.undo_label, self.tr("Nothing was edited yet")),
            ("redo", self.tr("Redo"), document.redo_label, self.tr("Nothing was taken back")),
        ):
            actions[name].allow(label is not None, reason)
            actions[name].setText(f"{verb}: {label}" if label else verb)
        has_edits = (document.undo_label or document.redo_label) is not None
        actions["history"].allow(has_edits, self.tr("Nothing was edited yet"))
        has_nodes = bool(document.graph.nodes)
        for name in _OF_A_NETWORK:
            actions[name].allow(has_nodes, self.tr("No network is open"))
        has_tabs = len(document.sheets.all) > 1
        actions["close_tab"].allow(has_nodes or has_tabs, self.tr("No network is open"))
        for name in ("next_tab", "previous_tab"):
            actions[name].allow(has_tabs, self.tr("No other network is open"))
        problems = document.report.problems
        hindrance = document.report.hindrance
        for name in ("train", "enqueue", "weights"):
            actions[name].allow(hindrance is None, words.problem(hindrance[1]) if hindrance is not None else "")
        waits = self.tr("A network is being trained: this one can wait in the queue") if window.is_training else ""
        actions["train"].advise(waits)
        for name in ("pause", "stop"):
            actions[name].allow(window.is_training, self.tr("No run is going on"))
        for name in ("next_problem", "previous_problem"):
            actions[name].allow(bool(problems) and has_nodes, self.tr("The network has no problem"))
        self.saved_label.setText("" if document.is_saved or not has_nodes else self.tr("Unsaved changes"))
        self.problem_button.setVisible(bool(problems) and has_nodes)
        self.problem_button.setText(words.plural("{count} problem", "{count} problems", len(problems)))
        self.problem_button.setToolTip("\n".join(words.problem(problem) for _id, problem in problems[:8]))
        self.refresh_selection()

    def refresh_selection(self) -> None:
        """Other nodes are selected, or other nodes are seen."""
        window = self._window
        chosen = window.document.selection
        reason = self.tr("Nothing is selected")
        if window.is_inside:
            reason = self.tr("The inside of a block is only to look at")
        has_any = bool(chosen.ids) or window.has_remarks_selected
        for name in ("cut", "copy", "duplicate", "delete", "rename"):
            window.actions_by_name[name].allow(has_any and not window.is_inside, reason)
        for name in ("dissolve", "swap", "bypass", "wire", "group", "user_block"):
            window.actions_by_name[name].allow(bool(chosen.ids) and not window.is_inside, reason)
        many = len(chosen.ids) > 1 and not window.is_inside
        for name in ("arrange_selection", *ALIGNMENTS):
            window.actions_by_name[name].allow(many, self.tr("Fewer than two blocks are selected"))
        is_group = has_group(window.document.graph, chosen.ids) and not window.is_inside
        window.actions_by_name["ungroup"].allow(is_group, self.tr("No group is selected"))
        single = chosen.single
        node = window.document.report.nodes.get(single) if single else None
        has_inside = node is not None and node.recording is not None and bool(node.recording.steps)
        window.actions_by_name["enter"].allow(has_inside, self.tr("No block with an inside is selected"))
        window.actions_by_name["leave"].allow(window.is_inside, self.tr("No block's inside is shown"))
