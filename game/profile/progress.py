"""What stays of all climbs: the endings in the order they came, the memories found, the climb that is not over."""

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from game.profile import store
from game.profile.places import home

VERSION = 1
REFUSALS = store.Refusals(
    owned="What was reached is not kept: another game, or a newer one, owns the profile.",
    newer="What was reached is not kept: it belongs to a newer version of the game.",
    failed="What was reached could not be kept: {}.",
)
LOCK = threading.Lock()  # read, change, write: a tape is kept beside the climb, and then says that it goes on
MEMORIES = 29
REMEMBERED = ("sacrifice", "turned away", "let go")


@dataclass(slots=True)
class Progress:
    """`endings`: of REMEMBERED, each once. `unknown`: what a later game wrote, kept."""

    endings: list[str] = field(default_factory=list)
    memories: list[int] = field(default_factory=list)  # sorted
    going: str = ""  # the file of the tape of a climb that is not over
    unknown: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    writable: bool = True

    @property
    def last(self) -> str:
        """The ending that came last, or nothing."""
        return self.endings[-1] if self.endings else ""

    def remember(self, name: str) -> bool:
        """An ending has come; returns whether there is something new to keep."""
        if name not in REMEMBERED or name == self.last:
            return False
        if name in self.endings:
            self.endings.remove(name)
        self.endings.append(name)
        return True


def find(progress: Progress, number: int) -> bool:
    """A memory is found; returns whether it is new."""
    if number in progress.memories:
        return False
    progress.memories = sorted([*progress.memories, number])
    return True


def path() -> Path:
    """Where it lies."""
    return home() / "progress.json"


def load() -> Progress:
    """Read it; never raises, `notes` says what was wrong."""
    loaded = store.load(path(), VERSION)
    data = dict(loaded.data)
    data.pop(store.VERSION, None)
    endings = data.pop("endings", [])
    known = [name for name in REMEMBERED if isinstance(endings, list) and name in endings]
    if known:
        known.sort(key=endings.index)
    memories = data.pop("memories", [])
    numbers = (
        {n for n in memories if type(n) is int and 1 <= n <= MEMORIES} if isinstance(memories, list) else ()
    )
    going = data.pop("going", "")
    plain = going if isinstance(going, str) and going == Path(going).name else ""
    return Progress(known, sorted(numbers), plain, data, loaded.notes, loaded.writable)


def save(progress: Progress) -> str:
    """Write it; returns an empty string, or a sentence saying why it could not be kept."""
    ours = {"endings": progress.endings, "memories": progress.memories, "going": progress.going}
    return store.keep(progress, path(), VERSION, progress.unknown | ours, REFUSALS)
