"""Fresh processes and fresh profiles to measure in."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from game.profile.places import HOME_VARIABLE

QUIET = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}


def fresh(command: list[str], home: str) -> subprocess.CompletedProcess[str]:
    """Run a command on this game, with a profile of its own, unseen and unheard."""
    here = Path(__file__).resolve().parent.parent.parent
    env = os.environ | QUIET | {HOME_VARIABLE: home, "PYTHONPATH": str(here)}
    return subprocess.run(command, env=env, capture_output=True, text=True)


def quickest(command: list[str], times: int) -> float:
    """Seconds that a process takes, at its best."""
    best = 1e9
    with tempfile.TemporaryDirectory() as home:
        for _ in range(times):
            began = time.perf_counter()
            done = fresh(command, home)
            if done.returncode:
                print(done.stderr[-400:], file=sys.stderr)
                return float("nan")
            best = min(best, time.perf_counter() - began)
    return best


@contextmanager
def home_in(folder: str) -> Iterator[None]:
    """The profile is there for a while."""
    before = os.environ.get(HOME_VARIABLE)
    os.environ[HOME_VARIABLE] = folder
    try:
        yield
    finally:
        os.environ.pop(HOME_VARIABLE)
        if before is not None:
            os.environ[HOME_VARIABLE] = before
