"""What is said on a terminal to whoever waits: how far it has come, and about how long it will take."""

import sys
import time
from collections.abc import Callable


class Left:
    """Asked to be `quiet`, or where nobody looks, it says nothing. What is printed next is printed over it."""

    def __init__(self, quiet: bool = False) -> None:
        self._shown, self._began = not quiet and sys.stderr.isatty(), time.monotonic()

    def __call__(self, share: float, what: str) -> None:
        """`share` 0..1 is done; `what` says it. At the end the line is wiped."""
        if not self._shown:
            return
        left = f", about {(time.monotonic() - self._began) / share * (1 - share):.0f} s left" if share else ""
        said = f"\r{what}{left} \033[K\r" if share < 1 else "\r\033[K"
        print(said, end="", file=sys.stderr, flush=True)

    def of(self, what: str) -> Callable[[int, int], None]:
        """The same for who counts what is done, and of how many."""
        return lambda done, many: self(done / many, f"{what}: {done}/{many}")
