"""The LaTeX figure of volumes: whole and balanced for every preset, and pdflatex takes it where it is there."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.exchange.test_latex import _has_tex
from tests.support.networks import chain
from visionlab.blocks.classifier import Classifier
from visionlab.exchange.latex_volumes import latex_volumes_text
from visionlab.graph import edits
from visionlab.graph.model import EMPTY
from visionlab.layers.conv import Conv
from visionlab.presets.registry import presets
from visionlab.problem import Problem


def test_every_preset_is_a_document() -> None:
    for preset in presets().values():
        text = latex_volumes_text(preset.graph())
        assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")
        assert text.count(r"\begin{tikzpicture}") == text.count(r"\end{tikzpicture}") == 1
        drawn = {
            line.split("fill=", 1)[1].split("!", 1)[0] for line in text.splitlines() if r"\filldraw[fill=g" in line
        }
        assert all(rf"\definecolor{{{name}}}" in text for name in drawn)


def test_titles_are_escaped() -> None:
    text = latex_volumes_text(edits.rename(chain(Conv(8), Classifier()), "n1", r"50% \input{x}"))
    assert r"50\% \textbackslash{}input\{x\}" in text and r"\input{x}" not in text


def test_nothing_is_no_figure() -> None:
    with pytest.raises(Problem, match="The network is empty"):
        latex_volumes_text(EMPTY)


@pytest.mark.skipif(not _has_tex(), reason="needs pdflatex and standalone.cls")
@pytest.mark.parametrize("id", ["alexnet", "cifar-resnet-1202"])
def test_pdflatex_takes_it(tmp_path: Path, id: str) -> None:
    (tmp_path / "net.tex").write_text(latex_volumes_text(presets()[id].graph()), encoding="utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "net.tex"]
    subprocess.run(command, cwd=tmp_path, check=True, stdout=subprocess.DEVNULL, timeout=100)
