"""The door and what it asks. Forehead to forehead before it a vision begins: a last short climb on which
nothing can fail, and every ledge takes something for good.

When all is taken two things still answer, Hold and walking. Hold alone climbs the last wall, and held on
the ledge above it through eight even beats it is the sacrifice. Who walks back down is given everything
back, the last thing first, while the heart fails.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.sim import events, tuning
from game.sim.buttons import BRAND as BRAND_BUTTON
from game.sim.buttons import EVERY_BUTTON, HOLD, LEFT, RIGHT, UP
from game.sim.buttons import JUMP as JUMP_BUTTON
from game.sim.endings import DOOR, SACRIFICE, TURNED_AWAY
from game.sim.heart import begin_rhythm
from game.sim.level import BRAND, FIGURE, JUMP, passage_at
from game.sim.space import apart
from game.sim.states import CLIMB, KNEELING, NORMAL
from game.sim.things.shifting_wall import near_walls

if TYPE_CHECKING:
    from game.sim.level import Level
    from game.sim.world import World

NONE, CLIMBING, TURNED = range(3)

# what is taken -> the buttons that are left
LEFT_BY = {
    BRAND: EVERY_BUTTON & ~BRAND_BUTTON,
    JUMP: EVERY_BUTTON & ~JUMP_BUTTON,
    FIGURE: LEFT | RIGHT | HOLD,
}


@dataclass(slots=True)
class Vision:
    """`stage`: not begun, on the way up, turned away. `taken`: one bit for each of `level.TAKEN`."""

    stage: int = NONE
    knelt: int = 0  # ticks of kneeling before the door
    taken: int = 0
    ledge: int = -1  # the taking where one returns to, -1: the foot
    held: int = 0  # even beats held through at the choice

    def took(self, what: int) -> bool:
        """Is it gone?"""
        return bool(self.taken >> what & 1)


def everything(level: "Level") -> int:
    """The bits of all that this level's ledges take."""
    return sum(1 << what for what in {taking.what for taking in level.takings})


def what_answers(world: "World", buttons: int) -> int:
    """The buttons that are left; once the figure is gone Hold alone climbs, and letting it go only waits."""
    vision = world.vision
    for what, left in LEFT_BY.items():
        if vision.took(what):
            buttons &= left
    if not vision.took(FIGURE):
        return buttons
    c = world.climber
    if buttons & HOLD:
        return HOLD | UP if c.state == CLIMB else buttons | UP
    if c.state == CLIMB:
        away = LEFT if c.face > 0 else RIGHT
        return away if buttons & (LEFT | RIGHT) == away else HOLD
    return buttons


def step_vision(world: "World", beat: bool) -> None:
    """Before the door, on the last climb, or on the way back down."""
    vision = world.vision
    if vision.stage == NONE:
        _at_the_door(world)
        return
    if vision.stage == CLIMBING:
        _take(world)
        _choice(world, beat)
    if vision.stage == TURNED:
        _give_back(world)


def _at_the_door(world: "World") -> None:
    vision, door = world.vision, world.level.doors[0]
    c = world.climber
    if not c.ground or not world.level.holds(door.box, *world.middle):
        vision.knelt = 0
        return
    if world.memory:
        world.end(DOOR)
        return
    vision.knelt = vision.knelt + 1 if c.state == KNEELING else 0
    if vision.knelt < tuning.VISION_KNEEL:
        return
    vision.stage = CLIMBING
    world.child.hurts = world.child.fear = world.child.cold = 0
    world.child.weigh(world)
    _stand(world, door.foot)
    begin_rhythm(world, world.passage)
    world.say(events.VisionBegan(*world.middle))


def _stand(world: "World", foot: tuple[int, int]) -> None:
    """Be at a place, at rest."""
    c, level = world.climber, world.level
    c.x, c.y = foot[0] - tuning.HALF_W, foot[1] - tuning.BOX_H
    if level.wrap:
        c.x %= level.wrap
    c.rx = c.ry = c.vx = c.vy = c.rise = c.steer = c.kept = c.lent = c.burn = 0
    c.state, c.ground, c.held_by, c.low = NORMAL, 1, -1, 0
    c.peak = c.footing = c.y
    world.take_shape()
    world.band = level.band(foot[1])
    world.near = near_walls(world)


def begin_at(world: "World", ledge: int) -> None:
    """Be in the vision on a ledge (-1: its foot), all gone that those up to it take: where a proof begins."""
    vision, level = world.vision, world.level
    vision.stage, vision.ledge = CLIMBING, ledge
    vision.taken = sum(1 << taking.what for taking in level.takings[: ledge + 1])
    carry_back(world)
    world.passage = passage_at(level, *world.middle, world.passage)
    begin_rhythm(world, world.passage)


def carry_back(world: "World") -> None:
    """Nothing fails here: whoever falls is on the last ledge again, or, turned away, at the foot."""
    vision, level = world.vision, world.level
    ledge = vision.ledge if vision.stage == CLIMBING else -1
    spec = level.takings[ledge] if ledge >= 0 else None
    _stand(world, (spec.x, spec.y) if spec else level.doors[0].foot)
    world.say(events.CarriedBack(*world.middle))


def _take(world: "World") -> None:
    """Standing on a ledge of the last climb: what it takes is gone."""
    vision, c, level = world.vision, world.climber, world.level
    feet = c.y + tuning.BOX_H
    below = feet - (level.takings[vision.ledge].y if vision.ledge >= 0 else level.doors[0].foot[1])
    all_gone = vision.taken == everything(level)
    if below > tuning.VISION_FALL and not all_gone:
        carry_back(world)  # without the jump there may be no other way back up
        return
    if not c.ground:
        return
    if below > 0 and all_gone and vision.ledge >= 0:
        vision.stage = TURNED
        world.say(events.TurnedAway(*world.middle))
        return
    for n, ledge in enumerate(level.takings):
        near = abs(apart(ledge.x, c.x + tuning.HALF_W, level.wrap)) <= tuning.TAKING_REACH
        if ledge.y == feet and near and not vision.took(ledge.what):
            vision.taken |= 1 << ledge.what
            vision.ledge = n
            if ledge.what == BRAND:
                c.fire = 0
            world.say(events.Taken(ledge.x, ledge.y, ledge.what))


def _choice(world: "World", beat: bool) -> None:
    """Above the last wall: Hold down on eight beats. Letting go between them only waits."""
    vision, c = world.vision, world.climber
    here = c.ground and world.level.holds(world.level.exit, *world.middle)
    if not here or not beat or vision.taken != everything(world.level) or not c.buttons & HOLD:
        return
    vision.held += 1
    world.say(events.HeldOn(*world.middle, vision.held))
    if vision.held >= tuning.CHOICE_BEATS:
        world.end(SACRIFICE)


def _give_back(world: "World") -> None:
    """Below a ledge what it took is yours again, in the order of the way down; the heart pays for each."""
    vision, c, child = world.vision, world.climber, world.child
    if not c.ground and c.state != CLIMB:
        return
    feet = c.y + tuning.BOX_H
    level = world.level
    for ledge in reversed(level.takings):
        if vision.took(ledge.what) and ledge.y < feet:
            vision.taken &= ~(1 << ledge.what)
            world.say(events.GivenBack(ledge.x, ledge.y, ledge.what))
    total = everything(level).bit_count()
    left = vision.taken.bit_count()
    child.hurts = min(999, 1000 * (total - left) // max(1, total))
    child.weigh(world)
    child.life = max(1, child.life)  # it fails and fails, and stops only where the climb ends
    foot = level.doors[0].foot
    if (
        not left
        and feet == foot[1]
        and abs(apart(foot[0], c.x + tuning.HALF_W, level.wrap)) <= tuning.LAMP_REACH
    ):
        world.end(TURNED_AWAY)
