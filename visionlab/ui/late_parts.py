"""Parts of the window that are made when they are first needed, so that it stands soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from visionlab.ui.command_palette.popup import CommandPalette
    from visionlab.ui.exchange.import_desk import ImportDesk
    from visionlab.ui.exchange.weights_dialog import WeightsDialog
    from visionlab.ui.experiments.desk import ExperimentDesk
    from visionlab.ui.history_list import HistoryList
    from visionlab.ui.picture_dialog import PictureDialog
    from visionlab.ui.problems import ProblemWalk
    from visionlab.ui.runs.page import RunsPage
    from visionlab.ui.shortcuts import ShortcutsDialog
    from visionlab.ui.tour.tour import Tour
    from visionlab.ui.window import Window


def runs(window: Window) -> RunsPage:
    """The page of runs."""
    from visionlab.ui.runs.desk import RunsDesk

    page = RunsDesk(window).page
    page.left.connect(window.show_page)
    window.pages.addWidget(page)
    return page


def imports(window: Window) -> ImportDesk:
    """Who brings networks in."""
    from visionlab.ui.exchange.import_desk import ImportDesk

    return ImportDesk(window)


def experiments(window: Window) -> ExperimentDesk:
    """Who starts experiments."""
    from visionlab.ui.experiments.desk import ExperimentDesk

    return ExperimentDesk(window)


def tour(window: Window) -> Tour:
    """The first steps."""
    from visionlab.ui.tour.tour import Tour

    made = Tour(window)
    made.ended.connect(lambda: window.gallery.show_tour(is_new=False))
    return made


def problems(window: Window) -> ProblemWalk:
    """Who goes from one problem to the next."""
    from visionlab.ui.problems import ProblemWalk

    return ProblemWalk(window)


def history(window: Window) -> HistoryList:
    """All edits in a list."""
    from visionlab.ui.history_list import HistoryList

    return HistoryList(window.document, window.toolbar.widgetForAction(window.actions_by_name["history"]))


def command_palette(window: Window) -> CommandPalette:
    """All that can be done, found by typing."""
    from visionlab.ui.command_palette.popup import CommandPalette

    return CommandPalette(window)


def ask_shortcuts(window: Window) -> ShortcutsDialog:
    """Show all keys, and let the person change them."""
    from visionlab.ui.shortcuts import ShortcutsDialog

    dialog = ShortcutsDialog(window.settings, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def ask_weights(window: Window) -> WeightsDialog:
    """Let the person load weights for the network; the training panel starts from them."""
    from visionlab.ui.exchange.weights_dialog import WeightsDialog, twin_of

    dialog = WeightsDialog(window.document.graph, window.document.title, twin_of(window.document.name), window)
    dialog.applied.connect(window.start_from)
    dialog.open()
    return dialog


def ask_picture(window: Window) -> PictureDialog:
    """Let the person write what is seen as a picture."""
    from visionlab.ui.picture_dialog import PictureDialog

    dialog = PictureDialog(window)
    dialog.accepted.connect(lambda: window.say(window.tr("Exported {path}").format(path=dialog.path)))
    dialog.open()
    return dialog
