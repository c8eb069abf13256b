"""Notes and tags of a run: what is written is read, and nothing else is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visionlab.problem import Problem
from visionlab.runs.notes import LONGEST_TAG, LONGEST_TEXT, MOST_TAGS, Notes, is_tag, read_notes, tags_of, write_notes

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(text=TEXT, tags=st.lists(TEXT.filter(is_tag), max_size=MOST_TAGS, unique=True))
def test_notes_come_back(text: str, tags: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    run = tmp_path_factory.mktemp("run")
    notes = Notes(text, tuple(tags))
    write_notes(run, notes)
    assert read_notes(run) == notes
    write_notes(run, Notes())
    assert read_notes(run) == Notes() and not list(run.iterdir())


@given(text=TEXT)
def test_any_line_is_tags_or_a_problem(text: str) -> None:
    tags = tags_of(text)
    if len(tags) <= MOST_TAGS and all(map(is_tag, tags)):
        assert tags_of(", ".join(Notes("", tags).tags)) == tags
    else:
        with pytest.raises(Problem):
            Notes("", tags)


def test_tags_of_a_line() -> None:
    assert tags_of(" wide,  two   words ,,wide") == ("wide", "two words")


@pytest.mark.parametrize(
    ("text", "tags"),
    [("x" * (LONGEST_TEXT + 1), ()), ("", ("x" * (LONGEST_TAG + 1),)), ("", ("a,b",)), ("", ("a", "a")),
     ("", tuple(map(str, range(MOST_TAGS + 1))))],
)  # fmt: skip
def test_what_is_refused(text: str, tags: tuple[str, ...]) -> None:
    with pytest.raises(Problem):
        Notes(text, tags)


@given(data=st.binary(max_size=100) | st.sampled_from([b"[]", b'{"text": 1, "tags": []}', b"[" * 90_000]))
def test_a_strangers_notes(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    run = tmp_path_factory.mktemp("run")
    (run / "notes.json").write_bytes(data)
    assert read_notes(run) == Notes()
