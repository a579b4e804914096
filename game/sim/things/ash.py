"""Ash: slabs that crumble under a stay of 30 ticks and return after a while."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.sim import events, tuning
from game.sim.climber import ash_underfoot
from game.sim.space import apart
from game.sim.things.weight import HEAVY, LIGHT, weight_here

if TYPE_CHECKING:
    from game.sim.world import World


@dataclass(slots=True)
class Ash:
    """`t`: 0 whole, 1..29 ticks of weight, below 0 ticks until it returns. `rest`: ticks without weight."""

    t: int = 0
    rest: int = 0

    @property
    def holds(self) -> bool:
        """Is it whole enough to stand on?"""
        return self.t >= 0


def step_ash(world: "World") -> None:
    """Weight on what carries the climber; time for all else."""
    under = ash_underfoot(world)
    if under:
        under = tuple(n for n in under if world.ash[n].holds)
    for n in under:
        slab = world.ash[n]
        if slab.t == 0:
            if weight_here(world) == LIGHT:
                continue
            world.ash_awake += 1
            world.say(events.AshCracked(*_middle(world, n), n))
        weight = weight_here(world)
        if weight != LIGHT:  # who weighs nothing leaves no crack, who weighs too much breaks through
            slab.t += tuning.ASH_STAY if weight == HEAVY else 1
        slab.rest = tuning.ASH_REST
        if slab.t >= tuning.ASH_STAY:
            slab.t = -tuning.ASH_GONE
            world.say(events.AshFell(*_middle(world, n), n))
    if not world.ash_awake:
        return
    for n, slab in enumerate(world.ash):
        if slab.t == 0 or n in under:
            continue
        if slab.t < 0:
            if slab.t < -1 or not _in_the_way(world, n):
                slab.t += 1
            if slab.t == 0:
                world.ash_awake -= 1
                world.say(events.AshReturned(*_middle(world, n), n))
        elif slab.rest:
            slab.rest -= 1
        else:
            slab.t -= 1
            if slab.t == 0:
                world.ash_awake -= 1


def _middle(world: "World", n: int) -> tuple[int, int]:
    tx, ty, long = world.level.ash[n]
    return tx * 16 + long * 8, ty * 16 + 8


def _in_the_way(world: "World", n: int) -> bool:
    """Would the slab come back around the climber?"""
    tx, ty, long = world.level.ash[n]
    c = world.climber
    left = apart(tx * 16, c.x, world.level.wrap)
    return -long * 16 < left < tuning.BOX_W and ty * 16 - tuning.BOX_H < c.y < ty * 16 + 16
