"""Weight fields, archways, memories, wall hands, processions, and laying the child down."""

from itertools import pairwise

import pytest
from rooms import feet, named, play, room, settle, watch

from game.sim import ENDINGS, World, digest, restore, snapshot, step, tuning
from game.sim.level import (
    PROCESSION,
    WALL,
    ArchSpec,
    FieldSpec,
    HandSpec,
    MemorySpec,
    PassageSpec,
    Rect,
    WallSpec,
)  # fmt: skip

TALL = "\n".join(["." * 30] * 14 + ["....S" + "." * 25] + ["#" * 30])
EVERYWHERE = Rect(0, 0, 480, 240)


def field_world(heavy_first: int = 1) -> World:
    return settle(room(TALL, fields=(FieldSpec(EVERYWHERE, heavy_first),)))


def rise(world: World, buttons: str = "40 J, 60 ") -> int:
    floor = feet(world)
    return floor - min(feet(w) for w in watch(world, buttons))


def test_light_jumps_rise_six_tiles_and_heavy_ones_two():
    assert 5.8 * 16 <= rise(field_world(1)) < 7 * 16
    assert 1.8 * 16 <= rise(field_world(0)) < 2.6 * 16
    assert rise(field_world(1), "10 J, 60 ") < rise(field_world(1), "20 J, 60 ")


def test_the_beat_turns_the_weight():
    said = play(field_world(), "300 ")
    assert [event.heavy for event in named(said, "WeightTurned")][:4] == [1, 0, 1, 0]


def test_weight_is_taken_at_take_off_and_kept():
    world = field_world()
    while world.heart.left > 6:
        step(world, 0)
    floor = feet(world)
    top = floor
    for w in watch(world, "40 J"):
        top = min(top, feet(w))
    assert world.climber.weight == 1, "light, though the beat made the field heavy in mid-flight"
    assert floor - top > 80


def test_over_an_edge_weight_is_taken_too():
    level = room(
        "S...........\n####........\n" + "............\n" * 16 + "############",
        fields=(FieldSpec(Rect(0, 0, 192, 288), 1),),
    )
    world = settle(level)
    while world.climber.ground:
        step(world, 2)
    assert world.climber.weight == 1


ASH = room("""
    ............
    ............
    ....S.......
    ...====.....
    ............
    ............
    ############
""", fields=(FieldSpec(Rect(0, 0, 192, 112), 1),))  # fmt: skip


def test_ash_bears_the_weightless_and_breaks_at_once_under_the_heavy():
    world = settle(ASH, ticks=1)
    said = play(world, "57 ")
    assert not named(said, "AshCracked")
    said = play(world, "4 ")
    assert named(said, "Beat") and named(said, "AshFell")


# ---- archways and memories -----------------------------------------------------------------


def test_an_archway_leads_through_the_tower():
    text = "\n".join(["." * 40] * 8 + ["S" + "." * 39] + ["#" * 40])
    level = room(text, spiral=True, arches=(ArchSpec(40, 144, 1), ArchSpec(360, 144, 0)))
    world = settle(level)
    assert not named(play(world, "1 U, 1 "), "WentThrough"), "not from afar"
    play(world, "8 R, 6 ")
    assert 2 < abs(world.climber.x + 8 - 40) < tuning.ARCH_REACH
    said = play(world, "1 U")
    assert [event.arch for event in named(said, "WentThrough")] == [1]
    assert abs(world.climber.x + 8 - 360) <= 1
    assert not named(play(world, "20 U"), "WentThrough"), "not back while up stays down"
    assert named(play(world, "2 , 1 U"), "WentThrough")


def test_a_memory_is_found_once_and_holds_off_the_sky():
    level = room("." * 20 + "\nS" + "." * 19 + "\n" + "#" * 20, memories=(MemorySpec(80, 20, 7),))
    world = settle(level)
    left = world.sky.left
    said = play(world, "40 R")
    assert [event.number for event in named(said, "MemoryFound")] == [7]
    assert world.memories == 1 << 7
    assert world.sky.left > left + 1200 - 60
    world.die("void")
    play(world, "30 , 60 R")
    assert world.memories == 1 << 7, "kept through death, found once"


# ---- hands of other kinds ----------------------------------------------------------------------


def wall_world() -> World:
    text = "\n".join(["###" + "." * 9] * 40 + ["###S........"] + ["#" * 12])
    hand = HandSpec(48, 30 * 16, WALL, 1)
    return settle(room(text, hands=(hand,)))


def test_a_wall_hand_triples_the_grips_cost_and_never_tears_off():
    world = wall_world()
    play(world, "1 L, 100 UH")
    c = world.climber
    while c.y > 30 * 16 - 11:
        step(world, 4 | 32)
    for _ in range(240):
        step(world, 32)
        if c.held_by >= 0:
            break
    assert c.held_by == 0 and c.state == 1
    before = c.grip = tuning.GRIP
    step(world, 32)
    assert before - c.grip == 3 * tuning.GRIP_HANG
    assert c.state == 1, "still on the wall"
    said = []
    while not named(said, "Beat"):
        said = step(world, 32)
    assert named(said, "Freed"), "until the beat"


def test_leaving_the_wall_leaves_its_hand():
    world = wall_world()
    play(world, "1 L, 100 UH")
    c = world.climber
    while c.y > 30 * 16 - 11:
        step(world, 4 | 32)
    while c.held_by < 0:
        step(world, 32)
        assert world.tick < 600
    c.grip = tuning.GRIP
    while world.heart.left < 12 or world.climber.held_by < 0:
        step(world, 32)
        c.grip = tuning.GRIP
        assert world.tick < 900
    said = play(world, "1 RH, 1 RHJ, 3 RJ")
    assert named(said, "Jumped") and not named(said, "Beat")
    assert named(said, "Freed") and world.climber.held_by < 0


def test_a_broken_off_kneel_moves_no_wall_sooner():
    level = room(TALL, walls=(WallSpec(32, 16, ((200, 60), (260, 60)), 2, 1, 20, 60),))
    world = settle(level)
    said = play(world, "56 K, 40 , 40 K")
    assert not named(said, "WallMoved")
    assert named(play(world, "40 K"), "WallMoved")


def test_turns_go_on_by_turns_into_the_next_passage():
    passages = (PassageSpec("a", Rect(0, 0, 160, 256)), PassageSpec("b", Rect(160, 0, 320, 256)))
    for wait in (0, 50, 70, 110, 130):
        world = settle(room(TALL, passages=passages, fields=(FieldSpec(EVERYWHERE),)))
        said = play(world, f"{wait} , 200 R, 200 ")
        assert named(said, "PassageEntered")
        turns = [event.heavy for event in named(said, "WeightTurned")]
        assert all(a != b for a, b in pairwise(turns)), turns


def test_a_wall_hand_reaches_out_of_its_wall_only():
    world = wall_world()
    hand = world.hands[0]
    caught = []
    for off in (0, 18, 30, 40):
        hand.state, hand.t = 3, 0
        world.climber.held_by, world.climber.grace = -1, 0
        world.climber.x, world.climber.y = 48 + off, 30 * 16 - 11
        world.climber.vx = world.climber.vy = 0
        caught.append(bool(named(step(world, 0), "Grasped")))
    assert caught == [True, True, False, False]
    caught = []
    for below in (0, 22, 40):
        hand.state, hand.t = 3, 0
        world.climber.held_by, world.climber.grace = -1, 0
        world.climber.x, world.climber.y = 48, 30 * 16 - 11 + below
        world.climber.vx = world.climber.vy = 0
        caught.append(bool(named(step(world, 0), "Grasped")))
    assert caught == [True, True, False]


def test_a_procession_walks_its_floor_and_turns():
    text = "\n".join(["." * 40] * 6 + ["." * 18 + "S" + "." * 21] + ["#" * 40])
    level = room(text, hands=(HandSpec(20 * 16, 112, PROCESSION, 1, 24),))
    world = World((level,))
    world.assists.switch("gentle-hands")
    xs = []
    for _ in range(400):
        step(world, 0)
        if world.climber.held_by >= 0:
            play(world, "1 J, 1 , 1 J, 1 , 1 J, 1 ")
        xs.append(world.hands[0].x)
    assert max(xs) == 20 * 16 + 24
    assert min(xs[xs.index(max(xs)) :]) < 20 * 16


def test_on_a_spiral_it_walks_on_round():
    text = "\n".join(["." * 40] * 6 + ["S" + "." * 39] + ["#" * 40])
    level = room(text, spiral=True, hands=(HandSpec(630, 112, PROCESSION, 1),))
    world = World((level,))
    world.hands[0].state = 1
    for _ in range(40):
        step(world, 0)
        world.climber.x = (world.hands[0].x - 60) % 640
    assert world.hands[0].x < 40


# ---- letting go ----------------------------------------------------------------------------------


def whispering() -> World:
    world = settle(room("." * 30 + "\n" + "." * 30 + "\nS...h" + "." * 25 + "\n" + "#" * 30))
    play(world, "4 ")
    assert world.hands[0].state
    return world


def test_laying_the_child_down_takes_three_seconds_where_hands_whisper():
    world = whispering()
    said = play(world, "179 G")
    assert named(said, "LettingGo") and not world.ending
    said = play(world, "1 G")
    assert named(said, "Ended")
    assert ENDINGS[world.ending] == "let go"


def test_letting_the_button_go_takes_it_back():
    world = whispering()
    play(world, "170 G")
    assert named(play(world, "1 "), "HeldAgain")
    play(world, "100 G")
    assert not world.ending


def test_nowhere_else():
    world = settle(room(TALL))
    said = play(world, "400 G")
    assert not world.ending and not named(said, "LettingGo")


@pytest.mark.parametrize("make", [field_world, wall_world, whispering])
def test_snapshots_hold_it_all(make):
    world = make()
    play(world, "30 R, 12 J")
    snap, was = snapshot(world), digest(world)
    tape = [2, 18, 18, 36, 256, 256, 128, 0] * 20
    first = [(step(world, b), digest(world)) for b in tape]
    restore(world, snap)
    assert digest(world) == was
    assert [(step(world, b), digest(world)) for b in tape] == first
