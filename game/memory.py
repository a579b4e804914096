"""What this process has in memory, and how little of it lies idle.

Scenes are built of a few large arrays and many small ones; the GNU C library leaves holes between them that are never
filled again, and a heap of its own for every thread that read a file once. Told otherwise, it keeps half as much.
"""

import ctypes
import os
import sys
from pathlib import Path

TRIM_THRESHOLD, MMAP_THRESHOLD, ARENA_MAX = -1, -3, -8  # of mallopt, see malloc.h
THP_DISABLE = 41  # of prctl, see prctl(2): no pages of 2 MiB
LARGE = 2_000_000  # bytes of a block that goes back to the system at once: more than any frame asks for
SPARE = 4_000_000  # bytes at the heap's end that it may keep, or each frame's would be fetched anew


def steady() -> None:
    """Ask the C library to keep no holes; only glibc can be asked. Call it before the first large picture.

    Nor may Linux lay large arrays into pages of 2 MiB, which stay whole as long as any of their 512 parts is in use.
    """
    try:
        library = ctypes.CDLL(None)
        library.mallopt(MMAP_THRESHOLD, LARGE)
        library.mallopt(TRIM_THRESHOLD, SPARE)
        library.mallopt(ARENA_MAX, 1)
        if sys.platform == "linux":
            library.prctl(THP_DISABLE, 1, 0, 0, 0)
    except (OSError, AttributeError, TypeError):  # no such library, no such function
        pass


def give_back() -> None:
    """Let the C library hand back what it only keeps in hand: a few ms, so between two scenes."""
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError, TypeError):
        pass


def own() -> float:
    """MiB in memory that are this process's alone: without pages of program files, which the system takes and gives."""
    try:
        status = Path("/proc/self/status").read_text()
        return int(status.partition("RssAnon:")[2].split()[0]) / 2**10
    except (OSError, ValueError, IndexError):
        return resident()


def resident() -> float:
    """MiB that this process has in memory now; what it had at most, where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    except (OSError, ValueError, IndexError):
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
            2**20 if sys.platform == "darwin" else 1024
        )
