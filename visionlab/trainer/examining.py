"""The child's side of an examination (`visionlab.runs.examination`): hears questions and answers each in turn."""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

from visionlab.problem import Phrase, Problem
from visionlab.runs.examination import answer_line
from visionlab.runs.folder import open_run
from visionlab.runs.measurement import Failure, Progress, Result, Told
from visionlab.trainer.examine import Examined
from visionlab.trainer.failure import explain
from visionlab.trainer.showing import Showing

#: a question this long is none: the longest holds the text of a network
_LONGEST = 16 << 20


class Examiner:
    """Holds the network that was opened last, and answers questions about it."""

    def __init__(self) -> None:
        self._held: Examined | None = None
        self._showing = Showing()
        self._answers: dict[str, Callable[[Mapping[str, Any]], Iterator[Told]]] = {
            "open": self._open,
            "test": self._test,
            "predict": lambda asked: self._looked(self.held.predict, asked),
            "filters": lambda asked: iter([Result(self.held.filters())]),
            "maps": lambda asked: self._looked(self.held.maps, asked, asked["path"], bool(asked.get("before"))),
            "pictures": self._showing.answer,
            "cam": lambda asked: self._looked(
                self.held.cam, asked, asked["path"], asked["class"], bool(asked.get("before"))
            ),
        }

    @property
    def held(self) -> Examined:
        """The open network. Raises Problem."""
        if self._held is None:
            raise Problem("No run is open")
        return self._held

    def answer(self, asked: Mapping[str, Any]) -> Iterator[Told]:
        """What there is to tell, the last of it a result or a failure; never raises."""
        try:
            do = self._answers.get(str(asked.get("do")))
            if do is None:
                raise Problem("There is no question {name}", name=repr(asked.get("do"))[:60])
            yield from do(asked)
        except (KeyError, TypeError, AttributeError) as error:
            traceback.print_exc()
            yield Failure(Phrase("The question was not understood: {why}.", why=error))
        except Problem as problem:
            yield Failure(Phrase("{problem}.", problem=problem.phrase))
        except Exception as error:
            traceback.print_exc()
            failed = explain(error, self._held.settings if self._held is not None else None)
            yield Failure(failed.reason, failed.advice)

    def _open(self, asked: Mapping[str, Any]) -> Iterator[Told]:
        self._held = None  # its memory may be needed
        self._held = held = Examined(open_run(Path(asked["run"])), asked["text"])
        yield Result({"classes": held.classes, "device": str(held.device)})

    def _test(self, asked: Mapping[str, Any]) -> Iterator[Told]:
        crops = asked["crops"]
        if crops not in (1, 10):
            raise Problem("A test has 1 or 10 crops, and not {crops}", crops=repr(crops)[:60])
        for done, total in self.held.test(crops):
            yield Progress(done, total)
        yield Result({})

    def _looked(self, look: Callable[..., dict[str, Any]], asked: Mapping[str, Any], *more: Any) -> Iterator[Told]:
        yield Result(look(self.held.picture(asked["picture"]), *more))


def answer_all() -> NoReturn:
    """Answer what comes on stdin until it ends; with it this process ends, even amid an answer."""
    questions: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def listen() -> None:
        while line := sys.stdin.buffer.readline(_LONGEST):
            questions.put(line)
        os._exit(0)

    threading.Thread(target=listen, name="ear", daemon=True).start()
    examiner = Examiner()
    while True:
        asked = _question(questions.get())
        if asked is None:
            continue
        for told in examiner.answer(asked):
            sys.stdout.write(answer_line(asked["number"], told))
            sys.stdout.flush()


def _question(line: bytes) -> dict[str, Any] | None:
    """A question that can be answered, as it has a number; None for anything else."""
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        return None
    is_numbered = isinstance(asked, dict) and type(asked.get("number")) is int and asked["number"] >= 0
    return asked if is_numbered else None
