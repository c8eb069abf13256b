"""Every part, on many fields and shapes, against the module of its PyTorch text; a new part is taken up by itself."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.networks import lone, samples, values_of
from tests.support.truth import macs_of, module_of, parameters_of, peak_bytes, saved_bytes
from visionlab.blocks.catalogue import parts
from visionlab.cost.analysis import analyse
from visionlab.layers.base import Part

KINDS = [kind for kind in parts().values() if kind.inputs]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_part_equals_its_module(kind: type[Part]) -> None:
    tried = 0
    # shapes that suit the part as it comes from the palette: others would mostly be tried in vain
    fitting = [shapes for shapes in samples(kind) if lone(kind(), *shapes) is not None] or samples(kind)

    @settings(max_examples=12, database=None)
    @given(values_of(kind), st.sampled_from(fitting))
    def check(part: Part, shapes: tuple[tuple[int, ...], ...]) -> None:
        nonlocal tried
        graph = lone(part, *shapes)
        if graph is None:
            return
        tried += 1
        report = analyse(graph)
        assert report.is_complete, report.problems
        assert report.input_shape is not None and report.classes is not None
        network = module_of(graph, "cpu")
        pictures = torch.rand(2, *report.input_shape)
        assert network.eval()(pictures).shape == (2, report.classes)
        assert parameters_of(network) == report.parameters
        assert macs_of(network, pictures[:1]) == report.macs
        counted = report.memory_of(2)
        assert counted.forward_peak - counted.weights == peak_bytes(network, pictures)
        assert counted.saved_for_backward == saved_bytes(network, pictures.requires_grad_())

    check()
    assert tried, "no sample shape suits this part: add one to tests.support.networks.samples"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_part_with_default_fields_works(kind: type[Part]) -> None:
    graphs = [lone(kind(), *shapes) for shapes in samples(kind)]
    assert any(graph is not None and analyse(graph).is_complete for graph in graphs)
