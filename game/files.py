"""Where levels and assets lie: a checkout's own folders first, then those inside an installed wheel."""

from functools import cache
from pathlib import Path

from game.trouble import Trouble

PACKAGE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """Return the folder that holds `levels/` and `assets/`.

    Raises Trouble when neither the checkout's folders nor the wheel's are there.
    """
    for folder in (PACKAGE.parent, PACKAGE / "_shipped"):
        # A neighbour's `levels` in site-packages is not ours: ask for both folders.
        if (folder / "levels").is_dir() and (folder / "assets").is_dir():
            return folder
    raise Trouble(f"{PACKAGE}: levels and assets are missing; install the game again")


def shipped(*parts: str) -> Path:
    """Return the path of a shipped file, for example `shipped("levels", "2-stairs.tmx")`.

    The file need not exist; whoever opens it says what is wrong with it.
    """
    return root().joinpath(*parts)
