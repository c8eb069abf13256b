"""The Excel file, read back by openpyxl."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from tests.support.networks import chain
from visionlab.blocks.classifier import Classifier
from visionlab.cost.analysis import analyse
from visionlab.exchange.formats import export
from visionlab.exchange.table_csv import LAYER_HEAD
from visionlab.exchange.table_xlsx import tables_xlsx
from visionlab.graph import edits
from visionlab.layers.conv import Conv
from visionlab.presets.registry import presets


def _sheets(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(io.BytesIO(data))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_both_sheets_add_up_to_the_network() -> None:
    graph = presets()["resnet-18"].graph()
    report = analyse(graph)
    sheets = _sheets(tables_xlsx(graph))
    assert list(sheets) == ["Blocks", "Layers"]
    assert len(sheets["Blocks"]) - 1 == len(graph.nodes)
    assert len(sheets["Layers"]) - 1 == report.recording.layers
    for head, *lines in sheets.values():
        assert head == LAYER_HEAD
        for name, total in (("parameters", report.parameters), ("MACs", report.macs)):
            assert sum(line[head.index(name)] for line in lines) == total  # type: ignore[misc]
        assert sum(line[head.index("MACs %")] or 0 for line in lines) == pytest.approx(100, abs=0.01)  # type: ignore[misc]


@pytest.mark.parametrize("title", ["=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "<b>&amp;"])
def test_a_title_is_no_formula(title: str) -> None:
    data = tables_xlsx(edits.rename(chain(Conv(8), Classifier()), "n1", title))
    kinds = {one.data_type for sheet in load_workbook(io.BytesIO(data)) for row in sheet for one in row}
    assert kinds <= {"s", "n", "inlineStr"}
    assert _sheets(data)["Blocks"][2][1] in (title, f"'{title}")


def test_blocks_as_csv() -> None:
    graph = presets()["resnet-18"].graph()
    lines = str(export(graph, "csv-blocks")).splitlines()
    assert len(lines) == 1 + len(graph.nodes)
    assert lines[0] == ",".join(LAYER_HEAD)
    assert len(str(export(graph, "markdown-blocks")).splitlines()) == 3 + len(graph.nodes)
