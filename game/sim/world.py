"""The world and its tick: `step(world, buttons) -> events`.

Everything that decides the future is in `World`; view, sound, timer and ghosts only listen. `snapshot`
and `restore` (digest.py) copy all of it.
"""

from dataclasses import dataclass

from game.sim import events, tuning
from game.sim.brand import recharge
from game.sim.buttons import LET_GO, UP
from game.sim.child import Child, in_lamplight, step_child
from game.sim.climber import Climber, step_climber, touches_death
from game.sim.events import Event
from game.sim.heart import Heart, begin_rhythm, step_heart, take_over
from game.sim.level import Band, Level
from game.sim.rules import RULES, Assists, Rules
from game.sim.sky import Sky, add_allowance, open_sky, step_sky
from game.sim.space import Shape, apart
from game.sim.states import CLIMB, NORMAL
from game.sim.things.ash import Ash, step_ash
from game.sim.things.hand import Hand, make_hand, step_hands
from game.sim.things.shifting_wall import ShiftingWall, make_wall, near_walls, step_walls
from game.sim.things.weight import turn_weight

CAUSES = ("void", "spikes", "squeeze", "heart", "fall", "sky")
ENDINGS = ("", "exit", "let go", "sacrifice", "turned away")


@dataclass(slots=True, init=False, eq=False)
class World:
    """A climb in progress. Meters, places and times are integers; see the parts for their units."""

    levels: tuple[Level, ...]
    place: int  # which of them the climb is in
    level: Level
    seed: int
    rules: Rules
    assists: Assists
    tick: int
    deaths: int
    dying: int  # ticks since dying, 0 while alive
    ending: int  # of ENDINGS
    climber: Climber
    heart: Heart
    child: Child
    sky: Sky
    walls: list[ShiftingWall]
    hands: list[Hand]
    ash: list[Ash]
    ash_awake: int  # slabs that are not whole and at rest
    lamp: int  # where the climber returns to; -1: the start
    lamps_lit: int  # one bit a lamp
    memories: int  # one bit for each of the 28, by its number
    letting: int  # ticks that the child is being laid down
    branded: int  # 1 once the brand is given
    burns: int  # how often it was loosed
    passage: int  # the one the climber is in, or -1
    # made anew each tick from the above
    shape: Shape  # the table for the climber's box, tall or low
    head: int  # px that a low box begins below a tall one
    band: Band  # the things that matter at the climber's height
    near: list[tuple[int, int, int, int]]  # walls that can touch the climber: left, top, right, bottom
    lit: bool  # in lamplight
    events: list[Event]

    def __init__(
        self, levels: tuple[Level, ...], seed: int = 1, rules: str = "standard", place: int = 0
    ) -> None:
        self.levels = levels
        self.seed = seed
        self.rules = RULES[rules]
        self.assists = Assists()
        self.tick = 0
        self.deaths = 0
        self.dying = 0
        self.branded = self.burns = self.memories = self.letting = 0
        self.ending = 0
        self.climber = Climber()
        self.heart = Heart()
        self.child = Child()
        self.sky = Sky()
        self.events = []
        enter_level(self, place)

    # ---- what the parts ask of the whole

    @property
    def middle(self) -> tuple[int, int]:
        """The middle of the climber, px."""
        return self.climber.x + tuning.HALF_W, self.climber.y + tuning.BOX_H // 2

    @property
    def irregular(self) -> int:
        """The share of irregular intervals, per thousand, where the climber is."""
        level = self.level
        steady = self.passage >= 0 and level.passages[self.passage].steady
        return 0 if steady or self.assists.even_heart else level.irregular * self.rules.irregular // 100

    def allowance(self, passage: int) -> int:
        """Ticks that a passage's lamp adds to the sky."""
        ticks = self.level.passages[passage].allowance if passage >= 0 else tuning.ALLOWANCE
        return max(tuning.ALLOWANCE, ticks) * self.rules.allowance

    def say(self, event: Event) -> None:
        """Tell the listeners."""
        self.events.append(event)

    def take_shape(self) -> None:
        """Let the tables follow the climber's box."""
        low = self.climber.low
        self.shape = self.level.low if low else self.level.tall
        self.head = tuning.BOX_H - tuning.LOW_H if low else 0

    def die(self, cause: str) -> None:
        """Begin the 24 ticks of dying; one death at a time."""
        if self.dying or self.ending:
            return
        self.dying = 1
        self.deaths += 1
        self.say(events.Died(*self.middle, CAUSES.index(cause)))

    def to_lamp(self) -> None:
        """Return to the last lamp, in its lamp state."""
        _lamp_state(self)
        self.say(events.Returned(*self.middle, self.lamp))

    def after_the_fall(self) -> None:
        """The sky has unravelled: the lamp again with a full allowance; under one sky, the map again."""
        if self.rules.one_sky:
            enter_level(self, self.place)
            self.say(events.Returned(*self.middle, self.lamp))
        else:
            self.to_lamp()
            self.sky.left = self.sky.last = self.allowance(self.passage)


def step(world: World, buttons: int) -> list[Event]:
    """One tick of the whole game, 1/60 s. Returns what happened; after the ending nothing does."""
    said: list[Event] = []
    world.events = said
    if world.ending:
        return said
    world.tick += 1
    world.band = world.level.band(world.climber.y + tuning.BOX_H)
    world.lit = in_lamplight(world)
    if world.dying:
        _dying(world, buttons)
        return said
    step_sky(world)
    beat = step_heart(world)
    if beat:
        turn_weight(world)
    if world.walls:
        step_walls(world, beat)
    if world.hands:
        step_hands(world, beat)
    if world.ash:
        step_ash(world)
    if not world.dying:
        if beat:
            recharge(world)
        before = world.climber.buttons
        buttons = _letting_go(world, buttons)
        step_climber(world, buttons)
        step_child(world, buttons)
        _lamps(world)
        _gifts(world)
        _archway(world, buttons & ~before)
        _passage(world)
        _exit(world)
        _death(world)
    return said


# ---- levels, lamps, passages, the end ------------------------------------------------


def enter_level(world: World, place: int) -> None:
    """Stand at the start of the level at `place`, all things at home, its first rhythm drawn."""
    world.place = place
    world.level = level = world.levels[place]
    world.lamp = -1
    world.lamps_lit = 0
    world.lit = False
    world.child.best = level.start[1]
    _lamp_state(world)
    open_sky(world)


def _lamp_state(world: World) -> None:
    """The state a lamp gives back: whole child, rested arm, things at home, rhythm drawn afresh."""
    level = world.level
    x, feet = (level.lamps[world.lamp].x, level.lamps[world.lamp].y) if world.lamp >= 0 else level.start
    c = world.climber = Climber(x=x - tuning.HALF_W, y=feet - tuning.BOX_H)
    if level.wrap:
        c.x %= level.wrap
    c.peak = c.footing = c.y
    c.ground = 1
    c.fire = world.branded
    world.dying = world.letting = 0
    world.take_shape()
    child = world.child
    child.hurts = child.fear = child.cold = 0
    child.weigh(world)
    world.walls = [make_wall(spec) for spec in level.walls]
    world.hands = [make_hand(spec) for spec in level.hands]
    world.ash = [Ash() for _ in level.ash]
    world.ash_awake = 0
    world.band = level.band(feet)
    world.near = near_walls(world)
    world.passage = passage_at(level, *world.middle, -1)
    heart = world.heart
    heart.stopped = heart.reviving = heart.revived = 0
    begin_rhythm(world, world.passage)


def passage_at(level: Level, x: int, y: int, now: int) -> int:
    """The passage whose box holds x, y: the one we are in as long as it does, else the first; else `now`."""
    if now >= 0 and _holds(level, now, x, y):
        return now
    for n in range(len(level.passages)):
        if _holds(level, n, x, y):
            return n
    return now


def _holds(level: Level, passage: int, x: int, y: int) -> bool:
    box = level.passages[passage].box
    if not box.y <= y < box.y + box.h:
        return False
    return 0 <= ((x - box.x) % level.wrap if level.wrap else x - box.x) < box.w


def _passage(world: World) -> None:
    """A passage is entered where one stands or hangs in it: a jump across its border is no visit."""
    if not world.climber.ground and world.climber.state != CLIMB:
        return
    passage = passage_at(world.level, *world.middle, world.passage)
    if passage != world.passage:
        world.passage = passage
        take_over(world, passage)
        world.say(events.PassageEntered(*world.middle, passage))


def _lamps(world: World) -> None:
    """Touching a lamp lights it and heals all hurts; a new one is where the climber returns to."""
    feet = world.climber.y + tuning.BOX_H
    for n in world.band.lamps:
        lamp = world.level.lamps[n]
        if not -tuning.LAMP_HIGH <= feet - lamp.y <= 2:
            continue
        if abs(apart(lamp.x, world.climber.x + tuning.HALF_W, world.level.wrap)) > tuning.LAMP_REACH:
            continue
        child = world.child
        if child.hurts and not world.heart.stopped:
            child.hurts = 0
            child.weigh(world)
        if not world.lamps_lit >> n & 1:
            world.lamps_lit |= 1 << n
            world.lamp = n
            world.heart.revived = 0
            add_allowance(world, passage_at(world.level, lamp.x, lamp.y - 1, world.passage))
            world.say(events.LampLit(lamp.x, lamp.y, n))


def _gifts(world: World) -> None:
    """Memories, which hold off the sky; and the brand, given once and kept."""
    level = world.level
    if not level.memories and (world.branded or not level.brands):
        return
    x, y = world.middle
    for memory in level.memories:
        if world.memories >> memory.number & 1 or abs(memory.y - y) > tuning.MEMORY_REACH:
            continue
        if abs(apart(memory.x, x, level.wrap)) <= tuning.MEMORY_REACH:
            world.memories |= 1 << memory.number
            world.sky.left += tuning.MEMORY_GIVES
            world.say(events.MemoryFound(memory.x, memory.y, memory.number))
    if world.branded:
        return
    feet = world.climber.y + tuning.BOX_H
    for bx, by in level.brands:
        if abs(apart(bx, x, world.level.wrap)) <= tuning.LAMP_REACH and -tuning.LAMP_HIGH <= feet - by <= 2:
            world.branded = world.climber.fire = 1
            world.say(events.BrandGiven(*world.middle))


def _archway(world: World, pressed: int) -> None:
    """A fresh press of up, standing in an archway: through the tower to its other end."""
    c, level = world.climber, world.level
    if not level.arches or not pressed & UP or not c.ground or c.held_by >= 0:
        return
    for arch in level.arches:
        near = abs(apart(arch.x, world.middle[0], level.wrap)) <= tuning.ARCH_REACH
        if near and c.y + tuning.BOX_H == arch.y:
            other = level.arches[arch.to]
            c.x, c.y = other.x - tuning.HALF_W, other.y - tuning.BOX_H
            c.rx = c.ry = c.vx = c.vy = 0
            c.peak = c.footing = c.y
            if level.wrap:
                c.x %= level.wrap
            world.band = level.band(other.y)
            world.near = near_walls(world)
            world.say(events.WentThrough(*world.middle, arch.to))
            return


def _letting_go(world: World, buttons: int) -> int:
    """Three seconds of the button where hands whisper; until then, letting the button go takes it back.

    Returns the buttons that are left for the climber: who lays a child down stands still.
    """
    if buttons & LET_GO and world.climber.ground and (world.letting or _whispers(world)):
        if not world.letting:
            world.say(events.LettingGo(*world.middle))
        world.letting += 1
        if world.letting >= tuning.LET_GO:
            world.ending = ENDINGS.index("let go")
            world.say(events.Ended(*world.middle, world.ending))
        return LET_GO
    if world.letting:
        world.letting = 0
        world.say(events.HeldAgain(*world.middle))
    return buttons


def _whispers(world: World) -> bool:
    """Is a hand near that does not sleep?"""
    return any(world.hands[n].state for n in world.band.hands)


def _exit(world: World) -> None:
    """The middle of the climber in the exit: the next level, or the end of the climb."""
    x, y = world.middle
    box = world.level.exit
    if not box.y <= y < box.y + box.h:
        return
    along = (x - box.x) % world.level.wrap if world.level.wrap else x - box.x
    if not 0 <= along < box.w:
        return
    if world.place + 1 < len(world.levels):
        enter_level(world, world.place + 1)
        world.say(events.MapEntered(*world.middle, world.place))
    else:
        world.ending = 1
        world.say(events.Ended(*world.middle, world.ending))


def _death(world: World) -> None:
    c = world.climber
    if world.ending or world.dying:
        return
    if touches_death(world):
        world.die("void" if c.y + tuning.BOX_H > world.level.height * 16 else "spikes")
    elif c.state == NORMAL and not c.ground and c.y - c.footing > tuning.FALL_TOO_FAR:
        world.die("fall")


def _dying(world: World, buttons: int) -> None:
    """24 ticks of ash, skippable; the sky goes on."""
    pressed = buttons & ~world.climber.buttons
    world.climber.buttons = buttons
    step_sky(world)
    if not world.dying:
        return  # the sky fell meanwhile and took the climber to the lamp
    world.dying += 1
    if world.dying > tuning.DYING or (pressed and world.dying > tuning.DYING_SKIP):
        world.to_lamp()
        world.climber.buttons = buttons
