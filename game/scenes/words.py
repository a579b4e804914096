"""Words drawn on the screen: one font for the voice, sizes kept once made, a dark edge so that they read."""

from functools import cache

import pygame

from game.view.fonts import face

PALE = (236, 228, 246)  # read now
DIM = (150, 138, 176)  # could be chosen
EMBER = (255, 176, 104)  # chosen
SHADE = (10, 6, 18)


def font(size: int) -> pygame.font.Font:
    """Return the voice's font at a height in px; pygame's own where ours is missing."""
    return face("EBGaramond*Regular.*", size, size)


@cache
def rendered(text: str, size: int, colour: tuple[int, int, int]) -> pygame.Surface:
    """Return the text as a picture with a soft dark edge of 2 px around it."""
    face = font(size)
    ink = face.render(text, True, colour)
    edge = face.render(text, True, SHADE)
    out = pygame.Surface((ink.get_width() + 4, ink.get_height() + 4), pygame.SRCALPHA)
    for dx, dy, strength in ((0, 2, 150), (4, 2, 150), (2, 0, 150), (2, 4, 220), (3, 3, 220), (1, 3, 200)):
        edge.set_alpha(strength)
        out.blit(edge, (dx, dy))
    out.blit(ink, (2, 2))
    return out


def write(
    surface: pygame.Surface,
    text: str,
    at: tuple[int, int],
    size: int = 18,
    colour: tuple[int, int, int] = PALE,
    anchor: float = 0.5,
    alpha: int = 255,
) -> None:
    """Draw a line of text. `at`: px of its top; `anchor` 0 left, 0.5 middle, 1 right of it."""
    if not text:
        return
    picture = rendered(text, size, colour)
    picture.set_alpha(alpha)
    surface.blit(picture, (at[0] - int(picture.get_width() * anchor), at[1]))


@cache
def veil(size: tuple[int, int], darkest: int = 170) -> pygame.Surface:
    """Return a dark sheet, darker toward the middle rows, to lay under a menu."""
    width, height = size
    column = pygame.Surface((1, height), pygame.SRCALPHA)
    for y in range(height):
        far = abs(y - height / 2) / (height / 2)
        column.set_at((0, y), (*SHADE, int(darkest * (1 - 0.45 * far * far))))
    return pygame.transform.scale(column, (width, height))
