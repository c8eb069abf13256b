r"""A network as a LaTeX figure: TikZ boxes where the layout has them, and links as curves between them.

The document stands alone (`pdflatex network.tex`) and needs no package beyond TikZ; the `tikzpicture` in it can be
copied into a paper.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from visionlab.blocks.catalogue import GROUPS
from visionlab.cost.analysis import Report, analyse
from visionlab.cost.numbers import count
from visionlab.exchange.formats import Format
from visionlab.graph.layout import CARD, layout, route
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.base import words
from visionlab.problem import Problem

#: points a unit of the layout, and how long a side of the figure may be: TeX's lengths end at 16,384 points
_POINTS, _LONGEST = 0.62, 14_000.0
#: how far a link runs on straight before it turns, at most, in units of the layout
_BEND = 110.0
#: a longer title would leave its box
_LONGEST_TITLE = 44
#: fills and rims of the groups, as HTML has colours; the last is for blocks of no group
_COLOURS = ("5B6777", "2463C9", "7A4FC4", "0F8A88", "B7730B", "2C8A4B", "BF3F7F", "777777")

_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}", '"': r"\textquotedbl{}", "'": "'{}", "`": "{}`{}", "-": "-{}", ",": ",{}",
    "×": r"\texttimes{}", "–": r"\textendash{}", "—": r"\textemdash{}", "…": r"\ldots{}", "·": r"\textperiodcentered{}",
    "“": r"\textquotedblleft{}", "”": r"\textquotedblright{}", "‘": r"\textquoteleft{}", "’": r"\textquoteright{}",
    "±": r"\textpm{}", "°": r"\textdegree{}", "→": r"\textrightarrow{}",
}  # fmt: skip


def latex_text(graph: Graph) -> str:
    """A document with the figure: a box a block with its title, key fields and shape, and a legend of the groups.

    A large network is drawn smaller. Raises Problem for an empty one.
    """
    if not graph.nodes:
        raise Problem("The network is empty: there is nothing to draw")
    groups = {_group(node) for node in graph.nodes.values()}
    return document(_figure(graph, analyse(graph)), groups)


def document(lines: Iterable[str], groups: Iterable[int]) -> str:
    """A document that stands alone with a `tikzpicture`, which may use the colours of these groups."""
    body = "\n".join(lines)
    # the encoding of Cyrillic letters is not in every TeX, so it is asked for only where it is needed
    encodings = "T2A,T1" if r"\fontencoding{T2A}" in body else "T1"
    colours = "\n".join(rf"\definecolor{{group{rank}}}{{HTML}}{{{_COLOURS[rank]}}}" for rank in sorted(groups))
    return (
        "% Made by VisionLab. Compile with pdflatex, or copy the tikzpicture with the colours above it into a paper.\n"
        "\\documentclass[border=8pt]{standalone}\n"
        f"\\usepackage[{encodings}]{{fontenc}}\n"
        "\\usepackage[utf8]{inputenc}\n"
        "\\usepackage{textcomp}\n"
        "\\usepackage{tikz}\n"
        f"{colours}\n"
        "\\begin{document}\n"
        f"{body}\n"
        "\\end{document}\n"
    )


def _figure(graph: Graph, report: Report) -> Iterator[str]:
    places = layout(graph)
    across = max(x for x, _ in places.values()) + CARD[0]
    down = max(y for _, y in places.values()) + CARD[1]
    unit = min(_POINTS, _LONGEST / max(across, down))
    size = unit / _POINTS
    width, height = CARD[0] * _POINTS, CARD[1] * _POINTS
    yield r"\begin{tikzpicture}[x=1pt, y=-1pt,"
    yield r"  block/.style={draw=#1, fill=#1!10, rounded corners=2pt, line width=0.6pt, align=center, inner sep=2pt,"
    yield f"    scale={size:.4g}, minimum width={width:.4g}pt, minimum height={height:.4g}pt,"
    yield rf"    text width={width - 8:.4g}pt, font=\sffamily\small}},"
    yield f"  link/.style={{->, line width={0.7 * size:.3g}pt, draw=black!65}}]"
    # numbers stand for node ids, which come from files and may be any text
    names = {id: f"n{number}" for number, id in enumerate(graph.order)}
    for id, name in names.items():
        x, y = _at(places[id][0] + CARD[0] / 2, places[id][1] + CARD[1] / 2, unit)
        node = graph.nodes[id]
        yield rf"  \node[block=group{_group(node)}] ({name}) at ({x}, {y}) {{{_label(node, report)}}};"
    lanes = route(graph, places, lambda _id: CARD)
    for link in graph.links:
        yield _arrow(link, names, places, lanes.get(link, ()), unit)
    yield from _legend(graph, across, unit, size)
    yield r"\end{tikzpicture}"


def _arrow(
    link: Link,
    names: dict[str, str],
    places: dict[str, tuple[float, float]],
    lane: tuple[tuple[float, float], ...],
    unit: float,
) -> str:
    """Straight down a column, otherwise a curve that leaves and arrives vertically, by way of its lane."""
    start = (places[link.source][0] + CARD[0] / 2, places[link.source][1] + CARD[1])
    end = (places[link.target][0] + CARD[0] / 2, places[link.target][1])
    told = f"({names[link.source]}.south)"
    here = start
    for there in (*lane, end):
        name = f"({names[link.target]}.north)" if there is end else "({}, {})".format(*_at(*there, unit))
        if here[0] == there[0]:
            told += f" -- {name}"
        else:
            bend = f"{min(abs(there[1] - here[1]) / 2, _BEND) * unit:.2f}"
            told += f" .. controls +(0, {bend}) and +(0, -{bend}) .. {name}"
        here = there
    return rf"  \draw[link] {told};"


def _legend(graph: Graph, across: float, unit: float, size: float) -> Iterator[str]:
    """The groups that the network has, to the right of it."""
    groups = sorted({_group(node) for node in graph.nodes.values()})
    for row, rank in enumerate(groups):
        title = escaped((*GROUPS, "Others")[rank])
        x, y = _at(across + 40, 14 + 26 * row, unit)
        yield (
            rf"  \node[draw=group{rank}, fill=group{rank}!10, scale={size:.4g}, minimum size=8pt, inner sep=0pt,"
            rf" label={{[scale={size:.4g}, font=\sffamily\footnotesize]right:{{{title}}}}}] at ({x}, {y}) {{}};"
        )


def _at(x: float, y: float, unit: float) -> tuple[str, str]:
    return f"{x * unit:.2f}", f"{y * unit:.2f}"


def _group(node: Node) -> int:
    return GROUPS.index(node.block.group) if node.block.group in GROUPS else len(GROUPS)


def _label(node: Node, report: Report) -> str:
    """The lines of a box: title, key fields, and the shape that leaves with the parameters."""
    told = report.nodes[node.id]
    figures = [words(told.shape).replace("x", "×")] if told.shape is not None else []
    if told.parameters:
        figures.append(f"{count(told.parameters)} parameters")
    title = node.title or str(node.block.title)
    lines = [rf"\textbf{{{escaped(title)}}}"]
    lines += [rf"{{\scriptsize {escaped(line)}}}" for line in (node.block.caption(), " · ".join(figures)) if line]
    return r" \\ ".join(lines)


def escaped(text: str) -> str:
    """Text as TeX shows it: one line of letters that pdflatex knows in any installation, `?` for the others."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    if len(plain) > _LONGEST_TITLE:
        plain = f"{plain[:_LONGEST_TITLE].rstrip()}…"
    return "".join(map(_letter, plain))


def _letter(letter: str) -> str:
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    if " " <= letter <= "~" or (letter.isalpha() and "À" <= letter <= "ž"):
        return letter
    if "А" <= letter <= "я" or letter in "Ёё":
        return rf"{{\fontencoding{{T2A}}\selectfont {letter}}}"
    return "?"


latex = Format("latex", "LaTeX figure (TikZ)", "tex", latex_text)
