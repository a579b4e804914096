"""The memories' pictures: all there, small, of few colours, no two alike, and what the code paints."""

import numpy as np
import pygame
import pytest

from game.profile.progress import MEMORIES
from game.view.baked import arrays
from game.view.memory_pictures import picture


def test_there_is_one_for_each_number_and_none_beside():
    found = [picture(number) for number in range(1, MEMORIES + 1)]
    assert all(one and one.get_size() == (320, 200) for one in found)
    assert picture(0) is picture(MEMORIES + 1) is None


def test_each_is_of_its_fourteen_colours_and_uses_most_of_them():
    baked = arrays("memories")
    for number in range(1, MEMORIES + 1):
        index, colours = baked[f"m{number:02}"], baked[f"m{number:02}_colours"]
        assert index.shape == (100, 160)
        assert colours.shape == (14, 3)
        assert int(index.max()) < 14
        assert len(np.unique(index)) >= 8


def test_no_two_are_alike():
    small = [
        pygame.surfarray.array3d(pygame.transform.smoothscale(picture(n), (16, 10))).astype(int)
        for n in range(1, MEMORIES + 1)
    ]
    for n, one in enumerate(small):
        assert all(np.abs(one - other).mean() > 8 for other in small[:n])


@pytest.mark.parametrize("number", [17, 24, 29])
def test_they_are_what_the_code_paints(number):
    pytest.importorskip("scipy")
    pytest.importorskip("skia")
    from tools.assets.memories import PICTURES

    index, colours = PICTURES[number - 1]()
    baked = arrays("memories")
    assert (colours == baked[f"m{number:02}_colours"]).all()
    assert (index != baked[f"m{number:02}"]).mean() < 0.01
