"""The golden climbs: every tape that ships beside a map."""

from pathlib import Path

from game.maps.read import read
from game.replay.format import read_tape
from game.replay.player import open_world
from game.sim import World

ROOT = Path(__file__).resolve().parents[2]
STAIRS = ROOT / "levels" / "proofs" / "2-stairs.climb"
CLIMBS = sorted(ROOT.glob("levels/**/proofs/*.climb"))
# one for each map; a tape with a second word in its name is another climb of it
PROOFS = [path for path in CLIMBS if "." not in path.stem]


def open_climb(path: Path = STAIRS) -> tuple[World, list[int]]:
    """The world at a tape's first tick, and its buttons."""
    tape = read_tape(path)
    level = read(path.parent.parent / f"{tape.start}.tmx").level
    return open_world(tape, [level]), tape.inputs
