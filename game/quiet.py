"""C libraries that talk on stderr, kept from a screen that is meant for one clear sentence."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet_stderr() -> Iterator[None]:
    """Throw away what is written to the process's stderr meanwhile.

    Without a sound card ALSA talks for a page; without a display Wayland and X each have a word.
    """
    try:
        kept = os.dup(2)
    except OSError:  # no stderr at all
        yield
        return
    sys.stderr.flush()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(nowhere)
        os.close(kept)
