"""Presets: each is whole, and each that is added later arrives tested."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.support.truth import module_of, parameters_of
from visionlab.cost.analysis import analyse
from visionlab.graph.model import Graph
from visionlab.presets.base import IDEAS, Preset
from visionlab.presets.registry import preset, presets
from visionlab.problem import Problem
from visionlab.runs.recipe import recipes

ALL = pytest.mark.parametrize("one", presets().values(), ids=presets().keys())

#: counted by hand or by torchvision (see test_twins.py)
PARAMETERS = {"alexnet": 62_378_344, "cifar-resnet-20": 269_722, "googlenet": 6_998_552}


@ALL
def test_preset_is_whole(one: Preset) -> None:
    graph = one.graph()
    report = analyse(graph)
    assert report.problems == ()
    assert (report.input_shape, report.classes) == (one.input, one.classes)
    assert one.id == one.id.lower() and " " not in one.id
    assert one.title and one.idea in IDEAS
    for summary in (one.summary, one.summary_ru):
        assert summary.endswith(".") and summary.count(". ") == 0
    assert re.search("[а-я]", one.summary_ru) and not re.search("[а-я]", one.summary)
    assert bool(one.paper) == bool(one.authors)
    assert 1998 <= one.year <= 2026


@ALL
def test_printed_figures_equal_the_counted_or_say_why_not(one: Preset) -> None:
    network = analyse(one.graph()).recording
    for figure in one.figures:
        assert figure.what and figure.value and figure.source
        count = figure.counted(network)
        if count is None:
            assert not figure.why, figure
        else:
            assert figure.fits(count) == (not figure.why), (figure, count)
            assert not figure.why or (figure.why.endswith(".") and figure.why.count(". ") == 0), figure


@ALL
def test_nodes_have_places_of_their_own(one: Preset) -> None:
    nodes = one.graph().nodes.values()
    assert len({(node.x, node.y) for node in nodes}) == len(nodes)


@ALL
def test_graph_is_made_once(one: Preset) -> None:
    assert one.graph() is one.graph()


@ALL
def test_parameters_equal_those_of_the_module(one: Preset) -> None:
    assert analyse(one.graph()).parameters == parameters_of(module_of(one.graph()))


@pytest.mark.parametrize(("id", "expected"), PARAMETERS.items())
def test_parameters_by_hand(id: str, expected: int) -> None:
    assert analyse(preset(id).graph()).parameters == expected


@ALL
def test_retarget_to_cifar_or_says_where_it_cannot(one: Preset) -> None:
    graph = one.graph((3, 64, 64), 10)
    report = analyse(graph)
    if report.is_complete:
        assert (report.input_shape, report.classes) == ((3, 64, 64), 10)
        assert parameters_of(module_of(graph)) == report.parameters
    else:
        id, problem = report.problems[0]
        assert id in graph.nodes
        assert "needs maps of at least" in str(problem)


def test_maps_that_shrink_to_nothing_name_the_block_and_the_sizes() -> None:
    problems = analyse(preset("alexnet").graph((3, 32, 32), 10)).problems
    assert [(id, str(problem)) for id, problem in problems] == [
        ("max_pool_2", "Max pool needs maps of at least 3x3: got 2x2")
    ]


def test_retarget_changes_nothing_else() -> None:
    before, after = preset("vgg-16").graph(), preset("vgg-16").graph(None, 10)
    assert before.links is after.links
    changed = [id for id in before.nodes if before.nodes[id] is not after.nodes[id]]
    assert [(id, after.nodes[id].block.features) for id in changed] == [("linear_3", 10)]


def test_unknown_preset_is_told_its_neighbours() -> None:
    with pytest.raises(Problem) as told:
        preset("densnet121")
    assert str(told.value).startswith("There is no preset 'densnet121': did you mean densenet-121")
    with pytest.raises(Problem, match="starter"):
        preset("~")


def test_gallery_order_starts_with_our_own() -> None:
    years = [one.year for one in presets().values() if one.paper]
    assert next(iter(presets())) == "starter"
    assert years == sorted(years)


def test_registry_never_imports_torch() -> None:
    code = "import sys; from visionlab.presets.registry import presets; presets()['densenet-121'].graph(); "
    code += "sys.exit('torch' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_graphs_are_values() -> None:
    assert isinstance(preset("starter").graph(), Graph)


@ALL
def test_the_paper_has_that_recipe(one: Preset) -> None:
    assert not one.recipe or one.recipe in recipes()
    if one.recipe:  # of the same year, or of one before
        assert recipes()[one.recipe].year <= one.year + 1
