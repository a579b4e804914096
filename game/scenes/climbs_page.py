"""The climbs that are not over, side by side: go on with one."""

from collections.abc import Callable, Sequence

from game.profile.progress import Going, Progress
from game.profile.settings import CHOICES
from game.scenes.menu import Choice
from game.scenes.menu_page import MenuPage
from game.scenes.running import spoken
from game.scenes.scene import Shell
from game.scenes.terms_page import rules
from game.text import clock, tr


def map_name(name: str) -> str:
    """A map of the tower as its chapter is called; another by its file's name."""
    return {
        "1-mosaic": tr("The mosaic"),
        "2-stairs": tr("Stairs of ash and bone"),
        "3-living-walls": tr("Living walls"),
        "4-returning": tr("The returning"),
        "5-thick-air": tr("Thick air"),
        "6-cold-tide": tr("The cold tide"),
        "7-summit": tr("The summit"),
        "8-awake": tr("Awake"),
    }.get(name) or spoken(name)


def lamp_name(lamp: int) -> str:
    """A lamp by its number, the first is 0; -1 is where a map begins."""
    return tr("from its foot") if lamp < 0 else tr("lamp {}").format(lamp + 1)


class ClimbsPage(MenuPage):
    """`go_on` takes a place's number."""

    def __init__(self, shell: Shell, reached: Progress, go_on: Callable[[int], None]) -> None:
        self.reached, self.go_on = reached, go_on
        super().__init__(shell)

    def title(self) -> str:
        """Its name."""
        return tr("Go on with")

    def choices(self) -> Sequence[Choice]:
        """One for each place that is taken, the one that was played last first."""
        taken = [n for n, climb in enumerate(self.reached.climbs) if climb.tape]
        taken.sort(key=lambda n: n != self.reached.at)
        return [self._line(n, self.reached.climbs[n]) for n in taken]

    def _line(self, place: int, climb: Going) -> Choice:
        where = ", ".join((map_name(climb.map), lamp_name(climb.lamp))) if climb.map else climb.tape
        under = [clock(climb.ticks)] + ([rules(climb.rules)] if climb.rules in CHOICES["rules"] else [])
        return Choice(f"{place + 1}   {where}", lambda: self.go_on(place), says=",  ".join(under))
