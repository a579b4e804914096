"""The world and its tick: `step(world, buttons) -> events`.

Everything that decides the future is in `World`; view, sound, timer and ghosts only listen. `snapshot`
and `restore` (digest.py) copy all of it.
"""

from dataclasses import dataclass

from game.sim import events, tuning
from game.sim.brand import give, recharge
from game.sim.child import Child, in_lamplight, step_child
from game.sim.climber import Climber, step_climber, touches_death
from game.sim.endings import EXIT
from game.sim.events import Event
from game.sim.gaze import Gaze, step_gaze
from game.sim.heart import Heart, begin_rhythm, hush, step_heart, take_over
from game.sim.letting_go import lay_down
from game.sim.level import Band, Level, passage_at
from game.sim.mirrored import mirrored
from game.sim.rules import RULES, Assists, Rules
from game.sim.sky import Sky, add_allowance, open_sky, share, step_sky
from game.sim.space import Shape
from game.sim.states import CLIMB, NORMAL
from game.sim.things.archway import go_through
from game.sim.things.ash import Ash, step_ash
from game.sim.things.great_hand import step_great_hands
from game.sim.things.hand import Hand, make_hand, step_hands
from game.sim.things.lamp import step_lamps
from game.sim.things.loop import Loop, make_loop, step_loops
from game.sim.things.memory import find_memories
from game.sim.things.shifting_wall import ShiftingWall, make_wall, near_walls, step_walls
from game.sim.things.weight import turn_weight
from game.sim.vision import Vision, carry_back, step_vision, what_answers
from game.sim.waking import OPEN_HANDED, lies_still

CAUSES = ("void", "spikes", "squeeze", "heart", "fall", "sky")


@dataclass(slots=True, init=False, eq=False)
class World:
    """A climb in progress. Meters, places and times are integers; see the parts for their units."""

    levels: tuple[Level, ...]
    place: int  # which of them the climb is in
    level: Level
    seed: int
    rules: Rules
    assists: Assists
    memory: int  # 1: Memory mode, the tower mirrored, nobody in your arms
    tick: int
    deaths: int
    dying: int  # ticks since dying, 0 while alive
    ending: int  # of endings.ENDINGS
    climber: Climber
    heart: Heart
    child: Child
    sky: Sky
    walls: list[ShiftingWall]
    hands: list[Hand]
    ash: list[Ash]
    loops: list[Loop]
    gaze: Gaze
    ash_awake: int  # slabs that are not whole and at rest
    lamp: int  # where the climber returns to; -1: the start
    lamps_lit: int  # one bit a lamp
    memories: int  # one bit for each of the 28, by its number
    letting: int  # ticks that the child is being laid down
    branded: int  # 1 once the brand is given
    burns: int  # how often it was loosed
    vision: Vision
    asleep: int  # of waking: what keeps the dark room still
    passage: int  # the one the climber is in, or -1
    # made anew each tick from the above
    shape: Shape  # the table for the climber's box, tall or low
    head: int  # px that a low box begins below a tall one
    band: Band  # the things that matter at the climber's height
    near: list[tuple[int, int, int, int]]  # walls that can touch the climber: left, top, right, bottom
    lit: bool  # in lamplight
    alone: bool  # nobody is carried: no child, no clock to fear, both arms for the wall
    events: list[Event]

    def __init__(
        self,
        levels: tuple[Level, ...],
        seed: int = 1,
        rules: str = "standard",
        place: int = 0,
        memory: bool = False,
    ) -> None:
        self.levels = tuple(map(mirrored, levels)) if memory else levels
        self.memory = int(memory)
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
        self.vision = Vision()
        self.events = []
        enter_level(self, place)
        open_sky(self)

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
        steady = steady or self.alone or self.vision.stage > 0
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
        """Begin the 24 ticks of dying; one death at a time. In the vision nothing fails."""
        if self.dying or self.ending:
            return
        if self.vision.stage:
            carry_back(self)
            return
        self.dying = 1
        self.deaths += 1
        self.say(events.Died(*self.middle, CAUSES.index(cause)))

    def end(self, ending: int) -> None:
        """The climb is over."""
        self.ending = ending
        self.say(events.Ended(*self.middle, ending))

    def to_lamp(self) -> None:
        """Return to the last lamp, in its lamp state."""
        _lamp_state(self)
        self.say(events.Returned(*self.middle, self.lamp))

    def after_the_fall(self) -> None:
        """The sky has unravelled: the lamp again with a full allowance; under one sky, the map again."""
        if self.rules.one_sky:
            enter_level(self, self.place)
            self.sky.left = self.sky.last = share(self, self.level)
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
    if world.asleep and lies_still(world, buttons):
        return said
    step_sky(world)
    was = world.middle if world.level.loops else (0, 0)
    beat = step_heart(world)
    if beat:
        turn_weight(world)
    if world.walls:
        step_walls(world, beat)
    if world.hands:
        step_hands(world, beat)
        if world.band.greats:
            step_great_hands(world, beat)
    if world.ash:
        step_ash(world)
    if not world.dying:
        if beat:
            recharge(world)
        before = world.climber.buttons
        buttons = what_answers(world, buttons) if world.vision.taken else lay_down(world, buttons)
        step_climber(world, buttons)
        if world.loops and not world.dying:
            step_loops(world, was, beat)
        step_child(world, buttons)
        step_lamps(world)
        if world.loops or world.level.gazes:
            step_gaze(world)
        if world.level.memories:
            find_memories(world)
        if world.level.hushes:
            hush(world)
        if world.level.brands and not world.branded:
            give(world)
        if world.level.arches:
            go_through(world, buttons & ~before)
        _passage(world)
        if world.level.doors:
            step_vision(world, beat)
        else:
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
    world.asleep = OPEN_HANDED if level.awake else 0
    world.alone = bool(world.memory or level.awake)
    if level.branded and not world.alone:
        world.branded = 1
    _lamp_state(world)


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
    world.vision = Vision()
    world.take_shape()
    child = world.child
    child.hurts = child.fear = child.cold = 0
    child.weigh(world)
    world.walls = [make_wall(spec) for spec in level.walls]
    world.hands = [make_hand(spec) for spec in level.hands]
    world.ash = [Ash() for _ in level.ash]
    world.ash_awake = 0
    world.loops = [make_loop(spec, world.alone) for spec in level.loops]
    world.gaze = Gaze(best=child.best)
    world.band = level.band(feet)
    world.near = near_walls(world)
    world.passage = passage_at(level, *world.middle, -1)
    heart = world.heart
    heart.stopped = heart.reviving = heart.revived = 0
    begin_rhythm(world, world.passage)


def _passage(world: World) -> None:
    """A passage is entered where one stands or hangs in it: a jump across its border is no visit."""
    if not world.climber.ground and world.climber.state != CLIMB:
        return
    passage = passage_at(world.level, *world.middle, world.passage)
    if passage != world.passage:
        world.passage = passage
        take_over(world, passage)
        world.say(events.PassageEntered(*world.middle, passage))


def _exit(world: World) -> None:
    """The middle of the climber in the exit: the next level, or the end of the climb."""
    if not world.level.holds(world.level.exit, *world.middle):
        return
    if world.place + 1 < len(world.levels):
        enter_level(world, world.place + 1)
        add_allowance(world, world.passage)
        world.say(events.MapEntered(*world.middle, world.place))
    else:
        world.end(EXIT)


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
