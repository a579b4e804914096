"""The legs of a map: what leads from one thing to be reached to the next, in the order of a climb.

From the start to each lamp, then to the exit; where the map has a door, to the door instead, then to each
ledge of the vision that takes, and at last up the wall to the choice.
"""

from collections.abc import Callable
from dataclasses import dataclass

from game.sim import World
from game.sim.level import TAKEN, TILE, Level, Rect, passage_at
from game.sim.tuning import BOX_H, TAKING_REACH
from game.sim.vision import begin_at

LAMP, DOOR, TAKING, EXIT, FOUND = range(5)
Goal = Callable[[World], bool]

# what is reached -> the test that it was, for its number
MET: tuple[Callable[[int], Goal], ...] = (
    lambda n: lambda world: bool(world.lamps_lit >> n & 1),
    lambda n: lambda world: world.vision.stage > 0,
    lambda n: lambda world: world.vision.took(world.level.takings[n].what),
    lambda n: lambda world: world.ending > 0,
    lambda n: lambda world: bool(world.memories >> n & 1),
)


@dataclass(frozen=True, slots=True)
class Leg:
    """A way to prove. `lamp`: where it begins, -1 the start. `passage`: the one that it begins in.

    `kind` and `n` say what is to be reached; `box` is where that is, px.
    """

    number: int
    passage: str
    lamp: int
    goal: str
    kind: int
    n: int
    box: Rect

    def met(self) -> Goal:
        """The test of the goal."""
        return MET[self.kind](self.n)


def legs(level: Level, memories: bool = False) -> list[Leg]:
    """The legs of a map in the order of its passages; with `memories` by way of each memory."""

    def at(x: int, y: int) -> int:
        return passage_at(level, x, y, -1)

    out: list[Leg] = []
    begins, lamp = at(level.start[0], level.start[1] - 1), -1
    shards = (
        sorted(level.memories, key=lambda shard: (at(shard.x, shard.y), shard.number)) if memories else []
    )

    def add(goal: str, kind: int, n: int, box: Rect) -> None:
        ends = at(box.x + box.w // 2, box.bottom - 1)
        while shards and kind != FOUND and at(shards[0].x, shards[0].y) < max(ends, begins + 1):
            x, y, number = shards[0].x, shards[0].y, shards.pop(0).number
            add(f"memory {number}", FOUND, number, Rect(x - 12, y - 12, 24, 24))
        passage = level.passages[begins].name if begins >= 0 else "map"
        out.append(Leg(len(out), passage, lamp, goal, kind, n, box))

    for n in sorted(range(len(level.lamps)), key=lambda n: (at(level.lamps[n].x, level.lamps[n].y - 1), n)):
        foot = level.lamps[n]
        add(f"lamp {n}", LAMP, n, Rect(foot.x - 12, foot.y - 24, 24, 24))
        begins, lamp = at(foot.x, foot.y - 1), n
    for door in level.doors:
        add("door", DOOR, 0, door.box)
        begins = at(door.foot[0], door.foot[1] - 1)
    for n, ledge in enumerate(level.takings):
        wide = 2 * TAKING_REACH
        add(TAKEN[ledge.what], TAKING, n, Rect(ledge.x - TAKING_REACH, ledge.y - BOX_H, wide, BOX_H))
        begins = at(ledge.x, ledge.y - 1)
    add("exit", EXIT, 0, level.exit)
    return out


def lamp_state(level: Level, leg: Leg, seed: int = 1) -> World:
    """The world as a leg begins alone: returned to its lamp, those of the legs before it lit; in the vision
    on its ledge, with all gone that the ledges below took."""
    world = World((level,), seed=seed)
    before = legs(level)[: leg.number]
    passed = {other.passage for other in before} - {leg.passage}
    for x, y in level.brands:  # whoever comes here has been where it is given
        where = passage_at(level, x, y - 1, -1)
        if where >= 0 and level.passages[where].name in passed:
            world.branded = world.climber.fire = 1
    for other in before:
        if other.kind == LAMP:
            world.lamps_lit |= 1 << other.n
    if leg.lamp >= 0:
        world.lamp = leg.lamp
        world.to_lamp()
    if any(other.kind == DOOR for other in before):
        begin_at(world, sum(other.kind == TAKING for other in before) - 1)
    return world


assert BOX_H > TILE  # a ledge's box holds the middle of who stands on it
