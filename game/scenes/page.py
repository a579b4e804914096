"""A page of settings: lines that are turned, a sentence for the lit one, kept when one leaves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from game.profile.settings import CHOICES, LIMITS, Settings, save
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Shell
from game.scenes.words import DIM, PALE, write
from game.text import tr

NIGHT = (10, 7, 20)
STEP = 10  # that a number moves by
TOP, LINE = 74, 26


@dataclass(frozen=True, slots=True)
class Row:
    """A setting by its field. `called`, `says`: its name and its sentence; `value`: how a word reads."""

    name: str
    called: str
    says: str
    values: dict[str, str] | None = None

    def shown(self, settings: Settings) -> str:
        """Its value on the screen."""
        now = getattr(settings, self.name)
        if isinstance(now, bool):
            return tr("on") if now else tr("off")
        if isinstance(now, int):
            return f"{now} %"
        return (self.values or {}).get(str(now), str(now))

    def turn(self, settings: Settings, way: int) -> None:
        """To its next or last value; a number stops at its limits."""
        now = getattr(settings, self.name)
        if isinstance(now, bool):
            now = not now
        elif isinstance(now, int):
            low, high = LIMITS[self.name]
            now = min(high, max(low, now + way * STEP))
        else:
            known = CHOICES[self.name]
            now = known[(known.index(now) + way) % len(known)]
        setattr(settings, self.name, now)


class Page(Scene):
    """`changed` is called with a field's name after it was turned; `under`: a line at the foot."""

    def __init__(
        self,
        shell: Shell,
        title: str,
        rows: Sequence[Row],
        under: str = "",
        changed: Callable[[str], None] = lambda _name: None,
    ) -> None:
        self.shell, self.title, self.under = shell, title, under
        self.rows = list(rows)
        settings = shell.settings

        def line(row: Row) -> Choice:
            def turn(way: int) -> None:
                row.turn(settings, way)
                changed(row.name)

            return Choice(lambda: f"{row.called}:  {row.shown(settings)}", lambda: turn(1), turn)

        def reset() -> None:
            fresh = Settings()
            for row in self.rows:
                if getattr(settings, row.name) != getattr(fresh, row.name):
                    setattr(settings, row.name, getattr(fresh, row.name))
                    changed(row.name)

        self.menu = Menu(
            [
                *map(line, self.rows),
                Choice(tr("As it was at first"), reset),
                Choice(tr("Back"), shell.stack.pop),
            ],
            shell.sound,
        )

    def pressed(self, action: str) -> None:
        """Move, turn; the menu key, or kneel, goes back."""
        if not self.menu.pressed(action) and action in ("menu", "kneel"):
            self.shell.stack.pop()

    def key(self, scancode: int) -> None:
        """Enter chooses."""
        self.menu.key(scancode)

    def leave(self) -> None:
        """Keep what was chosen."""
        if self.shell.may_write and (wrong := save(self.shell.settings)):
            self.shell.notes.append(wrong)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The lines, and what the lit one means."""
        surface.fill(NIGHT)
        middle = surface.get_width() // 2
        write(surface, self.title, (middle, 20), 30, PALE)
        self.menu.draw(surface, middle, TOP, line=LINE)
        says = self.rows[self.menu.at].says if self.menu.at < len(self.rows) else ""
        write(surface, says, (middle, 306), 17, PALE)
        write(surface, self.under, (middle, 332), 14, DIM)
