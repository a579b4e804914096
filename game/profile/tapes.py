"""The tapes of past climbs: a number of them is kept, the oldest go first, bests and named ones never.

Climbs that were finished and climbs that were left are counted apart: an evening of resets takes no finished
climb away.
"""

import os
import re
from collections.abc import Collection
from pathlib import Path

from game.profile.store import good

KEPT = 200
# As the game names them; a tape that a player has named is the player's.
OURS = re.compile(r".+-[0-9]{8}-[0-9]{6}(-[0-9]{1,4})?\.climb")
TAIL = 64  # bytes at the end of a tape that say how it ended
LEFT = b"\nend unfinished "


def prune(folder: Path, bests: Collection[str], most: int = KEPT) -> list[Path]:
    """Remove the oldest tapes beyond `most` of each kind; returns those that went. Never raises.

    `bests`: file names that stay whatever happens. Age is the time of last writing.
    """
    found = []
    try:
        for path in folder.iterdir():
            if OURS.fullmatch(path.name) and path.name not in bests and not path.is_symlink():
                found.append((path.stat().st_mtime_ns, path.name, path))
    except OSError:
        return []  # a folder that cannot be read is not tidied
    if len(found) <= most:
        return []
    kinds: dict[bool, list[Path]] = {True: [], False: []}
    for _, _, path in sorted(found):
        kinds[was_left(path)].append(path)
    gone = []
    for paths in kinds.values():
        for path in paths[: max(0, len(paths) - most)]:
            try:
                path.unlink()
                good(path).unlink(missing_ok=True)
            except OSError:
                continue
            gone.append(path)
    return gone


def was_left(path: Path) -> bool:
    """Was the climb left before its end? One that cannot be read counts as finished: it stays longer."""
    try:
        with open(path, "rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - TAIL))
            return LEFT in file.read()
    except OSError:
        return False
