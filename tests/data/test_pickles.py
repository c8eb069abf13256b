from __future__ import annotations

import os
import pickle
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from visionlab.data.pickles import read_pickle
from visionlab.problem import Problem

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text() | st.integers() | st.binary(), inner, max_size=4)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
@given(value=PLAIN)
def test_plain_values_are_read_as_pickle_reads_them(protocol: int, value: object) -> None:
    content = pickle.dumps(value, protocol=protocol)
    assert read_pickle(content, "x") == value == pickle.loads(content)


@pytest.mark.parametrize("protocol", [2, 3, 4])
@pytest.mark.parametrize("dtype", ["u1", "<i8", ">i4", "<f4", "?"])
@pytest.mark.parametrize("order", ["C", "F"])
def test_arrays_are_read_as_numpy_wrote_them(protocol: int, dtype: str, order: str) -> None:
    array = np.asarray(np.arange(24).reshape(2, 3, 4) % 7, dtype, order=order)  # type: ignore[call-overload]
    for value in ({b"data": array, "n": 1}, array):
        read = read_pickle(pickle.dumps(value, protocol=protocol), "x")
        read = read[b"data"] if isinstance(read, dict) else read
        assert read.dtype == array.dtype and np.array_equal(read, array)


def test_what_python_2_wrote_is_read() -> None:
    """The opcodes of the official files: protocol 2 of Python 2's cPickle, where bytes are short strings."""
    pixels = bytes(range(6))
    content = (
        b"\x80\x02}q\x01(U\x04dataq\x02cnumpy.core.multiarray\n_reconstruct\nq\x03cnumpy\nndarray\nq\x04K\x00\x85U\x01b\x87Rq\x05"
        b"(K\x01K\x02K\x03\x86cnumpy\ndtype\nq\x06U\x02u1K\x00K\x01\x87Rq\x07(K\x03U\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xff"
        b"K\x00tb\x89U\x06" + pixels + b"tbU\x06labelsq\x08]q\x09(K\x06K\x09eu."
    )
    read = read_pickle(content, "x")
    assert read["data"].tolist() == [[0, 1, 2], [3, 4, 5]] and read["labels"] == [6, 9]
    assert np.array_equal(pickle.loads(content, encoding="bytes")[b"data"], read["data"])


class _Hostile:
    def __init__(self, call: object, *arguments: object) -> None:
        self.call, self.arguments = call, arguments

    def __reduce__(self) -> tuple[object, ...]:
        return (self.call, self.arguments)


@pytest.mark.parametrize("protocol", [0, 1, 2, 3, 4, 5])
def test_code_in_a_pickle_is_never_run(protocol: int, tmp_path: Path) -> None:
    canary = tmp_path / "ran"
    for hostile in (
        _Hostile(os.system, f"touch {canary}"),
        _Hostile(eval, f"open({str(canary)!r}, 'w')"),
        _Hostile(canary.touch),
    ):
        for value in (hostile, {b"data": hostile}, [1, (hostile,)]):
            content = pickle.dumps(value, protocol=protocol)
            with pytest.raises(Problem, match=r"x .*not read"):
                read_pickle(content, "x")
            assert not canary.exists()
    # the sample is a real one: Python's own reader does run it
    pickle.loads(pickle.dumps(_Hostile(canary.touch), protocol=protocol))
    assert canary.exists()


def test_the_sentence_names_the_code() -> None:
    with pytest.raises(Problem, match=r"posix\.system|nt\.system"):
        read_pickle(pickle.dumps(_Hostile(os.system, "true")), "data_batch_1")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b".",
        b"N",
        b"\x80\x02}q",
        b"(",
        b"t.",
        b"]a.",
        b"}K\x01K\x02K\x03e.",
        b"j\xff\xff\xff\xff.",  # a memo entry that is not there
        b"Nr\xff\xff\xff\xff0.",  # Python's reader would make room for four thousand million entries
        b"NR.",
        b"Nb.",
        b"ccopyreg\n_reconstructor\n.",
        b"cnumpy\nndarray\n(I1000000000000\ntR.",
        b"cnumpy\ndtype\n(U\x01OtR(K\x03U\x01|tb.",
        b"P1\n.",
        b"\x82\x01.",  # the extension registry
        b"(I1\nI2\nios\nsystem\n.",
        b"(I1\noos\n.",
        b"}((K\x01tK\x02s.",  # a tuple as a key
        b"\x8d\xff\xff\xff\xff\xff\xff\xff\x7f.",
    ],
)
def test_broken_and_odd_pickles_are_refused(content: bytes) -> None:
    with pytest.raises(Problem, match=r"odd.bin"):
        read_pickle(content, "odd.bin")


def test_arrays_of_objects_and_wrong_sizes_are_refused() -> None:
    with pytest.raises(Problem, match="not"):
        read_pickle(pickle.dumps(np.asarray([object, 1], object), protocol=2), "x")
    good = pickle.dumps(np.zeros((3, 5), np.uint8), protocol=4)
    assert good.count(b"K\x03K\x05") == 1
    for shape in (b"K\x03K\x06", b"K\xffK\xff", b"J\xff\xff\xff\xffK\x05"):
        with pytest.raises(Problem):
            read_pickle(good.replace(b"K\x03K\x05", shape), "x")


def test_a_text_copied_over_and_over_is_refused() -> None:
    text = b"a" * (1 << 22)
    content = (
        b"\x80\x02X" + len(text).to_bytes(4, "little") + text + b"q\x00c_codecs\nencode\nq\x01U\x06latin1\x86q\x02"
    )
    one = b"h\x01h\x00U\x06latin1\x86R"
    assert read_pickle(b"\x80\x02X\x01\x00\x00\x00aq\x00c_codecs\nencode\nq\x01" + one + b".", "x") == b"a"
    with pytest.raises(Problem, match="too many bytes"):
        read_pickle(content + one * 200 + b".", "x")


def test_more_bytes_than_expected_are_refused() -> None:
    with pytest.raises(Problem, match="x has 1004 bytes: expected at most 100"):
        read_pickle(b"N" * 1003 + b".", "x", limit=100)


_BATCH = pickle.dumps({b"labels": [1, 2], b"data": np.zeros((2, 3), np.uint8), b"f": [b"a", "é"]}, protocol=2)


@given(st.binary(max_size=60) | st.binary(max_size=30).map(lambda tail: b"\x80\x02" + tail))
@example(b"\x80\x02]q\x00h\x00a.")  # a list that holds itself
def test_any_bytes_give_a_value_or_a_sentence(content: bytes) -> None:
    try:
        read_pickle(content, "any")
    except Problem as problem:
        assert "any" in str(problem)


@given(st.integers(0, len(_BATCH) - 1), st.binary(min_size=0, max_size=3), st.integers(0, 3))
def test_a_batch_with_changed_bytes_gives_a_value_or_a_sentence(place: int, new: bytes, drop: int) -> None:
    try:
        read_pickle(_BATCH[:place] + new + _BATCH[place + drop :], "any")
    except Problem as problem:
        assert "any" in str(problem)


@given(st.integers(0, len(_BATCH) - 1))
def test_a_cut_batch_is_refused(length: int) -> None:
    with pytest.raises(Problem):
        read_pickle(_BATCH[:length], "any")


def test_a_text_with_an_unknown_escape_is_refused_without_a_warning() -> None:
    with pytest.raises(Problem, match="invalid escape"):
        read_pickle(b"S'\\ '\n.", "batch")
