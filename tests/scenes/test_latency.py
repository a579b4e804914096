"""A key is in the very next tick, and the climber's own pixels show it within two frames."""

import pygame
import pytest

from game.audio.sound import Sound
from game.files import shipped
from game.input.devices import KEY_NAMES, Devices
from game.profile.settings import Settings
from game.scenes.scene import Shell
from game.scenes.start import Start

SCANCODES = {name: code for code, name in KEY_NAMES.items()}
MAPS = [
    path
    for path in (shipped("levels", "2-stairs.tmx"), shipped("levels", "gallery", "first-steps.tmx"))
    if path.exists()
]


class Played:
    """A climb without a window: `frame()` is what the loop does."""

    def __init__(self, path):
        self.shell = Shell(settings=Settings(), devices=Devices(), sound=Sound(), may_write=False)
        self.climb = Start(path).climb(self.shell)
        self.surface = pygame.Surface((640, 360), 0, 32)

    def frame(self, *events):
        for event in events:
            self.shell.devices.feed(event)
        self.climb.tick(self.shell.devices.sample())
        self.climb.draw(self.surface, 1.0)
        return self.surface.copy()


def key(name, down=True):
    return pygame.event.Event(pygame.KEYDOWN if down else pygame.KEYUP, scancode=SCANCODES[name], key=0)


def figure(played):
    """Where the climber's own box is on the screen."""
    c = played.climb.world.climber
    x, y, _ = played.climb.view.spot(c.x + 8, c.y + 11)
    return pygame.Rect(round(float(x)) - 12, round(float(y)) - 16, 24, 32)


def pixels(surface, box):
    return pygame.image.tobytes(surface.subsurface(box), "RGB")


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", ["RIGHT", "LEFT", "C", "SPACE"])
def test_a_key_changes_the_climbers_pixels_within_two_frames(path, name):
    with_key, without = Played(path), Played(path)
    for _ in range(20):
        assert pygame.image.tobytes(with_key.frame(), "RGB") == pygame.image.tobytes(without.frame(), "RGB")
    box = figure(without)
    frames = [(with_key.frame(*([key(name)] if n == 0 else [])), without.frame()) for n in range(2)]
    assert any(pixels(pressed, box) != pixels(still, box) for pressed, still in frames)


def test_a_press_is_in_the_tick_that_follows_it():
    played = Played(MAPS[-1])
    played.frame(key("RIGHT"))
    assert played.climb.keeper.recorder.text().count("   1,R\n") == 1
