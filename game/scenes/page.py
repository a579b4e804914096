"""A page of settings: lines that are turned, a sentence for the lit one, kept when one leaves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from game.profile.settings import LIMITS, Settings, turn
from game.scenes.menu import Choice
from game.scenes.menu_page import KeptPage
from game.scenes.scene import Shell
from game.scenes.words import DIM, PALE, write
from game.text import tr

STEP = 10  # that a number moves by
TOP, LINE = 74, 26


def yes_no(on: bool) -> str:
    """A switch's value in words."""
    return tr("on") if on else tr("off")


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
            return yes_no(now)
        if isinstance(now, int):
            return f"{now} %"
        return (self.values or {}).get(str(now), str(now))

    def turn(self, settings: Settings, way: int) -> None:
        """To its next or last value; a number stops at its limits."""
        now = getattr(settings, self.name)
        if isinstance(now, bool | str):
            turn(settings, self.name, way)
        else:
            low, high = LIMITS[self.name]
            setattr(settings, self.name, min(high, max(low, now + way * STEP)))


class Page(KeptPage):
    """`changed` is called with a field's name after it was turned; `under`: a line at the foot."""

    def __init__(
        self,
        shell: Shell,
        title: str,
        rows: Sequence[Row],
        under: str = "",
        changed: Callable[[str], None] = lambda _name: None,
    ) -> None:
        self.title, self.under = title, under
        self.rows = list(rows)
        settings = shell.settings

        def line(row: Row) -> Choice:
            def go(way: int) -> None:
                row.turn(settings, way)
                changed(row.name)

            return Choice(lambda: f"{row.called}:  {row.shown(settings)}", lambda: go(1), go)

        def reset() -> None:
            fresh = Settings()
            for row in self.rows:
                if getattr(settings, row.name) != getattr(fresh, row.name):
                    setattr(settings, row.name, getattr(fresh, row.name))
                    changed(row.name)

        super().__init__(shell, [*map(line, self.rows), Choice(tr("As it was at first"), reset)])

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The lines, and what the lit one means."""
        middle = self.lines(surface, self.title, 20, TOP, LINE)
        says = self.rows[self.menu.at].says if self.menu.at < len(self.rows) else ""
        write(surface, says, (middle, 306), 17, PALE)
        write(surface, self.under, (middle, 332), 14, DIM)
