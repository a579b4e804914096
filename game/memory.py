"""What this process has in memory, and how little of it lies idle.

Scenes are built of a few large arrays and many small ones; the GNU C library leaves holes between them that are never
filled again, and a heap of its own for every thread that read a file once. Told otherwise, it keeps half as much.
"""

import ctypes
import os
import sys
from pathlib import Path

TRIM_THRESHOLD, MMAP_THRESHOLD, ARENA_MAX = -1, -3, -8  # of mallopt, see malloc.h
LARGE = 2_000_000  # bytes of a block that goes back to the system at once: more than any frame asks for
SPARE = 4_000_000  # bytes at the heap's end that it may keep, or each frame's would be fetched anew


def steady() -> None:
    """Ask the C library to keep no holes; only glibc can be asked. Call it before the first large picture."""
    try:
        library = ctypes.CDLL(None)
        library.mallopt(MMAP_THRESHOLD, LARGE)
        library.mallopt(TRIM_THRESHOLD, SPARE)
        library.mallopt(ARENA_MAX, 1)
    except (OSError, AttributeError, TypeError):  # no such library, no such function
        pass


def give_back() -> None:
    """Let the C library hand back what it only keeps in hand: a few ms, so between two scenes."""
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError, TypeError):
        pass


def resident() -> float:
    """MiB that this process has in memory now; what it had at most, where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    except (OSError, ValueError, IndexError):
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
            2**20 if sys.platform == "darwin" else 1024
        )
