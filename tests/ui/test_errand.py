"""Calls in another thread: what comes of them arrives in this one, and only where somebody still wants to know."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from random import Random

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool

from visionlab.problem import Problem
from visionlab.ui.errand import fetch


def gone(owner: QObject) -> None:
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_what_comes_of_a_call_arrives_in_the_thread_that_asked(qtbot) -> None:
    owner, told = QObject(), []
    fetch(threading.get_ident, owner, lambda found: told.append((found, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(told))
    ((there, here),) = told
    assert here == threading.get_ident() != there


def test_what_cannot_be_read_is_a_problem(qtbot) -> None:
    owner, told = QObject(), []

    def refused() -> None:
        raise Problem("No")

    fetch(refused, owner, told.append)
    fetch(Path("/nowhere/at/all").read_bytes, owner, told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert sorted(map(str, told)) == ["A file cannot be read: No such file or directory", "No"]


def test_owners_may_go_while_they_are_told(qtbot) -> None:
    chance = Random(1)
    told: list[int] = []

    def work() -> None:
        until = time.perf_counter() + chance.random() / 500
        while time.perf_counter() < until:
            pass

    for number in range(300):
        owner = QObject()
        for _ in range(4):
            fetch(work, owner, lambda _found, number=number: told.append(number))
        until = time.perf_counter() + chance.random() / 500
        while time.perf_counter() < until:
            QCoreApplication.processEvents()
        gone(owner)
        before = len(told)
        QCoreApplication.processEvents()
        assert number not in told[before:]
    QThreadPool.globalInstance().waitForDone()
