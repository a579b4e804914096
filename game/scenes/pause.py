"""The pause: the world stands still, the sky too. Go on, go back to the lamp, or leave."""

from collections.abc import Callable, Sequence

import pygame

from game.scenes.menu import Menu
from game.scenes.scene import Scene, Shell
from game.scenes.words import PALE, veil, write
from game.text import tr


class Pause(Scene):
    """Lies over a climb and lets it show through."""

    covers = False

    def __init__(
        self,
        shell: Shell,
        to_lamp: Callable[[], None] | None,
        quit_climb: Callable[[], None],
        also: Sequence[tuple[str, Callable[[], None]]] = (),
    ) -> None:
        """`to_lamp`: None where that is not allowed; `also`: more choices, above the last one."""
        self.shell = shell
        self.to_lamp = to_lamp
        self.menu = Menu(
            [
                (tr("Go on"), self._go_on),
                *([(tr("From the lamp"), self._back_to_lamp)] if to_lamp else []),
                *also,
                (tr("Leave the climb"), quit_climb),
            ],
            shell.sound,
        )
        shell.sound.hold(True)

    def _go_on(self) -> None:
        self.shell.stack.pop()

    def _back_to_lamp(self) -> None:
        self._go_on()
        if self.to_lamp:
            self.to_lamp()

    def leave(self) -> None:
        """The climb is heard again."""
        self.shell.sound.hold(False)

    def pressed(self, action: str) -> None:
        """The menu key, or kneel, goes on."""
        if not self.menu.pressed(action) and action in ("menu", "kneel"):
            self._go_on()

    def key(self, scancode: int) -> None:
        """Enter chooses; Escape goes on, whatever the bindings are."""
        self.menu.key(scancode)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The climb in the dark, and three lines."""
        surface.blit(veil(surface.get_size()), (0, 0))
        middle = surface.get_width() // 2
        write(surface, tr("The sky waits"), (middle, 108), 30, PALE)
        self.menu.draw(surface, middle, 168)
