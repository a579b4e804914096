"""For runners: the timer, the ghost, strict climbs, LiveSplit; and the way to practice."""

from collections.abc import Callable

import pygame

from game.profile.settings import CHOICES, save
from game.scenes.menu import Choice, Menu
from game.scenes.scene import Scene, Shell
from game.scenes.terms_page import yes_no
from game.scenes.words import DIM, PALE, write
from game.speedrun.live import open_live
from game.text import tr

NIGHT = (10, 7, 20)
TOP, LINE = 80, 28


class RunnersPage(Scene):
    """Changes are kept as they are made."""

    def __init__(self, shell: Shell, practice: Callable[[], None]) -> None:
        self.shell = shell
        settings = shell.settings

        def turn(name: str) -> Callable[[int], None]:
            def go(way: int = 1) -> None:
                values = CHOICES[name]
                at = values.index(getattr(settings, name))
                setattr(settings, name, values[(at + way) % len(values)])

            return go

        def row(name: str) -> Choice:
            go = turn(name)
            return Choice(
                lambda: f"{called(name)}:  {value(name, getattr(settings, name))}", lambda: go(1), go
            )

        def turn_strict(_way: int = 1) -> None:
            settings.strict = not settings.strict

        self.names = ["timer", "ghost", "livesplit", "strict", "practice", ""]
        self.menu = Menu(
            [
                *map(row, self.names[:3]),
                Choice(lambda: f"{called('strict')}:  {yes_no(settings.strict)}", turn_strict, turn_strict),
                Choice(called("practice"), practice),
                Choice(tr("Back"), self._back),
            ],
            shell.sound,
        )
        self.livesplit = settings.livesplit

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
        """Keep what was chosen; LiveSplit is hung up on, or called, now."""
        shell, settings = self.shell, self.shell.settings
        if settings.livesplit != self.livesplit:
            if shell.live:
                shell.live.close()
            shell.live, said = open_live(
                settings.livesplit, settings.livesplit_port, settings.livesplit_one_port
            )
            shell.notes += said
        if shell.may_write and (wrong := save(settings)):
            shell.notes.append(wrong)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The lines, and what the lit one means."""
        surface.fill(NIGHT)
        middle = surface.get_width() // 2
        write(surface, tr("For runners"), (middle, 22), 30, PALE)
        self.menu.draw(surface, middle, TOP, line=LINE)
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


def value(name: str, chosen: str) -> str:
    """A setting's value on the screen."""
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
