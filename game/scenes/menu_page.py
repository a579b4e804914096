"""A page that is a menu: a title, its lines, and the way back; and one that keeps the settings when it is left."""

from collections.abc import Sequence

import pygame

from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Shell
from game.scenes.words import PALE, write
from game.text import tr

NIGHT = (10, 7, 20)


class MenuPage(Scene):
    """`choices`: its lines; the way back is put under them."""

    def __init__(self, shell: Shell, choices: Sequence[Choice]) -> None:
        self.shell = shell
        self.menu = Menu([*choices, Choice(tr("Back"), shell.stack.pop)], shell.sound)

    def pressed(self, action: str) -> None:
        """Move, turn, choose; the menu key, or kneel, goes back."""
        if not self.menu.pressed(action) and action in ("menu", "kneel"):
            self.shell.stack.pop()

    def key(self, scancode: int) -> None:
        """Enter chooses."""
        self.menu.key(scancode)

    def lines(self, surface: pygame.Surface, title: str, y: int, top: int, line: int, size: int = 30) -> int:
        """Draw the title at `y` and the lines from `top` px down, `line` px apart; returns the middle."""
        surface.fill(NIGHT)
        middle = surface.get_width() // 2
        write(surface, title, (middle, y), size, PALE)
        self.menu.draw(surface, middle, top, line=line)
        return middle


class KeptPage(MenuPage):
    """What is turned on it are the settings."""

    def leave(self) -> None:
        """Keep what was chosen."""
        if wrong := self.shell.keep_settings():
            self.shell.notes.append(wrong)
