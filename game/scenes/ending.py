"""After the climb: a few words for how it ended, how long it took and how often it failed. Any press goes on."""

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.scenes.card import Overlay
from game.scenes.words import DIM, PALE, write
from game.sim.endings import DOOR, EXIT, LET_GO, SACRIFICE, TURNED_AWAY
from game.text import clock, tr

WAIT = 45  # ticks before a press counts: nobody means to skip it with the last jump
FADE = 40  # ticks until everything is there
STANDS = {SACRIFICE: 560, TURNED_AWAY: 110, LET_GO: 200}  # ticks that the last picture stands; others:
SHORT = 50


@dataclass(frozen=True, slots=True)
class Close:
    """`counted`: are time and falls named? Whoever lays the child down is not measured."""

    title: str
    under: str = ""
    counted: bool = True


def close_of(ending: int) -> Close:
    """The words for an ending, in the player's language."""
    return {
        EXIT: Close(tr("You are through")),
        SACRIFICE: Close(tr("It is morning"), tr("nobody is in your arms")),
        TURNED_AWAY: Close(tr("You turned back"), tr("the child is in your arms still")),
        LET_GO: Close(tr("A lamp is still lit"), counted=False),
        DOOR: Close(tr("You came to the door again"), tr("it is only stone")),
    }[ending]


def stands(ending: int) -> int:
    """For how many ticks the last picture stands before the words come."""
    return STANDS.get(ending, SHORT)


class Ending(Overlay):
    """Lies over the climb's last picture."""

    def __init__(self, ticks: int, deaths: int, then: Callable[[], None], ending: int = EXIT) -> None:
        """`ticks`: the whole climb's; `then`: what a press leads to."""
        super().__init__(WAIT, then)
        self.time, self.deaths = clock(ticks), deaths
        self.close = close_of(ending)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The words; the time, the deaths."""
        seen = self.veiled(surface, FADE)
        middle = surface.get_width() // 2
        close = self.close
        write(surface, close.title, (middle, 96 if close.counted else 146), 34, PALE, alpha=seen)
        write(surface, close.under, (middle, 136), 18, DIM, alpha=seen)
        if close.counted:
            write(surface, self.time, (middle, 164), 44, PALE, alpha=seen)
            fell = tr("without a fall") if not self.deaths else f"{tr('deaths')}  {self.deaths}"
            write(surface, fell, (middle, 222), 20, DIM, alpha=seen)
        if self.age >= WAIT:
            write(surface, tr("press any button"), (middle, 286), 16, DIM, alpha=seen)
