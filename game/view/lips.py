"""Lips after light and fog: what is stood on never sinks into the dark, in any palette."""

import numpy as np
import pygame

from game.view import content
from game.view.palette import Palette, rgb
from game.view.stage import Stage

LEAST = 164.0  # of 255: luma that the fog before it does not take below 135
FOG = 190  # the screen row below which fog and vignette begin to matter
BESIDE = 150  # px from the middle of the screen: farther off the tower turns away
LUMA = np.array([0.21, 0.72, 0.07])


class Lips:
    """A floor under the colour of each material's lip."""

    def __init__(self, palette: Palette) -> None:
        lips = np.stack([rgb(s.lip) for s in palette.surfaces()]) * 255
        scale = np.minimum(1.0, LEAST / (lips @ LUMA))[:, None]
        floor = np.zeros((content.EDGE_COUNT, 3))
        floor[:: content.EDGE_COUNT // len(lips)] = lips * scale
        self._floor = floor.astype(np.uint8)

    def draw(self, target: pygame.Surface, stage: Stage) -> None:
        """Lift the lips of the lower half of the screen, where they face us."""
        width = target.get_width()
        x0, x1 = (width // 2 - BESIDE, width // 2 + BESIDE) if stage.side is not None else (0, width)
        x0, x1 = max(x0, stage.left), min(x1, stage.left + stage.contents.shape[1])
        here = stage.contents[FOG:, x0 - stage.left : x1 - stage.left] - np.uint16(content.EDGE)
        y, x = np.nonzero(here < content.EDGE_COUNT)  # unsigned: what is below EDGE wraps far above
        if not len(y):
            return
        floor = self._floor[here[y, x]]
        pixels = pygame.surfarray.pixels3d(target)
        x, y = x + x0, y + FOG
        pixels[x, y] = np.maximum(pixels[x, y], floor)
        del pixels
