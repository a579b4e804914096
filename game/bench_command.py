"""`burning-lavender bench [--json]`: this machine against the budgets of docs/architecture.

Every figure is the best of several rounds: other programs share the machine, and a budget is about what
the game takes, not about what they take. Nothing here is a test.
"""

import argparse
import json
import os
import sys

from game.bench.budgets import BUDGETS
from game.bench.fresh import QUIET


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help="one JSON object a line and nothing else")
    parser.add_argument(
        "--long",
        action="store_true",
        help="only, and last of all: 30 minutes of random play through every scene",
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="which random play (1)")


def run(args: argparse.Namespace) -> int:
    """Measure and print; always 0: a slow machine is no fault."""
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    from game.bench import frames, hearing, program, rules  # pygame reads the environment when it is imported

    parts = (
        rules.measure_tick, rules.measure_verify, program.measure_launch, rules.measure_load, frames.measure_frame,
        frames.measure_gallery, frames.measure_heaviest, rules.measure_rules, program.measure_reset,
        rules.measure_check, program.measure_reload, hearing.measure_sound, program.measure_memory,
    )  # fmt: skip
    show = sys.stderr.isatty() and not args.json
    done: dict[str, float] = {}
    chosen = (lambda: program.measure_growth(show, args.seed),) if args.long else parts
    for n, part in enumerate(chosen):
        if show:
            print(f"\r{n}/{len(chosen)} parts ", end="", file=sys.stderr)
        done |= part()
    if show:
        print("\r", end="", file=sys.stderr)
    for budget in BUDGETS:
        if budget.name not in done:
            continue
        measured = done[budget.name]
        within = bool(measured <= budget.budget)
        row = {
            "name": budget.name, "value": round(measured, 3), "unit": budget.unit,
            "budget": budget.budget, "moonshot": budget.moonshot, "within": within,
        }  # fmt: skip
        if args.json:
            print(json.dumps(row))
        else:
            mark = "within" if within else "OVER"
            print(f"{budget.name:44} {measured:9.2f} {budget.unit:4} budget {budget.budget:<5g} {mark}")
    return 0
