"""What a player sees when the game itself is at fault: a few plain sentences, and where the details are."""

from pathlib import Path

import pygame

from game.scenes.words import DIM, PALE, high, tell
from game.text import tr

NIGHT = (10, 7, 20)
SIDE = 20
WAIT = 60_000  # ms that it stands at most


def sentences(log: Path | None) -> list[str]:
    """What is said. `log`: where the details are, None where they could not be written."""
    return [
        tr("Something in the game broke. It was not you."),
        tr("Your climb is kept up to its last lamp; the title goes on with it."),
        tr("What happened is written in {}").format(log) if log else "",
        tr("Whoever mends it will be glad of that file: README.md says where to send it."),
    ]


def draw(surface: pygame.Surface, log: Path | None) -> None:
    """The sentences, one under the other."""
    surface.fill(NIGHT)
    width, y = surface.get_width() - 2 * SIDE, 40
    for n, words in enumerate(sentences(log)):
        size = 26 if n == 0 else 17
        y += tell(surface, words, pygame.Rect(SIDE, y, width, 0), size, PALE).h + 10
    hint = tr("press any button")
    foot = surface.get_height() - high(hint, 15, width) - 10
    tell(surface, hint, pygame.Rect(SIDE, foot, width, 0), 15, DIM)


def show(log: Path | None) -> None:
    """Show it in the window that is open, until somebody presses something. Never raises."""
    try:
        surface = pygame.display.get_surface()
        if surface is None or pygame.display.get_driver() in ("dummy", "offscreen"):
            return
        draw(surface, log)
        pygame.display.flip()
        pygame.event.clear()
        until = pygame.time.get_ticks() + WAIT
        meant = (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, pygame.JOYBUTTONDOWN, pygame.QUIT)
        while pygame.time.get_ticks() < until:
            event = pygame.event.wait(200)
            if event.type in meant:
                return
    except Exception:
        return  # it is broken enough already
