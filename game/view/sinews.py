"""Dark threads strung with small bones, sagging from a ledge's end to the next ledge up. Nobody can stand on them;
they show the way. Found from the level's tiles alone.
"""

import numpy as np
from numpy.typing import NDArray

from game.sim.level import GLASS, SPIKE, TILE
from game.view import content
from game.view.masonry import PIECE, REPEATS, REPEATS_DOWN, SLAB, TOP, Masonry, Run

REACH = 7  # tiles sideways and up to the next ledge
SAG = 9  # px, more for long ones
EVERY = 9  # px between bones
BANDS_KEPT = 64  # whose threads are kept: a band is asked for part by part
Pixels = NDArray[np.int64]  # rows: x px (may be past the seam), y px, content


class Sinews:
    """Found row by row as the camera comes near."""

    def __init__(self, masonry: Masonry) -> None:
        self._masonry = masonry
        self._ledges: dict[int, list[Run]] = {}
        self._bands: dict[int, Pixels | None] = {}
        self._threads: dict[int, dict[int, list[tuple[int, int, int]]]] = {}

    def band(self, band: int) -> Pixels | None:
        """All pixels that lie in a row of tiles, or None."""
        if band not in self._bands:
            if len(self._bands) >= BANDS_KEPT:
                self._bands.clear()
            self._bands[band] = self._gathered(band)
        return self._bands[band]

    def _gathered(self, band: int) -> Pixels | None:
        found: list[tuple[int, int, int]] = []
        for ty in range(band - 2, band + REACH + 1):
            found += self._from(ty).get(band, [])
        return np.array(found).T if found else None

    def _row(self, ty: int) -> list[Run]:
        """What can be stood on in a row and ends in the air."""
        if ty not in self._ledges:
            inside = 0 <= ty < self._masonry.height
            self._ledges[ty] = [
                run
                for run in (self._masonry.runs(ty) if inside else ())
                if run.kind not in (SPIKE, GLASS) and run.form in (SLAB, TOP) and run.n < self._masonry.width
            ]
        return self._ledges[ty]

    def _from(self, ty: int) -> dict[int, list[tuple[int, int, int]]]:
        """The threads that begin at a row's ledges, by the row of tiles their pixels lie in."""
        if ty in self._threads:
            return self._threads[ty]
        width = self._masonry.width
        pixels: list[tuple[int, int, int]] = []
        for run in self._row(ty):
            chance = run.x % REPEATS * 7 + ty % REPEATS_DOWN * 5
            for side in (1, -1):
                if not (run.open_right if side > 0 else run.open_left) or (chance + side) % 5 < 2:
                    continue
                near: tuple[int, int, int] | None = None
                for up in range(ty - REACH, ty):
                    for other in self._row(up):
                        if not (other.open_left if side > 0 else other.open_right):
                            continue
                        gap = other.x - (run.x + run.n) if side > 0 else run.x - (other.x + other.n)
                        gap %= width
                        if 1 <= gap <= REACH and (near is None or gap + ty - up < near[0]):
                            near = (gap + ty - up, gap, up)
                if near:
                    start = (run.x + run.n) * TILE - 4 if side > 0 else run.x * TILE + 3
                    end = start + side * (near[1] * TILE + 8)
                    pixels += _thread(start, ty * TILE + 4, end, near[2] * TILE + 4)
        rows: dict[int, list[tuple[int, int, int]]] = {}
        for x, y, code in pixels:
            rows.setdefault(y // TILE, []).append((x, y, code))
        self._threads[ty] = rows
        return rows


def _thread(x0: int, y0: int, x1: int, y1: int) -> list[tuple[int, int, int]]:
    n = abs(x1 - x0) + abs(y1 - y0)
    sag = SAG + n * 0.06
    r = np.random.default_rng(n * 31 + x0 % PIECE)
    found = []
    for i in range(n + 1):
        t = i / n
        x = x0 + int((x1 - x0) * t)
        y = y0 + int((y1 - y0) * t + sag * 4 * t * (1 - t))
        found.append((x, y, content.solid(content.BONE, 4, 4, 0)))
        found.append((x, y + 1, content.solid(content.BONE, 4, 7, 0)))
        if i % EVERY == EVERY // 2:
            for q in range(int(r.integers(2, 6))):
                found.append((x, y + 2 + q, content.solid(content.BONE, 5, 4, 1 if q < 2 else 0)))
    return found
