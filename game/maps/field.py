"""How far it is: optimistic ticks to a goal from every place of the climber's box.

The places are the cells of the level's compiled table (see `game.sim.space`), two across and two down a
tile, joined as a graph; going up costs more where there is neither a floor near below nor a wall beside.
A guide for the search, not a bound: moving things count as floor wherever they ever are.
"""

import heapq

from game.sim.level import STEPS, Level, LoopSpec, Rect
from game.sim.space import ASHEN, DEADLY, EDGE_COLUMNS, GLASSY, SOLID
from game.sim.tuning import RUN, UNIT

FAR = 1 << 30
DEAD = 64  # a flag of this module: wherever in the cell the box is, spikes reach it
DOWN, ALONG, ALONG_JUMP, ALONG_AIR = 2, 3, 4, 30  # ticks to the next cell
UP, UP_WALL, UP_KICK = 4, 7, 8
THROUGH = 8  # ticks through an archway
JUMP_CELLS = 7  # half tiles that a jump rises ..
LEAP_CELLS = 16  # .. and that it crosses
LENT_LEAP, LENT_RISE = 28, 6  # off a wall that lends its speed: half tiles crossed, and risen more
STANDS, LENDS_ALONG, LENDS_UP = 1, 2, 4  # what a place on a shifting wall gives
SKY_ROWS = 8  # rows of open air above the map that the grid holds


class Field:
    """`at(x, y)`: ticks to the goal from the box's corner at px x, y; FAR where there is no way at all."""

    def __init__(self, level: Level, goal: Rect, up_air: int = 40) -> None:
        """`up_air`: ticks for half a tile up where nothing helps; how far such hopes mislead varies."""
        self.level = level
        self.up_air = up_air
        self.nx = 2 * (level.width + 2 * EDGE_COLUMNS)
        self.ny = 2 * (level.height + SKY_ROWS)
        self.cells = bytearray(self.nx * self.ny)
        for r in range(self.ny):
            self.cells[r * self.nx : (r + 1) * self.nx] = self._row(r)
        self.free = [not flags & (SOLID | DEAD) for flags in self.cells]
        self.wall = self._walls()
        rides = self._rides()
        self.above = self._above(rides)
        self.leap = self._leaps(rides)
        self.goal = self._around(goal)
        self.dist = self._flood(self.goal)

    def price(self, up_air: int) -> None:
        """Lead to the goal again, at another price for what nothing helps with."""
        self.up_air = up_air
        self.dist = self._flood(self.goal)

    @property
    def columns(self) -> tuple[int, int]:
        """The first column of cells that the climber can be in, and the first beyond them."""
        return 2 * EDGE_COLUMNS, self.nx - 2 * EDGE_COLUMNS

    def _row(self, r: int) -> bytearray:
        """The flags of a grid row: aligned with the tiles, or spilling over into a third."""
        y = ((r >> 1) - SKY_ROWS) * 16 + (11 if r & 1 else 0)
        tall, hurt = self.level.tall, self.level.hurt
        row = bytearray(tall.cells[tall.rows[y] : tall.rows[y] + self.nx])
        # no more than the first two of the three tiles down are sure to be in the part that spikes reach
        spikes = hurt.cells[hurt.rows[y] : hurt.rows[y] + self.nx]
        for k in range(0, self.nx - 2, 2):
            if spikes[k] & DEADLY:
                row[k] |= DEAD
                if spikes[k + 2] & DEADLY:
                    row[k + 1] |= DEAD
        return row

    def index(self, x: int, y: int) -> int:
        """The cell of the box's corner at px x, y."""
        row = ((y >> 4) + SKY_ROWS) * 2 + ((y & 15) > 10)
        return max(0, min(self.ny - 1, row)) * self.nx + self.level.tall.cols[x]

    def at(self, x: int, y: int) -> int:
        """Ticks to the goal: a guess that leans to the small side."""
        return self.dist[self.index(x, y)]

    def follow(self, places: dict[int, int]) -> None:
        """Lead down a known way instead of to the goal: index of a cell on it -> ticks from there.

        Off the way a place is worth what the nearest of its cells is, and the distance to that: one winding further
        up lies right overhead, and is no way.
        """
        self.dist = self._flood(dict.fromkeys(places, 0), places)

    def _around(self, goal: Rect) -> dict[int, int]:
        """The cells from which the climber's middle is in the goal."""
        wrap = self.level.wrap
        places = {}
        for y in range(goal.y - 16, goal.bottom, 5):
            for x in range(goal.x - 8, goal.right - 8, 4):
                px = x % wrap if wrap else x
                if 0 <= px < self.level.width * 16:
                    places[self.index(px, y)] = 0
        return places

    def _arches(self) -> dict[int, list[int]]:
        """The cell where an archway lets out -> the cells of those that lead there."""
        ends: dict[int, list[int]] = {}
        for arch in self.level.arches:
            other = self.level.arches[arch.to]
            there, here = (self._standing(*place) for place in ((other.x, other.y), (arch.x, arch.y)))
            ends.setdefault(there, []).append(here)
        return ends

    def _joins(self, ends: dict[int, list[int]]) -> None:
        """Where a loop's join leads -> the cells at that join: to its beginning, and to where it opens."""
        wrap, high = self.level.wrap, self.level.height * 16
        for spec in self.level.loops:
            for shift in spec.shifts[:1] + (spec.out,) * (spec.out != (0, 0)):
                for x, y in _edge_places(spec, shift):
                    tx, ty = x + shift[0], y + shift[1]
                    if wrap:
                        x, tx = x % wrap, tx % wrap
                    inside = 0 <= x < self.level.width * 16 and 0 <= tx < self.level.width * 16
                    if inside and -100 < y < high and -100 < ty < high:
                        ends.setdefault(self.index(tx, ty), []).append(self.index(x, y))

    def _standing(self, x: int, feet: int) -> int:
        """The cell of a climber who stands with the middle of the feet at px x, feet."""
        wrap = self.level.wrap
        return self.index((x - 8) % wrap if wrap else x - 8, feet - 22)

    def _flood(self, places: dict[int, int], way: dict[int, int] | None = None) -> list[int]:
        """Ticks to the nearest of some places; with a `way` what that place is worth is added."""
        nx, ny, wrap = self.nx, self.ny, self.level.wrap
        free, above, wall, leap = self.free, self.above, self.wall, self.leap
        low, high = self.columns
        dist = [FAR] * (nx * ny)
        heap: list[tuple[int, int]] = []
        for i, ticks in places.items():
            if free[i]:
                dist[i] = ticks
                heap.append((ticks, i))
        heapq.heapify(heap)
        ends = self._arches()
        if way is None:
            self._joins(ends)  # where a known way crosses one is in its places
        worth = [0] * (nx * ny) if way else []
        for i, ticks in (way or {}).items():
            worth[i] = ticks
        while heap:
            d, v = heapq.heappop(heap)
            if d > dist[v]:
                continue
            for u in ends.get(v, ()):
                if free[u] and d + THROUGH < dist[u]:
                    dist[u] = d + THROUGH
                    if way:
                        worth[u] = worth[v]
                    heapq.heappush(heap, (d + THROUGH, u))
            k = v % nx
            h, w = above[v], wall[v]
            right = v + 1 if k + 1 < high else (v + 1 - (high - low) if wrap else -1)
            left = v - 1 if k > low else (v - 1 + (high - low) if wrap else -1)
            along = ALONG if h <= JUMP_CELLS or w == 1 else ALONG_JUMP if leap[v] else ALONG_AIR
            up = UP if h <= JUMP_CELLS else UP_WALL if w == 1 else UP_KICK if w else self.up_air
            for u, cost in ((left, along), (right, along), (v + nx, up), (v - nx, DOWN)):
                if 0 <= u < nx * ny and free[u] and d + cost < dist[u]:
                    dist[u] = d + cost
                    if way:
                        worth[u] = worth[v]
                    heapq.heappush(heap, (d + cost, u))
        return [d + w for d, w in zip(dist, worth, strict=True)] if way else dist

    def _above(self, rides: bytearray) -> list[int]:
        """Half tiles from each cell down to what could be stood on there."""
        nx, ny, cells, free = self.nx, self.ny, self.cells, self.free
        above = [FAR] * (nx * ny)
        for k in range(*self.columns):
            h = FAR
            for r in range(ny - 1, -1, -1):
                i = r * nx + k
                if cells[i] & DEAD:
                    h = FAR
                elif not free[i] or rides[i] or cells[i] & ASHEN or self._on_glass(i):
                    h = -LENT_RISE if rides[i] & LENDS_UP else 0
                elif h < FAR:
                    h += 1
                above[i] = h
        return above

    def _on_glass(self, i: int) -> bool:
        """Does glass hold up who is in this cell? Below its top one only passes through it."""
        return bool(self.cells[i] & GLASSY) and not (i >= self.nx and self.cells[i - self.nx] & GLASSY)

    def _rides(self) -> bytearray:
        """Where one can stand on a shifting wall, wherever it ever is, and what it lends there."""
        rest, wrap = bytearray(self.nx * self.ny), self.level.wrap
        for wall in self.level.walls:
            stops = wall.stops
            for (ax, ay), (bx, by) in zip(stops, stops[1:] + stops[:1], strict=True):
                gives = STANDS | (abs(bx - ax) * UNIT >= RUN * wall.travel) * LENDS_ALONG
                gives |= ((ay - by) * UNIT * 2 >= RUN * wall.travel) * LENDS_UP
                for y in range(min(ay, by) - 22, max(ay, by) - 21, 8):
                    for x in range(min(ax, bx) - 15, max(ax, bx) + wall.w, 8):
                        px = x % wrap if wrap else max(0, min(self.level.width * 16 - 16, x))
                        i = self.index(px, y)
                        rest[i] |= gives
        return rest

    def _leaps(self, rides: bytearray) -> bytearray:
        """Half tiles of a leap that are left in each cell: from where one can stand or hang, along and down."""
        nx, left = self.nx, bytearray(self.nx * self.ny)
        free, above, wall = self.free, self.above, self.wall
        low, high = self.columns
        for r in range(self.ny):
            row = range(r * nx + low, r * nx + high)
            for i in row:
                if not free[i]:
                    continue
                if rides[i] & LENDS_ALONG:
                    left[i] = LENT_LEAP
                elif above[i] <= JUMP_CELLS or wall[i] == 1:
                    left[i] = LEAP_CELLS
                elif r:
                    left[i] = left[i - nx]
            for way in (row, row[::-1]) * (2 if self.level.wrap else 1):  # twice: across the seam as well
                before = left[way[-1]] if self.level.wrap else 0
                for i in way:
                    if free[i] and before > left[i] + 1:
                        left[i] = before - 1
                    before = left[i] if free[i] else 0
        return left

    def _walls(self) -> bytearray:
        """Half tiles from each free cell to a wall beside it, 0 where there is none near."""
        nx, free, wall = self.nx, self.free, bytearray(self.nx * self.ny)
        low, high = self.columns
        for i, ok in enumerate(free):
            if not ok or not low <= i % nx < high:
                continue
            for d in range(1, 7):
                if not free[i - d] or (i + d < len(free) and not free[i + d]):
                    wall[i] = d
                    break
        return wall


def _edge_places(spec: LoopSpec, shift: tuple[int, int]) -> list[tuple[int, int]]:
    """Places of the box's corner along the end at which a translation happens."""
    box = spec.box
    along, down = STEPS[spec.way]
    side = spec.side(shift)
    if along:
        x = (box.right if along * side > 0 else box.x) - 8
        return [(x, y) for y in range(box.y - 11, box.bottom - 11, 5)]
    y = (box.bottom if down * side > 0 else box.y) - 11
    return [(x, y) for x in range(box.x - 8, box.right - 8, 4)]
