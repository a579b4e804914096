"""Light over the picture: what is kept from frame to frame leaves nothing behind, and goes where the camera goes."""

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.baked import disc
from game.view.light import LEAPS, Bloom, LightMap
from game.view.palette import palette

WIDTH, HEIGHT = 640, 360
Shown = NDArray[np.int64]


def grey() -> pygame.Surface:
    target = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    target.fill((200, 200, 200))
    return target


def shown(target: pygame.Surface) -> Shown:
    return pygame.surfarray.array3d(target).astype(np.int64)


def test_a_light_that_has_gone_leaves_nothing() -> None:
    light = disc(40, np.array([1.0, 0.8, 0.5]), 1.2)
    used, fresh = (LightMap(palette("stairs"), WIDTH, HEIGHT) for _ in range(2))
    lit, dark, as_new = grey(), grey(), grey()
    used.apply(lit, [(light, 100, 90), (light, 130, 100), (light, 639, 359)])
    used.apply(dark, [])
    fresh.apply(as_new, [])
    assert (shown(lit)[100, 90] > shown(dark)[100, 90]).all()
    assert (shown(dark) == shown(as_new)).all()
    used.apply(tinted := grey(), [], (128, 255, 255))
    assert abs(int(shown(tinted)[320, 180, 0]) - shown(dark)[320, 180, 0] // 2) <= 2


def bright(x: int, y: int) -> pygame.Surface:
    target = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    target.fill((255, 255, 255), (x, y, 24, 24))
    return target


def glow(bloom: Bloom, x: int, y: int, at: tuple[int, int]) -> Shown:
    """What it adds to a picture with one bright thing at x, y."""
    target = bright(x, y)
    bloom.apply(target, at)
    return shown(target) - shown(bright(x, y))


def test_the_glow_of_a_thing_goes_where_the_camera_has_it() -> None:
    """Found in one frame and spread in the next: in each it lies round the thing."""
    bloom = Bloom(90, WIDTH, HEIGHT)
    still = glow(bloom, 320, 180, (0, 0))
    assert still[310, 190].min() > 8
    for n in range(1, 9):
        moved = glow(bloom, 320 - 3 * n, 180 + 8 * n, (3 * n, -8 * n))
        whole = np.roll(still, (-3 * n, 8 * n), (0, 1))
        # the eighths fall elsewhere in it, no more
        assert abs(moved - whole).max() < 40 and abs(moved - whole).mean() < 0.3, n


def test_after_a_leap_nothing_glows_where_nothing_is() -> None:
    bloom = Bloom(90, WIDTH, HEIGHT)
    for _ in range(4):
        glow(bloom, 320, 180, (0, 0))
    there = glow(bloom, 60, 60, (LEAPS, 0))
    assert there[320, 170].max() == 0 and there[50, 70].min() > 8


def test_an_edge_that_the_camera_leaves_keeps_its_glow() -> None:
    """Where all glows, no dark line runs along the side that the camera goes to."""
    bloom = Bloom(90, WIDTH, HEIGHT)
    for n in range(6):
        target = grey()
        bloom.apply(target, (9 * n, 20 * n))
        seen = shown(target)
        assert seen.min() >= 230, n
