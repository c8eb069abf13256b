r"""A network as a LaTeX figure of volumes, as AlexNet's paper draws one: the geometry is that of the window's figure.

The document stands alone (`pdflatex network.tex`) and needs no package beyond TikZ; the `tikzpicture` in it can be
copied into a paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from visionlab.cost.analysis import analyse
from visionlab.exchange.formats import Format
from visionlab.exchange.latex import document, escaped
from visionlab.figure.volumes import Arrow, Figure, Point, Text, figure
from visionlab.graph.model import Graph
from visionlab.problem import Problem

#: points a unit of the figure, and how long a side may be: TeX's lengths end at 16,384 points
_POINTS, _LONGEST = 0.6, 14_000.0
#: how much of the group's colour a face has
_SHADES = {"front": 35, "top": 18, "side": 52}


def latex_volumes_text(graph: Graph) -> str:
    """A document with the figure; a long one is drawn smaller. Raises Problem for an empty network."""
    if not graph.nodes:
        raise Problem("The network is empty: there is nothing to draw")
    drawn = figure(graph, analyse(graph))
    return document(_picture(drawn), {volume.group for volume in drawn.volumes})


def _picture(drawn: Figure) -> Iterator[str]:
    left, top, right, bottom = drawn.bounds
    unit = min(_POINTS, _LONGEST / max(right - left, bottom - top))
    size = unit / _POINTS
    yield rf"\begin{{tikzpicture}}[x={unit:.4g}pt, y=-{unit:.4g}pt, line width={0.4 * size:.3g}pt, line join=round,"
    yield rf"  every node/.style={{inner sep=0pt, scale={size:.4g}}}]"
    for arrow in drawn.arrows:
        yield rf"  \draw[->, black!60, line width={0.7 * size:.3g}pt] {_curve(arrow)};"
    for volume in drawn.volumes:
        for face, shade in _SHADES.items():
            fill = "black!8" if volume.is_broken else f"group{volume.group}!{shade}"
            yield rf"  \filldraw[fill={fill}, draw=group{volume.group}] {_corners(getattr(volume, face))};"
    for bracket in drawn.brackets:
        left, right, y = bracket.left, bracket.right, bracket.y
        corners = ((left, y + 4), (left, y), (right, y), (right, y + 4))
        yield rf"  \draw[black!60] {' -- '.join(map(_at, corners))};"
        yield _words(bracket.words)
    yield from map(_words, drawn.texts)
    for entry in drawn.legend:
        yield rf"  \filldraw[fill=group{entry.group}!35, draw=group{entry.group}] {_corners(entry.box)};"
        yield _words(entry.words)
    yield r"\end{tikzpicture}"


def _words(text: Text) -> str:
    style = r"\sffamily\bfseries\scriptsize" if text.is_strong else r"\sffamily\tiny"
    anchor = "center" if text.is_centred else "west"
    return rf"  \node[anchor={anchor}, font={style}] at {_at(text.at)} {{{escaped(text.words)}}};"


def _curve(arrow: Arrow) -> str:
    points = list(map(_at, arrow.points))
    pieces = zip(points[1::3], points[2::3], points[3::3], strict=True)
    return points[0] + "".join(f" .. controls {one} and {other} .. {end}" for one, other, end in pieces)


def _corners(points: Sequence[Point]) -> str:
    return " -- ".join(map(_at, points)) + " -- cycle"


def _at(point: Point) -> str:
    return f"({point[0]:.2f}, {point[1]:.2f})"


latex_volumes = Format("latex-volumes", "LaTeX figure of volumes (TikZ)", "tex", latex_volumes_text)
