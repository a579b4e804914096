"""Loops: a corridor whose end is its beginning, until its rule is met; and the eyes that show the way."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rooms import named, play, room, settle, watch

from game.sim import World, digest, restore, snapshot, step, tuning
from game.sim.buttons import mirrored as swapped
from game.sim.gaze import way_shown
from game.sim.level import (
    BACKWARDS,
    BEAT,
    COUNT,
    FOLLOW,
    KNEEL,
    PROCESSION,
    TURN,
    WALL,
    GazeSpec,
    HandSpec,
    Level,
    LoopSpec,
    OdditySpec,
    Rect,
    WallSpec,
)
from game.sim.mirrored import mirrored
from game.sim.motion import blocked
from game.sim.things.loop import BACK, ON, way_to_follow

LONG = "\n".join(["." * 60] * 5 + ["S" + "." * 58 + "E", "#" * 60])
LEFT, END = 20 * 16, 40 * 16  # where the loop begins and ends
BOX = Rect(LEFT, 0, END - LEFT, 96)
RUN = "12 , 400 R"


def hall(rule: int, **extra) -> World:
    """A hall with one loop in the middle of it, and the climber at its beginning."""
    return settle(room(LONG, start=(LEFT - 40, 96), loops=(LoopSpec(BOX, rule, **extra),)))


def walk_to(world: World, x: int, buttons: int) -> list:
    """Hold buttons until the climber's middle is past x, in the way it goes."""
    said = []
    right = world.middle[0] < x
    while (world.middle[0] < x) == right:
        said += step(world, buttons)
    return said


def passes(world: World, n: int, buttons: int = 2) -> list:
    """Walk until so many joins are crossed."""
    said = []
    while len(named(said, "LoopPassed")) < n:
        said += step(world, buttons)
        assert len(said) < 4000
    return said


# ---- a pass ------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", [TURN, KNEEL, BACKWARDS, BEAT])
def test_its_end_is_its_beginning(rule):
    world = hall(rule)
    world.heart.left = 119
    said = passes(world, 1)
    (event,) = named(said, "LoopPassed")
    assert (event.dx, event.dy, event.wrong) == (LEFT - END, 0, 1)
    assert LEFT <= world.middle[0] < LEFT + 8, "at the beginning again"
    assert world.climber.vx == tuning.RUN, "at the same run"


def test_a_wrong_pass_frightens():
    world = hall(TURN)
    walk_to(world, END - 4, 2)
    before = world.child.fear
    (event,) = named(passes(world, 1), "LoopPassed")
    assert event.wrong
    assert tuning.FEAR_LOOP - 2 * tuning.FEAR_REST < world.child.fear - before <= tuning.FEAR_LOOP
    assert tuning.FEAR_LOOP == 30 * tuning.UNIT


def test_the_way_back_is_always_there():
    for rule in (KNEEL, BACKWARDS, COUNT, BEAT, TURN):
        world = hall(rule)
        walk_to(world, LEFT + 40, 2)
        assert not named(walk_to(world, LEFT - 16, 1), "LoopPassed"), rule


# ---- the six rules -----------------------------------------------------------------------


def out(world: World, said: list) -> bool:
    """Does the end lead on?"""
    return bool(named(said, "LoopOpened")) and world.middle[0] > END


def test_turn_back():
    world = hall(TURN)
    passes(world, 3)
    assert not world.loops[0].open
    said = walk_to(world, LEFT - 8, 1)
    assert named(said, "LoopOpened"), "turned back over its beginning"
    said += walk_to(world, END + 16, 2)
    assert not named(said, "LoopPassed")


def test_turning_back_leads_elsewhere():
    level = room("\n".join(["." * 120] * 5 + ["S" + "." * 118 + "E", "#" * 120]), start=(LEFT - 40, 96),
                 loops=(LoopSpec(BOX, TURN, out=(60 * 16, 0)),))  # fmt: skip
    world = settle(level)
    passes(world, 1)
    said = passes(world, 1, buttons=1)
    assert named(said, "LoopOpened")
    assert world.middle[0] < LEFT + 60 * 16, "out of the other corridor, to its left"
    assert not named(said, "LoopPassed")[-1].wrong


def odd_hall(beats: int = 0) -> World:
    odd = OdditySpec(LEFT + 160, 60, 0, first=2, every=2)
    loop = LoopSpec(BOX, KNEEL, beats=beats)
    return settle(room(LONG, start=(LEFT - 40, 96), loops=(loop,), oddities=(odd,), irregular=0))


def kneel(world: World, beats: int) -> list:
    said = play(world, "20 ")
    while len(named(said, "Beat")) < beats:
        said += step(world, 64)
    return said + play(world, "30 ")


def test_kneel_where_something_differs():
    world = odd_hall()
    walk_to(world, LEFT + 155, 2)
    assert not named(kneel(world, 4), "LoopOpened"), "on the first pass nothing differs"
    passes(world, 1)
    walk_to(world, LEFT + 60, 2)
    assert not named(kneel(world, 3), "LoopOpened"), "not here"
    walk_to(world, LEFT + 150, 2)
    assert named(kneel(world, 1), "LoopOpened")
    assert not named(walk_to(world, END + 16, 2), "LoopPassed")


def test_what_differs_is_there_on_some_passes_only():
    odd = OdditySpec(0, 0, 0, first=2, every=3)
    assert [odd.differs(n) for n in range(7)] == [False, True, False, False, True, False, False]


def test_or_kneel_for_three_beats_anywhere():
    world = hall(KNEEL, beats=3)
    walk_to(world, LEFT + 60, 2)
    assert not named(kneel(world, 2), "LoopOpened")
    assert not named(kneel(world, 2), "LoopOpened"), "a broken-off kneel counts for nothing"
    assert named(kneel(world, 3), "LoopOpened")
    assert not named(walk_to(world, END + 16, 2), "LoopPassed")


def test_reach_the_end_without_facing_it():
    world = hall(BACKWARDS)
    passes(world, 1)
    play(world, "20 , 4 L, 12 , 2 H")
    assert world.climber.face == -1
    said = walk_to(world, END + 8, 2 | 32)
    assert out(world, said) and not named(said, "LoopPassed")


def test_pass_so_many_times():
    world = hall(COUNT, count=3)
    said = passes(world, 3)
    assert [event.wrong for event in named(said, "LoopPassed")] == [0, 0, 0]
    said = walk_to(world, END + 8, 2)
    assert out(world, said) and not named(said, "LoopPassed")


@pytest.mark.parametrize(("rules", "window"), [("standard", (8, 8)), ("gentle", (16, 16)), ("vigil", (3, 3))])
def test_cross_on_a_beat(rules, window):
    for ticks in range(-20, 21):
        world = World(
            (room(LONG, start=(END - 60, 96), loops=(LoopSpec(BOX, BEAT),), irregular=0),), rules=rules
        )
        walk_to(world, END - 20, 2)
        world.climber.x = END - tuning.HALF_W  # the next tick is the one that crosses
        heart = world.heart
        heart.beats, heart.since, heart.left = 1, 30, 90
        if ticks <= 0:  # the beat is so many ticks after the crossing
            heart.left = -ticks + 1
        else:
            heart.since = ticks - 1
        said = step(world, 2)
        assert bool(named(said, "LoopOpened")) == (-window[0] <= ticks <= window[1]), ticks
        if ticks == 0:
            assert named(said, "Beat")


def test_follow_the_eyes():
    for seed in range(6):
        level = room(LONG, start=(END - 100, 96), loops=(LoopSpec(BOX, FOLLOW, count=4),))
        world = settle(level, seed=seed)
        sides = []
        said = []
        while not world.loops[0].open:
            side = way_to_follow(world, 0)
            shown = way_shown(world)
            assert shown and shown[0] >= 2 and (shown[1] > 0) == (side == ON), "they look where to go"
            sides.append(side)
            before = len(named(said, "LoopPassed"))
            while len(named(said, "LoopPassed")) == before and not world.loops[0].open:
                said += step(world, 2 if side == ON else 1)
        assert len(sides) == 4 and sides[0] == BACK and sides[-1] == ON
        assert not any(event.wrong for event in named(said, "LoopPassed"))
        assert world.middle[0] > END


def test_not_following_begins_anew():
    world = settle(room(LONG, start=(LEFT + 60, 96), loops=(LoopSpec(BOX, FOLLOW, count=3),)))
    passes(world, 1, buttons=1)
    assert world.loops[0].right == 1
    side = way_to_follow(world, 0)
    said = passes(world, 1, buttons=1 if side == ON else 2)
    assert named(said, "LoopPassed")[-1].wrong
    assert world.loops[0].right == 0


def test_a_lamp_closes_it_again():
    world = hall(COUNT, count=1)
    passes(world, 1)
    walk_to(world, END + 8, 2)
    assert world.loops[0].open
    world.die("void")
    play(world, "40 ")
    assert not world.loops[0].open and not world.loops[0].passes


def test_where_nobody_is_carried_nothing_waits_for_a_kneel_or_a_look():
    level = room(LONG, loops=(LoopSpec(BOX, KNEEL, beats=3),))
    assert World((level,), memory=True).loops[0].open
    assert not World((replace(level, loops=(LoopSpec(BOX, TURN),)),), memory=True).loops[0].open


# ---- shafts and spirals ------------------------------------------------------------------

SHAFT = "\n".join(["#..........#"] * 70)


def test_a_shaft_without_a_floor():
    box = Rect(16, 20 * 16, 160, 20 * 16)
    level = room(SHAFT, start=(90, 19 * 16), loops=(LoopSpec(box, COUNT, way=3, count=3),))
    world = World((level,))
    world.climber.ground = 0
    said = passes(world, 3, buttons=0)
    assert not named(said, "Died"), "a fall that leads nowhere is no fall"
    assert world.climber.vy == tuning.FALL
    said = play(world, "70 ")
    assert not named(said, "LoopPassed") and world.middle[1] > box.bottom


def test_a_stair_that_comes_back():
    steps = ["." * 96 for _ in range(96)]
    for n in range(0, 96, 3):
        row = list(steps[n])
        for x in range(8):
            row[(n // 3 * 6 + x) % 96] = "#"
        steps[n] = "".join(row)
    box = Rect(0, 24 * 16, 96 * 16, 48 * 16)
    level = room("\n".join(steps), spiral=True, start=(8, 72 * 16), loops=(LoopSpec(box, COUNT, way=2),))
    world = World((level,))
    c = world.climber
    c.y, c.vy, c.ground = 24 * 16 - 8, -600, 0
    c.peak = c.footing = c.y
    said = play(world, "4 ")
    (event,) = named(said, "LoopPassed")
    assert (event.dx, event.dy) == (0, 48 * 16)
    assert c.y > 70 * 16 and c.footing > 70 * 16, "the last footing goes along: no fall is made of it"


@pytest.mark.parametrize("left", [20 * 16, 80 * 16, 56 * 16])
def test_round_the_tower_its_seam_is_nowhere(left):
    text = "\n".join(["." * 96] * 5 + ["#" * 96])
    level = room(
        text, spiral=True, start=((left + 40) % 1536, 80), loops=(LoopSpec(Rect(left, 0, 512, 80), TURN),)
    )
    world = settle(level)
    said = passes(world, 3)
    assert all(event.dx == -512 for event in named(said, "LoopPassed"))
    assert 0 <= world.climber.x < 1536


# ---- nothing jumps -----------------------------------------------------------------------

# the same eight tiles over and over, with all that can stand in them
CELL = ["........", "........", "..=.....", "........", ".....##.", "........", "..h.....", "########"]
CELLS = 12
LOOPED = (3, 7)  # from which cell to which


def rich(looped: bool, way: int = 0, rule: int = TURN) -> Level:
    """A hall of equal cells; `looped`: some of them are a loop."""
    text = "\n".join(row * CELLS for row in CELL)
    walls = tuple(
        WallSpec(16, 16, ((n * 128 + 96, 64), (n * 128 + 96, 16)), n2, 1, 20, 40)
        for n in range(CELLS)
        for n2 in (0, 3)[:1]
    )
    hands = tuple(
        hand
        for n in range(CELLS)
        for hand in (HandSpec(n * 128 + 40, 112), HandSpec(n * 128 + 80, 112, PROCESSION, 1, 32),
                     HandSpec(n * 128 + 80, 72, WALL, -1))
    )  # fmt: skip
    a, b = LOOPED
    box = Rect(a * 128, -64, (b - a) * 128, 300)
    return room(text, start=(5 * 128 + 8, 112), hands=hands, walls=walls, irregular=100,
                loops=(LoopSpec(box, rule, way),) if looped else ())  # fmt: skip


def storm(seed: int, ticks: int) -> list[int]:
    r = random.Random(seed)
    out: list[int] = []
    while len(out) < ticks:
        held = r.choice((2, 2, 2, 2, 1)) | r.choice((0, 16, 16)) | r.choice((0, 0, 0, 32, 36))
        held |= r.choice((0,) * 12 + (64,))
        out += [held] * r.randrange(1, 22)
    return out[:ticks]


def around(world: World, gone: int) -> tuple:
    """The climber and all within a screen's half, as if no join had been crossed."""
    c = world.climber
    x = c.x + gone
    me = (
        x,
        c.y,
        c.rx,
        c.ry,
        c.vx,
        c.vy,
        c.face,
        c.state,
        c.ground,
        c.grip,
        c.coyote,
        c.rise,
        c.grace,
        c.held_by >= 0,
    )
    near = sorted(
        (thing.x - c.x, thing.y, thing.state, thing.t) for thing in world.hands if abs(thing.x - c.x) < 100
    )
    walls = sorted((w.x - c.x, w.y, w.left, w.seam) for w in world.walls if abs(w.x - c.x) < 200)
    ash = sorted((16 * tx - c.x, s.t) for (tx, _, _), s in zip(world.level.ash, world.ash, strict=True)
                 if abs(16 * tx - c.x) < 200)  # fmt: skip
    return me, near, walls, ash


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6))
def test_a_join_keeps_the_climb(seed):
    """The same buttons in a long hall of equal cells and in a loop of four of them: all is where it was."""
    plain, looped = World((rich(False),), seed=seed), World((rich(True),), seed=seed)
    gone = passed = 0
    for n, buttons in enumerate(storm(seed, 900)):
        step(plain, buttons)
        for event in step(looped, buttons):
            if type(event).__name__ == "LoopPassed":
                gone -= event.dx
                passed += 1
        # what a wrong pass frightens is meant to be felt: it is no part of the place
        looped.child.fear, looped.child.cold = plain.child.fear, plain.child.cold
        looped.heart = replace(plain.heart)
        if not 400 < plain.climber.x < CELLS * 128 - 400 or plain.dying or looped.dying:
            break
        assert around(looped, gone) == around(plain, 0), (n, passed)


def test_walls_of_a_chain_have_twins_too():
    first = tuple(WallSpec(16, 16, ((x, 64), (x, 16))) for x in (400, 912))
    chained = tuple(WallSpec(16, 16, ((x, 64), (x, 16)), 4, after=n) for n, x in enumerate((440, 952)))
    level = room("\n".join(["." * 100] * 6 + ["#" * 100]), walls=first + chained,
                 loops=(LoopSpec(Rect(400, 0, 512, 96), TURN),))  # fmt: skip
    assert level.twins[0][-512, 0].walls == ((1, 0), (3, 2))


def test_such_storms_do_cross_joins():
    crossed = 0
    for seed in range(12):
        world = World((rich(True),), seed=seed)
        for buttons in storm(seed, 900):
            crossed += any(type(event).__name__ == "LoopPassed" for event in step(world, buttons))
    assert crossed > 5


def test_a_hand_holds_on_over_the_join():
    world = World((rich(True),))
    hand = next(n for n, h in enumerate(world.hands) if h.x == LOOPED[1] * 128 + 40)
    c = world.climber
    c.x, c.y = LOOPED[1] * 128 - 10, 112 - 22
    c.held_by = hand
    world.hands[hand].state = 6
    c.vx = 3 * 256
    said = []
    while not named(said, "LoopPassed"):
        said += step(world, 2)
    assert c.held_by >= 0 and world.hands[c.held_by].x == LOOPED[0] * 128 + 40
    assert sum(h.state == 6 for h in world.hands) == 1


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from((TURN, KNEEL, BACKWARDS, COUNT, BEAT, FOLLOW)))
def test_the_mirrored_loop_is_the_loop_mirrored(seed, rule):
    level = rich(True, rule=rule)
    level = replace(level, gazes=(GazeSpec(900, 40, 400),), oddities=(OdditySpec(700, 60, 0),))
    one, two = World((level,), seed=seed), World((mirrored(level),), seed=seed)
    px = level.width * 16
    for n, b in enumerate(storm(seed, 500)):
        step(one, b)
        step(two, swapped(b))
        a, c = one.climber, two.climber
        assert (a.x, a.y, a.vx, a.vy, a.state) == (px - 16 - c.x, c.y, -c.vx, c.vy, c.state), n
        assert one.loops == two.loops
        here, there = way_shown(one), way_shown(two)
        assert (here is None) == (there is None)
        if here and there:
            assert here == (there[0], -there[1], there[2])


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from((TURN, KNEEL, BACKWARDS, COUNT, BEAT, FOLLOW)))
def test_a_loop_rolls_back(seed, rule):
    world = World((rich(True, rule=rule),), seed=seed)
    tape = storm(seed, 700)
    kept = []
    for b in tape[:400]:
        step(world, b)
    snap = snapshot(world)
    for b in tape[400:]:
        step(world, b)
        kept.append(digest(world))
        assert world.dying or not blocked(world, world.climber.x, world.climber.y)
    restore(world, snap)
    for b, was in zip(tape[400:], kept, strict=True):
        step(world, b)
        assert digest(world) == was


# ---- the gaze ----------------------------------------------------------------------------


def test_the_thread_is_faint_then_plain_then_in_words():
    world = hall(TURN)
    shown = [way_shown(world)]
    for _ in range(4):
        passes(world, 1)
        shown.append(way_shown(world))
    assert shown[0] is None
    assert [way[0] for way in shown[1:] if way] == [1, 2, 3, 3]
    assert all(way[1] < 0 for way in shown[1:] if way), "back, where the way is"


def test_life_never_dims_it_and_it_costs_nothing():
    world, blind = hall(TURN), hall(TURN)
    blind.gaze.again = 10**6
    world.child.hurt(world, 900)
    blind.child.hurt(blind, 900)
    for w in (world, blind):
        passes(w, 2)
    way = way_shown(world)
    assert way and way[0] == 2
    assert world.child == blind.child and world.climber == blind.climber


def test_it_is_heard_a_moment_after_each_wrong_pass_and_now_and_then():
    world = hall(TURN)
    passes(world, 1)
    waited = 0
    while not named(step(world, 0), "GazeShows"):
        waited += 1
    assert waited == tuning.GAZE_WAIT - 1 or waited == tuning.GAZE_WAIT
    waited = 0
    while not named(step(world, 0), "GazeShows"):
        waited += 1
    assert waited == tuning.GAZE_AGAIN > 240, "it does not nag"


def test_it_leaves_when_the_loop_opens():
    world = hall(TURN)
    passes(world, 3)
    walk_to(world, LEFT - 8, 1)
    walk_to(world, LEFT + 80, 2)
    assert way_shown(world) is None


def test_half_a_minute_without_height_is_lost_too():
    level = room(LONG, gazes=(GazeSpec(300, 20, 200),))
    world = settle(level)
    play(world, f"{tuning.GAZE_STILL - 10} ")
    assert way_shown(world) is None
    walk_to(world, 200, 2)
    way = way_shown(world)
    assert way and way[0] == 1 and way[1] > 0 and way[2] < 0, "toward the place they know of"
    assert tuning.GAZE_STILL == 30 * 60
    play(world, f"{tuning.GAZE_STILL} ")
    assert way_shown(world)[0] == 2
    walk_to(world, 600, 2)
    assert way_shown(world) is None, "too far from it"


def test_new_height_ends_it():
    level = room("""
        ...............
        ..........####.
        .......###.....
        ...............
        .S.............
        ###############
    """, gazes=(GazeSpec(100, 20, 400),))  # fmt: skip
    world = settle(level)
    play(world, f"{tuning.GAZE_STILL} ")
    assert way_shown(world)
    for w in watch(world, "40 R, 14 RJ, 40 R"):
        if w.child.best < 64:
            break
    assert world.child.best < 80 and way_shown(world) is None


def test_kneeling_answers_what_is_near_and_over_ones_head():
    world = odd_hall()
    passes(world, 1)
    odd = world.level.oddities[0]
    play(world, "20 ")
    for far, opens in ((tuning.ODD_REACH + 1, False), (tuning.ODD_REACH, True)):
        world.climber.x = odd.x - far - tuning.HALF_W
        assert bool(named(kneel(world, 2), "LoopOpened")) == opens
    assert tuning.ODD_REACH > 16, "one need not be exact"
    low = replace(world.level, oddities=(replace(odd, y=world.middle[1] - tuning.ODD_REACH_Y - 1),))
    world = settle(low)
    passes(world, 1)
    play(world, "20 ")
    world.climber.x = odd.x - tuning.HALF_W
    assert not named(kneel(world, 2), "LoopOpened"), "too far above"


def test_the_eyes_look_at_what_differs_and_down_where_any_place_will_do():
    world = odd_hall()
    passes(world, 1)
    way = way_shown(world)
    assert way and way[1] == world.level.oddities[0].x - world.middle[0]
    passes(world, 1)
    way = way_shown(world)
    assert way and way[1] > 0 and way[2] == 0, "nothing differs now: on"
    world = hall(KNEEL, beats=3)
    passes(world, 1)
    way = way_shown(world)
    assert way and way[1] == 0 and way[2] > 0
