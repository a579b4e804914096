"""A beam beside a known way: what it finds is shorter, comes to the goal alive, and is the same again."""

import pytest

from game.files import shipped
from game.maps.legs import legs
from game.maps.read import read
from game.replay.format import read_tape
from game.sim import World, restore, snapshot, step
from game.sim.buttons import RIGHT
from tests.sim.rooms import room
from tests.sim.rooms import tape as tape_of
from tools.beam import Beam


def found(name: str, width: int = 20) -> tuple[World, list[int], list[int]]:
    """The world before a map's climb, its tape, and what a beam finds beside it."""
    path = shipped("levels", "gallery") / f"{name}.tmx"
    level, tape = read(path).level, read_tape(path.parent / "proofs" / f"{name}.climb")
    world = World((level,), seed=tape.seed)
    known = list(tape.inputs)
    return world, known, Beam(level, world, legs(level)[-1], known, width, 6).run()


@pytest.mark.parametrize("name", ["first-steps", "loop-turn", "shifting-walls"])
def test_it_is_shorter_and_comes_to_the_goal_alive(name: str) -> None:
    world, known, tape = found(name)
    assert tape and len(tape) < len(known)
    assert not world.tick, "the world is where it was"
    for buttons in tape:
        assert not world.ending
        step(world, buttons)
    assert world.ending and not world.deaths


def test_it_is_the_same_again() -> None:
    assert found("first-steps")[2] == found("first-steps")[2]


OUT_OF_THE_WAY = """
................................
................................
.L........S..................E..
################################
"""


def test_a_lamp_that_the_way_lights_is_lit_though_it_lies_out_of_the_way() -> None:
    """What is reached tells places apart: nobody is led past a lamp to where the way is after it."""
    level = room(OUT_OF_THE_WAY)
    world, known = World((level,)), tape_of("30, 70 L, 30, 160 R")
    found = Beam(level, world, legs(level)[-1], known, 20, 6).run()
    assert found and len(found) < len(known)
    for buttons in found:
        step(world, buttons)
    assert world.lamps_lit and world.ending


def test_what_leads_to_a_death_is_not_gone_on_from() -> None:
    level = room("............\n.S.........E\n####^^^^^###\n############")
    world = World((level,))
    beam = Beam(level, world, legs(level)[-1], tape_of("8 RJ, 8 R, 30"), 20, 6)
    for n in range(40):  # walking into the spikes
        here = snapshot(world)
        for _, _, _, then in beam._gone_on(here, set()):
            if then is not None:
                restore(world, then)
                assert not world.dying and not world.deaths, n
        restore(world, here)
        if world.dying:
            break
        step(world, RIGHT)
    assert world.dying, "there was something to die of"


def test_beside_what_it_found_it_finds_what_is_shorter_still_or_none() -> None:
    world, _, tape = found("shifting-walls")
    again = Beam(world.level, world, legs(world.level)[-1], tape, 20, 4).run()
    assert not again or len(again) < len(tape)
    width_of_none = Beam(world.level, world, legs(world.level)[-1], tape, 0, 6).run()
    assert width_of_none == []
