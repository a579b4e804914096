"""The heart: its fairness contract line by line, soothing, kneeling, stopping."""

import itertools

import heart_contract
import pytest
from rooms import named, play, room, settle

from game.sim import World, digest, step, tuning
from game.sim.heart import begin_rhythm, in_window
from game.sim.level import PassageSpec, Rect

ROOM = room("\n".join(["." * 30] * 8 + ["S" + "." * 29] + ["#" * 30]), irregular=50)


@pytest.mark.parametrize("fear", heart_contract.FEARS)
@pytest.mark.parametrize("life", heart_contract.LIVES)
def test_the_contract_holds_at_every_life_and_fear(life, fear):
    for share in heart_contract.SHARES:
        account = heart_contract.count(life, fear, share, beats=700, seed=life + fear + share)
        assert account.broken() == []
        assert account.irregular > 0, "a heart that never fails is another game"


def test_the_contract_holds_while_life_and_fear_wander():
    account = heart_contract.count(1000, 0, 150, beats=3000, seed=5, wander=True)
    assert account.broken() == []
    assert account.drift == 2


@pytest.mark.parametrize(
    ("life", "fear", "base"), [(1000, 0, 60), (1000, 1000, 36), (0, 0, 90), (0, 1000, 36), (500, 0, 75)]
)
def test_fear_quickens_and_a_failing_life_slows(life, fear, base):
    world = settle(ROOM)
    world.child.life, world.child.fear = life, fear * tuning.UNIT
    begin_rhythm(world, 0)
    assert abs(world.heart.base - base) <= 1


def test_a_door_map_has_an_even_heart():
    account = heart_contract.count(200, 300, 0, beats=500)
    assert account.irregular == 0


def test_a_steady_passage_has_an_even_heart():
    steady = room("S...\n####", irregular=250, passages=(PassageSpec("p", Rect(0, 0, 64, 32), steady=True),))
    world = World((steady,))
    intervals = {event.interval for _ in range(9000) for event in named(step(world, 0), "Beat")}
    assert len(intervals) == 1


def test_vigil_makes_more_beats_irregular_and_windows_strict():
    assert World((ROOM,), rules="vigil").irregular == 75
    world = World((ROOM,), rules="vigil")
    assert world.rules.window(tuning.WINDOW_BRAND) == (3, 3)
    assert World((ROOM,), rules="gentle").rules.window(tuning.WINDOW_BRAND) == (8, 10)


def test_windows_count_from_the_announced_tick():
    world = settle(ROOM, ticks=0)
    inside = []
    for _ in range(90):
        step(world, 0)
        inside.append(in_window(world, tuning.WINDOW_BRAND))
    # the first beat comes on tick 60: open from 4 ticks before to 5 after it
    assert [n + 1 for n, yes in enumerate(inside) if yes] == list(range(56, 66))


def test_a_rhythm_is_drawn_from_seed_and_passage():
    def beats(seed: int) -> list[int]:
        world = World((ROOM,), seed=seed)
        return [n for n in range(6000) if named(step(world, 0), "Beat")]

    first = beats(1)
    assert first[0] == 59, "the sixtieth tick"
    assert beats(1) == first
    assert beats(2) != first


def test_a_retry_hears_the_same_rhythm():
    level = room("""
        ..............................
        S.....^.......................
        ##############################
    """, irregular=250)  # fmt: skip
    world = World((level,))

    def listen() -> list[int]:
        start = world.tick
        out = []
        for _ in range(2200):
            if named(step(world, 0), "Beat"):
                out.append(world.tick - start)
        return out

    first = listen()
    while not world.dying:
        step(world, 2)
    while world.dying:
        step(world, 0)
    assert listen() == first


def test_a_passage_walked_into_takes_over_on_the_beat_that_is_on_its_way():
    passages = (PassageSpec("a", Rect(0, 0, 160, 160)), PassageSpec("b", Rect(160, 0, 320, 160)))
    level = room("\n".join(["." * 30] * 8 + ["S" + "." * 29] + ["#" * 30]), passages=passages, irregular=250)
    for wait in range(0, 60, 7):
        world = World((level,))
        play(world, f"{wait} ")
        ticks = []
        entered = 0
        fixed = 0
        for _ in range(240):
            left = world.heart.left
            said = step(world, 2)
            if named(said, "PassageEntered"):
                entered, fixed = world.tick, world.tick + world.heart.left
                assert world.heart.left == left - 1 or named(said, "Beat")
            if named(said, "Beat"):
                ticks.append(world.tick)
        assert entered
        assert fixed in ticks, "an announced beat is never taken back"
        after = [t for t in ticks if t > fixed]
        assert after[0] == fixed + tuning.BEAT_FIRST


def test_kneeling_through_three_beats_gives_eight_even_ones():
    level = room("S...\n####", irregular=250)
    world = World((level,), seed=3)
    play(world, "1200 ")
    said = []
    while not named(said, "Calmed"):
        said = step(world, 64)
    base = world.heart.base
    intervals = []
    while len(intervals) < 9:
        intervals += [event.interval for event in named(step(world, 0), "Beat")]
    assert all(abs(i - base) <= tuning.BEAT_DRIFT * 9 for i in intervals[1:])
    steps = [b - a for a, b in itertools.pairwise(intervals)]
    assert all(abs(s) <= tuning.BEAT_DRIFT for s in steps)


def test_getting_up_before_the_third_beat_gives_nothing():
    world = World((room("S...\n####"),))
    said = play(world, "150 K, 30 , 60 K")
    assert len(named(said, "Beat")) == 4
    assert not named(said, "Calmed")


# ---- flow is the cure for fear -------------------------------------------------------


def test_a_jump_on_the_beat_soothes_once():
    soothed = []
    for early in range(-9, 10):
        world = settle(ROOM, ticks=4)
        world.child.fear = 500 * tuning.UNIT
        play(world, f"{55 - early} ")
        said = play(world, "1 J, 3 J")
        soothed.append(bool(named(said, "Soothed")))
    assert soothed == [False] * 4 + [True] * 11 + [False] * 4


def test_soothing_takes_fifteen_points_of_fear():
    world = settle(ROOM)
    world.child.fear = 500 * tuning.UNIT
    play(world, "54 ")
    before = world.child.fear
    play(world, "1 J")
    assert before - world.child.fear >= 15 * tuning.UNIT
    assert before - world.child.fear < 16 * tuning.UNIT


# ---- the stopped heart -----------------------------------------------------------------


def stopped() -> World:
    world = settle(ROOM)
    world.child.hurts = 1000
    world.child.weigh(world)
    said = play(world, "2 ")
    assert named(said, "HeartStopped")
    return world


def test_a_stopped_heart_cancels_beats_and_the_sky_waits():
    world = stopped()
    sky = world.sky.left
    said = play(world, "100 ")
    assert not named(said, "Beat") and not named(said, "Breath")
    assert world.sky.left == sky


def test_kneeling_sixty_ticks_brings_it_back_at_forty_per_cent_once():
    world = stopped()
    said = play(world, "62 K")
    assert named(said, "HeartReturned")
    assert abs(world.child.life - world.child.ceiling * 4 // 10) <= 1
    world.child.hurts = 1000
    world.child.weigh(world)
    assert named(play(world, "3 "), "Died")


def test_else_it_is_death_after_180_standing_ticks():
    world = stopped()
    said = play(world, "170 ")
    assert not named(said, "Died")
    assert named(play(world, "12 "), "Died")


def test_only_standing_ticks_count_against_a_stopped_heart():
    world = stopped()
    left = world.heart.stopped
    play(world, "1 J, 13 J, 12 ")
    assert left - world.heart.stopped <= 3


def test_the_same_buttons_give_the_same_digest():
    tape = [(n * 7919) % 512 for n in range(3000)]
    one, two = World((ROOM,)), World((ROOM,))
    for b in tape:
        step(one, b)
    for b in tape:
        step(two, b)
    assert digest(one) == digest(two)
    step(one, 2)
    assert digest(one) != digest(two)


def test_a_map_has_the_same_heart_alone_and_in_the_whole_climb():
    first = room("SE..\n####", irregular=200)
    then = room("\n".join(["." * 30] * 3 + ["S" + "." * 29] + ["#" * 30]), irregular=200)
    alone, after = World((then,), seed=7), World((first, then), seed=7)
    while after.place == 0:
        play(after, "1 R")
    step(alone, 0)
    step(after, 0)
    for _ in range(3000):
        assert alone.heart == after.heart
        step(alone, 0)
        step(after, 0)


HUSH = room("\n".join(["." * 30] * 8 + ["S" + "." * 29] + ["#" * 30]), hushes=(Rect(80, 100, 32, 44),))


def test_where_a_map_asks_for_it_the_heart_stops_and_kneeling_brings_it_back_once():
    world = settle(HUSH)
    play(world, "20 R")
    assert not world.heart.stopped
    said = play(world, "25 R, 8")
    assert named(said, "HeartStopped") and world.heart.stopped
    said = play(world, "100")
    assert not named(said, "Beat") and not named(said, "HeartReturned")
    assert named(play(world, "62 K"), "HeartReturned")
    assert world.child.life == world.child.ceiling * tuning.REVIVE_LIFE // 1000
    assert named(play(world, "120"), "Beat") and not world.heart.stopped, "it stops once"


def test_whoever_stands_on_without_kneeling_loses_it_and_it_can_be_tried_again():
    world = settle(HUSH)
    said = play(world, "45 R, 400")
    assert named(said, "Died") and named(said, "Returned")
    assert named(play(world, "45 R, 8"), "HeartStopped"), "a lamp gives its one return back"


def test_nothing_stops_where_nobody_is_carried_or_in_the_air():
    world = settle(HUSH, memory=True)
    play(world, "60 L")
    assert not world.heart.stopped


def test_whoever_kneels_in_time_is_never_too_late():
    world = settle(HUSH)
    play(world, "45 R, 8")
    while world.heart.stopped > 20:
        play(world, "1")
    said = play(world, "62 K")
    assert named(said, "HeartReturned") and not named(said, "Died")
