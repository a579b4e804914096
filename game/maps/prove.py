"""Clear a map by search: leg after leg of one continuous climb, and each leg alone from its lamp state.

A leg leads from a lamp (or the start) to the next, the last one to the exit. Three outcomes: solved, out
of reach (the bound of `reach` shows that there is no way), undecided (not found in time; a designer's own
clear settles it).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from game.maps.field import FAR
from game.maps.reach import Bound, Reach
from game.maps.search import OUT, Found, Goal, Search
from game.sim import World, snapshot, step
from game.sim.level import Level, Rect, passage_at
from game.sim.tuning import BOX_H, HALF_W

SOLVED, OUT_OF_REACH, UNDECIDED = "solved", "out_of_reach", "undecided"
REST = 20  # ticks of standing at a lamp, as a person would


@dataclass(frozen=True, slots=True)
class Leg:
    """A way to prove. `lamp`: where it begins, -1 the start. `passage`: the one that it begins in."""

    number: int
    passage: str
    lamp: int
    goal: str
    lit: int  # the lamp to light, or -1 for the exit
    box: Rect

    def met(self) -> Goal:
        """The test of the goal."""
        lit = self.lit
        return (lambda world: world.ending > 0) if lit < 0 else _lights(lit)


@dataclass(slots=True)
class Proof:
    """What came of a leg. `tape`: buttons a tick, the rest at its lamp included."""

    leg: Leg
    outcome: str
    tape: list[int] = field(default_factory=list)
    found: Found = field(default_factory=Found)
    highest: tuple[int, int] | None = None  # tile of the highest hold, where it was not solved
    reach: Reach | None = None  # everything in reach, where the goal is not


def _lights(n: int) -> Callable[[World], bool]:
    return lambda world: bool(world.lamps_lit >> n & 1)


def legs(level: Level) -> list[Leg]:
    """The legs of a map in the order of its passages."""

    def at(x: int, y: int) -> int:
        return passage_at(level, x, y, -1)

    def name(passage: int) -> str:
        return level.passages[passage].name if passage >= 0 else "map"

    order = sorted(range(len(level.lamps)), key=lambda n: (at(level.lamps[n].x, level.lamps[n].y - 1), n))
    out: list[Leg] = []
    begins, lamp = at(level.start[0], level.start[1] - 1), -1
    for n in order:
        foot = level.lamps[n]
        box = Rect(foot.x - 12, foot.y - 24, 24, 24)
        out.append(Leg(len(out), name(begins), lamp, f"lamp {n}", n, box))
        begins, lamp = at(foot.x, foot.y - 1), n
    return [*out, Leg(len(out), name(begins), lamp, "exit", -1, level.exit)]


def lamp_state(level: Level, leg: Leg, seed: int = 1) -> World:
    """The world as a leg begins alone: returned to its lamp, those of the legs before it lit."""
    world = World((level,), seed=seed)
    if leg.lamp >= 0:
        for before in legs(level)[: leg.number]:
            world.lamps_lit |= 1 << before.lit
        world.lamp = leg.lamp
        world.to_lamp()
    return world


def solve(level: Level, world: World, leg: Leg, seconds: float) -> Proof:
    """Search for a way from where the world is; it is left at the end of what was found."""
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
    goal = able.rows.lamp(leg.lit) if leg.lit >= 0 else able.rows.box(level.exit)
    return able.reach(x, y, goal)


def alone(level: Level, leg: Leg, seed: int = 1, seconds: float = 30.0) -> Proof:
    """A leg from its lamp state."""
    return solve(level, lamp_state(level, leg, seed), leg, seconds)


def climb(level: Level, seconds: float = 30.0, seed: int = 1) -> Iterator[Proof]:
    """Leg after leg of one continuous climb; stops after one that is not solved."""
    world = World((level,), seed=seed)
    for leg in legs(level):
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
