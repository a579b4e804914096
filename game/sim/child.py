"""The child in your arms: life and its ceiling, fear, and the cold that follows it.

Life is the ceiling less the hurts. The ceiling falls with height alone, and only with new height;
hurts are shares of it, and lamps heal them all. Fear and cold are kept in 1/256 of a point of 1000.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.sim import tuning
from game.sim.buttons import HOLD
from game.sim.heart import step_stopped, stop_heart
from game.sim.space import apart
from game.sim.states import CLIMB, KNEELING

if TYPE_CHECKING:
    from game.sim.world import World


@dataclass(slots=True)
class Child:
    """`best`: the highest row the climber's feet have stood on in this map, px from the top of it."""

    best: int = 0
    hurts: int = 0  # of 1000 of the ceiling
    ceiling: int = 1000
    life: int = 1000
    fear: int = 0
    cold: int = 0

    def weigh(self, world: "World") -> None:
        """Work out ceiling and life again after height or hurts changed."""
        level = world.level
        foot, top = level.start[1], level.exit.bottom
        climbed = max(0, min(foot - top, foot - self.best))
        span = max(1, foot - top)
        if world.alone:
            self.ceiling = self.life = 1000
            return
        self.ceiling = level.ceiling_foot + (level.ceiling_top - level.ceiling_foot) * climbed // span
        # while a part of the ceiling is left, so is a point of life: height alone stops no heart
        self.life = max(int(self.hurts < 1000), self.ceiling * (1000 - self.hurts) // 1000)

    def hurt(self, world: "World", share: int) -> None:
        """Take a share (of 1000) of the ceiling."""
        if world.alone or world.vision.stage:
            return
        self.hurts = min(1000, self.hurts + share)
        self.weigh(world)

    def frighten(self, amount: int) -> None:
        """Add fear, 1/256 points; it stays within 0..1000."""
        self.fear = max(0, min(tuning.FULL, self.fear + amount))


def in_lamplight(world: "World") -> bool:
    """Is the climber near a lamp that burns?"""
    x, feet = world.climber.x + tuning.HALF_W, world.climber.y + tuning.BOX_H
    for n in world.band.lamps:
        lamp = world.level.lamps[n]
        if (
            world.lamps_lit >> n & 1
            and abs(lamp.y - feet) < tuning.LAMP_LIGHT
            and abs(apart(lamp.x, x, world.level.wrap)) < tuning.LAMP_LIGHT
        ):
            return True
    return False


def step_child(world: "World", buttons: int) -> None:
    """Height paid for, fear and cold on their way; in the vision neither is left."""
    child, c = world.child, world.climber
    if world.alone or world.vision.stage:
        return
    feet = c.y + tuning.BOX_H
    if feet < child.best and (c.ground or c.state == CLIMB):
        child.best = feet
        child.weigh(world)
    fear = child.fear
    if c.state == KNEELING:
        fear -= tuning.FEAR_KNEEL
        child.cold = max(0, child.cold - tuning.COLD_KNEEL)
    elif c.state == CLIMB:
        if fear < tuning.FEAR_HANG_MAX:
            fear += tuning.FEAR_HANG
    elif c.ground and c.held_by < 0:
        fear -= tuning.FEAR_TIGHT if buttons & HOLD and not c.stale_hold else tuning.FEAR_REST
    if world.lit:
        fear -= tuning.FEAR_LIGHT
        child.cold = max(0, child.cold - tuning.COLD_LIGHT)
    child.fear = fear = max(0, min(tuning.FULL, fear))
    gap = fear - child.cold
    if gap > 0:
        child.cold += (gap >> tuning.COLD_SHIFT) + 1
    elif gap < 0:
        child.cold -= (-gap >> tuning.COLD_SHIFT) + 1
    if child.life <= 0:
        stop_heart(world)
    if world.heart.stopped:
        step_stopped(world)
