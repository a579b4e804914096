"""Where a loop may take the camera next: to each end of the one that the climber is in, and on from there.

Nothing is seen of a join, so it has to cost nothing either: what will be seen behind it is made before (ahead.py).
"""

from typing import NamedTuple

from game.sim.level import STEPS, TILE, LoopSpec
from game.sim.things.loop import within
from game.sim.tuning import FRAMES, RUN, UNIT
from game.sim.world import World
from game.view.camera import aim

FASTEST = RUN // UNIT + 1  # px a tick, of a climber who means to get there
SOON = FRAMES // 5  # ticks that one takes at least who has just come through and turns about at once


class Leap(NamedTuple):
    """Px that the camera may go at once, along and down, and in how many ticks at the soonest."""

    dx: int
    dy: int
    ticks: int


def leaps(world: World) -> tuple[Leap, ...]:
    """Those of the loops here, the nearest first."""
    if not world.level.loops:
        return ()
    middle = world.middle
    here = (spec for spec in world.level.loops if within(world, spec, *middle))
    return tuple(
        sorted((leap for spec in here for leap in _through(world, spec)), key=lambda leap: leap.ticks)
    )


def _through(world: World, spec: LoopSpec) -> list[Leap]:
    """One for each of its translations: on from the end where it happens."""
    level, (x, y) = world.level, world.middle
    along, down = STEPS[spec.way]
    now = aim(x, level.width * TILE, level.wrap)
    gone = y - spec.box.y if down else (x - spec.box.x) % level.wrap if level.wrap else x - spec.box.x
    found = []
    for shift in spec.shifts:
        far = spec.side(shift) * (along + down) > 0  # its higher end in px
        to_go = spec.length - gone if far else -gone
        dx, dy = shift[0] + to_go * abs(along), shift[1] + to_go * abs(down)
        then = aim(x + dx, level.width * TILE, level.wrap)
        found.append(Leap(round(then - now), dy, max(SOON, abs(to_go) // FASTEST)))
    return found
