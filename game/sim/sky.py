"""The collapse: an allowance of ticks that lamps add to, seen in the sky and never counted out loud."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.sim import events, tuning
from game.sim.states import KNEELING

if TYPE_CHECKING:
    from game.sim.level import Level
    from game.sim.world import World


@dataclass(slots=True)
class Sky:
    """`left`: ticks until it falls. `last`: the newest lamp's allowance. `falling`: ticks of unravelling."""

    left: int = 0
    last: int = 0
    falling: int = 0


def open_sky(world: "World") -> None:
    """A climb begins with the allowance of its first passage; under one sky, with half of all there are."""
    sky = world.sky
    if world.rules.one_sky:
        sky.left = sky.last = sum(share(world, level) for level in world.levels[world.place :])
    else:
        sky.left = sky.last = world.allowance(world.passage)


def share(world: "World", level: "Level") -> int:
    """What a map adds under one sky: half of its passages' allowances, ticks."""
    given = [max(tuning.ALLOWANCE, passage.allowance) for passage in level.passages] or [tuning.ALLOWANCE]
    return sum(given) * world.rules.allowance // 2


def add_allowance(world: "World", passage: int) -> None:
    """A newly lit lamp, or a new map, adds its passage's share; at most two are banked."""
    sky = world.sky
    if world.rules.one_sky:
        return
    added = world.allowance(passage)
    sky.left = min(sky.left + added, sky.last + added)
    sky.last = added
    sky.falling = 0


def step_sky(world: "World") -> None:
    """One tick nearer; it waits in lamplight, in the vision and for a stopped heart, and hurries over who kneels."""
    sky = world.sky
    if sky.falling:
        sky.falling -= 1
        if not sky.falling:
            world.after_the_fall()
        return
    if world.lit or world.heart.stopped or world.assists.no_collapse or world.alone or world.vision.stage:
        return
    sky.left = max(0, sky.left - (tuning.SKY_KNEEL if world.climber.state == KNEELING else 1))
    if not sky.left:
        sky.falling = tuning.UNRAVEL
        world.say(events.SkyFell(*world.middle))
