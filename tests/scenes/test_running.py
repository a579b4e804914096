"""A runner's climb as scenes: the timer's key, the record, the results."""

import pygame
import pytest

from game.files import shipped
from game.profile import settings
from game.replay import read_tape
from game.scenes.ending import SHORT, WAIT, Ending
from game.scenes.results import Results
from game.scenes.start import Start
from game.speedrun import records

STAIRS = shipped("levels", "2-stairs.tmx")

pytestmark = pytest.mark.usefixtures("home")

TAPE = shipped("levels", "proofs", "2-stairs.climb")


def climb_to_the_end(shell):
    climb = Start(STAIRS).climb(shell)
    shell.stack.push(climb)
    for buttons in read_tape(TAPE).inputs:
        climb.tick(buttons)
    for _ in range(SHORT):
        climb.tick(0)
    for _ in range(WAIT):
        shell.stack.top.tick(0)
    return climb


def test_f2_shows_more_and_is_kept(writing, surface):
    climb = Start(STAIRS).climb(writing)
    shown = []
    for _ in range(3):
        climb.key(pygame.KSCAN_F2)
        climb.tick(0)
        climb.draw(surface, 1.0)
        shown.append(settings.load().timer)
    assert shown == ["small", "full", "off"]


def test_an_ending_leaves_a_record_and_leads_a_runner_to_the_results(writing, surface, home):
    climb = climb_to_the_end(writing)
    climb.key(pygame.KSCAN_F2)
    assert isinstance(writing.stack.top, Ending)
    (book,) = records.load().books
    assert book.best.igt == climb.world.tick
    assert (home / "replays" / book.tape).exists()
    writing.stack.top.pressed("jump")
    results = writing.stack.top
    assert isinstance(results, Results)
    for _ in range(30):
        results.tick(0)
    results.draw(surface, 1.0)
    results.pressed("jump")
    assert not any(isinstance(scene, Results) for scene in writing.stack.scenes)


def test_the_second_run_shows_the_best_one_behind_it(writing, surface):
    climb_to_the_end(writing)
    writing.stack.clear()
    climb_to_the_end(writing).key(pygame.KSCAN_F2)
    writing.stack.top.pressed("jump")
    results = writing.stack.top
    assert results.best is not None
    while results.best.at < results.best.ticks:
        results.tick(0)
    assert results.best.points[-1][0] == results.run.timer.now.igt
    results.draw(surface, 1.0)


def test_who_looks_at_no_timer_sees_no_results(writing):
    climb_to_the_end(writing)
    writing.stack.top.pressed("jump")
    assert not any(isinstance(scene, Results) for scene in writing.stack.scenes)


def test_back_to_the_lamp_is_no_record(writing):
    climb = Start(STAIRS).climb(writing)
    writing.stack.push(climb)
    for _ in range(30):
        climb.tick(0)
    climb._to_lamp()
    assert climb.keeper.recorder.taint == ("practice",)
    writing.stack.clear()
    assert records.load().books == []
