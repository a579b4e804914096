"""Several tapes side by side: each as it was alone, who is ahead, forward and back."""

import random
import subprocess
import sys

import pygame
import pytest

from game.files import shipped
from game.replay import Recorder, read_tape
from game.scenes.race import MOST, Race, line_up
from game.scenes.start import Start
from game.sim import digest, step
from game.sim.world import World
from game.trouble import Trouble

STAIRS = shipped("levels", "2-stairs.tmx")

TAPE = shipped("levels", "proofs", "2-stairs.climb")


@pytest.fixture(scope="module")
def tapes(tmp_path_factory):
    """The golden climb, and seven players who learned it by heart and stumble."""
    folder, start = tmp_path_factory.mktemp("race"), Start(STAIRS)
    for n in range(MOST):
        dice, world, recorder = random.Random(n), World((start.map.level,), 1), Recorder([start.map])
        for tick, buttons in enumerate(read_tape(TAPE).inputs):
            held = 0 if n and tick > 200 and dice.random() < 0.01 * n else buttons
            step(world, held)
            recorder.tick(held, world)
        recorder.save(folder / f"runner-{n}.climb")
    return sorted(folder.glob("*.climb"))


def test_each_is_where_its_tape_says_at_any_tick(tapes):
    field, dice = line_up(tapes), random.Random(3)
    for tick in (900, 30, 1400, *(dice.randrange(2000) for _ in range(4))):
        field.go(tick)
        for path, racer in zip(tapes, field.racers):
            world = World(racer.playback.world.levels, 1)
            for buttons in read_tape(path).inputs[:tick]:
                step(world, buttons)
            assert digest(racer.playback.world) == digest(world)


def test_who_is_ahead_is_first_and_going_back_changes_no_one(tapes):
    field = line_up(tapes)
    field.go(1500)
    order = [racer.name for racer in field.order()]
    heights = [racer.playback.world.passage for racer in field.order()]
    assert order[0] == "runner-0"
    assert heights == sorted(heights, reverse=True)
    field.go(len(read_tape(TAPE).inputs) + 60)
    assert field.racers[0].ended == len(read_tape(TAPE).inputs)
    assert field.order()[0].name == "runner-0"
    field.go(1500)
    assert [racer.name for racer in field.order()] == order


def test_the_gap_is_ticks_at_the_last_place_both_have_been(tapes):
    first, second = line_up([tapes[0], tapes[0]]).racers, None
    field = line_up([tapes[0], tapes[0]])
    field.go(1000)
    first, second = field.racers
    assert second.gap(first, 1000) == 0
    second.passed = {key: at + 25 for key, at in first.passed.items()}
    assert second.gap(first, 1025) == 25


def test_it_is_watched_by_keys(shell, tapes, surface):
    race = Race(shell, line_up(tapes))
    for _ in range(300):
        race.tick(0)
    race.key(pygame.KSCAN_TAB)
    assert race.field.followed == 1
    assert race.playback.world is race.field.racers[1].playback.world
    race.key(pygame.KSCAN_COMMA)
    race.draw(surface, 1.0)
    race.key(pygame.KSCAN_END)
    assert race.field.done
    race.draw(surface, 1.0)


@pytest.mark.parametrize(
    ("others", "why"),
    [
        ([shipped("levels", "gallery", "proofs", "brand.climb")], "it is a climb of brand, not of 2-stairs"),
        ([TAPE.with_name("nowhere.climb")], "nowhere.climb"),
        ([TAPE] * MOST, "at most 8"),
    ],
)
def test_tapes_that_cannot_race_are_one_line(others, why):
    with pytest.raises(Trouble, match=why):
        line_up([TAPE, *others])


def test_the_command_says_it_in_one_line(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "game", "race", str(TAPE), str(tmp_path / "gone.climb")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "gone.climb" in done.stderr
