"""The maps of a climb: one, and those that follow it by their `next`."""

from pathlib import Path

from game.maps.read import Map, read
from game.trouble import Trouble

MOST = 64  # maps; whoever has more has made a circle


def chain(first: Map) -> tuple[list[Map], str]:
    """A map and those after it, in the order of the climb; and a sentence where one that is named cannot be read.

    The room that is awake is no part of the climb: it follows an ending.
    """
    maps, names = [first], {first.name}
    while (name := maps[-1].level.next) and len(maps) < MOST:
        if name in names:
            return maps, f"{maps[-1].path}: next: {name} was climbed already; a climb has an end"
        try:
            found = read(beside(maps[-1].path, name))
        except Trouble as trouble:
            return maps, str(trouble)
        if found.level.awake:
            break
        maps.append(found)
        names.add(name)
    return maps, ""


def beside(path: Path, name: str) -> Path:
    """Where the map of a name is: in the same folder. A name that would lead out of it is no name."""
    if not name or name != Path(name).name or name.startswith("."):
        raise Trouble(
            f"{path}: next: {name!r} is not the name of a map; name one that lies beside it, without .tmx"
        )
    return path.with_name(f"{name}.tmx")
