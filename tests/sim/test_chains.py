"""Walls that set each other off, hands that a passing wall puts to sleep, and the promise before every grasp."""

import random
from dataclasses import replace

import pytest
from rooms import named, play, room, settle, watch

from game.files import shipped
from game.maps.read import read
from game.sim import World, digest, restore, snapshot, step, tuning
from game.sim.buttons import HOLD, LEFT, RIGHT
from game.sim.level import ON_CHAIN, ON_TIME, ON_TOUCH, WALL, HandSpec, Rect, WallSpec
from game.sim.mirrored import mirrored
from game.sim.space import apart
from game.sim.things.hand import GRASP, SLEEP

HALL = "\n".join(["." * 40] * 8 + ["..S" + "." * 37, "#" * 40])
FLOOR = 9 * 16


def wall(x: int, dx: int, **more) -> WallSpec:
    """A wall of two tiles in the air that goes to and fro."""
    return WallSpec(32, 32, ((x, 32), (x + dx, 32)), **more)


def chain(*, after: int = 0, travel: int = 24) -> World:
    """A wall that moves by time, and one that moves when it has arrived."""
    first = wall(160, 64, on=ON_TIME, rest=90, travel=travel)
    return settle(room(HALL, walls=(first, wall(320, 64, on=ON_CHAIN, after=after))))


def moves(world: World, ticks: int) -> list[tuple[str, int, int]]:
    """(what, which wall, tick) of all that moves."""
    found = []
    for _ in range(ticks):
        for event in step(world, 0):
            if type(event).__name__ in ("WallMoved", "WallArrived"):
                found.append((type(event).__name__, event.wall, world.tick))
    return found


def test_a_chained_wall_moves_a_breath_after_the_one_it_waits_for_has_arrived():
    said = moves(chain(), 400)
    arrivals = [tick for what, n, tick in said if (what, n) == ("WallArrived", 0)]
    departures = [tick for what, n, tick in said if (what, n) == ("WallMoved", 1)]
    assert len(departures) >= 2
    for came, went in zip(arrivals, departures, strict=False):
        assert went - came in (tuning.BREATH, tuning.BREATH - 1, tuning.BREATH + 1)


def test_its_seam_fills_meanwhile():
    world = chain()
    seams = []
    for w in watch(world, "300 "):
        if w.walls[1].left:
            break
        seams.append(w.walls[1].seam)
    full = seams.index(max(seams))
    assert max(seams) >= tuning.BREATH
    assert seams[full - 20 : full] == sorted(seams[full - 20 : full])
    assert seams[0] == 0


def test_by_itself_it_never_moves():
    level = room(HALL, walls=(wall(160, 64, on=ON_TOUCH), wall(320, 64, on=ON_CHAIN, after=0)))
    assert moves(settle(level), 900) == []


def test_a_chain_goes_on_from_wall_to_wall():
    walls = (
        wall(96, 32, on=ON_TIME, rest=400), wall(192, 32, on=ON_CHAIN, after=0),
        wall(288, 32, on=ON_CHAIN, after=1), wall(384, 32, on=ON_CHAIN, after=2),
    )  # fmt: skip
    said = [(what, n) for what, n, _ in moves(settle(room(HALL, walls=walls)), 800)]
    order = [n for what, n in said if what == "WallMoved"]
    assert order[:4] == [0, 1, 2, 3]
    assert said.index(("WallArrived", 0)) < said.index(("WallMoved", 1)) < said.index(("WallArrived", 1))


def test_one_that_travels_still_sets_out_again_after_it_has_arrived():
    first = wall(160, 64, on=ON_TIME, rest=1, travel=20)
    slow = wall(320, 64, on=ON_CHAIN, after=0, travel=200)
    said = moves(settle(room(HALL, walls=(first, slow))), 700)
    slow_moves = [tick for what, n, tick in said if (what, n) == ("WallMoved", 1)]
    assert 230 <= slow_moves[1] - slow_moves[0] <= 232, "its travel, and a breath"


def test_a_stopped_heart_stops_it():
    world = chain()
    play(world, "130 ")
    world.heart.stopped = 1
    assert not [move for move in moves(world, 100) if move[0] == "WallMoved"]


def test_the_order_in_the_map_means_nothing_but_a_tick():
    there = moves(chain(), 300)
    swapped = room(HALL, walls=(wall(320, 64, on=ON_CHAIN, after=1), wall(160, 64, on=ON_TIME, rest=90)))
    back = moves(settle(swapped), 300)
    assert [(what, 1 - n) for what, n, _ in back] == [(what, n) for what, n, _ in there]
    assert all(abs(a[2] - b[2]) <= 1 for a, b in zip(there, back, strict=True))


def test_rollback_holds_in_a_chain():
    world = chain()
    for _ in range(40):
        kept = snapshot(world)
        play(world, "17 R")
        after = digest(world)
        restore(world, kept)
        play(world, "17 R")
        assert digest(world) == after


def test_a_mirrored_chain_is_the_chain_mirrored():
    world = chain()
    other = World((mirrored(world.level),), world.seed)
    for _ in range(4):
        step(other, 0)
    wide = world.level.width * 16
    for _ in range(400):
        step(world, 0)
        step(other, 0)
        assert [wide - w.x - w.w for w in other.walls] == [w.x for w in world.walls]


# ---- a wall that passes over a hand


def passing(**more) -> World:
    """A wall that comes down beside a hand that the climber has woken."""
    hand = HandSpec(80, FLOOR)
    down = WallSpec(16, 48, ((88, 32), (88, 96)), on=ON_TIME, rest=200, travel=30)
    return settle(room(HALL, hands=(hand,), walls=(down,), **more))


def test_a_passing_wall_puts_hands_to_sleep_for_four_beats():
    world = passing()
    assert tuning.WALL_SLEEP == 4
    asleep, beats = [], 0
    for w in watch(world, "240 "):
        if w.walls[0].left:
            break
    assert w.hands[0].state != SLEEP, "it was awake"
    for _ in range(30):
        step(world, 0)
    world.walls[0].rest = 9999
    for _ in range(1200):
        beats += len(named(step(world, 0), "Beat"))
        asleep.append(world.hands[0].state == SLEEP)
        if not asleep[-1]:
            break
    assert asleep[0]
    assert beats == 4


def test_only_near_it():
    world = settle(
        room(HALL, hands=(HandSpec(80, FLOOR),), walls=(WallSpec(16, 16, ((112, 0), (112, 16)), on=ON_TIME),))
    )
    assert not named(play(world, "300 "), "HandNumbed")


def test_it_lets_go_of_whom_it_has():
    world = settle(room(HALL, hands=(HandSpec(40, FLOOR),)))
    while world.climber.held_by < 0:
        step(world, 0)
    spec = WallSpec(16, 48, ((48, 32), (48, 96)), on=ON_TIME, rest=0, travel=30)
    level = replace(world.level, walls=(spec,))
    held = World((level,), world.seed)
    while held.climber.held_by < 0 and held.tick < 900:
        held.walls[0].rest = 9
        step(held, 0)
    assert held.climber.held_by == 0
    said = play(held, "60 ")
    assert named(said, "HandNumbed")
    assert named(said, "Freed")
    assert held.climber.held_by < 0


# ---- the promise: no grasp without its announcement

CITY = sorted(
    path
    for path in (*shipped("levels").glob("*.tmx"), *shipped("levels", "gallery").glob("*.tmx"))
    if 'template="../templates/hand.tx"' in path.read_text()
    or 'template="templates/hand.tx"' in path.read_text()
)


@pytest.mark.parametrize("path", CITY, ids=lambda path: path.stem)
@pytest.mark.parametrize("rules", ["standard", "gentle", "vigil"])
def test_no_grasp_that_was_not_announced_thirty_ticks_before(path, rules):
    """Dropped beside hands at random and pushed about: a hand that grasps has opened 30 ticks ago or more,
    has opened since it last did anything else, and is the only one that has hold."""
    level = read(path).level
    dice = random.Random(f"{path.stem} {rules}")
    world = World((level,), 1, rules)
    opened: dict[int, int] = {}
    grasps = hang = 0
    for n in range(6000):
        if n % 300 == 0:
            world.to_lamp()
            opened.clear()
            hand = dice.choice(level.hands)
            c = world.climber
            c.x, c.y = hand.x - 8 + dice.randrange(-40, 40), hand.y - 22 - dice.randrange(0, 24)
            hang = 0
            if hand.kind == WALL:  # hanging beside it, for as long as the arm bears
                c.x, c.y = (hand.x if hand.side > 0 else hand.x - 16), hand.y - dice.randrange(0, 24)
                hang = HOLD | (LEFT if hand.side > 0 else RIGHT)
            c.x %= level.wrap or level.width * 16
            c.ground = 0
        buttons = hang or (
            dice.choice((0, 0, 1, 2, 2, 34, 33)) if n % 7 == 0 else world.climber.buttons & ~16
        )
        for event in step(world, buttons):
            what = type(event).__name__
            if what == "HandOpened":
                opened[event.hand] = world.tick
            elif what == "HandRecoiled":
                opened.pop(event.hand, None)
            elif what == "Grasped":
                grasps += 1
                assert world.tick - opened.pop(event.hand) >= 30
        assert sum(hand.state == GRASP for hand in world.hands) <= 1
    assert grasps, "somebody was grasped"


def test_the_promise_is_kept_by_the_order_of_a_hand_s_states_not_by_luck():
    """A hand that opened for a tick less would break it: this test fails then."""
    assert tuning.HAND_OPENING >= 30
    world = settle(room(HALL, hands=(HandSpec(40, FLOOR),), exit=Rect(0, 0, 1, 1)))
    opened = 0
    while world.climber.held_by < 0:
        if named(step(world, 0), "HandOpened"):
            opened = world.tick
    assert 30 <= world.tick - opened <= tuning.HAND_OPENING + tuning.HAND_REACH


@pytest.mark.parametrize("path", CITY, ids=lambda path: path.stem)
def test_every_hand_that_a_wall_can_pass_over_is_known_to_it(path):
    """Played at random, with every hand asked: none is reached that the level left out for a wall."""
    level = read(path).level
    world = World((level,))
    dice = random.Random(path.stem)
    for _ in range(1500):
        step(world, dice.choice((0, 2, 2, 18, 1)))
        for wall, known in zip(world.walls, level.passes, strict=True):
            for n, hand in enumerate(world.hands):
                near_y = -tuning.WALL_NUMBS <= hand.y - wall.y <= wall.h + tuning.WALL_NUMBS
                off = apart(hand.x, wall.x + wall.w // 2, level.wrap) + wall.w // 2
                if near_y and -tuning.WALL_NUMBS <= off <= wall.w + tuning.WALL_NUMBS:
                    assert n in known
