"""Random play through every scene, for as long as one likes: does anything grow, does anything break?

A hand that knows nothing presses actions, keys and the mouse at the game's own scenes, from the title on; when the
last one is left, the title comes again. Every 20 s it is taken to another place of `tour.py`, each in its turn, in an
order of its own. Without a window or a sound card, and faster than time.

What has grown is seen at rest only: the title, after the same walk through all eight maps, so that whatever is kept
for later is the same each time.
"""

import gc
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

import pygame

from game import text
from game.audio.sound import Sound
from game.input.bindings import ACTIONS, KEYBOARD
from game.input.devices import KEY_NAMES, Devices
from game.maps.tower import chapters
from game.memory import give_back, own, steady
from game.profile.settings import Settings
from game.scenes import tour, words
from game.scenes.climb import Climb
from game.scenes.practice import Practice
from game.scenes.scene import Shell
from game.scenes.start import Start
from game.scenes.title import Title

SIZE = (640, 360)
MINUTE = 3600  # ticks
EVERY = 6  # ticks between two pictures
MENU, CLIMB = 9, 40  # ticks between two presses
STAYS = 240  # ticks in one climb, then the menu is meant
STOP = 1200  # ticks at one place of the tour
REST = 3  # minutes between two rests
RESTS = 3  # in a row
PLAYED = [action for action in ACTIONS if action != "menu"]  # in a climb
CHOSEN = [*ACTIONS, *["jump"] * 4]  # in menus
CODES = {name: code for code, name in KEY_NAMES.items()}
KEYS = ("RETURN", "HOME", "END", "F2", "F3", "F4", "F5", "F6", "F9", "F10", "1", "PAGEUP", "PAGEDOWN")


class Wanderer:
    """One hand and what it meets. `seen`: how many ticks each kind of scene was on top."""

    def __init__(self, seed: int = 1) -> None:
        pygame.display.init()
        pygame.display.set_mode(SIZE)  # what is drawn takes its form
        self.dice = random.Random(seed)
        self.shell = Shell(Settings(started=True), Devices(), Sound())
        self.surface = pygame.Surface(SIZE, 0, 32)
        self.start = Start()
        self.seen: Counter[str] = Counter()
        self.stayed = 0
        self.stops = tour.stops()
        self.ahead: list[str] = []  # of the tour, what comes next
        self.age = 0
        tour.seen_all()

    @property
    def unmet(self) -> list[str]:
        """The kinds of scenes that have not been on top."""
        return [kind for kind in tour.kinds() if not self.seen[kind]]

    def ticks(self, count: int, tell: Callable[[int], None] = lambda _done: None) -> None:
        """Play so many ticks."""
        for n in range(count):
            stack = self.shell.stack
            if self.age % STOP == 0:
                self._next()
            self.age += 1
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

    def _next(self) -> None:
        """Be taken to the next place of the tour; after the last one it begins anew, in another order."""
        if not self.ahead:
            self.ahead = list(self.stops)
            self.dice.shuffle(self.ahead)
        self.close()
        self.shell.stack.replace(self.stops[self.ahead.pop()](self.shell, self.start))

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
        """MiB of its own that are in memory when all is left: after the same rest some times.

        That brings the heap into one form. After one rest alone it says more about where play left holes than about
        what is kept: 3 MiB to and fro.
        """
        return [self._rest() for _ in range(RESTS)][-1]

    def _rest(self) -> float:
        """Leave everything, see each map once, and be at the title with a new player's settings."""
        self.close()
        self.shell.settings = Settings(started=True)
        for size in (200, 100):  # no word that was drawn before is kept
            words.use(Settings(text_size=size))
        text.speak("")
        for name in chapters():
            self.shell.stack.replace(self.start.chapter(self.shell, name, -1))
            self._look()
        title = self.start.title(self.shell)
        assert isinstance(title, Title)
        self.shell.stack.replace(title)
        title.builder.join()
        self._look()
        gc.collect()
        give_back()
        return own()

    def _look(self) -> None:
        """Half a second of whatever is there."""
        for _ in range(30):
            self.shell.stack.tick(0)
            self.shell.stack.draw(self.surface, 1.0)

    def close(self) -> None:
        """Leave what is on the stack, as the program would."""
        self.shell.stack.clear()


@dataclass(frozen=True, slots=True)
class Growth:
    """`mib`: the last third of the rests against the first, each by its median; `rests` in MiB; `unmet` scenes."""

    mib: float
    rests: list[float]
    met: int
    unmet: list[str]


def growth(
    warm: int, minutes: int, tell: Callable[[int], None] = lambda _minutes: None, seed: int = 1
) -> Growth:
    """Random play for so many minutes, after others in which caches fill."""
    steady()
    wanderer = Wanderer(seed)
    wanderer.ticks(warm * MINUTE, lambda done: tell(done // MINUTE))
    rests = [wanderer.rest()]
    for begun in range(warm, warm + minutes, REST):
        wanderer.ticks(REST * MINUTE, lambda done, begun=begun: tell(begun + done // MINUTE))  # type: ignore[misc]
        rests.append(wanderer.rest())
    wanderer.close()
    third = max(1, len(rests) // 3)
    grown = median(rests[-third:]) - median(rests[:third])
    return Growth(grown, rests, len(list(tour.kinds())) - len(wanderer.unmet), wanderer.unmet)
