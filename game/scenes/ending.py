"""After the climb: a few words for how it ended, how long it took and how often it failed. Any press goes on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pygame

from game.scenes.card import Overlay
from game.scenes.words import DIM, PALE, high, tell
from game.sim.endings import DOOR, EXIT, LET_GO, SACRIFICE, TURNED_AWAY
from game.text import clock, tr
from game.view.baked import arrays

WAIT = 45  # ticks before a press counts: nobody means to skip it with the last jump
FADE = 40  # ticks until everything is there
STANDS = {SACRIFICE: 560, TURNED_AWAY: 110, LET_GO: 200}  # ticks that the last picture stands; others:
SHORT = 50
MORNING = 150  # ticks in which the morning comes over the room: it is no flash
SIDE = 20  # px
# px that the words stand over the middle: there the climber is, or (in the morning) the pale of the sky below it
LIFT, LIFTS = 84, {SACRIFICE: 52}


@dataclass(frozen=True, slots=True)
class Close:
    """`counted`: are time and falls named? Whoever lays the child down is not measured."""

    title: str
    under: str = ""
    counted: bool = True


@cache
def morning() -> pygame.Surface:
    """What the sacrifice was for."""
    return pygame.surfarray.make_surface(arrays("morning")["picture"].swapaxes(0, 1))


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
        self.ending, self.close = ending, close_of(ending)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The words; the time, the deaths."""
        close = self.close
        if self.ending == SACRIFICE:
            seen = min(255, self.age * 255 // MORNING)
            picture = morning()
            picture.set_alpha(seen)
            surface.blit(picture, (0, 0))
        else:
            seen = self.veiled(surface, FADE)
        width = surface.get_width() - 2 * SIDE
        fell = tr("without a fall") if not self.deaths else f"{tr('deaths')}  {self.deaths}"
        lines = [(close.title, 34), (close.under, 18)]
        lines += [(self.time, 44), (fell, 20)] if close.counted else []
        tall = sum(high(words, size, width) for words, size in lines)
        y = max(SIDE, (surface.get_height() - tall) // 2 - LIFTS.get(self.ending, LIFT))
        for words, size in lines:
            y += tell(surface, words, pygame.Rect(SIDE, y, width, 0), size, PALE, alpha=seen).h
        if self.age >= WAIT:
            hint = tr("press any button")
            y = surface.get_height() - high(hint, 16, width) - 12
            tell(surface, hint, pygame.Rect(SIDE, y, width, 0), 16, DIM, alpha=seen)
