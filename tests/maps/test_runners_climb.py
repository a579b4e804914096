"""A runner's climb is shorter than the proof, still holds, and nobody dies on it."""

import random
import shutil

import pytest

from game.files import shipped
from game.maps.legs import legs
from game.maps.read import read
from game.replay.format import read_tape
from game.replay.player import open_world
from game.sim import World, step
from game.sim.buttons import RIGHT
from tools.runner import CHANGES, Attempt, own, run


@pytest.fixture
def map_(tmp_path):
    """A map of its own with its kept climb."""
    gallery = shipped("levels", "gallery")
    shutil.copytree(gallery.parent, tmp_path / "levels", ignore=shutil.ignore_patterns("[0-9]-*", "*.json"))
    return read(tmp_path / "levels" / "gallery" / "first-steps.tmx")


def ending(map_, path):
    tape = read_tape(path)
    world = open_world(tape, [map_.level])
    for buttons in tape.inputs:
        step(world, buttons)
    return world.ending, world.deaths, len(tape.inputs)


def test_it_is_shorter_and_holds_and_goes_on_from_where_it_was(map_):
    was, now = run(map_, random.Random(1), 120, [])
    assert now < was * 0.97
    ended, deaths, ticks = ending(map_, own(map_))
    assert ended and not deaths and ticks == now
    again, shorter = run(map_, random.Random(2), 40, [])
    assert again == now and shorter <= now


def test_the_same_changes_give_the_same_climb(map_):
    run(map_, random.Random(1), 40, [])
    first = own(map_).read_bytes()
    own(map_).unlink()
    run(map_, random.Random(1), 40, [])
    assert own(map_).read_bytes() == first


def test_what_does_not_come_to_the_goal_is_not_gone_on_from(map_):
    world = World((map_.level,))
    leg = legs(map_.level)[-1]
    assert Attempt.of(world, leg, [RIGHT] * 3) is None


def test_changes_never_fail_on_a_short_tape():
    dice = random.Random(1)
    for change in CHANGES:
        for tape in ([0], [RIGHT, 0]):
            for _ in range(50):
                first, new = change(dice, tape)
                assert first <= len(tape)
                assert new[:first] == tape[:first]
