"""What a person noted of a run: a text and tags, in `notes.json` of its folder."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from visionlab.problem import Problem
from visionlab.runs.folder import write

LONGEST_TEXT, LONGEST_TAG, MOST_TAGS = 20_000, 40, 20
_LARGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Notes:
    """A text, and tags without blanks at their ends, commas or line breaks. Raises Problem."""

    text: str = ""
    tags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if type(self.text) is not str or len(self.text) > LONGEST_TEXT:
            raise Problem("Notes must be a text of up to {most} characters", most=LONGEST_TEXT)
        if len(self.tags) > MOST_TAGS:
            raise Problem("A run has at most {most} tags, got {got}", most=MOST_TAGS, got=len(self.tags))
        for tag in self.tags:
            if type(tag) is not str or not is_tag(tag):
                raise Problem(
                    "A tag is a word or two of up to {most} characters without commas, got {got}",
                    most=LONGEST_TAG,
                    got=repr(tag)[:60],
                )
        if len(set(self.tags)) != len(self.tags):
            raise Problem("A run has each tag once, got {got}", got=", ".join(self.tags)[:200])


def is_tag(text: str) -> bool:
    """Whether a text may be a tag."""
    return 0 < len(text) <= LONGEST_TAG and text == text.strip() and "," not in text and text.isprintable()


def tags_of(text: str) -> tuple[str, ...]:
    """The tags of `one, two`, each once. What is no tag is for `Notes` to refuse."""
    return tuple(dict.fromkeys(filter(None, (" ".join(part.split()) for part in text.split(",")))))


def read_notes(run: Path) -> Notes:
    """The notes in a run's folder; none where there are none, or where they cannot be read."""
    try:
        with (run / "notes.json").open("rb") as file:
            told = json.loads(file.read(_LARGEST))
        return Notes(told["text"], tuple(told["tags"]))
    except (Problem, OSError, ValueError, KeyError, TypeError, RecursionError):
        return Notes()


def write_notes(run: Path, notes: Notes) -> None:
    """Keeps the notes in a run's folder, in place of those before. Raises Problem."""
    if notes == Notes():
        (run / "notes.json").unlink(missing_ok=True)
    else:
        write(run / "notes.json", json.dumps({"text": notes.text, "tags": list(notes.tags)}, ensure_ascii=False) + "\n")
