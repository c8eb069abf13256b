"""Every part, on many fields and shapes, against the module of its PyTorch text; a new part is taken up by itself."""

from __future__ import annotations

import pytest
import torch
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from tests.support.networks import lone, samples, values_of
from tests.support.truth import macs_of, module_of, parameters_of, peak_bytes, saved_bytes
from visionlab.blocks.catalogue import parts
from visionlab.cost.analysis import analyse
from visionlab.layers.base import Part

KINDS = [kind for kind in parts().values() if kind.inputs]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_part_equals_its_module(kind: type[Part]) -> None:
    # shapes that suit the part as it comes from the palette: others would mostly be tried in vain
    fitting = [shapes for shapes in samples(kind) if lone(kind(), *shapes) is not None] or samples(kind)

    @settings(max_examples=12, database=None, suppress_health_check=[HealthCheck.filter_too_much])
    @given(values_of(kind), st.sampled_from(fitting))
    @example(kind(), fitting[0])
    def check(part: Part, shapes: tuple[tuple[int, ...], ...]) -> None:
        graph = lone(part, *shapes)
        assume(graph is not None)
        assert graph is not None
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

    # where no shape suits a part, hypothesis says so: tests.support.networks.samples then needs another one
    check()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_part_with_default_fields_works(kind: type[Part]) -> None:
    graphs = [lone(kind(), *shapes) for shapes in samples(kind)]
    assert any(graph is not None and analyse(graph).is_complete for graph in graphs)
