"""Between two maps light goes up the tower's stair, from where one was to where one is."""

import numpy as np
import pygame
import pytest

from game.scenes.threshold import FADE, RISE, STAY, WIDEST, Threshold
from game.view import whole_tower
from game.view.baked import arrays


def lit(share: float) -> np.ndarray:
    """The steps of the stair's front that are another colour than before anyone climbed."""
    way = arrays("whole")["way"].astype(int)
    pictures = []
    for climbed in (0.0, share):
        target = pygame.Surface((640, 360), 0, 32)
        whole_tower.draw(target, climbed)
        pictures.append(pygame.surfarray.array3d(target).astype(int)[way[:, 0], way[:, 1]])
    return np.flatnonzero((way[:, 2] > 0) & (pictures[1][:, 0] > pictures[0][:, 0] + 40))


def test_the_stair_is_lit_as_far_as_one_has_come():
    """And no farther: the ember lights a few steps more."""
    steps = len(arrays("whole")["way"])
    for share in (0.25, 0.5, 0.9):
        found = lit(share)
        assert len(found) > 0.3 * share * steps
        assert share * steps - steps / 14 < np.quantile(found, 0.99) < share * steps + steps / 40


def test_the_light_rises_while_the_name_stands():
    """From one share to the other, neither before the picture is seen nor after."""
    scene = Threshold("A name", lambda: None, lambda: None, (1 / 7, 2 / 7))
    scene.builder.join()
    shares = []
    real, whole_tower.draw = whole_tower.draw, lambda surface, share: shares.append(share)
    try:
        surface = pygame.Surface((640, 360), 0, 32)
        for _ in range(FADE // 2 + RISE + 2):
            scene.draw(surface, 1.0)
            scene.tick(0)
    finally:
        whole_tower.draw = real
    assert shares[0] == pytest.approx(1 / 7)
    assert shares[-1] == pytest.approx(2 / 7)
    assert shares == sorted(shares)
    assert max(np.diff(shares)) < 0.01


@pytest.mark.parametrize(
    "title", ["Awake", "A stranger's map with a name that goes on and on, and then some more"]
)
def test_a_name_never_lies_over_the_tower(title):
    """However long it is."""
    scene = Threshold(title, lambda: None, lambda: None)
    scene.builder.join()
    assert scene.name.get_width() <= WIDEST


def test_it_goes_on_by_itself_and_sooner_when_pressed():
    """Once what is seen of the map is built."""
    for press, ticks in ((False, STAY), (True, 1)):
        gone = []
        scene = Threshold("A name", lambda: None, lambda gone=gone: gone.append(True))
        scene.builder.join()
        if press:
            scene.pressed("jump")
        while not gone and scene.age < 2 * STAY:
            scene.tick(0)
        assert scene.age == ticks
