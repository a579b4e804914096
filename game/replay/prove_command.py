"""`burning-lavender prove MAP... [--json] [--seconds N] [--seed N] [--tape FILE] [--curve FILE] [--without brand]`"""

import argparse
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.trouble import Trouble
from game.waiting import Left

if TYPE_CHECKING:
    from game.maps.legs import Leg
    from game.maps.prove import Proof
    from game.maps.prove_many import Alone
    from game.maps.read import Map


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("map", nargs="+", type=Path, help="a Tiled map (*.tmx)")
    parser.add_argument("--seconds", type=float, default=30.0, help="time for each passage (30)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the heart (1)")
    parser.add_argument("--tape", type=Path, metavar="FILE", help="your own clear of the map (*.climb)")
    parser.add_argument("--tries", type=int, default=4, help="climbs of the clumsy player (4; 0: none)")
    parser.add_argument(
        "--curve",
        type=Path,
        metavar="FILE",
        help="where the picture of the difficulty goes (beside the proof)",
    )
    parser.add_argument("--workers", type=int, default=0, help="processes (one a core)")
    parser.add_argument(
        "--without", choices=("brand",), help="is there a way without it? Each leg alone; nothing is kept"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line and nothing else")


def run(args: argparse.Namespace) -> int:
    """Exit code: 0 all solved, 1 not, 2 a map or tape cannot be read."""
    from game.maps.read import read

    if args.tape and len(args.map) > 1:
        raise Trouble("prove: --tape is of one map; name one map")
    if args.curve and len(args.map) > 1:
        raise Trouble("prove: --curve is of one map; name one map")
    if args.tape and args.without:
        raise Trouble("prove: --tape is what was climbed; leave out --without")
    maps = [read(path) for path in args.map]
    if args.without:
        return 0 if all([_slow_ways(found, args) for found in maps]) else 1
    return 0 if all([_Proving(found, args).prove() for found in maps]) else 1


def _highest(tile: "list[int]") -> str:
    """How far a leg that has no way goes."""
    return ", the highest place is tile ({}, {})".format(*tile)


def _slow_ways(found: "Map", args: argparse.Namespace) -> bool:
    """Say for each leg whether it goes without the brand, from its lamp; true if all do."""
    from game.maps.legs import legs
    from game.maps.prove import SOLVED, alone, without_brand

    level, done = without_brand(found.level), True
    for leg in legs(level):
        proof = alone(level, leg, args.seed, args.seconds)
        done &= proof.outcome == SOLVED
        high = list(proof.highest) if proof.highest else None
        said = {
            "map": found.name, "passage": leg.passage, "goal": leg.goal, "without": args.without,
            "outcome": proof.outcome, "ticks": len(proof.tape), "highest": high,
        }  # fmt: skip
        if args.json:
            print(json.dumps(said), flush=True)
            continue
        line = f"{found.path}: {leg.passage}: {leg.goal}: {proof.outcome} without the {args.without}"
        more = f", {len(proof.tape)} ticks" if proof.outcome == SOLVED else ""
        if high:
            more = _highest(high)
        print(line + more, flush=True)
    return done


class _Proving:
    """One map: a climb of it, its legs alone, and what is said and kept of both."""

    def __init__(self, found: "Map", args: argparse.Namespace) -> None:
        from game.maps.legs import legs
        from game.maps.proofs import places

        self.map, self.args = found, args
        self.legs = legs(found.level)
        self.climb, self.figures = places(found.path, found.name)
        self.left = Left(args.json)

    def prove(self) -> bool:
        """Say a line for each leg and keep what was found; True if all is solved."""
        from game.maps.proofs import write_figures

        whole = self.take_tape() if self.args.tape else self.search_climb()
        alone = self.search_alone()
        reports = [self.report(leg, whole.get(leg.number), alone[leg.number]) for leg in self.legs]
        for report in reports:
            self.say(report)
        write_figures(self.figures, self.map.digest, [self.kept(report) for report in reports])
        self.draw(whole, alone)
        self.draw_curve(reports)
        done = len(whole) == len(self.legs) and all(report["outcome"] == "solved" for report in reports)
        if not self.args.json:
            print(f"{self.climb if done else self.figures}: written")
        return done

    # ---- one continuous climb

    def search_climb(self) -> "dict[int, Proof]":
        """Search it leg after leg, and keep the tape if it reaches the exit."""
        from game.maps.prove import SOLVED, climb

        found = {}
        tape: list[int] = []
        solved = True
        for proof in climb(self.map.level, self.args.seconds, self.args.seed):
            found[proof.leg.number] = proof
            tape += proof.tape
            solved = proof.outcome == SOLVED
            self.progress(len(found), 2 * len(self.legs))
        if solved:
            self.keep(tape, self.args.seed)
            for leg in self.legs:  # a lamp that was lit on the way to another
                found.setdefault(leg.number, _passed(leg))
        return found

    def take_tape(self) -> "dict[int, Proof]":
        """A designer's own clear: it must hold, unaided, and light what there is to light on its way out."""
        from game.replay.format import read_tape
        from game.replay.player import open_world
        from game.sim import step

        path = self.args.tape
        tape = read_tape(path)
        if (self.map.name, self.map.digest) not in tape.maps or len(tape.maps) != 1:
            raise Trouble(f"{path}: it was not played on this map as it is now; climb it again")
        if tape.assist or tape.commands or tape.lamp >= 0 or tape.memory:
            raise Trouble(f"{path}: a proof starts at the foot, without assists; climb it again without")
        world = open_world(tape, [self.map.level])
        for buttons in tape.inputs:
            step(world, buttons)
        if not world.ending or world.deaths:
            what = "the climber dies on it" if world.deaths else "it does not reach the exit"
            raise Trouble(f"{path}: {what}; climb it again")
        self.keep(list(tape.inputs), tape.seed)
        return {leg.number: _passed(leg) for leg in self.legs}

    def keep(self, tape: list[int], seed: int) -> None:
        """Write the climb with a label at each passage."""
        from game.replay.recorder import Recorder
        from game.sim import World, step

        world = World((self.map.level,), seed=seed)
        recorder = Recorder([self.map], seed=seed)
        reached: set[int] = set()
        for buttons in tape:
            if world.ending:
                break
            at = world.passage
            if at >= 0 and at not in reached:
                reached.add(at)
                recorder.label(f"passage {self.map.level.passages[at].name}")
            step(world, buttons)
            recorder.tick(buttons, world)
        recorder.save(self.climb)

    # ---- each leg alone

    def search_alone(self) -> "dict[int, Alone]":
        """Every leg from its lamp state."""
        from game.maps.prove_many import all_alone

        args, found = self.args, {}
        for leg in all_alone(self.map.level, args.seed, args.seconds, args.tries, args.workers):
            found[leg.number] = leg
            self.progress(len(self.legs) + len(found), 2 * len(self.legs))
        return found

    # ---- what is said

    def progress(self, done: int, of: int) -> None:
        """How far it is."""
        self.left(done / of, f"{done}/{of}")

    def report(self, leg: "Leg", whole: "Proof | None", alone: "Alone") -> dict[str, Any]:
        """All that is known of a leg. Its outcome: a clear in the whole climb settles what alone was
        undecided; what is out of reach alone is so in any climb."""
        from game.maps.prove import SOLVED

        worst = alone.worst
        settled = whole is not None and whole.outcome == SOLVED
        outcome = SOLVED if settled and worst.outcome == "undecided" else worst.outcome
        if whole is not None and not settled and outcome == SOLVED:
            outcome = whole.outcome  # it can be done from its lamp, but was not where the climb came to it
        first = whole if settled and whole is not None and whole.tape else worst
        high = worst.highest or (whole.highest if whole else None)
        report: dict[str, Any] = {
            "map": self.map.name, "passage": leg.passage, "goal": leg.goal, "outcome": outcome,
            "ticks": len(first.tape) if outcome == SOLVED else 0,
            "inputs": _inputs(first.tape) if outcome == SOLVED else 0,
            "nodes": first.found.nodes, "seconds": round(first.found.seconds, 2),
            "highest": list(high) if high and outcome != SOLVED else None,
            "whole": whole.outcome if whole else None,
            "alone": [
                {"seed": self.args.seed + n, "outcome": proof.outcome, "ticks": len(proof.tape),
                 "nodes": proof.found.nodes, "seconds": round(proof.found.seconds, 2)}
                for n, proof in enumerate(alone.proofs)
            ],
            "slack": alone.slack or None,
        }  # fmt: skip
        if alone.clumsy:
            from game.maps.clumsy import figures

            report["jitter"] = figures(alone.clumsy)
        return report

    def kept(self, report: dict[str, Any]) -> dict[str, Any]:
        """What of a report does not change from run to run."""
        left_out = ("map", "seconds")
        kept = {key: value for key, value in report.items() if key not in left_out}
        kept["alone"] = [
            {key: value for key, value in one.items() if key != "seconds"} for one in report["alone"]
        ]
        return kept

    def say(self, report: dict[str, Any]) -> None:
        """One leg's line."""
        if self.args.json:
            print(json.dumps(report), flush=True)
            return
        line = f"{self.map.path}: {report['passage']}: {report['goal']}: {report['outcome']}"
        if report["outcome"] == "solved":
            line += f", {report['ticks']} ticks, {report['nodes']} nodes, {report['seconds']:.1f} s"
            if report["slack"]:
                line += ", slack: " + ", ".join(f"{key} {value}" for key, value in report["slack"].items())
            if "jitter" in report:
                line += f", clumsy {report['jitter']['cleared']} of {report['jitter']['tries']}"
        elif report["highest"]:
            line += _highest(report["highest"])
        print(line)

    def draw(self, whole: "dict[int, Proof]", alone: "dict[int, Alone]") -> None:
        """A picture of everything reached for each leg that is out of reach."""
        for leg in self.legs:
            path = self.climb.with_name(f"{self.map.name}-{leg.number}-reach.png")
            proofs = [alone[leg.number].worst, *([whole[leg.number]] if leg.number in whole else [])]
            reach = next((proof.reach for proof in proofs if proof.reach), None)
            if reach is None:
                path.unlink(missing_ok=True)
                continue
            os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
            from game.maps.reach_picture import draw

            draw(self.map.level, reach, leg.box, path)
            if not self.args.json:
                print(f"{path}: everything that is in reach on the way to {leg.goal}")

    def draw_curve(self, reports: list[dict[str, Any]]) -> None:
        """The difficulty of the map, leg by leg; without a clumsy player there is none to draw."""
        if not any("jitter" in report for report in reports):
            return
        os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
        from game.maps.difficulty import draw_curve

        path = self.args.curve or self.climb.with_name(f"{self.map.name}-difficulty.png")
        draw_curve(self.map.name, reports, path)
        if not self.args.json:
            print(f"{path}: how hard it is, leg by leg")


def _passed(leg: "Leg") -> "Proof":
    from game.maps.prove import SOLVED, Proof

    return Proof(leg, SOLVED)


def _inputs(tape: list[int]) -> int:
    """How often the buttons change."""
    return sum(a != b for a, b in zip([0, *tape], tape, strict=False))
