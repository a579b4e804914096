"""From where a sound comes: its side, how near it is, and whether the tower stands between."""

from math import cos, pi, sin
from typing import NamedTuple

from game.sim.space import apart
from game.sim.world import World

# Beyond FAR a sound is not heard, px; at HALF it is half as loud; on flat maps WIDE is all the way to one side.
FAR, HALF, WIDE = 560, 190, 240
BEHIND = -0.25  # cosine of the way round the tower from which on stone muffles it
THROUGH = 0.7  # and how much of it then is left
HERE = 40  # px within which a caption needs no direction


class Place(NamedTuple):
    """`pan` -1 left .. 1 right, `near` 0..1 as a gain, `behind` the tower."""

    pan: float
    near: float
    behind: bool


MIDDLE = Place(0.0, 1.0, False)


def place_of(world: World, x: int, y: int) -> Place:
    """Where a spot of the map (px) is for the climber: on a spiral straight through the air, not along the wall."""
    at_x, at_y = world.middle
    wrap = world.level.wrap
    dx, dy = apart(x, at_x, wrap), y - at_y
    if not dx and not dy:
        return MIDDLE
    if wrap:
        angle = 2 * pi * dx / wrap
        across, pan, behind = wrap / pi * sin(abs(angle) / 2), sin(angle), cos(angle) < BEHIND
    else:
        across, pan, behind = abs(dx), max(-1.0, min(1.0, dx / WIDE)), False
    far = (across * across + dy * dy) ** 0.5
    if far >= FAR:
        return Place(pan, 0.0, behind)
    near = min(1.0, (FAR - far) / 120) / (1 + (far / HALF) ** 2)
    return Place(pan, near * THROUGH if behind else near, behind)


def direction(world: World, x: int, y: int) -> int:
    """For a caption: -1 left, 0 here, 1 right, 2 above, 3 below."""
    at_x, at_y = world.middle
    dx, dy = apart(x, at_x, world.level.wrap), y - at_y
    if max(abs(dx), abs(dy)) < HERE:
        return 0
    if abs(dx) >= abs(dy):
        return 1 if dx > 0 else -1
    return 3 if dy > 0 else 2
