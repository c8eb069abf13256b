"""Files of weights: what is read, and that nothing in them runs."""

from __future__ import annotations

import json
import os
import pickle
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safetensors.torch import save_file

from visionlab.importer.tensors import read_tensors
from visionlab.problem import Problem

STATE = {"a.weight": torch.arange(6.0).reshape(2, 3), "a.bias": torch.ones(2)}


class _Runs:
    """A pickle that calls something when it is loaded."""

    def __init__(self, call: Callable[..., object], *args: object) -> None:
        self._reduced = call, args

    def __reduce__(self) -> Any:
        return self._reduced


@pytest.mark.parametrize(
    "wrapped",
    [
        STATE,
        {"state_dict": STATE, "epoch": 3},
        {"model": {"state_dict": STATE}},
        {f"module.{name}": value for name, value in STATE.items()},
        {"state_dict": {f"_orig_mod.module.{name}": value for name, value in STATE.items()}},
        {**STATE, "epoch": 3},
    ],
)
def test_wrappers_are_understood(wrapped: dict[str, object], tmp_path: Path) -> None:
    torch.save(wrapped, tmp_path / "w.pth")
    found = read_tensors(tmp_path / "w.pth").by_name
    assert list(found) == list(STATE)
    assert all(torch.equal(found[name], value) for name, value in STATE.items())


def test_names_that_are_known_stay(tmp_path: Path) -> None:
    save_file({f"model.{name}": value for name, value in STATE.items()}, tmp_path / "w.safetensors")
    assert set(read_tensors(tmp_path / "w.safetensors", {"model.a.bias"}).by_name) == {"model.a.weight", "model.a.bias"}


def test_a_header_of_ours_is_kept_and_a_strangers_is_not(tmp_path: Path) -> None:
    about = {"classes": json.dumps(["cat", "dog"]), "mean": "[1.0]", "odd": "1", "deviation": "{"}
    save_file(STATE, tmp_path / "w.safetensors", about)
    assert read_tensors(tmp_path / "w.safetensors").about == {"classes": ["cat", "dog"], "mean": [1.0]}


@pytest.mark.parametrize("is_legacy", [False, True])
@pytest.mark.parametrize("call", ["system", "eval", "exec", "open", "import"])
def test_a_pickle_that_would_run_code_is_refused_and_not_run(call: str, is_legacy: bool, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    code = f"open({str(mark)!r}, 'w').close()"
    runs = {
        "system": _Runs(os.system, f"touch {mark}"),
        "eval": _Runs(eval, code),
        "exec": _Runs(exec, code),
        "open": _Runs(open, str(mark), "w"),
        "import": _Runs(__import__, "this"),
    }[call]
    path = tmp_path / "w.pt"
    torch.save({**STATE, "more": runs}, path, _use_new_zipfile_serialization=not is_legacy)
    with pytest.raises(Problem, match="would run code of its own"):
        read_tensors(path)
    assert not mark.exists()


def test_a_bare_pickle_is_refused(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    (tmp_path / "w.pth").write_bytes(pickle.dumps(_Runs(os.system, f"touch {mark}")))
    with pytest.raises(Problem):
        read_tensors(tmp_path / "w.pth")
    assert not mark.exists()


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/data.pkl", b"\0" * 5_000_000)


def _named(name: str) -> Callable[[Path], None]:
    return lambda path: torch.save({name: torch.ones(1)}, path)


@pytest.mark.parametrize(
    ("name", "fill", "said"),
    [
        ("w.pth", _bomb, "unpacks to more than itself"),
        ("w.pth", _named("a\nb"), "printable letters"),
        ("w.pth", _named("a" * 501), "printable letters"),
        ("w.pth", _named("\x1b[2Jx"), "printable letters"),
        ("w.pth", lambda path: torch.save({3: torch.ones(1)}, path), "printable letters"),
        ("w.pth", lambda path: torch.save([1, 2], path), "must hold a state dict"),
        ("w.pth", lambda path: torch.save({"a": 1}, path), "must hold a state dict"),
        ("w.pth", lambda path: torch.save({"a": torch.ones(2).to_sparse()}, path), "plain tensor"),
        ("w.pth", lambda path: torch.save({"a": torch.ones(2, dtype=torch.complex64)}, path), "plain tensor"),
        ("w.pth", lambda path: path.write_bytes(b""), "1 byte"),
        ("w.pth", lambda path: path.write_bytes(b"PK\3\4 and no more"), "must be"),
        ("w.safetensors", lambda path: path.write_bytes(struct.pack("<Q", 1 << 62) + b"{}"), "whole safetensors file"),
        ("w.safetensors", lambda path: path.write_bytes(struct.pack("<Q", 2) + b"[]"), "whole safetensors file"),
        ("w.safetensors", lambda path: path.write_bytes(b"\x80\4K\1."), "whole safetensors file"),
        ("w.safetensors", lambda path: save_file({"a\tb": torch.ones(1)}, path), "printable letters"),
        ("w.h5", lambda path: path.write_bytes(b"x"), "must end in"),
        ("none.pt", lambda path: None, "cannot be read"),
        ("w.pt", lambda path: path.mkdir(), "must be a file of weights"),
    ],
)
def test_what_is_no_file_of_weights(name: str, fill: Callable[[Path], object], said: str, tmp_path: Path) -> None:
    fill(tmp_path / name)
    with pytest.raises(Problem, match=said) as refused:
        read_tensors(tmp_path / name)
    assert "\n" not in str(refused.value)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), suffix=st.sampled_from([".pth", ".safetensors"]))
def test_a_mutilated_file_is_read_or_refused(data: st.DataObject, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"w{suffix}"
    if suffix == ".pth":
        torch.save(STATE, path)
    else:
        save_file(STATE, path)
    whole = path.read_bytes()
    cut = data.draw(st.integers(0, len(whole)))
    at, byte = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.integers(0, 255))
    path.write_bytes((whole[:at] + bytes([byte]) + whole[at + 1 :])[:cut])
    try:
        assert read_tensors(path).by_name
    except Problem as problem:
        assert "\n" not in str(problem)
