"""Adding a block by typing, in the real canvas with real keys and the real mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtTest import QTest

from tests.support.canvas import LEFT, NONE, at, drag, middle, on_screen, port
from visionlab.blocks.catalogue import parts
from visionlab.cost.fitting import Fit
from visionlab.graph.model import Graph, Link, Node
from visionlab.ui.canvas.geometry import HEIGHT, WIDTH, card
from visionlab.ui.canvas.picker import Offer, Picker, ranked
from visionlab.ui.canvas.view import Canvas
from visionlab.ui.document import Document
from visionlab.ui.recent_kinds import recent_kinds, remember_kind
from visionlab.ui.seeking import sought
from visionlab.ui.settings import Settings

Key = Qt.Key


def chain() -> Graph:
    """input -> conv -> flatten, one below the other, and an add to the right that conv feeds."""
    kinds = parts()
    nodes = [
        Node("input", kinds["input"](), 0, 0),
        Node("conv", kinds["conv"](8), 0, 130),
        Node("flatten", kinds["flatten"](), 0, 260),
        Node("add", kinds["add"](), 304, 390),
    ]
    return Graph.of(nodes, [Link("input", "conv"), Link("conv", "flatten"), Link("conv", "add")])


@pytest.fixture
def document(qtbot):
    return Document()


@pytest.fixture
def canvas(qtbot, document):
    made = on_screen(qtbot, document)
    document.open(chain(), "chain")
    made.zoom_reset()
    made.centerOn(QPointF(256, 240))
    made.activateWindow()
    made.setFocus()
    return made


def picker(canvas: Canvas) -> Picker:
    found = canvas.overlays.picker
    assert found is not None and found.isVisible()
    return found


def ghost_box(canvas: Canvas) -> QRect:
    """Where the block would stand, as it is seen."""
    seen = canvas.viewportTransform().mapRect(card(canvas.marks.ghost)).toRect()
    return QRect(canvas.viewport().mapTo(canvas, seen.topLeft()), seen.size())


def is_closed(canvas: Canvas) -> bool:
    return canvas.overlays.picker is None


def test_typed_and_entered_it_stands_where_the_mouse_is(canvas, document):
    where = at(canvas, QPointF(500, 100))
    QTest.mouseMove(canvas.viewport(), where)
    QTest.keyClick(canvas, Key.Key_Tab)
    open_ = picker(canvas)
    assert open_.search.hasFocus()
    assert not open_.geometry().intersects(ghost_box(canvas))
    QTest.keyClicks(open_.search, "conv")
    assert open_.kinds()[0] == "conv"
    QTest.keyClick(open_.search, Key.Key_Return)
    made = document.graph.nodes["conv_2"]
    assert abs(made.x - (500 - WIDTH / 2)) <= 4 and abs(made.y - (100 - HEIGHT / 2)) <= 4  # on the grid
    assert document.selection.ids == {"conv_2"}
    assert is_closed(canvas) and canvas.hasFocus()
    assert document.undo_label == "Add Convolution"
    document.undo()
    assert document.undo_label is None


def test_escape_and_a_click_elsewhere_choose_nothing(canvas, document):
    before = document.graph
    QTest.keyClick(canvas, Key.Key_Tab)
    QTest.keyClicks(picker(canvas).search, "relu")
    QTest.keyClick(picker(canvas).search, Key.Key_Escape)
    assert is_closed(canvas) and canvas.hasFocus()
    QTest.keyClick(canvas, Key.Key_Tab)
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, at(canvas, QPointF(600, 500)))
    assert is_closed(canvas)
    assert document.graph is before
    assert canvas.marks.ghost is None and canvas.marks.wire is None


def test_after_a_selected_node_it_is_wired_and_what_fits_comes_first(canvas, document):
    document.selection.set(["flatten"])
    QTest.keyClick(canvas, Key.Key_Tab)
    kinds = picker(canvas).kinds()
    # a vector goes into a linear layer and not into a convolution
    assert kinds.index("linear") < kinds.index("conv")
    assert canvas.marks.wire is not None
    source = canvas.viewportTransform().mapRect(card((0, 260))).toRect()
    open_ = picker(canvas)
    assert not open_.geometry().intersects(ghost_box(canvas)) and not open_.geometry().intersects(source)
    full = open_.height()
    QTest.keyClicks(open_.search, "lin")
    assert open_.list.height() < 9 * 30 and open_.height() < full
    QTest.keyClick(picker(canvas).search, Key.Key_Return)
    assert Link("flatten", "linear") in document.graph.links
    assert document.graph.nodes["linear"].y > document.graph.nodes["flatten"].y + HEIGHT
    assert canvas.marks.wire is None


def test_a_wire_let_go_on_the_empty_canvas_ends_in_a_new_block_there(canvas, document):
    drag(canvas, port(canvas, "conv"), at(canvas, QPointF(500, 250)))
    open_ = picker(canvas)
    assert canvas.marks.held is not None
    assert open_.accessibleName() == "Add after Convolution"
    assert open_.kinds().index("batch_norm") < open_.kinds().index("linear")
    QTest.keyClicks(open_.search, "bn")
    QTest.keyClick(open_.search, Key.Key_Return)
    made = document.graph.nodes["batch_norm"]
    assert Link("conv", "batch_norm") in document.graph.links
    # its upper port is where the wire was let go
    assert abs(made.x + WIDTH / 2 - 500) <= 4 and abs(made.y - 250) <= 4


def test_backwards_from_an_input_too(canvas, document):
    drag(canvas, port(canvas, "add", 1), at(canvas, QPointF(560, 250)))
    QTest.keyClicks(picker(canvas).search, "relu")
    QTest.keyClick(picker(canvas).search, Key.Key_Return)
    assert Link("relu", "add", 1) in document.graph.links
    assert abs(document.graph.nodes["relu"].y + HEIGHT - 250) <= 4


def test_a_double_click_adds_on_the_empty_canvas_and_into_a_link(canvas, document):
    where = at(canvas, QPointF(560, 60))
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, where)
    QTest.mouseDClick(canvas.viewport(), LEFT, NONE, where)
    QTest.keyClick(picker(canvas).search, Key.Key_Escape)
    QTest.mouseDClick(canvas.viewport(), LEFT, NONE, at(canvas, QPointF(WIDTH / 2, 237)))
    assert canvas.marks.lit == Link("conv", "flatten")
    QTest.keyClicks(picker(canvas).search, "max")
    QTest.keyClick(picker(canvas).search, Key.Key_Return)
    assert {Link("conv", "max_pool"), Link("max_pool", "flatten")} < set(document.graph.links)
    cards = [card((one.x, one.y)) for one in document.graph.nodes.values()]
    assert not any(a.intersects(b) for n, a in enumerate(cards) for b in cards[:n])
    document.undo()
    assert document.undo_label is None


def test_a_double_click_on_a_card_still_looks_inside(canvas, document):
    canvas.enter = lambda id: canvas.said.emit(f"entered {id}")
    heard: list[str] = []
    canvas.said.connect(heard.append)
    QTest.mouseDClick(canvas.viewport(), LEFT, NONE, middle(canvas, "conv"))
    assert heard == ["entered conv"]
    assert is_closed(canvas)


def test_the_arrows_and_the_mouse_choose_in_the_list(canvas, document):
    QTest.keyClick(canvas, Key.Key_Tab)
    open_ = picker(canvas)
    QTest.keyClicks(open_.search, "pool")
    first = open_.kinds()
    QTest.keyClick(open_.search, Key.Key_Down)
    assert open_.list.currentIndex().row() == 1
    QTest.keyClick(open_.search, Key.Key_Up)
    QTest.keyClick(open_.search, Key.Key_Up)
    assert open_.list.currentIndex().row() == len(first) - 1
    row = open_.list.visualRect(open_.rows.index(1, 0)).center()
    QTest.mouseClick(open_.list.viewport(), LEFT, NONE, row)
    assert first[1] in {node.block.kind for node in document.graph.nodes.values()}


def test_nothing_found_is_said_and_enter_does_nothing(canvas, document):
    before = document.graph
    QTest.keyClick(canvas, Key.Key_Tab)
    open_ = picker(canvas)
    QTest.keyClicks(open_.search, "transformer")
    assert not open_.list.isVisible() and open_.kinds() == []
    for key in (Key.Key_Down, Key.Key_Return):
        QTest.keyClick(open_.search, key)
    assert document.graph is before


def test_it_stays_within_the_canvas(canvas, document):
    QTest.mouseMove(canvas.viewport(), canvas.viewport().rect().bottomRight())
    QTest.keyClick(canvas, Key.Key_Tab)
    assert canvas.rect().contains(picker(canvas).geometry())


def test_an_edit_from_elsewhere_closes_it(canvas, document):
    QTest.keyClick(canvas, Key.Key_Tab)
    document.edit("delete", lambda graph: Graph.of(()))
    assert is_closed(canvas)


def test_inside_a_block_nothing_is_added(canvas, document):
    heard: list[str] = []
    canvas.said.connect(heard.append)
    document.open(Graph.of([Node("a", parts()["input"]()), Node("b", parts()["fire"]())], [Link("a", "b")]), "fire")
    canvas.enter("b")
    canvas.do("add_block")
    assert is_closed(canvas)
    assert heard[-1].startswith("The inside of a block is only to look at")


# -- the ranking


def offered(*kinds: str, fit: Fit = Fit.FITS) -> list[tuple[Offer, object]]:
    found = [(kind, parts()[kind]()) for kind in kinds]
    return [(Offer(kind, part, fit, (number,)), sought(kind, part)) for number, (kind, part) in enumerate(found)]


def test_a_name_beats_a_description_and_a_fit_beats_a_nearer_name():
    names = [offer.part.kind for offer in ranked(offered("inverted_residual", "fire", "linear"), "lin")]
    assert names[0] == "linear"
    rows = offered("max_pool", fit=Fit.MISFITS) + offered("avg_pool")
    assert [offer.part.kind for offer in ranked(rows, "pool")] == ["avg_pool", "max_pool"]


@pytest.mark.parametrize(
    ("typed", "kind"), [("bn", "batch_norm"), ("gap", "global_avg_pool"), ("batch n", "batch_norm"), ("Conv", "conv")]
)
def test_a_block_is_found_by_a_few_letters(typed, kind):
    rows = offered(*parts())
    assert ranked(rows, typed)[0].part.kind == kind


def test_what_was_added_lately_is_remembered(tmp_path):
    settings = Settings(tmp_path / "window.ini")
    for kind in ("conv", "relu", "conv", "fire"):
        remember_kind(kind, settings)
    assert recent_kinds(settings) == ["fire", "conv", "relu"]
    assert recent_kinds(Settings(tmp_path / "window.ini")) == ["fire", "conv", "relu"]


def test_of_what_fits_the_latest_comes_first(canvas, document):
    remember_kind("dropout")
    document.selection.set(["conv"])
    QTest.keyClick(canvas, Key.Key_Tab)
    assert picker(canvas).kinds()[0] == "dropout"
