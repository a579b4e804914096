"""`play`: the title and the climb, or straight into any Tiled map."""

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to play and how."""
    parser.add_argument(
        "--map", type=Path, metavar="FILE", help="play this Tiled map at once, without a title"
    )
    parser.add_argument(
        "--on", action="store_true", help="with --map: and on through the maps that follow it by their `next`"
    )
    parser.add_argument(
        "--at", type=int, metavar="LAMP", help="start from this lamp's state (0 is the first)"
    )
    parser.add_argument(
        "--object",
        default="",
        metavar="ID",
        help="stand where this object of the map is; nothing of it is kept",
    )
    parser.add_argument(
        "--seed", type=int, default=1, metavar="N", help="the heart's seed (1, as ranked runs)"
    )
    parser.add_argument(
        "--ghost",
        type=Path,
        action="append",
        default=[],
        metavar="CLIMB",
        help="a tape that climbs beside you; up to eight times",
    )
    parser.add_argument(
        "--practice",
        action="store_true",
        help="practise: slots, lamps, a passage again and again; no records",
    )
    parser.add_argument(
        "--strict", action="store_true", help="refuse whatever would keep the climb out of the ranks"
    )
    parser.add_argument(
        "--livesplit",
        choices=("off", "server", "one", "both"),
        default="",
        help="tell LiveSplit: its TCP server, LiveSplit One, or both; else as the settings say",
    )
    parser.add_argument("--watch", action="store_true", help="read the map again whenever it is saved")
    parser.add_argument("--windowed", action="store_true", help="in a window, whatever the settings say")
    parser.add_argument("--muted", action="store_true", help="without sound")


def run(args: argparse.Namespace) -> int:
    """Play until the player leaves; returns 0. Raises Trouble for a map or a display that cannot be used."""
    from game.app import App
    from game.scenes.start import Start

    # The map first: a fault in it should not cost a window.
    first = Start(args.map, args.at, args.seed, args.watch, args.ghost, args.object, args.on)
    if args.strict:
        first.be_strict()
    app = App(windowed=args.windowed, muted=args.muted, livesplit=args.livesplit)
    if args.strict:
        app.shell.only_strict = True
    if args.practice:
        return app.run(first.practice)
    return app.run(first.climb if args.map else first.title)
