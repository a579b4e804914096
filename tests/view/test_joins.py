"""Nobody sees a loop's join: with one and without, the same climb gives the same pictures."""

from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.sim import World, step
from game.sim.level import (
    ASH,
    BONE,
    COUNT,
    GLASS,
    STONE,
    HandSpec,
    Level,
    LoopSpec,
    Rect,
    WallSpec,
)
from game.view.frame import View

CELL = 32  # tiles: all that is here is there again after so many


def hall(looped: bool, spiral: bool) -> Level:
    """Equal cells; the second is a loop."""
    cells = 3 if spiral else 6
    width, height = cells * CELL, 26
    tiles = bytearray(width * height)

    def put(x: int, y: int, n: int, m: int, kind: int) -> None:
        for ty in range(y, y + m):
            for tx in range(x, x + n):
                tiles[ty * width + tx % width] = kind

    for n in range(cells):
        x = n * CELL
        put(x, 18, CELL, 8, STONE)
        if not spiral:
            put(x, 0, CELL, 6, STONE)
        put(x + 4, 15, 4, 1, BONE)
        put(x + 10, 14, 3, 1, ASH)
        put(x + 16, 13, 3, 1, GLASS)
        put(x + 27, 11, 2, 3, STONE)
    hands = tuple(HandSpec(n * 512 + 20, 288) for n in range(cells))
    walls = tuple(
        WallSpec(32, 48, ((n * 512 + 330, 200), (n * 512 + 330, 130)), 0, 1, 20) for n in range(cells)
    )
    # without one it is out of the way: what a tower looks like follows its loops
    loop = LoopSpec(Rect((0 if spiral else 2) * 512, 0, 512, 290 if looped else 1), COUNT, count=9)
    start = ((0 if spiral else 2) * 512 + 250, 288)
    return Level(
        "hall", width, height, bytes(tiles), start, Rect(-64, -64, 16, 16), spiral=spiral, hands=hands,
        walls=walls, irregular=0, loops=(loop,),
    )  # fmt: skip


def film(level: Level, buttons: list[int], shown: range) -> tuple[list[np.ndarray], list[int]]:
    """Pictures of some ticks, and the ticks at which a join was crossed."""
    world = World((level,))
    view = View(world, "returning")
    view.meter_on = False
    target = pygame.Surface((640, 360), 0, 32)
    frames, joins = [], []
    for n, b in enumerate(buttons):
        events = step(world, b)
        joins += [n] * sum(type(event).__name__ == "LoopPassed" for event in events)
        view.listen(events, world)
        view.tick(world)
        if n in shown:
            view.draw(target, world, None, 1.0)
            frames.append(pygame.surfarray.array3d(target).astype(np.int16))
    return frames, joins


def along(n: int) -> list[int]:
    """Run and jump now and then."""
    out = [0] * 20
    while len(out) < n:
        out += [2] * 34 + [18] * 14
    return out[:n]


@pytest.mark.parametrize("spiral", [False, True], ids=["flat", "spiral"])
def test_the_same_pictures_with_and_without_a_join(spiral: bool) -> None:
    buttons = along(260)
    _, joins = film(hall(True, spiral), buttons, range(0))
    assert joins
    shown = range(joins[0] - 2, joins[0] + 40, 3) if spiral else range(joins[0] - 2, joins[0] + 100, 5)
    plain, none = film(hall(False, spiral), buttons, shown)
    looped, joins = film(hall(True, spiral), buttons, shown)
    assert joins and not none
    for n, (one, two) in enumerate(zip(plain, looped, strict=True)):
        changed = (one != two).any(-1)
        assert not changed.any(), (shown[n], int(changed.sum()))


def test_up_a_shaft_too() -> None:
    """The same with a fall down a shaft, whose stone is the same again after 16 tiles."""

    def shaft(looped: bool) -> Level:
        width, height = 60, 160
        tiles = bytearray([STONE]) * (width * height)
        for ty in range(height):
            for tx in range(20, 28):
                tiles[ty * width + tx] = 0
            if ty % 16 == 5:
                tiles[ty * width + 20 : ty * width + 22] = bytes((BONE, BONE))
        loop = LoopSpec(Rect(320, 48 * 16, 128, 16 * 16), COUNT, way=3, count=9)
        return Level(
            "shaft", width, height, bytes(tiles), (400, 50 * 16), Rect(-64, -64, 16, 16), irregular=0,
            loops=(loop,) if looped else (),
        )  # fmt: skip

    buttons = [0] * 190
    _, joins = film(shaft(True), buttons, range(0))
    shown = range(joins[0] - 2, joins[0] + 24, 2)
    plain, _ = film(shaft(False), buttons, shown)
    looped, _ = film(shaft(True), buttons, shown)
    for n, (one, two) in enumerate(zip(plain, looped, strict=True)):
        changed = (one != two).any(-1)
        assert not changed.any(), (shown[n], int(changed.sum()))


def test_a_wall_and_a_hand_keep_their_look_over_it() -> None:
    """Twins are cut alike, whatever their number in the map."""
    level = hall(False, False)
    view = View(World((level,)), "stairs")
    blocks = view.walls._contents
    assert all((one == blocks[0]).all() for one in blocks)
    other = replace(level, walls=(replace(level.walls[0], stops=((37, 50), (60, 50))),))
    assert (View(World((other,)), "stairs").walls._contents[0] != blocks[0]).any()
