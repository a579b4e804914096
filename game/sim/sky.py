"""The collapse: an allowance of ticks that lamps add to, seen in the sky and never counted out loud."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.sim import events, tuning

if TYPE_CHECKING:
    from game.sim.world import World


@dataclass(slots=True)
class Sky:
    """`left`: ticks until it falls. `last`: the newest lamp's allowance. `falling`: ticks of unravelling."""

    left: int = 0
    last: int = 0
    falling: int = 0


def open_sky(world: "World") -> None:
    """A map begins with the allowance of its first passage."""
    world.sky.left = world.sky.last = world.allowance(world.passage)
    world.sky.falling = 0


def add_allowance(world: "World", passage: int) -> None:
    """A newly lit lamp adds its passage's share; at most two are banked."""
    sky = world.sky
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
            world.to_lamp()
            sky.left = sky.last = world.allowance(world.passage)
        return
    if world.lit or world.heart.stopped or world.assists.no_collapse:
        return
    sky.left = max(0, sky.left - (tuning.SKY_KNEEL if world.climber.state == 2 else 1))
    if not sky.left:
        sky.falling = tuning.UNRAVEL
        world.say(events.SkyFell(*world.middle))
