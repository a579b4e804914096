"""The sky's five stages: seen apart, entered slowly, and following height and what is left."""

from itertools import pairwise

import numpy as np
import pygame
import pytest
import view_rooms as rooms

from game.sim.world import World, step
from game.view.collapse import CRACKING, FALLING, THICK, WAKING, Collapse, strain
from game.view.palette import palette
from game.view.sky import Sky

WIDE, TALL = 640, 360
LUMA = np.array([0.21, 0.72, 0.07])
STAGES = (0.0, WAKING, THICK, CRACKING, FALLING, 1.0)


@pytest.fixture(scope="module")
def sky():
    return Sky(palette("stairs"), WIDE), Collapse()


def picture(sky, now: float, tick: float = 100.0) -> np.ndarray:
    veins, collapse = sky
    target = pygame.Surface((WIDE, TALL), 0, 32)
    for _ in range(2):  # veins and wisps take turns
        veins.draw(target, 0, tick, [(30.0, 1.0)], 0.0, now)
    collapse.draw(target, 0, WIDE, tick, 0.0, now)
    return pygame.surfarray.array3d(target).astype(int)


def middle(n: int) -> float:
    return (STAGES[n] + STAGES[n + 1]) / 2


def test_each_stage_is_seen_to_be_worse_than_the_one_before(sky):
    pictures = [picture(sky, middle(n)) for n in range(5)]
    for before, after in pairwise(pictures):
        changed = np.abs(after - before).max(2) > 24
        assert changed.mean() > 0.015
    bright = [((p @ LUMA) > 90).mean() for p in pictures[:3]]
    assert bright == sorted(bright) and bright[2] > 1.15 * bright[0], "veins wake and thicken"


def test_the_dark_behind_it_shows_from_the_fourth_stage_on(sky):
    black = [(picture(sky, now).max(2) == 0).mean() for now in (THICK, middle(3), middle(4), 1.0)]
    assert black[0] < 0.002
    assert black == sorted(black)
    assert black[3] > 0.02


def test_nothing_comes_with_a_jump(sky):
    for now in np.arange(0, 0.99, 0.01):
        change = np.abs(picture(sky, now + 0.01) - picture(sky, now)) @ LUMA
        assert change.mean() < 2.5
        assert (change > 60).mean() < 0.03


def test_it_goes_all_round_the_tower(sky):
    _, collapse = sky
    for turn in range(0, 1280, 160):
        target = pygame.Surface((WIDE, TALL), 0, 32)
        target.fill((9, 9, 9))
        collapse.draw(target, 0, WIDE, 0.0, float(turn), 1.0)
        assert (pygame.surfarray.array3d(target).max(2) == 0).mean() > 0.01


# ---- what strains it


def world(**how) -> World:
    level = rooms.level(40, 24, [(0, 21, 40, 3, 1)], False, start=(200, 21 * 16), **how)
    w = World((level,))
    step(w, 0)
    return w


def test_height_strains_it_and_so_does_what_is_spent_and_both_more():
    low, high = world(), world(ceiling_foot=150, ceiling_top=150)
    assert strain(low) < 0.02
    assert 0.5 < strain(high) < 0.6
    for w in (low, high):
        w.sky.left = w.sky.last // 20
    assert 0.5 < strain(low) < 0.65
    assert 0.75 < strain(high) < 0.85
    low.sky.falling = 1
    assert strain(low) == 1.0


def test_it_is_still_in_the_vision_and_where_nobody_is_carried():
    high = world(ceiling_foot=150, ceiling_top=150)
    high.vision.stage = 1
    assert strain(high) == 0.0
    high.vision.stage, high.alone = 0, True
    assert strain(high) == 0.0


def test_the_time_that_is_left_is_hardly_seen_until_half_of_it_is_gone():
    w = world()
    w.sky.left = w.sky.last * 3 // 4
    assert strain(w) < 0.05
    w.sky.left = w.sky.last // 2
    assert strain(w) < WAKING
