"""The whole climb, from the foot of the tower to each ending; `python tools/tower.py` records it anew."""

from dataclasses import replace

import pytest

from game.files import shipped
from game.maps.read import read
from game.replay.format import read_tape
from game.replay.player import open_world
from game.replay.verify import MEMORIES, TOWER, verify
from game.sim import step
from game.sim.events import MapEntered, MemoryFound
from tools.tower import climbed_before, maps

PROOFS = shipped("levels", "proofs")


@pytest.mark.parametrize(
    ("kind", "category", "ending"),
    [
        ("sacrifice", "any%, standard", "sacrifice"),
        ("memories", "all memories, standard", "sacrifice"),
        ("turned-away", "turned away, standard", "turned away"),
        ("runner", "any%, standard", "sacrifice"),
    ],
)
def test_a_climb_of_the_whole_tower_holds(kind, category, ending):
    verdict = verify(PROOFS / f"tower.{kind}.climb")
    assert (verdict.ok, verdict.reason) == (True, "")
    assert (verdict.category, verdict.ending, verdict.deaths, verdict.taint) == (category, ending, 0, [])


def test_a_runner_needs_less_than_ten_minutes_and_leaves_no_lamp_dark():
    tape = read_tape(PROOFS / "tower.runner.climb")
    assert tuple(name for name, _ in tape.maps) == TOWER
    world = open_world(tape, [map.level for map in maps()])
    dark = [len(level.lamps) for level in world.levels]
    for buttons in tape.inputs:
        step(world, buttons)
        dark[world.place] = len(world.level.lamps) - world.lamps_lit.bit_count()
    assert world.tick < 10 * 60 * 60 and dark == [0] * len(TOWER)


def test_it_leads_through_all_seven_maps_and_finds_every_memory_once():
    tape = read_tape(PROOFS / "tower.memories.climb")
    assert tuple(name for name, _ in tape.maps) == TOWER
    world = open_world(tape, [read(shipped("levels", f"{name}.tmx")).level for name in TOWER])
    entered, found = [], []
    for buttons in tape.inputs:
        for event in step(world, buttons):
            entered += [event.level] if isinstance(event, MapEntered) else []
            found += [event.number] if isinstance(event, MemoryFound) else []
    assert entered == [1, 2, 3, 4, 5, 6]
    assert sorted(found) == list(range(1, 29)) and world.memories == MEMORIES


def test_every_map_alone_is_what_it_is_in_the_tower():
    """The kept proofs, one after the other, are the climb of the whole."""
    whole = read_tape(PROOFS / "tower.sacrifice.climb").inputs
    parts = [buttons for name in TOWER for buttons in read_tape(PROOFS / f"{name}.climb").inputs]
    assert list(whole) == parts[: len(whole)]
    assert len(parts) - len(whole) < 60 * len(TOWER)


def test_a_map_that_stands_as_it_stood_is_climbed_as_it_was():
    """Recording the way by the memories searches only what has changed since."""
    whole = read_tape(PROOFS / "tower.memories.climb").inputs
    climbed = maps()
    parts = [climbed_before(map) for map in climbed]
    assert all(parts) and [buttons for part in parts for buttons in part] == list(whole)
    assert climbed_before(replace(climbed[0], level=climbed[1].level)) == []
