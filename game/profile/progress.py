"""What stays of all climbs: endings in the order they came, memories, chapters, and three climbs that are not over."""

import threading
from dataclasses import asdict, dataclass, field
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
CLIMBS = 3  # side by side
MOST = 10**9  # of ticks and lamps: beyond it something is broken
REMEMBERED = ("sacrifice", "turned away", "let go")


@dataclass(frozen=True, slots=True)
class Going:
    """A climb that is not over: the file of its tape, and where it stands, for whoever chooses among them."""

    tape: str = ""
    map: str = ""
    lamp: int = -1
    ticks: int = 0
    rules: str = ""


NOBODY = Going()


@dataclass(slots=True)
class Progress:
    """`endings`: of REMEMBERED, each once. `unknown`: what a later game wrote, kept."""

    endings: list[str] = field(default_factory=list)
    memories: list[int] = field(default_factory=list)  # sorted
    climbs: list[Going] = field(default_factory=lambda: [NOBODY] * CLIMBS)
    at: int = 0  # which of them was played last
    lamps: dict[str, int] = field(default_factory=dict)  # map -> its lamps that were reached
    unknown: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    writable: bool = True

    @property
    def going(self) -> str:
        """The tape of the climb that was played last, or nothing."""
        return self.climbs[self.at].tape

    def goes_on(self, slot: int, climb: Going) -> None:
        """A climb is not over, and lies in this place from now on."""
        self.climbs[slot], self.at = climb, slot
        self.lamps[climb.map] = max(self.lamps.get(climb.map, 0), climb.lamp + 1)

    def over(self, tape: str) -> bool:
        """A climb is over; returns whether it lay in one of the places."""
        was = bool(tape) and any(climb.tape == tape for climb in self.climbs)
        self.climbs = [NOBODY if climb.tape == tape else climb for climb in self.climbs]
        return was

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
    numbers = {n for n in _list(data.pop("memories", [])) if type(n) is int and 1 <= n <= MEMORIES}
    climbs = [_going(entry) for entry in _list(data.pop("climbs", None))][:CLIMBS]
    climbs += [NOBODY] * (CLIMBS - len(climbs))
    before = _going({"tape": data.pop("going", "")})  # as it was written when there was one climb only
    climbs[0] = climbs[0] if climbs[0].tape else before
    at = data.pop("at", 0)
    lamps = data.pop("lamps", None)
    lit = {name: _number(count, 0) for name, count in lamps.items()} if isinstance(lamps, dict) else {}
    return Progress(
        known,
        sorted(numbers),
        climbs,
        at if at in range(CLIMBS) else 0,
        lit,
        data,
        loaded.notes,
        loaded.writable,
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _number(value: Any, least: int) -> int:
    """A count, or the least where it is none."""
    return value if type(value) is int and least <= value <= MOST else least


def _going(value: Any) -> Going:
    """One of the places; whatever is no name of a file in the folder of tapes is nobody."""
    data = value if isinstance(value, dict) else {}
    tape = data.get("tape")
    if not isinstance(tape, str) or not tape or tape != Path(tape).name:
        return NOBODY
    map, rules = (name if isinstance(name := data.get(key), str) else "" for key in ("map", "rules"))
    lamp, ticks = _number(data.get("lamp"), -1), _number(data.get("ticks"), 0)
    return Going(tape, map, lamp, ticks, rules)


def save(progress: Progress) -> str:
    """Write it; returns an empty string, or a sentence saying why it could not be kept."""
    ours = {
        "endings": progress.endings,
        "memories": progress.memories,
        "climbs": [asdict(climb) for climb in progress.climbs],
        "at": progress.at,
        "lamps": progress.lamps,
    }
    return store.keep(progress, path(), VERSION, progress.unknown | ours, REFUSALS)
