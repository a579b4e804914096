"""Shifting walls are cut from the level's own stone, whatever their size."""

import pytest

from game.view.walls import block


@pytest.mark.parametrize(
    "size", [(16, 16), (64, 16), (160, 16), (32, 80), (64, 176), (192, 64), (128, 128), (20, 30)]
)
def test_a_wall_of_any_size_is_stone_all_over(size):
    """Deep in a large one the stone is another than at its sides."""
    made = block(*size, seed=7)
    assert made.shape == size[::-1]
    assert made[:4].all(), "its top is whole"
    assert made[-1].all() == (size[1] > 24), "a plank is ragged under it, a block is not"
