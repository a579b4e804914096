"""The title: the name, and behind it the tower at its foot, alive, that comes out of the dark."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from game.maps.scenery import Scenery
from game.replay import stand_at
from game.scenes.builder import Builder
from game.scenes.credits_page import CreditsPage
from game.scenes.feeling import ease
from game.scenes.first_start import FirstStart
from game.scenes.menu import Choice, Menu
from game.scenes.menu_page import MenuScene
from game.scenes.notes import Notes
from game.scenes.scene import Shell
from game.scenes.settings_pages import SettingsMenu
from game.scenes.words import font, veil
from game.sim.buttons import KNEEL
from game.sim.level import Level
from game.sim.world import World, step
from game.text import tr
from game.trouble import Trouble
from game.view.frame import View

Floats = NDArray[np.float32]

NAME = (("Burning", 34), ("Lavender", 104))  # each word and the row of its top
LETTER = 78  # px
ASIDE = 62  # px that the name stands left of the middle: right of it stands the tower
STOPS = (0, 0.18, 0.40, 0.62, 0.82, 1)  # how bright, and what colour the smoke is then
SMOKE = ((12, 6, 30), (20, 12, 44), (56, 38, 112), (118, 84, 180), (180, 146, 224), (236, 216, 250))
FADE = 50  # ticks in which the tower comes out of the dark
NIGHT = (6, 4, 14)
OBSIDIAN, EDGE = (7, 5, 13), (255, 216, 170)


@dataclass(frozen=True, slots=True)
class After:
    """How the tower's foot looks after an ending."""

    alone: bool = False  # the tower turned round, the arms empty
    nobody: bool = False  # only the lamp
    lamp: bool = False  # at the first lamp instead of the foot
    buttons: int = 0


AFTER = {
    "": After(),
    "sacrifice": After(alone=True),
    "turned away": After(lamp=True, buttons=KNEEL),
    "let go": After(lamp=True, nobody=True),
}


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the title leads; each is called when it is chosen. `go_on`: None where no climb is kept."""

    new: Callable[[], None]
    go_on: Callable[[], None] | None = None
    reached: Callable[[], None] | None = None
    again: Callable[[], None] | None = None  # the title anew


class Title(MenuScene):
    """Lets a world live behind the name; nobody climbs it."""

    def __init__(
        self, shell: Shell, level: Level, ways: Ways, look: str | Scenery = "stairs", last: str = ""
    ) -> None:
        """`last`: how the last climb ended. What the ways raise as Trouble is said."""
        self.shell, self.ways = shell, ways
        self.after = AFTER[last]
        self.world = World((level,), memory=self.after.alone)
        if self.after.lamp and level.lamps:
            stand_at(self.world, 0)
        self.view: View | None = None
        self.light = 0  # 0..FADE: how far the tower has come out of the dark
        self.name = name_picture()
        # The tower takes half a second to build; the name need not wait for it.
        self.builder = Builder("tower", lambda: self._build(look))
        shell.sound.look("title")
        self.menu = Menu(self._choices(), shell, row=True)
        self.notes = Notes()
        self._take_notes()

    def _choices(self) -> list[Choice]:
        shell, ways, push = self.shell, self.ways, self.shell.stack.push
        found = [
            (tr("Go on"), ways.go_on),
            (tr("New climb"), ways.new),
            (tr("What was reached"), ways.reached),
            (tr("Settings"), lambda: push(SettingsMenu(shell))),
            (tr("Credits"), lambda: push(CreditsPage(shell))),
            (tr("Leave"), shell.stack.clear),
        ]
        return [Choice(name, self._said(does)) for name, does in found if does]

    def _said(self, does: Callable[[], None]) -> Callable[[], None]:
        """What keeps it from being done is said."""

        def do() -> None:
            try:
                does()
            except (Trouble, OSError) as trouble:
                self.notes.say(str(trouble))

        return do

    def hear(self, sentences: list[str]) -> None:
        """Said over the name."""
        self.notes.say(*sentences)

    def _take_notes(self) -> None:
        self.notes.say(*self.shell.notes)
        self.shell.notes.clear()

    def _build(self, look: str | Scenery) -> None:
        """Build the view, beside the loop."""
        view = View(self.world, look)
        view.nobody = self.after.nobody
        self.view = view

    def entered(self) -> None:
        """Whoever starts for the first time is asked a few things; the name is read aloud, where it is wanted."""
        if not self.shell.settings.started:
            self.shell.stack.push(FirstStart(self.shell))
        else:
            self.shell.narrator.say(f"Burning Lavender. {self.menu.lit.called}")

    def shown(self) -> None:
        """A page is gone: the language may be another, the profile too, and something may have to be said."""
        if self.shell.changed_hands and self.ways.again:
            self.ways.again()
            return
        self.menu.renew(self._choices())
        self._take_notes()
        self.shell.narrator.say(self.menu.lit.called)

    def tick(self, buttons: int) -> None:
        """The heart beats and the sky answers, once they are there."""
        super().tick(buttons)
        self.live()

    def live(self) -> None:
        """The same under a page."""
        self.builder.check()
        if self.view is None:
            return
        self.light = min(FADE, self.light + 1)
        said = step(self.world, self.after.buttons)
        self.view.listen(said, self.world)
        self.view.tick(self.world)
        self.shell.sound.tick(self.world, said)
        self.notes.tick()

    def leave(self) -> None:
        """Nothing of it is kept; what is being built is let finish, so that nothing is torn down under it."""
        self.builder.join()
        self.shell.sound.beds(False)

    # ---- frames

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The view, darker, and the name; under a page the view alone, as the settings have it."""
        surface.fill(NIGHT)
        top = self.shell.stack.top is self
        if self.view is not None and self.light:
            ease(self.view, self.shell)
            self.view.meter_on &= not top  # nobody climbs here; but a page shows what its lines change
            self.view.draw(surface, self.world, None, alpha)
            shade = 255 * self.light // FADE
            if shade < 255:
                surface.fill((shade, shade, shade), special_flags=pygame.BLEND_RGB_MULT)
            if top:
                surface.blit(veil(surface.get_size(), 90), (0, 0))
        if not top:
            return
        surface.blit(self.name, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
        self.menu.draw_row(surface, 352)
        self.notes.draw(surface)


def name_picture() -> pygame.Surface:
    """Return the name, 640 x 360, premultiplied: lavender smoke lit from behind, the letters cut out of it."""
    size = (640, 360)
    letters = pygame.Surface(size, pygame.SRCALPHA)
    for word, y in NAME:
        ink = font(LETTER).render(word, True, (255, 255, 255))
        letters.blit(ink, ((size[0] - ink.get_width()) // 2 - ASIDE, y))
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
    """Return the letters' mask blurred, its brightest scaled to 1. Made at a quarter: nobody sees the difference."""
    width, height = letters.get_size()
    small = pygame.transform.smoothscale(letters, (width // 4, height // 4))
    soft = pygame.transform.smoothscale(
        pygame.transform.gaussian_blur(small, radius // 4 + 1), (width, height)
    )
    alpha = pygame.surfarray.array_alpha(soft).astype(np.float32)
    return alpha / max(1.0, float(alpha.max()))


def _stretched(coarse: Floats, size: tuple[int, int]) -> Floats:
    """Return a small picture of 0..1 stretched smoothly to a size."""
    grey = np.repeat((coarse * 255).astype(np.uint8)[..., None], 3, axis=2)
    wide = pygame.transform.smoothscale(pygame.surfarray.make_surface(grey), size)
    return np.asarray(pygame.surfarray.array3d(wide)[..., 0], np.float32) / np.float32(255)
