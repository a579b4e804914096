"""Shifting walls are dressed stones of any size, whose suture fills from the face that trails to the one that leads."""

import numpy as np
import pytest

from game.sim.level import ON_BEAT, WallSpec
from game.view import content
from game.view.grooves import DARK, MARK, cut
from game.view.monolith import WAYS, monolith
from game.view.walls import way

SIZES = [(16, 16), (64, 16), (160, 16), (32, 80), (64, 176), (192, 64), (128, 128), (20, 30), (3200, 16)]


@pytest.mark.parametrize("along", [True, False])
@pytest.mark.parametrize("size", SIZES)
def test_a_wall_of_any_size_is_stone_all_over(size, along):
    """And its top row is a lip, for it is stood on."""
    stone = monolith(*size, along, seed=7).stone
    assert stone.shape == size[::-1]
    assert stone[:4].all(), "its top is whole"
    assert stone.all() == (size[1] > 24), "a plank is ragged under it, a block is not"
    assert set((stone[0] - content.EDGE) % 4) == {content.EDGE_LIP}


@pytest.mark.parametrize("going", WAYS)
@pytest.mark.parametrize("along", [True, False])
@pytest.mark.parametrize("size", SIZES)
def test_a_seam_fills_the_way_the_wall_goes(size, along, going):
    """What is full first lies behind what is full last, and the last of it is at the face that leads."""
    rows, columns, order, depth = monolith(*size, along, seed=7).seams[going]
    assert len(order) > 4
    assert set(np.unique(depth)) <= {1, 2, 3}
    at = columns * going[0] + rows * going[1]
    first, last = at[order <= np.quantile(order, 0.2)], at[order >= np.quantile(order, 0.8)]
    assert last.mean() > first.mean()
    if bool(going[0]) == along:
        assert at[order > 0.9].mean() > at.mean(), "the fork is in the face that leads"


def _wall(*stops):
    return WallSpec(32, 64, stops, on=ON_BEAT)


def test_the_way_is_the_longer_share_of_where_it_goes():
    """From each of its stops, and back from the last to the first."""
    wall = _wall((0, 0), (64, 16), (64, -80))
    assert [way(wall, n) for n in range(3)] == [(1, 0), (0, -1), (0, 1)]


def test_a_groove_leads_from_stop_to_stop_and_marks_them():
    """Through the middles of the places it stands in."""
    x, y, kind = cut(_wall((0, 0), (96, 0)))
    assert x.min() == 16 - MARK and x.max() == 112 + MARK
    between = (x > 16 + MARK) & (x < 112 - MARK)
    assert set(y[between]) == {31, 32, 33, 34}
    worn = 1 - (kind[between] == DARK).sum() / (3 * len(set(range(17 + MARK, 112 - MARK))))
    assert 0 < worn < 0.5, "time has closed some of it"
