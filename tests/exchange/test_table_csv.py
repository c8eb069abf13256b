"""The table as text: what a spreadsheet reads is what was counted, whatever the titles say."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.networks import chain
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.vgg_stage import VggStage
from visionlab.cost.analysis import analyse
from visionlab.cost.kinds import by_kind, sums
from visionlab.exchange.formats import export
from visionlab.exchange.table_csv import KIND_HEAD, LAYER_HEAD, csv_text, kind_line, tab_text
from visionlab.graph import edits
from visionlab.graph.model import Graph
from visionlab.layers.conv import Conv
from visionlab.presets.registry import presets


def _read(graph: Graph) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(str(export(graph, "csv")), newline="")))


def test_csv_has_a_line_for_each_layer() -> None:
    lines = _read(presets()["vgg-16"].graph())
    report = analyse(presets()["vgg-16"].graph())
    assert len(lines) == report.recording.layers
    assert tuple(lines[0]) == LAYER_HEAD
    for name, total in (("parameters", report.parameters), ("MACs", report.macs)):
        assert sum(int(line[name]) for line in lines) == total
        assert sum(float(line[f"{name} %"]) for line in lines) == pytest.approx(100, abs=0.01)
    assert {
        "block": "conv2", "type": "Convolution 3x3", "output": "128x112x112", "elements": "1605632",
        "bytes": "6422528", "parameters": "73856", "formula": "(3*3*64)*128 + 128", "MACs": "924844032",
    }.items() <= lines[6].items()  # fmt: skip


def test_auxiliary_heads_have_no_share() -> None:
    lines = _read(presets()["googlenet"].graph())
    heads = [line for line in lines if int(line["parameters"]) and not line["parameters %"]]
    assert heads and not any(line["MACs %"] or line["bytes %"] for line in heads)


def test_an_unfinished_network_is_written_as_far_as_it_works() -> None:
    lines = _read(chain(Conv(8, 64, padding=0), Classifier(10)))
    assert [line["output"] for line in lines] == ["3x32x32", "", ""]
    assert "| Input | Input | 3x32x32 |" in str(export(chain(Conv(8, 64, padding=0)), "markdown"))


_TITLES = st.text(max_size=20) | st.sampled_from(
    ['=cmd|" /C calc"!A0', "+1", "-1", "@x", "a\tb", "a\nb", '"', ",", "\r="]
)


@given(_TITLES)
def test_no_title_leaves_its_cell_or_becomes_a_formula(title: str) -> None:
    graph = edits.rename(chain(VggStage(4, 1), Classifier(10)), "n1", title)
    lines = _read(graph)
    assert len(lines) == 1 + 3 + 3 and all(None not in line for line in lines)
    assert not lines[1]["block"].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert all(line["parameters"].isdigit() for line in lines)
    assert tab_text([(title, 1)]).count("\t") == 1 and "\n" not in tab_text([(title, 1)])
    markdown = str(export(graph, "markdown"))
    assert len(markdown.splitlines()) == 2 + len(lines) + 1
    assert all(line.replace("\\|", "").count("|") == 8 for line in markdown.splitlines())


def test_markdown_says_the_formulas_and_the_total() -> None:
    text = str(export(presets()["vgg-16"].graph(), "markdown"))
    assert "| fc6 | Linear | 4096 | 4,096 | `7*7*512*4096 + 4096` = 102,764,544 | 102,760,448 | 0.7 % |" in text
    assert text.splitlines()[-1] == "| **Total** | | | **15,245,800** | **138,357,544** | **15,470,264,320** | |"


def test_types_of_layers_as_lines() -> None:
    recording = analyse(presets()["mobilenet-v1"].graph()).recording
    whole = sums(recording)
    text = csv_text(KIND_HEAD, (kind_line(kind, one, whole) for kind, one in by_kind(recording).items()))
    lines = {line["type"]: line for line in csv.DictReader(io.StringIO(text, newline=""))}
    assert {"layers": "13", "weights only": "3139584", "MACs": "539492352"}.items() <= lines["Convolution 1x1"].items()
    assert float(lines["Convolution 1x1"]["MACs %"]) == pytest.approx(94.86, abs=0.005)
    assert float(lines["Convolution 1x1"]["weights only %"]) == pytest.approx(74.59, abs=0.005)
