"""IGT is a whole number of ticks, and a run splits where it should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.files import shipped
from game.maps.read import read
from game.replay import open_world, read_tape
from game.sim import ENDINGS, step
from game.sim.events import Beat, Ended, MapEntered, PassageEntered
from game.speedrun.timer import (
    NEVER,
    TOWER,
    Time,
    Timer,
    map_timer,
    passages_done,
    ticks_of,
    tower_timer,
    units,
)
from game.text import clock

TICK = 16_666_666  # ns
ticks = st.integers(0, 10**12)


@given(ticks)
def test_a_tick_comes_back_from_livesplits_units(tick):
    assert ticks_of(units(tick)) == tick
    assert units(tick) == (tick * 10_000_000 + 30) // 60


@given(ticks, st.integers(-10, 0))
def test_another_program_may_cut_units_off_to_microseconds(tick, off):
    assert ticks_of(max(units(tick) + off, 0)) == tick


@given(ticks)
def test_the_clock_counts_down_to_hundredths(tick):
    minutes, rest = clock(tick).split(":")
    seconds, hundredths = rest.split(".")
    assert (len(seconds), len(hundredths)) == (2, 2)
    shown = int(minutes) * 6000 + int(seconds) * 100 + int(hundredths)
    assert shown * 60 <= tick * 100 < (shown + 1) * 60


@pytest.mark.parametrize(
    ("tick", "shown"), [(0, "0:00.00"), (59, "0:00.98"), (60, "0:01.00"), (36_001, "10:00.01")]
)
def test_the_clock(tick, shown):
    assert clock(tick) == shown


def test_a_moment_without_a_time_has_no_stretch():
    assert Time(90, 5).since(Time(60, None)) == Time(30, None)
    assert NEVER.since(Time(1, 1)) == NEVER
    assert not NEVER
    assert Time(0, None)


def run(timer: Timer, said: dict[int, list], to: int, pause: int = 0) -> Timer:
    """Tell a timer of ticks 1 to `to`; before the last one the wall clock runs on by `pause` ns."""
    for tick in range(1, to + 1):
        timer.tick(tick, said.get(tick, ()), 10**15 + tick * TICK + (pause if tick == to else 0))
    return timer


def test_a_single_map_splits_at_its_passages():
    timer = Timer(("a", "b", "c"), passages_done)
    said = {
        1: [PassageEntered(0, 0, 0)],
        10: [Beat(0, 0, 9), PassageEntered(0, 0, 1)],
        12: [PassageEntered(0, 0, 0)],
        14: [PassageEntered(0, 0, 1)],
        30: [PassageEntered(0, 0, 2)],
        41: [Ended(0, 0, ENDINGS.index("exit"))],
    }
    run(timer, said, 50)
    assert [split.igt for split in timer.splits] == [10, 30, 41]
    assert timer.finished
    assert timer.now.igt == 41


def test_a_part_that_is_skipped_has_no_time():
    timer = Timer(("a", "b", "c", "d"), passages_done)
    run(timer, {5: [PassageEntered(0, 0, 3)], 9: [Ended(0, 0, ENDINGS.index("exit"))]}, 9)
    assert [split.igt for split in timer.splits] == [None, None, 5, 9]


@pytest.mark.parametrize("ending", ["sacrifice", "turned away"])
def test_the_tower_has_seven_splits_and_ends_with_the_choice(ending):
    said = {level * 10: [MapEntered(0, 0, level)] for level in range(1, 7)}
    timer = run(tower_timer(), said | {65: [Ended(0, 0, ENDINGS.index(ending))]}, 80)
    assert len(TOWER) == 7
    assert [split.igt for split in timer.splits] == [10, 20, 30, 40, 50, 60, 65]
    assert timer.ending == ending


def test_the_map_after_the_choice_is_untimed():
    said = {level * 10: [MapEntered(0, 0, level)] for level in range(1, 8)}
    timer = run(tower_timer(), said, 90)
    assert timer.finished
    assert timer.now.igt == 70


def test_letting_go_has_no_time():
    timer = run(Timer(("a",), passages_done), {3: [Ended(0, 0, ENDINGS.index("let go"))]}, 5)
    assert timer.ending == "let go"
    assert not timer.finished
    assert timer.splits == []


def test_real_time_covers_the_first_tick_and_every_pause():
    timer = run(Timer(("a",), passages_done), {}, 60, pause=5_000_000_000)
    assert timer.now.igt == 60
    assert timer.now.rta == pytest.approx(6000, abs=1)


def test_a_clock_that_goes_back_takes_nothing_away():
    timer = Timer(("a",), passages_done)
    timer.tick(1, (), 10**12)
    timer.tick(2, (), 10**12 + 10**9)
    late = timer.now.rta
    timer.tick(3, (), 10**12)
    assert timer.now.rta == late


def test_the_golden_climb_of_a_map_is_split_to_its_last_tick():
    tape = read_tape(shipped("levels", "proofs", "2-stairs.climb"))
    level = read(shipped("levels", "2-stairs.tmx")).level
    world = open_world(tape, [level])
    timer = map_timer(level, "2-stairs")
    for number, buttons in enumerate(tape.inputs):
        timer.tick(number + 1, step(world, buttons), number * TICK)
    assert timer.finished
    assert timer.splits[-1].igt == tape.end
    times = [split.igt for split in timer.splits if split]
    assert times == sorted(times)
