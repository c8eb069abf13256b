"""The LaTeX figure: it is as TeX reads it whatever a title holds, and TeX draws it where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.networks import chain
from visionlab.blocks.classifier import Classifier
from visionlab.exchange.latex import latex_text
from visionlab.graph import edits
from visionlab.graph.model import EMPTY
from visionlab.layers.conv import Conv
from visionlab.presets.registry import presets
from visionlab.problem import Problem


def _has_tex() -> bool:
    """Whether there is a pdflatex with the class that figures use."""
    if shutil.which("pdflatex") is None or shutil.which("kpsewhich") is None:
        return False
    return subprocess.run(["kpsewhich", "standalone.cls"], capture_output=True).returncode == 0


#: what TeX reads as one thing: a command, an escaped sign, or a sign
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|.", re.DOTALL)


def _check(text: str) -> None:
    """Braces and environments that close in order, no special sign in running text, lengths that TeX has."""
    open_braces = 0
    for line in text.splitlines():
        if line.startswith("%"):
            continue
        for token in _TOKEN.findall(line):
            open_braces += (token == "{") - (token == "}")
            assert open_braces >= 0, line
            assert token not in ("$", "&", "^", "~", "_", "%"), line
        assert open_braces == 0 or "style=" in line or line.startswith("    "), line
    assert open_braces == 0
    assert re.findall(r"\\(begin|end)\{(\w+)\}", text) == [
        ("begin", "document"), ("begin", "tikzpicture"), ("end", "tikzpicture"), ("end", "document"),
    ]  # fmt: skip
    for number in re.findall(r"-?\d+\.\d+", text):
        assert abs(float(number)) < 16_000
    assert set(re.findall(r"\\([A-Za-z]+)", text)) <= {
        "documentclass", "usepackage", "definecolor", "begin", "end", "node", "draw", "textbf", "scriptsize",
        "sffamily", "small", "footnotesize", "fontencoding", "selectfont", "ldots", "texttimes", "textbackslash",
        "textasciicircum", "textasciitilde", "textless", "textgreater", "textbar", "textquotedbl", "textendash",
        "textemdash", "textperiodcentered", "textquotedblleft", "textquotedblright", "textquoteleft", "textquoteright",
        "textpm", "textdegree", "textrightarrow",
    }  # fmt: skip


def test_every_preset_is_a_figure_with_all_blocks_and_links() -> None:
    for one in presets().values():
        graph = one.graph()
        text = latex_text(graph)
        _check(text)
        assert text.count(r"\node[block=") == len(graph.nodes)
        assert text.count(r"\draw[link]") == len(graph.links)


def test_a_box_tells_title_fields_and_shape() -> None:
    text = latex_text(edits.rename(chain(Conv(8), Classifier()), "n1", "50% of C_1"))
    assert r"\textbf{50\% of C\_1} \\ {\scriptsize" in text
    assert r"8\texttimes{}32\texttimes{}32 \textperiodcentered{} 224 parameters" in text


def test_skip_links_are_curves() -> None:
    assert ".. controls" in latex_text(presets()["googlenet"].graph())
    assert ".. controls" not in latex_text(chain(Conv(8), Classifier()))


@given(
    st.text(max_size=60) | st.sampled_from(["\\input{/etc/passwd}", "}\\end{document}", "%", "^^M", "Свёртка", "卷积"])
)
def test_a_title_is_only_text(title: str) -> None:
    text = latex_text(edits.rename(chain(Conv(8), Classifier()), "n1", title))
    _check(text)
    assert r"\input" not in text and all(letter.isprintable() or letter == "\n" for letter in text)


def test_cyrillic_titles_ask_for_their_encoding() -> None:
    graph = chain(Conv(8), Classifier())
    assert "T2A" not in latex_text(graph)
    assert r"\usepackage[T2A,T1]{fontenc}" in latex_text(edits.rename(graph, "n1", "Свёртка"))


def test_an_empty_network_is_no_figure() -> None:
    with pytest.raises(Problem, match="The network is empty"):
        latex_text(EMPTY)


@pytest.mark.skipif(not _has_tex(), reason="needs pdflatex and standalone.cls")
@pytest.mark.parametrize("id", ["starter", "googlenet", "cifar-resnet-1202"])
def test_tex_draws_it(id: str, tmp_path: Path) -> None:
    (tmp_path / "net.tex").write_text(latex_text(presets()[id].graph()), encoding="utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "net.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0 and (tmp_path / "net.pdf").exists(), done.stdout[-2000:]
