"""Each gallery map needs what it shows: its golden climb with only that taken away does not reach the exit.

What has a button of its own is taken out of the tape: a bit, where the rules look at it. What has none is
taken out of the map: its level without the thing, or with the thing frozen, under the whole tape.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest
from golden import PROOFS, open_climb

from game.sim import World, step
from game.sim.buttons import BRAND, HOLD, JUMP, KNEEL, UP
from game.sim.level import ASH, EMPTY, GLASS, PROCESSION, STONE, Level
from game.sim.space import apart
from game.sim.states import CLIMB
from game.sim.tuning import BOX_H

Bend = Callable[[Level], Level]
Cut = Callable[[World, int], int]


def no_more(button: int) -> Cut:
    """The tape without a button."""
    return lambda world, buttons: buttons & ~button


def no_up_in_arches(world: World, buttons: int) -> int:
    """Up does nothing in front of an archway; elsewhere it stays."""
    feet = world.climber.y + BOX_H
    near = any(arch.y == feet and abs(arch.x - world.middle[0]) < 32 for arch in world.level.arches)
    return buttons & ~UP if near else buttons


def no_change_of_walls(world: World, buttons: int) -> int:
    """Jumps that begin on the ground are all there is: none from a wall, none between walls."""
    c = world.climber
    fresh = buttons & ~c.buttons & JUMP
    if c.state == CLIMB or (fresh and not c.ground and not c.coyote):
        return buttons & ~JUMP
    return buttons


def no_jump_near_a_procession(world: World, buttons: int) -> int:
    """Who does not jump over the hands of a procession is caught by them."""
    x, y = world.middle
    near = any(
        hand.kind == PROCESSION and abs(apart(hand.x, x, world.level.wrap)) < 64 and abs(hand.y - y) < 64
        for hand in world.hands
    )
    return buttons & ~JUMP if near else buttons


def without_walls(level: Level) -> Level:
    """As if the shifting walls had never been."""
    return replace(level, walls=())


def with_still_walls(level: Level) -> Level:
    """The shifting walls stay where they are."""
    return replace(level, walls=tuple(replace(wall, stops=wall.stops[:1] * 2) for wall in level.walls))


def weightless(level: Level) -> Level:
    """Gravity is what it is everywhere."""
    return replace(level, fields=())


def other_weight(level: Level) -> Level:
    """Heavy where it is light, and light where it is heavy."""
    return replace(
        level, fields=tuple(replace(field, heavy_first=1 - field.heavy_first) for field in level.fields)
    )


def swap(before: int, after: int) -> Bend:
    """All tiles of a kind become another."""
    return lambda level: replace(level, tiles=level.tiles.replace(bytes((before,)), bytes((after,))))


def same(level: Level) -> Level:
    """The map as it is."""
    return level


def all_of_it(world: World, buttons: int) -> int:
    """The tape as it is."""
    return buttons


# map -> how it is spoiled: each line on its own is enough to fail
SPOILED: dict[str, dict[str, tuple[Bend, Cut]]] = {
    "shifting-walls": {"no walls": (without_walls, all_of_it), "still walls": (with_still_walls, all_of_it)},
    "brand": {"no brand": (same, no_more(BRAND))},
    "weight": {"no fields": (weightless, all_of_it), "off the beat": (other_weight, all_of_it)},
    "archway": {"no up at archways": (same, no_up_in_arches)},
    "wall-hands": {"no change of walls": (same, no_change_of_walls)},
    "procession": {
        "no jump over the hands": (same, no_jump_near_a_procession),
        "ledges that hold their breath": (with_still_walls, all_of_it),
    },
    "ash-and-glass": {
        "ash that never falls": (swap(ASH, STONE), all_of_it),
        "ash that is gone": (swap(ASH, EMPTY), all_of_it),
        "glass like stone": (swap(GLASS, STONE), all_of_it),
        "no glass": (swap(GLASS, EMPTY), all_of_it),
    },
    "kneel": {"no kneeling": (same, no_more(KNEEL))},
    "door": {"no kneeling": (same, no_more(KNEEL)), "no holding on": (same, no_more(HOLD))},
}
PAIRS = [(name, how) for name, ways in SPOILED.items() for how in ways]
GALLERY = {path.stem: path for path in PROOFS if path.parent.parent.name == "gallery"}


def climb(name: str, bend: Bend = same, cut: Cut = all_of_it) -> tuple[World, int, int]:
    """The world after a golden climb, bent and cut; and how many ticks of it had buttons, before and after."""
    golden, tape = open_climb(GALLERY[name])
    world = World((bend(golden.level),), golden.seed)
    busy = left = 0
    for buttons in tape:
        kept = cut(world, buttons)
        busy += buttons > 0
        left += kept > 0
        step(world, kept)
    return world, busy, left


def test_every_map_of_the_gallery_says_how_it_is_spoiled():
    assert set(SPOILED) == set(GALLERY) - {"first-steps"}


@pytest.mark.parametrize("name", sorted(SPOILED))
def test_the_climb_as_it_is_gets_there_whole(name):
    world, busy, left = climb(name)
    assert world.ending
    assert not world.deaths
    assert busy == left


@pytest.mark.parametrize(("name", "how"), PAIRS, ids=[f"{name}: {how}" for name, how in PAIRS])
def test_without_what_it_shows_the_same_climb_ends_short(name, how):
    bend, cut = SPOILED[name][how]
    world, busy, left = climb(name, bend, cut)
    assert not world.ending
    assert left * 3 > busy, "the rest of the tape is still there"
    assert bend is not same or cut is not all_of_it
