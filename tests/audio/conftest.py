"""A small spiral to hear things on."""

import pytest

from game.sim.level import BONE, HandSpec, Level, Rect
from game.sim.world import World

W, H = 96, 20


@pytest.fixture
def world():
    """The climber stands at x = 100 on a floor of bone, row 16."""
    tiles = bytearray(W * H)
    tiles[16 * W : 17 * W] = bytes((BONE,)) * W
    level = Level(
        "hall",
        W,
        H,
        bytes(tiles),
        start=(100, 256),
        exit=Rect(0, 0, 16, 16),
        spiral=True,
        hands=(HandSpec(140, 256),),
    )
    return World((level,), seed=1)
