"""The two clocks of a run, and where it splits.

In-game time (IGT) is a whole number of ticks of 1/60 s, as the world counts them. Real time (RTA) is the
wall clock over the same span in whole milliseconds, pauses included; the caller reads the clock.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from game.replay.verify import TOWER as MAPS
from game.sim import ENDINGS
from game.sim.events import Ended, Event, MapEntered, PassageEntered
from game.sim.level import Level

RATE = 60  # ticks a second
UNITS = 10_000_000  # LiveSplit's units of 100 ns a second
MILLISECONDS = 1000  # a second
CHOICE = "the choice"
# The tower's seven splits: the ends of maps 1 to 6, and the choice in map 7. Map 8 is untimed.
TOWER = (*MAPS[:-1], CHOICE)
FINISHED = ("exit", "sacrifice", "turned away", "door")  # endings that have a time; letting go has none


def units(ticks: int) -> int:
    """Ticks as LiveSplit's units of 100 ns, to the nearest."""
    return (ticks * UNITS + 30) // RATE


def ticks_of(units: int) -> int:
    """LiveSplit's units of 100 ns as the nearest tick; `ticks_of(units(t)) == t`."""
    return (units * RATE + UNITS // 2) // UNITS


@dataclass(frozen=True, slots=True)
class Time:
    """A moment or a stretch of a run on both clocks; None where that clock has no time."""

    igt: int | None = None  # ticks
    rta: int | None = None  # milliseconds

    def __bool__(self) -> bool:
        """Is there a time on any clock?"""
        return self.igt is not None or self.rta is not None

    def since(self, earlier: "Time") -> "Time":
        """The stretch from an earlier moment; a clock that lacks either moment has none."""
        return Time(_minus(self.igt, earlier.igt), _minus(self.rta, earlier.rta))


NEVER = Time()  # no time on either clock


def _minus(late: int | None, early: int | None) -> int | None:
    return None if late is None or early is None else late - early


def passages_done(event: Event) -> int | None:
    """Splits of a single map: whoever enters passage n has n passages behind."""
    return event.passage if isinstance(event, PassageEntered) else None


def maps_done(event: Event) -> int | None:
    """Splits of the tower: whoever enters map n (from 0) has n maps behind."""
    return event.level if isinstance(event, MapEntered) else None


@dataclass(slots=True)
class Timer:
    """Listens to a run from its first tick on.

    `splits` are moments since the start, one for each name that is behind: NEVER where a part was skipped.
    Going back never takes a split away. `ending` is "" until the run is over.
    """

    names: tuple[str, ...]
    done_by: Callable[[Event], int | None]
    splits: list[Time] = field(default_factory=list)
    now: Time = Time(0, 0)
    ending: str = ""
    started: int | None = None  # the caller's clock when the run began, ns

    @property
    def finished(self) -> bool:
        """Has the run come to an end that has a time?"""
        return len(self.splits) == len(self.names)

    def tick(self, igt: int, said: Sequence[Event], clock: int) -> None:
        """A tick after it was stepped: `igt` is the world's tick, `clock` a monotonic clock's ns.

        The first tick has lasted a tick when it is told of, on both clocks. After the end nothing counts.
        """
        if self.ending or self.finished:
            return
        if self.started is None:
            self.started = clock - 1_000_000_000 // RATE
        self.now = Time(igt, max(self.now.rta or 0, (clock - self.started) // 1_000_000))
        for event in said:
            if isinstance(event, Ended):
                self.ending = ENDINGS[event.ending]
                if self.ending in FINISHED:
                    self._split(len(self.names))
            elif (done := self.done_by(event)) is not None:
                # Only the ending ends a single map; the tower's last map is beyond its last split.
                self._split(min(done, len(self.names)))

    def _split(self, done: int) -> None:
        """Have this many parts behind; those between were skipped."""
        if done > len(self.splits):
            self.splits += [NEVER] * (done - 1 - len(self.splits))
            self.splits.append(self.now)


def map_timer(level: Level, name: str) -> Timer:
    """A timer of one map alone: its passages in their order, or the map as a whole where it has none."""
    return Timer(tuple(passage.name for passage in level.passages) or (name,), passages_done)


def tower_timer() -> Timer:
    """A timer of the whole tower."""
    return Timer(TOWER, maps_done)


def timer_of(levels: Sequence[Level], names: Sequence[str]) -> Timer:
    """The timer of a climb through these maps: one alone, some of the tower's, or all of them."""
    if len(names) == 1:
        return map_timer(levels[0], names[0])
    if tuple(names[: len(MAPS)]) == MAPS:
        return tower_timer()
    return Timer(tuple(names), maps_done)
