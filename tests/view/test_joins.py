"""Nobody sees a loop's join: with one and without, the same climb gives the same pictures."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.files import shipped
from game.maps.read import read
from game.replay import open_world, play, read_tape
from game.sim import World, step
from game.sim.events import LoopPassed
from game.sim.level import (
    ASH,
    BONE,
    COUNT,
    FOLLOW,
    GLASS,
    KNEEL,
    STONE,
    TURN,
    HandSpec,
    Level,
    LoopSpec,
    OdditySpec,
    Rect,
    WallSpec,
)
from game.sim.space import apart
from game.view.frame import View
from game.view.thread import Thread

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


def near(view: View, world: World) -> set[tuple[int, int, int, bool]]:
    """What hangs within half a screen, from the climber's middle."""
    x, y = world.middle
    wrap = world.level.wrap
    return {
        (apart(ox, x, wrap), oy - y, odd.look, wrong)
        for odd, ox, oy, wrong in view.oddities.seen(world)
        if abs(apart(ox, x, wrap)) < 330
    }


@pytest.mark.parametrize("rule", [TURN, KNEEL, COUNT, FOLLOW])
@pytest.mark.parametrize("spiral", [False, True], ids=["flat", "spiral"])
def test_what_hangs_there_does_not_change_while_it_is_looked_at(rule: int, spiral: bool) -> None:
    level = hall(True, spiral)
    (spec,) = level.loops
    odd = tuple(OdditySpec(spec.box.x + 60 + 90 * k, 230, 0, 2 + k % 3, 2 + k % 2, k % 3) for k in range(5))
    level = replace(level, loops=(replace(spec, rule=rule),), oddities=odd)
    world = World((level,))
    view = View(world, "returning")
    crossed = 0
    for _ in range(900):
        before = near(view, world)
        x, y = world.middle
        events = step(world, 2)
        for event in events:
            if type(event).__name__ == "LoopPassed":
                crossed += 1
                moved = apart(world.middle[0], x, level.wrap) - event.dx
                if level.wrap:
                    moved = (moved + level.wrap // 2) % level.wrap - level.wrap // 2
                gone = world.middle[1] - y
                after = near(view, world)
                still = {one for one in before if abs(one[0] - moved) < 310}
                assert still and {(ox - moved, oy - gone, look, w) for ox, oy, look, w in still} <= after
    assert crossed >= 3


def test_a_lamp_that_hangs_the_wrong_way_looks_it() -> None:
    level = hall(True, False)
    (spec,) = level.loops
    level = replace(
        level, oddities=tuple(OdditySpec(spec.box.x + 250 + 40 * k, 230, 0, look=k) for k in range(3))
    )
    world = World((level,))
    view = View(world, "returning")
    target = pygame.Surface((640, 360), 0, 32)
    pictures = []
    for passes in (0, 1):
        world.loops[0].passes = passes
        view.draw(target, world, None, 1.0)
        view.draw(target, world, None, 1.0)
        pictures.append(pygame.surfarray.array3d(target).astype(int))
    for k in range(3):
        x = int(view.spot(spec.box.x + 250 + 40 * k, 230)[0])
        y = int(view.spot(0, 230)[1])
        one, two = (picture[x - 14 : x + 14, y - 20 : y + 20] for picture in pictures)
        assert (np.abs(one - two).max(-1) > 40).sum() > 30, "one sees it"


def test_the_thread_is_plainer_the_more_one_is_lost_whatever_the_life() -> None:
    def light(wrong: int, hurts: int) -> float:
        level = hall(True, False)
        level = replace(level, loops=(replace(level.loops[0], rule=TURN),))
        world = World((level,))
        world.child.hurt(world, hurts)
        world.loops[0].wrong = wrong
        thread = Thread()
        for _ in range(200):
            thread.tick(world)
        target = pygame.Surface((120, 120), 0, 32)
        thread.draw(target, (90.0, 60.0))
        pixels = pygame.surfarray.array3d(target).astype(float).sum(-1)
        if wrong:
            assert pixels[:80].sum() > 3 * pixels[96:].sum(), "to the left, where the way is"
            assert 30 <= 90 - np.flatnonzero(pixels.sum(1))[0] <= 46, "32 px long, and smoke"
        return float(pixels.sum())

    lights = [light(wrong, 0) for wrong in range(4)]
    assert lights[0] == 0 and lights == sorted(set(lights))
    assert light(2, 900) == lights[2]


def test_a_wall_and_a_hand_keep_their_look_over_it() -> None:
    """Twins are cut alike, whatever their number in the map."""
    level = hall(False, False)
    view = View(World((level,)), "stairs")
    blocks = [made.stone for made in view.walls.cut]
    assert all((one == blocks[0]).all() for one in blocks)
    other = replace(level, walls=(replace(level.walls[0], stops=((37, 50), (60, 50))),))
    assert (View(World((other,)), "stairs").walls.cut[0].stone != blocks[0]).any()


LIMB = 170  # px from the middle of the screen
LOOPS = sorted(path for path in shipped("levels").glob("gallery/*.tmx") if read(path).level.loops)


@pytest.mark.parametrize("path", LOOPS, ids=lambda path: path.stem)
def test_no_join_of_the_gallery_can_be_seen(path: Path) -> None:
    """Each join of its golden climb: the tick after it, drawn where it is and where it would be without it."""
    found = read(path)
    tape = read_tape(path.parent / "proofs" / f"{path.stem}.climb")
    world = open_world(tape, [found.level])
    view = View(world, found.scenery)
    view.meter_on = False  # it is no part of the place, and goes its own way from picture to picture
    view.hands.draw = lambda *_, **__: None  # type: ignore[method-assign]  # looked at above: they cannot be undone
    target = pygame.Surface((640, 360), 0, 32)
    joins = 0
    ticks = (events for _, _, events in play(tape, world))
    if path.stem == "loop-beat":  # its climb meets every rule at once: run on without listening
        ticks = (step(world, 2) for _ in range(700))
    for events in ticks:
        view.listen(events, world)
        view.tick(world)
        for event in events:
            if isinstance(event, LoopPassed):
                joins += 1
                there = drawn(view, world, target)
                undo(view, world, event)
                here = drawn(view, world, target)
                undo(view, world, event, again=True)
                changed = (here != there).any(-1)
                if world.level.wrap:  # of what turns away at the very limb a grain may differ
                    assert changed.sum() < 40
                    changed = changed[320 - LIMB : 320 + LIMB]
                assert not changed.sum(), event
    assert joins


def drawn(view: View, world: World, target: pygame.Surface) -> np.ndarray:
    for _ in range(6):  # the sky refreshes its sides by turns, and a glow is spread a frame after it is found
        view.draw(target, world, None, 1.0)
    return pygame.surfarray.array3d(target)


def undo(view: View, world: World, event: LoopPassed, again: bool = False) -> None:
    """All that a join does to the picture, the other way; or once more."""
    c, way = world.climber, -1 if again else 1
    dx, dy = event.dx * way, event.dy * way
    c.x, c.y = c.x - dx, c.y - dy
    if world.level.wrap:
        c.x %= world.level.wrap
    view.camera.shift(-dx, -dy)
    view.particles.shift(-dx, -dy)
    view.gone = view.gone[0] + dx, view.gone[1] + dy
    for s in view.sprigs:
        s.x, s.y = s.x - dx, s.y - dy
    if (event.dx, event.dy) != world.level.loops[event.loop].out:
        world.loops[event.loop].passes -= way
