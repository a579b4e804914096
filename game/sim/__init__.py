"""The rules of the dream: `step(world, buttons) -> events` is the whole game.

Standard library only, integers only; nothing here may import another room of the game. Start with
`world.py` (the order of a tick, on one page), then `climber.py`, then `heart.py`.
"""

from game.sim.digest import VERSION, digest, restore, snapshot, state_bytes, tuning_digest
from game.sim.endings import ENDINGS
from game.sim.world import CAUSES, World, step

__all__ = [
    "CAUSES",
    "ENDINGS",
    "VERSION",
    "World",
    "digest",
    "restore",
    "snapshot",
    "state_bytes",
    "step",
    "tuning_digest",
]
