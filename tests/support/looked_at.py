"""Walks all views in a process of its own and prints what is wrong with them: a scale is fixed when Qt starts.

`QT_SCALE_FACTOR=2 python -m tests.support.looked_at FOLDER FAULTS LETTERS LANGUAGE`; FAULTS is a list as
`wide,cut,name,tab,ring`, LETTERS how much larger than ours letters are, as those of another font may be.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

folder, faults, letters, spoken = Path(sys.argv[1]), sys.argv[2].split(","), float(sys.argv[3]), sys.argv[4]
for _name in ("CONFIG", "RUNS"):
    os.environ[f"VISIONLAB_{_name}"] = str(folder / _name.lower())

from visionlab.ui.theme import Type, theme  # noqa: E402

for _name, _pixels in list(vars(Type).items()):
    if isinstance(_pixels, int):
        setattr(Type, _name, round(_pixels * letters))

from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtWidgets import QWidget  # noqa: E402

from tests.support.looking import backward_steps, clipped, nameless, without_ring  # noqa: E402
from tests.support.views import walk  # noqa: E402
from visionlab.ui import language  # noqa: E402
from visionlab.ui.main import make_app  # noqa: E402
from visionlab.ui.settings import Settings  # noqa: E402
from visionlab.ui.window import Window  # noqa: E402

_SCREEN = 1366


def _wide(root: QWidget) -> list[str]:
    """A window or dialog that needs more than a small screen."""
    need = root.minimumSizeHint().width()
    return [f"{type(root).__name__} {need} px wide"] if need > _SCREEN else []


_LOOKED_FOR = {"wide": _wide, "cut": clipped, "name": nameless, "tab": backward_steps, "ring": without_ring}


def main() -> None:
    (folder / "runs").mkdir()
    app = make_app()
    language.speak(spoken)
    theme().choose("light")
    window = Window(Settings(folder / "window.ini"))
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(_SCREEN, 740)
    window.show()
    found: dict[str, str] = {}

    def look(view: str, root: object) -> None:
        for fault in faults:
            for what in _LOOKED_FOR[fault](root):  # type: ignore[arg-type]
                found.setdefault(f"{fault}: {what}", view)

    walk(window, look, folder)
    window.close()
    app.processEvents()
    for what, view in found.items():
        print(f"{what} ({view})")


if __name__ == "__main__":
    main()
