"""`shot`: one frame of the real game as a picture, without a window."""

import argparse
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.trouble import Trouble

if TYPE_CHECKING:
    import pygame

SIZES = {"640x360": 1, "1280x720": 2, "1920x1080": 3, "2560x1440": 4}
LEAD = 90  # ticks before the one asked for in which the view watches: scarf, dust and camera have a past


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to show, when, and where to put it."""
    parser.add_argument(
        "--map", type=Path, metavar="FILE", help="a Tiled map (default: the replay's, or the first)"
    )
    parser.add_argument("--replay", type=Path, metavar="FILE", help="play this tape first")
    parser.add_argument("--tick", type=int, default=0, metavar="N", help="after so many ticks (0)")
    parser.add_argument("--at", type=int, metavar="LAMP", help="without a tape: from this lamp's state")
    parser.add_argument("--look", metavar="NAME", help="a palette instead of the map's own")
    parser.add_argument("--size", choices=SIZES, default="640x360", help="size of the picture (640x360)")
    parser.add_argument("--no-meter", action="store_true", help="without the small meter")
    parser.add_argument("--debug", action="store_true", help="with the F1 overlay")
    parser.add_argument(
        "-o", "--out", type=Path, required=True, metavar="FILE.png", help="the picture to write"
    )


def run(args: argparse.Namespace) -> int:
    """Play, draw, save; returns 0. Raises Trouble for a map, a tape or a file that cannot be used."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    import pygame

    if args.out.suffix.lower() not in (".png", ".jpg", ".bmp"):
        raise Trouble(f"{args.out}: the picture must end in .png")
    picture = shoot(args)
    try:
        args.out.parent.mkdir(parents=True, exist_ok=True)
        pygame.image.save(picture, args.out)
    except (OSError, pygame.error) as fault:
        raise Trouble(f"{args.out}: cannot be written ({fault})") from fault
    return 0


def shoot(args: argparse.Namespace) -> "pygame.Surface":
    """The picture that the arguments ask for."""
    import pygame

    from game.view.frame import HEIGHT, WIDTH, View
    from game.view.shot_world import opened, tick_limit

    last = tick_limit(args)
    world, ticks, looks = opened(args.map, args.replay, args.at)

    def open_view() -> View:
        scenery = looks[world.level.name]
        view = View(world, replace(scenery, palette=args.look) if args.look else scenery)
        view.meter_on, view.debug_on = not args.no_meter, args.debug
        view.tick(world)
        return view

    for _ in range(last - LEAD):
        if next(ticks, None) is None:
            break
    view, place = open_view(), world.level
    while world.tick < last and (events := next(ticks, None)) is not None:
        if world.level is not place:
            view, place = open_view(), world.level
        view.listen(events, world)
        view.tick(world)
        if world.ending:
            break
    frame = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    for _ in range(3):  # the sky refreshes its sides by turns
        view.draw(frame, world, None, 1.0)
    scale = SIZES[args.size]
    return pygame.transform.scale_by(frame, scale) if scale > 1 else frame
