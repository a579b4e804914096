"""Clear a whole map: from goal to goal, each solved from the world that the last one left.

The goals are the map's lamps in the order of their passages, then its exit. Three outcomes: solved,
out of reach (no way at all in the tile graph), undecided (not found in time; a designer's own clear
settles it).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.maps.field import FAR
from game.maps.search import Found, Goal, Search
from game.sim import World, snapshot, step
from game.sim.level import Level, Rect
from game.sim.world import passage_at

SOLVED, OUT_OF_REACH, UNDECIDED = "solved", "out_of_reach", "undecided"
REST = 20  # ticks of standing at a lamp, as a person would


@dataclass(slots=True)
class Leg:
    """The way to one goal. `tape`: buttons a tick, the rest at its lamp included."""

    passage: str
    goal: str
    outcome: str
    tape: list[int]
    found: Found


def goals(level: Level) -> list[tuple[str, int, Rect, Goal]]:
    """Name, passage number, box and test of each goal of a map, in the order of the climb."""
    out: list[tuple[str, int, Rect, Goal]] = []
    for n, lamp in enumerate(level.lamps):
        passage = passage_at(level, lamp.x, lamp.y - 1, -1)
        out.append((f"lamp {n}", passage, Rect(lamp.x - 12, lamp.y - 24, 24, 24), _lights(n)))
    out.sort(key=lambda goal: goal[1])
    last = passage_at(level, level.exit.x + 8, level.exit.y + 8, -1)
    out.append(("exit", last, level.exit, lambda world: world.ending > 0))
    return out


def _lights(n: int) -> Callable[[World], bool]:
    return lambda world: bool(world.lamps_lit >> n & 1)


def prove(level: Level, seconds: float = 30.0, seed: int = 1) -> Iterator[Leg]:
    """Solve leg after leg of one continuous climb; stops after one that is not solved."""
    world = World((level,), seed=seed)
    for name, _, box, goal in goals(level):
        if goal(world):
            continue
        search = Search(level, world, box, goal)
        at = level.passages[world.passage].name if world.passage >= 0 else "map"
        start = snapshot(world)
        if search.field.at(world.climber.x, world.climber.y) >= FAR:
            yield Leg(at, name, OUT_OF_REACH, [], Found(why="no way in the tile graph"))
            return
        found = search.solve(start, seconds)
        tape = list(found.tape)
        if not found.solved:
            yield Leg(at, name, UNDECIDED, tape, found)
            return
        if not world.ending:
            for _ in range(REST):
                step(world, 0)
            tape += [0] * REST
        yield Leg(at, name, SOLVED, tape, found)
