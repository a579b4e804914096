"""Cold is seen on the body and on the stone round it, and nowhere else on the screen."""

import numpy as np
import pygame
import view_rooms as rooms

from game.sim.world import World, step
from game.view.figure import HOAR, Figure
from game.view.frame import HEIGHT, WIDTH, View
from game.view.hoar import REACH, TALLEST
from game.view.particles import MIST
from game.view.poses import IDLE

COLDEST = 1000 * 256


def standing() -> tuple[World, View]:
    world = World((rooms.spiral(),))
    view = View(world, "cold-tide")
    for _ in range(40):
        view.listen(step(world, 0), world)
        view.tick(world)
    return world, view


def white(view: View, world: World) -> np.ndarray:
    """What of a frame is hoar: the picture with it against the one without."""
    pictures = []
    for share in (0.0, view.hoar.share):
        target = pygame.Surface((WIDTH, HEIGHT), 0, 32)
        view.hoar.share, was = share, view.hoar.share
        view.hoar.draw(target, world, view.spot)
        view.hoar.share = was if share == 0 else share
        pictures.append(pygame.surfarray.array3d(target))
    return (pictures[0] != pictures[1]).any(-1)


def test_it_grows_with_the_cold_round_the_feet_and_melts() -> None:
    world, view = standing()
    target = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    view.draw(target, world, None, 1.0)
    assert view.hoar.share == 0
    widths = []
    for cold in (COLDEST // 2, COLDEST):
        world.child.cold = cold
        for _ in range(300):
            view.hoar.tick(world)
        columns, rows = np.nonzero(white(view, world))
        feet = view.spot(world.middle[0], world.climber.y + 22)
        assert abs(columns - float(feet[0])).max() <= REACH + 2
        ground = [row for row in rows if abs(row - float(feet[1])) < 8]
        assert min(ground) >= float(feet[1]) - TALLEST - 1
        widths.append(columns.max() - columns.min())
    assert widths[0] < widths[1]
    world.child.cold = 0
    for _ in range(400):
        view.hoar.tick(world)
    assert view.hoar.share == 0


def test_it_stands_on_the_stone_and_not_on_the_screen() -> None:
    world, view = standing()
    target = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    view.hoar.share = 1.0
    view.draw(target, world, None, 1.0)
    before = white(view, world)
    view.camera.y -= 11
    view.hold_camera()
    view.draw(target, world, None, 1.0)
    after = white(view, world)
    assert before.any()
    near = slice(WIDTH // 2 - 20, WIDTH // 2 + 20)  # where the tower faces us
    assert (np.roll(before, 11, axis=1)[near] == after[near]).mean() > 0.995


def test_on_the_body_it_lies_on_upper_edges() -> None:
    counts = []
    for frost in (0.0, 0.4, 0.9):
        figure = Figure()
        figure.frost = frost
        pixels = pygame.surfarray.array3d(figure.draw(IDLE, 1, 0.0, (0, 0), 1.0)).astype(int)
        counts.append(int((abs(pixels - HOAR.ravel()).max(-1) < 60).sum()))
    assert counts[0] < counts[1] < counts[2]


def test_ferns_grow_on_the_wall_outward_and_lie_on_nothing_that_carries() -> None:
    world, view = standing()
    counts, widths = [], []
    for share in (0.0, 0.25, 1.0):
        pictures = []
        for wall in (False, True):
            target = pygame.Surface((WIDTH, HEIGHT), 0, 32)
            view.draw(target, world, None, 1.0)
            view.hoar.share = share
            view.hoar.draw(target, world, view.spot, wall)
            pictures.append(pygame.surfarray.array3d(target))
        columns, _ = np.nonzero((pictures[0] != pictures[1]).any(-1))
        counts.append(len(columns))
        widths.append(np.ptp(columns) if len(columns) else 0)
    assert counts[0] == 0 and 0 < counts[1] < counts[2]
    assert widths[1] < widths[2]
    level = world.level
    x, y, _ = view.hoar._ferns._pixels
    assert all(
        level.tile(a // 16 % level.width, b // 16) == 0 for a, b in zip(x[::7].tolist(), y[::7].tolist())
    )


def test_breath_is_seen_in_the_cold_only() -> None:
    world, view = standing()
    for share, seen in ((0.0, False), (0.9, True)):
        view.hoar.share = share
        view.particles._count = 0
        for _ in range(100):
            step(world, 0)
            view.hoar.tick(world, view.particles)
        assert bool((view.particles._look[: view.particles._count] == MIST).any()) is seen
