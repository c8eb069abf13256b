"""The words for numbers: `25.56 M`, `4.09 G`, `102.2 MB`, `+0.30 M`."""

from __future__ import annotations

_SCALES = ((10**12, "T"), (10**9, "G"), (10**6, "M"), (10**3, "k"))


def count(number: float, digits: int = 3) -> str:
    """A count with a decimal prefix: `25.6 M`; below a thousand as it is."""
    for scale, letter in _SCALES:
        # 999,999 is `1 M`, not `1000 k`
        if abs(number) >= scale * (1 - 0.5 * 10**-digits):
            return f"{_significant(number / scale, digits)} {letter}"
    return _significant(number, max(digits, 3))


def size(number: float, digits: int = 3) -> str:
    """Bytes with a decimal prefix (1 MB is a million bytes)."""
    told = count(number, digits)
    return f"{told}B" if told[-1].isalpha() else f"{told} B"


def change(before: float, after: float, words: object = count) -> str:
    """A signed difference: `+0.30 M`, or nothing when there is none."""
    assert callable(words)
    difference = after - before
    if not difference:
        return ""
    return f"{'+' if difference > 0 else '−'}{words(abs(difference))}"


def share(portion: float, whole: float) -> str:
    """A percentage: `12.3 %`."""
    if not whole or not portion:
        return "0 %"
    percent = 100 * portion / whole
    return "< 0.1 %" if percent < 0.1 else f"{percent:.1f} %" if percent < 99.95 else "100 %"


def exact(number: float) -> str:
    """Every digit before the point: `25,557,032`."""
    return f"{round(number):,}"


def _significant(value: float, digits: int) -> str:
    if value == int(value) and abs(value) < 1000:
        return str(int(value))
    whole = len(str(int(abs(value))))
    return f"{value:.{max(0, digits - whole)}f}"
