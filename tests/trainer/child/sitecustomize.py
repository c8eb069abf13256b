"""Python imports this at its start, when it lies in PYTHONPATH: it gives a child the tests' data sets."""

from pathlib import Path

import visionlab.data.sets

visionlab.data.sets.__path__.append(str(Path(__file__).parent / "sets"))
