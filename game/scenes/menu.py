"""Choices in a column or a row: up and down move, jump or Enter chooses, left and right turn what has values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from game.audio.sound import Sound
from game.scenes.words import DIM, EMBER, PALE, font, write

LINE = 26  # px from one choice to the next


@dataclass(frozen=True, slots=True)
class Choice:
    """`label`: what it says now. `do`: what choosing it does. `turn`: takes -1 or 1 where it has values."""

    label: str | Callable[[], str]
    do: Callable[[], None]
    turn: Callable[[int], None] | None = None

    @property
    def says(self) -> str:
        """Its words."""
        return self.label if isinstance(self.label, str) else self.label()


class Menu:
    """Choices, or plain pairs of label and what it does. It wraps round at both ends."""

    def __init__(
        self, choices: Sequence[Choice | tuple[str, Callable[[], None]]], sound: Sound, row: bool = False
    ) -> None:
        """`row`: they lie side by side, and left and right move too."""
        self.row = row
        self.choices = [choice if isinstance(choice, Choice) else Choice(*choice) for choice in choices]
        self.sound = sound
        self.at = 0

    def pressed(self, action: str) -> bool:
        """Take an action of the bindings; returns whether it meant something here."""
        if action in ("up", "down") or (self.row and action in ("left", "right")):
            self.at = (self.at + (1 if action in ("down", "right") else -1)) % len(self.choices)
            self.sound.play("ui_0")
        elif action in ("left", "right") and (turn := self.choices[self.at].turn):
            self.sound.play("ui_0")
            turn(1 if action == "right" else -1)
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
        self.choices[self.at].do()

    def draw(self, surface: pygame.Surface, x: int, y: int, anchor: float = 0.5, line: int = LINE) -> None:
        """Draw the choices from `y` px down, `line` px apart."""
        for n, choice in enumerate(self.choices):
            write(surface, choice.says, (x, y + n * line), 20, EMBER if n == self.at else DIM, anchor)

    def draw_row(self, surface: pygame.Surface, y: int) -> None:
        """Draw the choices side by side about the middle, at `y` px."""
        gap, said = 28, [choice.says for choice in self.choices]
        wide = [font(18).size(words)[0] for words in said]
        x = (surface.get_width() - sum(wide) - gap * (len(wide) - 1)) // 2
        for n, words in enumerate(said):
            write(surface, words, (x, y), 18, EMBER if n == self.at else PALE, 0.0)
            x += wide[n] + gap
