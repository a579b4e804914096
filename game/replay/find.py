"""Where a tape's maps are: named by the caller, beside the tape, in its parent, among the shipped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.files import shipped
from game.maps.problem import MapError
from game.maps.read import Map, map_name, read
from game.replay.format import Tape
from game.trouble import Trouble


@dataclass(slots=True)
class Found:
    """A tape's maps, in its order. `wrong` says which are not what the tape was played on."""

    maps: list[Map]
    wrong: list[str]


def find_maps(tape: Tape, beside: Path | None, maps: Sequence[Path] = ()) -> Found:
    """The maps of a tape. Where none has the digest that it names, the first of the name, and a word
    about it in `wrong`. Trouble where there is none at all."""
    found = Found([], [])
    read_before: dict[Path, Map | MapError] = {}
    for name, digest in tape.maps:
        best: Map | None = None
        failed: MapError | None = None
        for path in candidates(name, beside, maps):
            if path not in read_before:
                try:
                    read_before[path] = read(path)
                except MapError as error:
                    read_before[path] = error
            map = read_before[path]
            if isinstance(map, MapError):
                failed = failed or map
            elif map.digest == digest:
                best = map
                break
            else:
                best = best or map
        if best is None:
            raise failed or Trouble(
                f"map {name} is neither beside the tape nor shipped; give it with --map, or put it beside the tape"
            )
        if best.digest != digest:
            found.wrong.append(
                f"map {name} is not the one this was played on: {best.path} has digest {best.digest[:8]}, "
                f"the tape says {digest[:8]}"
            )
        found.maps.append(best)
    return found


def candidates(name: str, beside: Path | None, maps: Sequence[Path]) -> Iterator[Path]:
    """The files that may be a map, in the order in which they are tried."""
    # one given map is meant, whatever its name; of several each has its own
    given = [path for path in maps if map_name(path) == name] or (list(maps) if len(maps) == 1 else [])
    yield from given
    folders = []
    if beside is not None:
        folders = [beside.resolve().parent, beside.resolve().parent.parent]
    try:
        folders += [shipped("levels"), shipped("levels", "gallery")]
    except Trouble:
        pass
    seen = {path.resolve() for path in given}
    for folder in folders:
        path = folder / f"{name}.tmx"
        if path.is_file() and path.resolve() not in seen:
            seen.add(path.resolve())
            yield path


def is_shipped(map: Map) -> bool:
    """Is it, to the rules, a map of the game itself?"""
    try:
        home = shipped("levels")
        if map.path.resolve().is_relative_to(home):
            return True
        for folder in (home, home / "gallery"):
            path = folder / f"{map.name}.tmx"
            if path.is_file() and read(path).digest == map.digest:
                return True
    except Trouble:
        pass
    return False
