"""The stopped heart as seen: colour and light drain out of everything, slowly, and come back with the first beat."""

import pygame

from game.sim.world import World
from game.view.drain import Drain

DRAINS, RETURNS = 1 / 45, 1 / 24  # of it a tick
GREY, DARK = 200, 150  # of 255: how grey, and how light it is, when all is drained


class Faint:
    """`share` 0..1: how far it has gone."""

    def __init__(self) -> None:
        self.share = 0.0
        self._drain = Drain()

    def tick(self, world: World) -> None:
        """Follow the heart by a tick."""
        if world.heart.stopped and not world.dying:
            self.share = min(1.0, self.share + DRAINS)
        elif self.share:
            self.share = max(0.0, self.share - RETURNS)

    def grade(self, target: pygame.Surface) -> None:
        """Over the finished picture, under the eyes and the words."""
        if not self.share:
            return
        self._drain.draw(target, GREY / 255 * self.share)
        light = int(255 - (255 - DARK) * self.share)
        target.fill((light, light, light), special_flags=pygame.BLEND_RGB_MULT)
