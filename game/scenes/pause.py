"""The pause: the world stands still, the sky too. Go on, go back to the lamp, or leave."""

from collections.abc import Callable, Sequence

import pygame

from game.scenes.menu import Choice, Menu
from game.scenes.menu_page import MenuScene
from game.scenes.scene import Shell
from game.scenes.words import PALE, high, tell, veil
from game.text import tr

TITLE = 30  # px
TOP, FOOT = 40, 340


class Pause(MenuScene):
    """Lies over a climb and lets it show through."""

    covers = False

    def __init__(
        self,
        shell: Shell,
        to_lamp: Callable[[], None] | None,
        quit_climb: Callable[[], None],
        also: Callable[[], Sequence[Choice]] = tuple,
    ) -> None:
        """`to_lamp`: None where that is not allowed; `also`: more choices, above the last one."""
        self.shell = shell
        self.to_lamp, self.quit_climb, self.also = to_lamp, quit_climb, also
        self.menu = Menu(self._choices(), shell)
        shell.sound.hold(True)

    def _choices(self) -> list[Choice]:
        return [
            Choice(tr("Go on"), self.back),
            *([Choice(tr("From the lamp"), self._back_to_lamp)] if self.to_lamp else []),
            *self.also(),
            Choice(tr("Leave the climb"), self.quit_climb),
        ]

    def back(self) -> None:
        """Go on."""
        self.shell.stack.pop()

    def _back_to_lamp(self) -> None:
        self.back()
        if self.to_lamp:
            self.to_lamp()

    def entered(self) -> None:
        """It is read aloud, where somebody wants that."""
        self.shell.narrator.say(f"{tr('The sky waits')}. {self.menu.lit.called}")

    def shown(self) -> None:
        """What lay on it is gone; the language may be another."""
        self.menu.renew(self._choices())

    def leave(self) -> None:
        """The climb is heard again."""
        self.shell.sound.hold(False)

    # ---- frames

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The climb in the dark, and a few lines; nothing while another page lies on it."""
        if self.shell.stack.top is not self:
            return
        width, height = surface.get_size()
        surface.blit(veil((width, height)), (0, 0))
        tall = sum(high(choice.called, 20, width - 40) + 4 for choice in self.menu.choices)
        top = max(TOP, (height - tall) // 2 - 40)
        took = tell(surface, tr("The sky waits"), pygame.Rect(20, top, width - 40, 0), TITLE, PALE)
        self.menu.draw(surface, pygame.Rect(20, took.bottom + 12, width - 40, FOOT - took.bottom - 12))
