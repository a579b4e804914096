"""How a newcomer fares: `python tools/novice.py [MAP...] [--only PASSAGE...] [--seeds N] [--tries N] [--json]`

Some six ticks late or early and losing a tenth of all jumps, from each lamp to the next, again and again until it is
cleared; the median over the seeds must be within 30 tries. Scored only where the same player clears it with a steady
hand. Prints for each leg the tries, and five times the median of the ticks that all tries took together: what its lamp
should allow. Without MAP: the first three maps. Exit code 1 where a leg takes too many.
"""

import argparse
import json
import random
import statistics
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from game.files import shipped
from game.maps.clumsy import Player
from game.maps.legs import legs
from game.maps.prove import SOLVED, alone
from game.maps.read import read
from game.replay.verify import TOWER
from game.waiting import Left
from tools.clumsy import SECONDS
from tools.told import told

LATE, DROPPED = 6.0, 0.1  # ticks (standard deviation), share of jumps


def learn(path: Path, number: int, seeds: int, tries: int) -> dict[str, object]:
    """A leg: the median of the tries over the seeds, and of the ticks that they took."""
    level = read(path).level
    leg = legs(level)[number]
    out: dict[str, object] = {"map": path.stem, "passage": leg.passage, "goal": leg.goal}
    proof = alone(level, leg, 1, SECONDS)
    if proof.outcome != SOLVED:
        return out | {"scored": False, "why": proof.outcome}
    player = Player(level, leg, proof.tape, 1)
    if player.climb(random.Random(0), 0.0, 0.0) != "cleared":
        return out | {"scored": False, "why": "a steady hand does not clear it either"}
    took, spent = [], []
    for seed in range(seeds):
        dice, ticks, tried, came = random.Random(seed), 0, 0, ""
        while tried <= tries and came != "cleared":
            tried += 1
            came = player.climb(dice, LATE, DROPPED)
            ticks += player.search.world.tick
        took.append(tried)
        spent.append(ticks)
    return out | {
        "scored": True, "tries": statistics.median(took), "worst": max(took),
        "allowance": max(90, round(5 * statistics.median(spent) / 60)),
    }  # fmt: skip


@told
def main() -> int:
    """Let it climb."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("map", nargs="*", type=Path)
    parser.add_argument("--only", nargs="*", default=(), metavar="PASSAGE")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--tries", type=int, default=30)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    paths = args.map or [shipped("levels", f"{name}.tmx") for name in TOWER[:3]]
    todo = [
        (path, leg.number)
        for path in paths
        for leg in legs(read(path).level)
        if not args.only or leg.passage in args.only
    ]
    wrong, left = False, Left(args.json)
    with ProcessPoolExecutor(args.workers, get_context("spawn")) as pool:
        jobs = [pool.submit(learn, path, n, args.seeds, args.tries) for path, n in todo]
        for k, job in enumerate(jobs, 1):
            found = job.result()
            left(k / len(jobs), f"{k}/{len(jobs)}")
            wrong |= bool(found["scored"]) and found["tries"] > args.tries  # type: ignore[operator]
            if args.json:
                print(json.dumps(found), flush=True)
                continue
            name = f"{found['map']}: {found['passage']}: {found['goal']}"
            if found["scored"]:
                said = f"{found['tries']:g} tries, at worst {found['worst']}; allow {found['allowance']} s"
            else:
                said = f"not scored: {found['why']}"
            print(f"{name}: {said}", flush=True)
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
