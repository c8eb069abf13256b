"""How well a text answers what a person typed."""

from __future__ import annotations

import re

#: less is better
Rank = tuple[int, int, int]
_STARTS = re.compile(r"[^\W_]+")


def rank(typed: str, text: str, aside: str = "") -> Rank | None:
    """The rank of a text, less for a better one; None where it does not answer.

    Best is what begins with all that is typed, then what has it at the start of a word, then each typed word at the
    start of a word of the text or of the words `aside`, then anywhere, then the first letters of words, then all
    letters in order. Of equals, the shorter text.
    """
    wanted = typed.lower().split()
    if not wanted:
        return (0, 0, 0)
    low, whole = text.lower(), " ".join(wanted)
    at = low.find(whole)
    if at == 0:
        return (0, 0, len(text))
    starts = [found.start() for found in _STARTS.finditer(low)]
    if any(low.startswith(whole, start) for start in starts):
        return (1, at, len(text))
    both = f"{low} {aside.lower()}"
    # letters of few words would be found anywhere in the words aside
    if all(_at_a_start(word, low) for word in wanted):
        return (2, at, len(text))
    if all(_at_a_start(word, both) for word in wanted):
        return (3, 0, len(text))
    if all(word in both for word in wanted):
        return (4, 0, len(text))
    letters = "".join(wanted)
    if "".join(low[start] for start in starts).startswith(letters):
        return (5, 0, len(text))
    spread = _spread(letters, low)
    return None if spread is None else (6, spread, len(text))


def _at_a_start(word: str, text: str) -> bool:
    at = text.find(word)
    while at >= 0:
        if at == 0 or not text[at - 1].isalnum():
            return True
        at = text.find(word, at + 1)
    return False


def _spread(letters: str, text: str) -> int | None:
    """How many other letters stand between these, in order; None where they are not all there, or too far apart."""
    first = at = text.find(letters[0])
    for letter in letters[1:]:
        at = text.find(letter, at + 1)
        if at < 0:
            return None
    gaps = at - first + 1 - len(letters)
    return gaps if first >= 0 and gaps <= 2 * len(letters) else None
