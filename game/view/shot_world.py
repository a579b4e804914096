"""A world to take pictures of: from a map, from a tape, or the first map of the climb."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from game.files import shipped
from game.maps.scenery import Scenery
from game.sim.events import Event
from game.sim.world import World, step
from game.trouble import Trouble

FIRST = "2-stairs.tmx"


def opened(
    map_file: Path | None, tape_file: Path | None, lamp: int | None
) -> tuple[World, Iterator[list[Event]], dict[str, Scenery]]:
    """A world before its first tick, what steps it (an event list a tick), and the scenery of each level by name.

    Raises Trouble for a file that cannot be read.
    """
    from game.maps.read import read

    if tape_file is not None:
        return _from_tape(tape_file, map_file)
    found = read(map_file or shipped("levels", FIRST))
    world = World((found.level,))
    if lamp is not None:
        from game.replay import stand_at

        stand_at(world, lamp)
    return world, _idle(world), {found.level.name: found.scenery}


def _idle(world: World) -> Iterator[list[Event]]:
    while True:
        yield step(world, 0)


def _from_tape(
    tape_file: Path, map_file: Path | None
) -> tuple[World, Iterator[list[Event]], dict[str, Scenery]]:
    from game.replay import open_world, play, read_tape
    from game.replay.find import find_maps

    tape = read_tape(tape_file)
    found = find_maps(tape, tape_file.parent, (map_file,) if map_file else ())
    world = open_world(tape, [m.level for m in found.maps])
    looks = {m.level.name: m.scenery for m in found.maps}
    return world, (events for _, _, events in play(tape, world)), looks


def tick_limit(args: argparse.Namespace) -> int:
    """How many ticks to play. Raises Trouble for a negative number."""
    if args.tick < 0:
        raise Trouble(f"--tick {args.tick}: ticks are counted from 0")
    return int(args.tick)
