"""The gaze: two silver moons. They look at you, and for whoever is lost they look where the way is.

Lost is who passed a loop wrongly, or gained no height for half a minute near a place they know of. Then a
thread of smoke leaves the eyes: faint at first, then plain, at last in words as well. It costs nothing, and
life never dims it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.sim import events, tuning
from game.sim.level import FOLLOW, KNEEL, STEPS, TURN
from game.sim.space import apart
from game.sim.things.loop import BACK, ON, way_to_follow, within

if TYPE_CHECKING:
    from game.sim.world import World

PLAINEST = 3
FAR = 256  # px ahead that they look along a corridor

Way = tuple[int, int, int]  # how plain, and px along and down from the climber's middle


@dataclass(slots=True)
class Gaze:
    """`still`: ticks without new height. `best`: the row that it counts from."""

    best: int = 0
    still: int = 0
    again: int = 0  # ticks until the thread is heard again

    def found(self) -> None:
        """Not lost any more."""
        self.still = self.again = 0


def step_gaze(world: "World") -> None:
    """Count how long no height is gained, and let the thread be heard where there is one."""
    gaze, child = world.gaze, world.child
    if world.alone or world.vision.stage:
        return
    if child.best < gaze.best:
        gaze.best = child.best
        gaze.found()
    elif world.lit:
        gaze.still = 0
    else:
        gaze.still += 1
    if gaze.again:
        gaze.again -= 1
        return
    way = way_shown(world)
    if way:
        plain, dx, dy = way
        x, y = world.middle
        world.say(events.GazeShows(x + dx, y + dy, plain))
        gaze.again = tuning.GAZE_AGAIN


def way_shown(world: "World") -> Way | None:
    """Where the thread leads, or None while nobody is lost."""
    if world.alone or world.vision.stage:
        return None
    x, y = world.middle
    level = world.level
    for n, spec in enumerate(level.loops):
        loop = world.loops[n]
        if loop.open or not within(world, spec, x, y):
            continue
        if spec.rule == FOLLOW:
            return _along(spec.way, way_to_follow(world, n), max(2, min(PLAINEST, loop.wrong)))
        if loop.wrong:
            plain = min(PLAINEST, loop.wrong)
            if spec.rule == KNEEL:
                return _where_to_kneel(world, n, plain)
            return _along(spec.way, BACK if spec.rule == TURN else ON, plain)
        return None
    plain = min(PLAINEST, world.gaze.still // tuning.GAZE_STILL)
    if not plain:
        return None
    near = [
        (dx * dx + dy * dy, dx, dy)
        for spot in level.gazes
        if (dx := apart(spot.x, x, level.wrap)) ** 2 + (dy := spot.y - y) ** 2 <= spot.reach**2
    ]
    if not near:
        return None
    _, dx, dy = min(near)
    return plain, dx, dy


def _along(way: int, side: int, plain: int) -> Way:
    along, down = STEPS[way]
    return plain, along * side * FAR, down * side * FAR


def _where_to_kneel(world: "World", n: int, plain: int) -> Way:
    """At what differs; on a pass without it on to the next; down, where any place will do."""
    spec, passes = world.level.loops[n], world.loops[n].passes
    if spec.beats:
        return plain, 0, FAR
    x, y = world.middle
    for odd in world.level.oddities:
        if odd.loop == n and odd.differs(passes):
            return plain, apart(odd.x, x, world.level.wrap), odd.y - y
    return _along(spec.way, ON, plain)
