"""The table's model, renewed through any edits, shows what a fresh one would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.support.networks import chain, networks
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.repeat import Repeat
from visionlab.blocks.vgg_stage import VggStage
from visionlab.cost.analysis import analyse
from visionlab.cost.kinds import Kind
from visionlab.graph.model import Graph
from visionlab.layers.conv import Conv
from visionlab.ui.analysis.table_lines import Line
from visionlab.ui.analysis.table_model import TableModel, Wanted

_Order = Qt.SortOrder
_FILTERS = (Wanted(), Wanted("conv"), Wanted(kind=Kind("Convolution", "3x3")), Wanted(only_learning=True))


def _lines(model: TableModel, above: QModelIndex = QModelIndex()) -> list[Line]:  # noqa: B008
    """Every line, from top to bottom, with all blocks open."""
    found = []
    for place in range(model.rowCount(above)):
        index = model.index(place, 0, above)
        assert model.parent(index) == above and index.row() == place
        found += [model.line(index), *_lines(model, index)]
    return found


_SMALL = st.builds(
    lambda depth, width, times, title: chain(
        VggStage(width, depth),
        Repeat(times, ConvNormAct(width)),
        *([Conv(8, 64, padding=0)] if title == "broken" else []),
        Classifier(5),
    ),
    st.integers(1, 3),
    st.sampled_from([4, 8]),
    st.integers(1, 3),
    st.sampled_from(["", "broken"]),
)


@given(
    st.lists(_SMALL | networks(4), min_size=1, max_size=5),
    st.booleans(),
    st.sampled_from(_FILTERS),
    st.integers(-1, 6),
    st.sampled_from(list(_Order)),
)
def test_a_renewed_model_is_a_fresh_one(
    graphs: list[Graph], is_flat: bool, wanted: Wanted, column: int, order: Qt.SortOrder
) -> None:
    model = TableModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.arrange(is_flat, wanted)
    model.sort(column, order)
    for graph in graphs:
        model.show_network(graph, analyse(graph))
        fresh = TableModel()
        fresh.arrange(is_flat, wanted)
        fresh.sort(column, order)
        fresh.show_network(graph, analyse(graph))
        assert _lines(model) == _lines(fresh)
    model.sort(-1)
    model.arrange(not is_flat, Wanted())
    assert len(model.shown_rows()) == model.layer_count


def test_other_numbers_leave_every_row_where_it_is(qtbot: QtBot) -> None:
    model = TableModel()
    model.arrange(False, Wanted())
    first, second = (chain(VggStage(width, 2), Repeat(2, ConvNormAct(8)), Classifier(5)) for width in (4, 8))
    model.show_network(first, analyse(first))
    _lines(model)
    kept = QPersistentModelIndex(model.find(("n2", "conv_norm_act_2", "conv")))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        assert model.show_network(second, analyse(second))
    assert model.row(kept).path == ("n2", "conv_norm_act_2", "conv")
    assert not model.show_network(chain(VggStage(8, 3)), analyse(chain(VggStage(8, 3))))
    assert not kept.isValid()


def test_sorting_moves_what_is_held_on_to(qtbot: QtBot) -> None:
    model = TableModel()
    graph = chain(VggStage(4, 2), Classifier(5))
    model.arrange(True, Wanted())
    model.show_network(graph, analyse(graph))
    kept = QPersistentModelIndex(model.find(("n1", "conv_2")))
    model.sort(5, _Order.DescendingOrder)
    assert model.row(kept).path == ("n1", "conv_2") and kept.row() == 0
    assert not model.find(("n1", "conv_9")).isValid() and not model.find(()).isValid()
