"""The climber, whole, read from top to bottom.

One arm holds the child, so the other is all there is for walls: Hold is that arm's choice. A tick goes
press and timers -> state (climbing, kneeling, or on the loose) -> move along -> move down -> landing.
Lengths are whole pixels with remainders in 1/256, speeds 1/256 px a tick, times ticks.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.sim import events, tuning
from game.sim.brand import loose, step_burning
from game.sim.buttons import DOWN, HOLD, JUMP, KNEEL, LEFT, RIGHT, UP
from game.sim.heart import soothe
from game.sim.level import WALL
from game.sim.motion import (
    blocked,
    frost_beside,
    move_x,
    move_y,
    on_floor,
    stand,
)
from game.sim.space import ASHEN, DEADLY
from game.sim.states import BURNING, CLIMB, KNEELING, NORMAL
from game.sim.things.weight import FLOAT, GRAVITY, RISE, weight_here

if TYPE_CHECKING:
    from game.sim.world import World

SIDE = (0, -1, 1, 0)  # buttons & (LEFT | RIGHT) -> direction; both at once are none

AIR_UP = tuning.RUN_UP * tuning.AIR_CONTROL // 100


@dataclass(slots=True)
class Climber:
    """The box's top left corner and everything that decides its future."""

    x: int = 0
    y: int = 0
    rx: int = 0
    ry: int = 0
    vx: int = 0
    vy: int = 0
    face: int = 1
    state: int = NORMAL
    ground: int = 0  # 1 while something holds up the feet
    low: int = 0  # 1 while crouched by a squeeze
    buttons: int = 0  # those of the last tick
    coyote: int = 0
    buffer: int = 0
    rise: int = 0  # ticks that a held jump still rises for ..
    rise_speed: int = 0  # .. at this speed
    steer: int = 0  # ticks that a kick or a hop leads for ..
    steer_side: int = 0  # .. this way
    grip: int = tuning.GRIP
    still: int = 0  # ticks until a fresh grip pulls
    slide: int = tuning.SLIDE
    refund: int = 0  # ticks in which a kick away gives a climb jump's grip back ..
    refund_side: int = 0  # .. this way
    lent: int = 0  # ticks that a wall's speed is still in the legs
    lent_x: int = 0
    lent_y: int = 0
    weight: int = 0  # of this flight: plain, light, heavy
    kept: int = 0  # ticks that speed into a wall is kept for
    kept_speed: int = 0
    stale_hold: int = 0  # 1: Hold is still down from a wall and means nothing on the ground
    get_up: int = 0  # ticks of stiff legs after kneeling
    held_by: int = -1  # the hand that has you, or -1
    presses: int = 0  # jump presses against it
    pull: int = 0  # ticks of jump held against it
    grace: int = 0  # ticks in which no hand takes hold
    fire: int = 0  # 1: the brand is there to be loosed
    burn: int = 0  # ticks of it left
    burn_up: int = 0  # 1: it goes upward
    peak: int = 0  # the highest row since the feet last stood or the hand last held
    footing: int = 0  # the row of that last hold or footing


def step_climber(world: "World", buttons: int) -> None:
    """One tick of the figure: buttons in, place out."""
    c = world.climber
    pressed = buttons & ~c.buttons
    c.buttons = buttons
    _count_down(world, c, pressed)
    x, y = c.x, c.y
    side = SIDE[buttons & (LEFT | RIGHT)]
    if c.steer:
        c.steer -= 1
        if c.steer > tuning.KICK_ANSWER or not side:
            side = c.steer_side
    stood = c.ground
    ground = c.ground = 1 if c.vy >= 0 and c.state != CLIMB and on_floor(world, x, y) else 0
    if ground:
        if c.vy:  # came to rest on the very pixel, without a bump
            speed, c.vy = c.vy, 0
            _land(world, c, speed)
        c.coyote = tuning.COYOTE + world.assists.grace
        c.grip = arm(world)
        c.slide = tuning.SLIDE
        c.peak = c.footing = y
        c.ry = c.weight = 0
    elif stood and c.state == NORMAL and c.vy >= 0:
        c.weight = weight_here(world)  # over an edge
    if not buttons & HOLD:
        c.stale_hold = 0
    if c.low and not blocked_tall(world, x, y):
        stand(world)

    if not (pressed and loose(world, c, pressed)):
        STEPS[c.state](world, c, buttons, side, ground)

    if not ground and c.state != CLIMB and c.coyote:
        c.coyote -= 1
    vy = c.vy
    if c.vx:
        _go_along(world, c, ground)
    if c.vy:
        _go_down(world, c)
    if c.state != CLIMB and vy > 0 and not c.vy and not ground:
        _land(world, c, vy)
    if c.y < c.peak:
        c.peak = c.y
    wrap = world.level.wrap
    if wrap:
        c.x %= wrap


def arm(world: "World") -> int:
    """A rested arm's grip: cold takes up to 40 % of it, and both arms hold half as much again."""
    if world.alone:
        return tuning.GRIP * tuning.GRIP_ALONE // 100
    return tuning.GRIP - tuning.GRIP * (world.child.cold // tuning.UNIT) // 1000 * tuning.COLD_GRIP // 1000


def blocked_tall(world: "World", x: int, y: int) -> bool:
    """Is there no room to stand up?"""
    crouched = world.climber.low
    world.climber.low = 0
    world.take_shape()
    answer = blocked(world, x, y)
    world.climber.low = crouched
    world.take_shape()
    return answer


def _count_down(world: "World", c: Climber, pressed: int) -> None:
    if pressed & JUMP:
        c.buffer = tuning.BUFFER + 1 + world.assists.grace
        if c.held_by >= 0:
            c.presses += 1
    elif c.buffer:
        c.buffer -= 1
    if c.held_by >= 0 and c.buttons & JUMP:
        c.pull += 1
    if c.grace:
        c.grace -= 1
    if c.refund:
        c.refund -= 1
    if c.lent:
        c.lent -= 1
    if c.get_up:
        c.get_up -= 1


# ---- states --------------------------------------------------------------------------


def step_normal(world: "World", c: Climber, buttons: int, side: int, ground: int) -> None:
    """On the loose: running, jumping, falling, and taking hold of a wall."""
    held = c.held_by >= 0
    hold = buttons & HOLD
    tight = ground and hold and not c.stale_hold and not world.alone
    if side and not tight:
        c.face = side
    if hold and not held and not c.low and _takes_hold(world, c, buttons, ground):
        step_climb(world, c, buttons, side, 0)
        return
    if (
        ground
        and not held
        and not c.low
        and (buttons & KNEEL or (buttons & DOWN and tight))
        and not c.buffer
        and not world.alone
        and -tuning.STILL < c.vx < tuning.STILL
    ):
        c.state = KNEELING
        c.vx = c.rx = 0
        world.heart.knelt = 0
        world.say(events.Knelt(*world.middle))
        return
    _run(world, c, side, ground, bool(tight), held)
    if not ground:
        _fall(world, c, buttons, side)
    if c.buffer and not held and not c.low:
        _jump_if_it_can(world, c, side, ground, hold)


def step_climb(world: "World", c: Climber, buttons: int, side: int, ground: int) -> None:
    """Hanging on one arm: up, down, over the edge, or away."""
    x, y = c.x, c.y
    c.stale_hold = 1
    if c.buffer:
        if side == -c.face:
            _kick(world, c, side)
        else:
            _climb_jump(world, c)
        return
    if not buttons & HOLD or (c.held_by >= 0 and world.hands[c.held_by].kind != WALL):
        c.state = NORMAL
        return
    if c.grip <= 0:
        c.state = NORMAL
        world.say(events.LetSlip(*world.middle))
        return
    if not blocked(world, x + c.face, y):
        if c.vy < 0:
            c.vx = c.face * tuning.HOP_ALONG
            c.vy = min(c.vy, tuning.HOP_UP)
            c.steer, c.steer_side = tuning.HOP_STEER, c.face
            world.say(events.Hopped(*world.middle))
        c.state = NORMAL
        return
    c.peak = c.footing = y
    aim = 0
    if c.still:
        c.still -= 1
    elif buttons & UP:
        if not blocked(world, x, y - 1):
            cold = world.child.cold // tuning.UNIT
            aim = tuning.CLIMB_UP - tuning.CLIMB_UP * tuning.COLD_CLIMB * cold // 1000000
    elif buttons & DOWN:
        if on_floor(world, x, y):
            c.state = NORMAL
            return
        aim = tuning.CLIMB_DOWN
    if c.vy < aim:
        c.vy = min(aim, c.vy + tuning.CLIMB_SWING)
    elif c.vy > aim:
        c.vy = max(aim, c.vy - tuning.CLIMB_SWING)
    c.vx = c.rx = 0
    cost = tuning.GRIP_CLIMB if aim < 0 else tuning.GRIP_HANG if aim == 0 else 0
    if cost:
        if frost_beside(world, x, y, c.face):
            cost *= tuning.FROST_GRIP
        if c.held_by >= 0:
            cost *= tuning.HAND_DRAG
        _spend(world, c, cost)


def step_kneel(world: "World", c: Climber, buttons: int, side: int, ground: int) -> None:
    """Forehead to forehead. Standing up is slow in the cold; a jump is not."""
    if ground and c.buffer and c.held_by < 0:
        c.state = NORMAL
        c.get_up = 0
        world.say(events.Rose(*world.middle))
        _jump(world, c, side)
        return
    if ground and c.held_by < 0 and (buttons & KNEEL or (buttons & DOWN and buttons & HOLD)):
        return
    c.state = NORMAL
    c.get_up = tuning.GET_UP * (world.child.cold // tuning.UNIT) // 1000
    world.say(events.Rose(*world.middle))


STEPS = (step_normal, step_climb, step_kneel, step_burning)


# ---- running and falling -------------------------------------------------------------


def _run(world: "World", c: Climber, side: int, ground: int, tight: bool, held: bool) -> None:
    top = tuning.WALK if tight or c.low else tuning.RUN
    if held:
        top //= tuning.GRASPED
    if c.get_up and ground:
        side = 0
    vx = c.vx
    if c.kept:
        c.kept -= 1
        if c.kept_speed * side < 0:
            c.kept = 0
        elif side and not blocked(world, c.x + side, c.y):
            vx = c.kept_speed
            c.kept = 0
    change = tuning.RUN_UP if ground else AIR_UP
    if side and vx * side > top and not held and not tight:
        change = tuning.OVER_RUN
    aim = top * side
    if vx < aim:
        vx = min(aim, vx + change)
    elif vx > aim:
        vx = max(aim, vx - change)
    c.vx = vx


def _fall(world: "World", c: Climber, buttons: int, side: int) -> None:
    vy = c.vy
    cap = tuning.FALL
    if buttons & DOWN and vy >= tuning.FALL:
        cap = tuning.FAST_FALL
    elif side and vy >= 0 and side == c.face and not buttons & DOWN and blocked(world, c.x + side, c.y):
        cap = c.slide
        c.slide = min(tuning.FALL, c.slide + tuning.SLIDE_FADE)
    floats = buttons & JUMP and -tuning.APEX < vy < tuning.APEX
    gravity = FLOAT[c.weight] if floats else GRAVITY[c.weight]
    if vy < cap:
        vy = min(cap, vy + gravity)
    elif vy > cap:
        vy = max(cap, vy - gravity)
    if c.rise:
        c.rise -= 1
        if buttons & JUMP:
            vy = min(vy, c.rise_speed)
        else:
            c.rise = 0
    c.vy = vy


# ---- leaving the ground and walls ----------------------------------------------------


def _jump_if_it_can(world: "World", c: Climber, side: int, ground: int, hold: int) -> None:
    if ground or c.coyote:
        _jump(world, c, side)
    elif blocked(world, c.x + tuning.KICK_REACH * c.face, c.y):
        if hold and c.grip > 0 and side != -c.face:
            _climb_jump(world, c)
        else:
            _kick(world, c, -c.face)
    elif blocked(world, c.x - tuning.KICK_REACH * c.face, c.y):
        _kick(world, c, c.face)


def _leap(world: "World", c: Climber, kind: int) -> None:
    """What every jump does: rise, take along what a wall lent, sound, and soothe on the beat."""
    c.buffer = c.coyote = c.kept = 0
    c.vy = tuning.JUMP
    if c.lent:
        c.vx += max(-tuning.LENT_ALONG, min(tuning.LENT_ALONG, c.lent_x))
        c.vy += max(-tuning.LENT_UP, min(0, c.lent_y))
        c.lent = 0
    c.weight = weight_here(world)
    c.rise_speed, c.rise = c.vy, RISE[c.weight]
    c.ry = 0
    c.state = NORMAL
    world.say(events.Jumped(*world.middle, kind))
    soothe(world)


def _jump(world: "World", c: Climber, side: int) -> None:
    c.vx += side * tuning.JUMP_ALONG
    _leap(world, c, 0)


def _kick(world: "World", c: Climber, away: int) -> None:
    if c.refund and c.refund_side == away:
        c.grip = min(arm(world), c.grip + tuning.GRIP_JUMP)
        c.refund = 0
    c.vx = away * tuning.KICK
    _leap(world, c, 1)
    c.steer, c.steer_side = tuning.KICK_STEER, away
    c.face = away


def _climb_jump(world: "World", c: Climber) -> None:
    _spend(world, c, tuning.GRIP_JUMP)
    _leap(world, c, 2)
    c.refund, c.refund_side = tuning.REFUND, -c.face


def _spend(world: "World", c: Climber, cost: int) -> None:
    if world.assists.endless_grip or world.vision.stage:
        return
    before = c.grip
    c.grip = max(0, before - cost)
    if before >= tuning.GRIP_LOW > c.grip:
        world.say(events.Trembled(*world.middle))


def _takes_hold(world: "World", c: Climber, buttons: int, ground: int) -> bool:
    """The free hand takes the wall it faces: in the air when not rising, from the ground with up."""
    if c.vy < 0 or c.grip <= 0 or c.vx * c.face < 0:
        return False
    if ground and (not buttons & UP or blocked(world, c.x, c.y - 1)):
        return False
    if not blocked(world, c.x + tuning.GRIP_REACH * c.face, c.y):
        return False
    c.rx = 0
    move_x(world, c, c.face * tuning.GRIP_REACH * tuning.UNIT)
    c.state = CLIMB
    c.vx, c.vy = 0, c.vy // 5
    c.ry = 0
    c.still = tuning.CLIMB_STILL
    c.steer = c.rise = c.kept = c.coyote = c.weight = 0
    c.ground = 0
    world.say(events.Gripped(c.x + (tuning.BOX_W if c.face > 0 else 0), c.y + 6, c.face))
    return True


# ---- moving --------------------------------------------------------------------------


def _go_along(world: "World", c: Climber, ground: int) -> None:
    v = c.vx
    hit = move_x(world, c, v)
    if not hit:
        return
    x, y = c.x, c.y
    free = c.state == NORMAL or c.state == BURNING
    if c.vy >= 0 and not ground and free and not blocked(world, x + hit, y - tuning.POP_UP):
        for k in range(1, tuning.POP_UP + 1):
            if not blocked(world, x, y - k) and not blocked(world, x + hit, y - k):
                c.x, c.y = x + hit, y - k
                c.ry = c.vy = 0
                return
    if not c.kept:
        c.kept_speed, c.kept = v, tuning.KEPT
    c.vx = 0


def _go_down(world: "World", c: Climber) -> None:
    hit = move_y(world, c, c.vy)
    if hit > 0:
        c.vy = 0
    elif hit < 0:
        x, y = c.x, c.y
        for k in range(1, tuning.CORNER + 1):
            for way in (c.face, -c.face):
                if c.vx * way >= 0 and not blocked(world, x + way * k, y - 1):
                    c.x, c.y = x + way * k, y - 1
                    return
        c.vy = 0
        if c.rise < RISE[c.weight] - tuning.CEILING:
            c.rise = 0
        world.say(events.Bumped(x + tuning.HALF_W, y))


def _land(world: "World", c: Climber, speed: int) -> None:
    """Feet on ground after a flight: the child feels how far it was."""
    fall = c.y - c.peak
    child = world.child
    if not world.assists.no_fall_hurt:
        if fall > tuning.FALL_HURTS:
            child.hurt(world, tuning.HURT_FALL)
        if fall > tuning.FALL_FRIGHTENS:
            child.frighten(tuning.FEAR_FALL)
    feet = c.y + tuning.BOX_H
    world.say(events.Landed(c.x + tuning.HALF_W, feet, speed, fall, surface(world)))
    soothe(world)


def surface(world: "World") -> int:
    """The kind of tile underfoot: the one below the middle, else below either side."""
    c, tile = world.climber, world.level.tile
    row = c.y + tuning.BOX_H >> 4
    for x in (c.x + tuning.HALF_W, c.x, c.x + tuning.BOX_W - 1):
        kind = tile(x >> 4, row)
        if kind:
            return kind
    return 1


def touches_death(world: "World") -> bool:
    """Do spikes or the void reach the climber's middle?"""
    shape, c = world.level.hurt, world.climber
    return bool(shape.cells[shape.rows[c.y] + shape.cols[c.x]] & DEADLY)


def ash_underfoot(world: "World") -> tuple[int, ...]:
    """The slabs of ash that carry the climber: under the feet, or held by the hand."""
    c, level = world.climber, world.level
    shape = world.shape
    x, y = c.x, c.y
    columns: tuple[int, ...]
    if c.state == CLIMB:
        columns = (x - 1 if c.face < 0 else x + tuning.BOX_W,)
        rows = range(y >> 4, (y + tuning.BOX_H - 1 >> 4) + 1)
        if not shape.cells[shape.rows[y] + shape.cols[x + c.face]] & ASHEN:
            return ()
    elif c.ground:
        columns = (x, x + tuning.BOX_W - 1)
        rows = range(y + tuning.BOX_H >> 4, (y + tuning.BOX_H >> 4) + 1)
        if not shape.cells[shape.rows[y + 1] + shape.cols[x]] & ASHEN:
            return ()
    else:
        return ()
    found = []
    for row in rows:
        for column in columns:
            tx = column >> 4
            slab = level.ash_at.get(row * level.width + (tx % level.width if level.wrap else tx))
            if slab is not None and slab not in found:
                found.append(slab)
    return tuple(found)
