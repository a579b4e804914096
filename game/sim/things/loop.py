"""Loops: a corridor whose end is its beginning, until its rule is met.

A join is a translation of the whole place by whole pixels: the climber, with speeds, remainders and states
as they are, and with whatever stands alike at both ends (joins.py). Nothing else of the world moves.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.sim import events, tuning
from game.sim.heart import in_window
from game.sim.joins import carry
from game.sim.level import BACKWARDS, BEAT, COUNT, FOLLOW, KNEEL, STEPS, TURN, LoopSpec
from game.sim.rng import seeded
from game.sim.space import apart
from game.sim.states import KNEELING

if TYPE_CHECKING:
    from game.sim.world import World

ON, BACK = 1, -1  # through its end, through its beginning
SIGNS = (0, 0x51)  # keeps the ways to follow apart from all else that is drawn


@dataclass(slots=True)
class Loop:
    """`open`: 1 once its rule is met."""

    passes: int = 0
    wrong: int = 0  # passes that did not meet the rule
    open: int = 0
    right: int = 0  # ways followed in a row
    knelt: int = 0  # strong beats knelt through


def make_loop(spec: LoopSpec, alone: bool) -> Loop:
    """A loop at home. Where nobody is carried there are no eyes to follow and nobody to kneel with."""
    return Loop(open=int(alone and spec.rule in (KNEEL, FOLLOW)))


def step_loops(world: "World", was: tuple[int, int], beat: bool) -> None:
    """The loop that holds the place where the climber was when the tick began: knelt in, or crossed."""
    level = world.level
    for n, spec in enumerate(level.loops):
        if not within(world, spec, *was):
            continue
        loop = world.loops[n]
        if spec.rule == KNEEL and not loop.open:
            _kneel(world, loop, spec, n, beat)
        side = _crossed(world, spec, was)
        if side:
            _cross(world, loop, spec, n, side)
            return


def within(world: "World", spec: LoopSpec, x: int, y: int) -> bool:
    """Is a middle in its box? Both sides count, so that left and right are alike."""
    box, wrap = spec.box, world.level.wrap
    return box.y <= y <= box.bottom and 0 <= ((x - box.x) % wrap if wrap else x - box.x) <= box.w


def _crossed(world: "World", spec: LoopSpec, was: tuple[int, int]) -> int:
    """ON, BACK, or 0: which end lies between the place before and the climber's middle."""
    x, y = world.middle
    wrap = world.level.wrap
    dx = apart(x, was[0], wrap)
    left = (was[0] - spec.box.x) % wrap if wrap else was[0] - spec.box.x
    along, down = STEPS[spec.way]
    at = left + dx if along else y - spec.box.y
    if 0 <= at <= spec.length:
        return 0
    return (along or down) * (1 if at > spec.length else -1)


def _cross(world: "World", loop: Loop, spec: LoopSpec, n: int, side: int) -> None:
    turned = spec.rule == TURN and side == BACK and loop.passes > 0
    if side == BACK and not turned and (spec.rule != FOLLOW or loop.open):
        return  # the way one came is always there
    if loop.open or turned or (side == ON and ANSWERS[spec.rule](world, loop, spec)):
        if not loop.open:
            open_loop(world, loop, n)
        if spec.out != (0, 0) and turned == (spec.rule == TURN):
            _translate(world, n, *spec.out, wrong=0)
        return
    right = 1
    if spec.rule == FOLLOW:
        right = int(side == way_to_follow(world, n))
        loop.right = loop.right + 1 if right else 0
        if loop.right >= spec.count:
            open_loop(world, loop, n)
            if spec.out != (0, 0):
                _translate(world, n, *spec.out, wrong=0)
            return
    elif spec.rule != COUNT:
        right = 0
    loop.passes += 1
    loop.knelt = 0
    if not right:
        loop.wrong += 1
        world.gaze.again = tuning.GAZE_WAIT
        if not (world.alone or world.vision.stage):
            world.child.frighten(tuning.FEAR_LOOP)
    back = spec.back
    _translate(world, n, back[0] * side, back[1] * side, wrong=1 - right)


def open_loop(world: "World", loop: Loop, n: int) -> None:
    """Its rule is met, for as long as the climber does not return to a lamp."""
    loop.open = 1
    world.gaze.found()
    world.say(events.LoopOpened(*world.middle, n))


def _translate(world: "World", n: int, dx: int, dy: int, wrong: int) -> None:
    c, level = world.climber, world.level
    c.x += dx
    if level.wrap:
        c.x %= level.wrap
    c.y += dy
    c.peak += dy
    c.footing += dy
    if dy < 0:
        c.peak = c.footing = c.y  # who falls through a loop is no lower than before
    carry(world, n, dx, dy)
    world.say(events.LoopPassed(*world.middle, n, dx, dy, wrong))


# ---- the rules: does this pass through the end meet it?


def _never(world: "World", loop: Loop, spec: LoopSpec) -> bool:
    return False


def _not_facing(world: "World", loop: Loop, spec: LoopSpec) -> bool:
    return world.climber.face == -STEPS[spec.way][0]


def _often(world: "World", loop: Loop, spec: LoopSpec) -> bool:
    return loop.passes >= spec.count


def _on_the_beat(world: "World", loop: Loop, spec: LoopSpec) -> bool:
    return in_window(world, tuning.WINDOW_LOOP)


ANSWERS: dict[int, Callable[["World", Loop, LoopSpec], bool]] = {
    TURN: _never,
    KNEEL: _never,
    BACKWARDS: _not_facing,
    COUNT: _often,
    BEAT: _on_the_beat,
    FOLLOW: _never,
}


def way_to_follow(world: "World", n: int) -> int:
    """ON or BACK: where the eyes look. First back, at last on, between them as the seed has it."""
    loop, spec = world.loops[n], world.level.loops[n]
    if loop.right >= spec.count - 1:
        return ON
    if not loop.right:
        return BACK
    return ON if seeded(world.seed, *SIGNS, n, loop.right) & 1 else BACK


def _kneel(world: "World", loop: Loop, spec: LoopSpec, n: int, beat: bool) -> None:
    if world.climber.state != KNEELING:
        loop.knelt = 0
    elif beat and (spec.beats or where_it_differs(world, loop, n)):
        loop.knelt += 1
        if loop.knelt >= max(1, spec.beats):
            open_loop(world, loop, n)


def where_it_differs(world: "World", loop: Loop, n: int) -> bool:
    """Is the climber at something that is wrong on this pass?"""
    x, y = world.middle
    return any(
        odd.loop == n
        and odd.differs(loop.passes)
        and abs(apart(odd.x, x, world.level.wrap)) <= tuning.ODD_REACH
        and abs(odd.y - y) <= tuning.ODD_REACH_Y
        for odd in world.level.oddities
    )
