"""Events to lines and back; a follower of a log that grows, tears and holds rubbish."""

from __future__ import annotations

import json
import math
import random
import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visionlab.runs.events import (
    KINDS,
    NAMES,
    Checkpoint,
    Epoch,
    Event,
    Failed,
    Finished,
    Follower,
    Step,
    append,
    decode,
    from_json,
    to_line,
)

_BY_TYPE: dict[str, st.SearchStrategy[Any]] = {
    "float": st.floats(-1e12, 1e12),
    "float | None": st.none() | st.floats(0, 1),
    "int": st.integers(0, 2**50),
    "str": st.text(max_size=20),
    "bool": st.booleans(),
    "tuple[str, ...]": st.lists(st.text(max_size=20), max_size=4).map(tuple),
    "tuple[float | None, ...]": st.lists(st.none() | st.floats(-1e9, 1e9), max_size=4).map(tuple),
}


def events_of(kind: type[Any]) -> st.SearchStrategy[Any]:
    types = {name: getattr(told, "__forward_arg__", told) for name, told in kind.__annotations__.items()}
    return st.builds(kind, **{name: _BY_TYPE[told] for name, told in types.items()})


ANY = st.one_of([events_of(kind) for kind in KINDS.values() if kind is not Step])
#: what no follower may stumble over
RUBBISH = st.one_of(
    st.binary(max_size=30).filter(lambda line: b"\n" not in line and bool(line.strip())),
    st.sampled_from(
        [b"{}", b"{},{}", b"[]", b"null", b"[" * 9999, b'{"event": []}', b'{"event": "step"}', b"1" * 5000]
    ),
)


@given(ANY)
def test_an_event_survives_its_line(event: Event) -> None:
    line = to_line(event)
    assert line.endswith("\n") and line.count("\n") == 1
    assert json.loads(line)["event"] == NAMES[type(event)]
    assert decode([line.encode()]) == ([event], 0)


@given(st.floats(width=32, allow_nan=False, allow_infinity=False), st.integers(1, 10**9))
def test_a_step_keeps_a_float32_to_the_bit(loss: float, step: int) -> None:
    (back,), bad = decode([to_line(Step(1e9, step, 1, loss, 0.1, 1234.0)).encode()])
    assert bad == 0
    assert isinstance(back, Step)
    assert (back.step, struct.pack("f", back.loss)) == (step, struct.pack("f", loss + 0.0))  # JSON has no -0


@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_what_is_no_number_never_reaches_a_line(bad: float) -> None:
    for event in (Step(0.0, 1, 1, bad, 0.1, 1.0), Epoch(0.0, 1, 1, bad, 0.1, 0.1, 0.1, 1.0)):
        with pytest.raises(ValueError, match="JSON"):
            to_line(event)


@pytest.mark.parametrize(
    "change",
    [{"step": "1"}, {"step": 1.5}, {"step": -1}, {"step": True}, {"loss": None}, {"loss": 1e400}, {"event": "stride"}],
)
def test_an_ill_typed_event_is_none(change: dict[str, object]) -> None:
    good = json.loads(to_line(Step(1.0, 1, 1, 0.5, 0.1, 100.0)))
    assert from_json(good | {"of a later version": 1}) == Step(1.0, 1, 1, 0.5, 0.1, 100.0)
    assert from_json(good | change) is None


@given(st.lists(ANY | RUBBISH, max_size=20), st.randoms())
def test_a_follower_reads_what_is_whole_whenever_it_looks(
    tmp_path_factory: pytest.TempPathFactory, items: list[Event | bytes], chance: random.Random
) -> None:
    path = tmp_path_factory.mktemp("follow") / "events.jsonl"
    lines = [item if isinstance(item, bytes) else to_line(item).encode().rstrip(b"\n") for item in items]
    data = b"".join(line + b"\n" for line in lines)
    follower = Follower(path)
    assert follower.read() == []
    read: list[Event] = []
    while data:
        cut = chance.randint(1, len(data))
        with path.open("ab") as file:
            file.write(data[:cut])
        data = data[cut:]
        read += follower.read()
    assert read == [item for item in items if not isinstance(item, bytes)]
    assert follower.skipped == sum(isinstance(item, bytes) for item in items)


def test_a_follower_reads_a_long_log_in_pieces_and_begins_again_with_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    steps = [Step(1.0, step, 1, 0.5, 0.1, 100.0) for step in range(1, 100_001)]
    path.write_text("".join(map(to_line, steps)), encoding="utf-8")
    follower = Follower(path)
    first = follower.read()
    assert 0 < len(first) < len(steps)
    assert first + follower.read_all() == steps
    path.write_text(to_line(steps[0]), encoding="utf-8")
    assert follower.read() == steps[:1]


def test_a_line_without_end_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_bytes(b"x" * (3 << 20))
    follower = Follower(path)
    follower.read_all()
    assert len(follower._torn) <= Follower.LONGEST_LINE
    append(path, to_line(Checkpoint(1.0, 1, 2, "best.safetensors", True)))
    assert follower.read() == [Checkpoint(1.0, 1, 2, "best.safetensors", True)]
    assert follower.skipped == 1


def test_append_closes_a_torn_line(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    ending = Finished(1.0, 2, 0.5, None, 9.0)
    append(path, to_line(ending))
    with path.open("ab") as file:
        file.write(b'{"event": "fini')
    append(path, to_line(ending))
    follower = Follower(path)
    assert follower.read_all() == [ending, ending]
    assert follower.skipped == 1


def test_an_ending_of_an_earlier_version_is_read() -> None:
    line = {"event": "failed", "time": 1.0, "kind": "disk", "reason": "Why.", "advice": ""}
    assert from_json(line) == Failed(1.0, "disk", "Why.", "", "", "")
    assert from_json(line | {"suggestion": 3}) is None
