"""Lamps: touched, they burn, heal all hurts and hold off the sky; the newest is where one returns to."""

from typing import TYPE_CHECKING

from game.sim import events, tuning
from game.sim.level import passage_at
from game.sim.sky import add_allowance
from game.sim.space import apart

if TYPE_CHECKING:
    from game.sim.world import World


def step_lamps(world: "World") -> None:
    """Touching a lamp lights it and heals all hurts; a new one is where the climber returns to."""
    feet = world.climber.y + tuning.BOX_H
    for n in world.band.lamps:
        lamp = world.level.lamps[n]
        if not -tuning.LAMP_HIGH <= feet - lamp.y <= 2:
            continue
        if abs(apart(lamp.x, world.climber.x + tuning.HALF_W, world.level.wrap)) > tuning.LAMP_REACH:
            continue
        child = world.child
        if child.hurts and not world.heart.stopped:
            child.hurts = 0
            child.weigh(world)
        if not world.lamps_lit >> n & 1:
            world.lamps_lit |= 1 << n
            world.lamp = n
            world.heart.revived = 0
            add_allowance(world, passage_at(world.level, lamp.x, lamp.y - 1, world.passage))
            world.say(events.LampLit(lamp.x, lamp.y, n))
