"""Ticks are 60 a second whatever the display does, and what cannot be stepped is dropped and counted."""

import random

import pytest

from game.pace import MOST, TICK, FirstSecond, Pace, Vsync


@pytest.mark.parametrize("hertz", [24, 30, 48, 50, 59.94, 60, 60.4, 72, 75, 90, 120, 144, 165, 240])
def test_ten_seconds_are_six_hundred_ticks_on_any_display(hertz):
    pace = Pace()
    ticks = sum(pace.advance(1 / hertz) for _ in range(round(hertz * 10)))
    assert abs(ticks - 600) <= 2
    assert pace.dropped == 0


def test_a_trembling_sixty_hertz_display_gets_one_tick_a_frame():
    pace, dice = Pace(), random.Random(1)
    steps = [pace.advance(TICK + dice.uniform(-0.001, 0.001)) for _ in range(6000)]
    assert steps.count(1) >= 5940


def test_alpha_is_between_none_and_one():
    pace, dice = Pace(), random.Random(2)
    for _ in range(1000):
        pace.advance(dice.uniform(0, 0.05))
        assert 0 <= pace.alpha <= 1


def test_after_a_long_halt_at_most_four_ticks_are_stepped_and_the_rest_counted():
    pace = Pace()
    assert pace.advance(1.0) == MOST
    assert pace.dropped == 56
    assert pace.advance(TICK) == 1


def test_time_too_short_for_a_tick_is_kept():
    pace = Pace()
    assert [pace.advance(TICK / 3) for _ in range(3)] == [0, 0, 1]
    pace.advance(TICK / 4)
    assert pace.until_next() == pytest.approx(TICK * 3 / 4)


def test_vsync_that_does_not_hold_is_found_out_and_one_that_does_is_trusted():
    held = Vsync(60)
    assert all(held.frame(1 / 60) for _ in range(300))
    fast = Vsync(144)
    assert all(fast.frame(1 / 144) for _ in range(300))
    loose = Vsync(0)
    assert not [loose.frame(0.003) for _ in range(30)][-1]
    assert not loose.frame(0.02)


def first_second(costs):
    gauge = FirstSecond()
    said = [gauge.frame(cost, 1 / 60) for cost in costs]
    return [one for one in said if one is not None]


def test_a_second_of_pictures_says_once_whether_the_machine_is_slow():
    assert first_second([0.004] * 300) == [False]
    assert first_second([0.014] * 300) == [True]
    assert first_second([0.004] * 30) == []


def test_a_machine_that_is_busy_while_it_starts_is_not_slow():
    assert first_second([0.030, 0.020, 0.004] * 60) == [False]


def test_few_pictures_say_nothing():
    gauge = FirstSecond()
    assert [gauge.frame(0.2, 0.25) for _ in range(FirstSecond.FEWEST - 1)] == [None] * (
        FirstSecond.FEWEST - 1
    )
    assert gauge.frame(0.2, 0.25) is True
