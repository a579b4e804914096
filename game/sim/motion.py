"""Whole-pixel movement with remainders; solids that carry, push and squeeze.

A move tests its end point first: no move is longer than the box is wide, so a free end means a free
way; only on contact it goes pixel by pixel. Remainders are cut toward zero, so that a mirrored room
gives the mirrored trace.
"""

from typing import TYPE_CHECKING

from game.sim import events, tuning
from game.sim.space import ASHEN, FROSTED, GLASSY, SOLID, TILE, apart
from game.sim.states import CLIMB

if TYPE_CHECKING:
    from game.sim.climber import Climber
    from game.sim.things.shifting_wall import ShiftingWall
    from game.sim.world import World

W, H = tuning.BOX_W, tuning.BOX_H
OPAQUE = SOLID | ASHEN


def blocked(world: "World", x: int, y: int) -> bool:
    """Would the climber's box at px x, y lie in stone, whole ash or a shifting wall?"""
    shape = world.shape
    found = shape.cells[shape.rows[y] + shape.cols[x]]
    if found & OPAQUE and (found & SOLID or ash_holds(world, x, y)):
        return True
    for left, top, right, bottom in world.near:
        if left - W < x < right and top - H < y < bottom - world.head:
            return True
    return False


def ash_holds(world: "World", x: int, y: int) -> bool:
    """Is any ash under the box at x, y whole enough to hold?"""
    level = world.level
    width, at, slabs = level.width, level.ash_at, world.ash
    for ty in range(y + world.head >> 4, (y + H - 1 >> 4) + 1):
        for tx in range(x >> 4, (x + W - 1 >> 4) + 1):
            slab = at.get(ty * width + (tx % width if level.wrap else tx))
            if slab is not None and slabs[slab].holds:
                return True
    return False


def glass_at(world: "World", x: int, feet: int) -> bool:
    """Is there one-way glass whose top is the pixel row `feet` under a box at x?"""
    if feet & 15:
        return False
    tile = world.level.tile
    row = feet >> 4
    return tile(x >> 4, row) == 2 or tile(x + W - 1 >> 4, row) == 2


def on_floor(world: "World", x: int, y: int) -> bool:
    """Does something hold up the box at x, y?"""
    if blocked(world, x, y + 1):
        return True
    shape = world.shape
    return bool(shape.cells[shape.rows[y + 1] + shape.cols[x]] & GLASSY) and glass_at(world, x, y + H)


def frost_beside(world: "World", x: int, y: int, side: int) -> bool:
    """Is the wall that the hand holds cold stone?"""
    shape = world.shape
    return bool(shape.cells[shape.rows[y] + shape.cols[x + side]] & FROSTED)


def move_x(world: "World", c: "Climber", v: int) -> int:
    """Go v/256 px along; returns the direction of what stopped it, or 0."""
    total = c.rx + v
    n = total >> 8 if total >= 0 else -(-total >> 8)
    c.rx = total - (n << 8)
    return shove_x(world, c, n) if n else 0


def shove_x(world: "World", c: "Climber", n: int) -> int:
    """Go n whole pixels along; the remainder stays as it is unless something is in the way."""
    x, y = c.x, c.y
    if not blocked(world, x + n, y):
        c.x = x + n
        return 0
    step = 1 if n > 0 else -1
    end = x + n
    while x != end and not blocked(world, x + step, y):
        x += step
    c.x = x
    c.rx = 0
    return step


def move_y(world: "World", c: "Climber", v: int) -> int:
    """Go v/256 px down; one-way glass stops only what falls onto it."""
    total = c.ry + v
    n = total >> 8 if total >= 0 else -(-total >> 8)
    c.ry = total - (n << 8)
    return shove_y(world, c, n) if n else 0


def shove_y(world: "World", c: "Climber", n: int) -> int:
    """Go n whole pixels down; the remainder stays as it is unless something is in the way."""
    x, y = c.x, c.y
    end = y + n
    if n > 0:
        edge = (y + H + TILE - 1) & -TILE  # the only row of glass that this move can come down on
        if edge < end + H:
            shape = world.shape
            if shape.cells[shape.rows[edge - H + 1] + shape.cols[x]] & GLASSY and glass_at(world, x, edge):
                end = edge - H
                if end == y:
                    c.ry = 0
                    return 1
                if not blocked(world, x, end):
                    c.y = end
                    c.ry = 0
                    return 1
    if not blocked(world, x, end):
        c.y = end
        return 0
    step = 1 if n > 0 else -1
    while y != end and not blocked(world, x, y + step):
        y += step
    c.y = y
    c.ry = 0
    return step


# ---- moving solids -----------------------------------------------------------------


def shift(world: "World", wall: "ShiftingWall", dx: int, dy: int) -> None:
    """Move a wall by whole pixels: carry its rider, push who is in the way, squeeze at last."""
    while dx or dy:
        sx = max(-tuning.WALL_STEP, min(tuning.WALL_STEP, dx))
        sy = max(-tuning.WALL_STEP, min(tuning.WALL_STEP, dy))
        _shift_step(world, wall, sx, sy)
        dx -= sx
        dy -= sy


def _shift_step(world: "World", wall: "ShiftingWall", dx: int, dy: int) -> None:
    c = world.climber
    wrap = world.level.wrap
    at = c.x + apart(wall.x, c.x, wrap)
    beside = wall.y - H < c.y < wall.y + wall.h
    rides = (at - W < c.x < at + wall.w and c.y + H == wall.y and c.vy >= 0) or (
        c.state == CLIMB and beside and (c.x + W == at if c.face > 0 else c.x == at + wall.w)
    )
    wall.x = (wall.x + dx) % wrap if wrap else wall.x + dx
    wall.y += dy
    if world.dying:
        return
    at += dx
    if rides:
        _lend(c, dx, dy)
        # down before across, up after it: the rider never grates on what it rides
        if dy:
            shove_y(world, c, dy)
        if dx:
            shove_x(world, c, dx)
    if not _overlaps(world, wall, at, c.x, c.y):
        return
    _lend(c, dx, dy)
    if dx:
        hit = shove_x(world, c, (at + wall.w if dx > 0 else at - W) - c.x)
    else:
        hit = 0
    if dy and _overlaps(world, wall, at, c.x, c.y):
        hit = shove_y(world, c, (wall.y + wall.h - world.head if dy > 0 else wall.y - H) - c.y)
    if hit and _overlaps(world, wall, at, c.x, c.y):
        _squeeze(world, wall, at, bool(dx))


def _lend(c: "Climber", dx: int, dy: int) -> None:
    c.lent_x, c.lent_y, c.lent = dx << 8, dy << 8, tuning.LENT


def _overlaps(world: "World", wall: "ShiftingWall", at: int, x: int, y: int) -> bool:
    return at - W < x < at + wall.w and wall.y - H < y < wall.y + wall.h - world.head


def _squeeze(world: "World", wall: "ShiftingWall", at: int, along: bool) -> None:
    """No room: crouch; else slip up to 6 px aside; else die."""
    c = world.climber
    x, y = c.x, c.y
    if not c.low:
        crouch(world)
        if not blocked(world, x, y) and not _overlaps(world, wall, at, x, y):
            world.say(events.Squeezed(x + W // 2, y + H // 2, 1))
            return
        stand(world)
    for k in range(1, tuning.WIGGLE + 1):
        for side in (c.face, -c.face):
            tx, ty = (x, y + side * k) if along else (x + side * k, y)
            if not blocked(world, tx, ty) and not _overlaps(world, wall, at, tx, ty):
                c.x, c.y, c.rx, c.ry = tx, ty, 0, 0
                world.say(events.Squeezed(tx + W // 2, ty + H // 2, 2))
                return
    world.die("squeeze")


def crouch(world: "World") -> None:
    """Make the box low."""
    world.climber.low = 1
    world.take_shape()


def stand(world: "World") -> None:
    """Make the box tall again."""
    world.climber.low = 0
    world.take_shape()
