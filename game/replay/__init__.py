"""Tapes: record a climb, play it back, say whether it holds. One text format, `*.climb`.

May import game.maps, game.sim, game.files, game.trouble; no pygame. Start with `format.py` (what a tape
is), then `recorder.py` and `verify.py`. A tape proves that it was not changed, never who played it.
"""

from game.replay.format import Tape, TapeError, read_tape
from game.replay.player import apply, open_world, play, stand_at
from game.replay.recorder import Recorder, sim_line, write_tape

__all__ = [
    "Recorder",
    "Tape",
    "TapeError",
    "apply",
    "open_world",
    "play",
    "read_tape",
    "sim_line",
    "stand_at",
    "write_tape",
]
