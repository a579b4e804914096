"""The program around the scenes: where it breaks, a player is told in plain words; and what the mouse means to it."""

import signal
from pathlib import Path

import pygame
import pytest

from game import app
from game.scenes import broken
from game.scenes.scene import Scene


def test_the_sentences_name_the_log_and_say_whose_fault_it_is():
    said = " ".join(broken.sentences(Path("/some/where/broken.log")))
    assert "/some/where/broken.log" in said
    assert "It was not you" in said
    assert "kept up to its last lamp" in said
    assert "broken.log" not in " ".join(broken.sentences(None))


def test_it_is_drawn_and_goes_at_a_press(surface, monkeypatch):
    broken.draw(surface, Path("/some/where/broken.log"))
    assert pygame.mask.from_threshold(surface, (236, 228, 246), (40, 40, 40)).count() > 400
    monkeypatch.setattr(pygame.display, "get_driver", lambda: "x11")
    monkeypatch.setattr(pygame.event, "wait", lambda _ms: pygame.event.Event(pygame.KEYDOWN))
    broken.show(None)


class Breaks(Scene):
    def __init__(self):
        self.left = False

    def tick(self, buttons):
        raise ZeroDivisionError("a rule that cannot be")

    def leave(self):
        self.left = True


def test_a_scene_that_breaks_is_left_as_always_and_its_fault_is_kept(home, monkeypatch):
    shown = []
    monkeypatch.setattr(broken, "show", shown.append)
    monkeypatch.setattr(pygame, "quit", lambda: None)  # other tests still draw
    scene = Breaks()
    game = app.App(windowed=True, muted=True)
    with pytest.raises(ZeroDivisionError):
        game.run(lambda _shell: scene)
    assert scene.left
    assert shown == [home / "broken.log"]
    assert "a rule that cannot be" in (home / "broken.log").read_text()


class Pointed(Scene):
    def __init__(self):
        self.at = []

    def pointed(self, x, y):
        self.at.append((x, y))


def test_a_pointer_that_lies_where_the_window_comes_up_points_at_nothing(home, monkeypatch):
    monkeypatch.setattr(pygame, "quit", lambda: None)
    game = app.App(windowed=True, muted=True)
    scene = Pointed()
    game.shell.stack.push(scene)
    for pos in ((300, 100), (300, 100), (301, 100)):
        game._mouse(pygame.event.Event(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0)))
    assert scene.at == [(301, 100)]
    for number, handler in game.old:
        signal.signal(number, handler)
    game.owner.close()
