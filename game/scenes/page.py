"""A page of settings: lines that are turned, a sentence for the lit one, kept when one leaves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.profile.settings import LIMITS, Settings, turn
from game.scenes.menu import Choice
from game.scenes.menu_page import KeptPage
from game.scenes.scene import Shell
from game.text import tr

STEP = 10  # that a number moves by


def yes_no(on: bool) -> str:
    """A switch's value in words."""
    return tr("on") if on else tr("off")


@dataclass(frozen=True, slots=True)
class Row:
    """A setting by its field. `called`, `says`: its name and its sentence; `values`: how a word reads.

    `seen`: what it changes is seen behind the page.
    """

    name: str
    called: str
    says: str
    values: dict[str, str] | None = None
    seen: bool = False

    def shown(self, settings: Settings) -> str:
        """Its value on the screen."""
        now = getattr(settings, self.name)
        if isinstance(now, bool):
            return yes_no(now)
        if isinstance(now, int):
            return f"{now} %"
        return (self.values or {}).get(str(now), str(now))

    def turn(self, settings: Settings, way: int, round: bool = False) -> None:
        """To its next or last value; a number stops at its limits, or goes `round` where it was chosen."""
        now = getattr(settings, self.name)
        if isinstance(now, bool | str):
            turn(settings, self.name, way)
            return
        low, high = LIMITS[self.name]
        then = now + way * STEP
        if round and then > high:
            then = low
        setattr(settings, self.name, min(high, max(low, then)))

    def choice(self, settings: Settings, changed: Callable[[str], None]) -> Choice:
        """Its line in a menu. `changed` is called with its field's name after every turn."""

        def go(way: int, round: bool = False) -> None:
            self.turn(settings, way, round)
            changed(self.name)

        return Choice(
            lambda: f"{self.called}:  {self.shown(settings)}",
            lambda: go(1, True),
            go,
            self.says,
            seen=self.seen,
        )


class Page(KeptPage):
    """`rows`: called for the lines, in the language of the moment. `changed`: called with a field's name."""

    def __init__(
        self,
        shell: Shell,
        title: Callable[[], str],
        rows: Callable[[], Sequence[Row]],
        changed: Callable[[str], None] = lambda _name: None,
        under: Callable[[], str] = str,
    ) -> None:
        self._title, self._rows, self._changed, self._under = title, rows, changed, under
        super().__init__(shell)

    def title(self) -> str:
        """Its name."""
        return self._title()

    def under(self) -> str:
        """What is said of all of it."""
        return self._under()

    @property
    def rows(self) -> list[Row]:
        """Its lines."""
        return list(self._rows())

    def choices(self) -> list[Choice]:
        """The lines, and how it was at first."""
        lines = [row.choice(self.shell.settings, self.changed) for row in self._rows()]
        says = tr("Every line of this page, back to what the game comes with.")
        return [*lines, Choice(tr("As it was at first"), self._reset, says=says)]

    def changed(self, name: str) -> None:
        """A field has another value: it takes effect at once."""
        self.shell.changed(name)
        self._changed(name)

    def _reset(self) -> None:
        settings, fresh = self.shell.settings, Settings()
        for row in self._rows():
            if getattr(settings, row.name) != getattr(fresh, row.name):
                setattr(settings, row.name, getattr(fresh, row.name))
                self.changed(row.name)
        self.shown()
