"""The brand: small fingers brush the collarbone, and holy fire throws you in one of eight directions.

It burns hands within reach, melts all cold, costs the child a share of the ceiling and can never stop the
heart. It comes back on the ground or at a wall, on the next beat.
"""

from typing import TYPE_CHECKING

from game.sim import events, tuning
from game.sim.buttons import BRAND, DOWN, LEFT, RIGHT, UP
from game.sim.heart import in_window
from game.sim.level import BRAND as BRAND_TAKEN
from game.sim.space import apart
from game.sim.states import BURNING, CLIMB, NORMAL
from game.sim.things.hand import burn

if TYPE_CHECKING:
    from game.sim.climber import Climber
    from game.sim.world import World


def give(world: "World") -> None:
    """Where small fingers brush the collarbone the brand is given, once, and kept."""
    x, feet = world.middle[0], world.climber.y + tuning.BOX_H
    for bx, by in world.level.brands:
        if abs(apart(bx, x, world.level.wrap)) <= tuning.LAMP_REACH and -tuning.LAMP_HIGH <= feet - by <= 2:
            world.branded = world.climber.fire = 1
            world.say(events.BrandGiven(*world.middle))


def recharge(world: "World") -> None:
    """On a beat, standing or hanging, the fire is there again."""
    c = world.climber
    if not c.fire and world.branded and not world.vision.took(BRAND_TAKEN) and (c.ground or c.state == CLIMB):
        c.fire = 1
        world.say(events.Rekindled(*world.middle))


def loose(world: "World", c: "Climber", pressed: int) -> bool:
    """A fresh press of the brand with the fire there: throw. Returns whether it did."""
    if not pressed & BRAND or not c.fire or c.low or world.alone:
        return False
    buttons = c.buttons
    dx = (buttons & RIGHT > 0) - (buttons & LEFT > 0)
    dy = (buttons & DOWN > 0) - (buttons & UP > 0)
    if not dx and not dy:
        dx = c.face
    on_beat = in_window(world, tuning.WINDOW_BRAND)
    c.fire = 0
    c.burn = tuning.BRAND_BEAT if on_beat else tuning.BRAND_TICKS
    speed = tuning.BRAND_SLANT if dx and dy else tuning.BRAND
    c.vx, c.vy = dx * speed, dy * speed
    c.rx = c.ry = 0
    c.rise = c.steer = c.kept = c.coyote = c.buffer = 0
    c.burn_up = int(dy < 0)
    if dx:
        c.face = dx
    c.state = BURNING
    world.burns += 1
    child = world.child
    child.cold = 0
    child.hurts = max(child.hurts, min(child.hurts + tuning.HURT_BRAND, 999))
    child.weigh(world)
    world.say(events.Branded(*world.middle, dx, dy, on_beat))
    return True


def step_burning(world: "World", c: "Climber", buttons: int, side: int, ground: int) -> None:
    """Straight on until the fire is spent or something stops it; then momentum is what is left."""
    _burn_hands(world, c)
    c.burn -= 1
    if c.burn > 0 and (c.vx or c.vy):
        return
    c.burn = 0
    c.state = NORMAL
    c.vx = max(-tuning.BRAND_AFTER, min(tuning.BRAND_AFTER, c.vx))
    c.vy = tuning.BRAND_RISE if c.burn_up and c.vy < 0 else min(0, c.vy)


def _burn_hands(world: "World", c: "Climber") -> None:
    """Whatever reaches for the climber lets go and sleeps for a while."""
    x, y = world.middle
    for n in world.band.hands + world.band.greats:
        hand = world.hands[n]
        near = abs(apart(hand.x, x, world.level.wrap)) < tuning.BRAND_BURNS
        if near and abs(hand.y - y) < tuning.BRAND_BURNS and hand.state:
            burn(world, hand, n)
