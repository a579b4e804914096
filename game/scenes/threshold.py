"""Between two maps: the tower from afar, how far up it one is, and the name of what begins, while that is built."""

from collections.abc import Callable

import pygame

from game.scenes.builder import Builder
from game.scenes.scene import Scene
from game.scenes.words import font
from game.view import whole_tower

FADE = 24  # ticks of the picture and the name coming up ..
RISE = 60  # .. of the light going up the stair ..
STAY = 110  # .. and the fewest that it all stays; a press shortens that
NIGHT, PALE = (6, 4, 14), (226, 216, 246)
LETTER = 34  # px
LEFT, TOP = 46, 126  # px of the name: the tower stands to the right
WIDEST = 330  # px of it


class Threshold(Scene):
    """`build` is called in a thread of its own; `then` once it is done and the name was read."""

    def __init__(
        self,
        title: str,
        build: Callable[[], None],
        then: Callable[[], None],
        way: tuple[float, float] = (0, 0),
    ) -> None:
        """`way`: shares of the stair, 0..1, from which and to which the light goes up."""
        self.then, self.way = then, way
        self.age = 0
        self.hurried = False
        self.name = _name(title) if title else None
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
        """The tower comes out of the dark and goes back into it, the name before it."""
        surface.fill(NIGHT)
        if self.name is None:
            return
        risen = min(1.0, max(0, self.age - FADE // 2) / RISE)
        risen = risen * risen * (3 - 2 * risen)
        whole_tower.draw(surface, self.way[0] + (self.way[1] - self.way[0]) * risen)
        seen = max(0, min(255, min(self.age, STAY - self.age) * 255 // FADE))
        surface.fill((seen, seen, seen), special_flags=pygame.BLEND_RGB_MULT)
        self.name.set_alpha(seen)
        surface.blit(self.name, (LEFT, TOP))


def _name(title: str) -> pygame.Surface:
    """A long one is smaller, so that it never lies over the tower."""
    for size in range(LETTER, 11, -2):
        name = font(size).render(title, True, PALE)
        if name.get_width() <= WIDEST:
            break
    return name
