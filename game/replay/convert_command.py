"""`burning-lavender convert REPLAY -o FILE [--bare] [--map FILE]`"""

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("replay", type=Path, help="a tape (*.climb)")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="where to write")
    parser.add_argument("--bare", action="store_true", help="leave the checks out, for editing by hand")
    parser.add_argument(
        "--map", action="append", default=[], type=Path, metavar="FILE", help="a map it was played on"
    )


def run(args: argparse.Namespace) -> int:
    """Exit code 0; 2 through Trouble where the tape or a map of it cannot be read."""
    from game.replay.convert import bare, replayed
    from game.replay.format import read_tape
    from game.replay.recorder import write_tape

    tape = read_tape(args.replay)
    made = bare(tape) if args.bare else replayed(tape, args.replay, args.map)
    write_tape(made, args.output)
    print(f"{args.output}: {made.ticks} ticks, {made.ending}")
    return 0
