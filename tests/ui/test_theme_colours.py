"""Colours of runs are told apart by everybody, on either theme."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from visionlab.ui.theme import DARK, LIGHT, Colours

#: linear RGB as it is seen without one kind of cone (Machado, Oliveira & Fernandes 2009, severity 1.0)
SEEN = {
    "all cones": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]]
    ),
}
XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def linear(colour: str) -> np.ndarray:
    values = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    """CIE L*a*b* of linear RGB under D65."""
    ratio = XYZ @ np.clip(rgb, 0, 1) / np.array([0.9505, 1.0, 1.089])
    f = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("kind", SEEN)
@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_no_two_runs_look_alike(scheme: Colours, kind: str) -> None:
    for one, other in itertools.combinations(scheme.runs, 2):
        difference = np.linalg.norm(lab(SEEN[kind] @ linear(one)) - lab(SEEN[kind] @ linear(other)))
        assert difference > 14, (one, other)  # 2.3 is just noticeable


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_each_stands_out_from_the_surface(scheme: Colours) -> None:
    def light(colour: str) -> float:
        return float(XYZ[1] @ linear(colour)) + 0.05

    for colour in scheme.runs:
        ratio = light(colour) / light(scheme.surface)
        assert max(ratio, 1 / ratio) >= 3, colour  # WCAG 2.1, 1.4.11
