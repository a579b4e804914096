"""Phantom hands: they sleep in a surface, whisper, open their fingers, reach, and shrink from the beat.

A hand acts between beats. A beat drives it back, and from there its fingers open for 30 ticks; then it
reaches for at most 24, and rests until the next beat. So whoever moves on the beat is safe, and every
grasp was announced. In RECOIL it sits a whole interval out: freed from, or under the gentle rules.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.sim import events, tuning
from game.sim.buttons import HOLD
from game.sim.level import PROCESSION, WALL
from game.sim.space import apart
from game.sim.states import CLIMB

if TYPE_CHECKING:
    from game.sim.level import HandSpec
    from game.sim.things.shifting_wall import ShiftingWall
    from game.sim.world import World

SLEEP, WAKE, OPENING, REACH, REST, RECOIL, GRASP = range(7)
STATES = ("sleep", "wake", "opening", "reach", "rest", "recoil", "grasp")


@dataclass(slots=True)
class Hand:
    """`x`, `y`: where it comes out of its surface, px. `t`: ticks it has been in its state."""

    x: int
    y: int
    kind: int
    side: int
    state: int = SLEEP
    t: int = 0
    beats: int = 0  # strong beats that its grasp has lasted
    way: int = 1  # where a procession walks
    home: int = 0
    walk: int = 0
    numb: int = 0  # strong beats that a passing wall keeps it asleep for
    gone: int = 0  # how much of its line a great hand has come, 1/256 px
    still: int = 0  # ticks that a great hand flinches for


def make_hand(spec: "HandSpec") -> Hand:
    """A sleeping hand."""
    return Hand(spec.x, spec.y, spec.kind, spec.side, way=spec.side or 1, home=spec.x, walk=spec.walk)


def step_hands(world: "World", beat: bool) -> None:
    """All hands near enough to matter, in the map's order."""
    c = world.climber
    x, y = c.x + tuning.HALF_W, c.y + tuning.BOX_H
    wrap = world.level.wrap
    asleep = world.heart.stopped
    for n in world.band.hands:
        hand = world.hands[n]
        dy = hand.y - y
        if not -tuning.HAND_FAR_Y < dy < tuning.HAND_FAR_Y:
            if hand.state:
                let_go(world, hand, n, SLEEP)
            continue
        if hand.numb and beat:
            hand.numb -= 1
        dx = apart(hand.x, x, wrap)
        if hand.state == SLEEP:
            near = -tuning.HAND_NEAR < dx < tuning.HAND_NEAR and -tuning.HAND_NEAR_Y < dy < tuning.HAND_NEAR_Y
            if near and not asleep and not hand.numb:
                enter(hand, WAKE)
                world.say(events.HandWoke(hand.x, hand.y, n))
            continue
        if asleep or hand.numb or not -tuning.HAND_FAR < dx < tuning.HAND_FAR:
            let_go(world, hand, n, SLEEP)
            continue
        hand.t += 1
        if hand.kind == PROCESSION and hand.state != GRASP and not hand.t % tuning.HAND_WALK:
            _walk(world, hand)
        if hand.state == GRASP:
            squeeze(world, hand, n, beat)
            continue
        world.child.frighten(tuning.FEAR_HAND)
        if beat:
            if hand.state in (OPENING, REACH, REST):
                world.say(events.HandRecoiled(hand.x, hand.y, n))
            if world.rules.hands_sit_out and hand.state in (REACH, REST):
                enter(hand, RECOIL)
            else:
                enter(hand, OPENING)
                world.say(events.HandOpened(hand.x, hand.y, n))
        elif hand.state == OPENING:
            if hand.t >= tuning.HAND_OPENING:
                enter(hand, REACH)
                world.say(events.HandReached(hand.x, hand.y, n))
        elif hand.state == REACH:
            if hand.t > tuning.HAND_REACH:
                enter(hand, REST)
            elif c.held_by < 0 and not c.grace and _touches(hand, dx, dy):
                grasp(world, hand, n)


def enter(hand: Hand, state: int) -> None:
    """Into a state, from its first tick."""
    hand.state = state
    hand.t = 0


def _touches(hand: Hand, dx: int, dy: int) -> bool:
    """Is the climber's box within the fingers? `dx`, `dy`: from the middle of the feet to the hand."""
    if hand.kind == WALL:
        middle = dy + tuning.BOX_H // 2
        out = -dx * hand.side
        high = tuning.HAND_HEIGHT + tuning.BOX_H // 2
        return -tuning.HALF_W < out < tuning.HAND_STRETCH + tuning.HALF_W and -high < middle < high
    wide = tuning.HAND_SPREAD + tuning.HALF_W
    return -wide < dx < wide and 0 <= dy < tuning.HAND_ARM


def grasp(world: "World", hand: Hand, n: int) -> None:
    """It takes hold: the child is hurt and frightened."""
    c = world.climber
    enter(hand, GRASP)
    hand.beats = 0
    c.held_by = n
    c.presses = c.pull = 0
    if not world.assists.gentle_hands:
        world.child.hurt(world, tuning.HURT_GRASP)
        world.child.frighten(tuning.FEAR_GRASP)
    world.say(events.Grasped(hand.x, hand.y, n))


def squeeze(world: "World", hand: Hand, n: int, beat: bool) -> None:
    """It has the climber: a hurt more on each beat, until Hold through one, three presses or a long pull."""
    c = world.climber
    # a wall's hand pulls until the beat, or until one leaves its wall
    held_on = (beat and c.buttons & HOLD) or (
        hand.kind == WALL and (beat or (c.state != CLIMB and hand.t > 1))
    )
    if held_on or c.presses >= tuning.GRASP_PRESSES or c.pull >= tuning.GRASP_PULL:
        let_go(world, hand, n, RECOIL)
    elif beat:
        hand.beats += 1
        if hand.beats * tuning.HURT_GRASP < tuning.HURT_GRASP_MAX and not world.assists.gentle_hands:
            world.child.hurt(world, tuning.HURT_GRASP)


def burn(world: "World", hand: Hand, n: int) -> None:
    """The brand's fire: it lets go and sleeps for a while."""
    let_go(world, hand, n, SLEEP)
    hand.numb = tuning.BURN_SLEEP
    world.say(events.Burned(hand.x, hand.y, n))


def pass_over(world: "World", wall: "ShiftingWall", hands: tuple[int, ...]) -> None:
    """A wall has moved: of these hands those that it is on, or within a breath of, sleep for some beats."""
    wrap, reach = world.level.wrap, tuning.WALL_NUMBS
    near = world.band
    for n in hands:
        if n not in near.hands and n not in near.greats:
            continue
        hand = world.hands[n]
        if -reach <= hand.y - wall.y <= wall.h + reach:
            off = apart(hand.x, wall.x + wall.w // 2, wrap)
            if -reach <= off + wall.w // 2 <= wall.w + reach:
                if not hand.numb:
                    let_go(world, hand, n, SLEEP)
                    world.say(events.HandNumbed(hand.x, hand.y, n))
                hand.numb = tuning.WALL_SLEEP


def _walk(world: "World", hand: Hand) -> None:
    """A step of the procession along its floor: to and fro, or on round the tower."""
    wrap = world.level.wrap
    hand.x += hand.way
    if wrap:
        hand.x %= wrap
    if hand.walk and abs(apart(hand.x, hand.home, wrap)) >= hand.walk:
        hand.way = 1 if apart(hand.x, hand.home, wrap) < 0 else -1


def let_go(world: "World", hand: Hand, n: int, state: int) -> None:
    """Into a state in which it holds nobody; whom it had is safe for a moment."""
    c = world.climber
    if hand.state == GRASP:
        c.held_by = -1
        c.presses = c.pull = 0
        c.grace = tuning.GRASP_GRACE
        world.say(events.Freed(hand.x, hand.y, n))
    enter(hand, state)
