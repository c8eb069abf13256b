"""A child that holds a trained network, asked in its own words and in garbage."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.trainer.conftest import MODEL, Make, Train
from visionlab.runs.examination import Examination, answer_line, answer_of
from visionlab.runs.folder import RunFolder
from visionlab.runs.measurement import Failure, Progress, Result, Told
from visionlab.runs.settings import RunSettings
from visionlab.trainer.examining import Examiner, _question

#: how long a test waits for what must come; how long it takes is not tested
_PATIENCE = 90.0


@pytest.fixture
def folder(make: Make, train: Train, quick: RunSettings) -> RunFolder:
    made = make(quick.with_(epochs=1))
    train(made)
    return made


class Asking:
    """A real child, with its answers in a queue."""

    def __init__(self) -> None:
        self.answers: queue.Queue[tuple[int, Told]] = queue.Queue()
        self.child = Examination(lambda number, told: self.answers.put((number, told)))

    def ask(self, **question: Any) -> Told:
        number = self.child.ask(question)
        while True:
            found, told = self.answers.get(timeout=_PATIENCE)
            if not isinstance(told, Progress):
                assert found == number
                return told


@pytest.fixture
def asking() -> Iterator[Asking]:
    made = Asking()
    yield made
    made.child.close()


def test_a_child_answers_again_and_again_and_outlives_nonsense(folder: RunFolder, asking: Asking) -> None:
    assert asking.ask(do="predict", picture={"number": 0}) == Failure("No run is open.")
    opened = asking.ask(do="open", run=str(folder.path), text=MODEL)
    assert isinstance(opened, Result) and opened.told["classes"] == ["red", "green", "blue"]
    assert asking.child._child.stdin is not None
    asking.child._child.stdin.write(b"garbage\n[1]\n{}\n\xff\xfe\n" + b"[" * 100_000 + b"\n")
    first = asking.ask(do="predict", picture={"number": 0})
    assert isinstance(first, Result) and sum(first.told["probabilities"]) == pytest.approx(1.0)
    assert isinstance(asking.ask(do="explode"), Failure)
    assert isinstance(asking.ask(do="maps", picture={"number": 0}), Failure)
    tested = asking.ask(do="test", crops=10)
    assert tested == Result({}) and folder.test_of_ten_crops.is_file()
    assert asking.ask(do="predict", picture={"number": 0}) == first


def test_a_child_that_dies_answers_what_is_open(asking: Asking) -> None:
    number = asking.child.ask({"do": "predict", "picture": {"number": 0}})
    asking.child._child.kill()
    found, told = asking.answers.get(timeout=_PATIENCE)
    while not isinstance(told, Failure):
        found, told = asking.answers.get(timeout=_PATIENCE)
    assert found == number
    asking.child._thread.join(_PATIENCE)
    assert not asking.child.is_alive
    asking.child.ask({"do": "filters"})  # nobody is there: nothing breaks


def test_the_child_ends_with_stdin(asking: Asking) -> None:
    assert asking.child._child.stdin is not None
    asking.child._child.stdin.close()
    assert asking.child._child.wait(_PATIENCE) == 0


def test_lines_of_the_child() -> None:
    for told in (Progress(1, 3), Result({"a": [1]}), Failure("It broke.", "Mend it.")):
        assert answer_of(answer_line(12, told)) == (12, told)
    for line in ("", "12", "x " + '{"kind": "result", "told": {}}', "-1 " + '{"kind": "result", "told": {}}', "[W]"):
        assert answer_of(line) is None


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
_names = st.sampled_from(["open", "test", "predict", "filters", "maps", "cam", "", "nothing"])


@given(st.dictionaries(st.sampled_from(["run", "text", "crops", "picture", "path", "class", "do"]), _json), _names)
def test_no_question_breaks_the_examiner(asked: dict[str, Any], name: str) -> None:
    *_, last = Examiner().answer(asked | {"do": name})
    assert isinstance(last, Failure) and last.reason.endswith(".")


@given(st.binary(max_size=60))
def test_lines_that_are_no_questions(line: bytes) -> None:
    asked = _question(line)
    assert asked is None or type(asked["number"]) is int
