"""The window: 640 x 360 pixels of our own, scaled by SDL to whatever the display is.

SCALED with vsync is the one way in pygame-ce 2.5 to wait for the display; full screen is toggled and
never set anew, which is fragile.
"""

import os
import sys
import warnings

import pygame

from game.files import shipped
from game.profile.settings import Settings
from game.quiet import quiet_stderr
from game.trouble import Trouble

SIZE = (640, 360)
TITLE = "Burning Lavender"
# Drivers that draw where nobody sees it. SDL falls back to `offscreen` by itself when there is no display.
UNSEEN = ("dummy", "offscreen")


class NoDisplay(Trouble):
    """There is nothing to show a window on."""


def begin_display() -> bool:
    """Start SDL's video; returns whether anyone can see it. Raises NoDisplay.

    A driver that draws nowhere is taken only when SDL_VIDEODRIVER asks for it by name.
    """
    try:
        with quiet_stderr():
            pygame.display.init()
        driver = pygame.display.get_driver()
    except pygame.error as error:
        raise NoDisplay(_sentence(str(error))) from None
    if driver in UNSEEN and os.environ.get("SDL_VIDEODRIVER") != driver:
        pygame.display.quit()
        raise NoDisplay(_sentence("no display found"))
    return driver not in UNSEEN


def _sentence(why: str) -> str:
    hint = "; is DISPLAY set?" if sys.platform.startswith("linux") else ""
    return f"no display: the game needs a screen to open its window on ({why[0].lower() + why[1:]}){hint}"


class Window:
    """One window for the whole life of the program; draw on `surface`, then `flip()`."""

    def __init__(self, settings: Settings, windowed: bool = False) -> None:
        """Open it. `windowed` overrides the setting of full screen. Raises NoDisplay."""
        self.seen = begin_display()
        self.slow = False  # does showing a picture take time of ours, for want of a fast renderer?
        if self.seen and settings.scaling == "fit":
            # pygame scales by whole multiples unless these say otherwise; it reads them when the mode is set.
            os.environ["PYGAME_FORCE_SCALE"] = "photo"
            os.environ["SDL_HINT_RENDER_SCALE_QUALITY"] = "1"
        pygame.display.set_caption(TITLE)
        try:
            pygame.display.set_icon(pygame.image.load(str(shipped("assets", "icon.png"))))
        except (OSError, pygame.error, Trouble):
            pass  # SDL's own then
        try:
            self.surface = self._open(settings.vsync)
        except pygame.error as error:
            raise NoDisplay(_sentence(str(error))) from None
        if settings.full_screen and not windowed:
            self.toggle_full_screen()
        pygame.mouse.set_visible(False)

    def _open(self, vsync: bool) -> pygame.Surface:
        if not self.seen:
            return pygame.display.set_mode(SIZE)
        flags = pygame.SCALED | pygame.RESIZABLE
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")  # "no fast renderer": true, known, and nothing a player can mend
            try:
                surface = pygame.display.set_mode(SIZE, flags, vsync=int(vsync))
            except pygame.error:
                surface = pygame.display.set_mode(SIZE, flags)
        self.slow = bool(said)
        return surface

    @property
    def refresh(self) -> int:
        """What the display says its rate is, Hz; 0 when it says nothing."""
        return pygame.display.get_current_refresh_rate()

    def toggle_full_screen(self) -> None:
        """Fill the display, or return to the window."""
        if not self.seen:
            return
        try:
            pygame.display.toggle_fullscreen()
        except pygame.error:
            pass  # a driver that cannot: the window stays as it is

    def flip(self) -> None:
        """Show what was drawn; waits for the display where vsync holds."""
        pygame.display.flip()
