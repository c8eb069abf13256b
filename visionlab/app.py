"""Chooses between the window and the command line.

Nothing but `sys` is imported before the choice: a command must not wait for Qt, nor the window for the
command line's parser.
"""

from __future__ import annotations

import sys

#: exit status after bad input, as of most command lines
REFUSED = 2


def main(argv: list[str] | None = None) -> int:
    """Runs VisionLab with these words after the program's name, by default the process's own.

    Returns the exit status: 0 for done, 2 for bad input, which gets one sentence on stderr.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if not words:
        return _window(None)
    if words[0] == "open" and len(words) == 2 and not words[1].startswith("-"):
        return _window(words[1])
    from visionlab import cli

    return cli.main(words, window=_window, picture=_picture)


def _window(network: str | None) -> int:
    from visionlab.problem import Problem

    if _has_no_screen():
        return _refuse(
            "VisionLab's window needs a screen, and neither DISPLAY nor WAYLAND_DISPLAY is set: "
            "start it in a desktop session, or see `visionlab --help` for what works without one."
        )
    try:
        from visionlab.ui import main as window
    except ImportError as error:
        if "cannot open shared object file" not in str(error):
            raise
        library = str(error).split(":", 1)[0]
        return _refuse(
            f"Qt needs the system library {library}, which is not installed: "
            "`make setup` in a checkout names the package that has it."
        )
    try:
        return window.run(network)
    except Problem as problem:
        return _refuse(str(problem))


def _picture(network: str, format: str, scale: float | None, is_figure: bool = False) -> bytes:
    from visionlab.ui import picture

    return picture.draw(network, format, scale, is_figure)


def _has_no_screen() -> bool:
    """Whether Qt would find no screen on this Linux machine; it would end the process with a core dump."""
    import os

    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED
