"""Memories: shards of glass that hang in the air and turn; a found one is gone."""

import math

import pygame

from game.sim.events import Event, MemoryFound
from game.sim.world import World
from game.view.baked import ADD, Spot, disc
from game.view.palette import Palette, rgb
from game.view.particles import MOTE, Particles

EDGE, PALE, DEEP = (236, 240, 255), (168, 176, 236), (58, 52, 118)


class Memories:
    """Each turns at its own pace; every few seconds a glint runs over it."""

    def __init__(self, palette: Palette) -> None:
        self._glow = disc(18, rgb(palette.child_glow), 2.0, 0.34)

    def listen(self, event: Event, particles: Particles) -> None:
        """A found shard goes up in motes."""
        if isinstance(event, MemoryFound):
            particles.burst(MOTE, event.x, event.y, 40, 5, 0.7, 1.1, 60, -0.01)

    def draw(self, target: pygame.Surface, world: World, spot: Spot) -> None:
        """Those that are still there and face us."""
        for memory in world.level.memories:
            if world.memories >> memory.number & 1:
                continue
            x, y, facing = spot(memory.x, memory.y)
            if facing < 0.2 or not -20 < y < target.get_height() + 20:
                continue
            t = world.tick / 60 + memory.number * 1.7
            px, py = int(x), int(y + math.sin(t * 1.1) * 2)
            wide = 1.4 + 3.2 * abs(math.cos(t * 0.6))
            target.blit(self._glow, (px - 18, py - 18), special_flags=ADD)
            left, right, top, foot = (px - wide, py), (px + wide, py - 1), (px + 1, py - 8), (px - 1, py + 7)
            pygame.draw.polygon(target, DEEP, (top, right, foot, left))
            pygame.draw.polygon(target, PALE, (top, right, (px, py + 1)))
            pygame.draw.line(target, EDGE, top, right)
            pygame.draw.line(target, PALE, left, foot)
            glint = (t * 0.35) % 1.0
            if glint < 0.12:
                target.fill(EDGE, (px, py - 7 + int(glint * 110), 1, 2))
