"""Before a climb: the rules it is played under, and what may be made easier, each with its sentence."""

from collections.abc import Callable

import pygame

from game.profile.settings import CHOICES, LIMITS, save
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Shell
from game.scenes.words import DIM, PALE, write
from game.text import tr

NIGHT = (10, 7, 20)
STEP = 10  # % of the clock that a press changes
TOP, LINE = 62, 25


class TermsPage(Scene):
    """Changes are kept as they are made, and hold from the next climb on."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        settings = shell.settings

        def switch(name: str) -> Choice:
            def turn(_way: int = 1) -> None:
                setattr(settings, name, not getattr(settings, name))

            return Choice(lambda: f"{assist(name)}:  {yes_no(getattr(settings, name))}", turn, turn)

        def turn_rules(way: int) -> None:
            names = CHOICES["rules"]
            settings.rules = names[(names.index(settings.rules) + way) % len(names)]

        def turn_speed(way: int) -> None:
            low, high = LIMITS["speed"]
            speed = settings.speed + way * STEP
            settings.speed = high if speed < low else low if speed > high else speed

        self.names = ["rules", *SWITCHES, "speed", ""]
        self.menu = Menu(
            [
                Choice(lambda: f"{tr('Rules')}:  {rules(settings.rules)}", lambda: turn_rules(1), turn_rules),
                *map(switch, SWITCHES),
                Choice(lambda: f"{tr('The clock')}:  {settings.speed} %", lambda: turn_speed(-1), turn_speed),
                Choice(tr("Back"), self._back),
            ],
            shell.sound,
        )

    def _back(self) -> None:
        self.shell.stack.pop()

    def pressed(self, action: str) -> None:
        """Move, turn; the menu key, or kneel, goes back."""
        if not self.menu.pressed(action) and action in ("menu", "kneel"):
            self._back()

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
        write(surface, tr("How you climb"), (middle, 18), 30, PALE)
        self.menu.draw(surface, middle, TOP, line=LINE)
        name = self.names[self.menu.at]
        said = rules_say(self.shell.settings.rules) if name == "rules" else SAYS[name]() if name else ""
        write(surface, said, (middle, 314), 17, PALE)
        write(surface, tr("A tape says what was on; nothing is closed to anyone."), (middle, 336), 14, DIM)


def yes_no(on: bool) -> str:
    """A switch's value in words."""
    return tr("on") if on else tr("off")


def rules(name: str) -> str:
    """A set of rules by its name on the screen."""
    return {"standard": tr("Standard"), "gentle": tr("Gentle"), "vigil": tr("Vigil")}[name]


def rules_say(name: str) -> str:
    """What a set of rules is."""
    return {
        "standard": tr("The climb as it was meant."),
        "gentle": tr("Twice the time on every beat and under every sky; hands rest longer."),
        "vigil": tr("One sky for the whole climb, a wilder heart, and hardly a moment on the beat."),
    }[name]


def assist(name: str) -> str:
    """An assist by its name on the screen."""
    return {
        "endless_grip": tr("Arms that do not tire"),
        "no_collapse": tr("A sky that holds"),
        "even_heart": tr("An even heart"),
        "gentle_hands": tr("Hands that only slow you"),
        "no_fall_hurt": tr("Falls that do not hurt"),
        "grace": tr("More time at an edge"),
    }[name]


SAYS: dict[str, Callable[[], str]] = {
    "endless_grip": lambda: tr("You can hang from a wall for as long as you like."),
    "no_collapse": lambda: tr("The sky never comes down, however long you take."),
    "even_heart": lambda: tr("The heart never stumbles: what moves with it can be counted."),
    "gentle_hands": lambda: tr("A hand that has you makes you slow, and the child is not hurt."),
    "no_fall_hurt": lambda: tr("However far you fall, the child is not hurt by it."),
    "grace": lambda: tr("A jump counts a little after the edge, and a little before the ground."),
    "speed": lambda: tr("Everything happens as before, only slower."),
}
SWITCHES = tuple(name for name in SAYS if name != "speed")
