"""What is nearer than the climber: at the sides, faster than the place, and never before the climber."""

import numpy as np
import pygame
import pytest

from game.view import foreground
from game.view.foreground import CELL, KINDS, NEAR, SIDE, Foreground
from game.view.palette import palette

WIDE, HIGH = 640, 360
PIECE = 190  # px that one is wide at most


def drawn(look: str, x: float, y: float) -> np.ndarray:
    """How much darker each pixel of a white picture is, 0..255."""
    target = pygame.Surface((WIDE, HIGH), 0, 32)
    target.fill((255, 255, 255))
    Foreground(palette(look)).draw(target, x, y)
    return 255 - pygame.surfarray.array3d(target).min(2).astype(int)


@pytest.mark.parametrize("look", KINDS)
def test_it_is_at_the_sides_only(look: str) -> None:
    """Wherever the camera is; and there is something in most places."""
    seen = np.array([drawn(look, x, x * 1.7).max(1) for x in range(0, 4000, 97)])
    reach = SIDE + PIECE // 2
    assert not seen[:, reach : WIDE - reach].any()
    assert (seen.max(1) > 60).mean() > 0.5


def test_it_goes_by_faster_than_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty px of the place are thirty of it, the other way."""
    monkeypatch.setattr(foreground, "chance", lambda cell, storey, hung: (0, 0) if cell == 3 > hung else None)
    at = (3 * CELL - 60) / NEAR
    before, after = drawn("stairs", at, 100), drawn("stairs", at + 20, 100)
    assert before[30:].any()
    assert (after[:-30] == before[30:]).all()


def test_what_stands_far_above_is_another() -> None:
    """One does not climb past the same shapes for ever."""
    assert len({drawn("stairs", CELL, y).tobytes() for y in range(320, 6400, 430)}) > 8
