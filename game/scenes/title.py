"""The title, first form: the tower at its foot, alive, and the name over it."""

from collections.abc import Callable

import numpy as np
import pygame
from numpy.typing import NDArray

from game.scenes.menu import Menu
from game.scenes.notes import Notes
from game.scenes.scene import Scene, Shell
from game.scenes.words import font, veil
from game.sim.world import World, step
from game.text import tr
from game.view.frame import View

Floats = NDArray[np.float32]

NAME = (("Burning", 34), ("Lavender", 104))  # each word and the row of its top
LETTER = 78  # px
STOPS = (0, 0.18, 0.40, 0.62, 0.82, 1)  # how bright, and what colour the smoke is then
SMOKE = ((12, 6, 30), (20, 12, 44), (56, 38, 112), (118, 84, 180), (180, 146, 224), (236, 216, 250))
OBSIDIAN, EDGE = (7, 5, 13), (255, 216, 170)


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
        surface.blit(veil(surface.get_size(), 90), (0, 0))
        surface.blit(self.name, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
        self.menu.draw(surface, 320, 302)
        self.notes.draw(surface)


def name_picture() -> pygame.Surface:
    """Return the name, 640 x 360, premultiplied: lavender smoke lit from behind, the letters cut out of it."""
    size = (640, 360)
    letters = pygame.Surface(size, pygame.SRCALPHA)
    for word, y in NAME:
        ink = font(LETTER).render(word, True, (255, 255, 255))
        letters.blit(ink, ((size[0] - ink.get_width()) // 2, y))
    mask = pygame.surfarray.array_alpha(letters).astype(np.float32) / 255
    # Smoke is bright round the letters and dies into the sky; two wide blurs of them, torn by noise.
    near, far = (_blurred(letters, radius) for radius in (9, 26))
    dice = np.random.default_rng(22)
    torn = np.zeros(size, np.float32)
    for grain, share in ((64, 0.5), (26, 0.32), (9, 0.18)):
        coarse = dice.random((size[0] // grain + 2, size[1] // (grain // 2) + 2)).astype(np.float32)
        torn += share * _stretched(coarse, size)
    light = np.clip((near * 0.75 + far * 1.0) * (0.25 + 1.1 * torn), 0, 1) * (1 - mask)
    rgb = np.stack([np.interp(light, STOPS, [c[n] for c in SMOKE]) for n in range(3)], axis=2)
    # A burning edge on the letters' upper right, where the door would be.
    edge = np.clip(mask - np.roll(mask, (-1, 1), (0, 1)), 0, 1) * mask
    rgb = (
        rgb * (1 - mask[..., None]) + np.array(OBSIDIAN) * mask[..., None] + edge[..., None] * np.array(EDGE)
    )
    out = pygame.Surface(size, pygame.SRCALPHA)
    alpha = np.clip(np.maximum(mask, light**0.8), 0, 1)
    pygame.surfarray.pixels3d(out)[:] = np.clip(rgb * alpha[..., None], 0, 255).astype(np.uint8)
    pygame.surfarray.pixels_alpha(out)[:] = (alpha * 255).astype(np.uint8)
    return out


def _blurred(letters: pygame.Surface, radius: int) -> Floats:
    """Return the letters' mask blurred, its brightest scaled to 1."""
    soft = pygame.surfarray.array_alpha(pygame.transform.gaussian_blur(letters, radius)).astype(np.float32)
    return soft / max(1.0, float(soft.max()))


def _stretched(coarse: Floats, size: tuple[int, int]) -> Floats:
    """Return a small picture of 0..1 stretched smoothly to a size."""
    grey = np.repeat((coarse * 255).astype(np.uint8)[..., None], 3, axis=2)
    wide = pygame.transform.smoothscale(pygame.surfarray.make_surface(grey), size)
    return np.asarray(pygame.surfarray.array3d(wide)[..., 0], np.float32) / np.float32(255)
