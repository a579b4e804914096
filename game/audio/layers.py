"""The beds that lie under everything, and how loud each of their layers is for a moment of the world.

A place's bed has a ground, an air and a song; fear, cold and the nearness of hands lay one more each over any of
them. The heart leads the music: what a layer wants is asked on strong beats only, and it gets there slowly.
"""

from dataclasses import dataclass

from game.sim import tuning
from game.sim.level import COLOUR, FIGURE
from game.sim.level import LAYERS as TAKEN_LAYERS
from game.sim.space import apart
from game.sim.things.hand import SLEEP
from game.sim.vision import CLIMBING
from game.sim.waking import AWAKE
from game.sim.world import World

RAMP = 1.5  # s from silence to full: nothing enters like a switch
NEAR = 220  # px from which the voices of waking hands swell

# the places that have a bed of their own, by the name that a map gives in `bed`
BEDS = (
    "mosaic", "stairs", "living-walls", "returning", "thick-air", "cold-tide", "summit", "awake",
    "title", "vision", "waking",
)  # fmt: skip
DEFAULT = "stairs"


@dataclass(frozen=True, slots=True)
class Layer:
    """A loop's bus, and whether each place has its own."""

    bus: str
    own: bool = False


LAYERS: dict[str, Layer] = {
    "ground": Layer("music", own=True),
    "air": Layer("ambience", own=True),
    "song": Layer("music", own=True),
    "fear": Layer("music"),
    "cold": Layer("ambience"),
    "hands": Layer("whispers"),
}


def sound_of(layer: str, bed: str) -> str:
    """The name of a layer's file."""
    return f"bed_{bed}_{layer}" if LAYERS[layer].own else f"bed_{layer}"


def known(bed: str, place: str = "") -> str:
    """The bed that a map asks for, else the one of its own name ("3-living-walls"), else the stairs'."""
    for name in (bed, place.lstrip("0123456789-")):
        if name in BEDS:
            return name
    return DEFAULT


def bed_of(world: World, asked: str) -> str:
    """The bed of this moment: the vision, and the dark before one is awake, have their own."""
    if world.vision.stage:
        return "vision"
    if world.level.awake and world.asleep != AWAKE:
        return "waking"
    return asked


def only_heart(world: World) -> bool:
    """All is given away: nothing is left to be heard but the heart."""
    return world.vision.stage == CLIMBING and world.vision.took(FIGURE)


def wanted(world: World) -> dict[str, float]:
    """Return the gain 0..1 that each layer should have now."""
    vision = world.vision
    silent = dict.fromkeys(LAYERS, 0.0)
    if world.heart.stopped:  # no music at all
        return silent | {"air": 0.3}
    if vision.stage == CLIMBING and vision.took(TAKEN_LAYERS):
        return silent | {"air": 0.0 if only_heart(world) else 0.35}  # then the air too
    level = world.level
    high = 1 - min(1.0, max(0.0, world.climber.y / max(1, level.height * 16)))
    fear, cold = world.child.fear / tuning.FULL, world.child.cold / tuning.FULL
    x, y = world.middle
    nearest = NEAR
    for n in (*world.band.hands, *world.band.greats):
        hand = world.hands[n]
        if hand.state != SLEEP:
            nearest = min(nearest, abs(apart(hand.x, x, level.wrap)) + abs(hand.y - y))
    song = 0.2 if world.heart.beats < 4 and not level.awake else 0.7
    if vision.stage and vision.took(COLOUR):
        song *= 0.5
    return {
        "ground": 0.8,
        "air": 0.45 + 0.45 * high if level.spiral else 0.65,
        "song": song * (1 - 0.7 * fear),
        "fear": max(0.0, fear - 0.25) / 0.75,
        "cold": max(0.0, cold - 0.2) / 0.8 * 0.8,
        "hands": 0.6 * (1 - nearest / NEAR),
    }


def toward(now: float, goal: float, seconds: float) -> float:
    """Move a gain toward its goal, no faster than RAMP allows."""
    step = seconds / RAMP
    return max(goal, now - step) if goal < now else min(goal, now + step)
