"""What may be made easier before a climb, each on its own and each with its sentence."""

from collections.abc import Callable

from game.profile.settings import LIMITS
from game.scenes.menu import Choice
from game.scenes.menu_page import KeptPage
from game.scenes.page import Row
from game.text import tr

STEP = 10  # % of the clock that a press changes


class TermsPage(KeptPage):
    """Changes are kept as they are made, and hold from the next climb on."""

    def title(self) -> str:
        """Its name."""
        return tr("What is easier")

    def under(self) -> str:
        """Nobody is kept from anything."""
        return tr("A tape says what was on; nothing is closed to anyone.")

    def choices(self) -> list[Choice]:
        """A switch for each, and the clock."""
        settings, changed = self.shell.settings, self.shell.changed
        switches = [Row(name, assist(name), SAYS[name]()).choice(settings, changed) for name in SWITCHES]

        def turn_speed(way: int) -> None:
            low, high = LIMITS["speed"]
            speed = settings.speed + way * STEP
            settings.speed = high if speed < low else low if speed > high else speed

        clock = Choice(
            lambda: f"{tr('The clock')}:  {settings.speed} %",
            lambda: turn_speed(-1),
            turn_speed,
            SAYS["speed"],
        )
        return [*switches, clock]


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
