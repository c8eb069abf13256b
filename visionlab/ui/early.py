"""What the window needs and Qt does not: imported before Qt, as PySide6 reads the source of all that comes after it.

Together with no garbage collection from here to the first paint (nothing is garbage yet), a start takes 50 ms less
of 400. The many blocks and presets come after that, with the gallery's cards and the editor.
"""

from __future__ import annotations

import gc

from visionlab.cost import analysis  # noqa: F401
from visionlab.project import document, recovery  # noqa: F401

gc.disable()  # from the first paint on, garbage.py collects
