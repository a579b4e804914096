"""The clumsy player: one who has seen the way climbed, and whose hands are late, early, or lose a press of jump.

Every few ticks it looks at what it could do: go on as the way went on from near here, or as it went at this tick (the
rhythm can be learned), stay where it is, or, where none of that leads on, what a short search finds. It goes through
each in its mind, on time, late and early, and does what comes off best at its worst timing. What forgives nothing is
so waited out, as a person would; who has waited long dares more.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from game.maps.field import FAR
from game.maps.legs import Leg, lamp_state
from game.maps.loop_cost import phase
from game.maps.search import PASSES, Pass, Search
from game.sim import World, restore, snapshot, step
from game.sim.buttons import HOLD, JUMP, KNEEL
from game.sim.digest import Snapshot
from game.sim.level import Level, Rect
from game.sim.states import CLIMB, KNEELING

CLEARED, DIED, LOST = "cleared", "died", "lost"

LATE, DROPPED = 2.0, 0.05  # ticks (standard deviation), share of presses
STEPS = 14  # ticks of a plan that are carried out before the next look
SEEN = 64  # ticks ahead that it goes through in its mind
ALLOWS = (4, 2, 0)  # ticks late or early that it allows for: at first, and as it grows tired of waiting ..
TIRED = 180  # .. ticks of it
NEAR_WAYS, APART = 4, 4  # ways on from near here that it thinks of, and ticks between them
STRAY = 48  # px off the way beyond which the way says nothing
AS_SHOWN = 16  # px off a moment of it up to which it is as it was then
LAGS = 24  # ticks lost in what it sees ahead up to which it looks for nothing better
THINKS = 6 * STEPS  # ticks of waiting after which it looks for another way again

LOOK_AHEAD = Pass(3, 8, 4.0, 3.0, 1.0)
NODES = 40
HOURS = 3600.0  # no clock ends a search: the same climb comes to the same end on any machine
OUTLIVE = 24  # ticks for which a plan must hold
GETS_NOWHERE = 300  # ticks without coming nearer after which it works out another way ..
HOPE, SEARCHES, GIVES_UP = PASSES[1], 1000, 2  # .. with this hope, among so many nodes, and so often in all
PATIENCE, AT_LEAST = 3, 600  # times the proof's ticks, and ticks


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the known way is at one of its ticks."""

    x: int
    y: int
    vx: int
    vy: int
    stance: tuple[int, int]  # what it is doing, and whether on the ground
    phase: object


@dataclass(slots=True)
class Way:
    """A way that is known from where it was learned: its buttons, its moments, and how far it is from everywhere."""

    tape: list[int]
    began: int
    moments: list[Moment]
    left: dict[object, list[int]]
    off: list[int]


class Player:
    """The clumsy player at the foot of a leg; `tape` is the way that it knows."""

    def __init__(self, level: Level, leg: Leg, tape: Sequence[int], seed: int) -> None:
        self.world = world = lamp_state(level, leg, seed)
        self.search = Search(level, world, leg.box, leg.met())
        self.first, self.wrap = snapshot(world), level.wrap
        x, y = world.middle
        lamp = Rect(x - 12, y - 12, 24, 24)
        self.back = Search(level, world, lamp, lambda world: _stands_in(world, lamp))
        self.ticks = len(tape)
        self.left = self.search.hope(follow=False)
        self.shown = self.way = self.learn(tape)

    def learn(self, tape: Sequence[int]) -> Way:
        """Know a way from where the world is, where it stays."""
        world, field = self.world, self.search.field
        here, began = snapshot(world), world.tick
        moments = []
        places: dict[object, dict[int, int]] = {}
        for n, buttons in enumerate(tape):
            c, now = world.climber, phase(world)
            moments.append(Moment(c.x, c.y, c.vx, c.vy, (c.state, c.ground), now))
            places.setdefault(now, {}).setdefault(field.index(c.x, c.y), len(tape) - n)
            step(world, buttons)
        restore(world, here)
        self.search.ways.clear()
        self.search.lead(places)
        return Way(list(tape), began, moments, dict(self.search.ways), field.dist)

    def follow(self, way: Way) -> None:
        """Have a way in mind."""
        self.way, self.search.field.dist = way, way.off
        self.search.ways.clear()
        self.search.ways.update(way.left)

    def look_for_another(self) -> None:
        """Who gets nowhere works out a way from here, or walks back to the lamp, and sees the way that was shown."""
        here = snapshot(self.world)
        tape = self._searched(self.search, here)
        if tape:
            self.follow(self.learn(tape))
            return
        for buttons in self._searched(self.back, here):
            step(self.world, buttons)
        self.follow(self.shown)

    def _searched(self, search: Search, here: Snapshot) -> list[int]:
        """The buttons to a search's goal; none where it finds no way. The world stays where it is."""
        search.field.price(HOPE.up_air)
        found = search.run(HOPE, here, HOURS, most=SEARCHES)
        restore(self.world, here)
        return found.tape if found.solved else []

    def climb(
        self, rng: random.Random, late: float = LATE, dropped: float = DROPPED, fear: int = 0, rest: int = 0
    ) -> str:
        """One climb from the lamp: cleared, died or lost.

        `fear`: that the child begins with, 1/256 points; its cold has followed. `rest`: ticks at the lamp first.
        """
        world, goal = self.world, self.search.goal
        restore(world, self.first)
        world.child.fear = world.child.cold = fear
        for _ in range(rest):
            step(world, 0)
        self.follow(self.shown)
        deaths, last, waited, at = world.deaths, 0, 0, 0
        ends = world.tick + PATIENCE * self.ticks + AT_LEAST
        nearest, since, searched = FAR, world.tick, 0
        while world.tick < ends and searched <= GIVES_UP:
            now = self.remaining(at)
            if now < nearest:
                nearest, since = now, world.tick
            elif world.tick - since > GETS_NOWHERE and self.staying() >= 0:
                self.look_for_another()
                nearest, since, at, searched = FAR, world.tick, 0, searched + 1
            plan, at, waits = self.decide(last, at, waited)
            waited = waited + STEPS if waits else 0
            at += 0 if waits or at < 0 else STEPS
            lost = False
            for buttons in timed(plan, round(rng.gauss(0, late)) if late else 0, last)[:STEPS]:
                if not buttons & JUMP:
                    lost = False
                elif not last & JUMP:
                    lost = rng.random() < dropped
                last = buttons
                step(world, buttons & ~JUMP if lost else buttons)
                if world.deaths != deaths:
                    return DIED
                if goal(world):
                    return CLEARED
        return LOST

    def decide(self, last: int, at: int, waited: int) -> tuple[list[int], int, bool]:
        """What to do next, the tick of the way that it is from, and whether it is to wait.

        `last`: the buttons that are down, `at`: the tick of the way that it was at, `waited`: for so many ticks.
        The world is left as it is.
        """
        world, allows = self.world, ALLOWS[min(waited // TIRED, len(ALLOWS) - 1)]
        here = snapshot(world)
        now = self.remaining(at)
        shifts = (0, allows, -allows) if allows else (0,)
        best: tuple[tuple[int, float], list[int], int, bool] = ((len(shifts) + 1, FAR), [0], at, False)

        def weigh(plan: list[int], n: int, waits: bool = False) -> bool:
            """Keep a plan if it is the best so far; true if it is good enough to look no further."""
            nonlocal best
            worth = self.imagine(plan, shifts, last, here, n, waits)
            if worth < best[0]:
                best = worth, plan, n, waits
            return worth <= (0, now + LAGS)

        if not any(weigh(self.way.tape[n:], n) for n in self.ways_on(at)):
            stays = self.staying()
            if stays >= 0:
                weigh([stays] * SEEN, at, True)
            if not waited % THINKS or not best[3]:
                weigh(self.think(here), -1)
        restore(world, here)
        return best[1:]

    def think(self, here: Snapshot) -> list[int]:
        """What a short search finds that leads on."""
        found = self.search.run(LOOK_AHEAD, here, HOURS, most=NODES, follow=False, outlive=OUTLIVE)
        return found.tape or [0]

    def ways_on(self, at: int) -> list[int]:
        """Ticks of the known way from which it could go on: the next, that of the clock, and those nearest to here."""
        world = self.world
        x, y = world.climber.x, world.climber.y
        clock = world.tick - self.way.began
        found = [n for n in (at, clock) if 0 <= n < len(self.way.moments) and self._off(n, x, y) <= STRAY]
        return list(dict.fromkeys(found + self.nearest(NEAR_WAYS)))

    def nearest(self, most: int) -> list[int]:
        """The ticks of the known way that are most as it is now, some ticks apart."""
        world, c = self.world, self.world.climber
        stance, now = (c.state, c.ground), phase(world)
        near = sorted(
            (off + (abs(m.vx - c.vx) + abs(m.vy - c.vy) >> 5) + STRAY * (m.stance != stance), n)
            for n, m in enumerate(self.way.moments)
            if abs(m.y - c.y) <= STRAY and m.phase == now and (off := self._off(n, c.x, c.y)) <= STRAY
        )
        found: list[int] = []
        for _, n in near:
            if all(abs(n - other) >= APART for other in found):
                found.append(n)
                if len(found) == most:
                    break
        return found

    def _off(self, n: int, x: int, y: int) -> int:
        """Px from a place to where the way is at one of its ticks."""
        across = abs(self.way.moments[n].x - x)
        if self.wrap:
            across = min(across % self.wrap, -across % self.wrap)
        return across + abs(self.way.moments[n].y - y)

    def remaining(self, at: int) -> int:
        """Ticks that are left from here: by the way at one of its ticks, where it is as then; else by the nearest.

        A way may come by a place twice, and only who knows how far on it is knows which time it is.
        """
        c, moments = self.world.climber, self.way.moments
        left = self.left(c.x, c.y)
        shown = 0 <= at < len(moments) and self._off(at, c.x, c.y) <= AS_SHOWN
        if shown and moments[at].phase == phase(self.world):
            return min(left, len(moments) - at)
        return left

    def staying(self) -> int:
        """The buttons that keep it where it is; -1 where it is in the air."""
        c = self.world.climber
        if c.state == CLIMB:
            return HOLD
        if c.state == KNEELING:
            return KNEEL
        return 0 if c.ground else -1

    def imagine(
        self, plan: Sequence[int], shifts: Sequence[int], last: int, here: Snapshot, at: int, waits: bool
    ) -> tuple[int, float]:
        """How a plan would come off: in how many of some timings it ends in death, and the ticks it would take in all.

        Where it ends before what can be seen, it goes on as the way goes on from there.
        """
        world, goal = self.world, self.search.goal
        deaths, spent = 0, 0.0
        for k, shift in enumerate(shifts):
            restore(world, here)
            before, n, going = world.deaths, 0, timed(plan, shift, last)
            while n < SEEN:
                if n == len(going):
                    on = self.nearest(1)
                    if not on:
                        break
                    going += self.way.tape[on[0] :][: SEEN - n]
                step(world, going[n])
                n += 1
                if world.deaths != before or world.dying or goal(world):
                    break
            died = world.deaths != before or world.dying > 0
            if died and not k:
                return len(shifts), FAR  # not even on time
            deaths += died
            on_way = at if waits or at < 0 else at + n - shift
            left = 0 if goal(world) and not died else self.remaining(on_way)
            spent += n + min(left, 10_000)
        return deaths, spent / len(shifts)


def _stands_in(world: World, box: Rect) -> bool:
    x, y = world.middle
    return bool(world.climber.ground) and box.x <= x < box.right and box.y <= y < box.bottom


def timed(plan: Sequence[int], shift: int, last: int) -> list[int]:
    """A plan carried out some ticks late (what was held is held on), or early."""
    if shift > 0:
        return [last] * shift + list(plan[: SEEN - shift])
    return list(plan[-shift:SEEN]) or list(plan[:1])


@dataclass(slots=True)
class Clumsy:
    """Climbs of the clumsy player: of `tries` so many `cleared` and so many `died`; `steady`: without noise all do."""

    tries: int
    steady: bool = True
    cleared: int = 0
    died: int = 0


RESTS = (0, 20, 40)  # ticks at the lamp before the noiseless climbs: the heart is elsewhere each time
LONGEST_REST = 60  # before a noisy one


def jitter(level: Level, leg: Leg, tape: Sequence[int], seed: int, tries: int) -> Clumsy:
    """Let the clumsy player climb a leg without noise, and so many times with it."""
    player = Player(level, leg, tape, seed)
    out = Clumsy(tries)
    rng = random.Random(seed)
    out.steady = all(player.climb(rng, 0.0, 0.0, rest=rest) == CLEARED for rest in RESTS)
    for _ in range(tries):
        came = player.climb(rng, rest=rng.randrange(LONGEST_REST))
        out.cleared += came == CLEARED
        out.died += came == DIED
    return out


def figures(clumsy: Clumsy) -> dict[str, int | bool]:
    """As a proof keeps it."""
    return {
        "tries": clumsy.tries, "cleared": clumsy.cleared, "died": clumsy.died, "steady": clumsy.steady,
    }  # fmt: skip
