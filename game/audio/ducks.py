"""Who steps back for whom: for a while after some events, buses are turned down, and come up again slowly."""

from dataclasses import dataclass

from game.sim import events
from game.sim.events import Event

DOWN, UP = 0.12, 1.2  # s from full to nothing, and back


@dataclass(frozen=True, slots=True)
class Duck:
    """These buses go down to `to` (of 1) for so many ticks."""

    buses: tuple[str, ...]
    to: float
    ticks: int


DUCKS: dict[type, Duck] = {
    events.Grasped: Duck(("music", "ambience"), 0.55, 45),
    events.HeartStopped: Duck(("effects", "ambience", "whispers"), 0.4, 120),
    events.HeartReturned: Duck(("ambience", "whispers"), 0.5, 90),
    events.BrandGiven: Duck(("ambience", "whispers"), 0.35, 180),
    events.MemoryFound: Duck(("ambience", "effects", "whispers"), 0.4, 140),
    events.LettingGo: Duck(("music", "ambience", "effects"), 0.3, 150),
    events.LampLit: Duck(("ambience", "whispers"), 0.5, 120),
    events.SkyFell: Duck(("music", "whispers"), 0.25, 180),
    events.Died: Duck(("music", "ambience", "whispers"), 0.3, 50),
    events.Taken: Duck(("ambience", "effects"), 0.5, 90),
    events.LoopOpened: Duck(("ambience", "music"), 0.5, 80),
    events.Ended: Duck(("music", "ambience", "whispers"), 0.3, 240),
}


class Ducking:
    """What is left of each bus, 0..1. Ask it once a tick."""

    def __init__(self) -> None:
        self.share: dict[str, float] = {}  # only of buses that are down
        self._down: dict[str, tuple[float, int]] = {}  # bus -> (to, ticks left)

    def of(self, bus: str) -> float:
        """The share of a bus."""
        return self.share.get(bus, 1.0)

    def tick(self, said: list[Event], seconds: float) -> None:
        """Take the tick's events, and move a tick on."""
        for event in said:
            if duck := DUCKS.get(type(event)):
                for bus in duck.buses:
                    before, left = self._down.get(bus, (1.0, 0))
                    self._down[bus] = (min(before, duck.to), max(left, duck.ticks))
        for bus in list(self._down):
            to, left = self._down[bus]
            if left:
                self.share[bus] = max(to, self.of(bus) - seconds / DOWN)
                self._down[bus] = (to, left - 1)
            else:
                share = self.of(bus) + seconds / UP
                self.share[bus] = share
                if share >= 1:
                    del self._down[bus], self.share[bus]
