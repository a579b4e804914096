"""Scenes that a menu is in; and a page that is one: a title, its choices, the lit one's sentence, the way back.

A page lies over what was there before, which goes on being seen: darkened where words are, plainer beside them. Where
the lit choice changes the picture, the dark goes and the change is seen as it is made.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pygame

from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Shell
from game.scenes.words import PALE, high, tell
from game.text import tr

NIGHT = (10, 7, 20)
DARK, CLEAR = 226, 60  # of 255: how much lies over what is below
PLATE = 170  # under words where the picture is seen
SIDE = 20  # px beside everything
TOP, TITLE = 6, 28  # px of the title
FOOT = 352  # px of the last line's end
SENTENCE = 17
BESIDE = 104  # of 255: how dark it is where no words are
FADE, DOWN = 110, 50  # px from there to the dark, across and down
SEAM = (150, 120, 200)  # the hairline under a title, at its brightest
THREAD = 120  # px of it to each side


@lru_cache(8)
def shade(size: tuple[int, int], column: int, foot: int, dark: int = DARK) -> pygame.Surface:
    """A dark sheet over the middle `column` px and from row `foot` down; what is beside them shows through."""
    width, height = size
    x = np.clip((np.abs(np.arange(width) - width / 2) - column / 2) / FADE, 0, 1)[:, None]
    y = np.clip((foot - np.arange(height)) / DOWN, 0, 1)[None]
    clear = (x * x * (3 - 2 * x)) * (y * y * (3 - 2 * y))
    sheet = pygame.Surface(size, pygame.SRCALPHA)
    sheet.fill(NIGHT)
    pygame.surfarray.pixels_alpha(sheet)[:] = (dark - (dark - min(dark, BESIDE)) * clear).astype(np.uint8)
    return sheet


@lru_cache(1)
def thread() -> pygame.Surface:
    """A hairline of light that ends in nothing, to be added."""
    line = pygame.Surface((2 * THREAD, 1))
    for x in range(2 * THREAD):
        share = (1 - abs(x - THREAD) / THREAD) ** 1.6
        line.set_at((x, 0), tuple(int(part * share) for part in SEAM))
    return line


def darken(surface: pygame.Surface, scene: Scene, shell: Shell, dark: int = DARK) -> None:
    """Darken what is below a scene, or paint the night where there is nothing. `dark`: of 255."""
    if not shell.stack.below(scene):
        surface.fill(NIGHT)
        return
    sheet = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
    sheet.fill((*NIGHT, dark))
    surface.blit(sheet, (0, 0))


def headline(surface: pygame.Surface, words: str, plate: int = 0) -> int:
    """Draw a page's title, a thread of light under it; returns the row under both."""
    width = surface.get_width()
    took = tell(surface, words, pygame.Rect(SIDE, TOP, width - 2 * SIDE, 0), TITLE, PALE, plate=plate)
    surface.blit(thread(), (width // 2 - THREAD, took.bottom + 2), special_flags=pygame.BLEND_RGB_ADD)
    return took.bottom + 6


class MenuScene(Scene):
    """What is pressed, pointed at and turned goes to `menu`. Subclasses say what going `back` is, if anything."""

    shell: Shell
    menu: Menu

    def back(self) -> None:
        """Where the menu key, kneel and Escape lead."""

    def tick(self, buttons: int) -> None:
        """What is held is held on."""
        self.menu.tick(buttons)

    def pressed(self, action: str) -> None:
        """Move, turn, choose; the menu key, or kneel, goes back."""
        if not self.menu.pressed(action) and action in ("menu", "kneel"):
            self.back()

    def key(self, scancode: int) -> None:
        """Enter chooses; Escape goes back, whatever the bindings are."""
        bound = self.shell.devices.action_of_key(scancode) is not None
        if not self.menu.key(scancode) and scancode == pygame.KSCAN_ESCAPE and not bound:
            self.back()

    def pointed(self, x: int, y: int) -> None:
        """What the mouse is over is lit."""
        self.menu.pointed(x, y)

    def mouse(self, x: int, y: int, button: int) -> None:
        """A click chooses, or turns."""
        self.menu.clicked(x, y, button)

    def wheel(self, way: int) -> None:
        """Move."""
        self.menu.wheel(way)


class MenuPage(MenuScene):
    """Subclasses say `title` and `choices`; the way back is put under them. `under`: the way back's sentence."""

    covers = False

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.menu = Menu(self._all(), shell)

    def entered(self) -> None:
        """It is read aloud, where somebody wants that."""
        lit = self.menu.lit
        self.shell.narrator.say(f"{self.title()}. {lit.called}. {lit.means}")

    def title(self) -> str:
        """What stands above."""
        return ""

    def choices(self) -> Sequence[Choice]:
        """Its lines."""
        return ()

    def under(self) -> str:
        """What the way back says."""
        return ""

    def _all(self) -> list[Choice]:
        return [*self.choices(), Choice(tr("Back"), self.back, says=self.under())]

    def back(self) -> None:
        """Leave it."""
        self.shell.stack.pop()

    def shown(self) -> None:
        """It lies on top again: something may be called otherwise by now."""
        self.menu.renew(self._all())
        self.entered()

    def mouse(self, x: int, y: int, button: int) -> None:
        """Choose or turn; the mouse's back button goes back."""
        if not self.menu.clicked(x, y, button) and button in (3, 8):
            self.back()

    # ---- frames

    @property
    def plate(self) -> int:
        """How dark a sheet lies under the words."""
        return PLATE if self.menu.lit.seen and self.shell.stack.below(self) else 0

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Title, choices, sentence; nothing under another page, which is read then."""
        if self.shell.stack and self.shell.stack.top is not self:
            return
        if self.menu.lit.seen or not self.shell.stack.below(self):
            darken(surface, self, self.shell, CLEAR)
        else:
            surface.blit(shade(surface.get_size(), self.menu.widest(), self._foot(surface)), (0, 0))
        box = self.frame(surface)
        self.menu.draw(surface, box, plate=self.plate)

    def _foot(self, surface: pygame.Surface) -> int:
        """The row from which on sentences are."""
        width = surface.get_width() - 2 * SIDE
        return FOOT - max((high(choice.means, SENTENCE, width) for choice in self.menu.choices), default=0)

    def frame(self, surface: pygame.Surface) -> pygame.Rect:
        """Draw the title and the sentence; returns the room between them."""
        width = surface.get_width() - 2 * SIDE
        under = headline(surface, self.title(), self.plate)
        top = self._foot(surface)
        room = FOOT - top
        tell(
            surface,
            self.menu.lit.means,
            pygame.Rect(SIDE, top, width, room),
            SENTENCE,
            PALE,
            plate=self.plate,
        )
        return pygame.Rect(SIDE, under, width, top - under - 6)


class KeptPage(MenuPage):
    """What is turned on it are the settings."""

    def leave(self) -> None:
        """Keep what was chosen."""
        if wrong := self.shell.keep_settings():
            self.shell.notes.append(wrong)
