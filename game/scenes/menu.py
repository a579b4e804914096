"""Choices in a column or in rows: moved through by keys, controller or mouse; held for what cannot be undone.

Up and down move, jump or Enter chooses, left and right turn what has values. A column that is longer than its box
scrolls; nothing in it is ever cut.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from game.scenes.words import DIM, EMBER, PALE, high, leading, scaled, tell, wide, write
from game.sim.buttons import JUMP
from game.text import tr

if TYPE_CHECKING:
    from game.scenes.scene import Shell

SIZE, ROW = 20, 18  # px of a choice in a column, and in a row
GAP = 1  # px between two choices
BETWEEN = 26  # px between two of a row
HELD = 60  # ticks that a choice which destroys wants to be held
AGAIN = 180  # ticks within which it wants to be pressed again, by whoever does not hold


@dataclass(frozen=True, slots=True)
class Choice:
    """`label`: what it says now. `do`: what choosing it does. `turn`: takes -1 or 1 where it has values.

    `says`: its sentence; `destroys`: it has to be held; `seen`: what it changes is seen behind the page.
    `glyphs`: takes px of height.
    """

    label: str | Callable[[], str]
    do: Callable[[], None]
    turn: Callable[[int], None] | None = None
    says: str | Callable[[], str] = ""
    destroys: bool = False
    seen: bool = False
    glyphs: Callable[[int], Sequence[pygame.Surface]] = lambda _height: ()  # pictures behind its words

    @property
    def called(self) -> str:
        """Its words."""
        return self.label if isinstance(self.label, str) else self.label()

    @property
    def means(self) -> str:
        """Its sentence."""
        said = self.says if isinstance(self.says, str) else self.says()
        if not self.destroys:
            return said
        return f"{said} {tr('Hold to do it.')}".strip()


class Menu:
    """Choices, and which of them is lit. It wraps round at both ends."""

    def __init__(self, choices: Sequence[Choice], shell: "Shell", row: bool = False) -> None:
        """`row`: they lie side by side, and left and right move too."""
        self.row, self.shell = row, shell
        self.choices = list(choices)
        self.at = 0
        self.held = 0  # ticks that what destroys has been held
        self.asked = 0  # ticks left in which pressing again does it
        self.boxes: list[tuple[int, pygame.Rect]] = []  # what was drawn where: the mouse's
        self.top = 0  # the first choice that is seen

    @property
    def lit(self) -> Choice:
        """The choice that would be done now."""
        return self.choices[self.at]

    def renew(self, choices: Sequence[Choice]) -> None:
        """Take the choices anew, as after a change of language."""
        self.choices = list(choices)
        self.at = min(self.at, len(self.choices) - 1)
        self.held = self.asked = 0

    def go(self, at: int) -> None:
        """Light another one."""
        if at != self.at:
            self.at, self.held, self.asked = at, 0, 0
            self.shell.sound.play("ui_0")
            self.speak()

    def speak(self) -> None:
        """Let the narrator, where there is one, say what is lit."""
        self.shell.narrator.say(f"{self.lit.called}. {self.lit.means}")

    # ---- what is pressed

    def pressed(self, action: str) -> bool:
        """Take an action of the bindings; returns whether it meant something here."""
        if action in ("up", "down") or (self.row and action in ("left", "right")):
            self.go((self.at + (1 if action in ("down", "right") else -1)) % len(self.choices))
        elif action in ("left", "right") and self.lit.turn:
            self._turn(1 if action == "right" else -1)
        elif action == "jump":
            self.choose()
        else:
            return False
        return True

    def key(self, scancode: int) -> bool:
        """Take a key: Enter chooses, arrows, Home and End move, whatever the bindings are."""
        if scancode in (pygame.KSCAN_RETURN, pygame.KSCAN_KP_ENTER):
            self.choose()
        elif scancode in ARROWS and self.shell.devices.action_of_key(scancode) is None:
            self.pressed(ARROWS[scancode])
        elif scancode in (pygame.KSCAN_HOME, pygame.KSCAN_END):
            self.go(0 if scancode == pygame.KSCAN_HOME else len(self.choices) - 1)
        else:
            return False
        return True

    def pointed(self, x: int, y: int) -> None:
        """The mouse moved: what it is over is lit."""
        for at, box in self.boxes:
            if box.collidepoint(x, y):
                self.go(at)

    def clicked(self, x: int, y: int, button: int) -> bool:
        """A mouse button went down: left chooses or turns on, right turns back. Returns whether it met something."""
        for at, box in self.boxes:
            if box.collidepoint(x, y):
                self.go(at)
                if button == 3 and self.lit.turn:
                    self._turn(-1)
                elif button == 1:
                    self.choose()
                return True
        return False

    def wheel(self, way: int) -> None:
        """The mouse's wheel: 1 away from the hand, -1 toward it."""
        self.go(min(len(self.choices) - 1, max(0, self.at - way)))

    def choose(self) -> None:
        """Do what the lit choice says; what destroys begins to be held."""
        if self.lit.destroys:
            if self.asked:
                self._do()
            elif self.shell.settings.hold_toggle:
                self.asked = AGAIN
            else:
                self.held = 1
            return
        self._do()

    def _do(self) -> None:
        self.held = self.asked = 0
        self.shell.sound.play("ui_1")
        lit = self.lit
        lit.do()
        if lit.turn and lit in self.choices:
            self.speak()

    def _turn(self, way: int) -> None:
        self.shell.sound.play("ui_0")
        if turn := self.lit.turn:
            turn(way)
            self.speak()

    def tick(self, buttons: int) -> None:
        """Hold on, or let go."""
        self.asked = max(0, self.asked - 1)
        if not self.held:
            return
        self.held = self.held + 1 if buttons & JUMP or self.shell.devices.confirming else 0
        if self.held > HELD:
            self._do()

    # ---- frames

    def draw(self, surface: pygame.Surface, box: pygame.Rect, anchor: float = 0.5, plate: int = 0) -> None:
        """Draw the column in a box, scrolled to what is lit."""
        tall = [high(choice.called, SIZE, box.width) + GAP for choice in self.choices]
        scrolls = sum(tall) > box.height
        room, edge = (box.height - 2 * MARK, MARK) if scrolls else (box.height, 0)
        self.top = min(self.top, self.at) if scrolls else 0
        while sum(tall[self.top : self.at + 1]) > room and self.top < self.at:
            self.top += 1
        self.boxes, y, last = [], box.y + edge, self.top
        if self.top:
            _mark(surface, box.x + int(box.width * anchor), box.y, up=True)
        for at in range(self.top, len(self.choices)):
            if y + tall[at] > box.bottom - edge + GAP and at > self.at:
                break
            self._line(surface, at, pygame.Rect(box.x, y, box.width, tall[at] - GAP), anchor, plate)
            y, last = y + tall[at], at
        if last + 1 < len(self.choices):
            _mark(surface, box.x + int(box.width * anchor), box.bottom - 6, up=False)

    def widest(self) -> int:
        """Px that the widest choice takes in one line."""
        return max(
            wide(choice.called, scaled(SIZE))
            + sum(one.get_width() + 4 for one in choice.glyphs(leading(SIZE) - 4))
            for choice in self.choices
        )

    def _line(self, surface: pygame.Surface, at: int, line: pygame.Rect, anchor: float, plate: int) -> None:
        lit, choice = at == self.at, self.choices[at]
        pictures = choice.glyphs(leading(SIZE) - 4)
        beside = sum(picture.get_width() + 4 for picture in pictures)
        inner = pygame.Rect(line.x, line.y, line.width - beside, line.height)
        took = tell(surface, choice.called, inner, SIZE, EMBER if lit else DIM, anchor, plate=plate)
        x = took.right + 4
        for picture in pictures:
            surface.blit(picture, (x, line.y + 2))
            x += picture.get_width() + 4
        self.boxes.append((at, pygame.Rect(line.x, line.y, line.width, line.height)))
        if lit and (share := self.share):
            surface.fill(EMBER, (took.x, took.bottom - 2, int(took.w * share), 2))

    @property
    def share(self) -> float:
        """How much of what destroys has been held, 0..1."""
        return 1.0 if self.asked else self.held / HELD

    def rows(self, width: int) -> list[list[int]]:
        """How choices side by side break into rows."""
        rows: list[list[int]] = [[]]
        used = 0
        for at, choice in enumerate(self.choices):
            takes = wide(choice.called, scaled(ROW)) + BETWEEN
            if rows[-1] and used + takes - BETWEEN > width:
                rows.append([])
                used = 0
            rows[-1].append(at)
            used += takes
        return rows

    def draw_row(self, surface: pygame.Surface, bottom: int, margin: int = 12) -> int:
        """Draw the choices side by side about the middle, their last row above `bottom` px; returns their top."""
        whole, step, size = surface.get_width(), leading(ROW) + 4, scaled(ROW)
        rows = self.rows(whole - 2 * margin)
        self.boxes, y = [], bottom - step * len(rows)
        for row in rows:
            takes = [wide(self.choices[at].called, size) for at in row]
            x = (whole - sum(takes) - BETWEEN * (len(row) - 1)) // 2
            for at, take in zip(row, takes):
                words = self.choices[at].called
                write(surface, words, (x, y), size, EMBER if at == self.at else PALE, 0.0)
                self.boxes.append((at, pygame.Rect(x, y, take, step)))
                x += take + BETWEEN
            y += step
        return bottom - step * len(rows)


MARK = 12  # px that the sign of more takes above and below
ARROWS = {
    pygame.KSCAN_UP: "up",
    pygame.KSCAN_DOWN: "down",
    pygame.KSCAN_LEFT: "left",
    pygame.KSCAN_RIGHT: "right",
}


def _mark(surface: pygame.Surface, x: int, y: int, up: bool) -> None:
    """There is more that way."""
    tip, base = (y, y + 5) if up else (y + 5, y)
    pygame.draw.polygon(surface, DIM, [(x, tip), (x - 6, base), (x + 6, base)])
