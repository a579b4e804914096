"""What the search tries from a state: macro-actions, each some buttons that are held for a while."""

from game.maps.near import Near
from game.maps.waits import until_arrived
from game.sim import World
from game.sim.buttons import BRAND, DOWN, HOLD, JUMP, KNEEL, LEFT, RIGHT, UP
from game.sim.level import BACKWARDS
from game.sim.motion import blocked
from game.sim.states import BURNING, CLIMB, KNEELING
from game.sim.tuning import BEAT_FAINT, BOX_H, CHOICE_BEATS, JUMP_HOLD, REVIVE_KNEEL, VISION_KNEEL

Action = tuple[int, int, int]  # buttons, ticks, those that must be pressed afresh

FULL = JUMP_HOLD + 2
TAP = 4
HOLDING = 2 * CHOICE_BEATS * BEAT_FAINT  # ticks in which the last choice is held through, whatever the heart
EIGHT = (RIGHT, LEFT, UP, DOWN, RIGHT | UP, LEFT | UP, RIGHT | DOWN, LEFT | DOWN)  # ways of the brand


def actions(world: World, near: Near, n: int) -> list[Action]:
    """Macro-actions from the world's state; `n` ticks is the unit."""
    c = world.climber
    if world.asleep:
        return [(HOLD, 2, 0), (0, 2, 0)]
    out = _moves(world, near, n)
    if c.state in (KNEELING, BURNING):
        return out
    if c.fire:
        out += [(BRAND | way, 1, BRAND) for way in EIGHT]
    if c.ground and c.held_by < 0:
        if any(arch.y == c.y + BOX_H for arch in world.level.arches):
            out.append((UP, 1, UP))
        if world.heart.stopped or near.kneels & near.at(c):
            out.append((KNEEL, 1, 0))
        if world.level.doors:
            out += _at_the_door(world)
    return out


def _at_the_door(world: World) -> list[Action]:
    """Forehead to forehead before it; above the last wall, holding on."""
    level = world.level
    if not world.vision.stage:
        return [(KNEEL, 1, 0)] if level.holds(level.doors[0].box, *world.middle) else []
    return [(HOLD, HOLDING, 0)] if level.holds(level.exit, *world.middle) else []


def _moves(world: World, near: Near, n: int) -> list[Action]:
    """What every climber can do anywhere."""
    c = world.climber
    x, y, here = c.x, c.y, near.at(c)
    if c.state == BURNING:
        return [(way, c.burn, 0) for way in (RIGHT, LEFT, 0)]
    if c.state == CLIMB:
        away = LEFT if c.face > 0 else RIGHT
        toward = RIGHT if away == LEFT else LEFT
        out = [
            (HOLD | UP, n + 2, 0),
            (JUMP | away, n + 6, JUMP),
            (JUMP | HOLD | UP | toward, FULL, JUMP),
            (away, n, 0),
        ]
        if here:
            out += [(HOLD, n, 0), (HOLD | DOWN, n, 0)]
        return out
    if c.state == KNEELING:
        long = REVIVE_KNEEL if world.heart.stopped else VISION_KNEEL if world.level.doors else 24
        out = [(0, 2, 0), (KNEEL, long, 0)]
        return out + [(KNEEL, k, 0) for k in until_arrived(world, here)]
    if c.held_by >= 0:
        return [(0, 1, JUMP), (JUMP, 2, JUMP), (HOLD, 6, 0), (RIGHT, 6, 0), (LEFT, 6, 0)]
    if c.ground:
        out = [(RIGHT, n, 0), (LEFT, n, 0)]
        for ticks in (FULL, TAP):
            out += [(JUMP | RIGHT, ticks, JUMP), (JUMP | LEFT, ticks, JUMP)]
        out.append((JUMP, FULL, JUMP))
        if blocked(world, x + 2, y):
            out.append((RIGHT | UP | HOLD, n + 2, 0))
        if blocked(world, x - 2, y):
            out.append((LEFT | UP | HOLD, n + 2, 0))
        if here:
            out += [(0, n, 0), (0, 24, 0)]
            out += [(0, k, 0) for k in until_arrived(world, here)]
        if here & near.loops[BACKWARDS]:
            out += [(HOLD | RIGHT, n, 0), (HOLD | LEFT, n, 0)]
        return out
    rising = JUMP if c.rise and c.buttons & JUMP else 0
    out = [(RIGHT | rising, n, 0), (LEFT | rising, n, 0), (rising, n, 0)]
    if rising:
        out += [(RIGHT, n, 0), (LEFT, n, 0)]
    if blocked(world, x + 14, y):
        out.append((RIGHT | HOLD | UP, n, 0))
    if blocked(world, x - 14, y):
        out.append((LEFT | HOLD | UP, n, 0))
    if c.coyote:
        out += [(JUMP | RIGHT, FULL, JUMP), (JUMP | LEFT, FULL, JUMP)]
    elif blocked(world, x + 6, y):
        out += [(JUMP | LEFT, n + 6, JUMP), (JUMP | RIGHT, n + 6, JUMP)]
    elif blocked(world, x - 6, y):
        out += [(JUMP | RIGHT, n + 6, JUMP), (JUMP | LEFT, n + 6, JUMP)]
    return out
