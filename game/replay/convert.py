"""Tapes made normal: equal lines joined, the footer told anew."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from game.replay.find import find_maps
from game.replay.format import TAINTS, Tape
from game.replay.player import open_world
from game.replay.recorder import Recorder
from game.replay.verify import verify_tape
from game.sim import World, step


def bare(tape: Tape) -> Tape:
    """Without checks: what a person edits."""
    return replace(tape, checks=[], ticks=len(tape.inputs))


def replayed(tape: Tape, beside: Path | None = None, maps: Sequence[Path] = ()) -> Tape:
    """Played again on the maps as they are now, with new checks.

    A tape that did not hold before is marked `edited` from now on. Trouble where it cannot be played.
    """
    held = tape.checks and verify_tape(tape, beside, maps).ok
    return recorded_again(tape, tape.taint if held else (*tape.taint, "edited"), beside, maps)


def recorded_again(
    tape: Tape, taint: Sequence[str], beside: Path | None = None, maps: Sequence[Path] = ()
) -> Tape:
    """The same buttons recorded anew, under the rules and on the maps as they are now."""
    return played_again(tape, taint, beside, maps)[0].tape()


def played_again(
    tape: Tape, taint: Sequence[str], beside: Path | None = None, maps: Sequence[Path] = ()
) -> tuple[Recorder, World]:
    """A recorder that holds the same buttons, and the world after them: ready to go on from there."""
    found = find_maps(tape, beside, maps).maps
    world = open_world(tape, [map.level for map in found])
    recorder = Recorder(
        [_Named(name, map.digest) for (name, _), map in zip(tape.maps, found)],
        seed=tape.seed,
        rules=tape.rules,
        assist=tape.assist,
        start=tape.start,
        lamp=tape.lamp,
        memory=tape.memory,
        taint=[name for name in TAINTS if name in taint],
    )
    for n, buttons in enumerate(tape.inputs):
        for label in tape.labels.get(n, ()):
            recorder.label(label)
        for name, value in tape.commands.get(n, ()):
            recorder.command(world, name, value)
        step(world, buttons)
        recorder.tick(buttons, world)
        if world.ending:
            break
    for label in tape.labels.get(recorder.ticks, ()):
        recorder.label(label)
    return recorder, world


class _Named:
    """A map under the name that its tape has for it."""

    def __init__(self, name: str, digest: str) -> None:
        self.name = name
        self.digest = digest
