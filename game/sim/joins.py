"""Over a loop's join: each twin takes the state of its own, so that what was beside the climber still is."""

from dataclasses import replace
from typing import TYPE_CHECKING

from game.sim.things.hand import SLEEP
from game.sim.things.shifting_wall import near_walls
from game.sim.tuning import BOX_H
from game.sim.twins import Pairs

if TYPE_CHECKING:
    from game.sim.world import World


def carry(world: "World", loop: int, dx: int, dy: int) -> None:
    """Twins take over; the climber has been translated already."""
    level = world.level
    c, wrap = world.climber, level.wrap
    twins = level.twins[loop][dx, dy]
    walls = [(other, replace(world.walls[n])) for n, other in twins.walls]
    for n, wall in walls:
        wall.x, wall.y = (wall.x + dx) % wrap if wrap else wall.x + dx, wall.y + dy
        world.walls[n] = wall
    _carry_hands(world, twins.hands, dx, dy)
    if twins.ash:
        slabs = [(other, replace(world.ash[n])) for n, other in twins.ash]
        for n, slab in slabs:
            world.ash[n] = slab
        world.ash_awake = sum(slab.t != 0 for slab in world.ash)
    world.band = level.band(c.y + BOX_H)
    world.near = near_walls(world)


def _carry_hands(world: "World", pairs: Pairs, dx: int, dy: int) -> None:
    """A hand that has the climber goes on having it; none is left behind that has nobody."""
    wrap = world.level.wrap
    held = world.climber.held_by
    states = [(n, other, replace(world.hands[n])) for n, other in pairs]
    for n, _, _ in states:
        world.hands[n].state, world.hands[n].t = SLEEP, 0
    for n, other, hand in states:
        hand.x, hand.y, hand.home = (hand.x + dx) % wrap if wrap else hand.x + dx, hand.y + dy, hand.home + dx
        if wrap:
            hand.home %= wrap
        world.hands[other] = hand
        if held == n:
            world.climber.held_by = other
