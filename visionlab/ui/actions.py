"""The actions of the window, declared once: menus, toolbar, command palette and the list of keys follow from here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True, slots=True)
class Told:
    """One action: where it stands, what it is called, its keys, its icon, its tooltip."""

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    colour: str = "text"
    #: where alone its keys work, as elsewhere they mean something else; empty for the whole window
    place: str = ""
    #: it is on or off, and its menu entry has a check
    is_switch: bool = False
    #: a menu within the menu
    under: str = ""


CANVAS = "canvas"

#: the heading of the actions that choose what blocks are coloured by
COLOUR_BY = "Colour by"

#: in menu order; an empty name is a separator, and what has no menu has only a key
ACTIONS: tuple[Told, ...] = (
    Told("gallery", "File", "Presets and recent files", ("Ctrl+Shift+O",), "gallery", "Open one of the known networks"),
    Told("new", "File", "New network", ("Ctrl+N",), "new", "Start with an input and nothing else"),
    Told("new_tab", "File", "New tab", ("Ctrl+Shift+N",), "plus", "A tab for another network"),
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
    Told("next_tab", "File", "Next tab", ("Ctrl+Tab", "Ctrl+PgDown")),
    Told("previous_tab", "File", "Previous tab", ("Ctrl+Shift+Tab", "Ctrl+PgUp")),
    Told("close_tab", "File", "Close tab", ("Ctrl+W",), "close"),
    Told("", "File", ""),
    Told("quit", "File", "Quit", ("Ctrl+Q",)),
    Told("undo", "Edit", "Undo", ("Ctrl+Z",), "undo", "Take the last edit back"),
    Told("redo", "Edit", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "Do again what was taken back"),
    Told("history", "Edit", "Undo history…", ("Ctrl+Alt+Z",), "history", "All edits: go back to any, or forward again"),
    Told("", "Edit", ""),
    Told("cut", "Edit", "Cut", ("Ctrl+X",)),
    Told("copy", "Edit", "Copy", ("Ctrl+C",)),
    Told("paste", "Edit", "Paste", ("Ctrl+V",)),
    Told("duplicate", "Edit", "Duplicate", ("Ctrl+D",), "duplicate"),
    Told("delete", "Edit", "Delete", ("Del",), "delete"),
    Told("dissolve", "Edit", "Delete and join the links", ("Ctrl+Del", "Alt+Del"), "dissolve", place=CANVAS),
    Told("select_all", "Edit", "Select all", ("Ctrl+A",)),
    Told("", "Edit", ""),
    Told("find", "Edit", "Find…", ("Ctrl+F",), "search", "Find blocks by name, shape, field or problem"),
    Told("find_block", "Edit", "Find a block in the palette", ("Ctrl+B",)),
    Told("next_problem", "Edit", "Next problem", ("F8",), "warning", "Go to what is wrong, block by block"),
    Told("previous_problem", "Edit", "Previous problem", ("Shift+F8",)),
    Told("repair", "Edit", "Repair…", ("Ctrl+.",), "repair", "What would help a block that cannot work"),
    Told("", "Edit", ""),
    Told("remark", "Edit", "Write a note", ("N",), "note", "Text beside the blocks", place=CANVAS),
    Told("next_remark", "Edit", "Go to the next note", ("Shift+N",), place=CANVAS),
    Told("add_block", "Block", "Add a block…", ("Tab",), "plus", "Find a block by name and add it", place=CANVAS),
    Told("rename", "Block", "Rename", ("F2",), tip="Give the block a title, or write in the note", place=CANVAS),
    Told("wire", "Block", "Wire by keyboard", ("W",), tip="Arrows go to the other end, Enter wires", place=CANVAS),
    Told("swap", "Block", "Change kind…", ("Shift+S",), "swap", "Another block on the same links", place=CANVAS),
    Told("bypass", "Block", "Bypass", ("B",), "bypass", "Leave the block out, or end that", place=CANVAS),
    Told("", "Block", ""),
    Told("group", "Block", "Group", ("Ctrl+G",), "group", "Make the selected blocks one block"),
    Told("ungroup", "Block", "Ungroup", ("Ctrl+Shift+G",), "ungroup", "Put the blocks of a group back"),
    Told(
        "user_block", "Block", "Make a block of your own…", tip="Keep the selected blocks in the palette, as one block"
    ),
    Told("import_block", "Block", "Import a block…", tip="Bring a block of somebody's own into the palette"),
    Told("", "Block", ""),
    Told("align_left", "Block", "Align left edges", ("Ctrl+Shift+Left",), place=CANVAS, under="Align"),
    Told("align_centre", "Block", "Align centres, one below the other", place=CANVAS, under="Align"),
    Told("align_right", "Block", "Align right edges", ("Ctrl+Shift+Right",), place=CANVAS, under="Align"),
    Told("align_top", "Block", "Align upper edges", ("Ctrl+Shift+Up",), place=CANVAS, under="Align"),
    Told("align_middle", "Block", "Align middles, side by side", place=CANVAS, under="Align"),
    Told("align_bottom", "Block", "Align lower edges", ("Ctrl+Shift+Down",), place=CANVAS, under="Align"),
    Told("spread_across", "Block", "Equal gaps side by side", place=CANVAS, under="Align"),
    Told("spread_down", "Block", "Equal gaps one below the other", place=CANVAS, under="Align"),
    Told("zoom_in", "View", "Zoom in", ("Ctrl++", "Ctrl+="), "zoom-in"),
    Told("zoom_out", "View", "Zoom out", ("Ctrl+-",), "zoom-out"),
    Told("zoom_reset", "View", "Actual size", ("Ctrl+0",)),
    Told("fit", "View", "Fit the network", ("F",), "fit", "Show the whole network"),
    Told("arrange", "View", "Arrange", ("Ctrl+L",), "layout", "Lay the network out"),
    Told("arrange_selection", "View", "Arrange the selection", ("Ctrl+Shift+L",), tip="Only the selected blocks"),
    Told("arrange_down", "View", "Arrange from top to bottom", tip="Also the networks that are opened from now on"),
    Told("arrange_right", "View", "Arrange from left to right", tip="Also the networks that are opened from now on"),
    Told(
        "figure",
        "View",
        "As a figure",
        ("Ctrl+Shift+F",),
        "figure",
        "Blocks as volumes, as a paper would draw them",
        is_switch=True,
    ),
    Told("analyse", "View", "Analysis", ("F4",), "analysis", "Memory, time, receptive field and more, page by page"),
    Told("minimap", "View", "Minimap", ("Ctrl+M",), tip="The whole network in a corner of the canvas", is_switch=True),
    Told("", "View", ""),
    Told("enter", "View", "Look inside the block", ("Return", "Enter"), "enter", place=CANVAS),
    Told("leave", "View", "Back to the network", ("Alt+Left",), "back"),
    Told("", "View", ""),
    Told("expand", "View", "Open in place", ("Ctrl+Return",), "unfold-block", "Show its inside", place=CANVAS),
    Told("collapse", "View", "Close in place", ("Ctrl+Backspace",), "fold-block", "As one card", place=CANVAS),
    Told("expand_all", "View", "Open all", ("Ctrl+Shift+Return",), "open-all", "Show every layer", place=CANVAS),
    Told("collapse_all", "View", "Close all", ("Ctrl+Shift+Backspace",), "close-all", "Only blocks", place=CANVAS),
    Told("fold", "View", "Fold equal blocks", ("Ctrl+K",), "fold-runs", "A card with ×N for each row of equal blocks"),
    Told("unfold", "View", "Unfold", ("Ctrl+Shift+K",), "unfold-runs", "A card for each of the folded blocks"),
    Told("", "View", ""),
    # a menu of its own within View (`menus`)
    Told("colour_nothing", COLOUR_BY, "Nothing", tip="Blocks in plain cards", is_switch=True),
    Told("colour_parameters", COLOUR_BY, "Parameters", ("Ctrl+Alt+P",), is_switch=True),
    Told("colour_macs", COLOUR_BY, "MACs", ("Ctrl+Alt+M",), is_switch=True),
    Told("colour_memory", COLOUR_BY, "Activation memory", is_switch=True),
    Told("colour_field", COLOUR_BY, "Receptive field", is_switch=True),
    Told("colour_kind", COLOUR_BY, "Kind of block", is_switch=True),
    Told("colour_stage", COLOUR_BY, "Stage", tip="Blocks whose maps are of one size", is_switch=True),
    Told("train", "Training", "Train", ("F5",), "train", "Train this network", colour="on_accent"),
    Told("enqueue", "Training", "Add to queue", ("Ctrl+F5",), "queue", "Train this network as soon as there is room"),
    Told("pause", "Training", "Pause or go on", ("F6",), "pause"),
    Told("stop", "Training", "Stop", ("Shift+F5",), "stop"),
    Told("show_training", "Training", "Show the training panel", ("Ctrl+T",), "chart"),
    Told("whole_curves", "Training", "Curves in the whole window", ("F11",), "whole", "Nothing else, or end that"),
    Told("results", "Training", "Results", ("F7",), "results", "What a trained network is worth, and what it sees"),
    Told("runs", "Training", "Runs", ("Ctrl+R",), "runs", "All runs: compare, repeat, queue, note and delete them"),
    Told("tour", "Help", "First steps", icon="tour", tip="A tour of the window in seven small steps"),
    Told("commands", "Help", "Find an action…", ("Ctrl+Shift+P",), "search", "Everything that can be done, by typing"),
    Told("", "Help", ""),
    Told("shortcuts", "Help", "Keyboard and mouse…", ("F1",), tip="All keys, to be changed, and what the mouse does"),
    Told("macs", "Help", "What is counted"),
    Told("about", "Help", "About VisionLab"),
    Told("walk_left", "", "Go to the block on the left", ("Left",), place=CANVAS),
    Told("walk_right", "", "Go to the block on the right", ("Right",), place=CANVAS),
    Told("walk_up", "", "Go up along the links", ("Up",), place=CANVAS),
    Told("walk_down", "", "Go down along the links", ("Down",), place=CANVAS),
    Told("walk_first", "", "Go to where the network begins", ("Home",), place=CANVAS),
    Told("walk_last", "", "Go to where the network ends", ("End",), place=CANVAS),
    Told("extend_left", "", "Select the block on the left too", ("Shift+Left",), place=CANVAS),
    Told("extend_right", "", "Select the block on the right too", ("Shift+Right",), place=CANVAS),
    Told("extend_up", "", "Select up along the links too", ("Shift+Up",), place=CANVAS),
    Told("extend_down", "", "Select down along the links too", ("Shift+Down",), place=CANVAS),
    Told("move_left", "", "Move the selection left", ("Ctrl+Left",), place=CANVAS),
    Told("move_right", "", "Move the selection right", ("Ctrl+Right",), place=CANVAS),
    Told("move_up", "", "Move the selection up", ("Ctrl+Up",), place=CANVAS),
    Told("move_down", "", "Move the selection down", ("Ctrl+Down",), place=CANVAS),
)

#: those that put the selected cards in line
ALIGNMENTS = tuple(told.name for told in ACTIONS if told.under == "Align")

MENUS = ("File", "Edit", "Block", "View", "Training", "Help")


def words(text: str) -> str:
    """An action's words in the person's language."""
    return QCoreApplication.translate("Actions", text) if text else ""
