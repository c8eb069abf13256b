"""Boxes by where they are, against looking at all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from visionlab.ui.canvas.boxes import Box, Boxes

numbers = st.integers(-900, 900)
boxes = st.tuples(numbers, numbers, st.integers(1, 700), st.integers(1, 700)).map(
    lambda told: (float(told[0]), float(told[1]), float(told[0] + told[2]), float(told[1] + told[3]))
)
acts = st.tuples(st.sampled_from("abcdef"), st.one_of(st.none(), boxes))


@given(st.lists(acts, max_size=20), boxes, numbers, numbers)
def test_what_is_near_is_found(told: list[tuple[str, Box | None]], asked: Box, x: int, y: int) -> None:
    made: Boxes[str] = Boxes()
    plain: dict[str, Box] = {}
    for name, box in told:
        if box is None:
            made.drop(name)
            plain.pop(name, None)
        else:
            made.put(name, box)
            plain[name] = box
    left, top, right, bottom = asked
    assert made.touches(asked) == any(
        a < right + 2 and c > left - 2 and b < bottom + 2 and d > top - 2 for a, b, c, d in plain.values()
    )
    assert made.near(asked) == {
        name for name, (a, b, c, d) in plain.items() if a < right and c > left and b < bottom and d > top
    }
    assert set(made.at(QPointF(x, y))) == {name for name, (a, b, c, d) in plain.items() if a <= x <= c and b <= y <= d}
    made.keep({"a", "b"})
    assert set(made.at(QPointF(x, y))) <= {"a", "b"}
