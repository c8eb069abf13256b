"""A network with operations that have no layer here: it is shown and costed everywhere, and edited nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from visionlab.blocks.catalogue import parts
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.exchange.table_csv import layers_csv, layers_markdown
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.opaque import Opaque, packed
from visionlab.layers.source import Input
from visionlab.ui.analysis.panel import page_kinds
from visionlab.ui.canvas import repeating
from visionlab.ui.canvas.tips import node_tip
from visionlab.ui.settings import Settings
from visionlab.ui.window import Window

SHAPE = (8, 32, 32)


def network() -> Graph:
    nodes = [
        Node("input", Input(3, 32, 32)),
        Node("conv", ConvNormAct(8)),
        Node("odd", Opaque("erfinv", packed((SHAPE,)), SHAPE, 24, 96), title="layer.odd"),
        Node("odder", Opaque("einsum", packed((SHAPE, SHAPE)), SHAPE)),
        Node("head", parts()["classifier"](classes=10)),
    ]
    links = [Link("input", "conv"), Link("conv", "odd"), Link("conv", "odder"), Link("odd", "odder", 1)]
    return Graph.of(nodes, [*links, Link("odder", "head")])


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Window:
    monkeypatch.setenv("VISIONLAB_CONFIG", str(tmp_path))
    made = Window(Settings(tmp_path / "window.ini"))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    made.files.open_graph(network(), "odd")
    return made


def test_the_inspector_only_shows_it(window: Window) -> None:
    document = window.document
    assert document.report.is_complete and document.report.parameters > 24
    page = window.editor.inspector.node
    for ids in (["odd"], ["odd", "odder"]):
        document.selection.set(ids)
        form = page.form
        assert form is not None and not any(row.editor.isEnabled() for row in form.rows.values())
    document.selection.set(["conv"])
    assert page.form is not None and all(row.editor.isEnabled() for row in page.form.rows.values())


def test_its_card_and_tip_say_what_it_is(window: Window) -> None:
    drawing = window.canvas.drawing
    face = drawing.faces["odd"]
    assert (face.title, face.caption, face.part.is_foreign) == ("layer.odd", "erfinv", True)
    assert "cannot be edited" in node_tip(drawing, "odd") and "cannot be edited" not in node_tip(drawing, "conv")
    assert not repeating.can_repeat(window.document.graph, "odd")
    assert "opaque" not in parts()


def test_it_says_why_there_is_no_training_before_one_is_started(window: Window) -> None:
    train = window.actions_by_name["train"]
    sentence = "erfinv and 1 more foreign operations came with an imported network"
    assert not train.isEnabled() and train.toolTip().startswith(sentence)
    panel = window.load_training()
    assert sentence in panel.buttons.train.toolTip() and not panel.buttons.queue.isEnabled()  # type: ignore[attr-defined]
    window.files.open_preset("starter")
    assert window.document.report.foreign is None and train.isEnabled()


@pytest.mark.parametrize("kind", page_kinds(), ids=lambda kind: kind.name)
def test_every_page_of_the_analysis_takes_it(window: Window, qtbot: QtBot, kind) -> None:  # type: ignore[no-untyped-def]
    window.actions_by_name["analyse"].trigger()
    panel = window.analysis_dock.panel
    panel.show_page(kind.name)
    panel.grab()
    window.files.open_preset("starter")
    window.files.open_graph(network(), "odd")
    panel.grab()
    if kind.name == "time":
        assert not panel.page.measure.button.isEnabled() and "erfinv" in panel.page.measure.button.toolTip()
    if kind.name == "table":
        assert "odd" in layers_csv(window.document.graph) and "odd" in layers_markdown(window.document.graph)
    assert panel.page.isVisible()
