"""The point light on stone: found in one frame, carried in the next."""

import numpy as np
import pygame
import view_rooms as rooms

from game.view.masonry import Masonry
from game.view.palette import palette
from game.view.stage import HEIGHT, WIDTH, TowerStage
from game.view.stone_light import StoneLight

WARM = (255, 170, 90)


def lit(light: StoneLight, stage: TowerStage, x: int, y: int, share: float) -> np.ndarray:
    """What a light adds to a black screen."""
    screen = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    light.draw(screen, stage, x, y, share, WARM)
    return pygame.surfarray.array3d(screen)


def test_a_light_goes_along_with_the_stone_that_it_lies_on() -> None:
    """In the frame after; then it is found anew, and so it is where it grows, or where one looks elsewhere."""
    level = rooms.spiral(96, 200)
    stage, screen = (
        TowerStage(level, Masonry(level), palette("stairs")),
        pygame.Surface((WIDTH, HEIGHT), 0, 32),
    )

    def seen_from(cx: int, cy: int) -> None:
        stage.gather(cx, cy)
        stage.draw(screen, 1000.0, 0.0)

    seen_from(100, 2000)
    light = StoneLight(84, 14.0)
    first = lit(light, stage, 320, 180, 0.8)
    assert first.max() > 60
    seen_from(103, 2005)
    carried = lit(light, stage, 318, 176, 0.78)
    assert (carried[:-3, :-5] == first[3:, 5:]).all()
    assert (lit(light, stage, 318, 176, 0.78) == lit(StoneLight(84, 14.0), stage, 318, 176, 0.78)).all()
    grown = lit(light, stage, 318, 176, 0.95)
    assert (grown == lit(StoneLight(84, 14.0), stage, 318, 176, 0.95)).all()
    seen_from(400, 1500)
    elsewhere = lit(light, stage, 318, 176, 0.7)
    assert (elsewhere == lit(StoneLight(84, 14.0), stage, 318, 176, 0.7)).all()
    assert not lit(light, stage, 318, 176, 0.0).any()
