"""Archways: a way through the tower to its other side."""

from typing import TYPE_CHECKING

from game.sim import events, tuning
from game.sim.buttons import UP
from game.sim.space import apart
from game.sim.things.shifting_wall import near_walls

if TYPE_CHECKING:
    from game.sim.world import World


def go_through(world: "World", pressed: int) -> None:
    """A fresh press of up, standing in an archway: through the tower to its other end."""
    c, level = world.climber, world.level
    if not level.arches or not pressed & UP or not c.ground or c.held_by >= 0:
        return
    for arch in level.arches:
        near = abs(apart(arch.x, world.middle[0], level.wrap)) <= tuning.ARCH_REACH
        if near and c.y + tuning.BOX_H == arch.y:
            other = level.arches[arch.to]
            c.x, c.y = other.x - tuning.HALF_W, other.y - tuning.BOX_H
            c.rx = c.ry = c.vx = c.vy = 0
            c.peak = c.footing = c.y
            if level.wrap:
                c.x %= level.wrap
            world.band = level.band(other.y)
            world.near = near_walls(world)
            world.say(events.WentThrough(*world.middle, arch.to))
            return
