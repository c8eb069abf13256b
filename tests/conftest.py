"""Set-up of all tests: no screen, no file of the user's, no dependence on how fast the machine is."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

# Before the first import of Qt, or of a module that reads a folder's place when imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_SCRATCH = Path(tempfile.mkdtemp(prefix="visionlab-tests-"))
for _name, _folder in {
    "VISIONLAB_CACHE": "cache",
    "VISIONLAB_RUNS": "runs",
    "VISIONLAB_CONFIG": "config",
    "XDG_CONFIG_HOME": "xdg-config",
    "XDG_DATA_HOME": "xdg-data",
    "XDG_STATE_HOME": "xdg-state",
    "XDG_RUNTIME_DIR": "xdg-runtime",
}.items():
    (_SCRATCH / _folder).mkdir(mode=0o700)
    os.environ[_name] = str(_SCRATCH / _folder)

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402

# No deadline, and no complaint about slow examples: a busy machine is not a fault of the code. In CI the same
# examples are tried each time, so that a red run says something about the change; elsewhere, new ones.
settings.register_profile(
    "visionlab",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("visionlab")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("gpu"):
        import torch

        if not torch.cuda.is_available():
            pytest.skip("needs an NVIDIA GPU")


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(_SCRATCH, ignore_errors=True)
