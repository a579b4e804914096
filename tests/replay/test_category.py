"""The category is the run's own: how it ended, what it did on the way, its rules, its seed, its taint."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from game.replay.format import Tape
from game.replay.verify import MEMORIES, category

TOWER = tuple((f"{n}-map", "0" * 32) for n in range(1, 8))
TAPE = Tape("2:0000", TOWER, start="1-map")
ALONE = replace(TAPE, maps=TOWER[1:2], start="2-map")


def world(burns=3, memories=0, brands=((0, 0),)):
    return SimpleNamespace(burns=burns, memories=memories, levels=[SimpleNamespace(brands=brands)])


@pytest.mark.parametrize(
    ("tape", "world", "ending", "says"),
    [
        (TAPE, world(), "sacrifice", "any%, standard"),
        (TAPE, world(burns=0), "sacrifice", "low%, standard"),
        (TAPE, world(burns=0, brands=()), "sacrifice", "any%, standard"),
        (TAPE, world(burns=0, memories=MEMORIES), "sacrifice", "all memories, standard"),
        (TAPE, world(memories=MEMORIES >> 1), "sacrifice", "any%, standard"),
        (TAPE, world(memories=MEMORIES), "turned away", "turned away, standard"),
        (TAPE, world(), "let go", "none, standard"),
        (TAPE, world(), "unfinished", "unfinished, standard"),
        (replace(TAPE, memory=True), world(burns=0), "door", "memory, standard"),
        (replace(TAPE, rules="vigil", seed=9), world(), "sacrifice", "any%, vigil, any seed"),
        (ALONE, world(), "exit", "2-map alone, standard"),
        (ALONE, world(burns=0), "sacrifice", "2-map alone, standard"),
        (ALONE, world(), "turned away", "2-map alone, turned away, standard"),
        (replace(ALONE, memory=True), world(), "door", "2-map alone, memory, standard"),
    ],
)
def test_what_a_climb_counts_as(tape, world, ending, says):
    assert category(tape, world, ending, ()) == says
    assert category(tape, world, ending, ("assist", "edited")) == f"{says}, assist, edited"
