"""From a graph to a report: shapes, costs and problems of every node, and of the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from visionlab.blocks.recorder import MOST_LAYERS, Recorder, Step, Wire
from visionlab.blocks.recording import Recording, check_arity, finish, record, refinish, step_of
from visionlab.cost.memory import Memory
from visionlab.cost.situation import Situation
from visionlab.graph.model import Graph, Node
from visionlab.layers.base import ANY, Layer, Part, Shape, Window, elements, words
from visionlab.layers.opaque import Opaque
from visionlab.layers.source import Input
from visionlab.problem import Problem


@dataclass(frozen=True, slots=True, eq=False)
class NodeReport:
    """What is known of one node."""

    id: str
    block: Part
    #: shapes on its wired inputs; None where the node above gives none
    inputs: tuple[Shape | None, ...]
    #: None when it cannot work or waits for a node above
    shape: Shape | None = None
    parameters: int = 0
    macs: int = 0
    activations: int = 0
    window: Window | None = None
    #: why it cannot work
    problem: Problem | None = None
    #: its recording; None for a layer and where there is no shape
    recording: Recording | None = None
    #: its number among the wires of the network's recording
    wire: int | None = None

    @property
    def is_waiting(self) -> bool:
        """Greyed: a node above it cannot work."""
        return self.shape is None and self.problem is None


@dataclass(frozen=True)
class Report:
    """The cost of a network, with all that does not work left out and named."""

    graph: Graph
    nodes: Mapping[str, NodeReport]
    #: of the nodes that work, without auxiliary heads: what is left at test time
    recording: Recording
    #: the same with auxiliary heads: what trains
    training: Recording
    #: what does not work, by node id (empty for the whole network)
    problems: tuple[tuple[str, Problem], ...]

    @property
    def parameters(self) -> int:
        """Learned numbers."""
        return self.recording.parameters

    @property
    def macs(self) -> int:
        """Multiply-accumulates of conv and linear layers, one image."""
        return self.recording.macs

    @property
    def activations(self) -> int:
        """Elements of conv and linear outputs, one image."""
        return self.recording.activations

    @cached_property
    def memory(self) -> Memory:
        """Bytes for one image."""
        return self.memory_of(1)

    def memory_of(self, batch: int, optimizer_states: int = 1) -> Memory:
        """Bytes for a batch."""
        return Memory(self.recording, batch, optimizer_states, self.training)

    def memory_in(self, situation: Situation) -> Memory:
        """Bytes in a situation."""
        mixed = situation.is_mixed
        return Memory(self.recording, situation.batch, situation.optimizer_states, self.training, mixed)

    @property
    def is_complete(self) -> bool:
        """Whether every block works: it has a cost, and a text unless some of it is `foreign`."""
        return not self.problems

    @cached_property
    def foreign(self) -> tuple[str, Problem] | None:
        """The first node that came with an imported network and has no layer here, and why that keeps the network
        from being trained; None where all are layers."""
        found = [(id, node.block) for id, node in self.nodes.items() if isinstance(node.block, Opaque)]
        return (found[0][0], found[0][1].refusal(len(found))) if found else None

    @property
    def hindrance(self) -> tuple[str, Problem] | None:
        """What keeps it from being trained or written as text, the first of all, with its node's id."""
        return self.problems[0] if self.problems else self.foreign

    @property
    def input_shape(self) -> Shape | None:
        """The pictures it takes."""
        return next((node.shape for node in self.nodes.values() if isinstance(node.block, Input)), None)

    @property
    def classes(self) -> int | None:
        """How many scores come out; None while it has problems."""
        return self.recording.shape[0] if self.is_complete else None


def analyse(graph: Graph, before: Report | None = None) -> Report:
    """Record the network node by node. Never raises: what does not work is in the report.

    `before`, the report of another version, only saves time: what it says of nodes that are as they were is used again.
    """
    return (None if before is None else _again(graph, before)) or _anew(graph)


def _anew(graph: Graph) -> Report:
    recorder = Recorder((), record)
    wires: dict[str, Wire] = {}
    nodes: dict[str, NodeReport] = {}
    problems: list[tuple[str, Problem]] = []
    heads: list[str] = []
    for id in graph.order:
        node, into = graph.nodes[id], graph.into[id]
        if node.block.is_auxiliary:
            heads.append(id)
            report = _head(graph, node, wires)
        else:
            report = _node(node, [link.source for link in into], [link.port for link in into], wires, recorder)
        nodes[id] = report
        if report.problem is not None:
            problems.append((id, report.problem))
    out = _output(graph, wires)
    recording = finish((), recorder.steps, out) if recorder.steps else _NOTHING
    for report in nodes.values():
        if report.wire is not None:
            object.__setattr__(report, "window", recording.windows[report.wire])
    problems.extend(("", problem) for problem in _whole(graph, nodes))
    training = _training(graph, nodes, recording) if heads else recording
    return Report(graph, nodes, recording, training, tuple(problems))


def _again(graph: Graph, before: Report) -> Report | None:
    """The report where only fields of blocks differ, and every node works before and after; None where it is not so."""
    nodes, steps = dict(before.nodes), list(before.recording.steps)
    if graph.order != before.graph.order or graph.links != before.graph.links or len(steps) != len(nodes):
        return None
    changed = {id for id, node in graph.nodes.items() if node.block is not nodes[id].block}
    for id in graph.order if changed else ():
        if id not in changed:
            continue
        old, block = nodes[id], graph.nodes[id].block
        shapes = tuple(shape for link in graph.into[id] if (shape := nodes[link.source].shape) is not None)
        if old.wire is None or block.kind != old.block.kind:
            return None
        try:
            step = step_of(block, shapes)
        except Problem:
            return None
        before_step = steps[old.wire]
        steps[old.wire] = step._replace(inputs=before_step.inputs, name=before_step.name)
        nodes[id] = _told(id, block, shapes, step, old.wire)
        object.__setattr__(nodes[id], "window", old.window)
        if step.shape != old.shape:
            changed.update(link.target for link in graph.out[id])
    recording = refinish(before.recording, steps)
    if recording.layers > MOST_LAYERS:
        return None
    if recording.windows is not before.recording.windows:
        for id, told in nodes.items():
            assert told.wire is not None
            if told.window != recording.windows[told.wire]:
                nodes[id] = _seeing(told, recording.windows[told.wire])
    return Report(graph, nodes, recording, recording, tuple(("", problem) for problem in _whole(graph, nodes)))


_NOTHING = Recording((), (), 0, (0,), 0, 0, 0, 0, (Window(),))


def _head(graph: Graph, node: Node, wires: Mapping[str, Wire]) -> NodeReport:
    """An auxiliary head, recorded beside the network and not in it."""
    if graph.out[node.id]:
        problem = Problem("{block} is an end of its own: nothing may follow it", block=node.block.title)
        return NodeReport(node.id, node.block, (), problem=problem)
    aside = Recorder(tuple(wire.shape for wire in wires.values()), record)
    known = dict(zip(wires, aside.wires(), strict=True))
    into = graph.into[node.id]
    report = _node(node, [link.source for link in into], [link.port for link in into], known, aside)
    return replace(report, wire=None, window=None if report.recording is None else report.recording.window)


def _training(graph: Graph, nodes: Mapping[str, NodeReport], recording: Recording) -> Recording:
    """The network's recording with its auxiliary heads among the steps, each where it belongs in the order."""
    recorder = Recorder((), record)
    wires: dict[str, Wire] = {}
    heads: list[int] = []
    out = 0
    for id in graph.order:
        told = nodes[id]
        if told.shape is not None:
            wires[id] = recorder.use(told.block, *(wires[link.source] for link in graph.into[id]))
            if told.block.is_auxiliary:
                heads.append(wires[id].number)
            elif told.wire == recording.output:
                out = wires[id].number
    return finish((), recorder.steps, out, tuple(heads)) if recorder.steps else recording


def _node(node: Node, sources: list[str], ports: list[int], wires: dict[str, Wire], recorder: Recorder) -> NodeReport:
    block: Part = node.block
    fed = [wires.get(source) for source in sources]
    inputs = tuple(None if wire is None else wire.shape for wire in fed)
    try:
        missing = _missing(block, ports)
        if missing is not None:
            raise missing
        if any(wire is None for wire in fed):
            return NodeReport(node.id, block, inputs)
        wire = recorder.use(block, *(wire for wire in fed if wire is not None))
    except Problem as problem:
        return NodeReport(node.id, block, inputs, problem=problem)
    wires[node.id] = wire
    return _told(node.id, block, inputs, recorder.steps[-1], wire.number)


def _told(id: str, block: Part, inputs: tuple[Shape | None, ...], step: Step, wire: int) -> NodeReport:
    """The report of a node that works."""
    inner = step.inner
    weighted = isinstance(block, Layer) and block.is_weighted
    activations = inner.activations if inner is not None else elements(step.shape) if weighted else 0
    return NodeReport(
        id, block, inputs, step.shape, step.parameters, step.macs, activations, recording=inner, wire=wire
    )


def _seeing(told: NodeReport, window: Window) -> NodeReport:
    """The same with another receptive field. Hot: `replace` takes several times as long."""
    counts = (told.parameters, told.macs, told.activations)
    return NodeReport(
        told.id, told.block, told.inputs, told.shape, *counts, window, told.problem, told.recording, told.wire
    )


def _missing(block: Part, ports: list[int]) -> Problem | None:
    """The sentence for inputs that are not wired."""
    if block.inputs == ANY:
        if len(ports) < 2:
            return Problem("{block} needs at least two inputs: {count} wired", block=block.title, count=len(ports))
        return None
    loose = [port for port in range(block.inputs) if port not in ports]
    if not loose and len(ports) == block.inputs:
        return None
    if block.inputs == 1 and not ports:
        return Problem("{block} has no input: drag a wire to its upper port", block=block.title)
    try:
        check_arity(block, len(ports))
    except Problem as problem:
        return problem
    return Problem("{block} has nothing on input {port}", block=block.title, port=loose[0] + 1)


def _output(graph: Graph, wires: dict[str, Wire]) -> int:
    """The wire that leaves: that of the last sink that works, or of the last node that does."""
    ends = [id for id in ends_of(graph) if id in wires]
    if ends:
        return wires[ends[-1]].number
    return max((wire.number for wire in wires.values()), default=0)


def ends_of(graph: Graph) -> list[str]:
    """The nodes where the network ends; auxiliary heads are ends of their own."""
    return [id for id in graph.sinks if not graph.nodes[id].block.is_auxiliary]


def _whole(graph: Graph, nodes: Mapping[str, NodeReport]) -> list[Problem]:
    """What is wrong with the network rather than with a node of it."""
    found = []
    sources = [id for id, node in graph.nodes.items() if isinstance(node.block, Input)]
    if not graph.nodes:
        return [Problem("The network is empty: drag blocks from the palette, or open a preset")]
    if not sources:
        found.append(Problem("The network has no input: drag one from the palette"))
    elif len(sources) > 1:
        found.append(Problem("The network has {count} inputs: it needs exactly one", count=len(sources)))
    ends = ends_of(graph)
    if len(ends) > 1:
        found.append(
            Problem(
                "The network has {count} ends ({names}): it needs exactly one",
                count=len(ends),
                names=tuple(_called(graph.nodes[id]) for id in ends[:4]),
            )
        )
    elif not ends:
        found.append(Problem("The network has no end but auxiliary heads: end it with a classifier head"))
    elif len(sources) == 1 and nodes[ends[0]].shape is not None:
        shape = nodes[ends[0]].shape
        assert shape is not None
        if len(shape) != 1:
            found.append(
                Problem(
                    "The network ends in maps of {shape}: end it with a classifier head, which gives a score a class",
                    shape=words(shape),
                )
            )
        found.extend(
            Problem(
                "{block} gives {got} scores and the network {classes}: set its classes to {classes}",
                block=_called(graph.nodes[id]),
                got=told.shape[0],
                classes=shape[0],
            )
            for id, told in nodes.items()
            if told.block.is_auxiliary and told.shape is not None and told.shape != shape
        )
    return found


def _called(node: Node) -> str:
    return node.title or str(node.block.title)
