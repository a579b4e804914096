"""Where the climber's box can be, as sets of x: one Python int a pixel row, bit x for the box's corner.

Made from the same tables that the rules use. All of it leans to the generous side: ash counts as gone to
what passes and as whole to what stands on it, shifting walls are everywhere they ever are, and a spiral's
rows are rings.
"""

from dataclasses import dataclass

from game.sim import tuning
from game.sim.level import ASH, BONE, FROST, GLASS, STEPS, STONE, Level, Rect
from game.sim.space import ASHEN, DEADLY, SOLID, Shape

ABOVE = 20 * 16  # px rows over the map: as many as the tables have, up to their lid
STANDS = (STONE, GLASS, ASH, BONE, FROST)
TICK = 16  # px: no tick goes farther
WALL_AIR = tuning.LENT * 8  # px that one may fly before the speed a wall lent is gone


@dataclass(slots=True)
class WallZone:
    """Wherever a shifting wall can touch the climber: row -> bits. `lent`: where its speed is still felt."""

    near: dict[int, int]
    lent: dict[int, int]


class Rows:
    """The sets of one level, by row r = y + ABOVE."""

    def __init__(self, level: Level) -> None:
        self.level = level
        self.width = level.width * 16
        self.count = ABOVE + level.height * 16
        self.full = (1 << self.width) - 1
        self.wrap = level.wrap
        solid = self._flags(level.tall, SOLID)
        low = self._flags(level.low, SOLID)
        dead = self._flags(level.hurt, DEADLY)
        ashen = self._flags(level.tall, ASHEN)
        self.zones = [self._zone(n, low) for n in range(len(level.walls))]
        self._crawl(solid, low)
        self.free = [~row & self.full for row in solid] + [0]
        self.alive = [free & ~row for free, row in zip(self.free, dead, strict=False)] + [0]
        self.lent = self._lent()
        self.fields = self._fields()
        glass, stands = self._tops((GLASS,)), self._tops(STANDS)
        # a step down from the row, which glass stops
        self.down = [self.free[r + 1] & ~glass.get(r, 0) for r in range(self.count)]
        wall = self._beside(solid, ashen)
        self.floor = [
            self.free[r] & (~self.free[r + 1] & self.full | stands.get(r, 0)) for r in range(self.count)
        ]
        self.hold = [free & beside for free, beside in zip(self.free, wall, strict=False)]
        self.stand = self.floor[:]
        for zone in self.zones:
            for r, bits in zone.near.items():
                self.stand[r] |= bits & self.free[r]
                self.hold[r] |= bits & self.free[r]
                self.down[r] |= bits & self.free[r + 1]  # a wall may push through glass
        self.launch = [floor | hold for floor, hold in zip(self.floor, self.hold, strict=True)]
        self.arches = self._arches()
        self.joins = self._joins()

    # ---- sets from the tables

    def _flags(self, shape: Shape, flag: int) -> list[int]:
        """For each row the places where the shape meets a kind of tile."""
        by_column: dict[int, int] = {}
        for x in range(self.width):
            by_column[shape.cols[x]] = by_column.get(shape.cols[x], 0) | 1 << x
        columns = list(by_column.items())
        made: dict[int, int] = {}
        rows = []
        for r in range(self.count):
            base = shape.rows[r - ABOVE]
            if base not in made:
                made[base] = sum(bits for column, bits in columns if shape.cells[base + column] & flag)
            rows.append(made[base])
        return rows

    def _tops(self, kinds: tuple[int, ...]) -> dict[int, int]:
        """Rows in which the feet rest exactly on a tile of these kinds."""
        level, tops = self.level, {}
        for ty in range(level.height):
            row = level.tiles[ty * level.width : (ty + 1) * level.width]
            bits = 0
            for tx, kind in enumerate(row):
                if kind in kinds:
                    bits |= self.span(tx * 16 - 15, tx * 16 + 16)
            if bits:
                tops[ty * 16 - tuning.BOX_H + ABOVE] = bits
        return tops

    def span(self, left: int, right: int) -> int:
        """Bits left .. right-1, round the seam or cut at the map's edges."""
        if not self.wrap:
            left, right = max(0, left), min(self.width, right)
            return (1 << right) - (1 << left) if left < right else 0
        if right - left >= self.width:
            return self.full
        bits = (1 << right - left) - 1
        at = left % self.width
        return (bits << at | bits >> self.width - at) & self.full

    def spread(self, bits: int, d: int) -> int:
        """Every place within d px of a place."""
        if self.wrap:
            bits = bits << d | bits >> self.width - d | (bits & (1 << d) - 1) << self.width + d if d else bits
        else:
            bits <<= d
        reached, wanted = 0, 2 * d
        while reached < wanted:
            shift = min(reached + 1, wanted - reached)
            bits |= bits >> shift
            reached += shift
        return bits & self.full

    def _beside(self, solid: list[int], ashen: list[int]) -> list[int]:
        """Places with a wall so near that a foot can kick off from it, or a hand take hold."""
        made: dict[tuple[int, int], int] = {}
        reach = tuning.KICK_REACH
        edge = 0 if self.wrap else self.span(0, reach) | self.span(self.width - 15 - reach, self.width)
        rows = []
        for pair in zip(solid, ashen, strict=True):
            if pair not in made:
                made[pair] = self.spread(pair[0] | pair[1], reach) | edge
            rows.append(made[pair])
        return rows

    # ---- shifting walls, weight fields, archways

    def _zone(self, n: int, low: list[int]) -> WallZone:
        spec = self.level.walls[n]
        margin = max(tuning.KICK_REACH, tuning.WIGGLE)
        zone = WallZone({}, {})
        stops = spec.stops
        moving = False
        for (ax, ay), (bx, by) in zip(stops, stops[1:] + stops[:1], strict=True):
            moving |= (ax, ay) != (bx, by)
            for found, along, up in (
                (zone.near, margin, margin),
                (zone.lent, margin + WALL_AIR, margin + WALL_AIR),
            ):
                bits = self.span(min(ax, bx) - 16 - along, max(ax, bx) + spec.w + along + 1)
                for y in range(min(ay, by) - tuning.BOX_H - up, max(ay, by) + spec.h + up + 1):
                    r = y + ABOVE
                    if 0 <= r < self.count:
                        found[r] = found.get(r, 0) | bits
        for r in zone.near:
            zone.near[r] &= ~low[r]
        if not moving:
            zone.lent.clear()
        return zone

    def _crawl(self, solid: list[int], low: list[int]) -> None:
        """Who was squeezed is low, and fits where only the low box does, as far as that goes on."""
        todo: dict[int, int] = {}
        for zone in self.zones:
            for r, bits in zone.near.items():
                todo[r] = todo.get(r, 0) | bits
        while todo:
            r, bits = todo.popitem()
            tight = solid[r] & ~low[r]
            bits = self.spread(bits, 1) & tight
            if not bits:
                continue
            while (more := self.spread(bits, 8) & tight) != bits:
                bits = more
            solid[r] &= ~bits
            for near in (r - 1, r, r + 1):
                if 0 <= near < self.count:
                    todo[near] = todo.get(near, 0) | bits

    def _lent(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for zone in self.zones:
            for r, bits in zone.lent.items():
                found[r] = found.get(r, 0) | bits
        return found

    def _fields(self) -> dict[int, int]:
        """Where a flight may be light: the climber's middle in a weight field."""
        found: dict[int, int] = {}
        for field in self.level.fields:
            box = field.box
            bits = self.span(box.x - tuning.HALF_W, box.right - tuning.HALF_W)
            for y in range(box.y - tuning.BOX_H // 2, box.bottom - tuning.BOX_H // 2):
                if 0 <= y + ABOVE < self.count:
                    found[y + ABOVE] = found.get(y + ABOVE, 0) | bits
        return found

    def _arches(self) -> dict[int, list[tuple[int, int, int]]]:
        """Row of an archway -> (bits from which it is entered, row and x of its other end)."""
        found: dict[int, list[tuple[int, int, int]]] = {}
        for arch in self.level.arches:
            other = self.level.arches[arch.to]
            middle = arch.x - tuning.HALF_W
            bits = self.span(middle - tuning.ARCH_REACH, middle + tuning.ARCH_REACH + 1)
            x = other.x - tuning.HALF_W
            there = (other.y - tuning.BOX_H + ABOVE, x % self.wrap if self.wrap else x)
            found.setdefault(arch.y - tuning.BOX_H + ABOVE, []).append((bits, *there))
        self._door(found)
        return found

    def _door(self, found: dict[int, list[tuple[int, int, int]]]) -> None:
        """Kneeling at the door leads to the vision's foot, and its falls lead back to a ledge of it."""
        for door in self.level.doors:
            rows, bits = self.box(door.box)
            places = [door.foot, *((ledge.x, ledge.y) for ledge in self.level.takings)]
            for x, y in places:
                left = x - tuning.HALF_W
                there = (y - tuning.BOX_H + ABOVE, left % self.wrap if self.wrap else left)
                for row in rows:
                    found.setdefault(row, []).append((bits, *there))

    def _joins(self) -> dict[int, list[tuple[int, int, int]]]:
        """Row -> (bits that lie just beyond an end of a loop there, px down and along that it may translate by)."""
        found: dict[int, list[tuple[int, int, int]]] = {}
        for spec in self.level.loops:
            box = spec.box
            along, down = STEPS[spec.way]
            left, right, top, foot = box.x - TICK, box.right + TICK, box.y - TICK, box.bottom + TICK
            for dx, dy in spec.shifts:
                side = spec.side((dx, dy))
                if along:
                    left, right = (box.right, box.right + TICK) if along * side > 0 else (box.x - TICK, box.x)
                else:
                    top, foot = (box.bottom, box.bottom + TICK) if down * side > 0 else (box.y - TICK, box.y)
                bits = self.span(left - tuning.HALF_W, right - tuning.HALF_W + 1)
                for y in range(top - tuning.BOX_H // 2, foot - tuning.BOX_H // 2 + 1):
                    if 0 <= y + ABOVE < self.count:
                        found.setdefault(y + ABOVE, []).append((bits, dy, dx))
        return found

    def moved(self, bits: int, dx: int) -> int:
        """Places translated along, round the seam or cut at the map's edges."""
        if self.wrap:
            dx %= self.width
            return (bits << dx | bits >> self.width - dx) & self.full
        return (bits << dx if dx >= 0 else bits >> -dx) & self.full

    def lamp(self, n: int) -> tuple[range, int]:
        """Rows and bits from which a lamp is lit."""
        lamp = self.level.lamps[n]
        top = lamp.y - tuning.LAMP_HIGH - tuning.BOX_H + ABOVE
        middle = lamp.x - tuning.HALF_W
        bits = self.span(middle - tuning.LAMP_REACH, middle + tuning.LAMP_REACH + 1)
        return range(max(0, top), min(self.count, lamp.y + 3 - tuning.BOX_H + ABOVE)), bits

    def box(self, box: Rect) -> tuple[range, int]:
        """Rows and bits at which the climber's middle is in a box."""
        top = box.y - tuning.BOX_H // 2 + ABOVE
        bits = self.span(box.x - tuning.HALF_W, box.right - tuning.HALF_W)
        return range(max(0, top), min(self.count, top + box.h)), bits
