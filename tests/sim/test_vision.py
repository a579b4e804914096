"""The door, the last climb that takes, the choice, the way back down; the dark room; Memory mode."""

from dataclasses import fields, replace
from itertools import pairwise

import pytest
from rooms import feet, named, play, room, settle

from game.sim import ENDINGS, World, digest, restore, snapshot, step, tuning
from game.sim.buttons import BRAND, HOLD, JUMP, KNEEL, LEFT, RIGHT
from game.sim.buttons import mirrored as swapped
from game.sim.level import BRAND as BRAND_GONE
from game.sim.level import JUMP as JUMP_GONE
from game.sim.level import TAKEN, DoorSpec, HandSpec, Level, Rect, TakingSpec, WallSpec
from game.sim.mirrored import mirrored
from game.sim.motion import blocked
from game.sim.states import CLIMB

# The door stands at the left; the last climb goes up from the foot at `v` over five steps, each a
# ledge that takes, to the foot of the last wall; the choice is on top of it.
LAST = """
    ..........................
    ..........................
    .........................E
    ........................##
    ........................##
    ........................##
    ........................##
    ........................##
    ........................##
    ........................##
    ........................##
    ........................##
    ........................##
    ........................##
    .....................6..##
    ....................######
    ..................5.######
    .................#########
    ...............4.#########
    ..............############
    ............3.############
    ...........###############
    .........2.###############
    ........##################
    ......1.##################
    .....#####################
    S..v.#####################
    ##########################
"""
FOOT = (3 * 16 + 8, 27 * 16)
STEPS = [(n, x * 16 + 8, y * 16 + 16) for y, line in enumerate(LAST.strip().splitlines())
         for x, n in enumerate(line.strip()) if n.isdigit()]  # fmt: skip
DOOR = DoorSpec(Rect(0, 25 * 16, 24, 32), FOOT)
TAKINGS = tuple(TakingSpec(x, y, int(n) - 1) for n, x, y in sorted(STEPS))
UP_A_STEP = f"{tuning.JUMP_HOLD} RJ, 30 R, 20 "


def last_climb(**extra) -> World:
    level = room(
        LAST, doors=(DOOR,), takings=TAKINGS, irregular=250, ceiling_foot=300, ceiling_top=150, **extra
    )
    level = replace(level, exit=Rect(24 * 16, 0, 32, 48))
    world = settle(level)
    world.branded = world.climber.fire = 1
    return world


def kneel_at_the_door(world: World) -> list:
    return play(world, f"{tuning.VISION_KNEEL + 2} K, 4 ")


def take_all(world: World) -> None:
    """Up the steps; the last one without a jump: Hold does it."""
    for _ in range(1000):
        if world.vision.taken == 63:
            return
        jumps = not world.vision.took(JUMP_GONE)
        fresh = world.climber.ground and not world.climber.buttons & JUMP
        step(
            world,
            RIGHT | (HOLD if not jumps else JUMP if fresh or world.climber.rise else 0) | (0 if jumps else 4),
        )
    raise AssertionError(f"stuck at {world.middle} with {world.vision}")


def at_the_wall(world: World) -> None:
    while not blocked(world, world.climber.x + 1, world.climber.y):
        step(world, RIGHT)


def at_the_choice() -> World:
    world = last_climb()
    kneel_at_the_door(world)
    take_all(world)
    at_the_wall(world)
    for _ in range(900):
        step(world, HOLD)
        if world.climber.ground and world.level.holds(world.level.exit, *world.middle):
            return world
    raise AssertionError(f"the last wall is too high at {world.middle}")


def test_forehead_to_forehead_before_the_door_begins_the_vision():
    world = last_climb()
    assert not named(play(world, f"{tuning.VISION_KNEEL - 2} K, 4 "), "VisionBegan"), "broken off"
    assert world.vision.stage == 0
    said = kneel_at_the_door(world)
    assert len(named(said, "VisionBegan")) == 1
    assert (world.middle[0], feet(world)) == FOOT


def test_kneeling_elsewhere_is_only_kneeling():
    world = last_climb()
    play(world, "20 R, 20 ")
    assert not named(kneel_at_the_door(world), "VisionBegan")


def test_each_ledge_takes_its_own_once_and_for_good():
    world = last_climb()
    kneel_at_the_door(world)
    said = []
    while world.vision.taken != 63:
        before = world.vision.taken
        jumps = not world.vision.took(JUMP_GONE)
        fresh = world.climber.ground and not world.climber.buttons & JUMP
        press = RIGHT | (JUMP if jumps and (fresh or world.climber.rise) else 0) | (0 if jumps else HOLD | 4)
        said += named(step(world, press), "Taken")
        assert world.vision.taken & before == before
    assert [event.what for event in said] == list(range(6))
    assert len(TAKEN) == 6


def test_a_ledge_takes_from_a_tile_and_a_half_away():
    level = room("S...........\n############", doors=(DoorSpec(Rect(0, 0, 4, 4), (8, 16)),),
                 takings=(TakingSpec(120, 16, 0),))  # fmt: skip
    world = settle(level)
    world.vision.stage = 1
    while not world.vision.taken:
        step(world, RIGHT)
    assert 16 < 120 - world.middle[0] <= 24


def test_what_is_taken_no_longer_answers():
    world = last_climb()
    kneel_at_the_door(world)
    world.vision.taken = 1 << BRAND_GONE
    assert not named(play(world, "1 G, 1 BR"), "Branded")
    assert named(play(world, "8 RJ, 60 "), "Jumped")
    world.vision.taken |= 1 << JUMP_GONE
    assert not named(play(world, "8 RJ, 60 "), "Jumped")


@pytest.mark.parametrize("left", range(6))
def test_what_is_left_always_suffices(left):
    """Whatever is gone already, everything else can still be taken."""
    world = last_climb()
    kneel_at_the_door(world)
    while world.vision.taken.bit_count() < left:
        take_one(world)
    take_all(world)


def take_one(world: World) -> None:
    before = world.vision.taken
    for _ in range(400):
        jumps = not world.vision.took(JUMP_GONE)
        fresh = world.climber.ground and not world.climber.buttons & JUMP
        step(
            world,
            RIGHT | (JUMP if jumps and (fresh or world.climber.rise) else 0) | (0 if jumps else HOLD | 4),
        )
        if world.vision.taken != before:
            return
    raise AssertionError(f"stuck at {world.middle}")


def test_nothing_fails_in_the_vision():
    world = last_climb()
    kneel_at_the_door(world)
    take_one(world)
    at = TAKINGS[0]
    left, deaths = world.sky.left, world.deaths
    world.child.hurt(world, 1000)
    world.child.frighten(tuning.FULL)
    world.die("spikes")
    assert (world.middle[0], feet(world)) == (at.x, at.y)
    play(world, "300 ")
    assert (world.deaths, world.dying, world.child.hurts) == (deaths, 0, 0)
    assert world.sky.left == left, "the sky waits"


def test_a_long_fall_ends_on_the_last_ledge():
    world = last_climb()
    kneel_at_the_door(world)
    for _ in range(4):
        take_one(world)
    at = TAKINGS[3]
    said = play(world, "120 L")
    carried = named(said, "CarriedBack")
    assert carried
    assert carried[0].x == at.x
    assert world.vision.taken.bit_count() == 4


def test_hold_alone_climbs_and_letting_go_only_waits():
    world = last_climb()
    kneel_at_the_door(world)
    take_all(world)
    at_the_wall(world)
    play(world, "30 H")
    assert world.climber.state == CLIMB
    play(world, "60 H")
    high = world.climber.y
    play(world, "12 ")
    high = world.climber.y
    play(world, "600 ")
    assert world.climber.y == high, "let go: it waits, and the arm does not tire"
    play(world, "60 H")
    assert world.climber.y < high - 32
    play(world, "10 L")
    assert world.climber.state != CLIMB, "walking lets go of the wall"


def test_eight_even_beats_of_holding_are_the_sacrifice():
    world = at_the_choice()
    beats = []
    for _ in range(2000):
        said = step(world, HOLD)
        beats += [event.interval for event in named(said, "Beat")]
        if world.ending:
            break
    assert ENDINGS[world.ending] == "sacrifice"
    assert len(beats) == tuning.CHOICE_BEATS
    assert max(beats) - min(beats) <= 2, "even, though this map's heart is not"


def test_letting_go_between_the_beats_only_pauses():
    world = at_the_choice()
    while world.vision.held < 3:
        step(world, HOLD)
    play(world, "400 ")
    assert (world.vision.held, world.ending) == (3, 0)
    play(world, f"{6 * tuning.BEAT_FAINT} H")
    assert ENDINGS[world.ending] == "sacrifice"


def test_walking_back_down_gives_everything_back_in_reverse_while_the_heart_fails():
    world = at_the_choice()
    said, lives = [], []
    for _ in range(4000):
        said += step(world, LEFT)
        if world.vision.stage == 2:
            lives.append(world.child.life)
        if world.ending:
            break
    assert ENDINGS[world.ending] == "turned away"
    assert [event.what for event in named(said, "GivenBack")] == [5, 4, 3, 2, 1, 0]
    assert len(named(said, "TurnedAway")) == 1
    assert all(a >= b for a, b in pairwise(lives))
    assert 0 < lives[-1] < lives[0] / 4
    assert not named(said, "HeartStopped")


def test_the_way_up_is_closed_to_who_turned():
    world = at_the_choice()
    while world.vision.stage != 2:
        step(world, LEFT)
    said = play(world, "2000 H")
    assert not world.ending
    assert not named(said, "Taken")


def test_without_everything_taken_the_choice_does_not_answer():
    world = at_the_choice()
    world.vision.taken &= ~1
    play(world, "1200 H")
    assert not world.ending


def test_rollback_holds_through_the_vision():
    world = last_climb()
    kneel_at_the_door(world)
    for n in range(900):
        step(world, RIGHT | (JUMP if n % 40 < 14 else 0) | HOLD)
        if n % 90 == 0:
            kept = snapshot(world)
            after = [digest_after(world, 30)]
            restore(world, kept)
            after.append(digest_after(world, 30))
            restore(world, kept)
            assert after[0] == after[1]


def digest_after(world: World, ticks: int) -> str:
    for _ in range(ticks):
        step(world, RIGHT | HOLD)
    return digest(world)


# ---- the dark room


ROOM = "................\n" * 3 + "....S..........E\n################"


def waking() -> World:
    return World((room(ROOM, awake=True),))


def test_nothing_moves_until_hold_is_let_go():
    world = waking()
    x = world.climber.x
    play(world, "40 RH, 40 H")
    assert world.climber.x == x
    said = play(world, "1 R")
    assert len(named(said, "Woke")) == 1
    play(world, "20 R")
    assert world.climber.x > x


def test_who_let_go_before_holds_once_and_lets_go():
    world = waking()
    x = world.climber.x
    assert not named(play(world, "60 R"), "Woke")
    assert world.climber.x == x
    assert named(play(world, "1 H, 1 "), "Woke")


def test_the_room_has_no_clock_and_nobody_to_carry():
    world = waking()
    said = play(world, "2 H, 600 RK")
    assert not named(said, "Beat")
    assert not named(said, "Knelt")
    assert world.sky.left == World((room(ROOM),)).sky.left
    assert ENDINGS[world.ending] == "exit"


# ---- Memory mode


def test_in_memory_the_tower_is_mirrored():
    level = room(LAST, doors=(DOOR,), takings=TAKINGS, hands=(HandSpec(80, 64, 1, 1),),
                 walls=(WallSpec(32, 16, ((16, 16), (64, 16))),))  # fmt: skip
    twice = mirrored(mirrored(level))
    for field in fields(Level):
        if field.init:
            assert getattr(twice, field.name) == getattr(level, field.name), field.name
    assert mirrored(level).tile(0, 20) == level.tile(25, 20)
    assert World((level,), memory=True).climber.x == 26 * 16 - 8 - tuning.HALF_W


def test_everything_with_a_side_is_mirrored():
    """A field of the level that is added and forgotten here shows up: the mirrored world walks the mirrored way."""
    handled = {
        "name",
        "width",
        "height",
        "spiral",
        "ceiling_foot",
        "ceiling_top",
        "irregular",
        "next",
        "awake",
        "branded",
    }
    handled |= {"tiles", "start", "exit", "lamps", "arches", "memories", "takings", "passages", "fields", "brands",
                "doors", "hands", "walls", "loops", "oddities", "gazes", "hushes"}  # fmt: skip
    assert {field.name for field in fields(Level) if field.init} == handled


def test_memory_has_both_arms_and_nobody_in_them():
    level = room(LAST, doors=(DOOR,), takings=TAKINGS, irregular=250, ceiling_top=150, start=FOOT)
    here, memory = settle(level), settle(level, memory=True)
    assert memory.climber.grip == here.climber.grip * 3 // 2
    said = play(memory, "1 G, 60 H, 60 K, 200 ")
    assert not named(said, "Knelt")
    intervals = {event.interval for event in named(play(memory, "2000 "), "Beat")}
    assert intervals == {tuning.BEAT_CALM}
    assert memory.child.life == 1000
    assert memory.sky.left == memory.sky.last


def test_holding_does_not_slow_who_carries_nobody():
    level = room("." * 40 + "\n....S" + "." * 35 + "\n" + "#" * 40)
    gone = []
    for memory in (False, True):
        world = settle(level, memory=memory)
        x = world.climber.x
        play(world, [swapped(RIGHT) | HOLD if memory else RIGHT | HOLD] * 20)
        gone.append(abs(world.climber.x - x))
    assert gone[1] > 1.8 * gone[0]


def test_memory_ends_at_the_door():
    level = room(LAST, doors=(DOOR,), takings=TAKINGS, start=FOOT)
    world = settle(level, memory=True)
    for _ in range(120):
        step(world, RIGHT)
    assert ENDINGS[world.ending] == "door"


def test_what_the_child_gives_is_not_there():
    world = settle(room(LAST, doors=(DOOR,), takings=TAKINGS, start=FOOT), memory=True)
    world.branded = world.climber.fire = 1
    said = play(world, [BRAND, 0, KNEEL, 0])
    assert not named(said, "Branded")
