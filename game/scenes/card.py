"""What is shown and waits to be read: any press goes on, but not the one that was meant for the climb."""

from collections.abc import Callable

import pygame

from game.scenes.scene import Scene
from game.scenes.words import veil


class Card(Scene):
    """`wait`: ticks before a press counts; `then`: what a press leads to."""

    def __init__(self, wait: int, then: Callable[[], None]) -> None:
        self.wait, self.then = wait, then
        self.age = 0

    def tick(self, buttons: int) -> None:
        """Come up."""
        self.age += 1

    def pressed(self, action: str) -> None:
        """Any action goes on."""
        if self.age >= self.wait:
            self.then()

    def key(self, scancode: int) -> None:
        """Enter too."""
        if scancode in (pygame.KSCAN_RETURN, pygame.KSCAN_KP_ENTER):
            self.pressed("jump")


class Overlay(Card):
    """A card that comes up over what lies below it."""

    covers = False

    def veiled(self, surface: pygame.Surface, fade: int) -> int:
        """Darken the picture below within `fade` ticks; returns how far this has come, 0 to 255."""
        seen = min(255, self.age * 255 // fade)
        sheet = veil(surface.get_size())
        sheet.set_alpha(seen)
        surface.blit(sheet, (0, 0))
        sheet.set_alpha(255)
        return seen
