"""The collapse: an allowance of ticks that lamps add to, seen in the sky and never counted out loud."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.sim import events, tuning
from game.sim.states import KNEELING

if TYPE_CHECKING:
    from game.sim.world import World


@dataclass(slots=True)
class Sky:
    """`left`: ticks until it falls. `last`: the newest lamp's allowance. `falling`: ticks of unravelling."""

    left: int = 0
    last: int = 0
    falling: int = 0


def open_sky(world: "World") -> None:
    """A map begins with the allowance of its first passage; under one sky, with half of all of them."""
    if world.rules.one_sky:
        shares = [world.allowance(n) for n in range(len(world.level.passages))] or [world.allowance(-1)]
        world.sky.left = world.sky.last = sum(shares) // 2
    else:
        world.sky.left = world.sky.last = world.allowance(world.passage)
    world.sky.falling = 0


def add_allowance(world: "World", passage: int) -> None:
    """A newly lit lamp adds its passage's share; at most two are banked."""
    sky = world.sky
    if world.rules.one_sky:
        return
    added = world.allowance(passage)
    sky.left = min(sky.left + added, sky.last + added)
    sky.last = added
    sky.falling = 0


def step_sky(world: "World") -> None:
    """One tick nearer; it waits in lamplight and for a stopped heart, and hurries over who kneels."""
    sky = world.sky
    if sky.falling:
        sky.falling -= 1
        if not sky.falling:
            world.after_the_fall()
        return
    if world.lit or world.heart.stopped or world.assists.no_collapse:
        return
    sky.left = max(0, sky.left - (tuning.SKY_KNEEL if world.climber.state == KNEELING else 1))
    if not sky.left:
        sky.falling = tuning.UNRAVEL
        world.say(events.SkyFell(*world.middle))
