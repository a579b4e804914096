"""The way out: a crack in the stone with light behind it."""

import math

import numpy as np
import pygame

from game.sim.level import Level
from game.view.baked import ADD, Spot, opaque
from game.view.palette import GOLD, Palette, ramp
from game.view.particles import EMBER, Particles

PAD = 40  # px of glow round the crack
FRAMES = 8


class Doorway:
    """Drawn where the level's exit is, its foot on the exit's foot."""

    def __init__(self, palette: Palette, level: Level) -> None:
        box = level.exit
        self.x, self.foot = box.x + box.w // 2, box.bottom
        self.tall = max(34, min(64, box.h + 12))
        r = np.random.default_rng(9)
        h, w = self.tall + 2 * PAD, 24 + 2 * PAD
        y, x = np.mgrid[0:h, 0:w].astype(np.float32)
        u = np.clip((y - PAD) / self.tall, 0, 1)  # 0 at the top of the crack
        kinks = np.interp(
            np.arange(h), np.arange(0, h + 9, 9), r.normal(0, 2.6, h // 9 + 2)[: len(range(0, h + 9, 9))]
        )
        middle = w / 2 + kinks[:, None]
        inside = (y >= PAD) & (y < PAD + self.tall)
        table = ramp(GOLD, 256)
        self._frames = []
        for k in range(FRAMES):
            breath = 0.82 + 0.18 * math.sin(k / FRAMES * 2 * math.pi)
            wide = (0.7 + 4.2 * u**1.5 * (1.15 - u * 0.25)) * breath
            off = np.abs(x - middle)
            core = np.clip(wide - off + 0.5, 0, 1) * inside
            glow = np.exp(-off / (7 + 15 * u)) * np.exp(-np.maximum(0, PAD - y) / 11) * 0.80
            glow = glow * np.exp(-np.maximum(0, y - PAD - self.tall) / 7) * breath
            fade = np.clip((x - 2) / 22, 0, 1) * np.clip((w - 3 - x) / 22, 0, 1)
            fade = fade * np.clip(y / 22, 0, 1) * np.clip((h - 1 - y) / 22, 0, 1)
            level_of = np.clip(core + glow * 0.8 * fade, 0, 1)
            colour = table[(level_of * 255).astype(np.intp)] * (level_of**0.7)[..., None]
            self._frames.append(opaque(colour, 1.0))

    def tick(self, tick: int, particles: Particles) -> None:
        """Sparks leave it now and then."""
        if tick % 14 == 0:
            y = self.foot - particles.r.uniform(2, self.tall)
            particles.burst(EMBER, self.x, y, 1, 3, 0.25, 0.35, 80, -0.006)

    def draw(self, target: pygame.Surface, tick: int, spot: Spot) -> None:
        """Narrower as it turns away."""
        x, y, facing = spot(self.x, self.foot)
        if facing < 0.15 or not -40 < y < target.get_height() + 140:
            return
        picture = self._frames[tick // 7 % FRAMES]
        w = picture.get_width()
        if facing < 0.93:
            w = max(4, int(w * facing))
            picture = pygame.transform.scale(picture, (w, picture.get_height()))
        target.blit(picture, (int(x) - w // 2, int(y) - self.tall - PAD), special_flags=ADD)
