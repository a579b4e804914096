"""How the heart sounds: which of its samples, and how loud, for a life, a fear, and a beat out of step.

A beat's sound is at its loudest from its first samples and is started in the tick that the beat falls in. A
dropped beat has no sound of its own: no breath, no beat, and the one after it is full.
"""

from dataclasses import dataclass

from game.sim import tuning
from game.sim.heart import PAIR
from game.sim.level import FIGURE
from game.sim.world import World

# life above which the heart is in its first, second, third degree of failing; below, in its last
DEGREES = (700, 450, 200)
EARLY, LATE = 85, 120  # % of the base: a beat sooner is half filled, one later is full to the brim


@dataclass(frozen=True, slots=True)
class Heard:
    """One beat: the sample and its gain 0..1."""

    sound: str
    gain: float


def degree(life: int) -> int:
    """Return 0 (whole) to 3 (nearly gone)."""
    return sum(life <= least for least in DEGREES)


def strong(world: World, interval: int) -> Heard:
    """A strong beat, `interval` ticks after the last one: fear makes it loud, so that fear is heard."""
    gain = 0.6 + 0.4 * world.child.fear / tuning.FULL
    if world.alone or world.vision.took(FIGURE):  # one's own, or the last thing that is left
        return Heard("heart_even", 0.85)
    share = 100 * interval // world.heart.base
    if interval != tuning.BEAT_FIRST and share < EARLY:
        return Heard("heart_early", gain)
    if interval != tuning.BEAT_FIRST and share > LATE:
        return Heard("heart_late", gain)
    return Heard(f"heart_{degree(world.child.life)}", gain)


def weak(world: World) -> Heard:
    """A beat that moves nothing must not be taken for one that does."""
    return Heard("heart_pair" if world.heart.kind == PAIR else "heart_flutter", 0.5)


def breath(world: World) -> str:
    """The child's breath in: the weaker, the shallower."""
    return f"breath_{degree(world.child.life)}"
