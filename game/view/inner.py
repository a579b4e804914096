"""The wall at the back of a flat map: the tower's own blades, or arches where the place has them; torn where it ends.

`lay` puts a row of tiles of it where nothing else is. Arches stand on the floor of their corridor, whatever its height.
"""

from collections import Counter
from math import gcd

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from game.sim.level import EMPTY, STONE, TILE, Level
from game.view import content
from game.view.baked import arrays
from game.view.breaches import breaches
from game.view.content import Content
from game.view.masonry import darker_table
from game.view.strip import fitted_wall

ROUND = 1536  # px after which the blades are the same again, or sooner where a loop asks for it
ARCHED = ("returning",)  # palettes whose corridors have arches
NEAR_FLOOR = 9  # tiles above its floor a corridor's wall is at most looked for
BETWEEN = 3  # tiles of stone between a corridor and its echo ..
LOST = 32  # .. of whose top so many px are not seen
PERIOD = (512, 256)  # px across and down after which tears are the same: loops count on it
DEEPEST = 13  # px that an edge is torn in, at most
RIM = content.WALL + ((2 * 8 + 1) * 4 + 3) * 8 + 1  # the broken stone, lit from outside
Cell = tuple[int, int]


class InnerWall:
    """Of a level, behind the tiles `behind`."""

    def __init__(self, level: Level, behind: frozenset[Cell], place: str) -> None:
        self.broken = breaches(level, behind, place)
        behind = behind - self.broken.cells
        self.level, self.open = level, behind
        # under the rough edges of the stone around it too
        around = {(x + dx, y + dy) for x, y in behind for dx, dy in ((0, -1), (0, 1), (-1, 0), (1, 0))}
        self.cells = behind | {(x, y) for x, y in around if level.tile(x, y) != EMPTY}
        self._blades = fitted_wall(level, ROUND).shell if behind else None
        self._arches = arrays("corridor")["wall"].astype(np.uint16) if place in ARCHED else None
        self.floors = _floors(level, behind) if self._arches is not None else {}
        down = gcd(PERIOD[1], *(dy for spec in level.loops for _, dy in spec.shifts if dy))
        self._tears = [_torn(n, long) for n, long in enumerate((down, down, PERIOD[0], PERIOD[0]))]
        self._echoes = self._echoing()
        self._rows: dict[int, list[int]] = {}
        for x, y in sorted(self.cells):
            if 0 <= x < level.width:
                self._rows.setdefault(y, []).append(x)

    def lay(self, out: Content, x: int, y: int) -> None:
        """Into a piece of a row of tiles, x and y its first, wherever nothing else is."""
        row = [here for here in self._rows.get(y, []) if x <= here < x + out.shape[1] // TILE]
        floors = [self._floor_by(here, y) for here in row]
        n = 0
        while n < len(row):
            last = n + 1
            while last < len(row) and row[last] == row[last - 1] + 1 and floors[last] == floors[n]:
                last += 1
            piece = self._stretch(row[n], last - n, y, floors[n])
            for k in range(n, last):
                if (row[k], y) in self.open:
                    at = slice((row[k] - row[n]) * TILE, (row[k] - row[n] + 1) * TILE)
                    piece[:, at] = self._torn_off(piece[:, at], row[k], y)
            there = out[:, (row[n] - x) * TILE : (row[last - 1] + 1 - x) * TILE]
            np.copyto(there, piece, where=there == 0)
            n = last

    def echo(self, out: Content, x: int, y: int) -> None:
        """Into the stone of a piece of a row of tiles, x and y its first: under its floor the corridor comes again,
        dim, as if walled up.

        Only where stone is on all sides: nobody could be in it.
        """
        if self._arches is None:
            return
        row = self._echoes.get(y, {})
        here = np.arange(TILE)
        left, right = (tear[(y * TILE + here) % len(tear), None] for tear in self._tears[:2])
        for at, top in row.items():
            if not x <= at < x + out.shape[1] // TILE:
                continue
            columns = np.arange(at * TILE, (at + 1) * TILE) % self._arches.shape[1]
            codes = self._arches[top : top + TILE][:, columns]
            codes = np.where(codes >= content.BACK, np.maximum(codes, content.BACK + 2) - 2, codes)
            seen = np.ones((TILE, TILE), np.bool_)  # where it ends, the stone before it is broken
            if row.get(at - 1) != top:
                seen &= here >= left
            if row.get(at + 1) != top:
                seen &= here < TILE - right
            np.copyto(out[:, (at - x) * TILE : (at - x + 1) * TILE], darker_table()[1][codes], where=seen)

    def _echoing(self) -> dict[int, dict[int, int]]:
        """For each row of tiles: the column, and the row of the arches' picture that is seen in its stone."""
        found: dict[int, dict[int, int]] = {}
        level, tall = self.level, len(self._arches) if self._arches is not None else 0
        stone = np.pad(_tiles(level) == STONE, 2, constant_values=True)  # beyond the map too
        solid: list[list[bool]] = stone[2:-2, 2:-2].tolist()
        # with stone on all sides
        deep: list[list[bool]] = np.array(sliding_window_view(stone, (5, 5)).all((2, 3))).tolist()
        for (x, above), floor in self.floors.items():
            y = above + 1
            while y < level.height and solid[y][x]:
                top = (y - floor - BETWEEN) * TILE + LOST
                if LOST <= top <= tall - TILE and deep[y][x]:
                    found.setdefault(y, {})[x] = top
                y += 1
        return found

    def _floor_by(self, x: int, y: int) -> int:
        """The floor of the corridor that a tile of wall belongs to; stone at its edge belongs to what is beside it."""
        beside = ((x, y), (x, y - 1), (x, y + 1), (x - 1, y), (x + 1, y))
        return next((f for at in beside if (f := self.floors.get(at))), 0)

    def _stretch(self, x: int, long: int, y: int, floor: int) -> Content:
        """`long` tiles of wall from x on: arches up to their cornice; else, and above it, the blades, in the dark."""
        assert self._blades is not None
        high, wide = self._blades.shape
        columns = np.arange(x * TILE, (x + long) * TILE)
        blades: Content = self._blades[y * TILE % high : y * TILE % high + TILE][:, columns % wide]
        if self._arches is None:
            return self.broken.shine(blades, x * TILE, y * TILE)
        piece: Content = darker_table()[2][blades]
        top = y * TILE - (floor * TILE - len(self._arches))
        first, last = max(0, -top), min(TILE, len(self._arches) - top)
        if floor and first < last:
            piece[first:last] = self._arches[top + first : top + last][:, columns % self._arches.shape[1]]
        return piece

    def _torn_off(self, piece: Content, x: int, y: int) -> Content:
        """Without what is missing toward the sky, the broken edge lit."""
        near = ((-1, 0), (1, 0), (0, -1), (0, 1))
        if all((x + dx, y + dy) in self.cells for dx, dy in near):
            return piece
        left, right, up, down = (self._sky(x + dx, y + dy) for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)))
        if not (left or right or up or down):
            return piece
        a, b, c, d = self._tears
        here = np.arange(TILE)
        row, column = here[:, None], here[None]
        across, along = a[(y * TILE + here) % len(a), None], b[(y * TILE + here) % len(b), None]
        over, under = c[(x * TILE + here) % len(c)], d[(x * TILE + here) % len(d)]
        if left and right:  # thin stone is torn less, or it would not be there
            across, along = across // 3, along // 3
        if up and down:
            over, under = over // 3, under // 3
        far = np.full((TILE, TILE), 99)
        for seen, inside in (
            (left, column - across), (right, TILE - 1 - column - along),
            (up, row - over), (down, TILE - 1 - row - under),
        ):  # fmt: skip
            if seen:
                far = np.minimum(far, inside)
        kept: Content = np.where(far < 0, 0, np.where(far < 2, RIM, piece)).astype(np.uint16)
        return kept

    def _sky(self, x: int, y: int) -> bool:
        return 0 <= x < self.level.width and (x, y) not in self.cells and self.level.tile(x, y) == EMPTY


def _torn(n: int, long: int) -> NDArray[np.intp]:
    """How far in an edge lies along a side, px: straight breaks between uneven points; it closes."""
    dice = np.random.default_rng(40 + n)
    count = max(1, long // 13)
    at = np.sort(dice.uniform(0, long, count))
    depth = dice.uniform(0, DEEPEST, count)
    torn: NDArray[np.intp] = np.interp(np.arange(long), at, depth, period=long).astype(np.intp)
    return torn


def _floors(level: Level, behind: frozenset[Cell]) -> dict[Cell, int]:
    """For each tile the row of its corridor's floor: that on which most of its neighbours along the row stand."""
    found: dict[Cell, int] = {}
    rows: dict[int, list[int]] = {}
    for x, y in sorted(behind):
        rows.setdefault(y, []).append(x)
    filled = _tiles(level) != EMPTY
    for y, columns in rows.items():
        near = filled[y : y + NEAR_FLOOR + 3]
        # the row of stone below each tile, if any
        first = np.where(near.any(0), near.argmax(0) + y, 0).tolist()
        for part in np.split(np.array(columns), np.flatnonzero(np.diff(columns) > 1) + 1):
            floors = [f for x in part.tolist() if (f := first[x] if 0 <= x < level.width else y)]
            if floors:
                most = Counter(floors).most_common(1)[0][0]
                found |= {(x, y): most for x in part.tolist()}
    return found


def _tiles(level: Level) -> NDArray[np.uint8]:
    return np.frombuffer(level.tiles, np.uint8).reshape(level.height, level.width)
