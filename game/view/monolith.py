"""A shifting wall as a thing that was made: one dressed stone, ribs carved round a suture that runs the way it goes.

The suture is one line through the stone that forks along both of the faces it can lead with. What fills is a
path in it: from the face that trails to the fork in the one that leads, so that it tells when and which way.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from game.sim.level import TILE
from game.view import content
from game.view.content import Content
from game.view.masonry import REPEATS, REPEATS_DOWN, pieces

Floats = NDArray[np.floating]
Line = list[tuple[float, float]]  # corners: px along and across
Way = tuple[int, int]  # -1, 0 or 1 right and down
WAYS: tuple[Way, ...] = ((1, 0), (-1, 0), (0, 1), (0, -1))

PLANK = 24  # px: a wall no higher is a bone of the tower that sinks and springs, or a plank of one
SPINE = 5  # px from the top of a bone to the middle of its body
RIB = 11  # px from rib to rib
BENT, STRAIGHT = 0.014, 18.0  # how they bend away from the suture, px from it where they bend no further
STEP, SWING = (4.0, 8.0), (1.5, 4.2)  # px of a zigzag's steps, along and across
SHARE = 0.78  # of the time it takes to fill: the line; the fork has the rest


@dataclass(frozen=True, slots=True)
class Monolith:
    """`stone`: contents, h x w. `seams`: for each way its pixels' rows, columns, place 0..1 in the order of filling,
    and depth 1 (rim) .. 3 (middle)."""

    stone: Content
    seams: dict[Way, tuple[NDArray[np.intp], NDArray[np.intp], Floats, NDArray[np.intp]]]


def carving(x: int, y: int) -> int:
    """The seed of a wall that begins at x, y px: two that a loop's join lays on each other are cut alike."""
    return x // TILE % REPEATS + y // TILE % REPEATS_DOWN * 3


@cache
def monolith(w: int, h: int, along: bool, seed: int) -> Monolith:
    """A wall of w x h px; `along`: it goes sideways, and the suture with it."""
    y, x = np.mgrid[0:h, 0:w].astype(np.float32) + 0.5
    plank = h <= PLANK
    middle = SPINE if plank else h / 2
    u, v, long, broad = (x, y - middle, w, min(h, 2 * SPINE) if plank else h)
    if not along:
        u, v, long, broad = y, x - w / 2, min(h, 2 * SPINE) if plank else h, w
    line, forks = _suture(long, broad, seed)
    far, at = _traced(u, v, line)
    ends = [_traced(u, v, fork) for fork in forks]
    near = np.minimum(far, np.minimum(ends[0][0], ends[1][0]))
    stone = _bone(w, h, seed) if plank else _carved(x, y, u, v, near, w, h, seed)
    shown = (stone > 0) & (np.minimum(x, w - x) > 1) & (y > 2) & (y < h - 1)
    stone = np.where(shown & (near < 2.4), content.solid(_material(plank), 4, 4, 0), stone)
    depth = np.select([near < 0.75, near < 1.5, near < 2.4], [3, 2, 1], 0)
    seams = {}
    for way in WAYS:
        if bool(way[0]) == along:
            ahead = way[0] + way[1] > 0
            tip, tip_at = ends[ahead]
            order = np.where(tip < far, SHARE + (1 - SHARE) * tip_at, SHARE * (at if ahead else 1 - at))
            mine = shown & (np.minimum(tip, far) < 2.4)
        else:
            order = (x * way[0] / w if way[0] else y * way[1] / h) % 1.0
            mine = shown & (near < 2.4)
        rows, columns = np.nonzero(mine & (depth > 0))
        seams[way] = rows, columns, order[rows, columns].astype(np.float32), depth[rows, columns]
    return Monolith(stone.astype(np.uint16), seams)


def _material(plank: bool) -> int:
    return content.BONE if plank else content.STONE


def _suture(long: float, broad: float, seed: int) -> tuple[Line, list[Line]]:
    """A zigzag from end to end, and the fork at its first and at its last end; points along and across."""
    dice = np.random.default_rng(seed)
    tip = min(10.0, long / 5)
    points: Line = [(tip, 0.0)]
    side = 1
    while points[-1][0] < long - tip - STEP[1]:
        points.append((points[-1][0] + dice.uniform(*STEP), side * min(broad / 6, dice.uniform(*SWING))))
        side = -side
    points.append((long - tip, 0.0))
    reach = max(2.0, broad / 2 - 4)
    forks = []
    for root, face in ((tip, 1.5), (long - tip, long - 1.5)):
        arm = [(root + (face - root) * a, reach * b) for a, b in ((0, 0), (0.5, 0.36), (0.75, 0.7), (1, 1))]
        forks.append([(a, -b) for a, b in reversed(arm)] + arm)
    return points, forks


def _traced(u: Floats, v: Floats, points: Line) -> tuple[Floats, Floats]:
    """For each pixel: px to a line, and how far along it the nearest of it is, 0..1; a fork counts from its root."""
    corners = np.array(points, np.float32)
    lengths = np.hypot(*np.diff(corners, axis=0).T)
    begun = np.r_[0, np.cumsum(lengths)] / max(1e-6, lengths.sum())
    near, at = np.full(u.shape, 1e9, np.float32), np.zeros(u.shape, np.float32)
    for n, span in enumerate(lengths):
        if span < 1e-6:
            continue
        (ax, ay), (bx, by) = corners[n], corners[n + 1]
        t = np.clip(((u - ax) * (bx - ax) + (v - ay) * (by - ay)) / span**2, 0, 1)
        d = np.hypot(u - ax - t * (bx - ax), v - ay - t * (by - ay))
        closer = d < near
        near, at = np.where(closer, d, near), np.where(closer, begun[n] + (begun[n + 1] - begun[n]) * t, at)
    if corners[0][0] == corners[-1][0] and len(corners) > 2:  # a fork: both arms from the middle
        at = np.abs(at - 0.5) * 2
    return near, at


def _carved(
    x: Floats, y: Floats, u: Floats, v: Floats, near: Floats, w: int, h: int, seed: int
) -> NDArray[np.int64]:
    """The relief: a frame, sunk within it ribs that bend away from the suture."""
    dice = np.random.default_rng(seed + 1)
    edge = np.minimum(np.minimum(x, w - x), np.minimum(y, h - y))
    frame = min(7.0, min(w, h) / 4)
    sunk = np.clip((edge - frame) / 2, 0, 1)
    side = np.minimum(np.abs(v), STRAIGHT)
    bent = BENT * side * (2 * np.abs(v) - side)
    phase = (u - bent + dice.uniform(0, RIB)) % RIB - RIB / 2
    ribs = np.clip(1 - np.abs(phase) / 3, 0, 1) ** 0.7 * np.clip((np.abs(v) - 4) / 3, 0, 1)
    grain: Floats = dice.standard_normal((h, w))
    grain = (grain + np.roll(grain, 1, 0) + np.roll(grain, 1, 1) + np.roll(grain, (1, 1), (0, 1))) / 4
    worn = np.kron(dice.standard_normal((-(-h // 8), -(-w // 8))), np.ones((8, 8)))[:h, :w]
    high: Floats = np.clip(edge / 4, 0, 1) * 3 - sunk * 1.6 + sunk * ribs * (2.2 + 0.35 * worn)
    high += grain * 0.2 - np.clip(1 - near / 4, 0, 1) * 3
    down, right = np.gradient(high)
    nx, ny = np.asarray(-right * 0.75), np.asarray(-down * 0.75)
    tone = 1.05 + 0.42 * high + 0.18 * worn - 1.6 * (np.abs(edge - frame) < 0.8) - 0.5 * np.clip(y / h, 0, 1)
    out = _solid(nx, ny, tone + (dice.random((h, w)) - 0.5) * 0.3)
    out = np.where((y > h - 1), content.solid(content.STONE, 4, 7, 0), out)
    sides = (x < 1) | (x > w - 1)
    out = np.where(sides, content.edge(content.STONE, content.EDGE_ARRIS), out)
    out[0] = content.edge(content.STONE, content.EDGE_LIP)
    out[1] = content.edge(content.STONE, content.EDGE_LIP_SOFT)
    out[2:4, 1:-1] = content.solid(content.STONE, 4, 6, 0)  # the lip throws its shadow
    return out


def _solid(nx: Floats, ny: Floats, tone: Floats) -> NDArray[np.int64]:
    """Contents of stone by its normals and its ambient tone 0..3."""
    across, down = (np.clip(np.rint(n * 4 + 4), 0, 8).astype(np.int64) for n in (nx, ny))
    shade = np.clip(np.rint(tone), 0, content.SOLID_TONES - 1).astype(np.int64)
    base = content.solid(content.STONE, 0, 0, 0)
    return base + (across * content.SOLID_NORMALS + down) * content.SOLID_TONES + shade


def _bone(w: int, h: int, seed: int) -> NDArray[np.int64]:
    """A few vertebrae on their own, the ends of the spine cut through."""
    strip = pieces()["slab_bone"]
    at = seed * 5 % 20 * TILE
    out = np.zeros((h, w), np.int64)
    rows = min(h, len(strip))
    out[:rows] = strip[:rows].take(range(at, at + w), axis=1, mode="wrap")
    bone = content.BONE
    out[: min(h, 9), [0, -1]] = content.edge(bone, content.EDGE_ARRIS)
    out[: min(h, 7), 1], out[: min(h, 7), -2] = content.solid(bone, 0, 4, 2), content.solid(bone, 8, 4, 2)
    out[0], out[1] = content.edge(bone, content.EDGE_LIP), content.edge(bone, content.EDGE_LIP_SOFT)
    return out
