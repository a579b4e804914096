"""The dark room as seen: dawn comes when the arms are open, and the mirror knows who was carried."""

import numpy as np
import pygame

from game.files import shipped
from game.maps.read import read
from game.sim.buttons import HOLD, RIGHT
from game.sim.world import World, step
from game.view import poses
from game.view.climber import ClimberView
from game.view.figure import CLOTH
from game.view.frame import HEIGHT, WIDTH, View
from game.view.room import SILVER, _beam

AWAKE = read(shipped("levels", "8-awake.tmx"))


def played(*parts: tuple[int, int]) -> tuple[World, np.ndarray]:
    world = World((AWAKE.level,))
    view = View(world, AWAKE.scenery.palette)
    for ticks, buttons in parts:
        for _ in range(ticks):
            view.listen(step(world, buttons), world)
            view.tick(world)
    screen = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    view.draw(screen, world, None, 1.0)
    return world, pygame.surfarray.array3d(screen).astype(int)


def test_it_stays_night_until_the_arms_open():
    _, waiting = played((400, HOLD))
    _, early = played((2, HOLD), (2, 0))
    _, late = played((2, HOLD), (520, 0))
    assert abs(waiting.mean() - early.mean()) < 2
    assert late.mean() > 2 * early.mean()


def test_dawn_has_no_jump_in_it():
    world = World((AWAKE.level,))
    view = View(world, AWAKE.scenery.palette)
    screen = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    light = []
    for tick in range(560):
        view.listen(step(world, HOLD if tick < 5 else 0), world)
        view.tick(world)
        if tick % 10 == 0:
            view.draw(screen, world, None, 1.0)
            light.append(pygame.surfarray.array3d(screen).mean())
    assert max(np.abs(np.diff(light))) < 2.0


def test_the_mirror_shows_silver_eyes_to_who_stands_before_it():
    def silver(picture: np.ndarray) -> int:
        glass = picture[470:530, 200:268]
        return int((np.abs(glass - np.array(SILVER)).max(2) < 30).sum())

    _, far = played((2, HOLD), (2, 0))
    world = World((AWAKE.level,))
    ticks = 0
    while world.middle[0] < 500:
        step(world, HOLD if ticks < 2 else RIGHT if ticks > 3 else 0)
        ticks += 1
    _, near = played((2, HOLD), (2, 0), (ticks - 4, RIGHT))
    assert silver(far) == 0
    assert silver(near) == 2


def test_nobody_is_in_the_arms():
    figure = ClimberView().figure

    def cloth(empty: bool) -> int:
        figure.empty = empty
        picture = figure.draw(poses.IDLE, 1, 0.0, (0.0, 0.0), 1.0)
        return pygame.mask.from_threshold(picture, CLOTH, (12, 12, 12)).count()

    assert cloth(False) > 10
    assert cloth(True) == 0
    world = World((AWAKE.level,))
    view = View(world, AWAKE.scenery.palette)
    view.tick(world)
    assert view.climber.figure.empty


def test_a_morning_keeps_one_beam_whatever_its_brightness():
    world = World((AWAKE.level,))
    view = View(world, AWAKE.scenery.palette)
    screen = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    _beam.cache_clear()
    for k in range(1, 11):
        view.room.light = k / 10
        view.draw(screen, world, None, 1.0)
    assert _beam.cache_info().misses >= 8, "it does grow brighter"
    assert _beam.cache_info().currsize == 1
