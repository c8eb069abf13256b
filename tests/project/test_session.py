"""Which networks were open, from one start to the next."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.networks import chain
from visionlab import project
from visionlab.layers.conv import Conv
from visionlab.project.session import MOST, Opened, keep, kept

GRAPH, OTHER = chain(Conv(8)), chain(Conv(9), Conv(10))


def test_files_by_their_path_and_others_with_all_they_hold(tmp_path):
    path = tmp_path / "mine.vlab"
    project.save(path, GRAPH)
    keep([Opened(OTHER, "Preset", None, "recipe"), Opened(OTHER, "mine", path)], 1, tmp_path)
    opened, front = kept(tmp_path)
    assert opened == [Opened(OTHER, "Preset", None, "recipe"), Opened(GRAPH, "mine", path)]
    assert front == 1


def test_a_file_that_is_gone_is_left_out_and_the_front_one_stays_so(tmp_path):
    keep([Opened(GRAPH, "gone", tmp_path / "gone.vlab"), Opened(OTHER, "b"), Opened(GRAPH, "c")], 2, tmp_path)
    opened, front = kept(tmp_path)
    assert [one.name for one in opened] == ["b", "c"] and front == 1


def test_there_is_none_at_first(tmp_path):
    assert kept(tmp_path) == ([], 0)
    keep([Opened(GRAPH, str(number)) for number in range(MOST + 5)], 0, tmp_path)
    assert len(kept(tmp_path)[0]) == MOST


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("session")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "path", "content"]), inner),
    max_leaves=8,
)


@given(JSON, JSON)
def test_a_damaged_one_opens_nothing(folder, networks, shown):
    told = {"format": "visionlab-session", "version": 1, "shown": shown, "networks": networks}
    (folder / "session.json").write_text(json.dumps(told))
    assert kept(folder) == ([], 0)
    (folder / "session.json").write_text(json.dumps(networks))
    assert kept(folder) == ([], 0)
