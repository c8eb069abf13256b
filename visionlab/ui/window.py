"""The main window: puts the panels together and lets them speak to each other through the document."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon, QPaintEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from visionlab import resources
from visionlab.ui import language, late_parts, words
from visionlab.ui.actions import ACTIONS, CANVAS
from visionlab.ui.analysis.dock import AnalysisDock
from visionlab.ui.arrangement import Arrangement
from visionlab.ui.conditions import Conditions
from visionlab.ui.document import Document
from visionlab.ui.exchange.import_source import SUFFIXES as IMPORTED
from visionlab.ui.files import SUFFIX, Files
from visionlab.ui.keymap import keymap
from visionlab.ui.leaving import may_leave_run
from visionlab.ui.menus import make_menus
from visionlab.ui.pages import Pages
from visionlab.ui.panels.gallery import Gallery
from visionlab.ui.qactions import make_actions
from visionlab.ui.results.dock import PICTURES, ResultsDock
from visionlab.ui.settings import TOUR_SEEN, Settings
from visionlab.ui.slots import slots
from visionlab.ui.tabs import Tabs
from visionlab.ui.theme import theme
from visionlab.ui.toolbar import Toolbar
from visionlab.ui.upkeep import Upkeep
from visionlab.ui.whole import Whole

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas
    from visionlab.ui.editor import Editor

#: how long a sentence stays on the status bar, ms
SAID_MS = 8_000


class Window(QMainWindow):
    """The one window of the program."""

    #: after the first paint: what is slow to import may come now
    painted = Signal()
    #: the person chose another language: a window that speaks it is to take this one's place
    language_chosen = Signal()

    # made when they are first needed
    runs = cached_property(late_parts.runs)
    imports = cached_property(late_parts.imports)
    experiments = cached_property(late_parts.experiments)
    tour = cached_property(late_parts.tour)
    problems = cached_property(late_parts.problems)
    history = cached_property(late_parts.history)
    command_palette = cached_property(late_parts.command_palette)
    ask_shortcuts = late_parts.ask_shortcuts
    ask_weights = late_parts.ask_weights
    ask_picture = late_parts.ask_picture

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        self.settings = settings or Settings()
        self.document = Document(self)
        self.conditions = Conditions(self.settings, self)
        self.files = Files(self.document, self.settings, self)
        self.training: QWidget | None = None
        self._is_painted = False
        self._unwanted = set(filter(None, self.settings.text("hidden_panels").split(",")))
        self.setWindowIcon(QIcon(str(resources.path("icons/visionlab.svg"))))
        self.setAcceptDrops(True)
        self._make_centre()
        self._make_docks()
        keymap().loads(self.settings.text("keys"))
        self.actions_by_name = make_actions(self, slots(self))
        self.addActions(list(self.actions_by_name.values()))
        for action in self.actions_by_name.values():
            self.painted.connect(action.draw)
        make_menus(self)
        self.toolbar = Toolbar(self.actions_by_name)
        self.addToolBar(self.toolbar)
        self.upkeep = Upkeep(self)
        self._connect()
        self.arrangement.restore()
        self.upkeep.refresh()
        self.show_page()

    # -- building

    def _make_centre(self) -> None:
        self.gallery = Gallery(self.settings)
        self.pages = Pages()
        self.pages.addWidget(self.gallery)
        self.tabs = Tabs(self.document)
        self.centre = QWidget()
        column = QVBoxLayout(self.centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(self.centre)

    def _make_docks(self) -> None:
        Area = Qt.DockWidgetArea
        self.palette_dock = self._dock("palette", self.tr("Blocks"), Area.LeftDockWidgetArea)
        self.inspector_dock = self._dock("inspector", self.tr("Inspector"), Area.RightDockWidgetArea)
        self.training_dock = self._dock("training", self.tr("Training"), Area.BottomDockWidgetArea)
        self.training_dock.hide()
        self.analysis_dock = AnalysisDock(self)
        self.results_dock = ResultsDock(self)
        for dock in (self.analysis_dock, self.results_dock):
            self.tabifyDockWidget(self.training_dock, dock)
        self.arrangement = Arrangement(self, (self.training_dock, self.analysis_dock, self.results_dock))
        self.setCorner(Qt.Corner.BottomLeftCorner, Area.BottomDockWidgetArea)
        self.setCorner(Qt.Corner.BottomRightCorner, Area.BottomDockWidgetArea)

    @cached_property
    def editor(self) -> Editor:
        """The editor, made when first needed."""
        from visionlab.ui.editor import Editor

        made = Editor(self.document, self.conditions)
        self.pages.addWidget(made)
        self.palette_dock.setWidget(made.palette_panel)
        self.inspector_dock.setWidget(made.inspector_area)
        self.toolbar.take_totals(made.totals)
        made.canvas.addActions([self.actions_by_name[told.name] for told in ACTIONS if told.place == CANVAS])
        made.figure_shown.connect(self.actions_by_name["figure"].setChecked)
        minimap = self.actions_by_name["minimap"]
        minimap.setChecked(self.settings.text("minimap", "on") == "on")
        made.minimap.want(minimap.isChecked())
        made.canvas.said.connect(self.say)
        made.canvas.text_pasted.connect(self._offer_text)
        made.canvas.path_changed.connect(lambda _path: self.upkeep.refresh_selection())
        made.canvas.remarks_selected.connect(self.upkeep.refresh_selection)
        return made

    @property
    def canvas(self) -> Canvas:
        """The editor's canvas."""
        return self.editor.canvas

    @property
    def has_remarks_selected(self) -> bool:
        return "editor" in self.__dict__ and bool(self.canvas.marks.remarks)

    @property
    def is_inside(self) -> bool:
        return "editor" in self.__dict__ and bool(self.canvas.path)

    def _dock(self, name: str, title: str, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        dock.setTitleBarWidget(QWidget())  # no bar: each panel names itself
        dock.setWidget(QWidget())
        self.addDockWidget(area, dock)
        return dock

    def _connect(self) -> None:
        document, files = self.document, self.files
        self.upkeep.problem_button.clicked.connect(lambda: self.problems.step(1))
        document.refused.connect(lambda problem: self.say(words.problem(problem)))
        document.state_changed.connect(self.upkeep.refresh)
        document.sheets.changed.connect(self.upkeep.refresh)
        document.selection.changed.connect(lambda _ids: self.upkeep.refresh_selection())
        self.gallery.preset_chosen.connect(files.open_preset)
        self.gallery.preset_fitted.connect(files.open_preset)
        self.gallery.file_chosen.connect(files.open_path)
        self.gallery.experiment_wanted.connect(lambda experiment: self.experiments.start(experiment))
        self.gallery.experiment_details_wanted.connect(lambda experiment: self.experiments.ask(experiment))
        self.gallery.new_requested.connect(files.new)
        self.gallery.open_requested.connect(files.ask_open)
        self.gallery.file_forgotten.connect(files.forget)
        self.gallery.import_requested.connect(lambda: self.imports.ask())
        self.gallery.tour_requested.connect(lambda: self.tour.start())
        self.gallery.show_tour(is_new=not self.settings.text(TOUR_SEEN))
        self.tabs.shown.connect(self.show_page)
        self.tabs.close_wanted.connect(files.close)
        self.tabs.others_close_wanted.connect(files.close_others)
        self.tabs.new_wanted.connect(files.new_tab)
        files.said.connect(self.say)
        files.opened.connect(self.show_page)
        files.recent_changed.connect(lambda: self.gallery.set_recent(files.remembered()))

    # -- what the window does

    def say(self, sentence: str) -> None:
        """Show a sentence on the status bar; an empty one clears it."""
        if sentence:
            self.statusBar().showMessage(sentence, SAID_MS)
        else:
            self.statusBar().clearMessage()

    def show_gallery(self) -> None:
        """The presets and recent files; again to go back to the network."""
        if self.pages.currentWidget() is self.gallery and self.document.graph.nodes:
            self.show_page()
            return
        self._turn_to_gallery()

    def _turn_to_gallery(self) -> None:
        self.gallery.set_recent(self.files.remembered())
        self._turn_to(self.gallery)

    def go_to_tab(self, step: int) -> None:
        self.document.show(self.document.sheets.beside(step))
        self.show_page()

    def show_runs(self) -> None:
        """All runs; again to go back to the network."""
        if self.pages.currentWidget() is self.runs:
            self.show_page()
        else:
            self._turn_to(self.runs)

    def paste(self) -> None:
        """Blocks on the canvas; a network of PyTorch anywhere."""
        if "editor" in self.__dict__ and self.pages.currentWidget() is self.editor:
            self.canvas.paste()
        else:
            self.imports.paste()

    def _offer_text(self, text: str) -> None:
        """Text that holds no blocks was pasted on the canvas."""
        if not self.imports.offer(text):
            self.say(self.tr("The clipboard holds neither blocks nor a network of PyTorch"))

    def show_page(self) -> None:
        """The network, or the gallery while there is none."""
        if self.document.graph.nodes:
            self._turn_to(self.editor)
            self.canvas.setFocus()
        else:
            self._turn_to_gallery()

    def _turn_to(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        has_network = "editor" in self.__dict__ and page is self.editor
        for dock in (self.palette_dock, self.inspector_dock):
            dock.setVisible(has_network and dock.objectName() not in self._unwanted)
            dock.toggleViewAction().setEnabled(has_network)
        self.toolbar.show_totals(has_network)
        self.actions_by_name["analyse"].allow(has_network, self.tr("No network is shown"))
        if has_network and self._is_painted:
            self.arrangement.reopen()
        elif not has_network:
            self.arrangement.put_away(self.analysis_dock)
            page.setFocus()

    def reopen_docks(self) -> None:
        """The docks of the last time, beside a network; a while after the start, since what they show takes long."""
        if self.pages.currentWidget() is not self.gallery:
            self.arrangement.reopen()

    def switch_minimap(self) -> None:
        is_on = self.actions_by_name["minimap"].isChecked()
        self.settings.put("minimap", "on" if is_on else "off")
        self.editor.minimap.want(is_on)

    def go_to(self, id: str) -> None:
        """Show a block of the network."""
        self.show_page()
        self.editor.go_to(id)

    def want_panel(self, name: str, is_wanted: bool) -> None:
        """The person shows or hides a panel; the gallery hides both without that being their wish."""
        (self._unwanted.discard if is_wanted else self._unwanted.add)(name)
        self.settings.put("hidden_panels", ",".join(sorted(self._unwanted)))

    def find_node(self) -> None:
        """In the network, or in what is shown in its place."""
        page = self.pages.currentWidget()
        if page is self.gallery:
            self.gallery.networks.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif "runs" in self.__dict__ and page is self.runs:
            self.runs.search()
        else:
            self.editor.open_find()

    def find_block(self) -> None:
        if not self.palette_dock.toggleViewAction().isEnabled():
            return
        self.want_panel("palette", True)
        self.palette_dock.show()
        self.editor.palette_panel.focus_search()

    def start_from(self, path: str) -> None:
        self.load_training().setup.change({"weights": path})  # type: ignore[attr-defined]
        self.show_training()
        self.say(self.tr("Trainings start from these weights now"))

    def choose_direction(self, choice: str) -> None:
        """Draw from top to bottom (`down`) or from left to right (`right`): this network, and those that are opened."""
        self.settings.put("direction", choice)
        self.canvas.arrange(choice == "right")

    def choose_theme(self, choice: str) -> None:
        theme().choose(choice)
        self.settings.put("theme", choice)

    def choose_language(self, choice: str) -> None:
        """Speak this language from now on: one of `language.LANGUAGES`, or `system`."""
        self.settings.put("language", choice)
        before = language.spoken()
        language.speak(choice)
        if language.spoken() != before:
            # once the menu is closed
            QTimer.singleShot(0, self, self.language_chosen.emit)

    # -- training

    def load_training(self) -> QWidget:
        """The training panel, made when first needed: it brings pyqtgraph."""
        if self.training is None:
            from visionlab.ui.training.panel import TrainingPanel

            self.training = TrainingPanel(self.document)
            self.training_dock.setWidget(self.training)
            self.training.said.connect(self.say)
            self.training.node_wanted.connect(self.editor.go_to)
            self.training.running_changed.connect(self._on_running)
            Whole(self, self.training_dock, self.training)
            self.training.shown_changed.connect(self.results_dock.follow)
        return self.training

    def _on_running(self, is_on: bool) -> None:
        self.upkeep.refresh()
        if is_on and self.training_dock.isHidden():
            self.show_training()  # where another dock is read meanwhile, the queue's next run does not cover it
        elif not is_on:
            self.results_dock.look()

    def train(self) -> None:
        """Start, and show the training panel."""
        self.with_training("train")
        self.show_training()

    def show_training(self) -> None:
        """Open the training panel, before the analysis and the results."""
        self.load_training()
        self.arrangement.bring(self.training_dock)

    def toggle_training(self) -> None:
        self.load_training()
        self.arrangement.toggle(self.training_dock)

    def whole_curves(self) -> None:
        """Give the curves the whole window, or end that."""
        self.show_training()
        self.with_training("turn_whole")

    def with_training(self, method: str) -> None:
        getattr(self.load_training(), method)()

    @property
    def is_training(self) -> bool:
        """Whether a run is going on."""
        return self.training is not None and bool(self.training.is_running)  # type: ignore[attr-defined]

    # -- events

    @cached_property
    def _droppers(self) -> dict[str, Callable[[Path], object]]:
        """What is done with a file that is dropped on the window, by its suffix."""
        return {
            SUFFIX: self.files.open_path,
            **dict.fromkeys(PICTURES, self.results_dock.try_picture),
            **dict.fromkeys(IMPORTED, lambda path: self.imports.ask(str(path))),
        }

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A network or a picture may be dropped anywhere on the window."""
        if self._dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open or import the network that was dropped, or ask the shown run about the picture."""
        path = self._dropped_file(event)
        if path is not None:
            self._droppers[path.suffix.lower()](path)

    def _dropped_file(self, event: QDropEvent) -> Path | None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return next((path for path in paths if path.suffix.lower() in self._droppers), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once when the first picture stands; the panels are painted in the same flush."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lose nothing: ask about the network, then about a run."""
        if not self.files.may_leave() or not may_leave_run(self):
            event.ignore()
            return
        self.arrangement.keep()
        self.settings.flush()
        self.files.autosave.done()
        event.accept()
