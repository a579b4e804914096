"""After the climb: how long it took and how often it failed. Any press goes on."""

from collections.abc import Callable

import pygame

from game.scenes.scene import Scene
from game.scenes.words import DIM, PALE, veil, write
from game.text import clock, tr

WAIT = 45  # ticks before a press counts: nobody means to skip it with the last jump
FADE = 40  # ticks until everything is there


class Ending(Scene):
    """Lies over the climb's last picture."""

    covers = False

    def __init__(self, ticks: int, deaths: int, then: Callable[[], None]) -> None:
        """`ticks`: the whole climb's; `then`: what a press leads to."""
        self.time, self.deaths, self.then = clock(ticks), deaths, then
        self.age = 0

    def tick(self, buttons: int) -> None:
        """Come up out of the dark."""
        self.age += 1

    def pressed(self, action: str) -> None:
        """Any action goes on."""
        if self.age >= WAIT:
            self.then()

    def key(self, scancode: int) -> None:
        """Enter too."""
        if scancode in (pygame.KSCAN_RETURN, pygame.KSCAN_KP_ENTER):
            self.pressed("jump")

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The time, the deaths."""
        seen = min(255, (self.age * 255) // FADE)
        sheet = veil(surface.get_size())
        sheet.set_alpha(seen)
        surface.blit(sheet, (0, 0))
        sheet.set_alpha(255)
        middle = surface.get_width() // 2
        write(surface, tr("You are through"), (middle, 96), 34, PALE, alpha=seen)
        write(surface, self.time, (middle, 150), 44, PALE, alpha=seen)
        fell = tr("without a fall") if not self.deaths else f"{tr('deaths')}  {self.deaths}"
        write(surface, fell, (middle, 208), 20, DIM, alpha=seen)
        if self.age >= WAIT:
            write(surface, tr("press any button"), (middle, 286), 16, DIM, alpha=seen)
