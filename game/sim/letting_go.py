"""Letting go: where hands whisper, and only there, a button held for three seconds lays the child down."""

from typing import TYPE_CHECKING

from game.sim import events, tuning
from game.sim.buttons import LET_GO
from game.sim.endings import LET_GO as LAID_DOWN

if TYPE_CHECKING:
    from game.sim.world import World


def lay_down(world: "World", buttons: int) -> int:
    """Three seconds of the button where hands whisper; until then, letting the button go takes it back.

    Returns the buttons that are left for the climber: who lays a child down stands still.
    """
    if buttons & LET_GO and world.climber.ground and (world.letting or _whispers(world)):
        if not world.letting:
            world.say(events.LettingGo(*world.middle))
        world.letting += 1
        if world.letting >= tuning.LET_GO:
            world.end(LAID_DOWN)
        return LET_GO
    if world.letting:
        world.letting = 0
        world.say(events.HeldAgain(*world.middle))
    return buttons


def _whispers(world: "World") -> bool:
    """Is a hand near that does not sleep?"""
    return any(world.hands[n].state for n in world.band.hands)
