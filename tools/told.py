"""What tools say: in one line what one cannot go on with, a map or a tape that does not read; and how long it takes."""

import functools
import sys
import time
from collections.abc import Callable

from game.trouble import Trouble


def told(main: Callable[[], int]) -> Callable[[], int]:
    """Decorate a tool's `main`: Trouble, or a file that the system refuses, is printed; its exit code is 2."""

    @functools.wraps(main)
    def run() -> int:
        try:
            return main()
        except (Trouble, OSError) as trouble:
            print(trouble, file=sys.stderr)
            return 2

    return run


class Left:
    """For whoever waits at a terminal: how far it has come, and about how long it will take. Elsewhere it is quiet."""

    def __init__(self, quiet: bool = False) -> None:
        self._shown, self._began = not quiet and sys.stderr.isatty(), time.monotonic()

    def __call__(self, share: float, what: str) -> None:
        """`share` 0..1 is done; `what` says it. At the end the line is wiped."""
        if not self._shown:
            return
        left = f", about {(time.monotonic() - self._began) / share * (1 - share):.0f} s left" if share else ""
        line = f"{what}{left}" if share < 1 else ""
        print(f"\r{line}\033[K", end="", file=sys.stderr, flush=True)

    def of(self, what: str) -> Callable[[int, int], None]:
        """The same for who counts what is done, and of how many."""
        return lambda done, many: self(done / many, f"{what}: {done}/{many}")
