"""A column of choices: up and down move, jump or Enter chooses, the menu key goes back."""

from collections.abc import Callable

import pygame

from game.audio.sound import Sound
from game.scenes.words import DIM, EMBER, write

LINE = 26  # px from one choice to the next


class Menu:
    """Labels and what each does. It wraps round at both ends."""

    def __init__(self, choices: list[tuple[str, Callable[[], None]]], sound: Sound) -> None:
        self.choices = choices
        self.sound = sound
        self.at = 0

    def pressed(self, action: str) -> bool:
        """Take an action of the bindings; returns whether it meant something here."""
        if action in ("up", "down"):
            self.at = (self.at + (1 if action == "down" else -1)) % len(self.choices)
            self.sound.play("ui_0")
        elif action == "jump":
            self.choose()
        else:
            return False
        return True

    def key(self, scancode: int) -> bool:
        """Take a key: Enter chooses whatever the bindings are."""
        if scancode not in (pygame.KSCAN_RETURN, pygame.KSCAN_KP_ENTER):
            return False
        self.choose()
        return True

    def choose(self) -> None:
        """Do what the lit choice says."""
        self.sound.play("ui_1")
        self.choices[self.at][1]()

    def draw(self, surface: pygame.Surface, x: int, y: int, anchor: float = 0.5) -> None:
        """Draw the choices from `y` px down."""
        for n, (label, _) in enumerate(self.choices):
            chosen = n == self.at
            write(surface, label, (x, y + n * LINE), 20, EMBER if chosen else DIM, anchor)
