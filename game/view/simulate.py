"""How a picture looks to other eyes: in grey, and to people who see two of the three colours.

Source of the matrices: Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color
Vision Deficiency", 2009, severity 1.0, for linear sRGB.
"""

import numpy as np

from game.view.palette import Floats, linear, srgb

LUMA = np.array((0.2126, 0.7152, 0.0722))
EYES: dict[str, Floats] = {
    "all colours": np.eye(3),
    "no red": np.array(
        ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
    ),
    "no green": np.array(
        ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
    ),
    "no blue": np.array(
        ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900))
    ),
    "grey": np.tile(LUMA, (3, 1)),
}


def seen(colour: Floats, eyes: str) -> Floats:
    """sRGB 0..1 (..., 3) as these eyes see it, sRGB 0..1."""
    return srgb(np.clip(linear(colour) @ EYES[eyes].T, 0, 1))


def luminance(colour: Floats) -> Floats:
    """Relative luminance, 0..1, of sRGB 0..1."""
    found: Floats = linear(colour) @ LUMA
    return found


def contrast(a: Floats | float, b: Floats | float) -> Floats:
    """Contrast ratio of two luminances, 1..21 (WCAG)."""
    high, low = np.maximum(a, b), np.minimum(a, b)
    ratio: Floats = (high + 0.05) / (low + 0.05)
    return ratio
