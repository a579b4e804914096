"""The beds that lie under everything, and how loud each is for a moment of the world.

The heart leads the music: what a layer wants is asked on strong beats only, and it gets there slowly.
"""

from dataclasses import dataclass

from game.sim import tuning
from game.sim.level import FIGURE
from game.sim.level import LAYERS as TAKEN_LAYERS
from game.sim.space import apart
from game.sim.things.hand import SLEEP
from game.sim.world import World

RAMP = 1.5  # s from silence to full: nothing enters like a switch
NEAR = 220  # px from which the voices of waking hands swell


@dataclass(frozen=True, slots=True)
class Layer:
    """A loop and the bus it is on."""

    sound: str
    bus: str


LAYERS: dict[str, Layer] = {
    "drone": Layer("bed_drone", "music"),
    "wind": Layer("bed_wind", "ambience"),
    "bells": Layer("bed_bells", "music"),
    "fear": Layer("bed_fear", "music"),
    "hands": Layer("bed_hands", "whispers"),
}


def wanted(world: World) -> dict[str, float]:
    """Return the gain 0..1 that each layer should have now."""
    level = world.level
    high = 1 - min(1.0, max(0.0, world.climber.y / max(1, level.height * 16)))
    fear = world.child.fear / tuning.FULL
    x, y = world.middle
    nearest = NEAR
    for hand in world.hands:
        if hand.state != SLEEP:
            nearest = min(nearest, abs(apart(hand.x, x, level.wrap)) + abs(hand.y - y))
    stopped = 0.25 if world.heart.stopped else 1.0
    vision = world.vision
    if vision.took(TAKEN_LAYERS):  # then the wind too: at the end there is only the heart
        return dict.fromkeys(LAYERS, 0.0) | {"wind": 0.0 if vision.took(FIGURE) else 0.3}
    return {
        "drone": 0.75 * stopped,
        "wind": 0.25 + 0.45 * high,
        "bells": (0.15 if world.heart.beats < 4 else 0.5) * (1 - 0.7 * fear) * stopped,
        "fear": max(0.0, fear - 0.25) / 0.75,
        "hands": 0.6 * (1 - nearest / NEAR),
    }


def toward(now: float, goal: float, seconds: float) -> float:
    """Move a gain toward its goal, no faster than RAMP allows."""
    step = seconds / RAMP
    return max(goal, now - step) if goal < now else min(goal, now + step)
