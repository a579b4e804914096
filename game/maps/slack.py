"""How much room a way leaves: cleared again under tighter rules.

The rules' numbers are changed in memory for as long as a question takes: coyote time and buffer to nothing,
or a tenth of the grip away.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from game.maps.legs import Leg, lamp_state
from game.maps.prove import solve
from game.sim import World, step, tuning
from game.sim.level import Level

TIGHT: dict[str, dict[str, int]] = {
    "no_grace": {"COYOTE": 0, "BUFFER": 0},
    "less_grip": {"GRIP": tuning.GRIP * 9 // 10},
}
TAPE, ANOTHER, NONE = "tape", "another way", "none found"


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
