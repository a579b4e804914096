"""Climbs for the tests: played by a seeded generator on the gallery's map."""

import random
from pathlib import Path

from game.files import shipped
from game.maps.read import Map, read
from game.replay import Recorder
from game.sim import World, step
from game.sim.buttons import DOWN, HOLD, JUMP, LEFT, RIGHT, UP

FIRST = shipped("levels", "gallery", "first-steps.tmx")
HABITS = (RIGHT, RIGHT, RIGHT | JUMP, RIGHT | JUMP, JUMP, LEFT, UP | HOLD, RIGHT | HOLD, DOWN, 0)


def climb(
    map: Map, ticks: int, seed: int = 1, habits: int = 1, commands: dict[int, tuple[str, str]] | None = None
):
    """A recorder and its world after so many ticks; `habits` seeds what the fingers do."""
    world = World((map.level,), seed)
    recorder = Recorder([map], seed=seed)
    fingers = random.Random(habits)
    held = 0
    for tick in range(ticks):
        if tick % 11 == 0:
            held = fingers.choice(HABITS)
        if commands and tick in commands:
            recorder.command(world, *commands[tick])
        if tick == 30:
            recorder.label("passage first-steps")
        step(world, held)
        recorder.tick(held, world)
    return recorder, world


def tape_text(ticks: int = 400, **how) -> str:
    """The text of such a climb's tape."""
    return climb(read(FIRST), ticks, **how)[0].text()


def save(folder: Path, text: str, name: str = "a.climb") -> Path:
    """Put a tape's text into a folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
