"""Colour that goes out of a finished picture: for a stopped heart, and for what the vision takes."""

import pygame


class Drain:
    """Keeps the grey picture that lies over the other."""

    def __init__(self) -> None:
        self._grey: pygame.Surface | None = None

    def draw(self, target: pygame.Surface, share: float) -> None:
        """`share` 0..1: how much of the colour is gone."""
        if share >= 1:
            pygame.transform.grayscale(target, target)
        elif share > 0:
            grey = self._grey = self._grey or pygame.Surface(target.get_size(), 0, 32)
            pygame.transform.grayscale(target, grey)
            grey.set_alpha(int(255 * share))
            target.blit(grey, (0, 0))
