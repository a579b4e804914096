"""A fast, sound "no": every pixel that the climber's box could reach with endless grip and free steering.

Flights are sets of x that move together: a flight is known by the ticks since its leap, and each such tick
has the least and the greatest speed down that the rules allow it, and the greatest speed along. What is
not in here cannot be reached, so no search needs to look for it; what is in here may still be beyond any
player. `tools/fuzz.py bound` plays at random and looks for a place that was left out.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from game.maps.reach_rows import ABOVE, Rows
from game.sim import tuning
from game.sim.level import Level
from game.sim.things.weight import FLOAT, GRAVITY, HEAVY, LIGHT, PLAIN, RISE

UNIT = tuning.UNIT
FASTEST = tuning.KICK + tuning.JUMP_ALONG  # along: a kick, and a jump from the next ledge
ANYWHERE = 8  # px a tick, each way, while the brand burns
STEPS_UP = 2  # px a tick that a leap cut short may be ahead of its even course


@dataclass(slots=True)
class Stage:
    """A flight's tick. `lo`, `hi`: px down (the least, the most), `along`: px either way at most."""

    lo: int
    hi: int
    along: int
    next: int = -1  # the stage of the tick after it
    bumped: int = -1  # .. and after a ceiling
    fire: bool = True  # can the brand be loosed in it?
    leaps: bool = False  # a jump from it counts as from the edge
    waiting: dict[int, int] = field(default_factory=dict)  # row -> places not yet flown on from
    seen: dict[int, int] = field(default_factory=dict)
    crossed: dict[int, int] = field(default_factory=dict)  # places from which joins were followed


@dataclass(slots=True)
class Reach:
    """What can be reached. `rows[r]`: bits of x at the px row r - ABOVE."""

    rows: list[int]
    held: list[int]  # where feet or hands can hold
    goal: bool  # a place of the goal is in it; the rest is only as far as was looked until then
    steps: int

    def has(self, x: int, y: int) -> bool:
        """Is the box's corner at px x, y in reach?"""
        r = y + ABOVE
        return 0 <= r < len(self.rows) and bool(self.rows[r] >> x & 1)

    def highest(self) -> tuple[int, int] | None:
        """The tile under (or beside) the highest hold: x and y in tiles."""
        for r, bits in enumerate(self.held):
            if bits:
                x = (bits & -bits).bit_length() - 1
                return x + tuning.HALF_W >> 4, r - ABOVE + tuning.BOX_H >> 4
        return None


class Bound:
    """The bound of one level, for any number of beginnings and goals."""

    def __init__(self, level: Level, brand: bool | None = None) -> None:
        """`brand`: does the climber have it? None: where the level gives it."""
        self.rows = Rows(level)
        self.brand = bool(level.brands) if brand is None else brand
        self.lent_along, self.lent_up = _lent_speeds(level)

    def reach(
        self, x: int, y: int, goal: tuple[range, int] | None = None, stop: Callable[[], bool] | None = None
    ) -> Reach:
        """Everything from a box that stands at px x, y; ends early at a goal (rows, bits)."""
        return _Flood(self, goal, stop).run(x, y + ABOVE)


def _lent_speeds(level: Level) -> tuple[int, int]:
    """The most that any wall's speed adds to a leap: along, and up (1/256 px a tick)."""
    along = up = 0
    for wall in level.walls:
        for (ax, ay), (bx, by) in zip(wall.stops, wall.stops[1:] + wall.stops[:1], strict=True):
            along = max(along, -(-abs(bx - ax) // wall.travel))
            up = max(up, -(-(ay - by) // wall.travel))
    return min(tuning.LENT_ALONG, along * UNIT), min(tuning.LENT_UP, up * UNIT)


def _course(start: int, hold: int, weight: int, cap: int, heaviest: int) -> list[tuple[int, int]]:
    """Speeds of a flight's ticks (least, greatest): held as long as it rises, or let go at once."""
    out: list[tuple[int, int]] = []
    least = most = start
    pulls = [GRAVITY[weight], heaviest]
    while not out or out[-1] != (tuning.FALL, cap):
        out.append((least, most))
        if len(out) > hold:
            floats = -tuning.APEX < least < tuning.APEX
            least = min(tuning.FALL, least + (FLOAT[weight] if floats else pulls[0]))
        most = min(cap, most + pulls[1])
    return out


class _Flood:
    """The sets of one run."""

    def __init__(self, bound: Bound, goal: tuple[range, int] | None, stop: Callable[[], bool] | None) -> None:
        self.sets = bound.rows
        self.goal, self.stop = goal, stop
        self.met = False
        self.total = [0] * self.sets.count
        self.held = [0] * self.sets.count
        self.steps = 0
        self.stages: list[Stage] = []
        level = self.sets.level
        heaviest = GRAVITY[HEAVY if level.fields else PLAIN]
        fast = FASTEST + bound.lent_along
        wide = tuning.FAST_FALL
        # ends of flights first, since others lead to them
        burnt = self._chain(tuning.BRAND_RISE, 0, LIGHT if level.fields else PLAIN, wide, fast, fire=False)
        self.burn = self._burn(burnt) if bound.brand else -1
        self.bump = self._chain(0, 0, PLAIN, heaviest, fast)
        self.loose = self._chain(tuning.HOP_UP, 0, PLAIN, wide, fast)
        self.leap = self._chain(tuning.JUMP, RISE[PLAIN], PLAIN, heaviest, fast, even=True)
        self.edge = self._edge(fast, heaviest)
        self.lent = self.light = -1
        if self.sets.lent:
            self.lent = self._chain(tuning.JUMP - bound.lent_up, RISE[PLAIN], PLAIN, wide, fast)
        if level.fields:
            self.floats = self._chain(tuning.HOP_UP, 0, LIGHT, wide, fast)
            self.light_bump = self._chain(0, 0, LIGHT, heaviest, fast)
            self.light = self._chain(
                tuning.JUMP, RISE[LIGHT], LIGHT, heaviest, fast, bump=self.light_bump, even=True
            )

    def _chain(
        self,
        start: int,
        hold: int,
        weight: int,
        most: int,
        fast: int,
        *,
        fire: bool = True,
        bump: int = -1,
        even: bool = False,
    ) -> int:
        """Add a flight's stages; the number of its first. `most`: what the greatest speed grows by a tick
        (or is at once, where it is the fastest fall)."""
        first = len(self.stages)
        cap = tuning.FAST_FALL
        course = _course(start, hold, weight, cap, min(most, cap))
        if most == cap:
            course = [(least, cap) for least, _ in course]
            while len(course) > 1 and course[-1] == course[-2]:
                course.pop()
        risen = 0
        for n, (least, greatest) in enumerate(course):
            if least < 0:
                lo = -(-least + 255 >> 8)
                if even:  # from a whole pixel, a leap rises by its even course
                    lo = (risen >> 8) - (risen - least >> 8)
                    risen -= least
                    if n > hold:
                        lo = max(lo - 1, -(-least + 255 >> 8))
            else:
                lo = max(0, least - 255 >> 8)
            along = max(tuning.RUN, fast - tuning.OVER_RUN * n)
            hi = greatest + 255 >> 8 if greatest >= 0 else -(-greatest >> 8)
            self.stages.append(Stage(lo, hi, along + 255 >> 8, len(self.stages) + 1, bump, fire))
        for stage in self.stages[first:]:
            if stage.bumped < 0:
                stage.bumped = getattr(self, "bump", first)
        self.stages[-1].next = len(self.stages) - 1
        return first

    def _burn(self, after: int) -> int:
        """The brand: any way, for its ticks; it may be spent at any of them."""
        first = len(self.stages)
        for _ in range(tuning.BRAND_BEAT + 1):
            here = len(self.stages)
            self.stages.append(Stage(-ANYWHERE, ANYWHERE, ANYWHERE, here + 1, here + 1, fire=False))
        self.stages[-1].next = self.stages[-1].bumped = after
        self.burnt = after
        return first

    def _edge(self, fast: int, heaviest: int) -> int:
        """Over an edge: the ticks in which a jump still counts as from it."""
        first = len(self.stages)
        for n in range(max(1, tuning.COYOTE)):
            here = len(self.stages)
            hi = min(8, heaviest * n + 255 >> 8)
            self.stages.append(Stage(0, hi, fast + 255 >> 8, here + 1, here + 1, leaps=True))
        self.stages[-1].next = self.stages[-1].bumped = self.loose
        return first

    # ---- the flood

    def run(self, x: int, r: int) -> Reach:
        self._touch(r, 1 << x)
        self._launch(r, 1 << x)
        busy = True
        while busy and not self.met:
            busy = False
            for n, stage in enumerate(self.stages):
                if stage.waiting:
                    busy = True
                    waiting, stage.waiting = stage.waiting, {}
                    for row, bits in waiting.items():
                        self._fly(n, stage, row, bits)
                if self.stop and self.stop():
                    raise TimeoutError
        return Reach(self.total, self.held, self.met, self.steps)

    def _fly(self, n: int, stage: Stage, r: int, bits: int) -> None:
        """One tick of a flight: along, then down or up."""
        self.steps += 1
        sets = self.sets
        free, lo, hi = sets.free, stage.lo, stage.hi
        bits = sets.spread(bits, stage.along) & free[r]
        following = stage.next
        if lo <= 0 <= hi:
            self._arrive(following, r, bits)
        going = bits
        for d in range(1, -lo + 1):
            up = going & free[r - d] if r >= d else 0
            stopped = going & ~up
            if stopped:
                at = r - d + 1
                self._arrive(stage.bumped, at, stopped)
                if n >= self.leap:
                    self._arrive(following, at, stopped)  # a held jump outlasts a bump
                # a head is moved aside round a corner
                aside = sets.spread(stopped, tuning.CORNER) & free[at - 1] if at else 0
                if aside:
                    self._arrive(following, at - 1, aside)
                    if at > 1:
                        self._arrive(following, at - 2, aside & free[at - 2])
            going = up
            if not going:
                break
            if -d <= hi:
                self._arrive(following, r - d, going)
        going = bits
        for d in range(1, hi + 1):
            if r + d > sets.count:
                break
            down = going & sets.down[r + d - 1]
            stopped = going & ~down
            if stopped:
                stopped &= sets.alive[r + d - 1]
                self._touch(r + d - 1, stopped)
                self._launch(r + d - 1, stopped)
            going = down
            if not going:
                break
            if d >= lo and r + d < sets.count:
                self._arrive(following, r + d, going)

    def _arrive(self, n: int, r: int, bits: int) -> None:
        """A flight is at these places at the end of a tick."""
        stage = self.stages[n]
        if r in self.sets.joins:
            self._join(n, stage, r, bits)
        new = bits & self.sets.alive[r] & ~stage.seen.get(r, 0)
        if not new:
            return
        stage.seen[r] = stage.seen.get(r, 0) | new
        stage.waiting[r] = stage.waiting.get(r, 0) | new
        self._touch(r, new)
        if stage.leaps:
            self._arrive(self.leap, r, new)
            if self.light >= 0 and r in self.sets.fields:
                self._arrive(self.light, r, new & self.sets.fields[r])
        if stage.fire and self.burn >= 0:
            self._arrive(self.burn, r, new)
        elif self.burn <= n < self.leap and self.burn >= 0 and n != self.burnt:
            self._arrive(self.burnt, r, new)

    def _join(self, n: int, stage: Stage, r: int, bits: int) -> None:
        """Beyond a loop's end the flight may go on where its join leads; it may also go on as it is."""
        sets = self.sets
        new = bits & sets.free[r] & ~stage.crossed.get(r, 0)
        if not new:
            return
        stage.crossed[r] = stage.crossed.get(r, 0) | new
        for zone, dy, dx in sets.joins[r]:
            there = sets.moved(new & zone, dx)
            if there and 0 <= r + dy < sets.count:
                self._arrive(n, r + dy, there)

    def _touch(self, r: int, bits: int) -> None:
        """The climber has been here: note it, and take whatever hold there is."""
        self.total[r] |= bits
        if self.goal and r in self.goal[0] and bits & self.goal[1]:
            self.met = True
        hold = bits & self.sets.launch[r] & ~self.held[r]
        if hold:
            self._launch(r, hold)

    def _launch(self, r: int, bits: int) -> None:
        """Feet or a hand have hold here: along the floor, up and down the wall, and off."""
        sets, held = self.sets, self.held
        todo = [(r, bits)]
        while todo:
            r, bits = todo.pop()
            new = bits & ~held[r]
            if not new:
                continue
            walk = new & sets.floor[r]
            ground = sets.floor[r] & sets.alive[r]
            while walk and (more := sets.spread(walk, 8) & ground) | walk != walk:
                walk |= more
            new = (new | walk) & ~held[r]
            held[r] |= new
            self.total[r] |= new
            if self.goal and r in self.goal[0] and new & self.goal[1]:
                self.met = True
            self._arrive(self.leap, r, new)
            self._arrive(self.loose, r, new & sets.hold[r])
            self._arrive(self.edge, r, new & sets.stand[r])
            if self.lent >= 0 and r in sets.lent:
                self._arrive(self.lent, r, new & sets.lent[r])
            if self.light >= 0 and r in sets.fields:
                self._arrive(self.light, r, new & sets.fields[r])
                self._arrive(self.floats, r, new & sets.fields[r])
            for near in (r - 1, r + 1):
                if 0 <= near < sets.count:
                    climbed = new & sets.hold[r] & sets.hold[near] & sets.alive[near]
                    if climbed & ~held[near]:
                        todo.append((near, climbed))
            for entered, row, x in sets.arches.get(r, ()):
                if new & entered:
                    todo.append((row, 1 << x))
            for beyond, dy, dx in sets.joins.get(r, ()):
                there = sets.moved(new & beyond, dx)
                if there and 0 <= r + dy < sets.count:
                    todo.append((r + dy, there & sets.alive[r + dy]))
            for zone in self.sets.zones:  # carried and pushed, as far as there is room
                taken = new & zone.near.get(r, 0)
                if not taken:
                    continue
                taken = sets.spread(taken, tuning.WIGGLE)
                for near in (r - 1, r, r + 1):
                    carried = taken & zone.near.get(near, 0)
                    if carried and (carried := carried & sets.alive[near] & ~held[near]):
                        todo.append((near, carried))
