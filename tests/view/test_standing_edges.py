"""On all eight maps, in the game's own picture with its fog, one sees where one can stand: whatever eyes one has."""

import numpy as np
import pytest

from game.maps.tower import chapters
from tests.view.standing_edges import contrasts, scenes

EYES = ("grey", "no red", "no green", "no blue")
LEAST = 1.5  # of nineteen in twenty places
MOMENTS = 8  # of each climb, the dark ones too


@pytest.mark.parametrize("name", chapters())
def test_what_carries_is_told_from_what_is_behind_it(name):
    found = scenes(name, MOMENTS)
    assert sum(len(places) for _, _, places in found) > 60 * MOMENTS / 4
    for eyes in EYES:
        seen = np.concatenate([contrasts(picture, places, eyes) for _, picture, places in found if places])
        assert np.percentile(seen, 5) >= LEAST, (name, eyes, np.percentile(seen, 5))


def test_frost_on_the_wall_hides_none_of_it():
    found = scenes("6-cold-tide", MOMENTS, hoar=1.0)
    seen = np.concatenate([contrasts(picture, places, "grey") for _, picture, places in found if places])
    assert np.percentile(seen, 5) >= LEAST, np.percentile(seen, 5)


def test_without_its_lit_line_it_is_not():
    tick, picture, places = scenes("2-stairs", 1)[0]
    plain = picture.copy()
    for x, y in places:
        plain[x - 1 : x + 2, y - 1 : y + 3] = picture[x - 1 : x + 2, y - 6 : y - 2]
    assert np.percentile(contrasts(plain, places, "grey"), 5) < LEAST, tick
