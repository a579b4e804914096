"""`--watch`: a map that is saved is read again while it is played."""

from pathlib import Path

from game.maps.problem import MapError
from game.maps.read import Map, read

EVERY = 15  # ticks between two looks: a quarter of a second


class Watcher:
    """Looks at a map's files. Ask `changed()` once a tick."""

    def __init__(self, map: Map) -> None:
        self.path, self.files = map.path, map.files
        self.seen = stamps(self.files)
        self.wait = EVERY

    def changed(self) -> Map | str | None:
        """Return the map read anew when one of its files was saved, a sentence when it does not read, or None."""
        self.wait -= 1
        if self.wait > 0:
            return None
        self.wait = EVERY
        now = stamps(self.files)
        if now == self.seen:
            return None
        self.seen = now
        try:
            map = read(self.path)
        except MapError as error:
            return str(error)
        self.files = map.files
        self.seen = stamps(self.files)
        return map


def stamps(files: tuple[Path, ...]) -> list[tuple[int, int]]:
    """Return when each file was written and how large it is; one that is gone for a moment counts as unchanged."""
    found = []
    for file in files:
        try:
            state = file.stat()
            found.append((state.st_mtime_ns, state.st_size))
        except OSError:
            found.append((0, 0))
    return found
