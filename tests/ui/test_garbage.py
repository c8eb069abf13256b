"""When Python looks for garbage: in the window's thread, between two turns of its event loop."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from visionlab.ui.document import Document
from visionlab.ui.garbage import Garbage


class Knot:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    was = gc.isenabled()
    yield
    (gc.enable if was else gc.disable)()
    gc.unfreeze()


def test_garbage_is_collected_in_this_thread_and_in_no_other(qtbot: QtBot) -> None:
    window = QObject()
    keeper = Garbage(window, Document(window))
    assert keeper.parent() is window
    gone: list[int] = []
    kept = []

    def work() -> None:
        knot = Knot()
        weakref.finalize(knot, lambda: gone.append(threading.get_ident()))
        del knot
        kept.extend([] for _ in range(30_000))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert not gone
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [threading.get_ident()]
