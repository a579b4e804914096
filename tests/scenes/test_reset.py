"""The reset chord: no question, whatever is on top, and soon at the foot again."""

import time

import pygame
import pytest

from game.files import shipped
from game.input.devices import KEY_NAMES
from game.scenes.climb import Climb
from game.scenes.pause import Pause
from game.scenes.start import Start
from game.sim import digest
from game.sim.buttons import RIGHT

pytestmark = pytest.mark.usefixtures("home")

SCANCODES = {name: code for code, name in KEY_NAMES.items()}
MAP = shipped("levels", "gallery", "first-steps.tmx")


def feed(shell, name, down=True):
    kind = pygame.KEYDOWN if down else pygame.KEYUP
    for action in shell.devices.feed(pygame.event.Event(kind, scancode=SCANCODES[name], key=0)):
        shell.pressed(action)


@pytest.fixture
def climb(shell):
    shell.may_write = True
    start = Start(MAP)
    scene = start.climb(shell)
    shell.stack.push(scene)
    scene.began = digest(scene.world)
    for _ in range(60):
        scene.tick(RIGHT)
    return scene


def test_menu_while_let_go_is_held_begins_the_climb_anew_and_keeps_the_tape(shell, climb, home):
    for key in ("BACKSPACE", "ESCAPE"):
        feed(shell, key)
    (again,) = shell.stack.scenes
    assert isinstance(again, Climb)
    assert again is not climb
    assert digest(again.world) == climb.began
    assert len(list((home / "replays").glob("*.climb"))) == 1


def test_it_works_from_the_pause_too(shell, climb):
    feed(shell, "ESCAPE")
    feed(shell, "ESCAPE", down=False)
    assert isinstance(shell.stack.top, Pause)
    feed(shell, "DELETE")
    feed(shell, "P")
    assert isinstance(shell.stack.top, Climb)
    assert shell.stack.top is not climb


def test_who_lays_the_child_down_and_wants_the_menu_gets_the_menu(shell, climb):
    climb.world.letting = 20
    feed(shell, "BACKSPACE")
    feed(shell, "ESCAPE")
    assert isinstance(shell.stack.top, Pause)


def test_one_of_them_alone_does_not(shell, climb):
    feed(shell, "BACKSPACE")
    feed(shell, "BACKSPACE", down=False)
    assert shell.stack.top is climb
    feed(shell, "ESCAPE")
    assert isinstance(shell.stack.top, Pause)


def test_on_the_title_there_is_nothing_to_reset(shell):
    title = Start().title(shell)
    shell.stack.push(title)
    feed(shell, "BACKSPACE")
    feed(shell, "ESCAPE")
    assert shell.stack.top is title
    shell.stack.clear()


def test_it_asks_nothing_and_reads_nothing(shell, climb, monkeypatch):
    """The map, the records and the settings are in memory: what is left is a world and a view."""

    def never(*_):
        raise AssertionError("read again")

    monkeypatch.setattr("game.scenes.start.read", never)
    monkeypatch.setattr("game.speedrun.records.load", never)
    began = time.perf_counter()
    shell.again()
    shell.stack.top.tick(0)
    assert time.perf_counter() - began < 5  # a hang, not a budget: `bench` has the figure
