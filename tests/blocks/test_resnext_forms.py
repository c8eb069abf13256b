"""The three forms of the ResNeXt block (Xie et al. 2016, fig. 3) are one function; the weights are mapped here."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor, nn

from tests.support.networks import lone
from tests.support.truth import macs_of, module_of
from visionlab.blocks.recording import record
from visionlab.blocks.resnext import ResNeXt, ResNeXtPath
from visionlab.layers.base import Shape
from visionlab.problem import Problem

State = dict[str, Tensor]

BLOCKS = [
    ResNeXt(12, 4, 3),
    ResNeXt(12, 1, 5, stride=2),
    ResNeXt(20, 3, 2, stride=2, se=4),
    ResNeXt(20, 3, 2, shortcut="A"),
    ResNeXt(12, 2, 4, shortcut="C", se=3),
    ResNeXt(8, 6, 1, shortcut="none"),
]
EACH_BLOCK = pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.caption())
SHAPE: Shape = (12, 9, 7)


def _network(block: ResNeXt) -> nn.Module:
    graph = lone(block, SHAPE)
    assert graph is not None
    return module_of(graph, "cpu").double()


def _block(network: nn.Module) -> nn.Module:
    (found,) = (each for each in network.modules() if type(each).__name__ == "ResNeXt")
    return found


def _form_of(form: str, state: State, paths: int) -> State:
    """Form c's weights and statistics in the places that another form has for them."""
    found: State = {}
    for name, tensor in state.items():
        layer, _, kind = name.rpartition(".")
        if layer in ("conv", "batch_norm", "conv_2", "batch_norm_2"):
            # one group of filters, or their norms, a path
            parts = tensor.chunk(paths) if tensor.ndim else [tensor] * paths
        elif layer == "conv_3" and form == "a":
            # the sum of products over all paths, taken apart
            parts = tensor.chunk(paths, dim=1)
        else:
            found[{"conv_3": "conv", "batch_norm_3": "batch_norm"}.get(layer, layer) + f".{kind}"] = tensor
            continue
        for place, part in enumerate(parts, start=1):
            found[f"path{'' if place == 1 else f'_{place}'}.{name}"] = part.clone()
    return found


def _filled(block: ResNeXt) -> State:
    state = _block(_network(block)).state_dict()
    for name, tensor in state.items():
        if name.endswith("running_var"):
            tensor.uniform_(0.5, 1.5)
        elif tensor.is_floating_point():
            tensor.normal_(0.0, 0.5)
    return state


def _both(block: ResNeXt, form: str) -> tuple[nn.Module, nn.Module]:
    """The networks of form c and of another form, of the same weights."""
    state = _filled(block)
    grouped, other = _network(block), _network(block.with_(form=form))
    _block(grouped).load_state_dict(state)
    _block(other).load_state_dict(_form_of(form, state, block.cardinality))
    return grouped, other


def _is_same(got: Tensor, expected: Tensor) -> bool:
    return bool((got - expected).abs().max() <= 1e-12 * expected.abs().max())


@EACH_BLOCK
@pytest.mark.parametrize("form", ["a", "b"])
def test_forms_give_equal_outputs(block: ResNeXt, form: str) -> None:
    torch.manual_seed(0)
    grouped, other = _both(block, form)
    maps = torch.randn(3, *SHAPE, dtype=torch.float64)
    for mode in (False, True):
        with torch.no_grad():
            expected, got = grouped.train(mode)(maps), other.train(mode)(maps)
        assert expected.std() > 0
        assert _is_same(got, expected)
    # the running statistics have followed the batch
    after = _form_of(form, _block(grouped).state_dict(), block.cardinality)
    own = _block(other).state_dict()
    assert own.keys() == after.keys()
    for name, tensor in own.items():
        assert torch.allclose(tensor, after[name], rtol=1e-12, atol=1e-12), name


@EACH_BLOCK
@pytest.mark.parametrize("form", ["a", "b"])
def test_forms_give_equal_gradients(block: ResNeXt, form: str) -> None:
    torch.manual_seed(0)
    maps = torch.randn(3, *SHAPE, dtype=torch.float64)
    weights: Tensor | None = None
    grads = []
    for network in _both(block, form):
        leaf = maps.clone().requires_grad_()
        out = network.train()(leaf)
        weights = torch.randn_like(out) if weights is None else weights
        (out * weights).sum().backward()
        assert leaf.grad is not None
        told: Any = {name: each.grad for name, each in _block(network).named_parameters()}
        grads.append((leaf.grad, told))
    (expected, state), (got, own) = grads
    assert _is_same(got, expected)
    scale = max(float(each.abs().max()) for each in state.values())
    for name, tensor in _form_of(form, state, block.cardinality).items():
        assert (own[name] - tensor).abs().max() <= 1e-10 * scale, name


@EACH_BLOCK
def test_forms_cost_the_same(block: ResNeXt) -> None:
    told = [record(block.with_(form=form), (SHAPE,)) for form in "abc"]
    assert len({(each.shape, each.parameters, each.macs, each.window) for each in told}) == 1
    maps = torch.zeros(1, *SHAPE, dtype=torch.float64)
    assert {macs_of(_network(block.with_(form=form)), maps) for form in "abc"} == {told[0].macs}


@pytest.mark.parametrize(("cardinality", "width"), [(1, 64), (2, 40), (4, 24), (8, 14), (32, 4)])
def test_cardinality_and_width_of_equal_cost(cardinality: int, width: int) -> None:
    """Table 2: about 70,000 weights in the convolutions of a block on 256 channels, whatever its cardinality."""
    block = record(ResNeXt(256, cardinality, width), ((256, 56, 56),))
    weights = block.macs // (56 * 56)
    assert weights == cardinality * (256 * width + 3 * 3 * width * width + width * 256)  # equation 4
    assert abs(weights - 70_000) < 1_500


@pytest.mark.parametrize("form", "abc")
def test_groups_are_drawn_as_the_figure_draws_them(form: str) -> None:
    kinds = [step.part.kind for step in record(ResNeXt(256, 32, 4, form=form), ((256, 56, 56),)).steps]
    assert kinds.count("resnext_path") == (0 if form == "c" else 32)
    assert kinds.count("concat") == (form == "b")
    assert kinds.count("add") == (2 if form == "a" else 1)
    assert kinds[-2:] == ["add", "relu"]


def test_a_path_ends_early_where_all_are_stacked() -> None:
    assert record(ResNeXtPath(4, 2, 0), ((64, 8, 8),)).shape == (4, 4, 4)
    assert record(ResNeXtPath(4, 1, 256), ((64, 8, 8),)).shape == (256, 8, 8)


@pytest.mark.parametrize("form", "abc")
def test_a_vector_is_refused_in_every_form(form: str) -> None:
    with pytest.raises(Problem, match="needs maps"):
        record(ResNeXt(form=form), ((64,),))
