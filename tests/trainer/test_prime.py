"""What a primed child does while it waits."""

from __future__ import annotations

from pathlib import Path

import pytest

from visionlab.data.base import Cancelled, FixedSet
from visionlab.data.registry import data_set
from visionlab.trainer import prime


class Fake(FixedSet):
    id = "fake"

    def __init__(self, where: Path | None = None, download_bytes: int = 0) -> None:
        self.where, self.download_bytes, self.prepared = where, download_bytes, 0

    def locate(self, data_dir=None):
        return self.where

    def _load(self, *_asked):
        raise AssertionError("nothing is loaded in advance")

    def prepare(self, data_dir=None, report=None, cancelled=None):
        self.prepared += 1
        raise Cancelled()


@pytest.mark.parametrize(
    ("fake", "times"), [(Fake(), 1), (Fake(where=Path()), 0), (Fake(download_bytes=170_000_000), 0)]
)
def test_only_a_missing_set_that_needs_no_network_is_prepared(monkeypatch, fake, times):
    monkeypatch.setattr(prime, "data_set", lambda _name: fake)
    prime.prepare_ahead("fake", lambda: False)
    assert fake.prepared == times


def test_an_unknown_set_is_left_to_the_run_to_complain_of():
    prime.prepare_ahead("no such set", lambda: False)


def test_a_run_that_comes_in_between_stops_the_drawing_and_keeps_what_is_drawn(monkeypatch, tmp_path):
    monkeypatch.setenv("VISIONLAB_CACHE", str(tmp_path))
    asked = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 2

    prime.prepare_ahead("scenes10", cancelled)
    assert data_set("scenes10").locate() is None
    assert any(file.is_file() for file in tmp_path.rglob("*"))
