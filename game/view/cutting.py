"""How glass is cut: in which shards, what each of them gives back, and the room that a self has in it.

In slices: strips of a pane, then its shards. Every shard is set at a tilt of its own and so gives back another piece of
the same sky; in a floor those under the feet lie level and give back what stands on them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.camera import OVER_GLASS
from game.view.pane import KEY, Floats, Glass, Pane, Shard

STRIP = 24  # px wide: the slices in which glass is cut
NIGHT, SPLINTER = (9, 8, 18), (90, 96, 150)
AREA = 11_000  # px of a hanging pane to a shard
UPPER, LOWER = 230, 150  # px of a floor to a level shard under the surface, and to a tilted one below
ROWS = 38, 122  # px below the surface where they lie
SEEN = 172  # px of a floor that a screen shows
LEVEL = 88  # px above the floor that a tilted shard looks at ..
REACH = 64  # .. and px above and below it that it shows
SWAY = 20  # px that its tilt adds to that
GAP, JOINT = 1.7, 5.0  # px of a shard's edge that are broken away; more where three meet
BEVEL = 4.2  # px
BENT = 16.0  # px that the bevel bends what is seen
CRACK = 7, 4  # px by which it is out of place beyond a crack
SIZES = (104, 96, 84, 76, 68, 60, 54, 48, 42, 36, 30)  # px that a self stands tall: the largest that has room
HIGH, WIDE = 1.3, 0.62  # times that: the room it needs, a child held over its head included
WHOLE = 0.96  # of that room must be in its shard
TORN = 9  # px that the edge of a hanging pane is torn in, at most
TINTS = ((0.62, 0.72, 1.0), (1.0, 0.82, 0.6), (0.78, 0.7, 1.0), (0.94, 0.82, 0.98), (0.78, 0.84, 1.0))
PLAIN = (0.66, 0.68, 0.8)  # of what lies level: darker than what stands on it, or it would pass for air
UP, LOW = np.array((0.55, 0.83), np.float32), np.array((0.85, 0.25), np.float32)  # to the sky, to the light
RIM = 8.0  # px from its edge in which a shard is lit
SILVER, GOLD, TEAL, HAIR = (205, 214, 255), (255, 178, 94), (48, 88, 100), (170, 180, 255)


def cut(pane: Pane, slices: int = 1000) -> None:
    """Go on with the cutting of a pane; once it is done nothing happens."""
    if pane.glass:
        return
    pane.cutting = pane.cutting or _slices(pane)
    for _ in range(slices):
        if next(pane.cutting, pane) is pane:
            pane.cutting = None
            return


def shown(w: int, h: int, floor: bool) -> int:
    """How many shards of a pane, px, may show somebody."""
    return max(1, round(w / LOWER)) if floor else max(2, round(w * h / AREA))


def _slices(pane: Pane) -> Iterator[None]:
    """Slice by slice: strips of glass, then who has room, then their shade."""
    w, h = pane.box.w, pane.box.h
    r = np.random.default_rng(700 + pane.mark + 7919 * pane.part)
    plan = _plan(r, w, h, pane.floor)
    columns, rows = np.zeros((h, w), np.int16), np.zeros((h, w), np.int16)
    own, edge = np.zeros((h, w), np.uint8), np.zeros((h, w), np.float32)
    dim, edges, gaps = (np.zeros((h, w, 3), np.uint8) for _ in range(3))
    parts: tuple[NDArray[Any], ...] = (columns, rows, own, edge, dim, edges, gaps)
    for left in range(0, w, STRIP):
        strip = slice(None), slice(left, min(w, left + STRIP))
        for where, what in zip(parts, _strip(plan, left), strict=True):
            where[strip] = what
        yield
    shards = []
    for turn, n in enumerate((n for n in range(len(plan.seeds)) if not plan.level[n]), pane.first):
        inside = (own == n) & (edge > 1)
        if shard := _room(inside, turn, SEEN if pane.floor else h):
            shards.append(shard)
            yield
    shards.sort(key=lambda found: -int(np.count_nonzero(found.inside)))
    if len(shards) > 4:
        shards.pop()  # one shows nobody
    for shard in shards:
        _shade(dim, shard)
        yield
    if not pane.floor:
        beyond = _outside(r, w, h)
        dim[beyond], edges[beyond], gaps[beyond] = 0, KEY, KEY
    dimmed, added = _surface(dim), _surface(edges)
    yield
    over = _surface(gaps)
    over.set_colorkey(KEY, pygame.RLEACCEL)
    pane.glass = Glass(columns, rows, dimmed, added, over, not pane.floor, shards)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a pane is cut: a row of each array for every shard."""

    w: int
    h: int
    floor: bool
    seeds: Floats  # x, y px
    level: list[bool]  # it gives back what stands on it
    tilt: Floats
    near: Floats  # px of the picture to a px of glass
    look: Floats  # x, y px: what the middle of a tilted one gives back, from its own place
    crack: Floats  # direction, and px from the middle
    tint: Floats


def _plan(r: np.random.Generator, w: int, h: int, floor: bool) -> Plan:
    seeds, level = _seeds(r, w, h, floor)
    n = len(seeds)
    tilt, near = r.uniform(-0.26, 0.26, n), r.uniform(0.7, 0.95, n)
    look = np.stack([r.uniform(40, 220, n) * np.where(np.arange(n) % 2, 1, -1), r.uniform(-8, 4, n)], 1)
    if floor:  # nothing that is above the screen can be given back
        near = np.minimum(near, REACH / np.maximum(h - seeds[:, 1], seeds[:, 1] - ROWS[0]))
        tilt = np.clip(tilt, -SWAY / (near * LOWER), SWAY / (near * LOWER))
        look[:, 1] -= LEVEL
    crack = np.stack(
        [
            r.uniform(-0.9, 0.9, n) + np.where(r.random(n) < 0.5, 0.0, 1.6),
            r.uniform(14, 30, n) * np.where(r.random(n) < 0.5, -1, 1),
        ],
        1,
    )
    turn = int(r.integers(len(TINTS)))
    tint = np.array([PLAIN if level[k] else TINTS[(k + turn) % len(TINTS)] for k in range(n)])
    cast = [each.astype(np.float32) for each in (seeds, tilt, near, look, crack, tint)]
    return Plan(w, h, floor, cast[0], level, *cast[1:])


def _seeds(r: np.random.Generator, w: int, h: int, floor: bool) -> tuple[NDArray[Any], list[bool]]:
    """Where the shards lie, and which of them lie level: in a floor one row under the surface, one below it."""
    if not floor:
        found = _spread(r, shown(w, h, floor), w, h)
        return found, [False] * len(found)
    places: list[tuple[float, float]] = []
    level: list[bool] = []
    for row, (each, flat) in zip(ROWS, ((UPPER, True), (LOWER, False)), strict=True):
        if row > h - 24 and (places or not flat):
            continue
        n = max(1, round(w / each))
        start = r.uniform(0.3, 0.7)
        for k in range(n):
            places.append(((k + start + r.uniform(-0.16, 0.16)) / n * w, row + r.uniform(-9, 9)))
            level.append(flat)
    return np.array(places), level


def _spread(r: np.random.Generator, count: int, w: int, h: int) -> NDArray[Any]:
    """Places that keep away from each other."""
    found: list[tuple[float, float]] = []
    for _ in range(count):
        tries = [(float(r.uniform(0.06, 0.94) * w), float(r.uniform(0.1, 0.9) * h)) for _ in range(14)]
        found.append(
            max(tries, key=lambda p: min((np.hypot(p[0] - a, p[1] - b) for a, b in found), default=0))
        )
    return np.array(found)


def _strip(plan: Plan, left: int) -> tuple[NDArray[Any], ...]:
    """Of some columns: what is given back (column, row), whose it is, px to its edge, dim, edges and gaps."""
    y, x = np.mgrid[0 : plan.h, left : min(plan.w, left + STRIP)].astype(np.float32) + np.float32(0.5)
    own, toward, edge = _edges(plan, x, y)
    dx, dy = x - plan.seeds[:, 0][own], y - plan.seeds[:, 1][own]
    crack = _crack(plan, own, dx, dy)
    columns, rows = _given_back(plan, own, x, y, dx, dy)
    over = crack > 0
    columns[over] += CRACK[0]
    rows[over] += CRACK[1]
    fall = 1.05 - 0.0026 * np.abs(dy)
    lit = np.zeros((*x.shape, 3), np.float32)
    hair = (np.abs(crack) < 1.2) & (edge > 1)
    lit[hair] = np.array(HAIR, np.float32) * 0.2
    rim = (edge > 0) & (edge < RIM)  # where the edge is seen: there is more to do for few
    near, at = edge[rim], own[rim]
    way = plan.seeds[toward[rim]] - plan.seeds[at]
    way /= np.hypot(way[:, 0], way[:, 1])[:, None] + 1e-6
    bevel = np.clip(1 - near / BEVEL, 0, 1)
    columns[rim] += way[:, 0] * bevel * bevel * BENT
    rows[rim] += way[:, 1] * bevel * bevel * BENT
    fall[rim] *= 1 - 0.45 * bevel
    lit[rim] = _lit(x[rim], y[rim], near, way, at)
    if plan.floor:
        np.clip(rows, 1 - OVER_GLASS, -1, out=rows)
    gap = edge <= 0
    fall[gap] = 0
    gaps = np.empty((*x.shape, 3), np.uint8)
    gaps[:] = KEY
    gaps[gap] = _splinters(x[gap], y[gap], edge[gap])
    dim = np.minimum(plan.tint[own] * (fall * 255)[..., None], 255)
    return np.rint(columns), np.rint(rows), own, edge, dim, lit, gaps


def _edges(plan: Plan, x: Floats, y: Floats) -> tuple[NDArray[Any], ...]:
    """Whose each px is, toward which neighbour it is cut, and px to what is broken away (below 0: in the gap)."""
    seeds = plan.seeds
    far = np.stack([(x - sx) ** 2 + (y - sy) ** 2 for sx, sy in seeds])
    own = far.argmin(0)
    at = own[None]
    first = np.take_along_axis(far, at, 0)[0]
    np.put_along_axis(far, at, np.float32(np.inf), 0)
    toward = far.argmin(0)
    second = np.take_along_axis(far, toward[None], 0)[0]
    np.put_along_axis(far, toward[None], np.float32(np.inf), 0)
    third = np.sqrt(far.min(0))
    chip = 0.5 * np.sin(x * 0.21 + y * 0.17) + 0.7 * np.sin(x * 0.53 - y * 0.38) * np.sin(x * 0.07 + y * 0.11)
    sides = np.minimum(np.minimum(x, plan.w - x), plan.h - y) - 1.5 - 0.6 * chip
    if not plan.floor:
        sides = np.minimum(sides, y - 1.5)
    if len(seeds) < 2:
        return own, own, sides
    apart = np.hypot(seeds[own, 0] - seeds[toward, 0], seeds[own, 1] - seeds[toward, 1])
    joint = JOINT * np.clip(1 - (third - np.sqrt(first)) / 26, 0, 1)
    return own, toward, np.minimum((second - first) / (2 * apart) - GAP - chip - joint, sides)


def _crack(plan: Plan, own: NDArray[Any], dx: Floats, dy: Floats) -> Floats:
    """Through each shard a crack: px to it, above 0 beyond it."""
    turn, off = plan.crack[:, 0], plan.crack[:, 1]
    c, s = np.cos(turn)[own], np.sin(turn)[own]
    along = dy * c - dx * s
    found: Floats = dx * c + dy * s - off[own] + 3 * np.sin(along * 0.09) + np.sin(along * 0.31)
    return found


def _given_back(
    plan: Plan, own: NDArray[Any], x: Floats, y: Floats, dx: Floats, dy: Floats
) -> tuple[Floats, Floats]:
    """What each px gives back: column and row from the pane's corner, px."""
    c, s = (np.cos(plan.tilt) * plan.near)[own], (np.sin(plan.tilt) * plan.near)[own]
    look = plan.look if plan.floor else plan.look + plan.seeds * (0, 1)
    columns = (plan.seeds[:, 0] + plan.look[:, 0])[own] + (dx * c - dy * s) * (1 if plan.floor else -1)
    rows = dx * s + dy * c + look[:, 1].astype(np.float32)[own]
    if plan.floor:
        flat = np.array(plan.level)[own]
        columns[flat], rows[flat] = x[flat], -1 - y[flat]
    return columns, rows


def _lit(x: Floats, y: Floats, edge: Floats, way: Floats, own: NDArray[Any]) -> NDArray[Any]:
    """What is added along an edge: silver where it looks up, gold where to the light, teal where it is thick."""
    up, low = np.clip(-way @ UP, 0, 1), np.clip(way @ LOW, 0, 1)
    first, second = np.exp(-(((edge - 1.2) / 1.1) ** 2)), np.exp(-(((edge - 4.0) / 1.2) ** 2))
    worn = (
        0.6 + 0.55 * np.sin(x * 0.11 + own) * np.sin(y * 0.17 + own * 2) + 0.3 * np.sin(x * 0.37 - y * 0.21)
    )
    first *= np.clip(worn, 0.15, 1.3)
    parts = np.stack([first * (0.12 + up), first * low * 0.8, second * (0.25 + 0.6 * up)], 1)
    return np.asarray(np.minimum(parts @ np.array((SILVER, GOLD, TEAL), np.float32), 255))


def _splinters(x: Floats, y: Floats, edge: Floats) -> NDArray[Any]:
    """The gap: night, with small splinters that catch a little light."""
    bits = np.sin(x * 0.9 + 2 * np.sin(y * 0.31)) * np.sin(y * 0.8 + 2 * np.sin(x * 0.27))
    light = np.clip(bits - 0.45, 0, 1) * np.clip(-edge / 2.5, 0, 1)
    return np.asarray(np.clip(np.array(NIGHT) + light[:, None] * np.array(SPLINTER), 0, 255))


def _shade(dim: NDArray[np.uint8], shard: Shard) -> None:
    """Behind a self the glass is darker."""
    tall = shard.tall
    top, left = max(0, shard.y - 2 * tall), max(0, shard.x - tall)
    part = slice(top, shard.y + tall), slice(left, shard.x + tall)
    rows, columns = dim[part].shape[:2]
    y, x = np.mgrid[top : top + rows, left : left + columns]
    dx, dy = (x - shard.x) / (0.52 * tall), (y - shard.y + 0.5 * tall) / (0.74 * tall)
    shade = 1 - 0.62 * np.exp(-((dx * dx + dy * dy) ** 2)) * shard.inside[part]
    dim[part] = dim[part] * shade[..., None]


def _outside(r: np.random.Generator, w: int, h: int) -> NDArray[np.bool_]:
    """Beyond the torn edge of a hanging pane there is nothing."""
    y, x = np.mgrid[0:h, 0:w] + 0.5
    sides = np.minimum.reduce(
        [x - _torn(r, h)[:, None], w - x - _torn(r, h)[:, None], y - _torn(r, w), h - y - _torn(r, w)]
    )
    found: NDArray[np.bool_] = sides < 0
    return found


def _torn(r: np.random.Generator, long: int) -> NDArray[Any]:
    """How far in the edge lies along a side, px: straight breaks between a few points."""
    points = np.linspace(0, long - 1, max(3, long // 14))
    return np.interp(np.arange(long), points, r.uniform(0.0, TORN, len(points)))


def _room(inside: NDArray[np.bool_], turn: int, seen: int) -> Shard | None:
    """The place in a shard where the least of a self is cut off, low in it, in the largest size that has one."""
    h, w = min(seen, inside.shape[0]), inside.shape[1]
    sums = np.zeros((h + 1, w + 1))
    sums[1:, 1:] = inside[:h].cumsum(0).cumsum(1)
    for size in SIZES:
        tall, wide = round(size * HIGH), round(size * WIDE)
        if tall >= h or wide >= w:
            continue
        held = sums[tall:, wide:] - sums[:-tall, wide:] - sums[tall:, :-wide] + sums[:-tall, :-wide]
        if held.max() >= WHOLE * tall * wide:
            rows, columns = np.nonzero(held >= min(held.max(), 0.995 * tall * wide))
            middle = np.nonzero(inside[:h].any(0))[0].mean() - wide / 2
            best = int((rows - 0.8 * np.abs(columns - middle)).argmax())
            return Shard(int(columns[best]) + wide // 2, int(rows[best]) + tall, size, turn, inside)
    return None


def _surface(colour: NDArray[np.uint8]) -> pygame.Surface:
    surface = pygame.Surface(colour.shape[1::-1], 0, 32)
    pygame.surfarray.blit_array(surface, colour.swapaxes(0, 1))
    return surface
