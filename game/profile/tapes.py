"""The tapes of past climbs: a number of them is kept, the oldest go first, bests and named ones never."""

import re
from collections.abc import Collection
from pathlib import Path

KEPT = 200
# As the game names them; a tape that a player has named is the player's.
OURS = re.compile(r".+-[0-9]{8}-[0-9]{6}(-[0-9]{1,4})?\.climb")


def prune(folder: Path, bests: Collection[str], most: int = KEPT) -> list[Path]:
    """Remove the oldest tapes beyond `most`; returns those that went. Never raises.

    `bests`: file names that stay whatever happens. Age is the time of last writing.
    """
    found = []
    try:
        for path in folder.iterdir():
            if OURS.fullmatch(path.name) and path.name not in bests and not path.is_symlink():
                found.append((path.stat().st_mtime_ns, path.name, path))
    except OSError:
        return []  # a folder that cannot be read is not tidied
    found.sort()
    gone = []
    for _, _, path in found[: max(0, len(found) - most)]:
        try:
            path.unlink()
        except OSError:
            continue
        gone.append(path)
    return gone
