"""A scene that is skipped leaves exactly what one that is watched leaves: the same world, tape and clock."""

import pytest

from game.files import shipped
from game.replay import read_tape
from game.scenes.ending import stands
from game.scenes.memories import WAIT, MemoryCard
from game.scenes.start import Start
from game.sim import digest

pytestmark = pytest.mark.usefixtures("home")

GALLERY = shipped("levels", "gallery")


def played(shell, name, patience):
    """A golden climb through every scene that comes up: what it leaves, and how many scenes there were."""
    climb = Start(GALLERY / f"{name}.tmx").climb(shell)
    shell.stack.push(climb)
    inputs = list(read_tape(GALLERY / "proofs" / f"{name}.climb").inputs)
    cards = 0
    while inputs:
        top = shell.stack.top
        if isinstance(top, MemoryCard):
            cards += 1
            for _ in range(patience):
                top.tick(0)
            top.pressed("jump")
            assert shell.stack.top is climb
        climb.tick(inputs.pop(0))
    ticks = 0
    while shell.stack.top is climb and ticks < stands(climb.world.ending) + 5:
        climb.tick(0)
        ticks += 1
        if ticks == patience:
            climb.pressed("jump")
    left = (digest(climb.world), climb.keeper.recorder.text(), climb.keeper.run.timer.now.igt)
    shell.stack.clear()
    return left, cards, ticks


def test_memories_and_the_last_picture_skipped_or_watched(shell):
    watched, cards, long = played(shell, "sky", 150)
    skipped, again, short = played(shell, "sky", WAIT + 20)
    assert watched == skipped
    assert cards == again > 0
    assert short <= long
