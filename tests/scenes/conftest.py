"""A display that nobody sees, and a shell to play scenes in."""

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"

import pygame
import pytest

from game.audio.sound import Sound
from game.input.devices import Devices
from game.profile.settings import Settings
from game.scenes.scene import Shell


@pytest.fixture(scope="package", autouse=True)
def screen():
    pygame.display.init()
    yield pygame.display.set_mode((640, 360))
    pygame.display.quit()


@pytest.fixture
def surface():
    return pygame.Surface((640, 360), 0, 32)


@pytest.fixture
def shell():
    return Shell(settings=Settings(started=True), devices=Devices(), sound=Sound(), may_write=False)


@pytest.fixture
def writing(shell, home):
    """A shell that may write, into a profile of its own."""
    shell.may_write = True
    return shell
