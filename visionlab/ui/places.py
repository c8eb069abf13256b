"""What a part of the window can do by keys of its own, and the keys that nobody changes: all in the list of keys."""

from __future__ import annotations

from visionlab.ui.actions import ACTIONS, CANVAS, Told

RUNS, TABLE, CHART, FIND, NOTE = "runs", "table", "chart", "find", "note"
#: what each place is called
PLACES = {
    CANVAS: "Canvas",
    RUNS: "Runs",
    TABLE: "Table",
    CHART: "Chart",
    FIND: "Find bar",
    NOTE: "Note",
}

#: what is done by a key of its own in one place; there, Delete, Copy, Select all and Find are those of the window
LOCAL: tuple[Told, ...] = (
    Told("find_next", "", "Next match", ("Return", "Enter"), place=FIND),
    Told("find_previous", "", "Previous match", ("Shift+Return", "Shift+Enter"), place=FIND),
    Told("find_all", "", "Select all matches", ("Ctrl+Return", "Ctrl+Enter"), place=FIND),
    Told("note_done", "", "Finish the note", ("Ctrl+Return", "Ctrl+Enter"), place=NOTE),
    Told("table_open", "", "Go to the block of the row", ("Return", "Enter"), place=TABLE),
    Told("table_copy_headed", "", "Copy rows with headings", place=TABLE),
    Told("table_expand", "", "Expand all", place=TABLE),
    Told("table_collapse", "", "Collapse all", place=TABLE),
    Told("chart_zoom_in", "", "Zoom into the chart", ("+", "="), place=CHART),
    Told("chart_zoom_out", "", "Zoom out of the chart", ("-",), place=CHART),
    Told("chart_whole", "", "Show the whole chart", ("0",), place=CHART),
    Told("run_curves", "", "Show the curves of the run", ("Return", "Enter"), place=RUNS),
    Told("run_compare", "", "Compare the selected runs", ("Shift+Return", "Shift+Enter"), place=RUNS),
    Told("run_network", "", "Open the network of the run", ("Ctrl+Return", "Ctrl+Enter"), place=RUNS),
    Told("run_again", "", "Train the run again", place=RUNS),
    Told("run_go_on", "", "Go on with the selected runs", place=RUNS),
    Told("run_stop", "", "Stop the selected runs", place=RUNS),
    Told("run_weights", "", "Save the weights of the run", place=RUNS),
    Told("run_folder", "", "Open the folder of the run", place=RUNS),
    Told("run_path", "", "Copy the path of the run", place=RUNS),
    Told("run_sooner", "", "Sooner in the queue", ("Ctrl+Up",), place=RUNS),
    Told("run_later", "", "Later in the queue", ("Ctrl+Down",), place=RUNS),
    Told("run_unqueue", "", "Take out of the queue", place=RUNS),
)

#: all that has keys or may be given some
KEYED = tuple(told for told in (*ACTIONS, *LOCAL) if told.name and told.name != "recent")

#: keys that stay as they are, with what they do and where; empty for everywhere
FIXED: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("Cancel a drag, clear the selection, go back from inside", ("Esc",), CANVAS),
    ("Pan with the mouse", ("Space",), CANVAS),
    ("Back from inside a block, or delete", ("Backspace",), CANVAS),
    ("Menu of the selected blocks", ("Menu",), CANVAS),
    ("While wiring: to another port", ("Left", "Right", "Up", "Down", "Tab"), CANVAS),
    ("While wiring: join the two ports", ("Return",), CANVAS),
    ("Back to the network", ("Esc",), RUNS),
    ("Close the find bar", ("Esc",), FIND),
    ("Finish the note", ("Esc",), NOTE),
    ("To the next control, and back", ("Tab", "Shift+Tab"), ""),
)
