"""Export formats: found by walking, refused by name, and DOT that holds any title."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.networks import chain
from visionlab.blocks.classifier import Classifier
from visionlab.cost.analysis import analyse
from visionlab.exchange.dot import dot_text
from visionlab.exchange.formats import export, formats
from visionlab.exchange.pytorch_text import pytorch_text
from visionlab.graph import edits
from visionlab.layers.activation import ReLU
from visionlab.layers.conv import Conv
from visionlab.presets.registry import presets
from visionlab.problem import Problem


def test_known_formats() -> None:
    assert {"python", "dot"} <= set(formats())
    for id, one in formats().items():
        assert one.id == id and one.title and one.extension.isalnum()


DEEP = [one for one in presets().values() if analyse(one.graph()).training.layers > 200]
QUICK = [one for one in presets().values() if one not in DEEP]


@pytest.mark.parametrize("format", formats())
def test_every_format_writes_every_preset(format: str) -> None:
    for one in QUICK:
        assert len(export(one.graph(), format)) > 100


@pytest.mark.slow  # the tables of these have thousands of lines
@pytest.mark.parametrize("format", formats())
def test_every_format_writes_every_deep_preset(format: str) -> None:
    for one in DEEP:
        assert len(export(one.graph(), format)) > 100


def test_python_is_the_trainers_text() -> None:
    graph = presets()["starter"].graph()
    assert export(graph, "python") == pytorch_text(graph)


def test_unknown_format() -> None:
    with pytest.raises(Problem, match=r"Unknown format 'ptyhon': known are csv, csv-blocks, dot, .*markdown, .*svg"):
        export(chain(Classifier()), "ptyhon")


def test_dot_shows_titles_shapes_and_parameters() -> None:
    text = dot_text(edits.rename(chain(Conv(8), Classifier()), "n1", "My stem"))
    assert 'label="My stem' in text and "224 parameters" in text
    assert 'n1 -> n2 [label="8x32x32"]' in text


def _without_words(text: str) -> str:
    """DOT with every quoted string emptied; a quote inside one is escaped."""
    return re.sub(r'"(?:[^"\\]|\\.)*"', '""', text, flags=re.DOTALL)


@given(st.text(max_size=30) | st.sampled_from(['"]', "\\", '\\"', "<b>x</b>", "\\N", "a\nb", '"; x -> y; "']))
def test_no_title_leaves_its_label(title: str) -> None:
    graph = chain(Conv(8), Classifier())
    plain, titled = (dot_text(edits.rename(graph, "n1", words)) for words in ("two words", title))
    assert _without_words(titled) == _without_words(plain)


def test_title_is_no_markup() -> None:
    assert 'n1 [label="<b>x</b>"]' in dot_text(edits.rename(chain(ReLU()), "n1", "<b>x</b>"))


def test_dot_of_an_unfinished_network_is_drawn_too() -> None:
    assert "Convolution" in dot_text(chain(Conv(8, 64, padding=0)))
