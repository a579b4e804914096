"""The title: the name, and behind it the tower at its foot, alive, that comes out of the dark."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pygame

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
from game.sim.buttons import KNEEL
from game.sim.level import Level
from game.sim.world import World, step
from game.text import tr
from game.trouble import Trouble
from game.view.baked import ADD, MULTIPLY, OVER, arrays
from game.view.frame import View

LIFT = 60  # px that it looks up: the ground lies under the name, and the tower over it is whole
FADE = 50  # ticks in which the tower comes out of the dark
NIGHT = (6, 4, 14)


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
        self.name = name_pictures()
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
        view.nobody, view.lift = self.after.nobody, LIFT
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
        if not top:
            return
        for picture, how in self.name:
            surface.blit(picture, (0, 0), special_flags=how)
        self.menu.draw_row(surface, 352)
        self.notes.draw(surface)


@cache
def name_pictures() -> tuple[tuple[pygame.Surface, int], ...]:
    """The name, 640 x 360: what darkens the place, smoke lit from behind, letters; and how each is laid on."""
    baked = arrays("name")
    written = baked["letters"]
    letters = pygame.Surface(written.shape[1::-1], pygame.SRCALPHA, 32)
    pygame.surfarray.pixels3d(letters)[:] = written[..., :3].swapaxes(0, 1)
    pygame.surfarray.pixels_alpha(letters)[:] = written[..., 3].T
    veil, smoke = (pygame.surfarray.make_surface(baked[k].swapaxes(0, 1)) for k in ("veil", "smoke"))
    # Converted: a 24-bit surface is blended far more slowly.
    plain = pygame.Surface((1, 1), 0, 32)
    return (veil.convert(plain), MULTIPLY), (smoke.convert(plain), ADD), (letters, OVER)
