"""The colour of a place's light, passage by passage, and the dark ones: it changes as slowly as one climbs.

A palette names some tints from its foot to its top; the passage one is in lies between two of them. A passage
whose `dark` is set in its map is lit by what burns, by the eyes, and on the beat by the heart.
"""

import numpy as np
from numpy.typing import NDArray

from game.maps.scenery import Scenery
from game.sim.level import Level
from game.view.palette import Palette, rgb

EASES = 0.018  # share of what is left, a tick
NIGHT = 0.07  # of the light that is left in a dark passage

COLLAPSE = (0.08, 0.08, 0.04)  # share of the light that is gone when the sky is


def shaded(tint: tuple[int, int, int], through: float) -> tuple[int, int, int]:
    """A tint as the dark behind the sky leaves it; `through` 0..1: see collapse.through."""
    red, green, blue = (int(light * (1 - gone * through)) for light, gone in zip(tint, COLLAPSE, strict=True))
    return red, green, blue


class Grade:
    """`tint` multiplies the light; `dark` 0..1."""

    def __init__(self, palette: Palette, level: Level, scenery: Scenery | None) -> None:
        self.level = level
        self._tints = np.stack([rgb(code) for code in palette.grades])
        self._dark = {m.name for m in scenery.marks("Passage") if m.members.get("dark")} if scenery else set()
        self.dark = 0.0
        self._tint: NDArray[np.float64] = self._tints[0]

    def follow(self, passage: int, at_once: bool = False) -> None:
        """One tick in a passage, -1: in none; `at_once`: the climber was not on the way here."""
        if passage < 0:
            return
        ease = 1.0 if at_once else EASES
        self._tint = self._tint + (self._tint_of(passage) - self._tint) * ease
        name = self.level.passages[passage].name
        self.dark += ((name in self._dark) - self.dark) * ease
        if self.dark < 0.005:
            self.dark = 0.0

    def _tint_of(self, passage: int) -> NDArray[np.float64]:
        """Between the two tints that are nearest to its place among the passages."""
        share = passage / max(1, len(self.level.passages) - 1) * (len(self._tints) - 1)
        first = min(int(share), max(0, len(self._tints) - 2))
        pair = self._tints[first : first + 2]
        tint: NDArray[np.float64] = pair[0] + (pair[-1] - pair[0]) * (share - first)
        return tint

    @property
    def tint(self) -> tuple[int, int, int]:
        """What the light is multiplied with, 0..255."""
        light = self._tint * (1 - (1 - NIGHT) * self.dark) * 255
        return int(light[0]), int(light[1]), int(light[2])
