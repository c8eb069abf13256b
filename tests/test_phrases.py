"""Phrases: English text that remembers what it was made of, within a process and from one to the next."""

from __future__ import annotations

import copy
import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visionlab.problem import Phrase, Problem, made_of, remade
from visionlab.runs import events, measurement

NAMES = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
PLAIN = st.text(max_size=20) | st.integers(-(2**40), 2**40) | st.floats(-1e6, 1e6)


@st.composite
def phrases(draw: st.DrawFn, deepest: int = 2) -> Phrase:
    values = st.dictionaries(NAMES, PLAIN | phrases(deepest - 1) if deepest else PLAIN, max_size=3)  # type: ignore[arg-type]
    told = draw(values)
    words = draw(st.lists(st.text("abc .,:", max_size=8), min_size=len(told) + 1, max_size=len(told) + 1))
    fields = [
        f"{{{name}:.2f}}" if type(value) is float and draw(st.booleans()) else f"{{{name}}}"
        for name, value in told.items()
    ]
    return Phrase("".join(part for pair in zip(words, [*fields, ""], strict=True) for part in pair), **told)


@given(phrases())
def test_a_phrase_reads_as_english_and_comes_through_json(phrase: Phrase) -> None:
    values = {"message": phrase, "done": 3, "why": "plain"}
    written = json.loads(json.dumps({**values, "words": made_of(values)}))
    words = written.pop("words")
    assert written["message"] == str(phrase)
    read = remade(written, words)
    assert read == values and type(read["why"]) is str
    assert isinstance(read["message"], Phrase) and read["message"].template == phrase.template


@given(phrases())
def test_a_phrase_is_copied_with_what_it_is_made_of(phrase: Phrase) -> None:
    for copied in (copy.deepcopy(phrase), pickle.loads(pickle.dumps(phrase))):
        assert (copied, copied.template, copied.values) == (phrase, phrase.template, phrase.values)


def test_a_tuple_is_told_with_commas() -> None:
    assert Phrase("one of {options}", options=("a", "b")) == "one of a, b"
    assert str(Problem("{name} must be {expected}", name="x", expected=Phrase("a list"))) == "x must be a list"


@pytest.mark.parametrize(
    "words",
    [
        5,
        {"message": 5},
        {"message": ["no such text", {}]},
        {"message": ["{x.__class__}", {"x": "a"}]},
        {"message": ["{x:9999999999}", {"x": 1}]},
        {"message": ["{x!r}", {"x": "a"}]},
        {"message": ["{", {}]},
        {"message": ["{y}", {"x": 1}]},
        {"message": ["{x}", {"x": ["{y}", {"y": ["{z}", {"z": ["{z}", {"z": ["{z}", {"z": "a"}]}]}]}]}]},
    ],
)
def test_words_that_were_not_made_here_are_not_taken(words: object) -> None:
    told = remade({"message": "a"}, words)
    assert told == {"message": "a"} and type(told["message"]) is str


def test_events_and_answers_keep_their_phrases() -> None:
    event = events.Warning(
        1.0, Phrase("{problem}: the one before is taken.", problem=Phrase("{path} is damaged", path="a.pt"))
    )
    ((read,), bad) = events.decode([events.to_line(event).encode()])
    assert (read, bad) == (event, 0) and isinstance(read, events.Warning)
    assert isinstance(read.message, Phrase) and isinstance(read.message.values["problem"], Phrase)
    failure = measurement.Failure(Phrase("{problem}.", problem=Phrase("No run is open")), "plain")
    answer = measurement.from_line(measurement.to_line(failure))
    assert answer == failure and isinstance(answer, measurement.Failure) and isinstance(answer.reason, Phrase)
