"""A page to be read: paragraphs that scroll where they are longer than the screen; any way back goes back."""

from collections.abc import Callable, Sequence

import pygame

from game.scenes.menu import ARROWS
from game.scenes.menu_page import FOOT, SIDE, darken, headline
from game.scenes.scene import Scene, Shell
from game.scenes.words import DIM, PALE, broken, file_for, high, leading, tell
from game.text import tr

SIZE, LAST = 18, 15
BETWEEN = 8  # px between two paragraphs
MARK = 12


class ReadingPage(Scene):
    """`title`, `paragraphs`: called in the language of the moment. `then`: what the way back does."""

    covers = False

    def __init__(
        self,
        shell: Shell,
        title: Callable[[], str],
        paragraphs: Callable[[], Sequence[str]],
        then: Callable[[], None] | None = None,
        go_on: Callable[[], str] = lambda: tr("Back"),
        size: int = SIZE,
    ) -> None:
        self.shell, self.title, self.paragraphs = shell, title, paragraphs
        self.then = then or shell.stack.pop
        self.go_on, self.size = go_on, size
        self.at = 0  # the first line that is seen
        self.end = 0  # the first line, once it is scrolled to its end

    def entered(self) -> None:
        """It is read aloud, where somebody wants that."""
        self.shell.narrator.say(". ".join([self.title(), *self.paragraphs(), self.go_on()]))

    # ---- what is pressed

    def pressed(self, action: str) -> None:
        """Up and down scroll; jump, kneel and the menu key leave it."""
        if action in ("up", "down"):
            self.wheel(1 if action == "up" else -1)
        elif action in ("jump", "kneel", "menu"):
            self.then()

    def key(self, scancode: int) -> None:
        """Enter and Escape leave it, arrows scroll, whatever the bindings are."""
        if scancode in (pygame.KSCAN_RETURN, pygame.KSCAN_KP_ENTER):
            self.then()
        elif self.shell.devices.action_of_key(scancode) is not None:
            return
        elif scancode == pygame.KSCAN_ESCAPE:
            self.then()
        elif scancode in ARROWS:
            self.pressed(ARROWS[scancode])

    def mouse(self, x: int, y: int, button: int) -> None:
        """A click leaves it."""
        self.then()

    def wheel(self, way: int) -> None:
        """Scroll by two lines."""
        self.at = min(self.end, max(0, self.at - way * 2))

    # ---- frames

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The paragraphs, and the way back under them."""
        darken(surface, self, self.shell)
        width = surface.get_width() - 2 * SIDE
        under = headline(surface, self.title())
        back = high(self.go_on(), LAST, width)
        tell(surface, self.go_on(), pygame.Rect(SIDE, FOOT - back, width, back), LAST, DIM)
        room = pygame.Rect(SIDE, under + 2, width, FOOT - back - under - 8)
        self._read(surface, room)

    def _lines(self, width: int) -> list[tuple[str, str]]:
        """All of it in lines, each with its type; an empty one stands between two paragraphs."""
        lines: list[tuple[str, str]] = []
        for words in self.paragraphs():
            file = file_for(words)
            lines += [(line, file) for line in (broken(words, self.size, width) if words else ())] + [
                ("", "")
            ]
        return lines[:-1]

    def _read(self, surface: pygame.Surface, room: pygame.Rect) -> None:
        """Whole lines only, between two signs of more where there is more."""
        lines, step = self._lines(room.width - 40), leading(self.size)
        tall = [step if line else BETWEEN for line, _ in lines]
        y, bottom = room.y + (room.height - sum(tall)) // 3, room.bottom
        self.end = 0
        if sum(tall) > room.height:
            y, bottom = room.y + MARK, room.bottom - MARK
            while sum(tall[self.end :]) > bottom - y:
                self.end += 1
        self.at = min(self.at, self.end)
        for (line, file), take in zip(lines[self.at :], tall[self.at :]):
            if y + take > bottom:
                break
            tell(surface, line, pygame.Rect(room.x + 20, y, room.width - 40, 0), self.size, PALE, file=file)
            y += take
        x = room.centerx
        if self.at:
            pygame.draw.polygon(surface, DIM, [(x, room.y), (x - 6, room.y + 6), (x + 6, room.y + 6)])
        if self.at < self.end:
            pygame.draw.polygon(
                surface, DIM, [(x, room.bottom), (x - 6, room.bottom - 6), (x + 6, room.bottom - 6)]
            )
