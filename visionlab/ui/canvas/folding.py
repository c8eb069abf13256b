"""Opening blocks in place and folding runs of equal ones: how the network is looked at, never an edit of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from visionlab.cost.folding import SEP, Folding, root_of
from visionlab.cost.opened import MOST_CARDS, runs_of
from visionlab.cost.seen import composites
from visionlab.graph.repeats import Run
from visionlab.ui.canvas import making_room, zoom
from visionlab.ui.canvas.face import tr

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas


def toggle(canvas: Canvas, id: str) -> None:
    """Open a block in place, close it again, or take a run apart: what the mark on its card says."""
    seen = canvas.drawing.seen
    if id in seen.runs:
        unfold(canvas, [id])
    elif id in seen.frames:
        _look(canvas, _now(canvas).close([_way(canvas, id)]), id)
    else:
        _look(canvas, _now(canvas).open([_way(canvas, id)]), id)


def expand(canvas: Canvas) -> None:
    """Open the selected blocks in place, and take selected runs apart."""
    drawing, chosen = canvas.drawing, canvas.chosen
    runs = [id for id in chosen if id in drawing.seen.runs]
    blocks = [id for id in chosen if id not in drawing.seen.frames and drawing.faces[id].has_inside]
    if runs:
        unfold(canvas, runs)
    elif blocks:
        _look(canvas, _now(canvas).open(_way(canvas, id) for id in blocks), blocks[0])
    else:
        canvas.say(tr("Select a block with something inside to open it in place"))


def collapse(canvas: Canvas) -> None:
    """Close the selected blocks; of what is selected inside of one, the block around it."""
    frames = canvas.drawing.seen.frames
    around = [id if id in frames else id.rpartition(SEP)[0] for id in canvas.chosen]
    closing = [id for id in around if id in frames]
    if closing:
        _look(canvas, _now(canvas).close({_way(canvas, id) for id in closing}), closing[0])
        canvas.select(closing)
    else:
        canvas.say(tr("Select a block that is opened in place, or something inside of it, to close it"))


def expand_all(canvas: Canvas) -> None:
    """Show every layer of the network."""
    report = canvas.drawing.base_report
    ways = [_way(canvas, id) for id in composites(report)]
    if not ways:
        canvas.say(tr("No block here has anything inside"))
        return
    start = _way(canvas, "")
    folded = {way for way in _now(canvas).folded if way.startswith(start)}
    _look(canvas, _now(canvas).open(ways).unfold(folded), _nearest(canvas))
    if len(canvas.drawing.places) >= MOST_CARDS // 2 and not all(id in canvas.drawing.seen.frames for id in ways):
        canvas.say(tr("The network has too many layers to show them all: some blocks stay closed"))


def collapse_all(canvas: Canvas) -> None:
    """Close every block that is opened in place."""
    anchor, start = _nearest(canvas), _way(canvas, "")
    here = {way for way in _now(canvas).opened if way.startswith(start)}
    _look(canvas, _now(canvas).close(here), None if anchor is None else root_of(anchor))


def fold_runs(canvas: Canvas) -> None:
    """Fold every run of equal blocks, or those that the selected blocks are in."""
    chosen = canvas.chosen
    runs = [run for id in chosen if (run := run_of(canvas, id)) is not None] if chosen else every_run(canvas)
    if not runs:
        canvas.say(tr("No equal blocks follow each other here"))
        return
    ids = {id for run in runs for id in run.ids}
    _look(canvas, _now(canvas).fold(_way(canvas, id) for id in ids), runs[0].ids[0] if chosen else _nearest(canvas))
    if chosen:
        canvas.select(ids)


def unfold(canvas: Canvas, cards: Iterable[str] = ()) -> None:
    """Take these runs apart, else the selected ones, else all."""
    runs = canvas.drawing.seen.runs
    wanted = [id for id in cards or canvas.chosen if id in runs]
    if not wanted and not cards and not canvas.chosen:
        wanted = list(runs)
    if not wanted:
        canvas.say(tr("Nothing is folded here"))
        return
    ids = [_way(canvas, id) for card in wanted for id in runs[card].run.ids]
    _look(canvas, _now(canvas).unfold(ids), wanted[0])


def run_of(canvas: Canvas, id: str) -> Run | None:
    """The run of equal blocks that a node would be folded into."""
    return next((run for run in every_run(canvas) if id in run.ids), None)


def every_run(canvas: Canvas) -> list[Run]:
    """All runs of what is looked at, folded or not, those inside of opened blocks too."""
    drawing = canvas.drawing
    assert drawing.report is not None
    ids = set(drawing.graph.nodes) - {id for id, at in drawing.seen.stands.items() if at in drawing.seen.frames}
    return list(runs_of(drawing.graph, drawing.report, ids).values())


def _now(canvas: Canvas) -> Folding:
    return canvas.document.folds.now


def _way(canvas: Canvas, id: str) -> str:
    """From the network to something in what is looked at."""
    return SEP.join([*canvas.levels.way, id])


def _nearest(canvas: Canvas) -> str | None:
    """The card nearest to the middle of the view."""
    middle = canvas.scene_point(QRectF(canvas.viewport().rect()).center())
    cards = canvas.drawing.faces
    return min(cards, key=lambda id: _far(canvas.drawing.card(id).center() - middle), default=None)


def _far(way: QPointF) -> float:
    return way.x() ** 2 + way.y() ** 2


def _look(canvas: Canvas, folding: Folding, anchor: str | None) -> None:
    """Look at the network in another way; the corner of `anchor` stays where it is in the view."""
    before = dict(canvas.drawing.places)
    making_room.look(canvas, folding)
    places = canvas.drawing.places
    while anchor is not None and anchor not in places and SEP in anchor:
        anchor = anchor.rpartition(SEP)[0]
    if anchor is None or anchor not in places or anchor not in before:
        return
    dx, dy = (now - was for now, was in zip(places[anchor], before[anchor], strict=True))
    is_untouched = canvas.is_untouched
    zoom.pan(canvas, QPointF(-dx, -dy) * canvas.scale_now)
    canvas.is_untouched = is_untouched
    canvas.glide_from({id: (x + dx, y + dy) for id, (x, y) in before.items()})
