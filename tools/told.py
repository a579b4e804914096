"""What a tool cannot go on with, a map or a tape that does not read, is said in one line."""

import functools
import sys
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
