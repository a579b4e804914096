"""The sky of the light tier: 256 colours. A pixel never changes; the palette does, and the beat travels in it.

Each pixel is what it is most: a vein (level x phase), a wisp (level x phase) or the ground (a tone of its height).
Veins and wisps know roughly how high they are, for what lies under them is in their colour.
"""

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.baked import arrays, blue_noise, tiled
from game.view.collapse import through
from game.view.palette import Palette
from game.view.sky import LEVELS, PHASES, Light, Turns, backing, dark

VEIN, WISP = (8, 8, 2), (5, 4, 3)  # levels, phases, heights
GROUND = 256 - 8 * 8 * 2 - 5 * 4 * 3
SEEN = 9  # of LEVELS: fainter, and it is what lies under it
Floats = NDArray[np.floating]


class PaletteSky:
    """Painted like a `Sky`, by one blit."""

    def __init__(self, palette: Palette, width: int) -> None:
        baked = arrays("sky")
        h, self.round = baked["vein"].shape
        top, foot = palette.indigo_share
        y = np.linspace(0, 1, h)[:, None]
        vein, vein_phase = np.divmod(baked["vein"].astype(np.int64), PHASES)
        wisp, wisp_phase = np.divmod(baked["indigo"].astype(np.int64), PHASES)
        vein = vein * palette.vein_share
        wisp = wisp * (top + (foot - top) * y)
        dither = tiled(blue_noise(), h, self.round)
        ground = np.clip(y * (GROUND - 1) + dither, 0, GROUND - 1).astype(np.int64)
        of_vein = _coded(VEIN, vein, vein_phase, y, dither)
        of_wisp = _coded(WISP, wisp, wisp_phase, y, dither) + int(np.prod(VEIN))
        index = np.where(wisp > SEEN, of_wisp, ground + int(np.prod(VEIN)) + int(np.prod(WISP)))
        index = np.where((vein > SEEN) & (vein >= wisp * 0.6), of_vein, index).astype(np.uint8)
        self._picture = pygame.Surface((self.round + width, h), 0, 8)
        pygame.surfarray.blit_array(self._picture, np.concatenate([index, index[:, :width]], axis=1).T)
        *vein_at, vein_height = _entries(VEIN)
        *wisp_at, wisp_height = _entries(WISP)
        self._lit = Turns(Light(palette, *vein_at), Light(palette, *wisp_at))
        heights = np.concatenate([vein_height, wisp_height, np.linspace(0, 1, GROUND)])
        self._under, self._dark = backing(palette, heights) * 255, dark(palette, heights) * 255

    def draw(
        self,
        target: pygame.Surface,
        x: int,
        tick: float,
        beats: list[tuple[float, float]],
        turn: float,
        strain: float = 0.0,
    ) -> None:
        """As `Sky.draw`."""
        self._lit.light(tick, beats, strain)
        come = through(strain)
        colours = self._under * (1 - come) + self._dark * come
        lit = np.concatenate([self._lit.gold, self._lit.violet])
        colours[: len(lit)] += _split(lit)
        self._picture.set_palette(np.minimum(colours, 255).astype(np.uint8).tolist())
        at = int(x - turn) % self.round
        target.blit(self._picture, (0, 0), (at, 0, *target.get_size()))


def _coded(
    kind: tuple[int, int, int],
    level: NDArray[np.floating],
    phase: NDArray[np.integer],
    y: NDArray[np.floating],
    dither: NDArray[np.floating],
) -> NDArray[np.int64]:
    """A pixel's place among the entries of its kind; what lies between two levels is mixed of both."""
    levels, phases, heights = kind
    step = np.clip((level / LEVELS) ** 0.7 * (levels - 1) + dither, 0, levels - 1).astype(np.int64)
    turn = np.clip(phase * phases // PHASES, 0, phases - 1)
    height = np.clip(y * heights + (dither - 0.5) * 0.5, 0, heights - 1).astype(np.int64)
    code: NDArray[np.int64] = (step * phases + turn) * heights + height
    return code


def _entries(kind: tuple[int, int, int]) -> tuple[Floats, Floats, Floats]:
    """Of each entry: how bright it is, how far along and how high, 0..1."""
    levels, phases, heights = kind
    step, turn, height = (v.ravel() for v in np.mgrid[0:levels, 0:phases, 0:heights])
    return (step / (levels - 1)) ** (1 / 0.7), (turn + 0.5) / phases, (height + 0.5) / heights


def _split(packed: NDArray[np.uint32]) -> NDArray[np.floating]:
    """0xRRGGBB -> three floats of 0..255."""
    return np.stack([packed >> 16 & 255, packed >> 8 & 255, packed & 255], -1).astype(np.float64)
