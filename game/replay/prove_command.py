"""`burning-lavender prove MAP... [--json] [--seconds N] [--seed N]`"""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.maps.read import Map


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("map", nargs="+", type=Path, help="a Tiled map (*.tmx)")
    parser.add_argument("--seconds", type=float, default=30.0, help="time for each passage (30)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the heart (1)")
    parser.add_argument("--json", action="store_true", help="one JSON object a line and nothing else")


def run(args: argparse.Namespace) -> int:
    """Exit code: 0 all solved, 1 not, 2 a map cannot be read."""
    from game.maps.read import read

    return 0 if all([_prove(read(path), args) for path in args.map]) else 1


def _prove(found: "Map", args: argparse.Namespace) -> bool:
    """Prove one map, say each leg, write the tape; False if a leg is not solved."""
    from game.maps.prove import SOLVED, goals, prove
    from game.replay.recorder import Recorder
    from game.sim import World, step

    world = World((found.level,), seed=args.seed)
    recorder = Recorder([found], seed=args.seed)
    legs = len(goals(found.level))
    began = time.monotonic()
    reached: set[int] = set()
    n = 0
    show = sys.stderr.isatty() and not args.json
    front = "\r" if show else ""
    for n, leg in enumerate(prove(found.level, args.seconds, args.seed), 1):
        if show:
            spent = time.monotonic() - began
            print(f"\r{n}/{legs} goals, about {spent / n * (legs - n):.0f} s left ", end="", file=sys.stderr)
        report = {
            "map": found.name, "passage": leg.passage, "goal": leg.goal, "outcome": leg.outcome,
            "ticks": len(leg.tape), "nodes": leg.found.nodes, "seconds": round(leg.found.seconds, 2),
            "highest": (leg.found.highest + 22) // 16 if leg.outcome != SOLVED else None,
        }  # fmt: skip
        if args.json:
            print(json.dumps(report), flush=True)
        else:
            print(
                f"{front}{found.path}: {leg.passage}: {leg.goal}: {leg.outcome},"
                f" {len(leg.tape)} ticks, {leg.found.nodes} nodes, {leg.found.seconds:.1f} s"
            )
        if leg.outcome != SOLVED:
            return False
        for buttons in leg.tape:
            at = world.passage
            if at >= 0 and at not in reached:
                reached.add(at)
                recorder.label(f"passage {found.level.passages[at].name}")
            step(world, buttons)
            recorder.tick(buttons, world)
    proofs = found.path.parent / "proofs"
    recorder.save(proofs / f"{found.name}.climb")
    if not args.json:
        print(f"{proofs / found.name}.climb: {recorder.ticks} ticks")
    return n == legs
