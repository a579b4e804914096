"""A million random ticks over a map: `python tools/soak.py [MAP] [--ticks N] [--seed N] [--json]`.

Starts from random ticks of the map's golden climb, so that every passage is seen. Holds in every tick: no
exception, the climber not inside a solid, meters in range, a snapshot restores; and the whole run gives
the same digest twice. Prints the passages, states and events that were covered.
"""

import argparse
import json
import random
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from game.maps.read import read
from game.replay.format import read_tape
from game.replay.player import open_world
from game.sim import World, digest, restore, snapshot, step, tuning
from game.sim.motion import blocked
from game.sim.states import STATES
from game.waiting import Left

ROOT = Path(__file__).resolve().parent.parent
STRETCH = 1200  # ticks of storm from each start


def storm(r: random.Random, ticks: int) -> list[int]:
    """Buttons as a frightened hand would press them."""
    out: list[int] = []
    while len(out) < ticks:
        held = r.choice((0, 1, 1, 1, 2, 2, 2)) | r.choice((0, 16, 16)) | r.choice((0, 0, 32, 36, 40))
        held |= r.choice((0,) * 11 + (64,)) | r.choice((0,) * 30 + (128, 256))
        out += [held] * r.randrange(1, 22)
    return out[:ticks]


def faults(world: World) -> list[str]:
    """What must never be, and is."""
    c, child = world.climber, world.child
    found = []
    if not world.dying and not world.ending and blocked(world, c.x, c.y):
        found.append(f"the climber is inside a solid at ({c.x}, {c.y})")
    meters = {"fear": child.fear, "cold": child.cold, "life": child.life * tuning.UNIT}
    found += [f"{name} is {value}" for name, value in meters.items() if not 0 <= value <= tuning.FULL]
    if not 0 <= c.grip <= tuning.GRIP * (tuning.GRIP_ALONE if world.alone else 100) // 100:
        found.append(f"grip is {c.grip}")
    if world.sky.left < 0:
        found.append(f"the sky has {world.sky.left} ticks")
    return found


def soak(path: Path, ticks: int, seed: int = 1, show: bool = False) -> dict[str, object]:
    """Storm over a map for so many ticks; returns what was covered, the digest and the faults."""
    level = read(path).level
    proof = path.parent / "proofs" / f"{path.stem}.climb"
    tape = read_tape(proof) if proof.exists() else None
    world = open_world(tape, [level]) if tape else World((level,))
    starts = [snapshot(world)]
    if tape:
        for n, buttons in enumerate(tape.inputs):
            step(world, buttons)
            if n % 10 == 0 and not world.ending:
                starts.append(snapshot(world))
    r = random.Random(seed)
    events: Counter[str] = Counter()
    states: Counter[str] = Counter()
    passages: set[str] = set()
    bad: list[str] = []
    run = chain = 0
    left = Left(not show)
    while run < ticks:
        restore(world, r.choice(starts))
        for buttons in storm(r, min(STRETCH, ticks - run)):
            for event in step(world, buttons):
                events[type(event).__name__] += 1
            states[STATES[world.climber.state] if not world.dying else "dying"] += 1
            if world.passage >= 0:
                passages.add(level.passages[world.passage].name)
            run += 1
            wrong = faults(world)
            if wrong and len(bad) < 10:
                bad.append(f"seed {seed} tick {run}: {', '.join(wrong)}")
            if run % 997 == 0:
                kept = snapshot(world)
                restore(world, kept)
                if snapshot(world) != kept:
                    bad.append(f"seed {seed} tick {run}: a snapshot does not restore")
        chain = hash_chain(chain, digest(world))
        left(run / ticks, f"{run}/{ticks} ticks")
    return {
        "map": path.stem, "ticks": run, "starts": len(starts), "faults": bad, "digest": f"{chain:032x}",
        "passages": sorted(passages), "passages_of": len(level.passages),
        "states": dict(states.most_common()), "events": dict(events.most_common()),
    }  # fmt: skip


def hash_chain(chain: int, text: str) -> int:
    """Fold a digest into the digests before it."""
    return (chain * 0x100000001B3 ^ int(text, 16)) & ((1 << 128) - 1)


def main() -> int:
    """Soak twice, compare, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("map", nargs="*", type=Path, default=[ROOT / "levels" / "2-stairs.tmx"])
    parser.add_argument("--ticks", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    show = sys.stderr.isatty() and not args.json
    code = 0
    for path in args.map:
        first = soak(path, args.ticks, args.seed, show)
        again = soak(path, args.ticks, args.seed, show)
        first["same_digest_twice"] = first["digest"] == again["digest"]
        if first["faults"] or not first["same_digest_twice"]:
            code = 1
        print(
            json.dumps(first) if args.json else "\n".join(f"{key}: {value}" for key, value in first.items())
        )
    return code


if __name__ == "__main__":
    sys.exit(main())
