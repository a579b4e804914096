"""`burning-lavender verify REPLAY... [--map FILE] [--json]`"""

import argparse
import json
import sys
from pathlib import Path

from game.maps.problem import one_line
from game.text import clock


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("replay", nargs="+", type=Path, help="a tape (*.climb)")
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="a map that the tapes were played on",
    )
    parser.add_argument("--strict", action="store_true", help="one that is tainted does not pass either")
    parser.add_argument("--json", action="store_true", help="one JSON object a line and nothing else")


def run(args: argparse.Namespace) -> int:
    """Exit code: 0 all hold, 1 some do not, 2 a file is missing."""
    from game.replay.verify import verify

    code = 0
    for path in (*args.map, *args.replay):
        if not path.exists():
            print(f"{path}: there is no such file; check the path", file=sys.stderr)
            return 2
    for path in args.replay:
        verdict = verify(path, args.map)
        if args.strict and verdict.ok and verdict.taint:
            verdict.ok = False
            verdict.reason = f"it holds, and is out of the ranks: {', '.join(verdict.taint)}"
        if not verdict.ok:
            code = 1
        if args.json:
            print(json.dumps(verdict.as_json()), flush=True)
        elif verdict.ok:
            print(
                f"{path}: holds: {verdict.category}: {verdict.ending} after {clock(verdict.igt)}"
                f" ({verdict.igt} ticks), {verdict.deaths} deaths, digest {verdict.digest}"
            )
        else:
            where = f" at tick {verdict.first_bad_tick}" if verdict.first_bad_tick else ""
            print(one_line(f"{path}: does not hold{where}: {verdict.reason}"))
    return code
