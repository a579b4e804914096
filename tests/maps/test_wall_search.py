"""The search and its field know what shifting walls ask for: to wait, to kneel on, to leap with what they lend."""

import pytest

from game.maps.field import Field
from game.maps.search import Search
from game.sim import World, snapshot, step
from game.sim.level import ON_BEAT, ON_CHAIN, ON_KNEEL, ON_TOUCH, ArchSpec, Level, WallSpec
from tests.sim.rooms import room

CORRIDOR = "\n".join(
    ["." * 30] * 2 + ["#" * 30] * 4 + ["." * 30] * 4 + ["...S" + "." * 22 + "E...", "#" * 30]
)
DOOR = ((256, 96), (256, 16))  # shut, and in its recess: five tiles up


def shaft(x: int) -> str:
    """The corridor with a recess over tile x."""
    lines = CORRIDOR.splitlines()
    return "\n".join(line[:x] + "." + line[x + 1 :] if 1 <= n < 6 else line for n, line in enumerate(lines))


def search(level: Level, nodes: int):
    world = World((level,))
    for _ in range(4):
        step(world, 0)
    return Search(level, world, level.exit, lambda w: w.ending > 0).solve(snapshot(world), nodes / 1000 * 10)


@pytest.mark.parametrize("rest", (60, 200))
def test_a_door_that_asks_for_a_long_kneel_is_knelt_for(rest):
    door = WallSpec(16, 80, DOOR, ON_KNEEL, travel=40, rest=rest)
    found = search(room(shaft(16), walls=(door,)), 400)
    assert found.solved
    assert found.nodes < 1000
    assert len(found.tape) > rest


def test_what_a_plate_sets_off_is_waited_for():
    plate = WallSpec(32, 16, ((96, 160), (96, 144)), ON_TOUCH, travel=20, rest=600, wait=20)
    door = WallSpec(16, 80, DOOR, ON_CHAIN, travel=40, after=0)
    found = search(room(shaft(16), walls=(plate, door)), 400)
    assert found.solved
    assert found.nodes < 400


TALL = "\n".join(
    [".S........E.", "............", "--------....", *["............"] * 12, "............", "############"]
)
LOW = "\n".join(
    ["." * 40] * 3
    + ["." * 18 + "SE.." + "." * 18, "." * 16 + "-" * 8 + "." * 16]
    + ["." * 40] * 5
    + ["#" * 40]
)


def test_glass_holds_up_nobody_who_is_below_it():
    """Six tiles under it there is no jumping up to it: the field asks for air to be climbed."""
    level = room(LOW)
    from_the_floor = Field(level, level.exit, up_air=100).at(20 * 16, 10 * 16 - 22)
    assert from_the_floor > 2 * 100


def test_a_wall_matters_wherever_one_is_near_it():
    """In every row of px beside it, and not only in those where a tile ends."""
    level = room(CORRIDOR, walls=(WallSpec(16, 80, DOOR),))
    found = Search(level, World((level,)), level.exit, lambda w: False)
    assert {found.near.bits[found.field.index(250, y)] for y in range(96, 176)} == {1}


GULF = "\n".join(
    ["." * 40] * 6 + ["S" + "." * 38 + "E", "###" + "." * 30 + "-" * 7] + ["." * 40] * 3 + ["^" * 40]
)


@pytest.mark.parametrize(
    ("drawn", "stops", "x", "y"),
    [
        (GULF, ((48, 112), (112, 112)), 48, 112 - 22),
        (TALL, ((32, 240), (32, 176)), 40, 240 - 22),
    ],
    ids=["along", "up"],
)
def test_a_wall_that_lends_its_speed_is_hoped_for(drawn, stops, x, y):
    def price(travel: int) -> int:
        level = room(drawn, walls=(WallSpec(64, 16, stops, ON_BEAT, travel=travel),))
        return Field(level, level.exit, up_air=100).at(x, y)

    assert price(15) < price(120)


def test_the_way_to_a_goal_above_may_lead_far_down():
    """A shaft, and an archway at its foot that leads up to the other side of a wall."""
    shut = ".....#.."
    drawn = "\n".join(
        ["#" * 8, *[shut] * 7] + ["..S..#.E", "##...###", *["##...###"] * 38, "##...###", "#" * 8]
    )
    down, up = ArchSpec(3 * 16 + 8, 49 * 16, 1), ArchSpec(6 * 16 + 8, 9 * 16, 0)
    assert search(room(drawn, arches=(down, up)), 2000).solved
