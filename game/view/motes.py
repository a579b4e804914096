"""Ash is drawn toward the child before a beat: who watches it knows when."""

import numpy as np

from game.sim.tuning import HALF_W
from game.sim.world import World
from game.view.particles import MOTE, Particles

FIRST, LAST = 30, 4  # ticks before the beat between which it sets out
HEIGHT = 4  # px of the child's heart under the top of the climber's box
FLAT = 0.86  # how much less it comes from above and below


def toward_the_child(world: World, particles: Particles) -> None:
    """This tick's, if it is time."""
    heart, c = world.heart, world.climber
    left = heart.left
    if heart.stopped or world.dying or world.alone or not LAST < left <= FIRST or left % 2:
        return
    angle, far = particles.r.uniform(0, 6.28, 2), particles.r.uniform(26, 60, 2)
    heart_x, heart_y = c.x + HALF_W, c.y + HEIGHT
    x, y = heart_x + far * np.cos(angle), heart_y + far * np.sin(angle) * FLAT
    particles.add(MOTE, x, y, (heart_x - x) / left, (heart_y - y) / left, np.full(2, left * 0.9), 1.0, 0.0)
