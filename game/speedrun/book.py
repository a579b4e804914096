"""The attempts and bests of one category: what a runner compares with, and what LiveSplit keeps too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from game.speedrun.timer import NEVER, Time

KEPT = 2000  # attempts a book remembers one by one; the count goes on, and the best is never forgotten
NAME = 200  # characters of a category or a segment


def plain(text: str) -> str:
    """A name fit for one line of any file: printable characters only, not too long."""
    return "".join(ch for ch in text if ch.isprintable())[:NAME]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try. `started`, `ended`: UTC, whole seconds. One that was left or failed has no times."""

    number: int
    started: datetime | None = None
    ended: datetime | None = None
    time: Time = NEVER


@dataclass(slots=True)
class Segment:
    """A part of a run. `best` is a moment of the best run, `gold` and `history` are stretches.

    `history` is by attempt: absent where the attempt never came that far, NEVER where it skipped the
    part; the stretch after a skipped part begins at the last moment known. `tape` is the file in the
    profile's replays that has the golden stretch, from its tick `at` on; "" where there is none.
    """

    name: str
    best: Time = NEVER
    gold: Time = NEVER
    history: dict[int, Time] = field(default_factory=dict)
    tape: str = ""
    at: int = 0


@dataclass(slots=True)
class Book:
    """A category's attempts, oldest first, and its segments. `count` includes attempts long forgotten.

    `tape` is the file in the profile's replays that has the best run, "" where there is none.
    """

    category: str
    segments: list[Segment]
    attempts: list[Attempt] = field(default_factory=list)
    count: int = 0
    tape: str = ""
    unknown: dict[str, Any] = field(default_factory=dict)  # keys of the file that are not ours

    @property
    def names(self) -> tuple[str, ...]:
        """The segments' names."""
        return tuple(segment.name for segment in self.segments)

    @property
    def tapes(self) -> set[str]:
        """The files that hold its bests: nobody prunes them."""
        return {self.tape, *(segment.tape for segment in self.segments)} - {""}

    @property
    def best(self) -> Time:
        """The best run's time; NEVER when none was finished."""
        return self.segments[-1].best

    @property
    def sum_of_best(self) -> int | None:
        """Ticks of the best stretches together; None while one is missing."""
        golds = [segment.gold.igt for segment in self.segments]
        return None if None in golds else sum(gold for gold in golds if gold is not None)


def new_book(category: str, names: Sequence[str]) -> Book:
    """A book without attempts. Raises ValueError for no segments at all."""
    if not names:
        raise ValueError("a run has at least one segment")
    return Book(plain(category), [Segment(plain(name)) for name in names])


def better(new: Time, old: Time) -> bool:
    """Is a run better than another? By IGT; by RTA where neither has one. No time is never better."""
    if new.igt is not None or old.igt is not None:
        return _less(new.igt, old.igt)
    return _less(new.rta, old.rta)


def _less(new: int | None, old: int | None) -> bool:
    return new is not None and (old is None or new < old)


def _least(new: Time, old: Time) -> Time:
    """The shorter stretch on each clock by itself."""
    return Time(
        new.igt if _less(new.igt, old.igt) else old.igt,
        new.rta if _less(new.rta, old.rta) else old.rta,
    )


def stretches(splits: Sequence[Time]) -> Iterator[tuple[Time, bool]]:
    """Each split's stretch, and whether it is that segment alone: nothing before it was skipped."""
    last, whole = Time(0, 0), True
    for split in splits:
        if not split:
            yield NEVER, False
            whole = False
            continue
        yield split.since(last), whole
        last, whole = split, True


def add(book: Book, splits: Sequence[Time], started: datetime, ended: datetime, tape: str = "") -> Attempt:
    """Write an attempt down, as far as it came: finished when it has a split for every segment.

    `started`, `ended`: UTC; `tape`: the file that has it. Golds count for unfinished attempts too, never
    for a stretch with a skipped part in it. Raises ValueError for more splits than segments.
    """
    if len(splits) > len(book.segments):
        raise ValueError(f"{len(splits)} splits for {len(book.segments)} segments")
    number = 1 + max([book.count, *(attempt.number for attempt in book.attempts)])
    time = splits[-1] if len(splits) == len(book.segments) else NEVER
    attempt = Attempt(number, started.replace(microsecond=0), ended.replace(microsecond=0), time)
    at = 0
    for segment, split, (stretch, whole) in zip(book.segments, splits, stretches(splits)):
        segment.history[number] = stretch
        if whole:
            if _less(stretch.igt, segment.gold.igt):
                segment.tape, segment.at = (tape, at) if tape else ("", 0)
            segment.gold = _least(stretch, segment.gold)
        at = split.igt or at
    if better(time, book.best):
        book.tape = tape
        for segment, split in zip(book.segments, splits):
            segment.best = split
    book.attempts.append(attempt)
    book.count += 1
    _forget(book)
    return attempt


def merge(book: Book, other: Book) -> int:
    """Take over what another book of the same segments knows; returns how many attempts were new.

    Nothing is taken twice: merging the same book again changes nothing. Raises ValueError where the
    segments differ.
    """
    if book.names != other.names:
        raise ValueError("the segments differ")
    known = {_identity(book, attempt) for attempt in book.attempts}
    if better(other.best, book.best):
        book.tape = ""  # theirs is not in our profile
        for segment, theirs in zip(book.segments, other.segments):
            segment.best = theirs.best
    for segment, theirs in zip(book.segments, other.segments):
        if _less(theirs.gold.igt, segment.gold.igt):
            segment.tape, segment.at = "", 0
        segment.gold = _least(theirs.gold, segment.gold)
    new = [attempt for attempt in other.attempts if _identity(other, attempt) not in known]
    number = max([book.count, *(attempt.number for attempt in book.attempts)])
    for attempt in new:
        number += 1
        book.attempts.append(Attempt(number, attempt.started, attempt.ended, attempt.time))
        for segment, theirs in zip(book.segments, other.segments):
            if attempt.number in theirs.history:
                segment.history[number] = theirs.history[attempt.number]
    book.count = max(book.count + len(new), other.count)
    _forget(book)
    return len(new)


def _identity(book: Book, attempt: Attempt) -> tuple[object, ...]:
    """What makes an attempt itself, whatever its number."""
    parts = tuple(segment.history.get(attempt.number) for segment in book.segments)
    return (attempt.started, attempt.ended, attempt.time, parts)


def _forget(book: Book) -> None:
    """Forget the oldest attempts beyond KEPT, but not the best run."""
    surplus = len(book.attempts) - KEPT
    if surplus <= 0:
        return
    gone: set[int] = set()
    for attempt in book.attempts:
        if len(gone) == surplus:
            break
        if not (attempt.time and attempt.time == book.best):
            gone.add(attempt.number)
    book.attempts = [attempt for attempt in book.attempts if attempt.number not in gone]
    for segment in book.segments:
        segment.history = {number: time for number, time in segment.history.items() if number not in gone}
