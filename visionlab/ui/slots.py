"""What the actions of the window do: each name of `ui/actions.py` and what it calls."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from visionlab.cost.colouring import MEASURES
from visionlab.ui import help as help_texts
from visionlab.ui.actions import ACTIONS, CANVAS

if TYPE_CHECKING:
    from visionlab.ui.window import Window

#: what the canvas's own table of keys says too
_OF_CANVAS = (
    "cut", "copy", "duplicate", "delete", "select_all", "leave", "expand", "collapse", "expand_all", "collapse_all",
)  # fmt: skip


def slots(window: Window) -> dict[str, Callable[[], object]]:
    """What each action of the window calls, by its name."""
    files = window.files

    def on_canvas(name: str) -> Callable[[], object]:
        return lambda: getattr(window.canvas, name)()

    def on_view(name: str) -> Callable[[], object]:
        return lambda: getattr(window.editor.view, name)()

    def canvas_key(name: str) -> Callable[[], object]:
        return lambda: window.canvas.do(name)

    return {
        **{name: canvas_key(name) for name in (*_OF_CANVAS, *(told.name for told in ACTIONS if told.place == CANVAS))},
        "colour_nothing": lambda: window.document.colour_by.choose(""),
        **{f"colour_{name}": partial(window.document.colour_by.choose, name) for name in MEASURES},
        "gallery": window.show_gallery,
        "new": files.new,
        "new_tab": files.new_tab,
        "close_tab": files.close,
        "next_tab": lambda: window.go_to_tab(1),
        "previous_tab": lambda: window.go_to_tab(-1),
        "open": files.ask_open,
        "import": lambda: window.imports.ask(),
        "save": files.save,
        "save_as": files.ask_save,
        "weights": window.ask_weights,
        "export": files.export,
        "picture": window.ask_picture,
        "quit": window.close,
        "undo": window.document.undo,
        "redo": window.document.redo,
        "history": lambda: window.history.open(),
        "paste": window.paste,
        "repair": lambda: window.editor.repair(),
        "group": on_canvas("group"),
        "ungroup": on_canvas("ungroup"),
        "user_block": lambda: window.editor.user_blocks.make(),
        "import_block": lambda: window.editor.user_blocks.ask_import(),
        "find": window.find_node,
        "find_block": window.find_block,
        "next_problem": lambda: window.problems.step(1),
        "previous_problem": lambda: window.problems.step(-1),
        "zoom_in": on_view("zoom_in"),
        "zoom_out": on_view("zoom_out"),
        "zoom_reset": on_view("zoom_reset"),
        "fit": on_view("fit"),
        "figure": lambda: window.editor.show_figure(not window.editor.is_figure),
        "arrange": on_canvas("arrange"),
        "arrange_selection": on_canvas("arrange_selection"),
        "arrange_down": lambda: window.choose_direction("down"),
        "arrange_right": lambda: window.choose_direction("right"),
        "minimap": window.switch_minimap,
        "analyse": window.analysis_dock.toggle,
        "fold": on_canvas("fold"),
        "unfold": on_canvas("unfold"),
        "train": window.train,
        "enqueue": lambda: window.with_training("enqueue"),
        "pause": lambda: window.with_training("pause_or_resume"),
        "stop": lambda: window.with_training("stop"),
        "show_training": window.toggle_training,
        "whole_curves": window.whole_curves,
        "results": window.results_dock.toggle,
        "runs": window.show_runs,
        "tour": lambda: window.tour.start(),
        "commands": lambda: window.command_palette.open(),
        "shortcuts": window.ask_shortcuts,
        "macs": lambda: help_texts.show_counting(window),
        "about": lambda: help_texts.show_about(window),
    }
