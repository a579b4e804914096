"""The terms of a climb: which rules, which assists, how fast the clock, and whether anyone is carried."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.profile.settings import Settings
from game.sim.level import Level
from game.sim.rules import ASSISTS
from game.sim.world import World

SPEED = "speed"


@dataclass(frozen=True, slots=True)
class Terms:
    """All of it is in the tape's header. `speed`: percent of the clock; below 100 it is an assist."""

    rules: str = "standard"
    assists: tuple[str, ...] = ()
    speed: int = 100
    memory: bool = False

    def world(self, levels: Sequence[Level], seed: int) -> World:
        """Return a new world of these maps under these terms."""
        world = World(tuple(levels), seed, rules=self.rules, memory=self.memory)
        for name in self.assists:
            world.assists.switch(name)
        return world


def eased(settings: Settings) -> tuple[str, ...]:
    """The assists that are chosen, as a tape writes them."""
    names = [name for name in ASSISTS if name != SPEED and getattr(settings, name.replace("-", "_"))]
    return (*names, SPEED) if settings.speed < 100 else tuple(names)


def terms(settings: Settings, memory: bool = False, strict: bool = False) -> Terms:
    """What the settings ask for. A strict climb has no assists, whatever they say."""
    if strict or settings.strict:
        return Terms(settings.rules, memory=memory)
    return Terms(settings.rules, eased(settings), settings.speed, memory)
