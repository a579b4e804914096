"""The clumsy player fails more where it is harder, waits where a person would, and finds back where it falls.

No number of the model was chosen on these rooms.
"""

import random

from game.maps import clumsy
from game.maps.clumsy import CLEARED, Player, jitter
from game.maps.legs import legs
from game.maps.prove import alone
from game.sim import snapshot
from game.sim.level import WallSpec
from tests.sim.rooms import room


def islands(gap: int, wide: int, times: int = 4) -> str:
    """Stone over spikes, with gaps."""
    floor = "#####" + ("." * gap + "#" * wide) * times + "#####"
    sky = "\n".join(["." * len(floor)] * 6)
    return f"{sky}\n..S{'.' * (len(floor) - 5)}E.\n{floor}\n{'.' * len(floor)}\n{'^' * len(floor)}"


PRESS = "\n".join(
    ["#" * 46] * 3 + ["#" * 12 + "." * 22 + "#" * 12] * 4 + ["." * 46, "S" + "." * 43 + "E.", "#" * 46]
)
# three that come down and go up again, with room between them
PRESSES = tuple(
    WallSpec(80, 64, ((192 + 120 * n, 48), (192 + 120 * n, 80)), every=2, travel=10) for n in range(3)
)


def fails(level, tries: int = 16, late: float = clumsy.LATE) -> int:
    """Of so many climbs, without a lost press."""
    (leg,) = legs(level)
    player, dice = Player(level, leg, alone(level, leg).tape, 1), random.Random(1)
    return sum(player.climb(dice, late, 0.0, rest=5 * n) != CLEARED for n in range(tries))


def test_a_harder_room_fails_more_and_worse_hands_do():
    easy, hard = room(islands(3, 5)), room(islands(7, 1))
    assert fails(easy, late=0.0) == fails(hard, late=0.0) == 0
    assert fails(easy, late=4.0) < fails(hard, late=4.0)
    assert fails(hard) < fails(hard, late=4.0)


def test_who_does_not_allow_for_late_hands_fails_more(monkeypatch):
    hard = room(islands(6, 1))
    allowing = fails(hard)
    monkeypatch.setattr(clumsy, "ALLOWS", (0,))
    assert fails(hard) > allowing + 2


def test_presses_are_waited_out():
    assert fails(room(PRESS, walls=PRESSES), 6) == 0


PIT = """
    ..............................
    ..............................
    ..............................
    ..............................
    ..............................
    .S..........................E.
    ##########............########
    ##########............########
    ##########............########
    ##########............########
    ##########............########
    ##########............########
    ##########............########
    ##############################
"""


def test_who_falls_off_the_way_finds_another():
    """From the bottom of a pit that the way leaps over, where no look ahead sees how to get out."""
    level = room(PIT)
    (leg,) = legs(level)
    player = Player(level, leg, alone(level, leg).tape, 1)
    player.world.climber.x, player.world.climber.y = 16 * 16, 13 * 16 - 22
    player.first = snapshot(player.world)
    assert player.climb(random.Random(1), 0.0, 0.0) == CLEARED


def test_a_leg_is_scored_only_where_it_is_cleared_from_every_part_of_the_heart():
    level = room(islands(3, 5))
    (leg,) = legs(level)
    found = jitter(level, leg, alone(level, leg).tape, 1, 2)
    assert (found.tries, found.steady) == (2, True)
