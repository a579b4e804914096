"""How much room a way leaves: cleared again under tighter rules, and by clumsy hands.

The rules' numbers are changed in memory for as long as a question takes: coyote time and buffer to nothing,
or a tenth of the grip away. The clumsy player looks ahead a little, plans down the proof's own way, and
carries the plan out late or early, now and then losing a press of jump.
"""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from game.maps.legs import Leg, lamp_state
from game.maps.loop_cost import phase
from game.maps.prove import solve
from game.maps.search import Pass, Search
from game.sim import World, restore, snapshot, step, tuning
from game.sim.buttons import JUMP
from game.sim.level import Level

TIGHT: dict[str, dict[str, int]] = {
    "no_grace": {"COYOTE": 0, "BUFFER": 0},
    "less_grip": {"GRIP": tuning.GRIP * 9 // 10},
}
TAPE, ANOTHER, NONE = "tape", "another way", "none found"

LOOK_AHEAD = Pass(3, 8, 4.0, 3.0, 1.0)
PLAN_NODES, PLAN_TICKS = 40, 14
# where walls are near: how far it looks, and for how many ticks a plan must hold
WALL_NODES, OUTLIVE = 120, 64
LATE, DROPPED = 2.0, 0.05  # ticks (standard deviation), share of presses
PATIENCE = 3  # times the proof's ticks


@contextmanager
def tightened(changes: dict[str, int]) -> Iterator[None]:
    """The rules with some of their numbers changed."""
    before = {name: getattr(tuning, name) for name in changes}
    for name, value in changes.items():
        setattr(tuning, name, value)
    try:
        yield
    finally:
        for name, value in before.items():
            setattr(tuning, name, value)


def clears(world: World, leg: Leg, tape: Sequence[int]) -> bool:
    """Does a tape reach the leg's goal from here, alive?"""
    met, deaths = leg.met(), world.deaths
    for buttons in tape:
        step(world, buttons)
        if world.deaths != deaths:
            return False
        if met(world):
            return True
    return False


def slack(level: Level, leg: Leg, tape: Sequence[int], seed: int, seconds: float) -> dict[str, str]:
    """Under each tighter rule: the same tape clears, another way does, or none was found."""
    found = {}
    for name, changes in TIGHT.items():
        with tightened(changes):
            if clears(lamp_state(level, leg, seed), leg, tape):
                found[name] = TAPE
            else:
                again = solve(level, lamp_state(level, leg, seed), leg, seconds)
                found[name] = ANOTHER if again.found.solved else NONE
    return found


@dataclass(slots=True)
class Clumsy:
    """Climbs of the clumsy player: `steady` of `tries` cleared without noise, `cleared` with it."""

    tries: int
    steady: int = 0
    cleared: int = 0
    died: int = 0


class Player:
    """The clumsy player at the foot of a leg; `tape` is the proof whose way it plans down."""

    def __init__(self, level: Level, leg: Leg, tape: Sequence[int], seed: int) -> None:
        world = lamp_state(level, leg, seed)
        self.search = Search(level, world, leg.box, leg.met())
        self.first = snapshot(world)
        self.ticks = len(tape)
        ways: dict[object, dict[int, int]] = {}
        for n, buttons in enumerate(tape):
            cell = self.search.field.index(world.climber.x, world.climber.y)
            ways.setdefault(phase(world), {}).setdefault(cell, len(tape) - n)
            step(world, buttons)
        self.search.lead(ways)

    def climb(self, rng: random.Random, late: float = LATE, dropped: float = DROPPED, fear: int = 0) -> str:
        """One climb from the lamp: cleared, died or lost.

        `fear`: that the child begins with, 1/256 points; its cold has followed.
        """
        world = self.search.world
        restore(world, self.first)
        world.child.fear = world.child.cold = fear
        return _climb(self.search, self.ticks, late, dropped, rng)


def jitter(level: Level, leg: Leg, tape: Sequence[int], seed: int, tries: int) -> Clumsy:
    """Let the clumsy player climb a leg so many times, and once without noise."""
    player = Player(level, leg, tape, seed)
    out = Clumsy(tries)
    rng = random.Random(seed)
    out.steady = int(player.climb(rng, 0.0, 0.0) == "cleared")
    for _ in range(tries):
        came = player.climb(rng)
        out.cleared += came == "cleared"
        out.died += came == "died"
    return out


def _climb(search: Search, ticks: int, late: float, dropped: float, rng: random.Random) -> str:
    """Plan, carry out clumsily, plan again: cleared, died or lost."""
    world = search.world
    deaths, last, spent = world.deaths, 0, 0
    while spent < PATIENCE * ticks:
        here = snapshot(world)
        walls = search.walls_near()
        nodes, outlive = (WALL_NODES, OUTLIVE) if walls else (PLAN_NODES, 0)
        plan = search.run(LOOK_AHEAD, here, 9.0, most=nodes, follow=False, outlive=outlive).tape
        plan = plan[:PLAN_TICKS] or [0]
        restore(world, here)
        shift = round(rng.gauss(0, late)) if late else 0
        plan = [last] * shift + plan[: max(1, PLAN_TICKS - shift)] if shift > 0 else plan[-shift:] or plan
        lost = False
        for buttons in plan:
            if not buttons & JUMP:
                lost = False
            elif not last & JUMP:
                lost = rng.random() < dropped
            last = buttons
            step(world, buttons & ~JUMP if lost else buttons)
            spent += 1
            if world.deaths != deaths:
                return "died"
            if search.goal(world):
                return "cleared"
    return "lost"
