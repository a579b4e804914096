"""The memories' pictures: 160 x 100 of fourteen colours each, shown at twice their size."""

from functools import cache

import pygame

from game.trouble import Trouble
from game.view.baked import arrays

SCALE = 2


@cache
def picture(number: int) -> pygame.Surface | None:
    """The picture of a memory, 320 x 200 px; None where it has not been painted."""
    try:
        baked = arrays("memories")
    except Trouble:
        return None
    name = f"m{number:02}"
    if name not in baked:
        return None
    index, colours = baked[name], baked[f"{name}_colours"]
    small = pygame.Surface((index.shape[1], index.shape[0]), 0, 32)
    pygame.surfarray.blit_array(small, colours[index].swapaxes(0, 1))
    return pygame.transform.scale_by(small, SCALE)
