"""Text can be read and colours are told apart by everybody, on either theme: by the theme's own values."""

from __future__ import annotations

import itertools
import re
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor

from tests.support.seeing import SEEN, contrast, difference
from visionlab import resources
from visionlab.ui.panels.common import TINT
from visionlab.ui.theme import DARK, LIGHT, Colours, mixed

SCHEMES = pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])

#: what text is written on, and in which colours; any may meet any
GROUNDS = ("window", "surface", "raised", "hover", "accent_soft", "danger_soft", "canvas", "card")
TEXTS = ("text", "muted", "accent", "danger", "warning", "success")
#: what a control is seen by, and lines and marks that say something: 3:1 on what they lie on (WCAG 2.2, 1.4.11)
PARTS = {
    "edge": ("window", "surface", "raised"),
    "accent": GROUNDS,
    "link": ("canvas", "card", "surface"),
    "groups": ("canvas", "card", "surface"),
    "curves": ("surface", "window"),
    "runs": ("surface", "window"),
}
#: areas, separators and shadows, which nobody has to see to understand; a number stands beside a share or a level
BARE = {"border", "grid", "shadow", "heat", "scale", "on_accent"}
#: hundredths of OKLab: what is told apart by its colour, in any kind of colour blindness
APART = 6.0


def shades(scheme: Colours, name: str) -> tuple[str, ...]:
    value = getattr(scheme, name)
    return (value,) if isinstance(value, str) else value


def inside(scheme: Colours) -> str:
    """The ground of the canvas inside a block."""
    return mixed(QColor(scheme.canvas), QColor(scheme.accent), 0.07).name()


@SCHEMES
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read(scheme: Colours, text: str) -> None:
    grounds = {name: getattr(scheme, name) for name in GROUNDS} | {"inside": inside(scheme)}
    told = {name: contrast(getattr(scheme, text), ground) for name, ground in grounds.items()}
    assert not {name: ratio for name, ratio in told.items() if ratio < 4.5}


@SCHEMES
def test_text_on_accent_can_be_read(scheme: Colours) -> None:
    assert contrast(scheme.on_accent, scheme.accent) >= 4.5


@SCHEMES
@pytest.mark.parametrize("part", PARTS)
def test_what_one_has_to_see_stands_out(scheme: Colours, part: str) -> None:
    for shade, ground in itertools.product(shades(scheme, part), PARTS[part]):
        assert contrast(shade, getattr(scheme, ground)) >= 3, (shade, ground)


@SCHEMES
def test_pictograms_stand_out_from_their_own_tint(scheme: Colours) -> None:
    for shade in scheme.groups:
        for ground in (scheme.card, scheme.surface, scheme.raised):
            tint = mixed(QColor(ground), QColor(shade), TINT / 255).name()
            assert contrast(shade, tint) >= 3, (shade, ground)


def test_every_colour_is_looked_at() -> None:
    assert {field.name for field in fields(Colours)} == {*GROUNDS, *TEXTS, *PARTS, *BARE}


def test_the_style_sheet_writes_in_these_colours_on_these_grounds() -> None:
    for rule in re.findall(r"\{([^}]*)\}", resources.path("style.qss").read_text(encoding="utf-8")):
        told = dict(re.findall(r"(?<![-\w])(background|color): \$(\w+)", rule))
        ground, text = told.get("background", "surface"), told.get("color", "text")
        is_plain = ground in GROUNDS and text in TEXTS
        is_sign = "color" not in told  # a bar or a handle: nothing is written on it
        assert is_plain or is_sign or (ground, text) == ("accent", "on_accent"), rule


@pytest.mark.parametrize("kind", SEEN)
@SCHEMES
@pytest.mark.parametrize("name", ["runs", "curves", "groups", "states"])
def test_no_two_look_alike(scheme: Colours, name: str, kind: str) -> None:
    told = (scheme.success, scheme.warning, scheme.danger) if name == "states" else getattr(scheme, name)
    for one, other in itertools.combinations(told, 2):
        assert difference(one, other, kind) >= APART, (one, other)


@pytest.mark.parametrize("kind", SEEN)
@SCHEMES
@pytest.mark.parametrize("name", ["heat", "scale"])
def test_a_scale_goes_one_way(scheme: Colours, name: str, kind: str) -> None:
    """The farther apart two levels are, the more they differ from the first."""
    steps = getattr(scheme, name)
    ways = [difference(steps[0], step, kind) for step in steps]
    assert ways == sorted(ways)
    assert all(difference(one, other, kind) >= APART for one, other in itertools.pairwise(steps))
