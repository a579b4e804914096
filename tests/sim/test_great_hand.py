"""The great hand: a chase that is announced, slower than a runner, and never the end of one by itself."""

import random
from itertools import pairwise

import pytest
from rooms import named, play, room, settle

from game.files import shipped
from game.maps.read import read
from game.replay.format import read_tape
from game.sim import World, digest, restore, snapshot, step, tuning
from game.sim.level import GREAT, HandSpec, WallSpec
from game.sim.mirrored import mirrored
from game.sim.things.great_hand import along, legs
from game.sim.things.hand import GRASP, RECOIL, REST, SLEEP, WAKE

HALL = "\n".join(["." * 100] * 12 + ["....S" + "." * 95] + ["#" * 100])
FLOOR = 13 * 16
SPEED = 5 * 16 * 256 // 60


def great(*path: tuple[int, int], speed: int = SPEED) -> HandSpec:
    return HandSpec(*path[0], GREAT, path=path, speed=speed)


def chase(*, start: int = 20, speed: int = SPEED, **more) -> World:
    """A hand whose line goes along the floor of a long hall, past the climber."""
    line = great((start, FLOOR - 11), (1500, FLOOR - 11), speed=speed)
    return settle(room(HALL, hands=(line,), **more))


def until(world: World, name: str, buttons: int = 0, most: int = 1200) -> list:
    said: list = []
    while not named(said, name):
        said = step(world, buttons)
        assert world.tick < most, f"no {name}"
    return said


def test_a_line_is_followed_at_its_speed_round_its_corners():
    line = ((0, 0), (30, 40), (30, 100))
    assert sum(legs(line)) == 110 * 256
    assert along(line, 25 * 256) == (15, 20)
    assert along(line, 50 * 256) == (30, 40)
    assert along(line, 60 * 256) == (30, 50)
    assert along(line, 999 * 256) == (30, 100)


def test_it_wakes_where_its_line_begins_and_rises_before_it_comes():
    for gap, wakes in ((tuning.GREAT_NEAR - 2, True), (tuning.GREAT_NEAR + 2, False)):
        world = chase(start=72 + gap)
        assert bool(named(play(world, "4 "), "HandWoke") or world.hands[0].state == WAKE) == wakes
    world = chase()
    x = world.hands[0].x
    said = play(world, f"{tuning.GREAT_RISE - 8} ")
    assert world.hands[0].x == x and not named(said, "Grasped")
    play(world, "20 ")
    assert world.hands[0].x > x


def test_whoever_runs_outruns_it_even_at_its_fastest():
    world = chase(speed=9 * 16 * 256 // 60)
    play(world, "30 ")
    gaps = []
    for _ in range(400):
        assert not named(step(world, 2), "Grasped")
        gaps.append(world.middle[0] - world.hands[0].x)
    assert gaps[-1] > gaps[60] > 0


def test_a_beat_stops_it_for_a_moment():
    world = chase()
    world.climber.x = 1400  # far from its fingers
    play(world, "70 ")
    until(world, "Beat")
    x = world.hands[0].x
    play(world, f"{tuning.GREAT_FLINCH - 1} ")
    assert world.hands[0].x == x
    play(world, "6 ")
    assert world.hands[0].x > x


def test_its_grasp_is_announced_by_thirty_ticks_of_opening_fingers():
    world = chase()
    until(world, "HandOpened")
    opened = world.tick
    until(world, "Grasped")
    assert world.tick - opened >= 30


def test_its_fingers_open_within_its_span_and_close_within_its_palm():
    world = chase()
    until(world, "HandOpened")
    assert tuning.GREAT_PALM < abs(world.hands[0].x - world.middle[0]) < tuning.GREAT_SPAN
    for off, caught in ((tuning.GREAT_PALM - 4, True), (tuning.GREAT_PALM + 8, False)):
        hand = world.hands[0]
        world.climber.held_by, world.climber.grace = -1, 0
        hand.state, hand.t, hand.still = 3, 0, 9
        world.climber.x = hand.x + off - 8
        world.climber.vx = 0
        assert bool(named(step(world, 0), "Grasped")) == caught


@pytest.mark.parametrize("way", ["hold", "presses", "pull"])
def test_there_are_ways_out_and_then_it_is_still_until_the_beat(way):
    world = chase()
    until(world, "Grasped")
    life = world.child.life
    for n in range(200):
        said = step(world, {"hold": 32, "presses": 16 * (n & 1), "pull": 16}[way])
        if named(said, "Freed"):
            break
    hand = world.hands[0]
    assert hand.state == RECOIL and world.climber.held_by < 0
    assert world.climber.grace >= tuning.GRASP_GRACE - 1
    assert not world.dying and 0 < world.child.life <= life, "a catch is no death"
    x = hand.x
    while not named(step(world, 2), "Beat"):
        assert hand.x == x
    assert hand.state == REST


def test_the_brand_stuns_it_and_it_rises_again_where_it_was():
    world = chase()
    world.branded = 1
    world.climber.fire = 1
    until(world, "Grasped")
    x = world.hands[0].x
    said = play(world, "1 RB, 10 R")
    assert named(said, "Burned") and named(said, "Freed")
    assert world.hands[0].state == SLEEP
    until(world, "HandWoke")
    assert world.hands[0].x == x and world.hands[0].state == WAKE


def test_a_passing_wall_stops_it():
    wall = WallSpec(16, 48, ((200, FLOOR - 120), (200, FLOOR - 48)), on=3, rest=0, travel=20)
    world = chase(walls=(wall,))
    world.climber.x = 1000
    said = []
    for _ in range(600):
        said += named(step(world, 0), "HandNumbed")
    assert said


def test_at_the_end_of_its_line_it_sinks_and_stays_there():
    world = settle(room(HALL, hands=(great((20, FLOOR - 11), (120, FLOOR - 11)),)))
    world.climber.x = 150
    play(world, "400 ")
    assert world.hands[0].state == SLEEP and world.hands[0].x == 120
    assert not named(play(world, "200 "), "HandWoke")
    world.to_lamp()
    assert world.hands[0].x == 20, "with the lamp it is at home again"


def test_it_waits_while_the_heart_has_stopped():
    world = chase()
    until(world, "Grasped")
    world.child.hurts = 1000
    world.child.weigh(world)
    until(world, "HeartStopped")
    x = world.hands[0].x
    play(world, "20 ")
    assert world.hands[0].x == x and world.climber.held_by < 0


def test_gentle_rules_let_it_sit_a_beat_out():
    world = settle(room(HALL, hands=(great((20, FLOOR - 11), (1500, FLOOR - 11)),)), rules="gentle")
    until(world, "HandReached")
    world.climber.x += 200
    until(world, "Beat")
    assert world.hands[0].state == RECOIL


def test_only_one_hand_has_anyone():
    world = settle(room(HALL, hands=(great((20, 197), (1500, 197)), great((40, 197), (1500, 197)))))
    for _ in range(600):
        step(world, 0)
        assert sum(hand.state == GRASP for hand in world.hands) <= 1


def test_no_grasp_of_a_great_hand_is_unannounced_whatever_one_does():
    dice = random.Random(5)
    grasps = 0
    for round_ in range(12):
        world = chase(speed=dice.choice((SPEED // 2, SPEED, 9 * 16 * 256 // 60)))
        opened = None
        buttons = 0
        for n in range(900):
            if n % 12 == 0:
                buttons = dice.choice((0, 0, 1, 2, 2, 16, 18, 34))
            for event in step(world, buttons):
                what = type(event).__name__
                if what == "HandOpened":
                    opened = world.tick
                elif what in ("HandRecoiled", "Freed"):
                    opened = None
                elif what == "Grasped":
                    grasps += 1
                    assert opened is not None and world.tick - opened >= 30, round_
                    opened = None
    assert grasps > 5


def test_mirrored_and_rolled_back_it_is_the_same():
    world = chase()
    other = World((mirrored(world.level),), world.seed)
    for _ in range(4):
        step(other, 0)
    for n in range(500):
        step(world, 2 if n % 50 < 20 else 0)
        step(other, 1 if n % 50 < 20 else 0)
        assert world.hands[0].x + other.hands[0].x == world.level.width * 16
        assert world.hands[0].state == other.hands[0].state
    snap, was = snapshot(world), digest(world)
    first = [(step(world, 0), digest(world)) for _ in range(200)]
    restore(world, snap)
    assert digest(world) == was
    assert [(step(world, 0), digest(world)) for _ in range(200)] == first


def test_on_a_spiral_its_line_winds_past_the_seam():
    level = room(HALL, spiral=True, hands=(great((1580, FLOOR - 11), (1900, FLOOR - 11)),))
    world = settle(level)
    world.climber.x = 1540
    xs = []
    for _ in range(500):
        step(world, 0)
        xs.append(world.hands[0].x)
        world.climber.x = (xs[-1] - 60) % 1600
    assert max(xs) < 1600 and xs[-1] < 320
    assert all((b - a) % 1600 <= 3 for a, b in pairwise(xs))


MAP = shipped("levels", "gallery", "great-hand.tmx")


@pytest.mark.parametrize("rules", ["standard", "gentle", "vigil"])
def test_nor_anywhere_in_the_gallery_s_chase(rules):
    """Storms from ticks of the golden climb: each grasp was announced, one at a time, and grace is kept."""
    level = read(MAP).level
    tape = read_tape(MAP.parent / "proofs" / "great-hand.climb")
    world = World((level,), tape.seed, rules)
    states = []
    for n, buttons in enumerate(tape.inputs):
        step(world, buttons)
        if n % 30 == 29 and not world.ending:
            states.append(snapshot(world))
    dice = random.Random(f"chase {rules}")
    grasps = 0
    for _ in range(30):
        restore(world, dice.choice(states))
        began, opened, buttons, freed = world.tick, {}, 0, -999
        for n in range(400):
            if n % 15 == 0:
                buttons = dice.choice((0, 0, 1, 2, 2, 16, 18, 34, 36))
            for event in step(world, buttons):
                what = type(event).__name__
                if what == "HandOpened":
                    opened[event.hand] = world.tick
                elif what == "Returned":
                    opened, freed = {}, -999
                elif what == "Freed":
                    freed = world.tick
                elif what == "Grasped":
                    grasps += 1
                    assert world.tick - freed >= tuning.GRASP_GRACE
                    # what opened before we looked is not known: then at least as long ago as we look
                    assert world.tick - opened.pop(event.hand, began) >= min(30, world.tick - began)
            assert sum(hand.state == GRASP for hand in world.hands) <= 1
    assert grasps > 3
