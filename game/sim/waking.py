"""Waking: Hold is still down from the sacrifice, and nothing moves until it is let go."""

from typing import TYPE_CHECKING

from game.sim import events
from game.sim.buttons import HOLD

if TYPE_CHECKING:
    from game.sim.world import World

AWAKE, OPEN_HANDED, HOLDING = range(3)  # open handed: Hold was let go before; hold once, and let go


def lies_still(world: "World", buttons: int) -> bool:
    """One tick of the dark room before the arms open. Returns whether they are still closed."""
    if buttons & HOLD:
        world.asleep = HOLDING
    elif world.asleep == HOLDING:
        world.asleep = AWAKE
        world.say(events.Woke(*world.middle))
    return world.asleep != AWAKE
