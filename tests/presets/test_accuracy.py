"""Published accuracies: of presets that exist, with a source, and equal to torchvision's where it has them too."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visionlab import resources
from visionlab.presets.accuracy import Measured, accuracy, front, read
from visionlab.presets.registry import presets
from visionlab.problem import Problem

FIGURES = [
    (data, id, one) for data, networks in accuracy().published.items() for id, ones in networks.items() for one in ones
]


def test_every_figure_is_of_a_preset_and_has_a_source() -> None:
    known = presets()
    assert {data for data, _id, _one in FIGURES} == {"imagenet", "cifar10"}
    for data, id, one in FIGURES:
        assert id in known and one.source, (data, id)
        assert known[id].classes == (1000 if data == "imagenet" else 10)
        assert one.crops in (0, 1, 10)
    for entry in accuracy().challenge:
        assert not entry.preset or entry.preset in known
        assert f"/{entry.year}/" in entry.source


def test_figures_are_sane() -> None:
    """Chance is 99.9 % on ImageNet: a slip of a digit or an accuracy in the place of an error falls out of these."""
    for data, id, one in FIGURES:
        low, high = (16.0, 51.0) if data == "imagenet" else (3.0, 10.0)
        assert one.top1 is None or low < one.top1 < high, id
        assert one.top5 is None or 3.0 < one.top5 < 26.0, id
        assert data == "imagenet" or one.top5 is None


def test_networks_are_counted_at_the_size_they_were_measured_at() -> None:
    """A network's first figure is at the size that the preset is made for; at others it still works."""
    for data, networks in accuracy().published.items():
        for id, ones in networks.items():
            preset = presets()[id]
            sides = [one.side for one in ones]
            assert sides[0] in preset.input[1:] or (data == "imagenet" and sides == [320]), id
            for side in set(sides):
                preset.graph((3, side, side))


@pytest.mark.parametrize(
    ("id", "one"), [(id, one) for _data, id, one in FIGURES if one.weights], ids=lambda value: str(value)[:40]
)
def test_torchvision_tells_the_same(id: str, one: Measured) -> None:
    from torchvision.models import get_weight

    weights = get_weight(one.weights)
    metrics = weights.meta["_metrics"]["ImageNet-1K"]
    assert one.top1 == pytest.approx(100 - metrics["acc@1"], abs=1e-9)
    assert one.top5 == pytest.approx(100 - metrics["acc@5"], abs=1e-9)
    assert one.side == weights.transforms.keywords["crop_size"] and one.crops == 1
    assert one.weights in one.source
    library, _, name = presets()[id].twin.partition(":")
    assert library == "torchvision" and one.weights.lower().startswith(name.lower() + "_weights.")


def test_torchvisions_networks_are_compared_by_its_first_weights() -> None:
    """Newer recipes say more of the recipe than of the network: they are told, and not charted."""
    for _data, id, one in FIGURES:
        if one.weights and accuracy().published["imagenet"][id][0] is one:
            assert one.weights.endswith("IMAGENET1K_V1") and not one.how


def test_presets_print_the_same_figures() -> None:
    """What a preset's page prints of its papers is among the figures here, to the printed digit."""
    found = 0
    for data, networks in accuracy().published.items():
        for id, ones in networks.items():
            for printed in presets()[id].figures:
                what = {"test error": "top1", "top-1 error": "top1", "top-5 error": "top5"}.get(printed.what)
                if what is None or "test set" in printed.source or "dropout" in printed.source:
                    continue
                value, digits = float(printed.value.removesuffix(" %")), len(printed.value.partition(".")[2]) - 2
                told = [getattr(one, what) for one in ones]
                if id in ("resnet-18", "resnet-50", "resnet-101", "resnet-152"):
                    continue  # the paper's ResNets with other shortcuts or strides: here under their own ids
                assert any(one is not None and round(one, digits) == value for one in told), (data, id, printed)
                found += 1
    assert found > 80


def test_the_winners_of_the_challenge() -> None:
    """As the lecture and everybody rounds them."""
    told = {(entry.year, entry.place): entry for entry in accuracy().challenge}
    first = [round(told[year, 1].top5, 1) for year in range(2010, 2018)]
    assert first == [28.2, 25.8, 16.4, 11.7, 6.7, 3.6, 3.0, 2.3]
    assert [round(told[year, 2].top5, 2) for year in (2014, 2016)] == [7.33, 3.03]
    assert round(told[2017, 1].top5, 2) == 2.25 and told[2017, 1].preset == "senet-154"
    assert accuracy().human.top5 == 5.1
    # in 2015 the machine does better for the first time
    assert next(year for year in range(2010, 2018) if told[year, 1].top5 < accuracy().human.top5) == 2015


def test_values_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        FIGURES[0][2].top1 = 1.0  # type: ignore[misc]
    with pytest.raises(TypeError):
        accuracy().published["imagenet"]["starter"] = ()  # type: ignore[index]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"top1": 23.0, "side": 224, "crops": 1}, "imagenet, x, source it must hold a text"),
        ({"top1": "23", "side": 224, "crops": 1, "source": "s"}, "top1 it must hold an error in percent"),
        ({"top1": 230.0, "side": 224, "crops": 1, "source": "s"}, "an error in percent"),
        ({"top1": 23.0, "side": True, "crops": 1, "source": "s"}, "side it must hold a whole number"),
        ({"side": 224, "crops": 1, "source": "s"}, "a top-1 or a top-5 error"),
        ({"top1": 5.0, "top5": 9.0, "side": 224, "crops": 1, "source": "s"}, "below the top-1 error"),
        ({"top1": 5.0, "side": 224, "crops": 1, "source": "s", "top2": 3}, "known fields only"),
        ([], "an object"),
    ],
)
def test_a_damaged_file_is_named(wrong: object, words: str) -> None:
    told = json.loads(resources.path("accuracy.json").read_text(encoding="utf-8"))
    told["published"] = {"imagenet": {"x": [wrong]}}
    with pytest.raises(Problem, match=words) as refusal:
        read(json.dumps(told))
    assert "accuracy.json" in str(refusal.value)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"published": {}}', '{"published": {"imagenet": {"x": []}}}'])
def test_a_file_of_another_shape_is_refused(text: str) -> None:
    with pytest.raises(Problem, match=re.escape("accuracy.json")):
        read(text)


def test_the_front_by_hand() -> None:
    points = [(1.0, 30.0), (2.0, 20.0), (2.0, 25.0), (3.0, 20.0), (4.0, 21.0), (5.0, 10.0)]
    assert front(points) == [0, 1, 5]
    assert front([]) == [] and front([(1.0, 1.0), (1.0, 1.0)]) == [0]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=30))
def test_the_front_is_what_nothing_beats(points: list[tuple[int, int]]) -> None:
    found = front(points)
    best = {points[number] for number in found}
    for point in points:
        beaten = any(other != point and other[0] <= point[0] and other[1] <= point[1] for other in points)
        assert (point in best) is not beaten
    assert [points[number] for number in found] == sorted(best)
