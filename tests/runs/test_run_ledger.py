"""What a log comes to, read on bit by bit, is what all its events come to at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visionlab.runs.events import Blocks, Built, Epoch, Event, Failed, Finished, Resumed, Step, Stopped, Vital, to_line
from visionlab.runs.ledger import Told, told

EPOCHS = st.integers(1, 5)
EVENTS = st.one_of(
    st.builds(Epoch, st.just(1.0), EPOCHS, st.just(9), *[st.just(0.5)] * 3, st.sampled_from([0.1, 0.9]), st.just(2.0)),
    st.builds(Resumed, st.just(1.0), st.just(9), EPOCHS),
    st.just(Step(1.0, 1, 1, 0.5, 0.1, 9.0)),
    st.just(Vital(1.0, 1, None, 9)),
    st.just(Blocks(1.0, 1, 1, ("a",), *[(None,)] * 6)),
    st.just(Built(1.0, 9, 3, "cpu", 3, 30, 5, 10)),
    st.just(Stopped(1.0, 1, 1)),
    st.just(Failed(1.0, "data", "Why.", "")),
    st.just(Finished(1.0, 1, 0.5, 0.4, 9.0)),
)


def all_at_once(events: list[Event]) -> Told:
    found = Told()
    for event in events:
        if not isinstance(event, (Step, Vital, Blocks)):
            found = found.after(event)
    return found


@given(events=st.lists(EVENTS, max_size=20), cut=st.integers(0, 2000))
def test_a_growing_log(events: list[Event], cut: int, tmp_path_factory: object) -> None:
    path = tmp_path_factory.mktemp("log") / "events.jsonl"  # type: ignore[attr-defined]
    whole = "".join(map(to_line, events)).encode()
    path.write_bytes(whole[:cut])  # a line may be torn there
    told(path)
    with path.open("ab") as file:
        file.write(whole[cut:])
    os.utime(path, ns=(1, 1))  # two writes within a tick of the clock
    assert told(path) == all_at_once(events)


def test_another_log_in_its_place_and_none(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    assert told(path) == Told()
    path.write_text(to_line(Stopped(1.0, 1, 1)) * 3, encoding="utf-8")
    assert told(path).latest == Stopped(1.0, 1, 1)
    path.write_text(to_line(Stopped(1.0, 2, 1)), encoding="utf-8")
    assert told(path).latest == Stopped(1.0, 2, 1)
    path.unlink()
    assert told(path) == Told()


def test_an_unchanged_log_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text(to_line(Stopped(1.0, 1, 1)), encoding="utf-8")
    before = told(path)
    monkeypatch.setattr(Path, "open", None)
    assert told(path) is before
