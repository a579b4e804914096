"""The category is the run's own: how it ended, what it did on the way, its rules, its seed, its taint."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from game.replay.format import Tape
from game.replay.verify import MEMORIES, TOWER, category

MAPS = tuple((name, "0" * 32) for name in TOWER)
TAPE = Tape("2:0000", MAPS, start="1-mosaic")
ALONE = replace(TAPE, maps=MAPS[1:2], start="2-stairs")


def world(burns=3, memories=0, brands=((0, 0),)):
    return SimpleNamespace(burns=burns, memories=memories, levels=[SimpleNamespace(brands=brands)])


@pytest.mark.parametrize(
    ("tape", "world", "ending", "says"),
    [
        (TAPE, world(), "sacrifice", "any%, standard"),
        (TAPE, world(burns=0), "sacrifice", "low%, standard"),
        (TAPE, world(burns=0, brands=()), "sacrifice", "any%, standard"),
        (TAPE, world(burns=0, memories=MEMORIES), "sacrifice", "all memories, standard"),
        (TAPE, world(memories=MEMORIES & ~(1 << 28)), "sacrifice", "any%, standard"),
        (TAPE, world(memories=MEMORIES), "turned away", "turned away, standard"),
        (TAPE, world(), "let go", "none, standard"),
        (TAPE, world(), "unfinished", "unfinished, standard"),
        (replace(TAPE, memory=True), world(burns=0), "door", "memory, standard"),
        (replace(TAPE, rules="vigil", seed=9), world(), "sacrifice", "any%, vigil, any seed"),
        (replace(TAPE, start="6-cold-tide"), world(), "sacrifice", "6-cold-tide to 7-summit, standard"),
        (replace(TAPE, start="7-summit"), world(), "sacrifice", "7-summit alone, standard"),
        (
            replace(TAPE, maps=MAPS[1:], start="2-stairs"),
            world(),
            "sacrifice",
            "2-stairs to 7-summit, standard",
        ),
        (replace(TAPE, maps=MAPS[::-1]), world(), "sacrifice", "1-mosaic alone, standard"),
        (ALONE, world(), "exit", "2-stairs alone, standard"),
        (ALONE, world(burns=0), "sacrifice", "2-stairs alone, standard"),
        (ALONE, world(), "turned away", "2-stairs alone, turned away, standard"),
        (replace(ALONE, memory=True), world(), "door", "2-stairs alone, memory, standard"),
    ],
)
def test_what_a_climb_counts_as(tape, world, ending, says):
    assert category(tape, world, ending, ()) == says
    assert category(tape, world, ending, ("assist", "edited")) == f"{says}, assist, edited"
