"""`--watch`: a map that is saved is read again while it is played."""

from pathlib import Path

from game.maps.problem import MapError
from game.maps.read import Map, read

EVERY = 6  # ticks between two looks: a tenth of a second, so that looking and reading take less than half
Stamp = tuple[int, int]


class Watcher:
    """Looks at a map's files. Ask `changed()` once a tick."""

    def __init__(self, map: Map) -> None:
        self.path, self.files = map.path, map.files
        self.seen = stamps(self.files)
        self.wait = EVERY
        self.wrong = ""  # why it did not read at the last look: said if the next finds the same file

    def changed(self) -> Map | str | None:
        """Return the map read anew when one of its files was saved, a sentence when it does not read, or None.

        A file may be seen half written, or gone for a moment: only one that stays wrong is spoken of.
        """
        self.wait -= 1
        if self.wait > 0:
            return None
        self.wait = EVERY
        now = stamps(self.files)
        if now == self.seen:
            said, self.wrong = self.wrong, ""
            return said or None
        self.seen = now
        try:
            map = read(self.path)
        except MapError as error:
            self.wrong = str(error)
            return None
        self.wrong = ""
        self.files = map.files
        before = {file: stamp for file, stamp in now.items() if file in map.files}
        self.seen = stamps(self.files) | before  # as they were before they were read: what comes later is new
        return map


def stamps(files: tuple[Path, ...]) -> dict[Path, Stamp]:
    """Return when each file was written and how large it is; zeros for one that is not there."""
    found = {}
    for file in files:
        try:
            state = file.stat()
            found[file] = (state.st_mtime_ns, state.st_size)
        except OSError:
            found[file] = (0, 0)
    return found
