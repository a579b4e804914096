"""The brand: how far, where to, what it burns, what it costs, and when it comes back."""

from dataclasses import replace

import pytest
from rooms import feet, named, play, room, settle

from game.sim import World, step, tuning
from game.sim.buttons import from_letters
from game.sim.level import Level
from game.sim.states import BURNING

HALL = room("\n".join(["." * 60] * 20 + ["." * 30 + "S" + "." * 29] + ["#" * 60]))


ROOM_AFTER = "S...\n####"


def branded(level: Level = HALL, ticks: int = 4, **extra) -> World:
    """A world whose climber has the brand, away from any beat."""
    world = settle(level, ticks, **extra)
    world.branded = world.climber.fire = 1
    return world


def off_beat(world: World) -> World:
    while not 20 < world.heart.left < 40:
        step(world, 0)
    return world


def thrown(buttons: str, on_beat: bool) -> tuple[int, int]:
    """How far the brand alone throws, in px, before momentum takes over."""
    world = branded()
    world.climber.y -= 160
    world.climber.ground = 0
    if on_beat:
        while world.heart.left > 3:
            step(world, 0)
            world.climber.y, world.climber.vy = 150, 0
    c = world.climber
    x, y = c.x, c.y
    c.vx = c.vy = 0
    last = (x, y)
    step(world, from_letters(buttons + "B"))
    while world.climber.state == BURNING:
        last = (world.climber.x, world.climber.y)
        step(world, 0)
    return last[0] - x, last[1] - y


@pytest.mark.parametrize(("buttons", "dx", "dy"), [("R", 1, 0), ("L", -1, 0), ("U", 0, -1), ("", 1, 0)])
def test_five_tiles_and_seven_on_the_beat(buttons, dx, dy):
    assert thrown(buttons, False) == (80 * dx, 80 * dy)
    assert thrown(buttons, True) == (112 * dx, 112 * dy)


def test_eight_directions():
    ways = {(max(-1, min(1, x)), max(-1, min(1, y))) for x, y in (
        thrown(b, False) for b in ("R", "U", "RU", "LU", "RD", "D"))}  # fmt: skip
    assert {(1, 0), (0, -1), (1, -1), (-1, -1), (1, 1), (0, 1)} <= ways
    x, y = thrown("RU", False)
    assert 54 <= x <= 58 and -58 <= y <= -54


def crosses(tiles: int, on_beat: bool) -> bool:
    text = ["." * 90] * 6 + ["S" + "." * 89] + ["#" * 20 + "." * tiles + "#" * (70 - tiles)] + ["." * 90] * 20
    level = room("\n".join(text))
    for wait in range(0, 60, 1 if on_beat else 7):
        for late in (10, 16, 20, 24):
            world = branded(level)
            play(world, f"{wait} ")
            while world.climber.x < 19 * 16 + 8:
                step(world, 2)
            said = play(world, f"14 RJ, {late - 14 if late > 14 else 0} R" if late > 14 else f"{late} RJ")
            said += play(world, "1 RB, 80 R")
            hits = named(said, "Branded")
            if (
                hits
                and hits[0].on_beat is on_beat
                and feet(world) == 7 * 16
                and world.climber.x > (20 + tiles) * 16 - 16
            ):
                return True
    return False


def test_a_running_jump_with_it_crosses_thirteen_tiles_on_the_beat():
    assert crosses(13, True)
    assert not crosses(16, True)
    assert crosses(10, False)
    assert not crosses(14, False)


def test_it_comes_back_on_the_ground_at_the_next_beat():
    world = off_beat(branded())
    play(world, "1 RB")
    assert not world.climber.fire
    assert not named(play(world, "1 , 1 RB"), "Branded"), "once"
    said = []
    while not named(said, "Beat"):
        assert not world.climber.fire
        said = step(world, 0)
    assert named(said, "Rekindled") and world.climber.fire


def test_not_in_the_air():
    pit = room("\n".join(["." * 20] * 60 + ["S" + "." * 19] + ["#" * 20]))
    world = branded(pit)
    world.climber.y = 30
    step(world, 0)
    world.climber.fire = 0
    said = play(world, "60 ")
    assert named(said, "Beat") and not named(said, "Rekindled")


def test_it_costs_a_share_of_the_ceiling_and_never_stops_the_heart():
    world = branded()
    play(world, "1 B")
    assert world.child.hurts == tuning.HURT_BRAND == 80
    for _ in range(40):
        world.climber.fire = 1
        play(world, "20 , 1 B, 20 ")
    assert world.child.life >= 1
    assert not world.heart.stopped


def test_height_after_it_does_not_stop_the_heart_either():
    world = branded(replace(HALL, ceiling_foot=300, ceiling_top=150))
    for _ in range(20):
        world.climber.fire = 1
        play(world, "20 , 1 B, 20 ")
    at_the_foot = world.child.life
    world.child.best = world.level.exit.bottom
    world.child.weigh(world)
    assert world.child.ceiling == 150
    play(world, "60 ")
    assert world.child.life == at_the_foot == 1
    assert not world.heart.stopped


def test_it_melts_all_cold_and_burns_hands():
    world = settle(room("." * 30 + "\n" + "." * 30 + "\nS......h" + "." * 22 + "\n" + "#" * 30))
    world.branded = world.climber.fire = 1
    world.child.cold = 900 * tuning.UNIT
    world.child.fear = 0
    play(world, "26 R")
    hand = world.hands[0]
    hand.state, hand.t = 3, 0
    world.climber.fire = 1
    said = play(world, "2 R, 1 RB, 12 R")
    assert named(said, "Burned")
    assert world.hands[0].state == 0 and world.hands[0].numb
    assert world.child.cold < 20 * tuning.UNIT


def test_it_frees_from_a_grasp():
    world = settle(room("." * 30 + "\n" + "." * 30 + "\nS.h" + "." * 27 + "\n" + "#" * 30))
    world.branded = world.climber.fire = 1
    world.climber.x = 32
    for _ in range(400):
        if world.climber.held_by >= 0:
            break
        step(world, 0)
    world.climber.fire = 1
    said = play(world, "1 RB, 3 R")
    assert named(said, "Freed") and world.climber.held_by < 0


def test_it_is_given_once_where_the_map_gives_it_and_kept():
    level = room("." * 30 + "\nS" + "." * 29 + "\n" + "#" * 30, brands=((100, 32),))
    world = World((level,))
    assert not named(play(world, "10 B"), "Branded"), "not before"
    said = play(world, "60 R")
    assert len(named(said, "BrandGiven")) == 1
    world.die("void")
    play(world, "30 ")
    assert world.branded and world.climber.fire


def test_a_map_after_the_gift_begins_with_it_and_nobody_is_given_one_alone():
    later = room(ROOM_AFTER, branded=True)
    assert World((later,)).climber.fire == 1
    assert World((later,), memory=True).branded == 0
    assert World((room(ROOM_AFTER),)).branded == 0


def test_momentum_is_what_is_left():
    world = off_beat(branded())
    play(world, "1 RB, 9 R")
    assert world.climber.state == BURNING and world.climber.vx == tuning.BRAND
    play(world, "1 R")
    assert 1.1 * tuning.RUN < world.climber.vx <= tuning.BRAND_AFTER
    world = off_beat(branded())
    play(world, "1 UB, 10 U")
    assert -700 < world.climber.vy < -300
