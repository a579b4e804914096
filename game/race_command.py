"""`race`: up to eight tapes in the window at once, each its own figure, with who is ahead and by how much."""

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which tapes, and how."""
    parser.add_argument(
        "replay", type=Path, nargs="+", metavar="CLIMB", help="tapes of one climb, two to eight"
    )
    parser.add_argument(
        "--map", type=Path, action="append", default=[], metavar="FILE", help="a map that they were played on"
    )
    parser.add_argument("--windowed", action="store_true", help="in a window, whatever the settings say")
    parser.add_argument("--muted", action="store_true", help="without sound")


def run(args: argparse.Namespace) -> int:
    """Watch until the window is closed; returns 0. Raises Trouble for tapes that cannot race each other."""
    from game.app import App
    from game.scenes.race import Race, line_up

    field = line_up(args.replay, args.map)
    app = App(windowed=args.windowed, muted=args.muted)
    return app.run(lambda shell: Race(shell, field))
