"""For runners: the timer, the ghost, strict climbs, LiveSplit; and the way to practice."""

from collections.abc import Callable

import pygame

from game.profile.settings import turn
from game.scenes.menu import Choice
from game.scenes.menu_page import KeptPage
from game.scenes.page import yes_no
from game.scenes.scene import Shell
from game.scenes.words import DIM, PALE, write
from game.speedrun.live import open_live
from game.text import tr

TOP, LINE = 80, 28


class RunnersPage(KeptPage):
    """Changes are kept as they are made."""

    def __init__(self, shell: Shell, practice: Callable[[], None]) -> None:
        settings = shell.settings

        def row(name: str) -> Choice:
            def go(way: int = 1) -> None:
                turn(settings, name, way)

            return Choice(lambda: f"{called(name)}:  {value(name, getattr(settings, name))}", go, go)

        self.names = ["timer", "ghost", "livesplit", "strict", "practice", ""]
        super().__init__(shell, [*map(row, self.names[:4]), Choice(called("practice"), practice)])
        self.livesplit = settings.livesplit

    def leave(self) -> None:
        """Keep what was chosen; LiveSplit is hung up on, or called, now."""
        shell, settings = self.shell, self.shell.settings
        if settings.livesplit != self.livesplit:
            if shell.live:
                shell.live.close()
            shell.live, said = open_live(
                settings.livesplit, settings.livesplit_port, settings.livesplit_one_port
            )
            shell.notes += said
        super().leave()

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The lines, and what the lit one means."""
        middle = self.lines(surface, tr("For runners"), 22, TOP, LINE)
        write(surface, means(self.names[self.menu.at]), (middle, 290), 17, PALE)
        keys = tr("In a climb F2 turns the timer, F3 the ghost; menu while let go is held begins anew.")
        write(surface, keys, (middle, 330), 14, DIM)


def called(name: str) -> str:
    """A setting by its name on the screen."""
    return {
        "timer": tr("Timer"),
        "ghost": tr("Ghost"),
        "livesplit": "LiveSplit",
        "strict": tr("Strict"),
        "practice": tr("Practice"),
    }[name]


def value(name: str, chosen: str | bool) -> str:
    """A setting's value on the screen."""
    if isinstance(chosen, bool):
        return yes_no(chosen)
    return {
        "timer": {"off": tr("off"), "small": tr("small"), "full": tr("full")},
        "ghost": {"off": tr("off"), "best": tr("the best climb"), "segments": tr("the best segments")},
        "livesplit": {
            "off": tr("off"),
            "server": "LiveSplit Server",
            "one": "LiveSplit One",
            "both": tr("both"),
        },
    }[name][chosen]


def means(name: str) -> str:
    """What a setting does, in a sentence."""
    return {
        "timer": tr("The clock, the splits against your best climb, and a graph of it after the end."),
        "ghost": tr("Your best climb beside you, as smoke."),
        "livesplit": tr("Splits are told to LiveSplit on this machine while you climb."),
        "strict": tr("What would keep a climb out of the ranks is not offered and not allowed."),
        "practice": tr("States to go back to, a passage again and again, time that runs back. No records."),
        "": "",
    }[name]
