"""What changes near a place: the search tells states apart by it, and waits only where there is some of it."""

from game.maps.field import Field
from game.sim.climber import Climber
from game.sim.level import BACKWARDS, BEAT, KNEEL, ON_BEAT, ON_KNEEL, Level
from game.sim.tuning import HAND_NEAR


class Near:
    """For each cell of a field a bit for each thing that changes and matters there: walls, hands, ash, loops, weight.

    `walls`: the bits of all walls, `beaten` of those on the beat, `kneels` of what kneeling moves or opens;
    `loops`: of some rules, the bits of such loops.
    """

    def __init__(self, level: Level, field: Field) -> None:
        self.field = field
        self.bits = _bits(level, field)
        self.walls = (1 << len(level.walls)) - 1
        self.beaten = sum(1 << n for n, wall in enumerate(level.walls) if wall.on == ON_BEAT)
        first = len(level.walls) + len(level.hands) + len(level.ash)
        self.loops = {
            rule: sum(1 << first + n for n, loop in enumerate(level.loops) if loop.rule == rule)
            for rule in (KNEEL, BACKWARDS, BEAT)
        }
        self.kneels = self.loops[KNEEL]
        self.kneels |= sum(1 << n for n, wall in enumerate(level.walls) if wall.on == ON_KNEEL)

    def at(self, c: Climber) -> int:
        """The bits where the climber is."""
        return self.bits[self.field.index(c.x, c.y)]


def _bits(level: Level, field: Field) -> list[int]:
    near = [0] * len(field.dist)

    def mark(x0: int, y0: int, x1: int, y1: int, bit: int) -> None:
        for y in range(max(-100, y0), min(level.height * 16, y1), 5):  # no row of cells is thinner
            for x in range(x0, x1 + 8, 8):
                px = x % level.wrap if level.wrap else x
                if 0 <= px < level.width * 16:
                    near[field.index(px, y)] |= bit

    for n, wall in enumerate(level.walls):
        xs, ys = [x for x, _ in wall.stops], [y for _, y in wall.stops]
        bits = sum(1 << k for k in _waited_for(level, n))
        mark(min(xs) - 80, min(ys) - 96, max(xs) + wall.w + 80, max(ys) + wall.h + 80, bits)
    bit = 1 << len(level.walls)
    for hand in level.hands:
        if hand.path:
            xs, ys = [x for x, _ in hand.path], [y for _, y in hand.path]
            mark(min(xs) - 96, min(ys) - 96, max(xs) + 96, max(ys) + 96, bit)
        else:
            mark(hand.x - HAND_NEAR - 40, hand.y - 96, hand.x + HAND_NEAR + 24, hand.y + 40, bit)
        bit <<= 1
    for tx, ty, long in level.ash:
        mark(tx * 16 - 48, ty * 16 - 96, (tx + long) * 16 + 32, ty * 16 + 48, bit)
        bit <<= 1
    for loop in level.loops:
        box = loop.box
        mark(box.x - 24, box.y - 24, box.right + 8, box.bottom, bit)
        bit <<= 1
    for weight in level.fields:  # the beat changes what a jump is there
        box = weight.box
        mark(box.x - 8, box.y - 8, box.right, box.bottom, bit)
    return near


def _waited_for(level: Level, n: int) -> set[int]:
    """A wall and those that it waits for, near or far: all that decides when it moves."""
    found: set[int] = set()
    while n >= 0 and n not in found:
        found.add(n)
        n = level.walls[n].after
    return found
