"""The bound: what no climber can reach is out of it, and nothing that one can."""

import pytest

from game.maps import reach
from game.maps.reach import Bound
from game.sim import World, step
from game.sim.buttons import HOLD, JUMP, LEFT, RIGHT, UP
from game.sim.level import ArchSpec, FieldSpec, Rect, WallSpec
from tests.sim.rooms import room
from tools.fuzz_bound import draw_room, fuzz_bound, play


def met(level, brand=None) -> bool:
    bound = Bound(level, brand)
    x, feet = level.start
    return bound.reach(
        (x - 8) % level.wrap if level.wrap else x - 8, feet - 22, bound.rows.box(level.exit)
    ).goal


def ledge(up: int, over: int = 3, **extra):
    """An island, and a ledge so many tiles higher, after so many tiles of nothing."""
    rows = ["." * 30 for _ in range(16)]
    rows[15 - up] = "." * (6 + over) + "###" + "." * (21 - over)
    rows[14 - up] = "." * (7 + over) + "E" + "." * (22 - over)
    rows[14] = rows[14][:4] + "S" + rows[14][5:]
    rows[15] = "...###" + rows[15][6:]
    return room("\n".join(["^" + row[1:-1] + "^" for row in rows]), **extra)


@pytest.mark.parametrize(("up", "goes"), [(1, True), (3, True), (5, True), (7, False), (9, False)])
def test_how_high_a_leap_may_go(up, goes):
    assert met(ledge(up)) is goes


@pytest.mark.parametrize(("over", "goes"), [(3, True), (7, True), (18, False)])
def test_how_far_a_leap_may_go(over, goes):
    assert met(ledge(0, over)) is goes


def test_a_wall_can_be_climbed_however_high_and_a_sealed_room_cannot_be_left():
    shaft = ["E....#"] * 3 + [".....#"] * 30 + ["S....#", "######"]
    assert met(room("\n".join(shaft)))
    sealed = shaft.copy()
    sealed[12] = "######"
    assert not met(room("\n".join(sealed)))


def test_light_weight_the_brand_and_an_archway_lead_further():
    assert not met(ledge(7))
    assert met(ledge(7, fields=(FieldSpec(Rect(0, 0, 480, 256)),)))
    assert met(ledge(7), brand=True)
    far = ledge(8)
    x, feet = 7 * 16 + 3 * 16 + 8, (15 - 8) * 16
    assert met(ledge(8, arches=(ArchSpec(far.start[0], far.start[1], 1), ArchSpec(x, feet, 0))))


def test_a_wall_that_moves_carries():
    lift = WallSpec(32, 16, ((112, 224), (112, 96)), 3, 1, 60, 30)
    assert not met(ledge(8, 4))
    assert met(ledge(8, 4, walls=(lift,)))


def test_the_seam_is_no_edge():
    text = "\n".join(["^" * 20, "." * 20, "E" + "." * 18 + "S", "##" + "^" * 16 + "##"])
    assert met(room(text, spiral=True))
    assert not met(room(text))


def test_a_run_a_late_jump_and_a_climb_stay_in_it():
    level = room("\n".join(["." * 40] * 10 + ["...S" + "." * 36, "#######" + "." * 33] + ["." * 40] * 3))
    x, feet = level.start
    found = Bound(level).reach(x - 8, feet - 22)
    for late in range(8):
        world = World((level,))
        edge = 0
        for _ in range(200):
            edge += not world.climber.ground or edge > 0
            step(world, RIGHT | (JUMP if edge > late else 0))
            if world.dying:
                break
            assert found.has(world.climber.x, world.climber.y), (late, world.climber)


def test_kicks_and_hops_stay_in_it():
    level = room(
        "\n".join(["." * 30] * 12 + ["....S#" + "." * 24] + ["....####" + "." * 22] + ["." * 30] * 3)
    )
    x, feet = level.start
    found = Bound(level).reach(x - 8, feet - 22)
    for wait in range(2, 16):
        world = World((level,))
        tape = [RIGHT | JUMP] * wait + [0, LEFT | JUMP] + [LEFT | JUMP] * 60
        for buttons in [*tape, *[RIGHT | UP | HOLD] * 40]:
            step(world, buttons)
            if world.dying:
                break
            assert found.has(world.climber.x, world.climber.y), wait


def test_random_play_never_leaves_it():
    rooms, looked, escapes = fuzz_bound(15_000, seed=2, shipped_too=False)
    assert (rooms >= 1, looked >= 15_000, list(map(str, escapes))) == (True, True, [])


def test_the_fuzz_sees_a_bound_that_is_too_tight(monkeypatch):
    whole = reach._Flood._chain

    def low(self, *args, **more):
        first = whole(self, *args, **more)
        for stage in self.stages[first:]:
            stage.lo = max(stage.lo, -2)
        return first

    monkeypatch.setattr(reach._Flood, "_chain", low)
    found = [play(level, Bound(level), 3000, 1)[1] for level in map(draw_room, (41, 42, 47, 50))]
    assert any(found)


def test_through_the_door_lies_the_vision():
    """Its climb is out of the bound's sight without the door, and in it with the door."""
    from dataclasses import replace

    from game.files import shipped
    from game.maps.read import read
    from game.replay.format import read_tape

    level = read(shipped("levels", "gallery", "door.tmx")).level
    tape = read_tape(shipped("levels", "gallery", "proofs", "door.climb"))
    x, feet = level.start
    with_it = Bound(level).reach(x - 8, feet - 22)
    without = Bound(replace(level, doors=(), takings=())).reach(x - 8, feet - 22)
    world = World((level,))
    left_out = 0
    for buttons in tape.inputs:
        step(world, buttons)
        assert with_it.has(world.climber.x, world.climber.y)
        left_out += not without.has(world.climber.x, world.climber.y)
    assert left_out > 300
