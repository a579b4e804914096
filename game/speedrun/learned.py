"""What practice has taught: the best time of each passage from its lamp, and where one fell, by map.

`practice.json` in the profile: {"version": 1, "maps": {digest: {"name", "bests": {passage: ticks},
"falls": {"tx,ty": count}}}}. A map that the rules see differently begins anew.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from game.maps.digest import level_digest
from game.profile import store
from game.profile.places import home
from game.sim.level import TILE, Level

VERSION = 1
REFUSALS = store.Refusals(
    owned="What practice taught is not kept: another game, or a newer one, owns it.",
    newer="What practice taught is not kept: it belongs to a newer version of the game.",
    failed="What practice taught could not be kept: {}.",
)
MAPS, PASSAGES, PLACES = 1000, 1000, 50_000  # limits of what is read
COUNT = 10**9
DIGESTS = 8  # levels whose digest is remembered: as many as the tower has maps
_DIGEST = re.compile(r"[0-9a-f]{32}")
_PLACE = re.compile(r"[0-9]{1,5},[0-9]{1,5}")


@dataclass(slots=True)
class Lessons:
    """Of one map. `falls`: tile (x, y) -> how often; `bests`: passage -> ticks."""

    name: str
    bests: dict[str, int] = field(default_factory=dict)
    falls: dict[tuple[int, int], int] = field(default_factory=dict)


@dataclass(slots=True)
class Learned:
    """Of every map, by its digest."""

    maps: dict[str, Lessons] = field(default_factory=dict)
    unknown: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    writable: bool = True
    changed: bool = False
    _digests: dict[int, tuple[Level, str]] = field(default_factory=dict)

    def digest(self, level: Level) -> str:
        """The level's digest, worked out once while it is among the newest; older ones are let go with their level."""
        known = self._digests.get(id(level))
        if known is None:
            while len(self._digests) >= DIGESTS:
                del self._digests[next(iter(self._digests))]
            known = self._digests[id(level)] = (level, level_digest(level))
        return known[1]

    def of(self, level: Level) -> Lessons:
        """The lessons of a map."""
        return self.maps.setdefault(self.digest(level), Lessons(level.name[:200]))

    def best(self, level: Level, passage: str) -> int | None:
        """Ticks, or None."""
        return self.of(level).bests.get(passage)

    def passed(self, level: Level, passage: str, ticks: int) -> bool:
        """Through a passage in so many ticks; returns whether that is the best so far."""
        bests = self.of(level).bests
        if passage in bests and bests[passage] <= ticks:
            return False
        bests[passage] = ticks
        self.changed = True
        return True

    def fell(self, level: Level, x: int, y: int) -> None:
        """A death at px x, y."""
        falls = self.of(level).falls
        place = (max(0, x) // TILE, max(0, y) // TILE)
        if place in falls or len(falls) < PLACES:
            falls[place] = min(COUNT, falls.get(place, 0) + 1)
            self.changed = True


def path() -> Path:
    """Return where it lies."""
    return home() / "practice.json"


def load() -> Learned:
    """Read it; never raises, `notes` says what was wrong."""
    loaded = store.load(path(), VERSION, _valid)
    learned = from_data(loaded.data)
    learned.notes, learned.writable = loaded.notes, loaded.writable
    return learned


def save(learned: Learned) -> str:
    """Write it if anything was learned; returns "", or a sentence saying why it could not be kept."""
    if not learned.changed:
        return ""
    said = store.keep(learned, path(), VERSION, to_data(learned), REFUSALS)
    learned.changed = bool(said)
    return said


def to_data(learned: Learned) -> dict[str, Any]:
    """Return the object that goes into the file."""
    maps = {
        digest: {
            "name": lessons.name,
            "bests": lessons.bests,
            "falls": {f"{x},{y}": count for (x, y), count in sorted(lessons.falls.items())},
        }
        for digest, lessons in learned.maps.items()
        if lessons.bests or lessons.falls
    }
    return learned.unknown | {"maps": maps}


def _valid(data: dict[str, Any]) -> None:
    from_data(data)


def from_data(data: Mapping[str, Any]) -> Learned:
    """Build it from a file's object. Raises ValueError for anything that cannot be."""
    unknown = {key: value for key, value in data.items() if key not in (store.VERSION, "maps")}
    maps = _object(data.get("maps", {}), MAPS)
    out: dict[str, Lessons] = {}
    for digest, entry in maps.items():
        if not _DIGEST.fullmatch(digest):
            raise ValueError("not a map's digest")
        inside = _object(entry, 10)
        name = inside.get("name", "")
        if not isinstance(name, str) or len(name) > 200:
            raise ValueError("not a name")
        bests = {key: _count(value) for key, value in _object(inside.get("bests", {}), PASSAGES).items()}
        falls = {}
        for key, value in _object(inside.get("falls", {}), PLACES).items():
            if not _PLACE.fullmatch(key):
                raise ValueError("not a place")
            x, _, y = key.partition(",")
            falls[int(x), int(y)] = _count(value)
        out[digest] = Lessons(name, bests, falls)
    return Learned(out, unknown)


def _object(value: Any, most: int) -> dict[str, Any]:
    if not isinstance(value, dict) or len(value) > most:
        raise ValueError("not an object, or too large a one")
    return value


def _count(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= COUNT:
        raise ValueError("not a count")
    return value
