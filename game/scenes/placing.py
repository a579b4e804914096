"""Put the climber somewhere by hand: where a designer points, or where it was before a map was saved."""

from game.maps.scenery import Mark
from game.sim.climber import Climber
from game.sim.heart import begin_rhythm
from game.sim.level import passage_at
from game.sim.motion import blocked
from game.sim.things.shifting_wall import near_walls
from game.sim.tuning import BOX_H, BOX_W, HALF_W
from game.sim.world import World

REACH = 24  # px around the place in which a free one is looked for
STEP = 4


def put(world: World, x: int, feet: int, face: int = 1) -> bool:
    """Stand in the state of the last lamp, but with the middle of the feet at x, feet px; the nearest free place.

    Returns False, and changes nothing but that state, where there is none. No tape can say this.
    """
    world.ending = 0
    world.to_lamp()
    world.events = []
    spot = _free(world, x, feet)
    if spot is None:
        return False
    c = world.climber = Climber(x=spot[0], y=spot[1], face=face)
    c.peak = c.footing = c.y
    c.fire = world.branded
    _look_around(world)
    world.passage = passage_at(world.level, *world.middle, -1)
    begin_rhythm(world, world.passage)
    return True


def stand_by(world: World, mark: Mark) -> bool:
    """Stand where an object of the map is: at its foot, else in its middle; False where neither has room."""
    x, y = mark.points[0] if mark.points else (mark.x + mark.w / 2, mark.y + mark.h)
    return put(world, round(x), round(y)) or put(world, round(x), round(y - mark.h / 2) + BOX_H // 2)


def _look_around(world: World) -> None:
    """What lies near the climber, as a tick would find it."""
    world.take_shape()
    world.band = world.level.band(world.climber.y + BOX_H)
    world.near = near_walls(world)


def _free(world: World, x: int, feet: int) -> tuple[int, int] | None:
    """The free place for a box whose feet are nearest to x, feet: its top left corner, px."""
    level, home = world.level, world.climber
    wide, high = level.width * 16, level.height * 16
    offsets = range(-REACH, REACH + 1, STEP)
    ways = sorted((abs(dx) + abs(dy), dy, dx) for dx in offsets for dy in offsets)
    world.climber = Climber()
    try:
        for _, dy, dx in ways:
            at, top = x - HALF_W + dx, feet - BOX_H + dy
            at = at % level.wrap if level.wrap else at
            if not 0 <= top <= high - BOX_H or not (level.wrap or 0 <= at <= wide - BOX_W):
                continue
            world.climber.x, world.climber.y = at, top
            _look_around(world)
            if not blocked(world, at, top):
                return at, top
    finally:
        world.climber = home
        _look_around(world)
    return None
