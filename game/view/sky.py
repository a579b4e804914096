"""The pulsing sky: brightness x phase per pixel, a look-up table made anew, one gather.

The phase of a vein is the distance along it, so the heartbeat *travels*. Thin veins pulse, never the screen.
The picture is 1280 px round and closes; a view paints whichever columns it needs.
"""

import math

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.baked import ADD, arrays, kept, opaque, paint
from game.view.collapse import through
from game.view.palette import STAIRS, Palette, pack, ramp, rgb

LEVELS, PHASES = 128, 64
WHOLE = 320  # px: what is wider is the sky of a whole screen
LEAPS = 16  # px that it does not turn in a frame, but where one looks elsewhere
LATE = 4  # ticks after which a light is no longer the last frame's
SPEED = 0.75 / 60  # of a vein's length a tick
ATTACK, DECAY = 0.035, 0.28
BLOOD = STAIRS.vein
ABOVE, MIDDLE = "#040308", "#150c26"  # of the dark
EMBERS = (0.74, 0.60, 0.42)  # what is left of a sky's foot


def backing(palette: Palette, height: NDArray[np.floating]) -> NDArray[np.floating]:
    """The sky's own colour, 0..1, behind veins and wisps. `height`: 0 at the top .. 1 at the foot; one axis more."""
    high, low = (rgb(colour).astype(np.float32) for colour in palette.sky)
    return high * (1 - height[..., None]) + low * height[..., None] ** 1.6


def dark(palette: Palette, height: NDArray[np.floating]) -> NDArray[np.floating]:
    """The same when the dark has come through: only low down something burns still."""
    low = rgb(palette.sky[1]) * EMBERS
    stops = [rgb(ABOVE), rgb(MIDDLE), low, low * 0.4]
    return np.stack([np.interp(height, (0, 0.42, 0.8, 0.95), [c[n] for c in stops]) for n in range(3)], -1)


class Light:
    """A palette's veins and wisps at any moment: what Sky and PaletteSky have in common."""

    def __init__(self, palette: Palette, level: NDArray[np.floating], phase: NDArray[np.floating]) -> None:
        """Of places so bright and so far along, 0..1: two arrays that numpy broadcasts."""
        self._own, self._blood = ramp(palette.vein, 256), ramp(BLOOD, 256)
        self._come, self._gilt = 0.0, pack(self._own)
        self._clear = 1 / palette.vein_share  # what brings out veins that are seen through pale air
        self._violet = pack(ramp(palette.indigo, 256))
        self._level, self._phase = level.astype(np.float32), phase.astype(np.float32)
        self._soft = (self._level**0.5 * (self._level > 0.02)).astype(np.float32)

    def gold(self, beats: list[tuple[float, float]], strain: float) -> NDArray[np.uint32]:
        """Of the veins, flat. beats: (ticks ago, strength 0..1); strain: 0..1."""
        gold = np.zeros_like(self._phase)
        for ago, strength in beats:
            gold = np.maximum(gold, strength * _wave(ago * SPEED - self._phase, ATTACK, DECAY))
        # strained, faint veins wake and strong ones thicken: what is soft beside them burns too
        come = through(strain)
        level = np.minimum(1, self._level * (1 + (self._clear - 1) * come)) ** np.float32(1 - 0.58 * strain)
        light = np.clip(
            level * (0.34 + 0.42 * strain + 0.06 * come + 1.05 * gold) + 0.16 * gold * self._soft, 0, 1
        )
        # at last what is seen is the sky's own blood, whatever the air was that it was seen through
        if come != self._come:
            self._come, self._gilt = come, pack(self._own * (1 - come) + self._blood * come)
        lit: NDArray[np.uint32] = np.take(self._gilt, (light * 255).astype(np.intp)).ravel()
        return lit

    def violet(self, tick: float, beats: list[tuple[float, float]]) -> NDArray[np.uint32]:
        """Of the wisps, flat."""
        violet = np.zeros_like(self._phase)
        for ago, strength in beats:
            violet = np.maximum(violet, strength * _wave((ago - 11) * SPEED - self._phase * 0.6, 0.1, 0.5))
        turn = 2 * math.pi
        breath = 0.42 + 0.30 * np.sin(turn * (self._phase * 1.5 - tick * 0.11 / 60))
        breath += 0.18 * np.sin(turn * (self._phase * 3 + tick * 0.07 / 60)) + 0.25 * violet
        air = np.clip(self._level * np.clip(breath, 0.12, 1.3), 0, 1)
        lit: NDArray[np.uint32] = np.take(self._violet, (air * 255).astype(np.intp)).ravel()
        return lit


class Turns:
    """Veins and wisps are lit by turns: one of them is a frame late."""

    def __init__(self, veins: Light, wisps: Light) -> None:
        self._veins, self._wisps = veins, wisps
        self.gold = self.violet = np.zeros(0, np.uint32)  # see Light
        self._tick, self._veins_next = -math.inf, False

    def light(self, tick: float, beats: list[tuple[float, float]], strain: float) -> tuple[bool, bool]:
        """Which of the two are new now: both, if the last frame is long ago."""
        late = not 0 <= tick - self._tick <= LATE
        self._tick, self._veins_next = tick, not self._veins_next
        veins, wisps = self._veins_next or late, not self._veins_next or late
        if veins:
            self.gold = self._veins.gold(beats, strain)
        if wisps:
            self.violet = self._wisps.violet(tick, beats)
        return veins, wisps


class Vault:
    """What stays as it is of a palette's sky, for all who look. `width`: the widest piece that is painted, px."""

    def __init__(self, palette: Palette, width: int) -> None:
        baked = arrays("sky")
        h, self.round = baked["vein"].shape
        y = np.linspace(0, 1, h)[:, None]
        top, foot = palette.indigo_share
        vein = _scaled(baked["vein"], palette.vein_share)
        indigo = _scaled(baked["indigo"], top + (foot - top) * y)
        # stored one screen wider than round, so that any window is one slice
        self.vein = np.concatenate([vein, vein[:, :width]], axis=1)
        self.indigo = np.concatenate([indigo, indigo[:, :width]], axis=1)
        sheen = (
            baked["sheen"].astype(np.float32)[..., None] / 255 * np.array([0.030, 0.027, 0.050], np.float32)
        )
        base = opaque(backing(palette, y) + sheen, 1.6)
        self.base = pygame.Surface((self.round + width, h), 0, 32)
        self.base.blit(base, (0, 0))
        self.base.blit(base, (self.round, 0))
        self.dark = opaque(np.broadcast_to(dark(palette, y[:, 0])[:, None], (h, width, 3)), 1.6)
        self.light = Light(palette, np.linspace(0, 1, LEVELS)[:, None], np.linspace(0, 1, PHASES)[None])
        self.height = h


class Sky:
    """As one view sees it. `width`: the widest piece that is ever painted, px."""

    def __init__(self, palette: Palette, width: int) -> None:
        self.vault = kept(Vault, palette, width)
        self._drawn: dict[int, Drawn] = {}
        self._lit = Turns(self.vault.light, self.vault.light)

    def draw(
        self,
        target: pygame.Surface,
        x: int,
        tick: float,
        beats: list[tuple[float, float]],
        turn: float,
        strain: float = 0.0,
    ) -> None:
        """Fill `target` as far as its clip goes; its left column is screen column x; turn: px that the sky has turned.

        strain: 0..1, how near it is to falling; the veins burn brighter at rest.
        """
        vault, w = self.vault, target.get_width()
        h = vault.height
        drawn = self._drawn.get(w) or self._drawn.setdefault(w, Drawn(w, h))
        at = int(x - turn) % vault.round
        dim = int(255 * through(strain))
        if dim < 255:
            target.blit(vault.base, (0, 0), (at, 0, w, h))
        if dim:
            vault.dark.set_alpha(dim if dim < 255 else None)
            target.blit(vault.dark, (0, 0), (0, 0, w, h))
        veins, wisps = self._lit.light(tick, beats, strain)
        clip = target.get_clip()
        rows = clip.top, clip.bottom
        if w <= WHOLE or abs(at - drawn.at) > LEAPS or rows != drawn.rows:
            veins = wisps = True  # else, where they fill the screen, they are painted by turns too
        drawn.at, drawn.rows = at, rows
        if veins:
            paint(drawn.veins, self._lit.gold, vault.vein[:, at : at + w], drawn.scratch, rows=rows)
        if wisps:
            paint(drawn.wisps, self._lit.violet, vault.indigo[:, at : at + w], drawn.scratch, rows=rows)
        target.blit(drawn.veins, (0, 0), special_flags=ADD)
        target.blit(drawn.wisps, (0, 0), special_flags=ADD)


class Drawn:
    """A piece of sky as it was painted last."""

    def __init__(self, w: int, h: int) -> None:
        self.veins, self.wisps = (pygame.Surface((w, h), 0, 32) for _ in range(2))
        self.at = -2 * LEAPS
        self.rows = 0, 0
        self.scratch = np.zeros((h, w), np.intp)


def _wave(x: NDArray[np.float32], attack: float, decay: float) -> NDArray[np.float32]:
    """A pulse that has come x far past a point: a short rise before it, a long fall behind."""
    pulse: NDArray[np.float32] = np.where(
        x < 0, np.exp(-((x / attack) ** 2)), np.exp(-np.maximum(x, 0) / decay)
    )
    return pulse


def _scaled(code: NDArray[np.generic], share: float | NDArray[np.floating]) -> NDArray[np.uint16]:
    """Brightness times a share, the phase kept."""
    level, phase = np.divmod(code.astype(np.uint16), PHASES)
    return ((level * share).astype(np.uint16) * PHASES + phase).astype(np.uint16)
