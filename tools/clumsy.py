"""How the clumsy player fares, measured anew: `python tools/clumsy.py MAP... [--only PASSAGE...] [--tries N]`

Climbs legs of maps that are proven as they stand, and writes what came of it into the figures beside them; all else
that `prove` found stays as it was. A line a leg. Exit code 2 where a map has no figures of its own to write into.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from game.maps.clumsy import figures, jitter
from game.maps.legs import Leg, legs
from game.maps.proofs import places, read_figures, rules_now, write_figures
from game.maps.prove import SOLVED, alone
from game.maps.prove_many import SEEDS
from game.maps.read import Map, read
from game.trouble import Trouble
from tools.told import told

SECONDS = 120.0  # for the proof whose way is followed, as long as the hardest leg takes


def kept(map: Map) -> list[dict[str, Any]]:
    """The figures of a map as it stands. Raises Trouble."""
    path = places(map.path, map.name)[1]
    found = read_figures(path)
    if not found or found[:2] != (map.digest, rules_now()):
        raise Trouble(f"{path}: they are not of the map as it is now; prove it first")
    return found[2]


def measure(map: Map, leg: Leg, tries: int) -> dict[str, Any] | None:
    """What comes of a leg; None where no seed has a way to follow."""
    for seed in range(1, SEEDS + 1):
        proof = alone(map.level, leg, seed, SECONDS)
        if proof.outcome == SOLVED:
            return figures(jitter(map.level, leg, proof.tape, seed, tries))
    return None


@told
def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("map", nargs="+", type=Path)
    parser.add_argument("--only", nargs="*", default=(), metavar="PASSAGE")
    parser.add_argument("--tries", type=int, default=20)
    args = parser.parse_args()
    for path in args.map:
        map = read(path)
        lines = kept(map)
        for leg, line in zip(legs(map.level), lines, strict=True):
            if args.only and leg.passage not in args.only:
                continue
            found = measure(map, leg, args.tries)
            if found:
                line["jitter"] = found
                write_figures(places(map.path, map.name)[1], map.digest, lines)
            print(f"{map.name}: {leg.passage}: {leg.goal}: {found or 'no way to follow'}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
