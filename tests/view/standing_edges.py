"""Where on the screen one could stand, by the rules' own boxes, and how well that is told from what is behind it."""

from pathlib import Path

import numpy as np
import pygame
from numpy.typing import NDArray

from game.files import shipped
from game.maps.read import read
from game.replay import open_world, read_tape
from game.sim import step
from game.sim.level import EMPTY, SPIKE, TILE
from game.sim.world import World
from game.view.frame import HEIGHT, WIDTH, View
from game.view.simulate import contrast, luminance, seen

Picture = NDArray[np.float64]  # width x height x 3, sRGB 0..1
STEP = 5  # px between two places of an edge that are looked at
LIP = range(-1, 3)  # rows from a box's top: the lit line is in one of them
BEHIND = range(-7, -2)  # rows over it, where whatever is behind shows
FACING = 0.55  # a spiral's ledges nearer to the limb than this are not climbed to yet
MARGIN = 12  # px of the screen's rim that are vignette
BEFORE = 30  # ticks in which the picture finds its feet


def edges(world: World) -> list[tuple[int, int]]:
    """World px along every top that carries: tiles with air over them, slabs that are there, walls that move."""
    level = world.level
    gone = {
        (x + n, y)
        for (x, y, long), slab in zip(level.ash, world.ash)
        if slab
        for n in range(long)
    }  # fmt: skip
    found = [
        (tx * TILE + dx, ty * TILE)
        for ty in range(1, level.height)
        for tx in range(level.width)
        if level.tile(tx, ty) not in (EMPTY, SPIKE)
        and (tx, ty) not in gone
        and level.tile(tx, ty - 1) == EMPTY
        for dx in range(2, TILE, STEP)
    ]
    for wall, spec in zip(world.walls, level.walls):
        found += [(wall.x + dx, wall.y) for dx in range(2, spec.w, STEP)]
    return found


def on_screen(view: View, world: World) -> list[tuple[int, int]]:
    """Those of them that are in the picture and face us, screen px."""
    found = []
    for x, y in edges(world):
        if abs(y - world.climber.y) > HEIGHT:
            continue
        sx, sy, facing = view.spot(x, y)
        if facing > FACING and MARGIN <= sx < WIDTH - MARGIN and MARGIN <= sy < HEIGHT - MARGIN:
            found.append((round(float(sx)), round(float(sy))))
    return found


def contrasts(picture: Picture, places: list[tuple[int, int]], eyes: str) -> NDArray[np.float64]:
    """Of each place: the contrast of its lit line, or its dark one on something pale, to what is behind."""
    light = luminance(seen(picture, eyes))
    x, y = np.array(places).T
    behind = np.median([light[x, y + dy] for dy in BEHIND], axis=0)
    return np.max([contrast(light[x, y + dy], behind) for dy in LIP], axis=0)


def scenes(name: str, count: int, hoar: float = 0.0) -> list[tuple[int, Picture, list[tuple[int, int]]]]:
    """`count` moments of a map's kept climb, evenly apart: tick, picture, and where one could stand in it.

    hoar: how much of it there is on the stone, if more than that climb had.
    """
    path: Path = shipped("levels", f"{name}.tmx")
    found, tape = read(path), read_tape(path.parent / "proofs" / f"{name}.climb")
    world, surface = open_world(tape, [found.level]), pygame.Surface((WIDTH, HEIGHT), 0, 32)
    view: View | None = None
    moments = {len(tape.inputs) * (2 * n + 1) // (2 * count) for n in range(count)}
    out = []
    for tick, buttons in enumerate(tape.inputs):
        said = step(world, buttons)
        if any(0 <= moment - tick <= BEFORE for moment in moments):
            view = view or View(world, found.scenery)
            view.listen(said, world)
            view.tick(world)
        if view and tick in moments:
            view.cut(world)
            view.hoar.share = max(hoar, view.hoar.share)
            for _ in range(3):  # the sky's two sides are painted by turns
                view.draw(surface, world, None, 1.0)
            places = on_screen(view, world)
            out.append((tick, pygame.surfarray.array3d(surface) / 255, places))
            view = None  # the next moment knows nothing of this one
    return out
