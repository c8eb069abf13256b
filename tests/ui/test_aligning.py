"""Cards in line: by the menu, by keys, and while they are dragged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.canvas import LEFT, NONE, middle, on_screen, press, steer
from visionlab.blocks.catalogue import parts
from visionlab.graph.model import Graph, Node
from visionlab.ui.actions import ALIGNMENTS
from visionlab.ui.canvas.aligning import SIDES, SPREADS, aligned, spread
from visionlab.ui.canvas.geometry import HEIGHT, WIDTH
from visionlab.ui.canvas.snapping import REACH, Lines
from visionlab.ui.document import Document

boxes = st.dictionaries(
    st.sampled_from("abcdefgh"),
    st.builds(QRectF, *[st.integers(-500, 500)] * 2, *[st.integers(20, 300)] * 2),
    min_size=3,
)


@given(boxes, st.sampled_from(SIDES))
def test_cards_in_line_share_a_line_and_keep_the_other_place(cards, side):
    places = aligned(cards, side)
    moved = {id: QRectF(QPointF(*places[id]), box.size()) for id, box in cards.items()}
    lines = {
        "align_left": lambda box: box.left(),
        "align_centre": lambda box: box.center().x(),
        "align_right": lambda box: box.right(),
        "align_top": lambda box: box.top(),
        "align_middle": lambda box: box.center().y(),
        "align_bottom": lambda box: box.bottom(),
    }
    assert len({lines[side](box) for box in moved.values()}) == 1
    upright = side in ("align_left", "align_centre", "align_right")
    kept = QRectF.top if upright else QRectF.left
    assert all(kept(moved[id]) == kept(box) for id, box in cards.items())
    assert aligned(moved, side) == places


@given(boxes, st.booleans())
def test_spread_cards_have_equal_gaps_between_the_two_that_stay(cards, is_across):
    places = spread(cards, is_across)
    start, size = (QRectF.left, QRectF.width) if is_across else (QRectF.top, QRectF.height)
    order = sorted(cards, key=lambda id: start(cards[id]))
    at = [places[id][0 if is_across else 1] for id in order]
    assert at[0] == start(cards[order[0]]) and at[-1] == start(cards[order[-1]])
    gaps = [at[n + 1] - at[n] - size(cards[id]) for n, id in enumerate(order[:-1])]
    assert max(gaps) - min(gaps) <= 2  # on whole units


def test_a_box_comes_to_the_nearest_line_within_reach():
    lines = Lines([QRectF(0, 0, 100, 50), QRectF(300, 200, 60, 60)])
    assert lines.snap(QRectF(200, 400, 80, 30)) == (None, None, ())
    snap = lines.snap(QRectF(4, 100, 100, 50))
    assert (snap.x, snap.y) == (0, None)
    assert snap.guides == (QLineF(50, -16, 50, 166),)  # equal cards share all three lines: the middle one says it
    edge = lines.snap(QRectF(358, 207, 10, 20))
    assert edge.x == 360  # beside it
    assert edge.y is None or abs(edge.y - 207) <= REACH


@pytest.fixture
def document(qtbot):
    made = Document()
    relu = parts()["relu"]()
    places = [(0, 0), (304, 40), (640, 200)]
    made.open(Graph.of([Node(f"n{number}", relu, *place) for number, place in enumerate(places)]), "three")
    return made


@pytest.fixture
def canvas(qtbot, document):
    made = on_screen(qtbot, document, 1200, 760)
    made.zoom_reset()
    made.centerOn(QPointF(400, 200))
    return made


def place(document: Document, id: str) -> tuple[float, float]:
    node = document.graph.nodes[id]
    return node.x, node.y


@pytest.mark.parametrize("how", ALIGNMENTS)
def test_each_is_one_undo_step(canvas, document, how):
    before = document.graph
    canvas.select_all()
    canvas.do(how)
    assert document.graph is not before
    assert document.undo_label == ("Distribute" if how in SPREADS else "Align")
    document.undo()
    assert document.graph is before
    canvas.select(["n0"])
    canvas.do(how)
    assert document.graph is before


def test_while_dragged_a_card_comes_into_line_both_ways(canvas, document):
    start = middle(canvas, "n2")
    press(canvas, start)
    # to 3 right of where it would stand under n1
    steer(canvas, start + QPoint(304 - 640 + 3, 300 - 200))
    assert canvas.marks.guides == (QLineF(304 + WIDTH / 2, 40 - 16, 304 + WIDTH / 2, 300 + HEIGHT + 16),)
    steer(canvas, start + QPoint(100, 40 - 200 - 2))
    assert [guide.dy() for guide in canvas.marks.guides] == [0]
    QTest.mouseRelease(canvas.viewport(), LEFT, NONE, start + QPoint(100, 40 - 200 - 2))
    assert place(document, "n2")[1] == 40
    assert canvas.marks.guides == ()
    document.undo()
    assert place(document, "n2") == (640, 200)


def test_with_alt_it_goes_where_the_mouse_goes(canvas, document):
    start = middle(canvas, "n2")
    press(canvas, start)
    to = start + QPoint(304 - 640 + 3, 101)
    for where in (start + QPoint(40, 40), to):
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(where),
            QPointF(canvas.viewport().mapToGlobal(where)),
            Qt.MouseButton.NoButton,
            LEFT,
            Qt.KeyboardModifier.AltModifier,
        )
        QApplication.sendEvent(canvas.viewport(), event)
    assert canvas.marks.guides == ()
    QTest.mouseRelease(canvas.viewport(), LEFT, NONE, to)
    assert place(document, "n2") == (307, 301)
