"""`profile export FILE`, `profile import FILE`: everything that is kept of one player, as one file."""

import argparse
from pathlib import Path

from game.profile import bundle, places
from game.profile.store import OneWriter
from game.trouble import Trouble


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which way, and the file."""
    parser.add_argument(
        "way", choices=("export", "import"), help="write the profile into FILE, or read it from there"
    )
    parser.add_argument("file", type=Path, metavar="FILE")


def run(args: argparse.Namespace) -> int:
    """Do it and say what came of it; returns 0. Raises Trouble where it cannot be done."""
    if args.way == "export":
        tapes = bundle.export(args.file)
        print(f"{args.file}: the profile of {places.home()}, with {tapes} tapes")
        return 0
    owner = OneWriter(places.home())
    try:
        if not owner.mine:
            raise Trouble(f"{places.home()} cannot be written, or the game is running; close it first")
        tapes, kept = bundle.take(args.file)
    finally:
        owner.close()
    print(f"{places.home()}: the profile of {args.file} is here now, with {tapes} tapes")
    if kept:
        print(f"what was there before is in {kept}")
    return 0
