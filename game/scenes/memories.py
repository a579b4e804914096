"""A memory: a small picture and a line, the first time that it is found. The world waits meanwhile."""

from collections.abc import Callable

import pygame

from game.scenes.card import Overlay
from game.scenes.words import DIM, PALE, high, tell
from game.text import tr
from game.view.memory_pictures import picture

WAIT = 30  # ticks before a press counts
FADE = 40  # ticks until the picture is there
TOP, SIDE, CLOSE = 46, 20, 4  # px


def line_of(number: int) -> str:
    """The line of a memory, 1 to 29."""
    lines = {
        1: tr("Two plates. One stays warm."),
        2: tr("The string goes up. Nobody holds the other end."),
        3: tr("Snow all along the bench, but for one place."),
        4: tr("The small cup is turned over, for later."),
        5: tr("Everyone has been fetched. One coat is left."),
        6: tr("The hands that let go at the right moment are not in the picture."),
        7: tr("A chair, still turned toward the bed."),
        8: tr("It waits until the light is gone from the road."),
        9: tr("Ten turns of the wheel before anyone looks back."),
        10: tr("Seven candles. Eight chairs."),
        11: tr("Somebody waves to a train that has left."),
        12: tr("The ladder hangs down from above, as it was left."),
        13: tr("A letter to someone who knows all of it."),
        14: tr("By one candle every shadow has company but one."),
        15: tr("A seat in the first row is kept free."),
        16: tr("Two towels. One is dry."),
        17: tr("A coin under the pillow, and nobody who put it there."),
        18: tr("It was mended. You have to know where."),
        19: tr("Two keys on the hook. One has never been used."),
        20: tr("The door is not quite shut."),
        21: tr("A blanket, spread for two."),
        22: tr("On one side of the aisle, flowers on a chair."),
        23: tr("Someone has left a glove on the sill."),
        24: tr("The larger hand goes only as far as the wrist."),
        25: tr("What was planted too early came up after all."),
        26: tr("Lavender, where a name would be."),
        27: tr("One more floor. Mind the light."),
        28: tr("It was never locked."),
        29: tr("The chair is taken."),
    }
    return lines.get(number, "")


class MemoryCard(Overlay):
    """Lies over the climb; any press goes on."""

    def __init__(self, number: int, line: str, then: Callable[[], None]) -> None:
        """`line`: what the map says under it, empty for ours; `then`: what a press leads to."""
        super().__init__(WAIT, then)
        self.line = line or line_of(number)
        self.picture = picture(number)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The picture, its line, and after a while how to go on."""
        seen = self.veiled(surface, FADE)
        width, height = surface.get_width() - 2 * SIDE, surface.get_height()
        hint = tr("press any button")
        foot = height - high(hint, 14, width) - 8
        room = high(self.line, 20, width)
        y = (foot - room) // 2
        if self.picture:
            shown = _fitting(self.picture, foot - room - 2 * CLOSE)
            shown.set_alpha(seen)
            y = max(CLOSE, min(TOP, foot - room - shown.get_height() - 2 * CLOSE))
            surface.blit(shown, ((surface.get_width() - shown.get_width()) // 2, y))
            y += shown.get_height() + min(18, max(CLOSE, foot - room - y - shown.get_height()))
        tell(surface, self.line, pygame.Rect(SIDE, y, width, 0), 20, PALE, alpha=seen)
        if self.age >= WAIT:
            tell(surface, hint, pygame.Rect(SIDE, foot, width, 0), 14, DIM, alpha=seen)


def _fitting(picture: pygame.Surface, height: int) -> pygame.Surface:
    """The picture, smaller where large words leave it less room."""
    if picture.get_height() <= height:
        return picture
    height = max(40, height)
    return pygame.transform.smoothscale(
        picture, (picture.get_width() * height // picture.get_height(), height)
    )
