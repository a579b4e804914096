"""How the heart sounds: which of its samples, and how loud, for a life and a fear.

A beat's sound is at its loudest from its first samples and is started in the tick that the beat falls in.
"""

from dataclasses import dataclass

from game.sim import tuning
from game.sim.world import World

# life above which the heart is in its first, second, third degree of failing; below, in its last
DEGREES = (700, 450, 200)


@dataclass(frozen=True, slots=True)
class Heard:
    """One beat: the sample and its gain 0..1."""

    sound: str
    gain: float


def degree(life: int) -> int:
    """Return 0 (whole) to 3 (nearly gone)."""
    return sum(life <= least for least in DEGREES)


def strong(world: World) -> Heard:
    """A strong beat: fear makes it loud, so that fear is heard."""
    fear = world.child.fear / tuning.FULL
    return Heard(f"heart_{degree(world.child.life)}", 0.6 + 0.4 * fear)


def weak(world: World) -> Heard:
    """A beat that moves nothing must not be taken for one that does."""
    return Heard(f"heart_weak_{world.tick & 1}", 0.35)
