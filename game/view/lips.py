"""Lips after light and fog: what is stood on never sinks into the dark, nor into what is as pale as it is."""

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view import content
from game.view.palette import Palette, rgb
from game.view.stage import Stage

LEAST = 164.0  # of 255: luma that the fog before it does not take below 135
FAINT = 58.0  # of a lip in a dark passage: to be stepped on, not to be seen by
BESIDE = 182  # px from the middle of the screen: farther off the tower turns away
LUMA = np.array([0.21, 0.72, 0.07])
GLARE = (72.0, 118.0)  # luma behind from which on the line has a shadow, and all of it
ABOVE, UNDER = 4, 2  # px from the lip to where what is behind is looked at, and to its shadow
DEEP = 0.86  # of the light that the shadow takes
PALE = 150.0  # luma of a place's fog from which on its lips need one
SOLE = 9  # px on either side of the feet: who stands there is behind nothing


class Lips:
    """A floor under the colour of each material's lip, and a dark line under the lip where all is bright."""

    def __init__(self, palette: Palette) -> None:
        self._floor, self._faint = _floor(palette, LEAST), _floor(palette, FAINT)
        self._pale = float(rgb(palette.fog_near) @ LUMA) * 255 > PALE
        self._at: tuple[NDArray[np.intp], NDArray[np.intp]] | None = None  # this frame's lips, screen px

    def draw(self, target: pygame.Surface, stage: Stage, night: bool) -> None:
        """Lift the lips that face us. `night`: the passage is dark."""
        width = target.get_width()
        x0, x1 = (width // 2 - BESIDE, width // 2 + BESIDE) if stage.side is not None else (0, width)
        x0, x1 = max(x0, stage.left), min(x1, stage.left + stage.contents.shape[1])
        here = stage.contents[:, x0 - stage.left : x1 - stage.left] - np.uint16(content.EDGE)
        lips = np.flatnonzero(here < content.EDGE_COUNT)  # unsigned: what is below EDGE wraps far above
        which = np.take(here, lips)
        lip = which % 4 == content.EDGE_LIP
        lips, which = lips[lip], which[lip]
        y, x = np.divmod(lips, x1 - x0)
        x += x0
        self._at = x, y
        if not len(y):
            return
        floor = (self._faint if night else self._floor)[which // 4]
        pixels = pygame.surfarray.pixels3d(target)
        pixels[x, y] = np.maximum(pixels[x, y], floor)
        del pixels

    def shade(self, target: pygame.Surface, feet: float) -> None:
        """Where what is behind is as bright as the lip, its shadow tells it: over bloom and fog, which would fill it.

        `feet`: the column where somebody stands.
        """
        if self._at is None or not self._pale:
            return
        x, y = self._at
        pixels = pygame.surfarray.pixels3d(target)
        behind = pixels[x, np.maximum(y - ABOVE, 0)] @ LUMA
        low, high = GLARE
        bright = (behind > low) & (np.abs(x - feet) > SOLE)
        x, y, behind = x[bright], y[bright], behind[bright]
        under = np.minimum(y + UNDER, target.get_height() - 1)
        left = 1 - DEEP * np.minimum((behind - low) / (high - low), 1.0)
        pixels[x, under] = (pixels[x, under] * left[:, None]).astype(np.uint8)
        del pixels


def _floor(palette: Palette, least: float) -> NDArray[np.uint8]:
    """Each material's lip, no brighter than that luma."""
    lips = np.stack([rgb(s.lip) for s in palette.surfaces()]) * 255
    floor: NDArray[np.uint8] = (lips * np.minimum(1.0, least / (lips @ LUMA))[:, None]).astype(np.uint8)
    return floor
