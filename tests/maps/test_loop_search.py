"""The search finds each of a loop's six ways out; the bound knows where joins lead."""

import random
from dataclasses import replace

import pytest

from game.maps.clumsy import Player
from game.maps.legs import legs
from game.maps.reach import Bound
from game.maps.search import Search
from game.sim import World, snapshot, step
from game.sim.level import BACKWARDS, BEAT, COUNT, FOLLOW, KNEEL, TURN, Level, LoopSpec, OdditySpec, Rect
from tests.sim.rooms import room
from tools.fuzz_bound import draw_room

HALL = "\n".join(["." * 60] * 4 + ["...S" + "." * 52 + "E...", "#" * 60])
BOX = Rect(20 * 16, 0, 16 * 16, 80)


def search(level: Level, seconds: float = 8.0):
    world = World((level,))
    for _ in range(4):
        step(world, 0)
    return Search(level, world, level.exit, lambda w: w.ending > 0).solve(snapshot(world), seconds)


LOOPS = {
    "turn": LoopSpec(BOX, TURN),
    "kneel anywhere": LoopSpec(BOX, KNEEL, beats=3),
    "kneel where it differs": LoopSpec(BOX, KNEEL),
    "backwards": LoopSpec(BOX, BACKWARDS),
    "count": LoopSpec(BOX, COUNT, count=3),
    "beat": LoopSpec(BOX, BEAT),
    "follow": LoopSpec(BOX, FOLLOW, count=3),
}


@pytest.mark.parametrize("rule", LOOPS)
def test_the_search_finds_a_way_out(rule):
    odd = (OdditySpec(26 * 16, 40, 0, first=2, every=2),)
    level = room(HALL, loops=(LOOPS[rule],), oddities=odd if rule == "kneel where it differs" else ())
    found = search(level)
    assert found.solved
    assert not search_without(level, found.tape), "the loop is what the tape answers"


def search_without(level: Level, tape: list[int]) -> bool:
    """Does the tape end the climb where a loop never opens?"""
    closed = replace(level, loops=(replace(level.loops[0], rule=COUNT, count=16),))
    world = World((closed,))
    for buttons in [0] * 4 + tape:
        step(world, buttons)
    return world.ending > 0


ABOVE = """
    ............................................................
    ..E.........................................................
    ############################################################
    ............................................................
    ............................................................
    ............................................................
    ............................................................
    ...S........................................................
    ############################################################
"""


@pytest.mark.parametrize("rule", [COUNT, TURN])
def test_the_bound_and_the_search_know_where_it_leads(rule):
    """The exit lies in another hall, and only the loop leads there."""
    box = Rect(20 * 16, 48, 16 * 16, 80)
    sealed = room(ABOVE)
    led = room(ABOVE, loops=(LoopSpec(box, rule, count=1, out=(0, -96)),))

    def met(level: Level) -> bool:
        bound = Bound(level)
        x, feet = level.start
        return bound.reach(x - 8, feet - 22, bound.rows.box(level.exit)).goal

    assert not met(sealed) and met(led)
    assert search(led).solved


def test_a_loop_leads_back_up_a_shaft():
    rows = [list("#......#") for _ in range(60)]
    rows[8][6] = "E"
    rows[30][1:3] = "S#"
    level = room("\n".join("".join(row) for row in rows), start=(20, 30 * 16))
    down = LoopSpec(Rect(16, 20 * 16, 96, 16 * 16), COUNT, way=3, count=16)
    bound = Bound(replace(level, loops=(down,)))
    reached = bound.reach(16, 30 * 16 - 22)
    assert reached.has(40, 24 * 16), "a fall through it comes out above where it began"


def test_random_rooms_have_loops():
    assert sum(bool(draw_room(seed).loops) for seed in range(120)) >= 8


@pytest.mark.parametrize("rule", ["turn", "kneel where it differs", "backwards", "beat", "follow"])
def test_the_clumsy_player_plans_through_it_too(rule):
    """A place is passed several times: how far it is from there depends on what the loop has seen."""
    odd = (OdditySpec(26 * 16, 40, 0, first=2, every=2),)
    level = room(HALL, loops=(LOOPS[rule],), oddities=odd if rule == "kneel where it differs" else ())
    (leg,) = legs(level)
    tape = search(level).tape
    assert Player(level, leg, [0] * 4 + tape, 1).climb(random.Random(1), 0.0, 0.0) == "cleared"
