"""Between two maps: the name of the one that begins, while what is seen of it is built beside the loop."""

from collections.abc import Callable

import pygame

from game.scenes.builder import Builder
from game.scenes.scene import Scene
from game.scenes.words import font

FADE = 24  # ticks of the name coming up ..
STAY = 70  # .. and the fewest that it stays; a press shortens that
NIGHT, PALE = (6, 4, 14), (214, 202, 238)
LETTER = 30  # px


class Threshold(Scene):
    """`build` is called in a thread of its own; `then` once it is done and the name was read."""

    def __init__(self, title: str, build: Callable[[], None], then: Callable[[], None]) -> None:
        self.then = then
        self.age = 0
        self.hurried = False
        self.name = font(LETTER).render(title, True, PALE) if title else None
        self.builder = Builder("map", build)

    def tick(self, buttons: int) -> None:
        """Go on as soon as both are done: the map is there, its name was read."""
        self.builder.check()
        self.age += 1
        if not self.builder.is_alive() and (self.hurried or self.age >= STAY or self.name is None):
            self.then()

    def pressed(self, action: str) -> None:
        """Whoever presses wants to climb."""
        self.hurried = True

    def leave(self) -> None:
        """What is being built is let finish, so that nothing is torn down under it."""
        self.builder.join()

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The name in the dark."""
        surface.fill(NIGHT)
        if self.name is None:
            return
        seen = min(255, self.age * 255 // FADE)
        self.name.set_alpha(seen)
        x = (surface.get_width() - self.name.get_width()) // 2
        surface.blit(self.name, (x, surface.get_height() * 2 // 5))
