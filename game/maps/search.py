"""Find a way through a passage over the real rules: weighted best-first search over macro-actions.

A macro-action holds some buttons until it lands, grips, or its ticks are over. States are taken for the
same when their buckets of place, speed, grip and the phases of the moving things *near* them agree.
`f = ticks + weight * (field + heat * crowding)`: the field leads, crowding pushes the search out of
pockets it keeps refilling. Coarse passes first, finer ones if they fail.
"""

import heapq
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from game.maps.field import FAR, Field
from game.maps.loop_cost import knelt_for, phase, still_to_do
from game.maps.moves import Action, actions
from game.maps.near import Near
from game.sim import World, restore, snapshot, step
from game.sim.digest import Snapshot
from game.sim.level import BEAT, KNEEL, Level, Rect
from game.sim.states import CLIMB, KNEELING

Goal = Callable[[World], bool]
OUT = "out of reach"


@dataclass(frozen=True, slots=True)
class Pass:
    """One try of the search: bucket of places (bits of a px), macro ticks, weights, share of the time."""

    bits: int
    ticks: int
    weight: float
    heat: float
    share: float  # of the nodes that the whole search may try
    up_air: int = 40  # the field's price of rising where nothing helps


# Coarse passes with different hopes: over lips, round the tower, and once round to what is right overhead.
PASSES = (
    Pass(3, 8, 4.0, 3.0, 0.1, 40),
    Pass(3, 8, 4.0, 3.0, 0.15, 80),
    Pass(3, 8, 4.0, 3.0, 0.2, 240),
    Pass(2, 6, 4.0, 3.0, 0.3, 60),
    Pass(2, 4, 2.0, 1.0, 0.4, 40),
    Pass(1, 3, 2.0, 3.0, 1.0, 80),
)


NODES = 1000  # tries for each second that a search is given: a slow machine finds the same proof


@dataclass(slots=True)
class Found:
    """What a search ends with. `tape`: buttons a tick to the goal, or to the place nearest to it."""

    solved: bool = False
    why: str = ""
    tape: list[int] = field(default_factory=list)
    nodes: int = 0
    ticks: int = 0
    seconds: float = 0.0  # of this thread's own time: what else the machine does takes nothing from a search
    nearest: int = FAR  # field ticks left at the nearest place
    highest: int = 1 << 30  # the highest row that was stood on or gripped ..
    highest_x: int = 0  # .. and where, px
    place: tuple[int, int] = (0, 0)  # of that nearest place, px


class Search:
    """A search in one level from any snapshot to any goal; reused for all its passages."""

    def __init__(self, level: Level, world: World, goal_box: Rect, goal: Goal) -> None:
        self.level, self.world, self.goal, self.goal_box = level, world, goal, goal_box
        self.field = Field(level, goal_box, PASSES[0].up_air)
        self.near = Near(level, self.field)
        self.ways: dict[object, list[int]] = {}  # phase of the loops -> ticks left from each cell

    def walls_near(self) -> bool:
        """Does a shifting wall matter where the climber is?"""
        return bool(self.near.at(self.world.climber) & self.near.walls)

    # ---- what counts as the same

    def key(self, bits: int) -> object:
        """The bucket that the world's state falls into."""
        world, c = self.world, self.world.climber
        k = ((c.x >> bits) << 14 | (c.y + 512 >> bits)) << 20
        k |= (c.vx + 2560 >> 9) << 16 | (c.vy + 2560 >> 9) << 12 | c.state << 10
        k |= (c.rise > 0) << 9 | (c.face > 0) << 8 | (c.coyote > 0) << 2
        if not c.ground:
            k |= (c.grip // 6001) << 3
        near = self.near.at(c)
        if self.level.hushes:
            k = (k << 1 | world.heart.revived) << 8 | world.heart.stopped >> 3
        if self.level.awake:
            k = k << 2 | world.asleep
        if self.level.doors:
            vision = world.vision
            k = (k << 6 | vision.taken) << 8 | vision.held << 4 | vision.knelt >> 3 & 15
        if world.branded:
            k = k << 6 | c.fire << 4 | c.burn
        if self.level.fields:
            k = (k << 2 | c.weight) << 5 | (world.heart.beats & 1) << 4 | world.heart.left >> 3
        base: object = (k, *phase(world)) if world.loops else k
        if not near:
            return base
        heart = world.heart
        more: list[object] = [base, near]
        things = 0
        for wall in world.walls:
            if near >> things & 1:
                more += (wall.stop, wall.left >> 3, wall.seam >> 3, wall.rest >> 3)
            things += 1
        beats = False
        for hand in world.hands:
            if near >> things & 1:
                more.append(hand.state << 8 | hand.gone >> 13)
                beats = True
            things += 1
        for slab in world.ash:
            if near >> things & 1:
                more.append(slab.t >> 3)
            things += 1
        if near & self.near.loops[BEAT] or (near & self.near.loops[KNEEL] and c.state == KNEELING):
            beats = True
        if beats or near & self.near.beaten:
            more += (heart.left >> 3, heart.beats & 3)
        if c.held_by >= 0:
            more += (c.held_by, c.presses)
        return tuple(more)

    def _lowest(self) -> int:
        """The row below which nobody looks: under the start, its passage and the goal by more than a fall."""
        world = self.world
        at = world.passage
        foot = self.level.passages[at].box.bottom if at >= 0 else 0
        return max(world.climber.y, self.goal_box.bottom, foot) + 26 * 16

    # ---- the search --------------------------------------------------------------------

    def run(
        self,
        how: Pass,
        start: Snapshot,
        seconds: float,
        max_ticks: int = 60 * 120,
        most: int = 1 << 30,
        follow: bool = True,
        outlive: int = 0,
    ) -> Found:
        """One pass of at most `most` nodes from a snapshot. The world is left where its tape leads.

        `follow`: take the field of the pass; otherwise the one that is set stays. `outlive`: ticks after which
        the place nearest to the goal is looked for, as long as there is any: what leads there has lived so long.
        """
        began = time.thread_time()
        if follow and self.field.up_air != how.up_air:
            self.field.price(how.up_air)
        world, goal, field_ = self.world, self.goal, self.field
        restore(world, start)
        at = self.hope(follow)
        found = Found(nearest=at(world.climber.x, world.climber.y))
        begin_tick, deaths = world.tick, world.deaths
        lowest = self._lowest()
        parents, done = [-1], [(0, 0, 0)]
        heap: list[tuple[float, int, int, Snapshot]] = [(0.0, 0, 0, start)]
        seen = {self.key(how.bits)}
        warm: dict[int, int] = {}
        best, won, lived = 0, -1, not outlive
        bump, near, index = 1 << 10, self.near.bits, field_.index
        while heap and won < 0:
            _, spent, me, snap = heapq.heappop(heap)
            restore(world, snap)
            todo = actions(world, self.near, how.ticks)
            found.nodes += 1
            c = world.climber
            block = (c.x >> 5) * bump + (c.y >> 5) + (world.tick >> 5 << 24 if near[index(c.x, c.y)] else 0)
            warm[block] = warm.get(block, 0) + 1
            if found.nodes > most or (found.nodes % 128 == 0 and time.thread_time() - began > seconds):
                found.why = "out of time"
                break
            for n, action in enumerate(todo):
                if n:
                    restore(world, snap)
                ticks = self.act(action)
                found.ticks += ticks
                x, y = c.x, c.y
                if world.deaths != deaths or world.dying or y > lowest:
                    continue
                if goal(world):
                    parents.append(me)
                    done.append(action)
                    won = len(parents) - 1
                    break
                left = at(x, y)
                if left >= FAR:
                    left = found.nearest + 400  # inside a wall's way: keep it, but late
                key = self.key(how.bits)
                if key in seen or world.tick - begin_tick > max_ticks:
                    continue
                seen.add(key)
                parents.append(me)
                done.append(action)
                i = len(parents) - 1
                lives = spent + ticks >= outlive
                if lives > lived or (lives == lived and left < found.nearest):
                    found.nearest, found.place, best, lived = left, (x, y), i, lives
                if (c.ground or c.state == CLIMB) and y < found.highest:
                    found.highest, found.highest_x = y, x
                block = (x >> 5) * bump + (y >> 5) + (world.tick >> 5 << 24 if near[index(x, y)] else 0)
                f = spent + ticks + how.weight * (left + how.heat * warm.get(block, 0))
                heapq.heappush(heap, (f, spent + ticks, i, snapshot(world)))
        found.solved = won >= 0
        found.why = "solved" if found.solved else found.why or "nothing left to try"
        chosen = []
        i = won if won >= 0 else best
        while i > 0:
            chosen.append(done[i])
            i = parents[i]
        restore(world, start)
        for action in reversed(chosen):
            self.act(action, found.tape)
        found.seconds = time.thread_time() - began
        return found

    def lead(self, ways: dict[object, dict[int, int]]) -> None:
        """Lead down a known way instead of to the goal: for each phase of the loops its cells' worth in ticks."""
        for key, places in ways.items():
            self.field.follow(places)
            self.ways[key] = self.field.dist

    def hope(self, follow: bool) -> Callable[[int, int], int]:
        """Ticks that seem to be left from the box's corner at px x, y, in the state the world is in."""
        world, field_, ways = self.world, self.field, self.ways
        if not world.loops:
            return field_.at

        def to_goal(x: int, y: int) -> int:
            left = field_.at(x, y)
            return left if left >= FAR else max(0, left + still_to_do(world) - knelt_for(world))

        def down_the_way(x: int, y: int) -> int:
            left = ways.get(phase(world), field_.dist)[field_.index(x, y)]
            return left if left >= FAR else left - knelt_for(world)

        return to_goal if follow else down_the_way

    def act(self, action: Action, tape: list[int] | None = None) -> int:
        """Play one macro-action; returns its ticks, and writes them to `tape`."""
        buttons, n, fresh = action
        world, c = self.world, self.world.climber
        state, ground = c.state, c.ground
        k = 0
        if fresh & c.buttons:
            step(world, buttons & ~fresh)
            k = 1
            n += 1
            if tape is not None:
                tape.append(buttons & ~fresh)
        while k < n:
            step(world, buttons)
            k += 1
            if tape is not None:
                tape.append(buttons)
            if world.dying or self.goal(world) or c.state != state or (c.ground != ground and k > 1):
                break
        return k

    def solve(
        self,
        start: Snapshot,
        seconds: float = 30.0,
        passes: tuple[Pass, ...] = PASSES,
        hopeless: Callable[[], bool] | None = None,
    ) -> Found:
        """Coarse to fine; the first pass that clears wins, and the world is left at its end.

        `hopeless` is asked once, after the first pass has failed; if it says so, the search ends there.
        """
        began = time.thread_time()
        nodes = ticks = 0
        found = Found()
        for n, how in enumerate(passes):
            left = seconds - (time.thread_time() - began)
            if left <= 0:
                break
            most = max(1000, int(seconds * how.share * NODES))
            found = self.run(how, start, left, most=most)
            nodes, ticks = nodes + found.nodes, ticks + found.ticks
            if found.solved:
                break
            if n == 0 and hopeless:
                asked = time.thread_time()
                if hopeless():
                    found.why = OUT
                    break
                began += time.thread_time() - asked  # the bound has its own time
        found.nodes, found.ticks = nodes, ticks
        found.seconds = time.thread_time() - began
        return found
