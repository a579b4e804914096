"""A climb that was left is taken up again, from its tape, at its last lamp; a damaged tape has a good copy."""

from pathlib import Path

from game.maps.read import Map
from game.profile.store import good, set_aside, write_atomically
from game.replay import Tape, read_tape
from game.replay.convert import played_again
from game.scenes.keeping import Keeper
from game.sim.world import World
from game.text import tr
from game.trouble import Trouble


class Damaged(Trouble):
    """The tape says something else than what was played."""


def taken_up(map: Map, file: Path, may_write: bool = True) -> tuple[Tape, Keeper, World, str]:
    """Return what a tape goes on in: its keeper, and the world back at its last lamp; and a sentence, often none.

    Raises Trouble, OSError where it cannot go on; then every file is as it was.
    """
    try:
        return (*_played(map, file, file, may_write), "")
    except Trouble as damage:
        try:
            if good(file).read_bytes() == file.read_bytes():
                raise damage
            tape, keeper, world = _played(map, good(file), file, may_write)
        except (Trouble, OSError):
            raise damage from None
        if may_write:
            set_aside(file)
            write_atomically(file, good(file).read_bytes())
        return tape, keeper, world, tr("The tape of this climb was damaged; its good copy is used.")


def _played(map: Map, source: Path, file: Path, may_write: bool) -> tuple[Tape, Keeper, World]:
    tape = read_tape(source)
    if (map.name, map.digest) not in tape.maps:
        raise Trouble(tr("The map has changed since; that climb cannot go on. Its tape is kept."))
    again, world = played_again(tape, tape.taint, None, [map.path])
    now = again.tape()
    if now.sim == tape.sim and tape.checks and now.checks != tape.checks:
        raise Damaged(tr("The tape of that climb is damaged; it is left as it is."))
    if world.ending:
        raise Trouble(tr("That climb is over."))
    keeper = Keeper(again, map.name, may_write)
    keeper.command(world, "resume")
    keeper.path, keeper.kept, keeper.goes_on = file, again.ticks, True
    return tape, keeper, world
