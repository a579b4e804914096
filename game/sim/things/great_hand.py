"""The great hand: a chase from below. It follows its line and closes on whoever lingers in its palm.

It rises for a second where its line begins; then it comes on, slower than anyone runs, and flinches on each
beat. Who is within its span sees the fingers open for 30 ticks; what it has after that it holds as every
hand does, and is escaped from as every hand is. After a reach or a grasp it is still until the beat.
"""

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from game.sim import events, tuning
from game.sim.space import apart
from game.sim.things.hand import (
    GRASP,
    OPENING,
    REACH,
    RECOIL,
    REST,
    SLEEP,
    WAKE,
    enter,
    grasp,
    let_go,
    squeeze,
)

if TYPE_CHECKING:
    from game.sim.level import HandSpec
    from game.sim.things.hand import Hand
    from game.sim.world import World

Line = tuple[tuple[int, int], ...]


def _root(n: int) -> int:
    """The whole square root, by Newton's way from above."""
    r = 1 << (n.bit_length() + 1 >> 1)
    while (s := r + n // r >> 1) < r:
        r = s
    return r


@lru_cache(maxsize=64)
def legs(line: Line) -> tuple[int, ...]:
    """How long each stretch of a line is, 1/256 px."""
    return tuple(_root((bx - ax) ** 2 + (by - ay) ** 2 << 16) for (ax, ay), (bx, by) in pairwise(line))


def along(line: Line, gone: int) -> tuple[int, int]:
    """Where one is after so much of a line (1/256 px), in px; cut toward zero, so that mirrored hands mirror."""
    for n, long in enumerate(legs(line)):
        if gone < long:
            (ax, ay), (bx, by) = line[n], line[n + 1]
            dx, dy = (bx - ax) * gone, (by - ay) * gone
            return ax + (dx // long if dx >= 0 else -(-dx // long)), ay + (
                dy // long if dy >= 0 else -(-dy // long)
            )
        gone -= long
    return line[-1]


def step_great_hands(world: "World", beat: bool) -> None:
    """All whose lines are near enough to matter, in the map's order."""
    c, level = world.climber, world.level
    x, y = world.middle
    for n in world.band.greats:
        hand, spec = world.hands[n], level.hands[n]
        if hand.numb and beat:
            hand.numb -= 1
        dx, dy = apart(hand.x, x, level.wrap), hand.y - y
        if hand.state == SLEEP:
            _wake(world, hand, spec, n, dx, dy)
            continue
        hand.t += 1
        if world.heart.stopped:
            if hand.state == GRASP:
                let_go(world, hand, n, RECOIL)
        elif hand.state == GRASP:
            squeeze(world, hand, n, beat)
        elif hand.state == WAKE:
            if hand.t >= tuning.GREAT_RISE:
                enter(hand, REST)
        else:
            if _within(dx, dy, tuning.HAND_FAR):
                world.child.frighten(tuning.FEAR_HAND)
            if beat:
                _flinch(world, hand, n)
            if hand.state != RECOIL:
                _come_on(world, hand, spec)
                if hand.state == REST and hand.gone >= sum(legs(spec.path)):
                    enter(hand, SLEEP)
                    world.say(events.HandRecoiled(hand.x, hand.y, n))
                    continue
            _close(world, hand, n, apart(hand.x, x, level.wrap), hand.y - y, bool(c.grace) or c.held_by >= 0)


def _within(dx: int, dy: int, reach: int) -> bool:
    return -reach < dx < reach and -reach < dy < reach


def _wake(world: "World", hand: "Hand", spec: "HandSpec", n: int, dx: int, dy: int) -> None:
    """The first time when someone is near; after sleep that was forced on it, by itself; never at its end."""
    if hand.numb or world.heart.stopped or hand.gone >= sum(legs(spec.path)):
        return
    if hand.gone or _within(dx, dy, tuning.GREAT_NEAR):
        enter(hand, WAKE)
        world.say(events.HandWoke(hand.x, hand.y, n))


def _flinch(world: "World", hand: "Hand", n: int) -> None:
    """The beat stops it for a moment, and shuts fingers that had not yet closed on anyone."""
    hand.still = tuning.GREAT_FLINCH
    reached = hand.state == REACH
    if hand.state in (OPENING, REACH):
        world.say(events.HandRecoiled(hand.x, hand.y, n))
    enter(hand, RECOIL if reached and world.rules.hands_sit_out else REST)


def _come_on(world: "World", hand: "Hand", spec: "HandSpec") -> None:
    if hand.still:
        hand.still -= 1
        return
    hand.gone = min(hand.gone + spec.speed, sum(legs(spec.path)))
    hand.x, hand.y = along(spec.path, hand.gone)
    if world.level.wrap:
        hand.x %= world.level.wrap


def _close(world: "World", hand: "Hand", n: int, dx: int, dy: int, safe: bool) -> None:
    """Fingers open for 30 ticks before they can close; after a reach it waits for the beat."""
    if hand.state == REST:
        if not hand.still and _within(dx, dy, tuning.GREAT_SPAN):
            enter(hand, OPENING)
            world.say(events.HandOpened(hand.x, hand.y, n))
    elif hand.state == OPENING:
        if hand.t >= tuning.HAND_OPENING:
            enter(hand, REACH)
            world.say(events.HandReached(hand.x, hand.y, n))
    elif hand.state == REACH:
        if hand.t > tuning.HAND_REACH:
            enter(hand, RECOIL)
        elif not safe and _within(dx, dy, tuning.GREAT_PALM):
            grasp(world, hand, n)
