"""Where the profile lies: what the platform says, or BURNING_LAVENDER_HOME."""

import os
from pathlib import Path

HOME_VARIABLE = "BURNING_LAVENDER_HOME"


def home() -> Path:
    """Return the folder of the profile; it need not exist yet."""
    if moved := os.environ.get(HOME_VARIABLE):
        return Path(moved)
    import platformdirs  # not at the top: most commands never ask

    return Path(platformdirs.user_data_dir("burning-lavender", appauthor=False))


def replays() -> Path:
    """Return the folder that climbs are recorded into."""
    return home() / "replays"


def keep_details(fault: Exception) -> Path | None:
    """Write down where the game broke, for whoever mends it; returns where, None where that cannot be written."""
    import traceback

    log = home() / "broken.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text("".join(traceback.format_exception(fault)), encoding="utf-8")
    except OSError:
        return None
    return log
