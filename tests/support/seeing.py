"""How colours look, by the formulas of the field: contrast, and differences as people with other cones see them."""

from __future__ import annotations

import numpy as np

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
#: linear RGB to cones, and their cube roots to OKLab (Ottosson 2020)
_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
_LUMINANCE = np.array([0.2126, 0.7152, 0.0722])


def linear(colour: str) -> np.ndarray:
    """Linear RGB of `#rrggbb`."""
    values = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """From 1 to 21 (WCAG 2.2)."""
    lights = sorted(float(_LUMINANCE @ linear(colour)) + 0.05 for colour in (one, other))
    return lights[1] / lights[0]


def difference(one: str, other: str, kind: str = "all cones") -> float:
    """Distance in OKLab, in hundredths; 2 is just noticeable side by side."""
    seen = [np.clip(SEEN[kind] @ linear(colour), 0, 1) for colour in (one, other)]
    lab = [_OKLAB @ np.cbrt(_CONES @ rgb) for rgb in seen]
    return 100 * float(np.linalg.norm(lab[0] - lab[1]))
