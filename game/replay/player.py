"""A tape played back: the world it starts in, its commands, and its ticks."""

from collections.abc import Iterator, Sequence

from game.replay.format import Tape, TapeError
from game.sim import World, step
from game.sim.events import Event
from game.sim.level import Level
from game.sim.rules import ASSISTS


def open_world(tape: Tape, levels: Sequence[Level]) -> World:
    """The world before the first tick. `levels` are those of `tape.maps`, in that order."""
    place = [name for name, _ in tape.maps].index(tape.start)
    world = World(tuple(levels), tape.seed, tape.rules, place, tape.memory)
    for name in tape.assist:
        world.assists.switch(name)
    if tape.lamp >= 0:
        stand_at(world, tape.lamp)
    return world


def apply(world: World, name: str, value: str) -> None:
    """Do what a body line `!name value` says. TapeError when it cannot be done here."""
    if name == "assist":
        which, _, rest = value.partition(" ")
        if which not in ASSISTS or rest not in ("", "on", "off"):
            raise TapeError(f"!assist {value}: no such assist; known: {', '.join(ASSISTS)}")
        world.assists.switch(which, rest != "off")
    elif name == "lamp":
        if not value.isascii() or not value.isdigit() or len(value) > 4:
            raise TapeError(f"!lamp {value}: no such lamp; write its number, counted from 0 at the foot")
        stand_at(world, int(value))
    elif name == "skip":
        stand_at(world, min(world.lamp + 1, len(world.level.lamps) - 1))
    elif name == "resume":
        world.to_lamp()
    else:
        raise TapeError(f"!{name}: no such command")


def stand_at(world: World, lamp: int) -> None:
    """Put the climber into the lamp state of a lamp, which counts as lit."""
    if not 0 <= lamp < len(world.level.lamps):
        raise TapeError(
            f"lamp {lamp}: {world.level.name} has {len(world.level.lamps)}, counted from 0 at the foot"
        )
    world.lamp = lamp
    world.lamps_lit |= 1 << lamp
    world.to_lamp()


def play(tape: Tape, world: World) -> Iterator[tuple[int, int, list[Event]]]:
    """Step `world` through the tape: yields (tick, buttons, events) after each tick.

    Labels of a tick are in `tape.labels[tick - 1]`, commands have been applied.
    """
    commands = tape.commands
    for n, buttons in enumerate(tape.inputs):
        if n in commands:
            for name, value in commands[n]:
                apply(world, name, value)
        yield n + 1, buttons, step(world, buttons)
