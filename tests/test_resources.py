"""Shipped files are found in a checkout and in a wheel."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from visionlab import resources
from visionlab.problem import Problem

CHECKOUT = Path(resources.__file__).parents[1]


def test_in_a_checkout_they_lie_beside_the_package() -> None:
    assert resources.root() == CHECKOUT / "resources"


def test_a_missing_file_is_named() -> None:
    with pytest.raises(Problem, match=r"expected icons/no-such-icon\.svg in .*resources"):
        resources.path("icons/no-such-icon.svg")


def test_a_wheel_carries_them(tmp_path: Path) -> None:
    """Builds a wheel from a copy with one more resource, and asks the package within for it, far from the checkout."""
    source = tmp_path / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(CHECKOUT / name, source)
    for name in ("visionlab", "resources"):
        shutil.copytree(CHECKOUT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    (source / "resources/probe").mkdir()
    (source / "resources/probe/word.txt").write_text("carried", encoding="utf-8")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")]
    subprocess.run(build, cwd=source, check=True, capture_output=True)

    (wheel,) = (tmp_path / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site-packages")
    ask = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site-packages')!r}); from visionlab import resources; "
        "print(resources.__file__, resources.path('probe/word.txt').read_text())"
    )
    done = subprocess.run([sys.executable, "-c", ask], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert done.stdout.split() == [str(tmp_path / "site-packages/visionlab/resources.py"), "carried"]

    shipped = {str(file.relative_to(source / "resources")) for file in (source / "resources").rglob("*.*")}
    installed = tmp_path / "site-packages/visionlab/_resources"
    assert shipped == {str(file.relative_to(installed)) for file in installed.rglob("*.*")}
