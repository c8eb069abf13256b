"""The words for numbers: `25.56 M`, `4.09 G`, `102.2 MB`, `+0.30 M`; in English, and in a style of another language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

_SCALES = (10**12, 10**9, 10**6, 10**3)
#: letters that units of numbers are written with
_UNITS = "TGMkKiB"


@dataclass(frozen=True, slots=True)
class Style:
    """How a language writes numbers; `units` has a letter for each of English's."""

    point: str = "."
    group: str = ","
    percent: str = "%"
    units: str = _UNITS

    def count(self, number: float, digits: int = 3) -> str:
        """A count with a decimal prefix: `25.6 M`; below a thousand as it is."""
        for scale, letter in zip(_SCALES, self.units, strict=False):
            # 999,999 is `1 M`, not `1000 k`
            if abs(number) >= scale * (1 - 0.5 * 10**-digits):
                return f"{self._significant(number / scale, digits)} {letter}"
        return self._significant(number, max(digits, 3))

    def size(self, number: float, digits: int = 3) -> str:
        """Bytes with a decimal prefix (1 MB is a million bytes)."""
        told = self.count(number, digits)
        return f"{told}{self.units[-1]}" if told[-1].isalpha() else f"{told} {self.units[-1]}"

    def change(self, before: float, after: float, words: Callable[[float], str] | None = None) -> str:
        """A signed difference: `+0.30 M`, or nothing when there is none."""
        difference = after - before
        if not difference:
            return ""
        return f"{'+' if difference > 0 else '−'}{(words or self.count)(abs(difference))}"

    def share(self, portion: float, whole: float) -> str:
        """A percentage: `12.3 %`."""
        if not whole or not portion:
            return "0 %"
        percent = 100 * portion / whole
        if percent < 0.1:
            return f"< {self.written(0.1, '.1f')} %"
        return f"{self.written(percent, '.1f')} %" if percent < 99.95 else "100 %"

    def exact(self, number: float) -> str:
        """Every digit before the point: `25,557,032`."""
        return self.written(round(number), ",")

    def written(self, number: float, form: str) -> str:
        """A number by a format of Python's: `written(0.934, ".1%")` is `93.4%`."""
        text = format(number, form)
        if self is ENGLISH:
            return text
        return text.translate({ord("."): self.point, ord(","): self.group, ord("%"): self.percent})

    def rewritten(self, text: str) -> str:
        """A number that stands there in English, with or without a unit: `25.6 M`, `0.5`, `102 MiB`."""
        number, space, unit = text.partition(" ")
        told = number.translate({ord("."): self.point, ord(","): self.group})
        return told + space + unit.translate(str.maketrans(_UNITS, self.units))

    def _significant(self, value: float, digits: int) -> str:
        if value == int(value) and abs(value) < 1000:
            return str(int(value))
        whole = len(str(int(abs(value))))
        return self.written(value, f".{max(0, digits - whole)}f")


ENGLISH = Style()
count, size, change = ENGLISH.count, ENGLISH.size, ENGLISH.change
share, exact = ENGLISH.share, ENGLISH.exact
