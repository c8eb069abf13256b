"""`visionlab cost`: the cost of a network as a table, or as the JSON of ARCHITECTURE.md's contract."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from visionlab.blocks.recording import Recording
from visionlab.cli.network import load
from visionlab.cli.table import print_json, print_table
from visionlab.cost import numbers
from visionlab.cost.analysis import NodeReport, Report, analyse
from visionlab.layers.base import Shape, words
from visionlab.presets.retarget import retarget


def cost(
    network: str, input: tuple[int, int, int] | None, classes: int | None, batch: int, per_layer: bool, as_json: bool
) -> int:
    """Print the cost. What does not work is left out, told on stderr, and makes the exit status 2. Raises Problem."""
    report = analyse(retarget(load(network), input, classes))
    if as_json:
        print_json(cost_json(network, report, batch, per_layer))
    else:
        _print_plain(network, report, batch, per_layer)
    if report.is_complete:
        return 0
    sys.stdout.flush()
    id, problem = report.problems[0]
    more = len(report.problems) - 1
    print(
        f"visionlab: {network}{f', {id}' if id else ''}: {problem}{f' (and {more} more)' if more else ''}",
        file=sys.stderr,
    )
    return 2


def cost_json(network: str, report: Report, batch: int, per_layer: bool) -> dict[str, Any]:
    """The contract's object. MACs and activations are those of one image, memory that of a batch, in bytes of fp32."""
    held = report.memory_of(batch)
    told: dict[str, Any] = {
        "network": network,
        "input": _list(report.input_shape),
        "classes": report.classes,
        "batch": batch,
        "parameters": report.parameters,
        "macs": report.macs,
        "activations": report.activations,
        "memory": {
            "weights_bytes": held.weights,
            "forward_peak_bytes": held.forward_peak,
            "saved_for_backward_bytes": held.saved_for_backward,
            "training_bytes": held.training,
        },
        "nodes": [
            {
                "id": node.id,
                "block": node.block.kind,
                "output_shape": _list(node.shape),
                "parameters": node.parameters,
                "macs": node.macs,
                "receptive_field": None if node.window is None else list(node.window.size),
            }
            # there while training only, and in none of the totals
            | ({"auxiliary": True} if node.block.is_auxiliary else {})
            for node in report.nodes.values()
        ],
        "problems": [{"node": id or None, "problem": str(problem)} for id, problem in report.problems],
    }
    if per_layer:
        told["layers"] = [
            {"path": path, "kind": kind, "output_shape": list(shape), "parameters": parameters, "macs": macs}
            for path, kind, shape, parameters, macs in _layers(report)
        ]
    return told


def _list(shape: Shape | None) -> list[int] | None:
    return None if shape is None else list(shape)


_Row = tuple[str, str, Shape, int, int]


def _layers(report: Report) -> Iterator[_Row]:
    """Every layer of every node that works, with its path from the node through the blocks inside.

    Auxiliary heads are left out, as the totals leave them out.
    """
    for node in report.nodes.values():
        if node.block.is_auxiliary:
            continue
        if node.recording is not None:
            yield from _inside(node.id, node.recording)
        elif node.shape is not None:
            yield node.id, node.block.kind, node.shape, node.parameters, node.macs


def _inside(path: str, recording: Recording) -> Iterator[_Row]:
    for step in recording.steps:
        here = f"{path}/{step.name}"
        if step.inner is not None:
            yield from _inside(here, step.inner)
        else:
            yield here, step.part.kind, step.shape, step.parameters, step.macs


def _print_plain(network: str, report: Report, batch: int, per_layer: bool) -> None:
    if per_layer:
        rows = [
            [path, kind, words(shape), numbers.exact(parameters), numbers.exact(macs)]
            for path, kind, shape, parameters, macs in _layers(report)
        ]
        total = ["total", "", "", numbers.exact(report.parameters), numbers.exact(report.macs)]
        print_table(["layer", "kind", "output", "parameters", "MACs"], rows, "output parameters MACs", total)
    else:
        rows = [_node_row(node) for node in report.nodes.values()]
        total = ["total", "", "", numbers.exact(report.parameters), numbers.exact(report.macs), ""]
        head = ["node", "block", "output", "parameters", "MACs", "sees"]
        print_table(head, rows, "output parameters MACs sees", total)
    held = report.memory_of(batch)
    images = "one image" if batch == 1 else f"a batch of {batch}"
    shape = "no input" if report.input_shape is None else words(report.input_shape)
    classes = "no classes yet" if report.classes is None else f"{report.classes} classes"
    print()
    print(f"{network}: {shape} pictures, {classes}")
    print(f"  parameters   {numbers.count(report.parameters):>9}   weights {numbers.size(held.weights)} as fp32")
    print(f"  MACs         {numbers.count(report.macs):>9}   multiply-accumulates of conv and linear, one image")
    print(f"  activations  {numbers.count(report.activations):>9}   elements of conv and linear outputs, one image")
    print(f"  forward      {numbers.size(held.forward_peak):>9}   most memory at once, {images}")
    print(f"  backward     {numbers.size(held.saved_for_backward):>9}   kept for the backward pass, {images}")
    print(f"  training     {numbers.size(held.training):>9}   all of it with SGD and momentum, {images}")


def _node_row(node: NodeReport) -> list[str]:
    if node.shape is None:
        return [node.id, node.block.kind, "-", "-", "-", "-"]
    assert node.window is not None
    return [
        node.id,
        f"{node.block.kind} (training only)" if node.block.is_auxiliary else node.block.kind,
        words(node.shape),
        numbers.exact(node.parameters),
        numbers.exact(node.macs),
        words(node.window.size),
    ]
