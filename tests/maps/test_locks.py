"""Traps are seen: a hall that one only falls into is one, with spikes in it is none."""

import pytest

from game.maps.legs import legs
from tests.sim.rooms import room
from tools import locks

TOP = "#........................#\n" * 6 + "#SL...................E..#\n"
LIP = "##########....############\n"  # nobody leaps round it from below
HALL = "#####..............#######\n"


def pit(floor: str, lip: str = LIP) -> str:
    """A hall under the way, and what lies on its floor."""
    return TOP + lip * 2 + HALL * 8 + f"#####{floor:.<14}#######\n" + "#" * 26


@pytest.mark.parametrize(
    ("drawn", "trapped"),
    [(pit(""), True), (pit("^" * 14), False), (pit("##"), True), (pit("", HALL), False)],
    ids=["under a lip", "spikes", "a step is not enough", "walls to climb"],
)
def test_a_pit_is_a_trap_where_nothing_leads_out(drawn, trapped):
    level = room(drawn)
    _, _, caught = locks.traps(level, legs(level)[-1], 400, 1)
    assert bool(caught) == trapped
