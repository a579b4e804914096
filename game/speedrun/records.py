"""All books in the profile: `records.json`, typed and validated as a whole, never written by an older game.

    {"version": 1, "books": [{"category", "count", "tape",
        "attempts": [{"number", "started", "ended", "time"}, ...],
        "segments": [{"name", "best", "gold", "tape", "at", "history": {number: time}}, ...]}, ...]}

A time is [IGT in ticks, RTA in milliseconds], null where that clock has none; a date is UTC,
`2026-03-01T18:30:05Z`, or null.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from game.profile import store
from game.profile.places import home
from game.speedrun.book import NAME, Attempt, Book, Segment, new_book
from game.speedrun.timer import Time

VERSION = 1
REFUSALS = store.Refusals(
    owned="The records are not kept: another game, or a newer one, owns them.",
    newer="The records are not kept: they belong to a newer version of the game.",
    failed="The records could not be kept: {}.",
)
DATE = "%Y-%m-%dT%H:%M:%SZ"
MOST = 10**16  # of any count or time: beyond it something is broken
OURS = ("category", "count", "tape", "attempts", "segments")


@dataclass(slots=True)
class Records:
    """Every book. `notes`: sentences for the player, said once. `writable`: false for a newer version's file."""

    books: list[Book] = field(default_factory=list)
    unknown: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    writable: bool = True

    def find(self, category: str, names: Sequence[str] = ()) -> Book | None:
        """The book of a category with these segments, or, without names, the one played last."""
        found = [book for book in self.books if book.category == category]
        if names:
            found = [book for book in found if book.names == tuple(names)]
        return max(found, key=last_played, default=None)

    def book(self, category: str, names: Sequence[str]) -> Book:
        """The same, begun where there is none: a map whose passages have changed begins a new book."""
        fresh = new_book(category, names)
        found = self.find(fresh.category, fresh.names)
        if found is None:
            self.books.append(fresh)
        return found or fresh

    @property
    def tapes(self) -> set[str]:
        """The files in the profile's replays that hold a best."""
        return {tape for book in self.books for tape in book.tapes}

    @property
    def latest(self) -> Book | None:
        """The book that was played in last."""
        return max(self.books, key=last_played, default=None)


def last_played(book: Book) -> str:
    """When the last attempt of a book was, as a word that sorts; "" when that is not known."""
    return max((_date_word(attempt.started) or "" for attempt in book.attempts), default="")


def path() -> Path:
    """Return where the records lie."""
    return home() / "records.json"


def load() -> Records:
    """Read the records; never raises, `notes` says what was wrong."""
    loaded = store.load(path(), VERSION, _valid)
    records = from_data(loaded.data) if loaded.data else Records()
    records.notes, records.writable = loaded.notes, loaded.writable
    return records


def save(records: Records) -> str:
    """Write the records; returns an empty string, or a sentence saying why they could not be kept."""
    return store.keep(records, path(), VERSION, to_data(records), REFUSALS, indent=None)


# ---- to and from the file's objects


def to_data(records: Records) -> dict[str, Any]:
    """Return the object that goes into the file."""
    return records.unknown | {"books": [_book_data(book) for book in records.books]}


def _book_data(book: Book) -> dict[str, Any]:
    return book.unknown | {
        "category": book.category,
        "count": book.count,
        "tape": book.tape,
        "attempts": [
            {
                "number": attempt.number,
                "started": _date_word(attempt.started),
                "ended": _date_word(attempt.ended),
                "time": _time_data(attempt.time),
            }
            for attempt in book.attempts
        ],
        "segments": [
            {
                "name": segment.name,
                "best": _time_data(segment.best),
                "gold": _time_data(segment.gold),
                "tape": segment.tape,
                "at": segment.at,
                "history": {str(number): _time_data(time) for number, time in segment.history.items()},
            }
            for segment in book.segments
        ],
    }


def _time_data(time: Time) -> list[int | None]:
    return [time.igt, time.rta]


def _date_word(date: datetime | None) -> str | None:
    # Not strftime: it writes years before 1000 without their zeros on some platforms.
    return None if date is None else date.replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _valid(data: dict[str, Any]) -> None:
    from_data(data)


def from_data(data: Mapping[str, Any]) -> Records:
    """Build the records from a file's object. Raises ValueError for anything that cannot be."""
    unknown = {key: value for key, value in data.items() if key not in (store.VERSION, "books")}
    books = [_book(_object(entry)) for entry in _list(data.get("books", []))]
    return Records(books, unknown)


def _book(data: dict[str, Any]) -> Book:
    segments = [_segment(_object(entry)) for entry in _list(data.get("segments"))]
    attempts = [_attempt(_object(entry)) for entry in _list(data.get("attempts"))]
    if not segments:
        raise ValueError("a book without segments")
    if len({attempt.number for attempt in attempts}) < len(attempts):
        raise ValueError("two attempts with one number")
    unknown = {key: value for key, value in data.items() if key not in OURS}
    tape = _file(data.get("tape", ""))
    return Book(_name(data.get("category")), segments, attempts, _count(data.get("count")), tape, unknown)


def _segment(data: dict[str, Any]) -> Segment:
    history = {_number(key): _time(value) for key, value in _object(data.get("history")).items()}
    tape, at = _file(data.get("tape", "")), _count(data.get("at", 0))
    return Segment(
        _name(data.get("name")), _time(data.get("best")), _time(data.get("gold")), history, tape, at
    )


def _attempt(data: dict[str, Any]) -> Attempt:
    started, ended = _date(data.get("started")), _date(data.get("ended"))
    return Attempt(_count(data.get("number")), started, ended, _time(data.get("time")))


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("not a list")
    return value


def _name(value: Any) -> str:
    if not isinstance(value, str) or len(value) > NAME:
        raise ValueError("not a name")
    return value


def _file(value: Any) -> str:
    """A file's own name: nobody is led out of the folder of tapes."""
    if not isinstance(value, str) or len(value) > NAME or Path(value).name != value:
        raise ValueError("not a file's name")
    return value


def _count(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= MOST:
        raise ValueError("not a count")
    return value


def _number(key: str) -> int:
    """An attempt's number as a key; LiveSplit numbers what it made up itself 0 and below."""
    if not key.removeprefix("-").isdecimal() or len(key) > 17:
        raise ValueError("not a number")
    return int(key)


def _time(value: Any) -> Time:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError("not a time")
    igt, rta = (None if part is None else _count(part) for part in value)
    return Time(igt, rta)


def _date(value: Any) -> datetime | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError("not a date")
    return datetime.strptime(value, DATE)  # raises ValueError
