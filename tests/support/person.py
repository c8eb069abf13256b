"""A person who edits at random, by every way that the canvas has, and what must hold after each edit."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from random import Random

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QThreadPool
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from visionlab.blocks.catalogue import parts
from visionlab.blocks.group import Group
from visionlab.blocks.repeat import Repeat
from visionlab.cost.analysis import analyse
from visionlab.fields import specs
from visionlab.graph import edits
from visionlab.graph import remarks as remark_edits
from visionlab.graph.model import Graph, Link, Remark
from visionlab.layers.base import Part
from visionlab.problem import Problem
from visionlab.project import dumps, loads
from visionlab.ui.canvas import aligning, bypassing, commands, dropping, inserting, repeating, zoom
from visionlab.ui.canvas.drawing import Drawing
from visionlab.ui.canvas.geometry import HEIGHT, WIDTH, card
from visionlab.ui.canvas.marks import Port
from visionlab.ui.canvas.view import Canvas
from visionlab.ui.document import Change

#: kinds that are quickly reckoned with, of every number of inputs
KINDS = (
    "conv",
    "relu",
    "batch_norm",
    "add",
    "concat",
    "max_pool",
    "flatten",
    "linear",
    "fire",
    "residual_basic",
    "input",
)
#: with more nodes than this a person tidies up
MANY = 30
#: as many steps as a document remembers
REMEMBERED = 500
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Person:
    """Edits a document through its canvas. Keeps a history of its own to compare with."""

    def __init__(self, canvas: Canvas, chance: Random) -> None:
        self.canvas, self.document, self.chance = canvas, canvas.document, chance
        self.past: list[Graph] = [self.document.graph]
        self.at = 0
        self._is_stepping = False
        self.document.changed.connect(self._note)
        self.done: list[str] = []

    def _note(self, change: Change) -> None:
        assert change.after is self.document.graph
        if change.is_new:
            self.past, self.at = [change.after], 0
        elif not self._is_stepping:
            del self.past[self.at + 1 :]
            if change.is_continued:
                self.past[self.at] = change.after
            else:
                self.past.append(change.after)
                del self.past[:-REMEMBERED]
                self.at = len(self.past) - 1

    def leave(self) -> None:
        """Take no more notice of the document."""
        self.document.changed.disconnect(self._note)

    # -- what a person does

    def act(self) -> None:
        """Do something."""
        ways = self.ways if len(self.graph.nodes) <= MANY else (Person.delete, Person.undo, Person.dissolve)
        way = self.chance.choice(ways)
        self.done.append(way.__name__)
        way(self)

    @property
    def graph(self) -> Graph:
        """The network as it is."""
        return self.document.graph

    def node(self) -> str | None:
        """Any node."""
        return self.chance.choice(list(self.graph.nodes)) if self.graph.nodes else None

    def some(self) -> list[str]:
        """Any nodes."""
        ids = list(self.graph.nodes)
        return self.chance.sample(ids, self.chance.randint(0, min(4, len(ids))))

    def part(self) -> Part:
        """Any block, with some other field now and then."""
        part = parts()[self.chance.choice(KINDS)]()
        numbers = [spec for spec in specs(type(part)) if spec.kind == "integer"]
        if numbers and self.chance.random() < 0.5:
            try:
                return part.with_(**{self.chance.choice(numbers).name: self.chance.randint(1, 9)})
            except Problem:
                return part
        return part

    def add(self) -> None:
        """By a click in the palette."""
        self.canvas.select(self.some()[:1])
        self.canvas.add_part(self.chance.choice(KINDS))

    def drop(self) -> None:
        """From the palette, anywhere in view: it lies where it was dropped, or in the link that was lit."""
        canvas, kind = self.canvas, self.chance.choice(KINDS)
        at = QPointF(self.chance.randrange(canvas.width()), self.chance.randrange(canvas.height()))
        data = QMimeData()
        data.setData(dropping.MIME, kind.encode())
        event = QDropEvent(at, Qt.DropAction.CopyAction, data, _LEFT, _NONE, QEvent.Type.Drop)
        dropping.move(canvas, event)
        ghost, is_plain = canvas.marks.ghost, canvas.drawing.seen.room is None
        before = set(self.graph.nodes)
        dropping.drop(canvas, event)
        (fresh,) = self.graph.nodes.keys() - before
        if is_plain:
            assert (self.graph.nodes[fresh].x, self.graph.nodes[fresh].y) == ghost

    def drag(self) -> None:
        """With the mouse, as far as it likes."""
        id = self.node()
        if id is None:
            return
        canvas = self.canvas
        zoom.by(canvas, 1 / canvas.scale_now)
        canvas.center_on(id)
        start = canvas.viewportTransform().map(card(canvas.drawing.places[id]).center() + QPointF(0, 30)).toPoint()
        by = QPoint(self.chance.randint(-200, 200), self.chance.randint(-200, 200))
        QTest.mousePress(canvas.viewport(), _LEFT, _NONE, start)
        for part in (0.3, 0.7, 1.0):
            QTest.mouseMove(canvas.viewport(), start + by * part)
        if self.chance.random() < 0.2:
            QTest.keyClick(canvas, Qt.Key.Key_Escape)
        QTest.mouseRelease(canvas.viewport(), _LEFT, _NONE, start + by)

    def wire(self) -> None:
        """From any node to any port."""
        source, target = self.node(), self.node()
        if source is not None and target is not None:
            count = self.graph.nodes[target].block.inputs
            link = Link(source, target, self.chance.randrange(count if count > 0 else 3) if count else 0)
            if count:
                self.canvas.edit("Wire", lambda graph: edits.wire(graph, link))

    def wire_with_mouse(self) -> None:
        """From a node's output to another node."""
        source, target = self.node(), self.node()
        if source is None or target is None:
            return
        canvas = self.canvas
        canvas.fit()
        zoom.by(canvas, max(0.45, canvas.scale_now) / canvas.scale_now)
        canvas.center_on(source)
        to_view = canvas.viewportTransform().map
        start = to_view(canvas.drawing.port_point(Port(source))).toPoint()
        end = to_view(card(canvas.drawing.places[target]).center()).toPoint()
        QTest.mousePress(canvas.viewport(), _LEFT, _NONE, start)
        QTest.mouseMove(canvas.viewport(), start + QPoint(0, 20))
        QTest.mouseMove(canvas.viewport(), end)
        QTest.mouseRelease(canvas.viewport(), _LEFT, _NONE, end)

    def unwire(self) -> None:
        """A link that is selected and deleted."""
        if self.graph.links:
            self.canvas.select_link(self.chance.choice(self.graph.links))
            self.canvas.delete_selection()

    def delete(self) -> None:
        """Some nodes."""
        self.canvas.select(self.some())
        self.canvas.delete_selection()

    def dissolve(self) -> None:
        """A node between others."""
        id = self.node()
        if id is not None and self.graph.into[id] and self.graph.out[id]:
            self.canvas.select([id])
            commands.dissolve_selection(self.canvas)

    def bypass(self) -> None:
        """Some nodes, or their blocks put to work again."""
        self.canvas.select(self.some())
        bypassing.toggle(self.canvas)

    def align(self) -> None:
        """Some nodes, by an edge or in equal distances."""
        self.canvas.select(self.some())
        aligning.arrange(self.canvas, self.chance.choice(aligning.SIDES + aligning.SPREADS))

    def remark(self) -> None:
        """A note, or one less."""
        known = list(self.graph.remarks)
        if known and self.chance.random() < 0.4:
            gone = self.chance.choice(known)
            self.canvas.edit("Delete note", lambda graph: remark_edits.remove(graph, [gone]))
        else:
            x, y = self.chance.randrange(-500, 500), self.chance.randrange(-500, 500)
            made = Remark(remark_edits.new_id(self.graph), "why?", x, y, 200.0, 80.0)
            self.canvas.edit("Write a note", lambda graph: remark_edits.put(graph, [made]))

    def replace(self) -> None:
        """Another block in the place of one, or other fields."""
        id = self.node()
        if id is not None:
            part = self.part()
            self.canvas.edit("Field", lambda graph: edits.replace_block(graph, id, part))

    def rename(self) -> None:
        """A title, or none."""
        id = self.node()
        if id is not None:
            title = self.chance.choice(["", "Stem", 'a "b" <c>', "Блок \N{SNOWMAN}"])
            self.canvas.edit("Rename", lambda graph: edits.rename(graph, id, title), ("title", id))

    def insert(self) -> None:
        """A new node on a link."""
        if self.graph.links:
            link, part = self.chance.choice(self.graph.links), self.part()
            if part.inputs == 1:
                place = (float(self.chance.randint(-500, 500)), float(self.chance.randint(-500, 500)))
                node = commands.Node(edits.new_id(self.graph, part.kind), part)
                self.canvas.edit("Insert", lambda graph: inserting.into_link(graph, link, node, place))

    def duplicate(self) -> None:
        """Some nodes, with what feeds them."""
        self.canvas.select(self.some())
        self.canvas.duplicate_selection()

    def cut_or_copy_and_paste(self) -> None:
        """By way of the clipboard."""
        self.canvas.select(self.some())
        self.chance.choice((self.canvas.cut, self.canvas.copy))()
        if self.chance.random() < 0.8:
            self.canvas.paste()

    def nudge(self) -> None:
        """By arrow keys, several of which are one step."""
        self.canvas.select(self.some())
        keys = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        for _ in range(self.chance.randint(1, 3)):
            QTest.keyClick(self.canvas, self.chance.choice(keys))

    def repeat(self) -> None:
        """A block twice in a row, or such a repetition written out."""
        id = self.node()
        if id is None:
            return
        if isinstance(self.graph.nodes[id].block, Repeat):
            repeating.write_out(self.canvas, id)
        elif repeating.can_repeat(self.graph, id):
            repeating.repeat(self.canvas, id)

    def group(self) -> None:
        """A node and some that come after it, or the blocks of a group again."""
        id = self.node()
        if id is None:
            return
        at = self.graph.order.index(id)
        self.canvas.select(self.graph.order[at : at + self.chance.randint(1, 4)])
        if any(isinstance(self.graph.nodes[one].block, Group) for one in self.canvas.selected):
            self.canvas.ungroup()
        else:
            self.canvas.group()

    def look_otherwise(self) -> None:
        """Open blocks in place, fold runs of equal ones, or see all as it is again."""
        canvas = self.canvas
        canvas.select(self.some())
        ways = (canvas.expand, canvas.collapse, canvas.fold, canvas.unfold, canvas.expand_all, canvas.collapse_all)
        self.chance.choice(ways)()
        canvas._glide.stop()

    def arrange(self) -> None:
        """All or some, in any direction; now and then with an edit before the answer has come."""
        if self.chance.random() < 0.5:
            self.canvas.select(self.some())
            self.canvas.arrange_selection()
        else:
            self.canvas.arrange(self.chance.choice((None, True, False)))
        if self.chance.random() < 0.2:
            self.replace()
        QThreadPool.globalInstance().waitForDone()
        QApplication.processEvents()
        self.canvas._glide.stop()

    def undo(self) -> None:
        """Some steps back."""
        for _ in range(self.chance.randint(1, 4)):
            self._step(self.document.undo, max(0, self.at - 1))

    def redo(self) -> None:
        """Some steps forward again."""
        for _ in range(self.chance.randint(1, 4)):
            self._step(self.document.redo, min(len(self.past) - 1, self.at + 1))

    def _step(self, step: Callable[[], None], at: int) -> None:
        self._is_stepping = True
        step()
        self._is_stepping = False
        self.at = at
        assert self.graph is self.past[at]

    def look_around(self) -> None:
        """Into a block and out of it, or from far away."""
        id = self.node()
        if id is not None:
            self.canvas.enter(id)
            self.chance.choice((self.canvas.fit, self.canvas.zoom_in, self.canvas.zoom_out))()
            self.canvas.leave()

    ways: tuple[Callable[[Person], None], ...] = (
        add, drop, drop, drag, drag, wire, wire, wire_with_mouse, unwire, delete, dissolve, bypass, align, remark,
        replace, replace, rename,
        insert, duplicate, cut_or_copy_and_paste, nudge, repeat, group, group, look_otherwise, arrange,
        undo, undo, redo, look_around,
    )  # fmt: skip

    # -- what must hold

    def check(self) -> None:
        """The graph is sound; the history, the report, the scene and the file agree with it."""
        graph = self.graph
        assert graph is self.past[self.at]
        again = Graph.of(graph.nodes.values(), graph.links, graph.remarks.values())
        assert again == graph
        assert all(id == node.id for id, node in graph.nodes.items())
        rank = {id: number for number, id in enumerate(graph.order)}
        assert rank.keys() == graph.nodes.keys()
        assert all(rank[link.source] < rank[link.target] for link in graph.links)
        fresh = analyse(graph)
        report = self.document.report
        assert (report.parameters, report.macs) == (fresh.parameters, fresh.macs)
        assert [(id, str(problem)) for id, problem in report.problems] == [
            (id, str(problem)) for id, problem in fresh.problems
        ]
        opened = loads(dumps(graph)).graph
        assert opened == graph
        assert list(opened.nodes) == list(graph.nodes)
        assert self.document.selection.ids <= graph.nodes.keys()
        assert self.canvas.gesture is None
        self._check_scene()

    def _check_scene(self) -> None:
        graph, drawing, made = self.graph, self.canvas.drawing, Drawing()
        made.folding = self.document.folds.now
        made.show(graph, self.document.report)
        assert drawing.folding == made.folding
        assert drawing.is_sideways == made.is_sideways
        assert drawing.places == made.places
        assert drawing.faces == made.faces
        assert drawing.lines.keys() == made.lines.keys()
        assert {link: line.corners for link, line in drawing.lines.items()} == {
            link: line.corners for link, line in made.lines.items()
        }
        told, wanted = (one.lines_painted([one.bounds()]) for one in (drawing, made))
        assert [(link, line.label) for link, line in told] == [(link, line.label) for link, line in wanted]
        assert drawing.bounds().contains(made.bounds().adjusted(80, 20, -80, -20)) or not graph.nodes
        if drawing.folding:
            return
        assert drawing.graph is graph
        assert drawing.places == {id: (node.x, node.y) for id, node in graph.nodes.items()}
        assert list(drawing.lines) == list(graph.links)
        cards = [card(place) for place in drawing.places.values()]
        labels = [line.label_box for line in drawing.lines.values() if line.label_box is not None]
        assert not any(label.intersects(box) for label in labels for box in cards)
        assert not any(one.intersects(other) for one, other in combinations(labels, 2))
        for id, (x, y) in drawing.places.items():
            middle = QPointF(x + WIDTH / 2, y + HEIGHT / 2)
            covering = [other for other, box in zip(drawing.places, cards, strict=True) if box.contains(middle)]
            assert drawing.card_at(middle) == covering[-1]
            assert id in covering
