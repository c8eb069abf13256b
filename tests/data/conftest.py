"""Each test has a cache folder of its own, and reaches no proxy."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("VISIONLAB_CACHE", str(folder))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.delenv("VISIONLAB_CIFAR10_URL", raising=False)
    return folder


@pytest.fixture(scope="session")
def make_cifar() -> ModuleType:
    """The script `make_cifar.py` beside this file, which the import mode does not put on the path."""
    spec = importlib.util.spec_from_file_location("make_cifar", Path(__file__).with_name("make_cifar.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
