"""`watch`: a tape in the window, with pause, frame steps, speed and the buttons as they were pressed."""

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which tape, and how."""
    parser.add_argument("replay", type=Path, metavar="REPLAY", help="the tape, a .climb file")
    parser.add_argument(
        "--map", type=Path, action="append", default=[], metavar="FILE", help="a map that it was played on"
    )
    parser.add_argument("--windowed", action="store_true", help="in a window, whatever the settings say")
    parser.add_argument("--muted", action="store_true", help="without sound")


def run(args: argparse.Namespace) -> int:
    """Watch until the window is closed; returns 0. Raises Trouble for a tape that cannot be played."""
    from game.app import App
    from game.replay import read_tape
    from game.replay.find import find_maps
    from game.scenes.playback import Playback
    from game.scenes.reel import Reel

    tape = read_tape(args.replay)
    found = find_maps(tape, args.replay, args.map)
    playback = Playback(tape, [map.level for map in found.maps])
    looks = {map.level.name: map.scenery for map in found.maps}
    app = App(windowed=args.windowed, muted=args.muted)
    return app.run(lambda shell: Reel(shell, playback, looks, found.wrong))
