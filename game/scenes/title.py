"""The title, first form: the tower at its foot, alive, and the name over it."""

from collections.abc import Callable

import pygame

from game.scenes.menu import Menu
from game.scenes.notes import Notes
from game.scenes.scene import Scene, Shell
from game.scenes.words import font, veil
from game.sim.world import World, step
from game.text import tr
from game.view.frame import View

# the letters, and the light that stands behind them
NAME = ("Burning", "Lavender")
LETTER, GLOW = (242, 226, 255), (118, 84, 180)


class Title(Scene):
    """Lets a world live behind the name; nobody climbs it."""

    def __init__(self, shell: Shell, world: World, begin: Callable[[], None], look: str = "stairs") -> None:
        self.shell, self.world = shell, world
        self.view = View(world, look)
        self.view.meter_on = False
        self.menu = Menu([(tr("Climb"), begin), (tr("Leave"), shell.stack.clear)], shell.sound)
        self.notes = Notes()
        for sentence in shell.notes:
            self.notes.say(sentence)
        shell.notes.clear()
        self.name = name_picture()

    def tick(self, buttons: int) -> None:
        """The heart beats and the sky answers."""
        said = step(self.world, 0)
        self.view.listen(said, self.world)
        self.view.tick(self.world)
        self.shell.sound.tick(self.world, said)
        self.notes.tick()

    def pressed(self, action: str) -> None:
        """Move, choose."""
        self.menu.pressed(action)

    def key(self, scancode: int) -> None:
        """Enter chooses."""
        self.menu.key(scancode)

    def leave(self) -> None:
        """Nothing of it is kept."""
        self.shell.sound.beds(False)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The view, darker, and the name."""
        self.view.draw(surface, self.world, None, alpha)
        surface.blit(veil(surface.get_size(), 120), (0, 0))
        surface.blit(self.name, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
        self.menu.draw(surface, 128, 236, 0.0)
        self.notes.draw(surface)


def name_picture() -> pygame.Surface:
    """Return the name in its light, 640 x 360, premultiplied."""
    out = pygame.Surface((640, 360), pygame.SRCALPHA)
    places = ((52, 46), (92, 118))
    for word, at in zip(NAME, places, strict=True):
        out.blit(font(76).render(word, True, GLOW), at)
    # Light without a big blur: shrink and grow again, twice, and let it be brighter than it is.
    glow = pygame.transform.gaussian_blur(out, 12)
    wide = pygame.transform.gaussian_blur(out, 30)
    out.fill((0, 0, 0, 0))
    for light in (wide, wide, glow, glow):
        out.blit(light, (0, 0), special_flags=pygame.BLEND_RGBA_ADD)
    for word, at in zip(NAME, places, strict=True):
        out.blit(font(76).render(word, True, (22, 12, 34)), (at[0] + 1, at[1] + 2))
        out.blit(font(76).render(word, True, LETTER), at)
    return out.premul_alpha()
