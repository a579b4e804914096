"""Practice: slots, lamps, a passage again and again, and time taken back as if it had never been."""

import random

import pytest

from game.files import shipped
from game.maps.read import read
from game.replay import read_tape
from game.replay.find import find_maps
from game.replay.player import open_world
from game.sim import digest, step
from game.sim.buttons import HOLD, JUMP, LEFT, RIGHT
from game.sim.events import Died
from game.sim.level import PassageSpec, Rect
from game.sim.world import World
from game.speedrun.drill import BACK, SLOTS, Drill, empty_slots
from game.speedrun.learned import Learned
from tests.sim.rooms import room

MAP = read(shipped("levels", "2-stairs.tmx"))
TAPE = read_tape(shipped("levels", "proofs", "2-stairs.climb"))


@pytest.fixture
def drill():
    return Drill(World((MAP.level,), 1), Learned(), empty_slots())


def fingers(seed, ticks):
    dice, held = random.Random(seed), 0
    for tick in range(ticks):
        if tick % 9 == 0:
            held = dice.choice([RIGHT, RIGHT | JUMP, LEFT, HOLD, 0, JUMP])
        yield held


GALLERY = sorted(shipped("levels", "gallery", "proofs").glob("*.climb"))


@pytest.mark.parametrize(
    "path", [shipped("levels", "proofs", "2-stairs.climb"), *GALLERY], ids=lambda p: p.stem
)
def test_ten_seconds_taken_back_and_played_on_are_as_if_they_had_never_been(path):
    """On every golden climb: ten seconds of other play, taken back, and the climb goes on as it was."""
    tape = read_tape(path)
    levels = [map.level for map in find_maps(tape, path).maps]
    plain = open_world(tape, levels)
    drill = Drill(open_world(tape, levels), Learned(), empty_slots())
    drill.world = open_world(tape, levels)  # a drill begins at the lamp; the tape where it began
    dice = random.Random(7)
    stop = dice.randrange(1, max(2, len(tape.inputs) * 2 // 3))
    for tick, buttons in enumerate(tape.inputs):
        step(plain, buttons)
        if plain.ending:
            break
        if tick == stop:
            drill.history.clear()
        drill.tick(buttons)
        if tick == stop:
            for other in fingers(tick, 600):
                drill.tick(other)
            assert drill.back(600) == 600
            assert digest(drill.world) == digest(plain)
        if tick == stop + 300:
            break
    if not plain.ending:
        assert digest(drill.world) == digest(plain)


def test_not_more_is_taken_back_than_was_kept(drill):
    for _ in range(BACK + 100):
        drill.tick(RIGHT)
    assert drill.back(10 * BACK) == BACK
    assert drill.back(1) == 0


def test_nine_slots_hold_a_state_each(drill):
    kept = []
    for slot in range(SLOTS):
        for buttons in fingers(slot, 40):
            drill.tick(buttons)
        drill.save(slot)
        kept.append(digest(drill.world))
    for slot in reversed(range(SLOTS)):
        assert drill.load(slot)
        assert digest(drill.world) == kept[slot]
        assert drill.time is None
    assert not Drill(World((MAP.level,), 1), Learned(), empty_slots()).load(0)


def test_every_lamp_can_be_stood_at_in_its_lamp_state(drill):
    for lamp, spec in enumerate(MAP.level.lamps):
        drill.to_lamp(lamp)
        c, child = drill.world.climber, drill.world.child
        assert abs(c.x + 8 - spec.x) <= 1
        assert (child.hurts, child.fear, child.cold) == (0, 0, 0)
    drill.to_lamp(-1)
    assert drill.world.climber.x + 8 == MAP.level.start[0]
    drill.to_lamp(999)
    assert drill.world.lamp == len(MAP.level.lamps) - 1


def through_first(drill):
    """Play the golden climb until it is in the next passage."""
    for buttons in TAPE.inputs:
        said = drill.tick(buttons)
        if drill.last is not None:
            return said
    raise AssertionError("never got through")


def test_a_passage_from_its_lamp_has_a_time_and_a_best(drill):
    through_first(drill)
    assert drill.best_now
    first = drill.last
    assert drill.learned.best(MAP.level, MAP.level.passages[0].name) == first
    assert drill.passage == 1
    drill.to_lamp(-1)
    drill.last = None
    for _ in range(20):
        drill.tick(0)
    assert drill.time == 20


def test_in_a_loop_one_is_back_at_the_beginning_and_each_time_is_the_same_music(drill):
    drill.loop = True
    start = digest_of_rhythm(drill.world)
    through_first(drill)
    assert drill.passage == 0
    assert drill.world.passage == 0
    assert drill.time == 0
    assert digest_of_rhythm(drill.world) == start


def digest_of_rhythm(world):
    return world.heart.left, world.heart.period, world.heart.kind


def test_who_dies_is_noted_where(drill):
    drill.world.die("void")
    place = drill.world.climber.x // 16, drill.world.climber.y // 16
    drill.world.events = []
    drill.learned.fell(MAP.level, drill.world.climber.x, drill.world.climber.y)
    assert drill.learned.of(MAP.level).falls == {place: 1}


def test_deaths_in_the_ticks_are_counted(drill):
    deaths = 0
    for seed in range(40):
        for buttons in fingers(seed, 200):
            deaths += any(isinstance(event, Died) for event in drill.tick(buttons))
    assert sum(drill.learned.of(MAP.level).falls.values()) == deaths == drill.world.deaths


def test_nothing_ends_in_practice(drill):
    drill.to_lamp(len(MAP.level.lamps) - 1)
    drill.world.end(1)
    drill.tick(0)
    assert not drill.world.ending
    assert drill.world.lamp == len(MAP.level.lamps) - 1


ROOM = """
    ...............
    S....L.......E.
    ###############
"""


def lampless():
    """A drill in a room of two passages, the second without a lamp."""
    level = room(
        ROOM,
        passages=(
            PassageSpec("first", Rect(0, 0, 112, 48)),
            PassageSpec("second", Rect(112, 0, 128, 48), lamp=False),
        ),
    )
    return Drill(World((level,), 1), Learned(), empty_slots())


def test_a_passage_without_a_lamp_is_begun_where_it_was_come_into():
    drill = lampless()
    while drill.world.passage == 0:
        drill.tick(RIGHT)
    entered = digest(drill.world)
    drill.loop = True
    for _ in range(300):
        drill.tick(RIGHT)
        assert drill.passage == 1
    assert drill.last is not None
    drill.again()
    assert digest(drill.world) == entered
    assert drill.time == 0
    drill.world.die("void")
    for _ in range(80):
        drill.tick(0)
    assert drill.world.passage == 1


def test_where_nobody_has_come_into_it_the_loop_ends_and_the_lamp_is_gone_back_to():
    drill = lampless()
    drill.passage, drill.loop = 1, True
    drill.again()
    assert not drill.loop
    assert drill.world.passage == drill.passage == 0
