"""The drawing: what is where, and that following edits gives what drawing anew gives."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from visionlab.blocks.catalogue import parts
from visionlab.cost.analysis import analyse
from visionlab.graph import edits
from visionlab.graph.layout import layout
from visionlab.graph.model import Graph, Link, Node
from visionlab.presets.registry import preset
from visionlab.problem import Problem
from visionlab.ui.canvas import inserting
from visionlab.ui.canvas.drawing import Drawing
from visionlab.ui.canvas.geometry import HEIGHT, WIDTH, card
from visionlab.ui.canvas.lines import Line
from visionlab.ui.canvas.marks import Marks, Port
from visionlab.ui.canvas.paint import Brush
from visionlab.ui.canvas.picture import Picture
from visionlab.ui.theme import theme

pytestmark = pytest.mark.usefixtures("qapp")


def drawn(graph: Graph) -> Drawing:
    made = Drawing()
    made.show(graph, analyse(graph))
    return made


def labels(drawing: Drawing) -> list[Line]:
    """All lines, each with the label that it gets when it is seen."""
    return [line for _link, line in drawing.lines_painted([drawing.bounds()])]


def diamond() -> Graph:
    kinds = parts()
    nodes = [
        Node("input", kinds["input"](), 0, 0),
        Node("left", kinds["conv"](8), -130, 130),
        Node("right", kinds["conv"](8), 130, 130),
        Node("add", kinds["add"](), 0, 260),
        Node("relu", kinds["relu"](), 0, 390),
    ]
    links = [Link("input", "left"), Link("input", "right"), Link("left", "add", 0), Link("right", "add", 1)]
    return Graph.of(nodes, [*links, Link("add", "relu")])


def test_ports_of_a_part_that_takes_any_number_are_those_wired_and_a_free_one():
    drawing = drawn(diamond())
    assert drawing.ports_of("add") == [Port("add", 0), Port("add", 1), Port("add", 2), Port("add")]
    xs = [drawing.port_point(Port("add", number)).x() for number in range(3)]
    assert xs == sorted(xs)
    assert xs[1] == WIDTH / 2
    assert drawing.port_point(Port("add")) == QPointF(WIDTH / 2, 260 + HEIGHT)
    assert drawing.ports_of("input") == [Port("input")]


def test_links_go_from_port_to_port():
    drawing = drawn(diamond())
    for link, line in drawing.lines.items():
        assert line.path.pointAtPercent(0) == drawing.port_point(Port(link.source))
        assert line.path.pointAtPercent(1) == drawing.port_point(Port(link.target, link.port))


@pytest.mark.parametrize("id", ["alexnet", "googlenet", "resnet-50", "densenet-121", "squeezenet-1.0", "mobilenet-v2"])
def test_no_label_of_a_preset_covers_a_card_or_another_label(id):
    drawing = drawn(preset(id).graph())
    boxes = [line.label_box for line in labels(drawing)]
    assert all(box is not None for box in boxes)
    cards = [card(place) for place in drawing.places.values()]
    for number, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in cards)
        assert not any(box.intersects(other) for other in boxes[:number])


def test_what_is_under_the_mouse():
    drawing = drawn(diamond())
    assert drawing.card_at(QPointF(-30, 150)) == "left"
    assert drawing.card_at(QPointF(-30, 100)) is None
    assert drawing.port_at(QPointF(WIDTH / 2 + 3, HEIGHT + 3), 8) == Port("input")
    assert drawing.port_at(QPointF(WIDTH / 2 + 3, HEIGHT + 30), 8) is None
    assert drawing.link_at(drawing.lines[Link("add", "relu")].path.pointAtPercent(0.5), 4) == Link("add", "relu")
    assert drawing.link_at(QPointF(900, 900), 4) is None
    assert drawing.cards_in(QRectF(-200, 100, 100, 100)) == {"left"}


def test_the_topmost_card_is_found():
    kinds = parts()
    graph = Graph.of([Node("low", kinds["relu"](), 0, 0), Node("high", kinds["relu"](), 50, 20)])
    assert drawn(graph).card_at(QPointF(100, 40)) == "high"


# -- following edits

_KINDS = ["conv", "relu", "add", "concat", "max_pool", "flatten", "linear", "fire", "input"]


def edited(graph: Graph, chance: random.Random) -> Graph:
    """Some edit of a graph."""
    ids = list(graph.nodes)
    match chance.randrange(6):
        case 0:
            part = parts()[chance.choice(_KINDS)]()
            return edits.add_node(
                graph, Node(edits.new_id(graph, part.kind), part, chance.randrange(900), chance.randrange(900))
            )
        case 1 if ids:
            return edits.remove(graph, [chance.choice(ids)])
        case 2 if graph.links:
            return edits.remove(graph, (), [chance.choice(graph.links)])
        case 3 if ids:
            target = chance.choice(ids)
            count = graph.nodes[target].block.inputs
            return edits.wire(graph, Link(chance.choice(ids), target, chance.randrange(count if count > 0 else 3)))
        case 4 if ids:
            return edits.move(graph, {chance.choice(ids): (chance.randrange(900), chance.randrange(900))})
        case 5 if ids:
            id = chance.choice(ids)
            return edits.rename(edits.replace_block(graph, id, parts()[chance.choice(_KINDS)]()), id, "x")
    return graph


@given(st.integers(0, 2**32))
def test_following_edits_draws_what_drawing_anew_draws(seed):
    chance = random.Random(seed)
    graph = diamond()
    drawing = drawn(graph)
    for _ in range(12):
        try:
            graph = edited(graph, chance)
        except Problem:
            continue
        drawing.renew(graph, analyse(graph))
        fresh = drawn(graph)
        assert drawing.places == fresh.places
        assert drawing.faces == fresh.faces
        assert {link: line.path for link, line in drawing.lines.items()} == {
            link: line.path for link, line in fresh.lines.items()
        }
        assert [line.label for line in labels(drawing)] == [line.label for line in labels(fresh)]


@pytest.mark.parametrize("field", [{"growth_rate": 24}, {"layers": 7}])
def test_only_what_changed_is_painted_again(field):
    graph = preset("densenet-121").graph()
    block = graph.nodes["dense_block_2"].block
    after = edits.replace_block(graph, "dense_block_2", block.with_(**field))
    drawing = drawn(graph)
    box = drawing.bounds()
    old = painted(drawing, box)
    dirty = drawing.renew(after, analyse(after))
    new = painted(drawing, box)
    covered = QImage(new)
    painter = QPainter(covered)
    for part in dirty:
        target = part.translated(-box.topLeft()).toAlignedRect().adjusted(-2, -2, 2, 2)
        painter.fillRect(target, Qt.GlobalColor.black)
    painter.end()
    again = QImage(old)
    painter = QPainter(again)
    for part in dirty:
        target = part.translated(-box.topLeft()).toAlignedRect().adjusted(-2, -2, 2, 2)
        painter.fillRect(target, Qt.GlobalColor.black)
    painter.end()
    assert old != new
    assert covered == again


@pytest.mark.parametrize("id", ["googlenet", "densenet-121"])
@pytest.mark.parametrize("sideways", [False, True])
def test_what_a_pan_uncovers_fits_what_was_there(id, sideways):
    """Labels are placed when they are first seen: none may be cut where one has looked before."""
    graph = preset(id).graph()
    drawing = drawn(edits.move(graph, layout(graph, sideways=sideways)))
    box = drawing.bounds().toAlignedRect()
    image = canvas_of(QRectF(box))
    for start in range(0, box.width() if sideways else box.height(), 37):
        strip = QRectF(box.left() + start, box.top(), 37, box.height())
        paint(
            image, drawing, QRectF(box), strip if sideways else QRectF(box.left(), box.top() + start, box.width(), 37)
        )
    assert image == painted(drawing, QRectF(box))


def painted(drawing: Drawing, box: QRectF) -> QImage:
    image = canvas_of(box)
    paint(image, drawing, box, box)
    return image


def canvas_of(box: QRectF) -> QImage:
    image = QImage(box.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(theme().colour("canvas"))
    return image


def paint(image: QImage, drawing: Drawing, box: QRectF, exposed: QRectF) -> None:
    painter = QPainter(image)
    painter.translate(-box.topLeft())
    painter.setClipRect(exposed)
    Brush().paint(painter, drawing, Marks(), [exposed], 1.0, 1.0)
    painter.end()


@given(st.floats(-200, 200), st.floats(60, 500))
def test_inserting_into_a_link_never_puts_a_card_on_another(dx, y):
    graph = diamond()
    node = Node("new", parts()["batch_norm"]())
    after = inserting.into_link(graph, Link("add", "relu"), node, (dx, y))
    assert {Link("add", "new"), Link("new", "relu")} <= set(after.links)
    upper, lower = card((after.nodes["new"].x, after.nodes["new"].y)), after.nodes["relu"]
    assert not upper.intersects(card((lower.x, lower.y)))
    assert after.nodes["add"].y + HEIGHT <= after.nodes["new"].y
    assert after.nodes["new"].y + HEIGHT <= lower.y
    assert (after.nodes["left"].x, after.nodes["left"].y) == (-130, 130)


# -- the picture


def test_a_picture_holds_the_whole_network_light_or_dark():
    graph = preset("resnet-18").graph()
    report = analyse(graph)
    picture = Picture(graph, report)
    one, two = picture.image(1.0, dark=False), picture.image(2.0, dark=True)
    assert abs(two.height() - 2 * one.height()) <= 2
    lowest = max(node.y for node in graph.nodes.values())
    assert one.height() > lowest + HEIGHT
    assert one.pixelColor(2, 2).lightness() > 200
    assert two.pixelColor(2, 2).lightness() < 60
    assert not theme().is_dark
    last = graph.nodes["classifier"]
    assert last.y == lowest


def test_a_picture_of_nothing_and_of_something_huge():
    empty = Graph.of(())
    assert Picture(empty, analyse(empty)).image().width() >= 1
    far = Graph.of([Node("a", parts()["relu"](), 0, 0), Node("b", parts()["relu"](), 0, 100_000)])
    assert Picture(far, analyse(far)).image(4.0).height() <= 32_001


def test_a_label_that_changes_does_not_stand_in_its_own_way(qapp):
    """An edit that changes all shapes leaves every link its label."""
    from visionlab.cost.analysis import analyse
    from visionlab.graph.edits import replace_block
    from visionlab.presets.registry import preset
    from visionlab.ui.canvas.drawing import Drawing

    graph = preset("starter").graph()
    drawing = Drawing()
    drawing.show(graph, analyse(graph))
    input = graph.nodes["input"].block
    for side in (64, 48):
        graph = replace_block(graph, "input", input.with_(height=side, width=side))
        drawing.renew(graph, analyse(graph))
        assert all(line.label_box is not None for line in labels(drawing))


def test_a_card_that_comes_to_rest_has_its_labels_again():
    graph = preset("inception-v3").graph()
    drawing = drawn(graph)
    told = {link for link, line in drawing.lines.items() if line.label_box is not None}
    for id in list(graph.nodes)[:8]:
        drawing.shift({id: (drawing.places[id][0] + 40, drawing.places[id][1])})
    drawing.settle()
    assert {link for link, line in drawing.lines.items() if line.label_box is not None} == told
