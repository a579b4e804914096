"""A good map becomes what it says; a bad one says where and what, all of it in one run."""

import subprocess
import sys

import pytest

from game.files import shipped
from game.maps.problem import MapError
from game.maps.read import check, map_name, read
from game.sim.level import ON_TOUCH, HandSpec, LampSpec, Rect, WallSpec
from tests.maps.tmx import EXIT, HOME, LAMP, START, document, objects, prop, tiles, tileset, write


def test_a_plain_room_is_read(tmp_path):
    found = read(
        write(tmp_path, document(properties=prop("title", "A room") + prop("ceiling_top", 700, "int")))
    )
    level = found.level
    assert (level.name, level.width, level.height, level.spiral) == ("room", 12, 10, False)
    assert (level.start, level.exit) == ((24, 112), Rect(160, 64, 16, 48))
    assert [level.tile(4, 7), level.tile(7, 4), level.tile(4, 9), level.tile(0, 0), level.tile(0, 7)] == [
        3,
        2,
        5,
        0,
        1,
    ]
    assert (level.ceiling_foot, level.ceiling_top, level.irregular) == (1000, 700, 50)
    assert found.scenery.title == "A room"
    assert found.warnings == ()


def test_every_class_of_the_rules(tmp_path):
    inside = (
        HOME
        + LAMP
        + f"""
    <object id="4" name="all" type="Passage" x="0" y="0" width="192" height="160"><properties>
      {prop("allowance", 120, "float")}{prop("rhythm", "steady")}{prop("bend", 0.25, "float")}</properties></object>
    <object id="5" type="Hand" x="136" y="105"><point/></object>
    <object id="6" type="ShiftingWall" x="96" y="16" width="32" height="16"><properties>
      {prop("path", 7, "object")}{prop("on", "touch")}{prop("travel", 0.5, "float")}{prop("every", 2, "int")}
      </properties></object>
    <object id="7" x="5" y="9"><polyline points="0,0 0,32 16,32"/></object>
    <object id="8" type="ShiftingWall" x="16" y="16" width="32" height="16"><properties>
      {prop("right", 2, "int")}</properties></object>
    <object id="9" type="Caption" x="0" y="0" width="32" height="32"><properties>
      {prop("text", "Climb.")}</properties></object>
    """
    )
    found = read(write(tmp_path, document(tiles() + objects(inside))))
    level = found.level
    (passage,) = level.passages
    assert (passage.name, passage.allowance, passage.steady, passage.bend) == ("all", 7200, True, 250)
    assert level.lamps == (LampSpec(40, 112),)
    assert level.hands == (HandSpec(136, 112, 0, 0),)
    assert level.walls == (
        WallSpec(32, 16, ((16, 16), (48, 16))),
        WallSpec(32, 16, ((96, 16), (96, 48), (112, 48)), ON_TOUCH, 2, 30),
    )
    assert [mark.members["text"] for mark in found.scenery.captions] == ["Climb."]
    assert len(found.scenery.marks("Start", "Exit")) == 2


def test_what_stands_on_a_ledge_is_set_down_on_it(tmp_path):
    for y in (97, 104, 111, 112, 116, 120):
        text = document(
            tiles() + objects(EXIT + f'<object id="1" type="Start" x="24" y="{y}"><point/></object>')
        )
        assert read(write(tmp_path, text)).level.start == (24, 112)


def test_wall_hands_find_their_wall(tmp_path):
    room = "\n".join(["##........##"] * 7 + ["############"])
    text = document(
        tiles(room)
        + objects(
            '<object id="1" type="Start" x="72" y="112"/>'
            '<object id="2" type="Exit" x="96" y="32" width="16" height="16"/>'
            f'<object id="3" type="Hand" x="36" y="40"><properties>{prop("kind", "wall")}</properties></object>'
            f'<object id="4" type="Hand" x="156" y="40"><properties>{prop("kind", "wall")}</properties></object>'
        ),
        text=room,
    )
    hands = read(write(tmp_path, text)).level.hands
    assert hands == (HandSpec(32, 40, 1, 1), HandSpec(160, 40, 1, -1)), "they reach away from their stone"


BOX = (
    '<object id="9" name="{0}" type="Passage" x="{1}" y="0" width="{2}" height="160">'
    "<properties>{3}</properties></object>"
)
NO_LAMP = prop("lamp", "false", "bool")
WALL = '<object id="9" type="ShiftingWall" x="96" y="16" width="32" height="16"><properties>{0}</properties></object>'

# what is in the map -> what its line says
FAULTS = {
    "no start": (objects(EXIT), "room.tmx: the map has no Start; insert"),
    "no exit": (objects(START), "the map has no Exit"),
    "two starts": (
        objects(HOME + START.replace('"1"', '"8"')),
        "layer things: object 8 (1, 7): it is another Start",
    ),
    "start in stone": (
        objects(EXIT + '<object id="1" type="Start" x="24" y="140"/>'),
        "layer things: object 1 (1, 8): the Start stands inside stone; put it on the top of a ledge",
    ),
    "start in the air": (
        objects(EXIT + '<object id="1" type="Start" x="24" y="32"/>'),
        "the Start stands on nothing",
    ),
    "start outside": (
        objects(EXIT + '<object id="1" type="Start" x="-24" y="32"/>'),
        "the Start lies outside the map",
    ),
    "lamp in the air": (objects(HOME + LAMP.replace("112", "60")), "the Lamp stands on nothing"),
    "exit in stone": (
        objects(START + '<object id="2" type="Exit" x="0" y="112" width="32" height="32"/>'),
        "the Exit lies inside stone",
    ),
    "exit without size": (
        objects(START + '<object id="2" type="Exit" x="160" y="64"/>'),
        "the Exit has no size",
    ),
    "turned exit": (objects(START + EXIT.replace("/>", ' rotation="45"/>')), "the Exit is rotated"),
    "hand in the air": (
        objects(HOME + '<object id="5" type="Hand" x="100" y="20"/>'),
        "the Hand is in the air",
    ),
    "passage without lamp": (objects(HOME + BOX.format("a", 0, 192, "")), "passage a has no Lamp"),
    "passage without name": (objects(HOME + BOX.format("", 0, 192, NO_LAMP)), "the Passage has no name"),
    "passages overlap": (
        objects(
            HOME + BOX.format("a", 0, 100, NO_LAMP) + BOX.format("b", 90, 100, NO_LAMP).replace('"9"', '"10"')
        ),
        "object 10 (5, 0): passages a and b overlap",
    ),
    "wall goes nowhere": (objects(HOME + WALL.format("")), "the ShiftingWall goes nowhere"),
    "wall leaves": (
        objects(HOME + WALL.format(prop("down", 20, "int"))),
        "the ShiftingWall leaves the map at (6, 21)",
    ),
    "wall's path is gone": (
        objects(HOME + WALL.format(prop("path", 77, "object"))),
        "its path, object 77, is not there",
    ),
    "wall's path is no line": (objects(HOME + WALL.format(prop("path", 1, "object"))), "is no polyline"),
    "unknown class": (objects(HOME + '<object id="5" type="Lapm" x="0" y="0"/>'), "there is no class 'Lapm'"),
    "wrong type": (
        objects(HOME + WALL.format(prop("right", "2"))),
        "right is '2'; make it a property of type int",
    ),
    "wrong choice": (
        objects(HOME + WALL.format(prop("on", "Tuesday"))),
        "on is 'Tuesday'; choose one of beat",
    ),
    "out of bounds": (
        objects(HOME + WALL.format(prop("every", 0, "int"))),
        "every is '0'; keep it from 1 to 64",
    ),
    "unknown property": (
        objects(HOME + WALL.format(prop("evrey", 2, "int"))),
        "the property 'evrey' means nothing",
    ),
    "same id": (objects(HOME + '<object id="1" x="0" y="0"/>'), "another object has the same id"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults_of_objects_are_named(tmp_path, name):
    inside, says = FAULTS[name]
    lines = [problem.line for problem in check(write(tmp_path, document(tiles() + inside)))]
    assert any(says in line for line in lines), lines


MAPS = {
    "no solid layer": (document(tiles(name="back") + objects()), "the map has no layer `solid`"),
    "two solid layers": (document(tiles() + tiles() + objects()), "there are two layers `solid`"),
    "moved solid layer": (document(tiles(attributes='offsetx="4"') + objects()), "it is moved by an offset"),
    "unknown kind": (
        document(sheet=tileset(kinds=("stone", "glas", "ash", "bone", "spike", "spike", "frost"))),
        "layer solid: tile (7, 4): tile 1 of tileset stone has the unknown kind 'glas'; set it to one of stone",
    ),
    "no kind": (document(sheet=tileset().replace('name="kind"', 'name="kid"')), "has no property `kind`"),
    "wrong tile size": (
        document().replace('tilewidth="16"', 'tilewidth="32"', 1),
        "its tiles are 32 x 16 pixels",
    ),
    "isometric": (document().replace("orthogonal", "isometric"), "the map is isometric; make it orthogonal"),
    "too wide": (document().replace('width="12"', 'width="99999"', 1), "the map is 99999 x 10 tiles"),
    "tile of no tileset": (
        document(tiles(data="99," + ",".join("1" * 119)) + objects()),
        "tile number 99 is in no tileset",
    ),
    "too few tiles": (document(tiles(data="1,1,1") + objects()), "it has 3 tiles, not 120"),
    "wrong geometry": (
        document(properties=prop("geometry", "round")),
        "geometry is 'round'; choose one of flat, spiral",
    ),
    "layer the game does not show": (
        document(tiles() + tiles(name="extra") + objects()),
        "the game does not show this layer",
    ),
}


@pytest.mark.parametrize("name", MAPS)
def test_faults_of_maps_are_named(tmp_path, name):
    text, says = MAPS[name]
    lines = [problem.line for problem in check(write(tmp_path, text))]
    assert any(says in line for line in lines), lines


def test_all_faults_come_in_one_run(tmp_path):
    inside = objects('<object id="5" type="Hand" x="100" y="20"/>' + LAMP.replace("112", "60"))
    path = write(tmp_path, document(tiles() + inside, properties=prop("geometry", "round")))
    assert len([problem for problem in check(path) if problem.grave]) == 5
    with pytest.raises(MapError) as error:
        read(path)
    assert len(error.value.problems) == 5
    assert "\n" not in str(error.value) and "and 4 more" in str(error.value)


def test_missing_truncated_and_foreign_files(tmp_path):
    with pytest.raises(MapError, match=r"gone.tmx: there is no such file"):
        read(tmp_path / "gone.tmx")
    with pytest.raises(MapError, match=r"room.tmx: line \d+: it is not well-formed XML"):
        read(write(tmp_path, document()[:700]))
    with pytest.raises(MapError, match="a <tileset>, not a map"):
        read(write(tmp_path, tileset()))
    with pytest.raises(MapError, match="it is JSON"):
        read(write(tmp_path, '{"height": 3}'))
    with pytest.raises(MapError, match=r"it is a \.tmj file"):
        read(write(tmp_path, "{}", "room.tmj"))


# ---- the spiral


def test_on_a_spiral_things_may_lie_across_the_seam(tmp_path):
    passage = BOX.format("round", 150, 84, NO_LAMP)
    text = document(tiles() + objects(HOME + passage), properties=prop("geometry", "spiral"))
    (found,) = read(write(tmp_path, text)).level.passages
    assert found.box == Rect(150, 0, 84, 160)
    both = passage + BOX.format("b", 20, 60, NO_LAMP).replace('"9"', '"10"')
    text = document(tiles() + objects(HOME + both), properties=prop("geometry", "spiral"))
    assert "overlap" in " ".join(problem.line for problem in check(write(tmp_path, text)))


def test_a_seam_that_does_not_meet_is_a_warning(tmp_path):
    room = "\n".join(["............"] * 7 + ["############"] + ["#..........."] * 14)
    text = document(tiles(room) + objects(), text=room, properties=prop("geometry", "spiral"))
    problem, _ = check(write(tmp_path, text))  # the other says that it has no proof
    assert "the seam does not meet" in problem.line
    assert not problem.grave
    assert read(write(tmp_path, text)).warnings == (problem,)


def test_a_names_unusual_letters_do_not_reach_tapes(tmp_path):
    assert map_name(tmp_path / "my map: ü.tmx") == "my-map---"
    assert map_name(tmp_path / "..tmx") == "map"


def test_shipped_maps_have_no_faults():
    found = sorted(path for path in shipped("levels").glob("**/*.tmx") if path.parent.name != "tiles")
    assert found
    for path in found:
        assert [problem.line for problem in check(path) if problem.grave] == []


def test_reading_brings_in_no_pygame():
    code = (
        "import sys; from game.maps.read import read; from game.files import shipped;"
        "read(shipped('levels', 'gallery', 'first-steps.tmx')); import game.replay.verify;"
        "assert 'pygame' not in sys.modules, 'pygame'; import pygame"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
