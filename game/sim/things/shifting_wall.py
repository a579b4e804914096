"""Shifting walls: solids that go from stop to stop, on beats, touched, knelt for, by time, or one after another.

What sets one off is announced on its seam for 30 ticks; the seam is full when it moves. A wall that passes
over a hand puts it to sleep.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.sim import events, tuning
from game.sim.level import ON_BEAT, ON_CHAIN, ON_KNEEL, ON_TOUCH
from game.sim.motion import shift
from game.sim.space import apart
from game.sim.states import CLIMB, KNEELING
from game.sim.things.hand import pass_over

if TYPE_CHECKING:
    from game.sim.level import WallSpec
    from game.sim.world import World

NEAR = 64  # px round its box within which a wall can touch the climber this tick


@dataclass(slots=True)
class ShiftingWall:
    """`stop`: where it is or comes from. `left`: ticks of travel left. `seam`: 0..30, how full it is."""

    x: int
    y: int
    w: int
    h: int
    stop: int = 0
    left: int = 0
    seam: int = 0
    rest: int = 0


def make_wall(spec: "WallSpec") -> ShiftingWall:
    """A wall at its first stop."""
    x, y = spec.stops[0]
    return ShiftingWall(x, y, spec.w, spec.h, rest=spec.rest)


def step_walls(world: "World", beat: bool) -> None:
    """Move what moves near the climber's height, and remember which walls can touch the climber."""
    c, specs = world.climber, world.level.walls
    close: list[int] | None = None  # those that this tick can bring near: only they are looked at again
    for n in world.band.walls:
        wall, spec = world.walls[n], specs[n]
        if wall.left:
            if close is None:
                close = [m for m in world.band.walls if not _beyond(world, m)]
            _travel(world, wall, spec, n, close)
        elif spec.on == ON_TOUCH and not wall.seam and not wall.stop and _far(wall, c.y):
            continue  # at home, and nobody near enough to touch it
        elif _sets_out(world, wall, spec, beat):
            wall.left = spec.travel
            wall.seam = 0
            world.say(events.WallMoved(wall.x + wall.w // 2, wall.y + wall.h // 2, n))
    world.near = near_walls(world, among=close)


def _far(wall: ShiftingWall, y: int) -> bool:
    """Is a wall too far above or below a climber at row y to touch it this tick?"""
    return not -wall.h - NEAR < wall.y - y < tuning.BOX_H + NEAR


def _beyond(world: "World", n: int) -> bool:
    """Is a wall so far from the climber that nothing of this tick can bring them together?"""
    c, wrap, wall = world.climber, world.level.wrap, world.walls[n]
    margin = 2 * NEAR + world.level.strides[n]
    if not -wall.h - margin < wall.y - c.y < tuning.BOX_H + margin:
        return True
    off = apart(wall.x, c.x, wrap)
    if wrap and off > wrap - wall.w - margin:
        off -= wrap
    return not -wall.w - margin < off < tuning.BOX_W + margin


def _meets(world: "World", wall: ShiftingWall, dx: int, dy: int) -> bool:
    """Is the climber on it, at it, or in the way of this move of it?"""
    c, wrap = world.climber, world.level.wrap
    reach = 2 + max(dx, -dx, dy, -dy)
    if not -wall.h - reach <= wall.y - c.y <= tuning.BOX_H + reach:
        return False
    off = apart(wall.x, c.x, wrap)
    if wrap and off > wrap - wall.w - reach:
        off -= wrap
    return -wall.w - reach <= off <= tuning.BOX_W + reach


def near_walls(
    world: "World", moving: ShiftingWall | None = None, among: list[int] | None = None
) -> list[tuple[int, int, int, int]]:
    """left, top, right, bottom of each wall near the climber, unrolled to the climber's side of the seam.

    `among`: the only ones that can be, where that is known.
    """
    c, wrap = world.climber, world.level.wrap
    found = []
    for n in world.band.walls if among is None else among:
        wall = world.walls[n]
        if wall is moving or _far(wall, c.y):
            continue
        left = c.x + apart(wall.x, c.x, wrap)
        if wrap and left - c.x > wrap - wall.w - NEAR:
            left -= wrap  # a wide wall reaches round the seam
        if -wall.w - NEAR < left - c.x < tuning.BOX_W + NEAR:
            found.append((left, wall.y, left + wall.w, wall.y + wall.h))
    return found


def _travel(world: "World", wall: ShiftingWall, spec: "WallSpec", n: int, close: list[int]) -> None:
    wall.left -= 1
    done = spec.travel - wall.left
    (ax, ay), (bx, by) = spec.stops[wall.stop], spec.stops[(wall.stop + 1) % len(spec.stops)]
    dx = _share(bx - ax, done, spec.travel) - _share(bx - ax, done - 1, spec.travel)
    dy = _share(by - ay, done, spec.travel) - _share(by - ay, done - 1, spec.travel)
    if dx or dy:
        if n in close and _meets(world, wall, dx, dy):
            world.near = near_walls(world, wall, close)
            shift(world, wall, dx, dy)
        else:
            wrap = world.level.wrap
            wall.x = (wall.x + dx) % wrap if wrap else wall.x + dx
            wall.y += dy
        if hands := world.level.passes[n]:
            pass_over(world, wall, hands)
    if not wall.left:
        wall.stop = (wall.stop + 1) % len(spec.stops)
        wall.rest = spec.rest
        world.say(events.WallArrived(wall.x + wall.w // 2, wall.y + wall.h // 2, n))
        for other in world.level.chained[n] if world.level.chained else ():
            told = world.walls[other]
            told.seam = told.seam or 1  # one that travels still sets out after it has arrived


def _share(way: int, done: int, of: int) -> int:
    """How much of a way is behind after so many of its ticks, cut toward zero: mirrored walls mirror."""
    return way * done // of if way >= 0 else -(-way * done // of)


def _sets_out(world: "World", wall: ShiftingWall, spec: "WallSpec", beat: bool) -> bool:
    heart = world.heart
    if heart.stopped:
        return False
    if spec.on == ON_BEAT:
        if beat and heart.beats % spec.every == 0:
            return True
        ahead = heart.left <= tuning.BREATH and (heart.beats + 1) % spec.every == 0
        wall.seam = tuning.BREATH - heart.left + 1 if ahead else 0
        return False
    if spec.on == ON_CHAIN:
        wall.seam += wall.seam > 0
        return wall.seam > tuning.BREATH
    if spec.on == ON_KNEEL and world.climber.state != KNEELING:
        wall.seam, wall.rest = 0, spec.rest  # a broken-off kneel counts for nothing
        return False
    if spec.on == ON_TOUCH and wall.stop == 0:
        # at home it waits for a touch; once touched, its seam fills whether one stays or not
        if not wall.seam and not touched(world, wall):
            return False
        wall.seam += 1
        return wall.seam > spec.wait
    if wall.rest:
        wall.rest -= 1
    wall.seam = max(0, tuning.BREATH - wall.rest)
    return not wall.rest


def touched(world: "World", wall: ShiftingWall) -> bool:
    """Does the climber stand on it or hang on its side?"""
    c = world.climber
    if not -wall.h <= wall.y - c.y - tuning.BOX_H <= 0 and c.state != CLIMB:
        return False
    at = c.x + apart(wall.x, c.x, world.level.wrap)
    if c.ground and c.y + tuning.BOX_H == wall.y:
        return at - tuning.BOX_W < c.x < at + wall.w
    hangs = c.state == CLIMB and wall.y - tuning.BOX_H < c.y < wall.y + wall.h
    return hangs and (c.x + tuning.BOX_W == at if c.face > 0 else c.x == at + wall.w)
