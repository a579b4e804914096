"""`burning-lavender picture MAP -o FILE.png [--layer game|tiled]`"""

import argparse
import os
from pathlib import Path

from game.trouble import Trouble


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("map", type=Path, help="a Tiled map (*.tmx)")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.png", help="where to write")
    parser.add_argument(
        "--layer",
        choices=("game", "tiled"),
        default="game",
        help="game: what the rules see, with everything marked; tiled: as Tiled shows it",
    )


def run(args: argparse.Namespace) -> int:
    """Exit code 0; 2 through Trouble where the map or a picture of it cannot be read."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.maps.read import read

    map = read(args.map)  # before pygame: a map with faults says so at once
    import pygame

    from game.maps.picture_game import game_picture
    from game.maps.picture_tiled import tiled_picture

    if args.output.suffix.lower() not in (".png", ".bmp", ".jpg"):
        raise Trouble(f"{args.output}: the picture must end in .png")
    picture = tiled_picture(map) if args.layer == "tiled" else game_picture(map.level)
    try:
        pygame.image.save(picture, str(args.output))
    except (pygame.error, OSError) as error:
        raise Trouble(f"{args.output}: it cannot be written ({error}); choose another place") from None
    print(f"{args.output}: {picture.get_width()} x {picture.get_height()}")
    return 0
