"""Does fear spiral, and does cold ever close a way? `python tools/economy.py [MAP...] [--climbs N] [--json]`

Three things, over every leg from a lamp to the next of the maps that have a golden climb:

* the golden climbs' own fear, cold, life and sky at each lamp;
* a spiral: the clumsy player climbs each leg again and again, beginning at its lamp with a fear drawn at random
  and a cold that has followed it. If fear fed failure, failures would have begun with more of it. The
  difference of the means, leg by leg, is compared with what shuffling gives: `p` is the share of shuffles with
  a difference at least as large;
* full cold: each leg is searched with a child that stays as cold and as afraid as can be. What cannot be
  cleared so must be clearable from a warm place first, under the rules as they are.

Exit code 1 when fear predicts failure (p below 0.01, more fear where it failed), or a way is closed.
"""

import argparse
import json
import random
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from game.maps.clumsy import Player
from game.maps.legs import DOOR, EXIT, LAMP, Leg, lamp_state, legs
from game.maps.prove import SOLVED, alone, solve
from game.maps.read import read
from game.maps.slack import tightened
from game.replay.format import read_tape
from game.replay.player import open_world
from game.sim import events, step, tuning
from game.sim.level import Level
from game.waiting import Left

ROOT = Path(__file__).resolve().parent.parent
SHUFFLES = 5000
CHANCE = 0.01
MORE = 130  # % of the climbs asked for: on some legs they are not scored
SECONDS = 30.0  # for a search
# nothing warms and nothing calms
FROZEN = dict.fromkeys(
    ("FEAR_REST", "FEAR_TIGHT", "FEAR_KNEEL", "FEAR_LIGHT", "FEAR_SOOTHED", "COLD_KNEEL", "COLD_LIGHT"), 0
)
Job = tuple[str, int, int, int]  # map, leg, climbs, seed


@dataclass(slots=True)
class Climbed:
    """A leg's climbs: (fear it began with, was it cleared); and what full cold leaves of it.

    Without climbs where the player fails with a steady hand: there its failures say nothing.
    """

    name: str
    leg: str
    climbs: list[tuple[int, bool]] = field(default_factory=list)
    cold: str = ""


def asked(level: Level) -> list[Leg]:
    """The legs on which something can fail: not those of the vision."""
    return [leg for leg in legs(level) if leg.kind in (LAMP, DOOR) or (leg.kind == EXIT and not level.doors)]


def climb_leg(job: Job) -> Climbed:
    """All that is asked of one leg."""
    path, number, climbs, seed = job
    level = read(Path(path)).level
    leg = legs(level)[number]
    out = Climbed(Path(path).stem, f"{leg.passage}: {leg.goal}")
    proof = alone(level, leg, seed, SECONDS)
    if proof.outcome != SOLVED:
        out.cold = proof.outcome
        return out
    player = Player(level, leg, proof.tape, seed)
    rng = random.Random(f"{path} {number} {seed}")
    if player.climb(rng, 0.0, 0.0) != "cleared":
        climbs = 0
    for _ in range(climbs):
        fear = rng.randrange(tuning.FULL + 1)
        out.climbs.append((fear // tuning.UNIT, player.climb(rng, fear=fear) == "cleared"))
    out.cold = full_cold(level, leg, seed)
    return out


def full_cold(level: Level, leg: Leg, seed: int) -> str:
    """How a leg is cleared by who is as cold as can be: frozen all the way, after warming, or not."""
    for name, changes in (("frozen", FROZEN), ("warmed first", {})):
        with tightened(changes):
            world = lamp_state(level, leg, seed)
            world.child.fear = world.child.cold = tuning.FULL
            if solve(level, world, leg, SECONDS).outcome == SOLVED:
                return name
    return "closed"


def predicts(found: list[Climbed], seed: int = 1) -> dict[str, float]:
    """Does the fear one begins with predict failure? Shuffled within each leg, so that hard legs do not count."""
    rng = random.Random(seed)
    strata = [leg.climbs for leg in found if 0 < sum(done for _, done in leg.climbs) < len(leg.climbs)]

    def difference(groups: list[list[tuple[int, bool]]]) -> float:
        """Mean fear of failures above that of successes, weighed by the failures."""
        total = weight = 0.0
        for group in groups:
            failed = [fear for fear, done in group if not done]
            cleared = [fear for fear, done in group if done]
            total += len(failed) * (sum(failed) / len(failed) - sum(cleared) / len(cleared))
            weight += len(failed)
        return total / weight if weight else 0.0

    seen = difference(strata)
    more = 0
    for _ in range(SHUFFLES):
        shuffled = []
        for group in strata:
            outcomes = [done for _, done in group]
            rng.shuffle(outcomes)
            shuffled.append([(fear, done) for (fear, _), done in zip(group, outcomes, strict=True)])
        more += difference(shuffled) >= seen
    climbs = [climb for leg in found for climb in leg.climbs]
    return {
        "climbs": len(climbs), "failed": sum(not done for _, done in climbs), "legs": len(found),
        "legs_with_both": len(strata), "difference": round(seen, 1), "p": round((more + 1) / (SHUFFLES + 1), 4),
    }  # fmt: skip


def golden(path: Path) -> list[dict[str, int]]:
    """The meters of a golden climb as it lights each lamp."""
    tape = read_tape(path.parent / "proofs" / f"{path.stem}.climb")
    world = open_world(tape, [read(path).level])
    rows = []
    for buttons in tape.inputs:
        for event in step(world, buttons):
            if isinstance(event, events.LampLit):
                child = world.child
                rows.append({
                    "lamp": world.lamp, "tick": world.tick, "fear": child.fear // tuning.UNIT,
                    "cold": child.cold // tuning.UNIT, "life": child.life, "sky_s": world.sky.left // 60,
                })  # fmt: skip
    return rows


def main() -> int:
    """Exit code as the module says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("map", nargs="*", type=Path)
    parser.add_argument("--climbs", type=int, default=1000, help="of the clumsy player, in all (1000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    proofs = sorted([*ROOT.glob("levels/proofs/*.climb"), *ROOT.glob("levels/gallery/proofs/*.climb")])
    shipped = [p.parent.parent / f"{p.stem}.tmx" for p in proofs if "." not in p.stem]
    maps = args.map or shipped
    levels = {path: read(path).level for path in maps}
    asks = [
        (str(path), leg.number) for path, level in levels.items() if not level.awake for leg in asked(level)
    ]
    each = -(-MORE * args.climbs // (100 * len(asks)))
    found: list[Climbed] = []
    left = Left(args.json)
    with ProcessPoolExecutor(args.workers, get_context("spawn")) as pool:
        jobs = [pool.submit(climb_leg, (path, number, each, args.seed)) for path, number in asks]
        for job in as_completed(jobs):
            found.append(job.result())
            left(len(found) / len(jobs), f"{len(found)}/{len(jobs)} legs")
    found.sort(key=lambda leg: (leg.name, leg.leg))
    fear = predicts(found, args.seed)
    closed = [f"{leg.name}: {leg.leg}" for leg in found if leg.cold not in ("frozen", "warmed first")]
    whole = {path.stem: golden(path) for path in levels if not levels[path].awake}
    if args.json:
        legs_said = [
            {"map": leg.name, "leg": leg.leg, "climbs": len(leg.climbs), "cold": leg.cold,
             "cleared": sum(done for _, done in leg.climbs)}
            for leg in found
        ]  # fmt: skip
        print(json.dumps({"fear": fear, "closed": closed, "legs": legs_said, "golden": whole}))
    else:
        say(found, fear, closed, whole)
    return int(bool(closed) or (fear["difference"] > 0 and fear["p"] < CHANCE))


def say(
    found: list[Climbed], fear: dict[str, float], closed: list[str], whole: dict[str, list[dict[str, int]]]
) -> None:
    """The figures, for people."""
    for name, rows in whole.items():
        for row in rows:
            print(f"golden {name}: " + ", ".join(f"{key} {value}" for key, value in row.items()))
    for leg in found:
        cleared = sum(done for _, done in leg.climbs)
        scored = f"cleared {cleared} of {len(leg.climbs)}" if leg.climbs else "not scored"
        print(f"{leg.name}: {leg.leg}: {scored}; full cold: {leg.cold}")
    print(
        f"fear at a lamp and failing before the next: {fear['climbs']} climbs, {fear['failed']} failed; "
        f"where they failed the fear was {fear['difference']:+} of 1000, p {fear['p']}"
    )
    print(f"closed by the cold: {', '.join(closed) or 'no way'}")


if __name__ == "__main__":
    sys.exit(main())
