"""The one table of classes, and what is written from it."""

import json
from xml.etree import ElementTree

import pytest

from game.files import shipped
from game.maps.classes import BY_NAME, CLASSES, ENUMS, MAP_MEMBERS
from game.maps.generate import files
from game.maps.read import _wrong

NAMED = [
    "Archway", "Brand", "Caption", "Door", "Elsewhere", "Exit", "Gaze", "GreatHand", "Hand", "Hush", "Lamp", "Loop",
    "Memory", "Mirror", "Oddity", "Passage", "ShiftingWall", "Start", "Taking", "Vision", "Voice", "WeightField",
]  # fmt: skip


def test_every_class_of_the_contract_is_there():
    assert sorted(BY_NAME) == NAMED


@pytest.mark.parametrize("path", files(shipped("levels")), ids=lambda path: path.name)
def test_the_files_agree_with_the_table(path):
    """Run `python -m game.maps.generate` when this fails."""
    made = files(shipped("levels"))[path]
    assert path.read_text(encoding="utf-8") == made


def test_defaults_are_values_their_members_allow():
    for members in (MAP_MEMBERS, *(thing.members for thing in CLASSES)):
        for member in members:
            assert _wrong(member, member.default) == "", member.name
            assert not member.enum or member.enum in ENUMS
            assert member.says.endswith(".")


def test_the_project_is_what_tiled_expects():
    data = json.loads(shipped("levels", "burning-lavender.tiled-project").read_text(encoding="utf-8"))
    types = {entry["name"]: entry for entry in data["propertyTypes"]}
    assert types["HandKind"]["storageType"] == "string"
    assert types["Hand"]["useAs"] == ["object", "tile"]
    assert {member["name"]: member.get("propertyType") for member in types["Hand"]["members"]} == {
        "kind": "HandKind",
        "side": "HandSide",
        "walk": None,
        "over_gaps": None,
    }
    for command in data[
        "commands"
    ]:  # Tiled's own word for what is run; another is not read, and F5 does nothing
        assert command["command"] == "burning-lavender"
        assert "%mapfile" in command["arguments"]
    assert len({entry["id"] for entry in data["propertyTypes"]}) == len(types)
    for name in (data["objectTypesFile"],):
        assert shipped("levels", name).is_file()
    old = ElementTree.parse(shipped("levels", "objecttypes.xml")).getroot()
    assert [node.get("name") for node in old] == [thing.name for thing in CLASSES]
