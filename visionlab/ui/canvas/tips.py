"""Tool tips: the exact figures behind a card."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from visionlab.graph.model import Link
from visionlab.ui import numbers, words
from visionlab.ui.canvas.drawing import Drawing
from visionlab.ui.canvas.face import meant, shape_text, title, tr
from visionlab.ui.live.measures import about


def node_tip(drawing: Drawing, id: str) -> str:
    """Title, kind, shapes, exact parameters and MACs, receptive field; or why it cannot work."""
    assert drawing.report is not None
    folded = drawing.seen.runs.get(id)
    node, report = drawing.graph.nodes[id], drawing.report.nodes[id] if folded is None else folded.report
    kind = words.part_title(meant(node))
    rows = []
    if report.inputs or report.shape is not None:
        fed = ", ".join(shape_text(shape) for shape in report.inputs)
        rows.append((tr("Shape"), f"{fed} → {shape_text(report.shape)}" if fed else shape_text(report.shape)))
    if report.shape is not None:
        rows.append((tr("Parameters"), numbers.exact(report.parameters)))
        share = numbers.share(report.macs, drawing.report.macs)
        rows.append((tr("MACs"), f"{numbers.exact(report.macs)} ({share})" if report.macs else "0"))
        if report.window is not None:
            rows.append((tr("Receptive field"), "×".join(map(str, report.window.size))))
    heading = title(node) if title(node) == kind else f"{title(node)} · {kind}"
    if folded is not None:
        heading = f"{folded.run.times} × {drawing.faces[id].title}"
    caption = words.text(meant(node).caption())
    lines = [f"<b>{escape(heading)}</b>" + (f"<br>{escape(caption)}" if caption else "")]
    if drawing.faces[id].is_bypassed:
        lines.append(escape(tr("Bypassed: passes its input on, and costs nothing")))
    if node.block.is_foreign:
        lines.append(escape(tr("Came with an imported network and cannot be edited")))
    if report.problem is not None:
        lines.append(escape(words.problem(report.problem)))
    elif report.is_waiting:
        lines.append(escape(tr("Waits for a block above that cannot work")))
    if rows:
        lines.append(_table(rows))
    live = drawing.live
    if live is not None and id in live:
        lines.append(f"<b>{escape(tr('In training, step {step}').format(step=numbers.exact(live.step)))}</b>")
        lines.append(_table([(told, number) for _name, told, number in live.rows(id)]))
        if live.measure:
            lines.append(escape(about(live.measure)[1]))
    return "".join(f"<div style='margin-bottom: 4px'>{line}</div>" for line in lines)


def spoken(drawing: Drawing, id: str) -> str:
    """A node in one sentence, as it is read out: title, kind, fields, shape and parameters, or what is wrong."""
    node, face = drawing.graph.nodes[id], drawing.faces[id]
    kind = words.part_title(meant(node))
    told = [face.title, "" if face.title == kind else kind, face.caption, tr("bypassed") if face.is_bypassed else ""]
    if face.problem:
        told.append(face.problem)
    elif face.is_waiting:
        told.append(tr("waits for a block above"))
    else:
        told += [face.shape, tr("{count} params").format(count=face.parameters) if face.parameters else ""]
    return ", ".join(word for word in told if word)


def _table(rows: Iterable[tuple[str, str]]) -> str:
    cells = "".join(f"<tr><td>{escape(name)}&nbsp;&nbsp;</td><td>{escape(told)}</td></tr>" for name, told in rows)
    return f"<table cellspacing='0' cellpadding='0'>{cells}</table>"


def link_tip(drawing: Drawing, link: Link) -> str:
    """From where to where, and what shape."""
    assert drawing.report is not None
    nodes = drawing.graph.nodes
    source, target = title(nodes[link.source]), title(nodes[link.target])
    shape = shape_text(drawing.report.nodes[link.source].shape)
    return f"<div>{escape(source)} → {escape(target)}</div><div><b>{escape(shape)}</b></div>"
