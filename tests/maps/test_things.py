"""The city's things in a map: weight fields, archways, memories, the brand, processions; and their faults."""

from dataclasses import replace

import pytest

from game.maps.digest import level_digest
from game.maps.problem import MapError
from game.maps.read import read
from game.sim import World, step
from game.sim.level import (
    GREAT,
    MOVERS,
    PROCESSION,
    TAKEN,
    ArchSpec,
    DoorSpec,
    FieldSpec,
    HandSpec,
    MemorySpec,
    Rect,
    TakingSpec,
)
from tests.maps.tmx import HOME, document, objects, prop, thing, tiles, write


def level_of(tmp_path, *things):
    return read(write(tmp_path, document(tiles() + objects(HOME + "".join(things))))).level


CITY = (
    thing(10, "WeightField", 16, 16, 64, 64, prop("first", "heavy")),
    thing(11, "Archway", 8, 80, 32, 32, prop("to", 12, "object")),
    thing(12, "Archway", 128, 80, 32, 32, prop("to", 11, "object")),
    thing(13, "Memory", 40, 40, 0, 0, prop("number", 4, "int")),
    thing(14, "Brand", 40, 112),
    thing(
        15, "Hand", 30, 112, 0, 0, prop("kind", "procession"), prop("side", "left"), prop("walk", 2, "int")
    ),
)


def test_they_become_what_the_rules_know(tmp_path):
    level = level_of(tmp_path, *CITY)
    assert level.fields == (FieldSpec(Rect(16, 16, 64, 64), 1),)
    assert level.arches == (ArchSpec(24, 112, 1), ArchSpec(144, 112, 0))
    assert level.memories == (MemorySpec(40, 40, 4),)
    assert level.brands == ((40, 112),)
    assert level.hands == (HandSpec(30, 112, PROCESSION, -1, 32),)
    world = World((level,))
    for buttons in (0, 2, 4, 16, 128) * 40:
        step(world, buttons)
    assert world.branded


def test_each_of_them_is_in_the_digest(tmp_path):
    digests = {level_digest(level_of(tmp_path, *CITY[:n])) for n in (0, 1, 3, 4, 5, 6)}
    assert len(digests) == 6


@pytest.mark.parametrize(
    ("things", "said"),
    [
        ((thing(11, "Archway", 8, 80, 32, 32),), "leads nowhere"),
        ((thing(11, "Archway", 8, 80, 32, 32, prop("to", 99, "object")),), "leads nowhere"),
        ((thing(11, "Archway", 8, 80, 32, 32, prop("to", 11, "object")),), "leads nowhere"),
        ((thing(13, "Memory", 8, 120),), "out of reach"),
        ((thing(13, "Memory", 40, 40), thing(16, "Memory", 60, 40)), "there twice"),
        ((thing(14, "Brand", 8, 140),), "stands inside stone"),
        ((thing(10, "WeightField", 16, 16),), "has no size"),
        ((thing(15, "Hand", 40, 20, 0, 0, prop("kind", "procession")),), "in the air"),
    ],
)
def test_what_is_wrong_with_them_is_one_line(tmp_path, things, said):
    with pytest.raises(MapError) as caught:
        level_of(tmp_path, *things)
    assert said in str(caught.value)


LAST = (
    thing(20, "Door", 8, 80, 32, 32),
    thing(21, "Vision", 60, 112),
    thing(22, "Taking", 90, 112, 0, 0, prop("takes", "jump")),
    thing(23, "Taking", 120, 112, 0, 0, prop("takes", "colour")),
)


def test_the_last_climb_becomes_what_the_rules_know(tmp_path):
    level = level_of(tmp_path, *LAST)
    assert level.doors == (DoorSpec(Rect(8, 80, 32, 32), (60, 112)),)
    assert level.takings == (TakingSpec(90, 112, TAKEN.index("jump")), TakingSpec(120, 112, 0))
    assert level_digest(level) != level_digest(level_of(tmp_path, *LAST[:3]))


@pytest.mark.parametrize(
    ("things", "said"),
    [
        (LAST[1:], "has a Taking but no Door"),
        (LAST[1:2], "has a Vision but no Door"),
        ((LAST[0], *LAST[2:]), "has no Vision"),
        (LAST[:2], "nothing is taken"),
        ((*LAST, thing(24, "Door", 64, 80, 32, 32)), "another Door"),
        ((*LAST, thing(24, "Vision", 64, 112)), "another Vision"),
        ((*LAST, thing(24, "Taking", 64, 112)), "colour is taken twice"),
        ((*LAST[:3], thing(24, "Taking", 64, 40)), "stands on nothing"),
        ((*LAST[:3], thing(24, "Taking", 64, 112, 0, 0, prop("takes", "hope"))), "takes"),
        ((thing(20, "Door", 8, 80), *LAST[1:]), "has no size"),
    ],
)
def test_what_is_wrong_with_the_last_climb_is_one_line(tmp_path, things, said):
    with pytest.raises(MapError) as caught:
        level_of(tmp_path, *things)
    assert said in str(caught.value)


def wall(number, *members):
    return thing(number, "ShiftingWall", 48, 16, 32, 16, prop("right", 2, "int"), *members)


CHAINED = prop("on", "chain")


def test_a_chain_knows_its_walls_however_they_are_sorted(tmp_path):
    low = thing(
        31, "ShiftingWall", 48, 64, 32, 16, prop("right", 2, "int"), CHAINED, prop("after", 30, "object")
    )
    level = level_of(tmp_path, wall(30), low)
    assert [spec.after for spec in level.walls] == [1, -1], "sorted from the foot up"
    assert level.chained == ((), (0,))
    other = replace(level, walls=tuple(replace(spec, on=0, after=-1) for spec in level.walls))
    assert level_digest(level) != level_digest(other)


@pytest.mark.parametrize(
    ("things", "said"),
    [
        ((wall(30, CHAINED),), "waits for no wall"),
        ((wall(30, CHAINED, prop("after", 1, "object")),), "waits for object 1, no ShiftingWall"),
        ((wall(30, CHAINED, prop("after", 99, "object")),), "waits for object 99, no ShiftingWall"),
        ((wall(30, CHAINED, prop("after", 30, "object")),), "waits for itself"),
        (
            (wall(30, CHAINED, prop("after", 31, "object")), wall(31, CHAINED, prop("after", 30, "object"))),
            "waits for itself, through the walls",
        ),
        ((wall(30, prop("every", 0, "int")),), "every"),
        ((thing(30, "ShiftingWall", 48, 16, 32, 16, prop("right", 90, "int")),), "leaves the map at"),
        ((thing(30, "ShiftingWall", 48, 16, 32, 16),), "goes nowhere"),
    ],
)
def test_what_is_wrong_with_a_wall_is_one_line(tmp_path, things, said):
    with pytest.raises(MapError) as fault:
        level_of(tmp_path, *things)
    lines = [line for line in str(fault.value).splitlines() if "ShiftingWall" in line or "every" in line]
    assert any(said in line and "object 3" in line for line in lines), str(fault.value)


# ---- the great hand


def great(number, x, y, points, *members):
    held = f"<properties>{''.join(members)}</properties>" if members else ""
    return (
        f'<object id="{number}" type="GreatHand" x="{x}" y="{y}">{held}<polyline points="{points}"/></object>'
    )


def test_a_great_hand_becomes_a_line(tmp_path):
    level = level_of(tmp_path, great(30, 16, 120, "0,0 64,0 64,-64", prop("speed", 3.0, "float")))
    assert level.hands == (HandSpec(16, 120, GREAT, path=((16, 120), (80, 120), (80, 56)), speed=205),)
    other = level_of(tmp_path, great(30, 16, 120, "0,0 64,0 64,-48", prop("speed", 3.0, "float")))
    assert level_digest(level) != level_digest(other)


@pytest.mark.parametrize(
    ("things", "said"),
    [
        ((thing(30, "GreatHand", 16, 80),), "is no line"),
        ((great(30, 16, 120, "0,0 900,0"),), "leaves the map"),
        ((great(30, 16, 120, "0,0 0,100"),), "leaves the map"),
        ((great(30, 16, 120, "0,0 20,0"),), "goes nowhere"),
        ((great(30, 16, 120, "0,0 0,0 0,0"),), "goes nowhere"),
        ((great(30, 16, 120, " ".join(f"{k},{k % 2 * 8}" for k in range(70))),), "more than 64 corners"),
        ((great(30, 16, 120, "0,0 64,0", prop("speed", 0.0, "float")),), "keep it from 0.1 to 9"),
        ((great(30, 16, 120, "0,0 64,0", prop("speed", 12.0, "float")),), "keep it from 0.1 to 9"),
        ((thing(30, "Hand", 40, 112, 0, 0, prop("kind", "great")),), "choose one of ankle, wall, procession"),
    ],
)
def test_what_is_wrong_with_a_great_hand_is_one_line(tmp_path, things, said):
    with pytest.raises(MapError) as caught:
        level_of(tmp_path, *things)
    assert said in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_a_procession_that_leaves_its_floor_is_a_warning(tmp_path):
    def warnings(walk, *more):
        hand = thing(30, "Hand", 40, 112, 0, 0, prop("kind", "procession"), prop("walk", walk, "int"), *more)
        return [p.what for p in read(write(tmp_path, document(tiles() + objects(HOME + hand)))).warnings]

    assert not any("leaves its floor" in what for what in warnings(2))
    assert any("leaves its floor" in what for what in warnings(40))
    on_purpose = prop("over_gaps", "true", "bool")
    assert not any("leaves its floor" in what for what in warnings(40, on_purpose))


# ---- what every mover of a wall does on bad values


def mover(on, *members, right=1):
    link = (prop("after", 31, "object"),) if on == "chain" else ()
    moves = prop("right", right, "int"), prop("on", on)
    return thing(30, "ShiftingWall", 16, 80, 16, 16, *moves, *link, *members), thing(
        31, "ShiftingWall", 64, 16, 16, 16, prop("right", 1, "int")
    )


BAD = (
    (("every", 0, "int"), "every is '0'; keep it from 1 to 64"),
    (("every", 65, "int"), "keep it from 1 to 64"),
    (("travel", 0.0, "float"), "keep it from 0.02 to 60"),
    (("rest", -1.0, "float"), "keep it from 0 to 600"),
    (("wait", -1.0, "float"), "keep it from 0 to 60"),
)


@pytest.mark.parametrize("on", MOVERS)
@pytest.mark.parametrize(("member", "said"), BAD, ids=[f"{m[0]} {m[1]}" for m, _ in BAD])
def test_a_bad_number_of_any_mover_is_one_line(tmp_path, on, member, said):
    with pytest.raises(MapError) as caught:
        level_of(tmp_path, *mover(on, prop(*member)))
    assert said in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("on", MOVERS)
def test_a_stop_outside_the_map_is_one_line_for_any_mover(tmp_path, on):
    with pytest.raises(MapError) as caught:
        level_of(tmp_path, *mover(on, right=40))
    assert "leaves the map" in str(caught.value)


@pytest.mark.parametrize("on", MOVERS)
def test_the_least_and_the_most_of_any_mover_play_without_a_fault(tmp_path, on):
    for every, travel, rest, wait in ((1, 0.02, 0.0, 0.0), (64, 60.0, 600.0, 60.0)):
        members = (
            prop("every", every, "int"), prop("travel", travel, "float"), prop("rest", rest, "float"),
            prop("wait", wait, "float"),
        )  # fmt: skip
        world = World((level_of(tmp_path, *mover(on, *members)),))
        for n in range(300):
            step(world, (0, 2, 1, 16, 128)[n // 20 % 5])


@pytest.mark.parametrize(
    ("things", "said"),
    [
        (mover("beat", prop("after", 31, "object")), "`after` means nothing"),
        (mover("time", prop("rest", 0.1, "float")), "before its seam is full"),
        (mover("kneel", prop("rest", 0.1, "float")), "before its seam is full"),
    ],
)
def test_what_is_odd_about_a_mover_is_a_warning(tmp_path, things, said):
    found = read(write(tmp_path, document(tiles() + objects(HOME + "".join(things)))))
    assert any(said in problem.what for problem in found.warnings)
