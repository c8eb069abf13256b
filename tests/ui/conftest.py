"""Of all tests of the window: garbage is collected between them, and in their own thread."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from itertools import count

import pytest

#: tests between two collections of all: with torch loaded, one takes as long as many tests
_WHOLE = 100
_tests = count(1)


@pytest.fixture(autouse=True)
def _collected_here() -> Iterator[None]:
    """As in the window (`ui/garbage.py`): another thread that collects would take widgets away under Qt's hands."""
    gc.disable()
    yield
    gc.collect(2 if next(_tests) % _WHOLE == 0 else 1)
    gc.enable()
