"""Wall off each passage of a map, one at a time, and ask the proof: exactly that passage is out of reach.

python tools/seal.py levels/2-stairs.tmx [--json]
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from game.maps.prove import OUT_OF_REACH, SOLVED, Proof, alone, legs
from game.maps.read import read
from game.sim.level import STONE, Level


@dataclass(frozen=True, slots=True)
class Sealed:
    """What came of a wall across one passage. `row`: the tile row of the wall. `seconds`: of the leg's no."""

    passage: str
    row: int
    outcome: str
    highest: tuple[int, int] | None
    seconds: float
    others: dict[str, str]  # the legs that do not lead through the wall


def wall_across(level: Level, passage: str) -> tuple[Level, int]:
    """The level with a row of stone right across a passage, where no lamp or start is in the way."""
    box = next(found.box for found in level.passages if found.name == passage)
    feet = [lamp.y for lamp in level.lamps] + [level.start[1]]
    rows = [
        row
        for row in range(box.y // 16 + 1, box.bottom // 16 - 1)
        if all(not -38 < row * 16 - foot <= 0 for foot in feet)
        and not level.exit.y - 64 < row * 16 < level.exit.bottom + 32
    ]
    row = rows[len(rows) // 2]
    tiles = bytearray(level.tiles)
    tiles[row * level.width : (row + 1) * level.width] = bytes((STONE,)) * level.width
    return replace(level, tiles=bytes(tiles)), row


def seal(level: Level, passage: str, others: bool = True) -> Sealed:
    """Wall off a passage; its leg through the wall, and all other legs, each alone from its lamp."""
    sealed, row = wall_across(level, passage)
    feet = {n: lamp.y for n, lamp in enumerate(level.lamps)} | {-1: level.start[1]}
    outcomes: dict[str, str] = {}
    proof, took = None, 0.0
    for leg in legs(sealed):
        goal = leg.box.bottom
        through = goal <= row * 16 < feet[leg.lamp]
        if not through and not others:
            continue
        began = time.perf_counter()
        found: Proof = alone(sealed, leg)
        if through:
            proof, took = found, time.perf_counter() - began
        else:
            outcomes[f"{leg.passage}: {leg.goal}"] = found.outcome
    assert proof is not None
    return Sealed(passage, row, proof.outcome, proof.highest, round(took, 2), outcomes)


def seal_all(level: Level, others: bool = True) -> Iterator[Sealed]:
    """Every passage that has room for a wall."""
    for passage in level.passages:
        try:
            yield seal(level, passage.name, others)
        except IndexError:
            print(f"{passage.name}: no row for a wall that is clear of its lamps", file=sys.stderr)


def main() -> int:
    """Exit code 0 when every wall was seen, and nothing but the wall."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("map", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    good = True
    for found in seal_all(read(args.map).level):
        wrong = {leg: outcome for leg, outcome in found.others.items() if outcome != SOLVED}
        good = good and found.outcome == OUT_OF_REACH and not wrong
        if args.json:
            print(json.dumps(asdict(found)), flush=True)
        else:
            where = found.highest and "({}, {})".format(*found.highest)
            print(
                f"{found.passage}: wall at row {found.row}: {found.outcome}, highest place {where},"
                f" {found.seconds} s; other legs: {wrong or 'all solved'}",
                flush=True,
            )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
