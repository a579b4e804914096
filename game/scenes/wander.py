"""Random play through every scene, for as long as one likes: does anything grow, does anything break?

A hand that knows nothing presses actions, keys and the mouse at the game's own scenes, from the title on; when the
last one is left, the title comes again. Without a window or a sound card, and faster than time.
"""

import ctypes
import gc
import os
import random
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pygame

from game.audio.sound import Sound
from game.input.bindings import ACTIONS, KEYBOARD
from game.input.devices import KEY_NAMES, Devices
from game.profile.settings import Settings
from game.scenes.climb import Climb
from game.scenes.practice import Practice
from game.scenes.scene import Shell
from game.scenes.start import Start

SIZE = (640, 360)
MINUTE = 3600  # ticks
EVERY = 6  # ticks between two pictures
MENU, CLIMB = 9, 40  # ticks between two presses
STAYS = 240  # ticks in one climb, then the menu is meant
PLAYED = [action for action in ACTIONS if action != "menu"]  # in a climb
CHOSEN = [*ACTIONS, *["jump"] * 4]  # in menus
CODES = {name: code for code, name in KEY_NAMES.items()}
KEYS = ("RETURN", "HOME", "END", "F2", "F3", "F4", "F5", "F6", "F9", "F10", "1", "PAGEUP", "PAGEDOWN")


def resident() -> float:
    """MiB that this process has in memory now; what it had at most, where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    except (OSError, ValueError, IndexError):
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
            2**20 if sys.platform == "darwin" else 1024
        )


def _give_back() -> None:
    """Let the C library hand back to the system what it only keeps in hand; only glibc can be asked to."""
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError):
        pass


class Wanderer:
    """One hand and what it meets. `seen`: how many ticks each kind of scene was on top."""

    def __init__(self, seed: int = 1) -> None:
        self.dice = random.Random(seed)
        self.shell = Shell(Settings(started=True), Devices(), Sound())
        self.surface = pygame.Surface(SIZE, 0, 32)
        self.start = Start()
        self.seen: Counter[str] = Counter()
        self.stayed = 0

    def ticks(self, count: int, tell: Callable[[int], None] = lambda _done: None) -> None:
        """Play so many ticks."""
        for n in range(count):
            stack = self.shell.stack
            if not stack:
                self.shell.place = 0
                stack.push(self.start.title(self.shell))
            self.seen[type(stack.top).__name__] += 1
            self._press(n)
            if stack:
                stack.tick(self.shell.devices.sample())
            if stack and n % EVERY == 0:
                stack.draw(self.surface, 1.0)
            if n % MINUTE == 0:
                tell(n)

    def _press(self, n: int) -> None:
        dice, top = self.dice, self.shell.stack.top
        playing = isinstance(top, Climb | Practice)
        self.stayed = self.stayed + 1 if playing else 0
        if n % (CLIMB if playing else MENU):
            return
        settings = self.shell.settings
        settings.livesplit, settings.narrator = "off", False  # nobody is called up here
        if self.stayed > STAYS:
            self.stayed = 0
            self.shell.stack.top.pressed("menu")
            return
        kind = dice.random()
        if kind < (0.01 if playing else 0.06):
            top.key(CODES[dice.choice(KEYS)])
        elif kind < 0.2:
            x, y = dice.randrange(SIZE[0]), dice.randrange(SIZE[1])
            top.pointed(x, y)
            top.mouse(x, y, dice.choice((1, 1, 3)))
        elif kind < 0.24:
            top.wheel(dice.choice((-1, 1)))
        else:
            self._key(dice.choice(PLAYED if playing else CHOSEN))

    def _key(self, action: str) -> None:
        """A key goes down, as a device would have it, and what was down goes up first."""
        devices = self.shell.devices
        devices.release_all()
        for source in KEYBOARD[action][:1]:
            code = CODES[source.removeprefix("key ")]
            for pressed in devices.feed(pygame.event.Event(pygame.KEYDOWN, scancode=code, mod=0)):
                self.shell.pressed(pressed)

    def rest(self) -> float:
        """Leave everything for the title, as it is after a start; returns MiB that are in memory then."""
        self.close()
        title = self.start.title(self.shell)
        self.shell.stack.push(title)
        self.ticks(1)
        title.leave()
        gc.collect()
        _give_back()
        return resident()

    def close(self) -> None:
        """Leave what is on the stack, as the program would."""
        self.shell.stack.clear()


def growth(warm: int, minutes: int, tell: Callable[[int], None] = lambda _minutes: None) -> float:
    """MiB that so many minutes of random play add, after others in which caches fill."""
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    wanderer = Wanderer()
    wanderer.ticks(warm * MINUTE, lambda done: tell(done // MINUTE))
    before = wanderer.rest()
    wanderer.ticks(minutes * MINUTE, lambda done: tell(warm + done // MINUTE))
    after = wanderer.rest()
    wanderer.close()
    return after - before
