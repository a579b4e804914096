"""`burning-lavender check MAP... [--json]`"""

import argparse
import json
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("map", nargs="+", type=Path, help="a Tiled map (*.tmx)")
    parser.add_argument("--json", action="store_true", help="one JSON object a line and nothing else")


def run(args: argparse.Namespace) -> int:
    """Exit code: 0 clean (warnings allowed), 1 problems, 2 a file is missing."""
    from game.maps.read import check

    for path in args.map:
        if not path.exists():
            print(f"{path}: there is no such file; check the path", file=sys.stderr)
            return 2
    code = 0
    for path in args.map:
        problems = check(path)
        if any(problem.grave for problem in problems):
            code = 1
        for problem in problems:
            if args.json:
                print(json.dumps(problem.as_json()), flush=True)
            else:
                print(problem.line if problem.grave else f"{problem.line} (a warning)")
        if not problems and not args.json:
            print(f"{path}: nothing is wrong")
    return code
