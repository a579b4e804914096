"""A tape goes forward and back and is at every tick what it was."""

import copy
import random

import pytest

from game.files import shipped
from game.maps.read import read
from game.replay import Recorder
from game.scenes.playback import Playback
from game.scenes.reel import Reel
from game.sim.buttons import HOLD, JUMP, LEFT, RIGHT
from game.sim.digest import snapshot
from game.sim.world import World, step

MAP = shipped("levels", "gallery", "first-steps.tmx")


@pytest.fixture(scope="module")
def climb():
    """Four seconds of someone who does not know what they want; the tape and every state."""
    map, dice = read(MAP), random.Random(5)
    world, recorder = World((map.level,), 1), Recorder([map])
    states, held = [snapshot(world)], 0
    for tick in range(240):
        if tick % 12 == 0:
            held = dice.choice([LEFT, RIGHT, RIGHT | JUMP, HOLD, 0, JUMP])
        if tick == 100:
            recorder.command(world, "resume")
        step(world, held)
        recorder.tick(held, world)
        states.append(snapshot(world))
    return recorder.tape(), map.level, states


def test_every_tick_is_what_it_was_in_any_order(climb):
    tape, level, states = climb
    playback, dice = Playback(tape, [level]), random.Random(1)
    for tick in [0, 240, 239, 1, 100, 99, 101, *(dice.randrange(241) for _ in range(40))]:
        playback.go(tick)
        assert playback.at == tick
        assert snapshot(playback.world) == states[tick]


def test_beyond_the_ends_is_the_end(climb):
    tape, level, _ = climb
    playback = Playback(tape, [level])
    playback.go(10_000)
    assert playback.done
    assert playback.at == 240
    assert playback.forward() == []
    playback.go(-5)
    assert playback.at == 0
    assert playback.buttons == 0


def test_the_buttons_shown_are_those_of_the_tick_just_stepped(climb):
    tape, level, _ = climb
    playback = Playback(tape, [level])
    for n in range(1, 50):
        playback.forward()
        assert playback.buttons == tape.inputs[n - 1]


def test_a_tape_that_asks_for_what_is_not_there_ends_where_it_asks(climb, shell, surface):
    tape, level, states = climb
    broken = copy.deepcopy(tape)
    broken.commands[150] = [("lamp", "99")]
    playback = Playback(broken, [level])
    playback.go(10_000)
    assert playback.done
    assert playback.at == playback.total == 150
    assert "tick 150: lamp 99" in playback.fault
    playback.go(60)
    assert snapshot(playback.world) == states[60]
    reel = Reel(shell, playback, {}, [])
    reel.tick(0)
    reel.draw(surface, 1.0)
    assert any("lamp 99" in line.text for line in reel.notes.said)
