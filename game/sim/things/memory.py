"""Memories: shards off the path. Each is found once, and holds the sky off for a while."""

from typing import TYPE_CHECKING

from game.sim import events, tuning
from game.sim.space import apart

if TYPE_CHECKING:
    from game.sim.world import World


def find_memories(world: "World") -> None:
    """The middle of the climber near a shard that is not found yet."""
    x, y = world.middle
    for memory in world.level.memories:
        if world.memories >> memory.number & 1 or abs(memory.y - y) > tuning.MEMORY_REACH:
            continue
        if abs(apart(memory.x, x, world.level.wrap)) <= tuning.MEMORY_REACH:
            world.memories |= 1 << memory.number
            world.sky.left += tuning.MEMORY_GIVES
            world.say(events.MemoryFound(memory.x, memory.y, memory.number))
