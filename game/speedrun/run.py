"""One climb as a runner sees it: both clocks, what it is compared with, and the record that it leaves.

A run listens; it never changes the world. Only a climb without any taint is written into the records.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from game.replay.format import Tape
from game.replay.verify import category
from game.sim import World
from game.sim.events import Died, Event
from game.sim.level import TILE, Level
from game.sim.tuning import BOX_H
from game.speedrun.book import Book, add, better, new_book
from game.speedrun.records import Records, save
from game.speedrun.timer import FINISHED, Timer, timer_of

EVERY = 30  # ticks between two points of the graph
HOPED = "sacrifice"  # what a climb is compared with until it has ended


@dataclass(frozen=True, slots=True)
class Compared:
    """A segment of the run beside the best one; ticks, None where there is none."""

    name: str
    split: int | None  # of this run
    best: int | None  # of the best run
    gold: bool  # the fastest stretch there ever was

    @property
    def delta(self) -> int | None:
        """How far behind the best run; below 0 ahead."""
        return None if self.split is None or self.best is None else self.split - self.best


@dataclass(frozen=True, slots=True)
class Point:
    """Where the climber was: the tick, and px of the tower below its feet."""

    tick: int
    height: int


class Run:
    """Give it every tick after it was stepped, and close it once."""

    def __init__(
        self,
        tape: Tape,
        world: World,
        levels: Sequence[Level],
        records: Records,
        clock: Callable[[], int] = time.perf_counter_ns,
    ) -> None:
        """`tape`: the climb's header; `levels`: of its maps, as read; `clock`: monotonic, ns."""
        self.tape, self.levels, self.records, self.clock = tape, tuple(levels), records, clock
        self.timer: Timer = timer_of(world.levels, [name for name, _ in tape.maps])
        self.began = datetime.now(UTC).replace(tzinfo=None)
        self.category = category(tape, world, HOPED, ())
        self._compare()
        self.points: list[Point] = []
        self.falls: list[Point] = []
        self.fell: list[tuple[Level, int, int]] = []  # where on which map, px
        self.deaths = 0
        self.file = ""  # the tape in the profile, once it is closed
        self.closed = False
        self.is_best = False  # known once it is closed
        self.below = [0]  # px of the tower below each map
        for level in world.levels:
            self.below.append(self.below[-1] + level.height * TILE)

    def _compare(self) -> None:
        """Take what there is to compare with as it is now: this very run may change it when it is over."""
        empty = new_book(self.category, self.timer.names)
        self.book: Book = self.records.find(self.category, empty.names) or empty
        self.names = self.book.names
        self.bests = [segment.best.igt for segment in self.book.segments]
        self.golds = [segment.gold.igt for segment in self.book.segments]
        self.sum_of_best, self.best_tape = self.book.sum_of_best, self.book.tape

    # ---- ticks

    def tick(self, world: World, said: Sequence[Event]) -> None:
        """One tick, after it was stepped."""
        self.timer.tick(world.tick, said, self.clock())
        self.deaths = world.deaths
        fell = any(isinstance(event, Died) for event in said)
        if fell or world.ending or world.tick % EVERY == 1:
            point = Point(world.tick, height(world, self.below))
            self.points.append(point)
            if fell:
                self.falls.append(point)
                self.fell.append((world.level, *world.middle))

    # ---- what is compared

    def compared(self) -> list[Compared]:
        """Every segment, those to come without a split of their own."""
        splits = [split.igt for split in self.timer.splits]
        out = []
        last = 0
        whole = True
        for n, (name, best, gold) in enumerate(zip(self.names, self.bests, self.golds)):
            split = splits[n] if n < len(splits) else None
            is_gold = split is not None and whole and (gold is None or split - last < gold)
            out.append(Compared(name, split, best, is_gold))
            whole = split is not None
            last = split if split is not None else last
        return out

    @property
    def behind(self) -> int | None:
        """Ticks lost in the segment that is being played, once it is known that some are; None before."""
        n = len(self.timer.splits)
        if n >= len(self.bests) or self.timer.now.igt is None:
            return None
        best = self.bests[n]
        return None if best is None or self.timer.now.igt <= best else self.timer.now.igt - best

    # ---- the end

    def close(self, world: World, taint: Sequence[str], tape: str = "", may_write: bool = True) -> str:
        """The climb has ended or is left; returns "", or a sentence where the record could not be kept.

        `taint`: what keeps it out of the ranks; `tape`: the file in the profile that has it. Nothing is
        written for a tainted climb, for letting go, or a second time.
        """
        if self.closed:
            return ""
        self.closed = True
        self.file = tape
        timer = self.timer
        if timer.ending in FINISHED:
            self.category = category(self.tape, world, timer.ending, taint)
            self._compare()
        if taint or timer.ending == "let go" or not timer.now.igt:
            return ""
        self.is_best = timer.finished and better(timer.splits[-1], self.book.best)
        if not may_write:
            return ""
        self.book = self.records.book(self.category, timer.names)
        add(self.book, timer.splits, self.began, datetime.now(UTC).replace(tzinfo=None), tape)
        return save(self.records)


def height(world: World, below: Sequence[int]) -> int:
    """Px of the tower below the climber's feet, `below` those below each map."""
    return below[world.place] + world.level.height * TILE - world.climber.y - BOX_H
