"""The world as a whole: spiral, lamps, sky, hands, snapshots, and what every tick must keep."""

import itertools
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rooms import feet, named, play, room, settle, watch

from game.sim import World, digest, restore, snapshot, step, tuning
from game.sim.level import Level, PassageSpec, Rect, WallSpec
from game.sim.motion import blocked
from game.sim.things.hand import GRASP, OPENING, REACH

ROOT = Path(__file__).resolve().parents[2]


def test_importing_the_rules_brings_in_neither_pygame_nor_numpy():
    code = "import sys, game.sim; print([m for m in sys.modules if m.split('.')[0] in ('pygame', 'numpy', 'pytmx')])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# ---- the spiral ------------------------------------------------------------------------

RING = "\n".join(["." * 24] * 8 + ["............S..........."] + ["#" * 24])


def test_walking_on_is_walking_round():
    world = settle(room(RING, spiral=True))
    xs = [w.climber.x for w in watch(world, "200 R")]
    assert all(0 <= x < 24 * 16 for x in xs)
    assert feet(world) == 9 * 16
    assert sum(b < a for a, b in itertools.pairwise(xs)) >= 1


def around(text: str, shift: int, **extra) -> Level:
    """A spiral room turned round by some tiles."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return room(
        "\n".join(line[-shift:] + line[:-shift] if shift else line for line in lines), spiral=True, **extra
    )


@pytest.mark.parametrize("shift", range(0, 24, 3))
def test_the_seam_is_nowhere(shift):
    text = "\n".join(
        ["." * 24] * 5
        + ["........####............", ".......................b", "..===........h.......bbb"]
        + ["....bb..S...####....bbbb", "#" * 24]
    )
    still = World((around(text, 0, walls=(WallSpec(40, 16, ((80, 60), (140, 90)), 3, 1, 30, 20),)),))
    wrap = 24 * 16
    walls = (
        WallSpec(40, 16, (((80 + shift * 16) % wrap, 60), ((80 + shift * 16) % wrap + 60, 90)), 3, 1, 30, 20),
    )
    turned = World((around(text, shift, walls=walls),))
    r = random.Random(shift)
    for n in range(1500):
        if n % 9 == 0:
            b = r.choice((1, 2, 2)) | r.choice((0, 16)) | r.choice((0, 36))
        step(still, b)
        step(turned, b)
        a, c = still.climber, turned.climber
        assert ((a.x + shift * 16) % wrap, a.y, a.vx, a.vy, a.state, a.held_by) == (
            c.x, c.y, c.vx, c.vy, c.state, c.held_by,
        ), n  # fmt: skip


# ---- lamps, sky, exit ----------------------------------------------------------------

LAMPS = """
    ........................
    S....L.........L.......E
    ########################
"""


def test_a_lamp_is_where_one_returns_to():
    world = settle(room(LAMPS))
    said = play(world, "60 R")
    assert [event.lamp for event in named(said, "LampLit")] == [0]
    world.child.hurts = 300
    world.child.weigh(world)
    world.child.fear = world.child.cold = tuning.FULL
    world.die("void")
    said = play(world, "26 ")
    assert named(said, "Returned")
    c, child = world.climber, world.child
    assert abs(c.x + 8 - (5 * 16 + 8)) <= 1
    assert (child.hurts, child.fear, child.cold, c.grip) == (0, 0, 0, tuning.GRIP)
    assert child.life == child.ceiling


def test_touching_a_lamp_heals_all_hurts():
    world = settle(room(LAMPS))
    world.child.hurt(world, 400)
    play(world, "45 R")
    assert world.child.hurts == 0


def test_the_exit_ends_the_climb_and_then_nothing_happens():
    world = settle(room(LAMPS))
    said = play(world, "200 R")
    assert named(said, "Ended")
    before = digest(world)
    assert play(world, "20 RJ") == []
    assert digest(world) == before


def test_a_climb_goes_on_in_the_next_level():
    world = World((room(LAMPS), room(LAMPS)))
    said = play(world, "200 R")
    assert named(said, "MapEntered") and world.place == 1
    snap = snapshot(world)
    play(world, "300 R")
    assert world.ending
    restore(world, snap)
    assert world.place == 1 and not world.ending


def test_only_new_height_costs_ceiling():
    stairs = room("""
        ..............E
        ...............
        ..........####.
        .......####....
        ....####.......
        .S.............
        ###############
    """, ceiling_foot=1000, ceiling_top=400)  # fmt: skip
    world = settle(stairs)
    assert world.child.ceiling == 1000
    ceilings = [w.child.ceiling for w in watch(world, "20 R, 14 RJ, 40 , 40 L, 14 RJ, 60 ")]
    assert ceilings == sorted(ceilings, reverse=True)
    low = ceilings[-1]
    assert low < 1000
    play(world, "100 L, 60 ")
    assert world.child.ceiling == low, "height already paid costs nothing"


def sky_room(allowance: int = 5400) -> Level:
    passages = (PassageSpec("a", Rect(0, 0, 1600, 160), allowance),)
    text = "\n".join(["." * 100] * 2 + ["S" + "." * 40 + "L" + "." * 40 + "L" + "." * 17, "#" * 100])
    return room(text, passages=passages)


def test_lamps_add_their_allowance_and_at_most_two_are_banked():
    world = settle(sky_room(6000), ticks=1)
    assert world.sky.left == 6000 - 1
    left = world.sky.left
    while not world.lamps_lit:
        step(world, 2)
    assert world.sky.left > left
    assert world.sky.left <= 12000
    while world.lamps_lit != 3:
        step(world, 2)
    assert world.sky.left == 12000, "two and no more"


@pytest.mark.parametrize(("buttons", "cost"), [(0, 1), (64, 3)])
def test_the_sky_nears_three_times_as_fast_over_who_kneels(buttons, cost):
    world = settle(sky_room())
    step(world, buttons)
    left = world.sky.left
    step(world, buttons)
    assert left - world.sky.left == cost


def test_the_sky_waits_in_lamplight():
    world = settle(sky_room())
    while not world.lamps_lit:
        step(world, 2)
    play(world, "5 ")
    left = world.sky.left
    play(world, "100 ")
    assert world.sky.left == left


def test_when_the_sky_falls_the_lamp_takes_one_back_with_a_full_allowance():
    world = settle(sky_room())
    world.sky.left = 3
    said = play(world, "185 ")
    assert named(said, "SkyFell") and named(said, "Returned")
    assert world.sky.left > 5300
    assert world.deaths == 0


def test_vigil_has_one_sky_and_begins_the_map_again():
    world = World((sky_room(6000),), rules="vigil")
    assert world.sky.left == 3000
    while not world.lamps_lit:
        step(world, 2)
    assert world.sky.left < 3000, "no lamp adds to it"
    play(world, "60 R")
    world.sky.left = 2
    said = play(world, "190 R")
    assert named(said, "SkyFell") and named(said, "Returned")
    assert world.lamps_lit == 0 and world.sky.left > 2900
    assert world.tick > 190, "the climb's clock goes on"


def test_falls_hurt_by_their_height():
    pit = room("\n".join(["S" + "." * 9, "###......."] + ["." * 10] * 30 + ["#" * 10]))
    for tiles, fear, hurts in ((5, 0, 0), (8, 40, 0), (14, 40, 100)):
        world = settle(pit)
        c = world.climber
        c.x, c.y = 100, 32 * 16 - 22 - tiles * 16
        c.peak = c.footing = c.y
        while not named(step(world, 0), "Landed"):
            pass
        assert abs(world.child.fear // tuning.UNIT - fear) <= 1, tiles
        assert world.child.hurts == hurts, tiles


def test_hanging_raises_fear_but_never_above_300():
    world = settle(room("\n".join(["###........."] * 30 + ["###S........"] + ["#" * 12])))
    world.assists.switch("endless-grip")
    world.child.fear = 290 * tuning.UNIT
    play(world, "1 L, 2 UH, 2000 H")
    assert 299 <= world.child.fear // tuning.UNIT <= 301


# ---- hands ---------------------------------------------------------------------------

HALL = """
    ..............................
    ..............................
    ..............................
    S.........h...................
    ##############################
"""


def test_a_hand_sleeps_wakes_opens_reaches_and_recoils_on_the_beat():
    world = settle(room(HALL))
    hand = world.hands[0]
    seen = []
    for _ in watch(world, "34 R, 400 "):
        if not seen or seen[-1] != hand.state:
            seen.append(hand.state)
        if world.events and named(world.events, "Beat"):
            assert hand.state in (OPENING, GRASP, 0), "the beat drives it back"
    assert seen[:5] == [0, 1, OPENING, REACH, OPENING] or seen[:6] == [0, 1, OPENING, REACH, 4, OPENING]


@given(st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_a_grasp_was_announced_thirty_ticks_before(seed):
    r = random.Random(seed)
    world = World((room(HALL),), seed=seed)
    opened: dict[int, int] = {}
    for n in range(1500):
        if n % 11 == 0:
            b = r.choice((0, 1, 2, 2)) | r.choice((0, 0, 16))
        for event in step(world, b):
            name = type(event).__name__
            if name == "HandOpened":
                opened[event.hand] = world.tick
            elif name == "Grasped":
                assert 30 <= world.tick - opened[event.hand] <= 30 + tuning.HAND_REACH + 1


def grasped() -> World:
    world = settle(room(HALL))
    play(world, "40 R, 10 L")
    world.climber.x, world.climber.vx = 10 * 16, 0
    for _ in range(400):
        step(world, 0)
        if world.climber.held_by >= 0:
            return world
    raise AssertionError("it never took hold")


def test_a_grasp_slows_to_a_third_and_hurts_and_frightens():
    world = grasped()
    assert world.child.hurts == tuning.HURT_GRASP
    assert world.child.fear >= 59 * tuning.UNIT
    play(world, "20 R")
    assert world.climber.vx == tuning.RUN // 3
    play(world, "400 ")
    assert world.child.hurts <= tuning.HURT_GRASP_MAX


@pytest.mark.parametrize("way", ["3 J, 3 , 3 J, 3 , 3 J", "50 J", "125 H"])
def test_three_ways_out_of_a_grasp(way):
    world = grasped()
    said = []
    for w in watch(world, way):
        said += w.events
        if named(said, "Freed"):
            break
    assert named(said, "Freed")
    assert world.climber.held_by < 0
    assert not named(play(world, "29 "), "Grasped"), "grace"


def test_moving_on_the_beat_is_safe():
    # stand between, cross while they shrink: from the beat on there are thirty ticks
    for seed in range(20):
        world = World((room(HALL),), seed=seed)
        play(world, "25 R, 30 ")
        while not named(step(world, 0), "Beat"):
            pass
        assert not named(play(world, "28 RJ"), "Grasped")


# ---- what every tick must keep -----------------------------------------------------------


def storm(seed: int, ticks: int) -> list[int]:
    r = random.Random(seed)
    out: list[int] = []
    while len(out) < ticks:
        b = (
            r.choice((0, 1, 1, 2, 2, 2))
            | r.choice((0, 16, 16))
            | r.choice((0, 0, 32, 36))
            | r.choice((0,) * 9 + (64,))
        )
        out += [b] * r.randrange(1, 16)
    return out[:ticks]


def cave(seed: int, spiral: bool) -> Level:
    r = random.Random(seed)
    rows = [[r.choice("#=b-^*##") if r.random() < 0.13 else "." for _ in range(30)] for _ in range(40)]
    rows[-1] = ["#"] * 30
    rows[-2] = ["."] * 30
    rows[-2][3] = "S"
    rows[-3][3] = "."
    for x, y in ((10, 30), (20, 20), (5, 12)):
        rows[y][x], rows[y + 1][x] = "h", "#"
        rows[y - 1][(x + 4) % 30], rows[y][(x + 4) % 30], rows[y + 1][(x + 4) % 30] = ".", "L", "#"
    walls = (
        WallSpec(48, 16, ((100, 400), (160, 400), (160, 300)), 0, 2, 20),
        WallSpec(32, 32, ((300, 560), (300, 500)), 1),
    )
    return room("\n".join(map("".join, rows)), spiral=spiral, walls=walls, irregular=200)


@given(st.integers(0, 10**6), st.booleans())
@example(74140, False)  # ash came back round a climber who hung on a wall in its place
@example(1718, False)  # a remainder ate the push of a rising wall
@settings(max_examples=20, deadline=None)
def test_random_play_keeps_the_climber_out_of_stone_and_meters_in_range(seed, spiral):
    world = World((cave(seed, spiral),), seed=seed)
    for b in storm(seed, 1200):
        step(world, b)
        c, child = world.climber, world.child
        if not world.dying:
            assert not blocked(world, c.x, c.y)
        assert 0 <= child.fear <= tuning.FULL and 0 <= child.cold <= tuning.FULL
        assert 0 <= child.life <= child.ceiling <= 1000
        assert 0 <= c.grip <= tuning.GRIP
        assert world.sky.left >= 0


@given(st.integers(0, 10**6))
@settings(max_examples=12, deadline=None)
def test_a_snapshot_rolls_back(seed):
    world = World((cave(seed, True),), seed=seed)
    tape = storm(seed, 500)
    for n, b in enumerate(tape):
        if n % 5 == 0:
            snap = snapshot(world)
            first = [(step(world, x), digest(world)) for x in tape[n : n + 30]]
            restore(world, snap)
            assert [(step(world, x), digest(world)) for x in tape[n : n + 30]] == first
            restore(world, snap)
            assert snapshot(world) == snap
        step(world, b)
