"""Weight fields: on one beat gravity forgets itself, on the next it remembers too well.

The weight of a flight is taken where it begins and kept until feet or hand hold again.
"""

from typing import TYPE_CHECKING

from game.sim import events, tuning

if TYPE_CHECKING:
    from game.sim.world import World

PLAIN, LIGHT, HEAVY = 0, 1, 2

# weight -> gravity, the same near the apex of a held jump, ticks that a held jump rises
GRAVITY = (
    tuning.GRAVITY,
    tuning.GRAVITY * tuning.LIGHT_GRAVITY // 100,
    tuning.GRAVITY * tuning.HEAVY_GRAVITY // 100,
)
FLOAT = tuple(gravity * tuning.APEX_GRAVITY // 100 for gravity in GRAVITY)
RISE = (tuning.JUMP_HOLD, tuning.LIGHT_HOLD, tuning.HEAVY_HOLD)


def weight_here(world: "World") -> int:
    """What a flight that begins now and here would weigh."""
    if not world.level.fields:
        return PLAIN
    x, y = world.middle
    for field in world.level.fields:
        if world.level.holds(field.box, x, y):
            return LIGHT if (world.heart.beats + field.heavy_first) & 1 else HEAVY
    return PLAIN


def turn_weight(world: "World") -> None:
    """Say so when a beat turns the weight of the field the climber is in."""
    weight = weight_here(world)
    if weight:
        world.say(events.WeightTurned(*world.middle, int(weight == HEAVY)))
