"""The actions of the window, declared once: menus, toolbar and the list of shortcuts follow from here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from visionlab.ui.icons import keep_icon


@dataclass(frozen=True, slots=True)
class Told:
    """One action: where it stands, what it is called, its key, its icon, its tooltip."""

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    colour: str = "text"
    #: its key works only on the canvas: elsewhere it means something else, as Return does in a field
    is_canvas_key: bool = False


#: in menu order; an empty name is a separator
ACTIONS: tuple[Told, ...] = (
    Told("gallery", "File", "Presets and recent files", ("Ctrl+Shift+O",), "gallery", "Open one of the known networks"),
    Told("new", "File", "New network", ("Ctrl+N",), "new", "Start with an input and nothing else"),
    Told("open", "File", "Open…", ("Ctrl+O",), "open", "Open a .vlab file"),
    Told("recent", "File", "Open recent"),
    Told("import", "File", "Import…", ("Ctrl+I",), "import", "Bring a network in from PyTorch or ONNX"),
    Told("", "File", ""),
    Told("save", "File", "Save", ("Ctrl+S",), "save", "Save the network"),
    Told("save_as", "File", "Save as…", ("Ctrl+Shift+S",)),
    Told("weights", "File", "Load weights…", tip="Start a training of this network from the weights of a file"),
    Told("export", "File", "Export…", ("Ctrl+E",), "export", "Write PyTorch text, a picture, a table, LaTeX, ..."),
    Told("picture", "File", "Export a picture…", ("Ctrl+Shift+E",), "pictures", "What is seen as PNG, SVG or PDF"),
    Told("", "File", ""),
    Told("quit", "File", "Quit", ("Ctrl+Q",)),
    Told("undo", "Edit", "Undo", ("Ctrl+Z",), "undo", "Take the last edit back"),
    Told("redo", "Edit", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "Do again what was taken back"),
    Told("", "Edit", ""),
    Told("cut", "Edit", "Cut", ("Ctrl+X",)),
    Told("copy", "Edit", "Copy", ("Ctrl+C",)),
    Told("paste", "Edit", "Paste", ("Ctrl+V",)),
    Told("duplicate", "Edit", "Duplicate", ("Ctrl+D",), "duplicate"),
    Told("delete", "Edit", "Delete", ("Del",), "delete"),
    Told("select_all", "Edit", "Select all", ("Ctrl+A",)),
    Told("", "Edit", ""),
    Told("repair", "Edit", "Repair…", ("Ctrl+.",), "repair", "What would help a block that cannot work (Ctrl+.)"),
    Told("", "Edit", ""),
    Told("group", "Edit", "Group", ("Ctrl+G",), "group", "Make the selected blocks one block (Ctrl+G)"),
    Told("ungroup", "Edit", "Ungroup", ("Ctrl+Shift+G",), "ungroup", "Put the blocks of a group back (Ctrl+Shift+G)"),
    Told(
        "user_block", "Edit", "Make a block of your own…", tip="Keep the selected blocks in the palette, as one block"
    ),
    Told("import_block", "Edit", "Import a block…", tip="Bring a block of somebody's own into the palette"),
    Told("", "Edit", ""),
    Told("find_block", "Edit", "Find a block in the palette", ("Ctrl+F",), "search"),
    Told("zoom_in", "View", "Zoom in", ("Ctrl++", "Ctrl+="), "zoom-in"),
    Told("zoom_out", "View", "Zoom out", ("Ctrl+-",), "zoom-out"),
    Told("zoom_reset", "View", "Actual size", ("Ctrl+0",)),
    Told("fit", "View", "Fit the network", ("F",), "fit", "Show the whole network (F)"),
    Told("arrange", "View", "Arrange", ("Ctrl+L",), "layout", "Lay the network out (Ctrl+L)"),
    Told("arrange_selection", "View", "Arrange the selection", ("Ctrl+Shift+L",), tip="Only the selected blocks"),
    Told("arrange_down", "View", "Arrange from top to bottom", tip="Also the networks that are opened from now on"),
    Told("arrange_right", "View", "Arrange from left to right", tip="Also the networks that are opened from now on"),
    Told("figure", "View", "As a figure", ("Ctrl+Shift+F",), "figure", "Blocks as volumes, as a paper would draw them"),
    Told("analyse", "View", "Analysis", ("F4",), "analysis", "Memory, time, receptive field and more, page by page"),
    Told("", "View", ""),
    Told("enter", "View", "Look inside the block", ("Return",), "enter", is_canvas_key=True),
    Told("leave", "View", "Back to the network", ("Alt+Left",), "back"),
    Told("", "View", ""),
    Told("expand", "View", "Open in place", ("Ctrl+Return",), "unfold-block", "Show its inside", is_canvas_key=True),
    Told("collapse", "View", "Close in place", ("Ctrl+Backspace",), "fold-block", "As one card", is_canvas_key=True),
    Told("expand_all", "View", "Open all", ("Ctrl+Shift+Return",), "open-all", "Show every layer", is_canvas_key=True),
    Told(
        "collapse_all", "View", "Close all", ("Ctrl+Shift+Backspace",), "close-all", "Only blocks", is_canvas_key=True
    ),
    Told("fold", "View", "Fold equal blocks", ("Ctrl+K",), "fold-runs", "A card with ×N for each row of equal blocks"),
    Told("unfold", "View", "Unfold", ("Ctrl+Shift+K",), "unfold-runs", "A card for each of the folded blocks"),
    Told("", "View", ""),
    Told("train", "Training", "Train", ("F5",), "train", "Train this network", colour="on_accent"),
    Told("enqueue", "Training", "Add to queue", ("Ctrl+F5",), "queue", "Train this network as soon as there is room"),
    Told("pause", "Training", "Pause or go on", ("F6",), "pause"),
    Told("stop", "Training", "Stop", ("Shift+F5",), "stop"),
    Told("show_training", "Training", "Show the training panel", ("Ctrl+T",), "chart"),
    Told("results", "Training", "Results", ("F7",), "results", "What a trained network is worth, and what it sees"),
    Told("runs", "Training", "Runs", ("Ctrl+R",), "runs", "All runs: compare, repeat, queue, note and delete them"),
    Told("tour", "Help", "First steps", icon="tour", tip="A tour of the window in seven small steps"),
    Told("shortcuts", "Help", "Keyboard and mouse", ("F1",)),
    Told("macs", "Help", "What is counted"),
    Told("about", "Help", "About VisionLab"),
)

MENUS = ("File", "Edit", "View", "Training", "Help")


def words(text: str) -> str:
    """An action's words in the person's language."""
    return QCoreApplication.translate("Actions", text) if text else ""


def make_actions(parent: QObject, slots: dict[str, Callable[[], object]]) -> dict[str, QAction]:
    """A QAction for each entry that has a slot."""
    made: dict[str, QAction] = {}
    for told in ACTIONS:
        if not told.name or told.name not in slots:
            continue
        action = QAction(words(told.text), parent)
        action.setShortcuts([QKeySequence(key) for key in told.keys])
        Context = Qt.ShortcutContext
        action.setShortcutContext(Context.WidgetShortcut if told.is_canvas_key else Context.WindowShortcut)
        tip = words(told.tip) or words(told.text).rstrip("…")
        first = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(tip if not first or first in tip else f"{tip} ({first})")
        if told.icon:
            keep_icon(action.setIcon, told.icon, told.colour)
        slot = slots[told.name]
        action.triggered.connect(lambda _checked=False, slot=slot: slot())
        made[told.name] = action
    return made
