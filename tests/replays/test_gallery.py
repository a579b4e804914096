"""Each gallery map needs what it shows: its golden climb with only that taken away does not reach the exit.

What has a button of its own is taken out of the tape: a bit, where the rules look at it. What has none is
taken out of the map: its level without the thing, or with the thing frozen, under the whole tape.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from golden import PROOFS, open_climb

from game.maps.read import read
from game.maps.scenery import Mark
from game.sim import World, step
from game.sim.buttons import BRAND, HOLD, JUMP, KNEEL, LEFT, RIGHT, UP
from game.sim.level import (
    ASH,
    BACKWARDS,
    BEAT,
    BONE,
    COUNT,
    EMPTY,
    FOLLOW,
    FROST,
    GLASS,
    GREAT,
    ON_BEAT,
    ON_CHAIN,
    PROCESSION,
    STONE,
    TURN,
    Level,
)
from game.sim.space import apart
from game.sim.states import CLIMB
from game.sim.things.hand import WAKE
from game.sim.things.loop import BACK, way_to_follow, within
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


def no_pull_from_a_grasp(world: World, buttons: int) -> int:
    """Whoever is held presses no jump."""
    return buttons & ~JUMP if world.climber.held_by >= 0 else buttons


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


def unchained(level: Level) -> Level:
    """Walls that wait for another never hear of it."""
    return replace(
        level,
        walls=tuple(replace(w, stops=w.stops[:1] * 2) if w.on == ON_CHAIN else w for w in level.walls),
    )


def out_of_order(level: Level) -> Level:
    """Walls that wait for another move on every beat instead."""
    return replace(level, walls=tuple(replace(w, on=ON_BEAT) if w.on == ON_CHAIN else w for w in level.walls))


def weightless(level: Level) -> Level:
    """Gravity is what it is everywhere."""
    return replace(level, fields=())


def other_weight(level: Level) -> Level:
    """Heavy where it is light, and light where it is heavy."""
    return replace(
        level, fields=tuple(replace(field, heavy_first=1 - field.heavy_first) for field in level.fields)
    )


def without_lamps(level: Level) -> Level:
    """Nothing holds the sky up for longer."""
    return replace(level, lamps=())


def without_memories(level: Level) -> Level:
    """Nothing is found on the way."""
    return replace(level, memories=())


def swap(before: int, after: int) -> Bend:
    """All tiles of a kind become another."""
    return lambda level: replace(level, tiles=level.tiles.replace(bytes((before,)), bytes((after,))))


def in_closed_loop(world: World, rule: int) -> int | None:
    """The number of a closed loop of this rule that the climber is in."""
    for n, spec in enumerate(world.level.loops):
        if spec.rule == rule and not world.loops[n].open and within(world, spec, *world.middle):
            return n
    return None


def never_back(world: World, buttons: int) -> int:
    """Who is led back to the beginning never turns: buttons for the way back mean nothing there."""
    n = in_closed_loop(world, TURN)
    return buttons if n is None or not world.loops[n].passes else buttons & ~LEFT


def face_to_the_exit(world: World, buttons: int) -> int:
    """Hold means nothing in a corridor that must be left without turning to its end."""
    return buttons if in_closed_loop(world, BACKWARDS) is None else buttons & ~HOLD


def deaf_to_the_beat(world: World, buttons: int) -> int:
    """Who stands still whenever the heart beats never crosses on a beat."""
    near = world.heart.left < 20 or world.heart.since < 10
    return buttons if in_closed_loop(world, BEAT) is None or not near else buttons & ~(LEFT | RIGHT)


def blind_to_the_eyes(world: World, buttons: int) -> int:
    """Always on, wherever they look."""
    n = in_closed_loop(world, FOLLOW)
    if n is None or way_to_follow(world, n) != BACK or not buttons & LEFT:
        return buttons
    return buttons & ~LEFT | RIGHT


def that_only_comes_back(rule: int) -> Bend:
    """Loops of a rule that nobody can meet."""
    return lambda level: replace(
        level,
        loops=tuple(
            replace(loop, rule=COUNT, count=1000) if loop.rule == rule else loop for loop in level.loops
        ),
    )


def plain(level: Level) -> Level:
    """Corridors that are what they seem."""
    return replace(level, loops=())


def all_in_order(level: Level) -> Level:
    """Nothing differs in any pass."""
    return replace(level, oddities=())


def same(level: Level) -> Level:
    """The map as it is."""
    return level


def all_of_it(world: World, buttons: int) -> int:
    """The tape as it is."""
    return buttons


def as_quick_as_who_runs(level: Level) -> Level:
    """Great hands that nobody outruns."""
    return replace(level, hands=tuple(replace(hand, speed=hand.speed * 3) for hand in level.hands))


def lingering_while_it_rises(world: World, buttons: int) -> int:
    """Who stands and looks while a great hand rises near by is caught up with."""
    x, y = world.middle
    rising = any(
        hand.kind == GREAT
        and hand.state == WAKE
        and abs(apart(hand.x, x, world.level.wrap)) < 200
        and abs(hand.y - y) < 120
        for hand in world.hands
    )
    return buttons & ~(LEFT | RIGHT) if rising else buttons


@cache
def lessons_of(name: str) -> tuple[Mark, ...]:
    """The panes of a gallery map that teach."""
    scenery = read(GALLERY[name].parent.parent / f"{name}.tmx").scenery
    return tuple(mark for mark in scenery.marks("Mirror") if mark.id in scenery.lessons)


def no_jump_before_a_pane_that_teaches(world: World, buttons: int) -> int:
    """One jumps everywhere else, but not where a reflection shows the jump."""
    x, _ = world.middle
    shown = any(mark.x <= x < mark.x + mark.w for mark in lessons_of("mirror"))
    return buttons & ~JUMP if shown else buttons


# map -> how it is spoiled: each line on its own is enough to fail
SPOILED: dict[str, dict[str, tuple[Bend, Cut]]] = {
    "first-steps": {"no holding on": (same, no_more(HOLD)), "no jump": (same, no_more(JUMP))},
    "shifting-walls": {"no walls": (without_walls, all_of_it), "still walls": (with_still_walls, all_of_it)},
    "wall-chain": {"no chain": (unchained, all_of_it), "on the beat": (out_of_order, all_of_it)},
    "great-hand": {
        "as quick as who runs": (as_quick_as_who_runs, all_of_it),
        "lingering while it rises": (same, lingering_while_it_rises),
    },
    "mirror": {"no jump where the reflection shows one": (same, no_jump_before_a_pane_that_teaches)},
    "brand": {"no brand": (same, no_more(BRAND))},
    "weight": {"no fields": (weightless, all_of_it), "off the beat": (other_weight, all_of_it)},
    "archway": {"no up at archways": (same, no_up_in_arches)},
    "ankle": {
        "no holding on": (same, no_more(HOLD)),
        "no pulling": (same, no_pull_from_a_grasp),
        "no brand": (same, no_more(BRAND)),
    },
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
    "loop-turn": {
        "never back": (same, never_back),
        "a corridor that only comes back": (that_only_comes_back(TURN), all_of_it),
        "a corridor like any other": (plain, all_of_it),
    },
    "loop-kneel": {"no kneeling": (same, no_more(KNEEL)), "nothing differs": (all_in_order, all_of_it)},
    "loop-beat": {
        "a corridor that only comes back": (that_only_comes_back(BEAT), all_of_it),
        "deaf to the beat": (same, deaf_to_the_beat),
    },
    "loop-without-turning": {
        "facing the exit": (same, face_to_the_exit),
        "a fall without an end": (that_only_comes_back(COUNT), all_of_it),
        "not where they look": (same, blind_to_the_eyes),
    },
    "loop-round": {
        "never back": (same, never_back),
        "a tower like any other": (plain, all_of_it),
        "a stair that only comes back": (that_only_comes_back(BEAT), all_of_it),
        "deaf to the beat": (same, deaf_to_the_beat),
    },
    "gaze": {"not where they look": (same, blind_to_the_eyes)},
    "heart": {"no kneeling": (same, no_more(KNEEL))},
    "sky": {"no lamps": (without_lamps, all_of_it), "no memory": (without_memories, all_of_it)},
    "frost": {
        "no frost": (swap(FROST, EMPTY), all_of_it),
        "no ledge to rest on": (swap(BONE, EMPTY), all_of_it),
    },
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
    assert set(SPOILED) == set(GALLERY)


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
