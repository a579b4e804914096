"""The maps of the tower in the order of a climb, as `levels/tower.world` has them."""

import json

from game.files import shipped


def chapters() -> list[str]:
    """Return the names of the tower's maps that are there, the lowest first: `2-stairs`, `8-awake`."""
    try:
        world = json.loads(shipped("levels", "tower.world").read_text(encoding="utf-8"))
        files = [str(entry["fileName"]) for entry in world["maps"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return [file.removesuffix(".tmx") for file in files if shipped("levels", file).is_file()]
