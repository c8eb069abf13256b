"""Pictures of the canvas: what they hold, at which scale, and where they end."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer

from visionlab.cost.analysis import analyse
from visionlab.graph import edits
from visionlab.graph.model import EMPTY
from visionlab.presets.registry import preset
from visionlab.problem import Problem
from visionlab.ui.picture import written
from visionlab.ui.theme import theme

HOSTILE = '</text><script>x</script>" font-family="&'


def _drawn(graph, format, scale=None):
    return written(graph, analyse(graph), format, scale)


def test_svg_tells_every_title_as_text(qapp):
    graph = edits.rename(preset("googlenet").graph(), "input", HOSTILE[:20])
    data = _drawn(graph, "svg")
    root = ElementTree.fromstring(data)
    told = " ".join(root.itertext())
    assert all(node.title in told for node in graph.nodes.values() if node.title)
    assert not [one for one in root.iter() if one.tag.endswith(("script", "image"))]
    renderer = QSvgRenderer(QByteArray(data))
    assert renderer.isValid()
    larger = QSvgRenderer(QByteArray(_drawn(graph, "svg", 3.0))).viewBoxF()
    assert larger.height() == pytest.approx(3 * renderer.viewBoxF().height(), rel=0.01)


def test_svg_is_xml_whatever_a_title_holds(qapp):
    data = _drawn(edits.rename(preset("starter").graph(), "input", HOSTILE), "svg")
    assert not [one for one in ElementTree.fromstring(data).iter() if one.tag.endswith("script")]


def test_pdf_is_one_page_with_its_fonts(qapp):
    data = _drawn(preset("googlenet").graph(), "pdf")
    assert data.startswith(b"%PDF-") and data.count(b"/Type /Page\n") == 1 and b"/FontFile2" in data
    assert b"/Subtype /Image" not in data


def test_png_has_the_scale_that_was_asked_for_and_light_colours(qapp):
    graph = preset("starter").graph()
    with theme().borrowed(True):
        one, two = (QImage.fromData(_drawn(graph, "png", scale)) for scale in (1.0, None))
    assert abs(two.width() - 2 * one.width()) <= 2
    assert one.pixelColor(2, 2).lightness() > 200


def test_what_is_too_large_is_refused_only_where_a_scale_was_asked_for(qapp):
    graph = preset("cifar-resnet-110").graph()
    with pytest.raises(Problem, match="too large for an image in pixels at a scale of 16: at most"):
        _drawn(graph, "png", 16.0)
    with pytest.raises(Problem, match="too large for a page of a PDF at a scale of 9: at most"):
        _drawn(graph, "pdf", 9.0)
    assert _drawn(graph, "pdf").startswith(b"%PDF")


@pytest.mark.parametrize("format", ["png", "svg", "pdf"])
def test_nothing_is_no_picture(format):
    with pytest.raises(Problem, match="The network is empty"):
        _drawn(EMPTY, format)


@pytest.mark.parametrize("format", ["png", "svg", "pdf"])
def test_the_figure_is_a_picture_too(qapp, format):
    graph = preset("vgg-16").graph()
    assert written(graph, analyse(graph), format, is_figure=True) != _drawn(graph, format)
