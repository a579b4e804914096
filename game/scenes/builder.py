"""What is built beside the loop: the loop goes on meanwhile, and says what went wrong there."""

import threading
from collections.abc import Callable


class Builder(threading.Thread):
    """Calls `build` at once, in a thread of its own. Join it before what it works on is torn down."""

    def __init__(self, name: str, build: Callable[[], None]) -> None:
        super().__init__(name=name, daemon=True)
        self.build = build
        self.failed: Exception | None = None
        self.start()

    def run(self) -> None:
        """What goes wrong is kept for the loop."""
        try:
            self.build()
        except Exception as error:
            self.failed = error

    def check(self) -> None:
        """Raises, in the loop's own thread, what went wrong."""
        if self.failed is not None:
            raise self.failed
