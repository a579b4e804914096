"""Clear a map by search: leg after leg of one continuous climb, and each leg alone from its lamp state.

See `legs` for what a leg is. Three outcomes: solved, out
of reach (the bound of `reach` shows that there is no way), undecided (not found in time; a designer's own
clear settles it).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from game.maps.field import FAR
from game.maps.legs import LAMP, Leg, lamp_state, legs
from game.maps.reach import Bound, Reach
from game.maps.search import OUT, Found, Search
from game.sim import World, restore, snapshot, step
from game.sim.level import Level, passage_at
from game.sim.tuning import BOX_H, HALF_W

SOLVED, OUT_OF_REACH, UNDECIDED = "solved", "out_of_reach", "undecided"
REST = 20  # ticks of standing at a lamp, as a person would


@dataclass(slots=True)
class Proof:
    """What came of a leg. `tape`: buttons a tick, the rest at its lamp included."""

    leg: Leg
    outcome: str
    tape: list[int] = field(default_factory=list)
    found: Found = field(default_factory=Found)
    highest: tuple[int, int] | None = None  # tile of the highest hold, where it was not solved
    reach: Reach | None = None  # everything in reach, where the goal is not


def solve(level: Level, world: World, leg: Leg, seconds: float) -> Proof:
    """Search for a way from where the world is; it is left at the end of what was found.

    A leg that leads through passages without a lamp is searched passage by passage; where that leads nowhere, at once.
    """
    here, before = snapshot(world), Found()
    for n in _on_the_way(level, world, leg):
        part = Search(level, world, level.passages[n].box, _enters(n)).solve(snapshot(world), seconds / 2)
        if not part.solved:
            restore(world, here)
            before = Found()
            break
        before.tape += part.tape
        before.nodes, before.seconds = before.nodes + part.nodes, before.seconds + part.seconds
    proof = _search(level, world, leg, seconds)
    proof.tape = before.tape + proof.tape
    proof.found.nodes += before.nodes
    proof.found.seconds += before.seconds
    return proof


def _on_the_way(level: Level, world: World, leg: Leg) -> range:
    """The passages from the next one to the goal's, where some without a lamp lie between; else none."""
    goal = passage_at(level, leg.box.x + leg.box.w // 2, leg.box.bottom - 1, -1)
    return range(world.passage + 1, goal + 1) if 0 <= world.passage < goal - 1 else range(0)


def _enters(passage: int) -> Callable[[World], bool]:
    return lambda world: world.passage == passage


def _search(level: Level, world: World, leg: Leg, seconds: float) -> Proof:
    """One search from where the world is to the leg's goal."""
    search = Search(level, world, leg.box, leg.met())
    c = world.climber
    x, y, brand = c.x, c.y, bool(world.branded or level.brands)
    shown: list[Reach] = []

    def hopeless() -> bool:
        if not shown:
            shown.append(bound(level, x, y, leg, brand))
        return not shown[0].goal

    if search.field.at(x, y) >= FAR and hopeless():
        found = Found(why=OUT)
    else:
        found = search.solve(snapshot(world), seconds, hopeless=hopeless)
    if found.solved:
        return Proof(leg, SOLVED, list(found.tape), found)
    if found.why == OUT:
        return Proof(leg, OUT_OF_REACH, list(found.tape), found, shown[0].highest(), shown[0])
    highest = (found.highest_x + HALF_W >> 4, found.highest + BOX_H >> 4) if found.highest < 1 << 30 else None
    return Proof(leg, UNDECIDED, list(found.tape), found, highest)


def bound(level: Level, x: int, y: int, leg: Leg, brand: bool | None = None) -> Reach:
    """What can be reached at all from the box's corner x, y until the leg's goal."""
    able = Bound(level, brand)
    goal = able.rows.lamp(leg.n) if leg.kind == LAMP else able.rows.box(leg.box)
    return able.reach(x, y, goal)


def without_brand(level: Level) -> Level:
    """The level as who never has the brand climbs it: each passage must have such a way."""
    return replace(level, brands=(), branded=False)


def alone(level: Level, leg: Leg, seed: int = 1, seconds: float = 30.0) -> Proof:
    """A leg from its lamp state."""
    return solve(level, lamp_state(level, leg, seed), leg, seconds)


def climb(level: Level, seconds: float = 30.0, seed: int = 1, memories: bool = False) -> Iterator[Proof]:
    """Leg after leg of one continuous climb, by way of its `memories` or not; stops after one that is not solved."""
    world = World((level,), seed=seed)
    for leg in legs(level, memories):
        if leg.met()(world):
            continue
        proof = solve(level, world, leg, seconds)
        if proof.outcome == SOLVED and not world.ending:
            for _ in range(REST):
                step(world, 0)
            proof.tape += [0] * REST
        yield proof
        if proof.outcome != SOLVED:
            return
