"""Coded pictures are painted in parts, and each pixel is what the table says of it."""

import numpy as np
import pygame
import pytest

from game.view.baked import paint

TABLE = (np.arange(4096, dtype=np.uint32) * 4099) & 0xFFFFFF


@pytest.mark.parametrize("at_once", [1, 7, 24, 40])
@pytest.mark.parametrize("shifted", [False, True])
def test_each_pixel_is_what_the_table_says_however_many_rows_are_painted_at_once(at_once, shifted):
    dice = np.random.default_rng(3)
    wall = dice.integers(0, 2000, (24, 50)).astype(np.uint16)
    codes = wall[:, 8:40]  # a window, as the sky's is
    more = dice.integers(0, 2000, codes.shape).astype(np.int32) if shifted else None
    onto = pygame.Surface(codes.shape[::-1], 0, 32)
    paint(onto, TABLE, codes, np.zeros((at_once, codes.shape[1]), np.intp), more)
    meant = TABLE[codes.astype(int) + (0 if more is None else more)]
    assert (pygame.surfarray.array2d(onto).T.astype(np.uint32) & 0xFFFFFF == meant).all()
