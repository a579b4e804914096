"""With F1 on, a click says what is under the pointer: class, id, values, state; a right click stands there.

For designers: a climb that is played for a rank has no such pointer.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pygame

from game.maps.scenery import Mark, Scenery
from game.sim.level import (
    GREAT,
    HAND_KINDS,
    LOOP_RULES,
    MOVERS,
    SPIKE,
    TAKEN,
    TILE,
    TILE_NAMES,
    Level,
)
from game.sim.space import apart
from game.sim.things.hand import STATES as HAND_STATES
from game.sim.world import World
from game.view import debug
from game.view.frame import View

Box = tuple[int, int, int, int]  # x, y, width, height px
FACES = 0.15  # how much a place must face us to be pointed at
MISS = 6.0  # px beside the tower that still mean its edge
LEFT, RIGHT = 1, 3  # buttons of a mouse


@dataclass(frozen=True, slots=True)
class Kind:
    """How things of one class are found and spoken of. `at` is where the map has it: what its id is found by."""

    name: str
    there: Callable[[Level], Sequence[Any]]
    box: Callable[[World, int, Any], Box | None]
    at: Callable[[Any], tuple[float, float]]
    state: Callable[[World, int, Any], str]


def _foot(high: int = 32, wide: int = 24) -> Callable[[World, int, Any], Box]:
    return lambda _world, _n, spec: (spec.x - wide // 2, spec.y - high, wide, high)


def _round(half: int) -> Callable[[World, int, Any], Box]:
    return lambda _world, _n, spec: (spec.x - half, spec.y - half, 2 * half, 2 * half)


def _boxed(_world: World, _n: int, spec: Any) -> Box:
    return spec.box.x, spec.box.y, spec.box.w, spec.box.h


def _middle(spec: Any) -> tuple[float, float]:
    return spec.box.x + spec.box.w / 2, spec.box.y + spec.box.h / 2


def _point(spec: Any) -> tuple[float, float]:
    return spec.x, spec.y


def _hand_box(world: World, n: int, spec: Any) -> Box:
    hand, half = world.hands[n], 24 if spec.kind == GREAT else 10
    return hand.x - half, hand.y - (half if spec.kind == GREAT else 20), 2 * half, 2 * half


def _hand(world: World, n: int, spec: Any) -> str:
    hand = world.hands[n]
    return (
        f"{HAND_KINDS[spec.kind]} {n}: {HAND_STATES[hand.state]} for {hand.t} ticks, numb {hand.numb} beats"
    )


def _wall(world: World, n: int, spec: Any) -> str:
    wall = world.walls[n]
    moving = f"{wall.left} ticks to go" if wall.left else "at rest"
    return f"wall {n}, on {MOVERS[spec.on]}: stop {wall.stop} of {len(spec.stops)}, {moving}, seam {wall.seam} of 30"


def _loop(world: World, n: int, spec: Any) -> str:
    loop = world.loops[n]
    state = "open" if loop.open else "shut"
    return (
        f"loop {n}, {LOOP_RULES[spec.rule]}: {state}, {loop.passes} passes, {loop.wrong} wrong, "
        f"{loop.right} right, {loop.knelt} knelt"
    )


def _memory(world: World, _n: int, spec: Any) -> str:
    return f"memory {spec.number}: {'found' if world.memories >> spec.number & 1 else 'not found'}"


def _lamp(world: World, n: int, _spec: Any) -> str:
    return f"lamp {n}: {'lit' if world.lamps_lit >> n & 1 else 'unlit'}{', yours' if n == world.lamp else ''}"


def _odd(world: World, n: int, spec: Any) -> str:
    differs = spec.differs(world.loops[spec.loop].passes)
    return f"oddity {n} of loop {spec.loop}: {'differs now' if differs else 'as ever'}"


# From the small to the large: the first that holds the place is meant.
KINDS: tuple[Kind, ...] = (
    Kind("Hand", lambda level: level.hands, _hand_box, _point, _hand),
    Kind("Memory", lambda level: level.memories, _round(10), _point, _memory),
    Kind("Oddity", lambda level: level.oddities, _round(12), _point, _odd),
    Kind("Lamp", lambda level: level.lamps, _foot(40), _point, _lamp),
    Kind("Brand", lambda level: level.brands,
         lambda _w, _n, at: (at[0] - 12, at[1] - 32, 24, 32), lambda at: at,
         lambda world, _n, _at: "given" if world.branded else "not given yet"),
    Kind("Taking", lambda level: level.takings, _foot(), _point,
         lambda _w, _n, spec: f"takes {TAKEN[spec.what]}"),
    Kind("Archway", lambda level: level.arches, _foot(36, 32), _point,
         lambda _w, n, spec: f"archway {n}, to archway {spec.to}"),
    Kind("Start", lambda level: [level.start],
         lambda _w, _n, at: (at[0] - 8, at[1] - 32, 16, 32), lambda at: at, lambda _w, _n, _at: ""),
    Kind("ShiftingWall", lambda level: level.walls,
         lambda world, n, _s: (world.walls[n].x, world.walls[n].y, world.walls[n].w, world.walls[n].h),
         lambda spec: (spec.stops[0][0] + spec.w / 2, spec.stops[0][1] + spec.h / 2), _wall),
    Kind("Door", lambda level: level.doors, _boxed, _middle,
         lambda world, _n, _s: f"vision stage {world.vision.stage}"),
    Kind("Exit", lambda level: [level.exit], lambda _w, _n, box: (box.x, box.y, box.w, box.h),
         lambda box: (box.x + box.w / 2, box.y + box.h / 2), lambda _w, _n, _s: ""),
    Kind("Gaze", lambda level: level.gazes, _round(8), _point, lambda _w, _n, spec: f"reach {spec.reach} px"),
    Kind("WeightField", lambda level: level.fields, _boxed, _middle,
         lambda world, n, spec: f"field {n}: {'light' if (world.heart.beats + spec.heavy_first) & 1 else 'heavy'} now"),
    Kind("Loop", lambda level: level.loops, _boxed, _middle, _loop),
    Kind("Passage", lambda level: level.passages, _boxed, _middle,
         lambda world, n, spec: f"passage {n} {spec.name}: {world.allowance(n)} ticks of sky at its lamp"),
)  # fmt: skip
SEEN = tuple(kind.name for kind in KINDS)


@dataclass(frozen=True, slots=True)
class Found:
    """What a click found: lines to read, and its box, px of the map."""

    lines: tuple[str, ...]
    box: Box


class Inspector:
    """The pointer of a scene. `scenery` knows the ids, where the map was read from a file."""

    def __init__(self, stand: Callable[[int, int], None]) -> None:
        """`stand`: put the climber with its feet at a place of the map, px."""
        self.stand = stand
        self.at: tuple[int, int] | None = None  # the place that was clicked, px of the map

    def click(self, view: View, x: int, y: int, button: int) -> None:
        """A button of the mouse went down at x, y px of the screen."""
        place = under(view, x, y)
        if button == LEFT:
            self.at = place
        elif button == RIGHT and place:
            self.stand(*place)

    def draw(self, surface: pygame.Surface, view: View, world: World, look: str | Scenery) -> None:
        """The lines about the place, as it is now, and the outline of what is there."""
        if self.at is None:
            return
        found = what_is_at(world, look if isinstance(look, Scenery) else None, *self.at)
        debug.outline(surface, view.spot, *found.box, debug.WHITE)
        for row, text in enumerate(found.lines):
            debug.say(surface, text, (6, 6 + row * 11))


def under(view: View, x: int, y: int) -> tuple[int, int] | None:
    """The place of the map under a pixel of the screen; None where the pixel shows none.

    The view bends columns, and in each of them heights are a straight line: two of its points give all.
    """
    columns = np.arange(view.level.width * TILE)
    across, first, facing = view.spot(columns, 0)
    _, second, _ = view.spot(columns, 1024)
    off = np.where(np.asarray(facing) > FACES, abs(across - x), np.inf)
    best = int(np.argmin(off))
    if off[best] > MISS:
        return None
    low, high = (float(np.broadcast_to(ends, columns.shape)[best]) for ends in (first, second))
    return best, int((y - low) / (high - low) * 1024)


def what_is_at(world: World, scenery: Scenery | None, x: int, y: int) -> Found:
    """What is at a place of the map, the smallest thing first."""
    level = world.level
    lines: list[str] = []
    also: list[str] = []
    box: Box | None = None
    for kind in KINDS:
        for n, spec in enumerate(kind.there(level)):
            there = kind.box(world, n, spec)
            if there is None or not _holds(level, there, x, y):
                continue
            name = "GreatHand" if kind.name == "Hand" and spec.kind == GREAT else kind.name
            mark = mark_of(world, scenery, name, kind.at(spec))
            if box is None:
                box = there
                lines += [titled(name, mark), *filter(None, (kind.state(world, n, spec),)), *values(mark)]
            else:
                also.append(titled(name, mark))
    for mark in _unseen(scenery):
        there = round(mark.x) - 4, round(mark.y) - 4, round(mark.w) + 8, round(mark.h) + 8
        if not world.memory and _holds(level, there, x, y):
            if box is None:
                box = there
                lines += [titled(mark.kind, mark), *values(mark)]
            else:
                also.append(titled(mark.kind, mark))
    if also:
        lines.append("also: " + ", ".join(also))
    tx, ty = x // TILE, y // TILE
    lines.append(f"tile {tx},{ty}: {_tile(world, tx, ty)}   px {x},{y}")
    return Found(tuple(lines), box or (tx * TILE, ty * TILE, TILE, TILE))


def _unseen(scenery: Scenery | None) -> list[Mark]:
    """The objects that the rules know nothing of."""
    if scenery is None:
        return []
    names = {mark.kind for layer in scenery.layers for mark in getattr(layer, "marks", ())}
    return scenery.marks(*sorted(names - {*SEEN, "GreatHand", ""}))


def _holds(level: Level, box: Box, x: int, y: int) -> bool:
    dx = (x - box[0]) % level.wrap if level.wrap else x - box[0]
    return 0 <= dx < box[2] and box[1] <= y < box[1] + box[3]


def _tile(world: World, tx: int, ty: int) -> str:
    level = world.level
    kind = level.tile(tx, ty)
    slab = level.ash_at.get(ty * level.width + tx)
    if slab is None:
        return TILE_NAMES[kind] + (" (death)" if kind == SPIKE else "")
    ash = world.ash[slab]
    state = (
        "whole"
        if ash.t == 0
        else f"{ash.t} of 30 ticks of weight"
        if ash.t > 0
        else f"back in {-ash.t} ticks"
    )
    return f"{TILE_NAMES[kind]}, slab {slab}, {state}"


def mark_of(world: World, scenery: Scenery | None, name: str, at: tuple[float, float]) -> Mark | None:
    """The map's object of this class that lies nearest to where a thing has its place."""
    level = world.level
    wide = level.width * TILE

    def far(mark: Mark) -> float:
        x, y = (
            mark.points[0]
            if name == "GreatHand" and mark.points
            else (mark.x + mark.w / 2, mark.y + mark.h / 2)
        )
        if world.memory:
            x = wide - x
        return abs(apart(round(x), round(at[0]), level.wrap)) + abs(y - at[1])

    return min(scenery.marks(name), key=far, default=None) if scenery else None


def titled(name: str, mark: Mark | None) -> str:
    """A class with the object's id and name, as Tiled shows them."""
    if mark is None:
        return name
    return f"{name} #{mark.id}{f' {mark.name}' if mark.name else ''}"


def values(mark: Mark | None) -> list[str]:
    """An object's members, three a line."""
    if mark is None:
        return []
    words = [f"{name}={value}" for name, value in {**mark.members, **mark.properties}.items()]
    return ["  ".join(words[n : n + 3]) for n in range(0, len(words), 3)]
