"""The thread of silver smoke that leaves the child's eyes the way they look, for whoever is lost.

Three strands that wander about one line and come apart toward its end; how plain it is says how lost one is.
Life never dims it.
"""

import math

import numpy as np
import pygame

from game.sim.gaze import way_shown
from game.sim.world import World
from game.view.baked import ADD, blue_noise, disc
from game.view.palette import ramp8
from game.view.particles import plot

LONG = 32  # px
START = 4  # px from between the eyes
BEAD = 80  # ticks
SHARES = (0.0, 0.34, 0.76, 1.0)  # nobody lost, faint, plain, as plain as it gets
SILVER = ((0, "#241f44"), (0.25, "#5a6296"), (0.5, "#97a3dc"), (0.75, "#dfe6ff"), (1, "#ffffff"))
SAMPLES = 46
STRANDS = ((4.1, 0.5, 2.3), (1.9, 0.68, 1.6), (0.0, 1.0, 1.0))  # phase, light, how far it strays
COMES, GOES = 0.05, 0.035  # share a tick


class Thread:
    """`share`: how much of it is there; `angle`: where it leads."""

    def __init__(self) -> None:
        self.share = 0.0
        self.angle = 0.0
        self._clock = 0
        self._silver = ramp8(SILVER, 64)
        self._t = np.linspace(0.04, 1, SAMPLES)
        self._grain = blue_noise().ravel()
        self._haze = [disc(r, np.array([0.62, 0.68, 1.0]), 1.7, 0.16) for r in (4, 5, 6, 7)]

    def tick(self, world: World) -> None:
        """Turn toward the way and grow, or let go."""
        self._clock += 1
        way = None if world.dying else way_shown(world)
        want = SHARES[way[0]] if way else 0.0
        if way:
            aim = math.atan2(way[2], way[1])
            if self.share < 0.03:
                self.angle = aim
            turn = (aim - self.angle + math.pi) % (2 * math.pi) - math.pi
            self.angle += turn * 0.09
        self.share += (want - self.share) * (COMES if want > self.share else GOES)

    def draw(self, target: pygame.Surface, eye: tuple[float, float]) -> None:
        """eye: where the child's face is on the screen. After the bloom: it is light, not something lit."""
        if self.share < 0.02:
            return
        c, s, clock, t = math.cos(self.angle), math.sin(self.angle), self._clock, self._t
        reach = LONG * min(1.0, 0.6 + self.share)
        breath = 0.88 + 0.12 * math.sin(clock * 0.045)
        come = min(1.0, self.share / 0.3)
        for k, haze in enumerate(self._haze):
            u = (k + 0.7 + clock * 0.012 % 1.0) / len(self._haze)
            if u < 1 and self.share > 0.5:
                side = math.sin(u * 5 - clock * 0.06) * 3.2 * u
                r = haze.get_width() // 2
                at = (
                    int(eye[0] + c * u * reach - s * side) - r,
                    int(eye[1] + s * u * reach + c * side) - r,
                )
                target.blit(haze, at, special_flags=ADD)
        bead = clock % BEAD / BEAD * 1.5 - 0.2  # a brightness that runs out along it, again and again
        for phase, light, strays in STRANDS:
            stray = (
                strays
                * t
                * (
                    1.5 * np.sin(t * 5.2 - clock * 0.052 + phase)
                    + 0.8 * np.sin(t * 11 - clock * 0.083 + phase * 2.3)
                )
            )
            x = eye[0] + c * (START + t * reach) - s * stray
            y = eye[1] + s * (START + t * reach) + c * stray - 2.5 * t * t
            # it is torn where it is thin: grains run outward with the smoke
            grain = self._grain[(np.arange(SAMPLES) * 3 - clock // 3 + int(phase * 40)) % len(self._grain)]
            hot = (0.34 + 0.66 * self.share) * breath * light * (1 - 0.5 * t) * np.minimum(1, 0.4 + t * 5)
            hot = hot + 0.30 * light * np.exp(-(((t - bead) / 0.14) ** 2))
            seen = grain < (1.3 - 0.7 * t) * (0.3 + 0.7 * self.share)
            for row, fades in ((0, 1.0), (1, 0.55)) if light == 1.0 and self.share > 0.3 else ((0, 1.0),):
                colour = self._silver[(np.clip(hot * fades * come, 0, 1) * 63).astype(np.intp)]
                plot(target, x[seen], y[seen] + row, colour[seen])
