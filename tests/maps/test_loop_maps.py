"""Loops in a map: what they become, and every fault of theirs in one line."""

import pytest

from game.maps.digest import level_digest
from game.maps.problem import MapError
from game.maps.read import check, read
from game.sim import World, step
from game.sim.level import COUNT, FOLLOW, KNEEL, TURN, GazeSpec, LoopSpec, OdditySpec, Rect
from tests.maps.tmx import document, objects, prop, thing, tiles, write

WIDE, HIGH = 200, 30
TOP, FLOOR = 12, 17  # rows of tiles: the corridor lies between them
BEGINS, ENDS = 40 * 16, 72 * 16
BOX = Rect(BEGINS, TOP * 16, ENDS - BEGINS, (FLOOR - TOP) * 16)


def hall(changes: dict[tuple[int, int], str] | None = None, wide: int = WIDE) -> str:
    """A corridor through stone; `changes`: other tiles at some places."""
    grid = [list("#" * wide) for _ in range(HIGH)]
    for row in grid[TOP:FLOOR]:
        row[1:-1] = "." * (wide - 2)
    for (x, y), ch in (changes or {}).items():
        grid[y][x] = ch
    return "\n".join("".join(row) for row in grid)


def loop(*members, number=10, x=BEGINS, y=TOP * 16, w=BOX.w, h=BOX.h):
    return thing(number, "Loop", x, y, w, h, *members)


def elsewhere(number=11, x=BEGINS + 64 * 16, w=BOX.w):
    return thing(number, "Elsewhere", x, TOP * 16, w, BOX.h)


START = thing(1, "Start", 40, FLOOR * 16)
EXIT = thing(2, "Exit", WIDE * 16 - 64, FLOOR * 16 - 48, 16, 48)
ODD = thing(12, "Oddity", BEGINS + 100, TOP * 16 + 30, 0, 0, prop("first", 3, "int"), prop("look", "frame"))
RULE = {name: prop("rule", name) for name in ("turn", "kneel", "backwards", "count", "beat", "follow")}


def write_map(tmp_path, *things, text=None, properties="", end=EXIT):
    drawn = text or hall()
    return write(
        tmp_path,
        document(tiles(drawn) + objects(START + end + "".join(things)), text=drawn, properties=properties),
    )


def level_of(tmp_path, *things, **more):
    return read(write_map(tmp_path, *things, **more)).level


def test_they_become_what_the_rules_know(tmp_path):
    level = level_of(
        tmp_path,
        loop(RULE["kneel"], prop("out", 11, "object")),
        elsewhere(),
        ODD,
        thing(13, "Gaze", 800, 230, 0, 0, prop("reach", 5, "int")),
    )
    assert level.loops == (LoopSpec(BOX, KNEEL, 0, 2, 0, (64 * 16, 0)),)
    assert level.oddities == (OdditySpec(BEGINS + 100, TOP * 16 + 30, 0, 3, 3, 1),)
    assert level.gazes == (GazeSpec(800, 230, 80),)
    world = World((level,))
    for buttons in (0, 2, 4, 16, 64) * 40:
        step(world, buttons)


def test_each_of_them_is_in_the_digest_but_not_its_look(tmp_path):
    made = (
        (),
        (loop(RULE["count"]),),
        (loop(RULE["count"], prop("count", 3, "int")),),
        (loop(RULE["count"]), ODD),
        (loop(RULE["count"]), thing(13, "Gaze", 800, 230)),
        (loop(RULE["count"], prop("way", "left")),),
        (loop(RULE["count"], prop("out", 11, "object")), elsewhere()),
    )
    digests = {level_digest(level_of(tmp_path, *things)) for things in made}
    assert len(digests) == len(made)
    other = ODD.replace("frame", "window")
    assert level_digest(level_of(tmp_path, loop(RULE["count"]), other)) in digests


def test_it_is_walked_without_a_seam(tmp_path):
    level = level_of(tmp_path, loop(RULE["count"]))
    assert level.loops[0].rule == COUNT
    world = World((level,))
    said = [event for _ in range(1200) for event in step(world, 2)]
    assert sum(type(event).__name__ == "LoopPassed" for event in said) == 2
    assert world.climber.vx == 683, "nothing stopped it"


FAULTS = {
    "an unknown rule": (loop(prop("rule", "sideways")), "rule is 'sideways'", "choose one of turn, kneel"),
    "n = 0": (loop(RULE["count"], prop("count", 0, "int")), "count is '0'", "from 1 to 16"),
    "no size": (thing(10, "Loop", BEGINS, 200), "the Loop has no size", "rectangle"),
    "off the map": (loop(x=-64), "the Loop reaches out of the map", "inside"),
    "quite off the map": (loop(x=-6400), "the Loop lies outside the map", "move it inside"),
    "an uneven length": (loop(w=500), "the Loop is 31.25 tiles long", "multiples of 32 tiles"),
    "too long": (loop(w=128 * 16), "a pass of the Loop takes more than 12 s", "make it 96 tiles or less"),
    "no end": (loop(y=2 * 16, h=64), "the Loop has no end: there is stone", "over the open space"),
    "out is nothing": (loop(prop("out", 77, "object")), "its `out`, object 77, is no Elsewhere", "point it"),
    "out is a Start": (loop(prop("out", 1, "object")), "its `out`, object 1, is no Elsewhere", "point it"),
    "another size": (
        loop(prop("out", 11, "object")) + elsewhere(w=400),
        "its Elsewhere (object 11) has another size",
        "make both 512 x 80",
    ),
    "an uneven elsewhere": (
        loop(prop("out", 11, "object")) + elsewhere(x=BEGINS + 1000),
        "its Elsewhere is not a whole picture away",
        "multiples of 32",
    ),
    "a lonely elsewhere": (elsewhere(), "no Loop leads to this Elsewhere", "`out`"),
    "two in one place": (
        loop() + loop(number=14, x=BEGINS + 256),
        "it overlaps another Loop (object 10)",
        "move their edges apart",
    ),
    "nothing differs": (loop(RULE["kneel"]), "nothing differs in the Loop", "put an Oddity in it"),
    "backwards upward": (
        loop(RULE["backwards"], prop("way", "up"), h=64),
        "nobody can go up or down backwards",
        "left or right",
    ),
    "an oddity without a loop": (ODD, "the Oddity lies in no Loop", "move it"),
    "an oddity that is always there": (
        loop() + ODD.replace("</properties>", prop("every", 1, "int") + "</properties>"),
        "every is '1'",
        "from 2 to 16",
    ),
    "a gaze outside": (thing(13, "Gaze", -200, 20), "the Gaze lies outside the map", "move it"),
    "too near the side": (loop(x=10 * 16), "nearer than 21 tiles to the map's side", "move it inward"),
    "a lamp at one end": (
        loop() + thing(15, "Lamp", ENDS + 48, FLOOR * 16),
        "the Lamp at (75, 17) is in sight of one",
        "move it out of sight",
    ),
    "a hand at one end": (
        loop() + thing(15, "Hand", BEGINS + 48, FLOOR * 16),
        "the Hand at (43, 17) has no like at (75, 17)",
        "put a Hand there too",
    ),
    "a field at one end": (
        loop() + thing(15, "WeightField", ENDS - 64, 0, 64, 480),
        "a WeightField lies at one of (68, 0) and (36, 0)",
        "over both, or over neither",
    ),
    "an exit at one end": (
        loop(x=BEGINS + 98 * 16),
        "the Exit at (196, 16) is in sight of one",
        "move it out of sight",
    ),
    "a chase over it": (
        loop()
        + f'<object id="15" type="GreatHand" x="{ENDS - 200}" y="400"><polyline points="0,0 400,-100"/></object>',
        "the GreatHand at (59, 25) is in sight of one",
        "move it out of sight",
    ),
    "a wall at one end": (
        loop()
        + thing(15, "ShiftingWall", ENDS - 64, TOP * 16, 32, 32, prop("down", 2, "int")),
        "the ShiftingWall at (68, 12) has no like at (36, 12)",
        "put a ShiftingWall there too",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_one_line(tmp_path, fault):
    things, what, todo = FAULTS[fault]
    with pytest.raises(MapError) as caught:
        level_of(tmp_path, things)
    (problem,) = [p for p in caught.value.problems if p.grave]
    assert what in problem.what and todo in problem.todo
    assert "\n" not in str(problem)
    assert problem.object


@pytest.mark.parametrize(
    ("change", "where"), [((75, 14), "(75, 14)"), ((68, 11), "(68, 11)"), ((43, 25), "(75, 25)")]
)
def test_tiles_that_do_not_match_are_named(tmp_path, change, where):
    changed = hall({change: "." if change[1] == 25 else "b" if change[1] == 14 else "="})
    with pytest.raises(MapError) as caught:
        level_of(tmp_path, loop(), text=changed)
    (problem,) = caught.value.problems
    assert "its end and its beginning do not look alike: tile" in problem.what
    assert where in problem.what and problem.todo == "make both the same"


def test_what_is_out_of_sight_may_differ(tmp_path):
    level_of(tmp_path, loop(), text=hall({(110, 14): "b", (10, 14): "b"}))


def test_where_it_leads_must_look_alike_too(tmp_path):
    things = loop(RULE["count"], prop("out", 11, "object")), elsewhere()
    level_of(tmp_path, *things, text=hall({(BOX.right // 16 + 64 + 26, 14): "b"}))
    with pytest.raises(MapError) as caught:
        level_of(tmp_path, *things, text=hall({(BOX.right // 16 + 64 + 12, 14): "b"}))
    assert "its end and its Elsewhere do not look alike" in caught.value.problems[0].what


def test_who_turns_back_leaves_by_the_beginning(tmp_path):
    """So there the two must look alike, and not at the end."""
    things = loop(RULE["turn"], prop("out", 11, "object")), elsewhere()
    level = level_of(tmp_path, *things, text=hall({(BOX.right // 16 + 64 + 12, 14): "b"}))
    assert level.loops[0].rule == TURN
    with pytest.raises(MapError):
        level_of(tmp_path, *things, text=hall({(BOX.x // 16 + 64 - 12, 14): "b"}))


def test_follow_looks_both_ways(tmp_path):
    level = level_of(tmp_path, loop(RULE["follow"]))
    assert level.loops[0].rule == FOLLOW and len(level.loops[0].shifts) == 2


def test_a_passage_that_cuts_it_is_a_warning(tmp_path):
    halves = (
        thing(20, "Passage", 0, 0, 800, HIGH * 16, prop("lamp", "false", "bool")),
        thing(21, "Passage", 800, 0, 2400, HIGH * 16, prop("lamp", "false", "bool")),
    )
    named = [
        halves[0].replace('id="20"', 'id="20" name="a"'),
        halves[1].replace('id="21"', 'id="21" name="b"'),
    ]
    problems = check(write_map(tmp_path, loop(), *named))
    assert "the Loop lies in no Passage as a whole" in [p.what for p in problems]
    assert not any(p.grave for p in problems)


@pytest.mark.parametrize("name", ["back", "deco", "front"])
def test_what_is_drawn_at_one_end_is_drawn_at_the_other(tmp_path, name):
    def drawn(change, how=""):
        text = hall()
        painted = [["." for _ in row] for row in text.splitlines()]
        for x in range(WIDE):
            if x % 32 == 9:
                painted[13][x] = "b"
        for x, y in change:
            painted[y][x] = "#"
        layer = tiles("\n".join("".join(row) for row in painted), name=name, attributes=how)
        return document(layer, tiles(text), objects(START + EXIT + loop()), text=text)

    assert read(write(tmp_path, drawn([]))).level.loops
    assert read(write(tmp_path, drawn([(110, 14)]))).level.loops, "out of sight"
    assert read(write(tmp_path, drawn([(60, 14)], 'parallaxx="0.5"'))).level.loops, "far away"
    with pytest.raises(MapError) as caught:
        read(write(tmp_path, drawn([(60, 14)])))
    (problem,) = caught.value.problems
    assert f"layer {name} is not the same at (60, 14) and (28, 14)" in problem.what
    assert problem.object == 10


# ---- towers and shafts


def ring(changes: dict[tuple[int, int], str] | None = None, wide: int = 96) -> str:
    grid = [list("." * wide) for _ in range(40)]
    for row in grid[20:]:
        row[:] = "#" * wide
    for (x, y), ch in (changes or {}).items():
        grid[y][x] = ch
    return "\n".join("".join(row) for row in grid)


SPIRAL = prop("geometry", "spiral")
RING_START, RING_EXIT = thing(1, "Start", 40, 320), thing(2, "Exit", 760, 16, 16, 48)


def ring_map(tmp_path, *things, **more):
    drawn = ring(**more)
    return write(
        tmp_path,
        document(
            tiles(drawn) + objects(RING_START + RING_EXIT + "".join(things)), text=drawn, properties=SPIRAL
        ),
    )


def test_round_a_tower(tmp_path):
    over_the_seam = loop(x=80 * 16, y=200, h=120)
    level = read(ring_map(tmp_path, over_the_seam)).level
    assert level.loops[0].box == Rect(80 * 16, 200, 512, 120)
    # its end is at column 16, its beginning at 80: what is seen from them goes 28 tiles to each side
    assert read(ring_map(tmp_path, over_the_seam, changes={(48, 19): "b"}))
    with pytest.raises(MapError) as caught:
        read(ring_map(tmp_path, over_the_seam, changes={(38, 19): "b"}))
    assert "do not look alike: tile (38, 19) is bone and tile (6, 19) is empty" in str(caught.value)


def test_a_tower_that_its_picture_does_not_fit(tmp_path):
    with pytest.raises(MapError) as caught:
        read(ring_map(tmp_path, loop(x=10 * 16, y=200, h=120), wide=100))
    assert "a tower of 100 tiles shows its join" in str(caught.value)


def test_a_shaft(tmp_path):
    rows = ["#" * 30 + "." * 8 + "#" * 30] * 110
    rows[-3:] = ["#" * 68] * 3
    drawn = "\n".join(rows)
    start, end = thing(1, "Start", 31 * 16, 107 * 16), thing(2, "Exit", 34 * 16, 105 * 16, 16, 16)
    shaft = loop(RULE["count"], prop("way", "down"), x=30 * 16, y=30 * 16, w=128, h=32 * 16)

    def read_it(*things, text=drawn):
        return read(
            write(tmp_path, document(tiles(text) + objects(start + end + "".join(things)), text=text))
        )

    assert read_it(shaft).level.loops[0].back == (0, -512)
    with pytest.raises(MapError) as caught:
        read_it(loop(prop("way", "down"), x=30 * 16, y=10 * 16, w=128, h=32 * 16))
    assert "too near to the map's top or foot" in str(caught.value)
    with pytest.raises(MapError) as caught:
        read_it(loop(prop("way", "down"), x=30 * 16, y=30 * 16, w=128, h=30 * 16))
    assert "the Loop is 30 tiles long" in str(caught.value)
