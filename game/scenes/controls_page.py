"""The controls: each action with what it is on; choose one and press what it shall be on instead."""

import pygame

from game.input.bindings import ACTIONS, bound, conflicts, preset
from game.profile.settings import Settings
from game.scenes.menu import Choice
from game.scenes.page import Page, Row
from game.scenes.scene import Shell
from game.text import tr
from game.view.glyphs import family, glyph, named

WAITS = 480  # ticks for which a press is awaited
ONE_HAND = ("hold_toggle", "down_kneels")  # what comes with keys under one hand


class ControlsPage(Page):
    """`waiting`: the action that the next press will be bound to."""

    def __init__(self, shell: Shell) -> None:
        self.waiting = ""
        self.left = 0
        self.actions = list(ACTIONS)

        def changed(name: str) -> None:
            if name == "preset":
                shell.settings.bindings = {}
                for one in ONE_HAND:
                    setattr(shell.settings, one, shell.settings.preset != "both")
                shell.changed("bindings")
            elif name == "rumble" and shell.settings.rumble:
                shell.devices.rumble(0.6, 0.6, 200)

        super().__init__(shell, lambda: tr("Controls"), handling, changed, under=self._under)

    def choices(self) -> list[Choice]:
        """The actions, then how they are handled."""
        lines = [self._action(action) for action in self.actions]
        return [*lines, *super().choices()]

    def _action(self, action: str) -> Choice:
        return Choice(
            lambda: f"{called(action)}:",
            lambda: self._wait(action),
            says=lambda: f"{self._spoken(action)}{self._says(action)}",
            glyphs=lambda height: self._glyphs(action, height),
        )

    def _spoken(self, action: str) -> str:
        """What it is on, for who hears the page."""
        if not self.shell.settings.narrator:
            return ""
        return ", ".join(map(self._named, self._sources(action))) + ". "

    def _glyphs(self, action: str, height: int) -> list[pygame.Surface]:
        kind = family(self.shell.devices.pad_name)
        return [glyph(source, kind, height) for source in self._sources(action)]

    def _says(self, action: str) -> str:
        """What is awaited, what is in conflict, or what choosing does."""
        if self.waiting == action:
            return tr("Press what shall be: {}").format(called(action)) + "   " + tr("(Esc: leave it)")
        clash = [
            f"{self._named(source)}: {called(one)}, {called(two)}"
            for source, one, two in conflicts(self.shell.devices.bindings)
            if action in (one, two)
        ]
        if clash:
            return tr("On two at once: ") + ";  ".join(clash)
        return tr("Choose it and press another. The new one comes first, and the first becomes second.")

    def _under(self) -> str:
        clash = conflicts(self.shell.devices.bindings)
        return tr("On two at once: ") + called(clash[0][1]) + ", " + called(clash[0][2]) if clash else ""

    def _named(self, source: str) -> str:
        return named(source, family(self.shell.devices.pad_name))

    def _sources(self, action: str) -> list[str]:
        """What it is on: of the kind of device that was used last."""
        return self.shell.devices.sources(action)[:2]

    def _wait(self, action: str) -> None:
        self.waiting, self.left = action, WAITS
        self.shell.devices.last_source = ""

    def _reset(self) -> None:
        self.shell.settings.bindings = {}
        self.shell.settings.preset = "both"
        self.shell.changed("bindings")
        super()._reset()

    def tick(self, buttons: int) -> None:
        """A press that is awaited may come from any device."""
        if not self.waiting:
            super().tick(buttons)
            return
        self.left -= 1
        shell = self.shell
        source = shell.devices.last_source
        if source and source != "key ESCAPE":
            now = preset(shell.settings.preset) | shell.settings.bindings
            shell.settings.bindings = bound(now, self.waiting, source)
            shell.changed("bindings")
        if source or not self.left:
            self.waiting = ""

    # ---- while a press is awaited, it means nothing else

    def pressed(self, action: str) -> None:
        """Move, choose."""
        if not self.waiting:
            super().pressed(action)

    def key(self, scancode: int) -> None:
        """Enter chooses."""
        if not self.waiting:
            super().key(scancode)

    def pointed(self, x: int, y: int) -> None:
        """What the mouse is over is lit."""
        if not self.waiting:
            super().pointed(x, y)

    def mouse(self, x: int, y: int, button: int) -> None:
        """A click chooses; while a press is awaited it leaves it."""
        if self.waiting:
            self.waiting = ""
        else:
            super().mouse(x, y, button)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The page; and where the stick is, while its line is lit."""
        super().draw(surface, alpha)
        at = self.menu.at - len(self.actions)
        if 0 <= at < len(rows := handling()) and rows[at].name == "stick_zone":
            _stick(surface, self.shell.settings, self.shell.devices.stick)


def handling() -> tuple[Row, ...]:
    """How it is handled."""
    presets = {"both": tr("both hands"), "left": tr("the left hand"), "right": tr("the right hand")}
    return (
        Row(
            "preset", tr("Keys for"), tr("With one hand Hold is pressed, not held, and down kneels."), presets
        ),
        Row(
            "hold_toggle",
            tr("Hold is pressed, not held"),
            tr("Once for on, once for off; a jump or a landing ends it."),
        ),
        Row("down_kneels", tr("Down kneels"), tr("Held for a moment, standing still.")),
        Row("stick_zone", tr("The stick's rest"), tr("How far it has to lean before it counts.")),
        Row("rumble", tr("Rumble"), tr("The heart in your hands.")),
    )


def _stick(surface: pygame.Surface, settings: Settings, stick: tuple[float, float]) -> None:
    """A stick's way, what of it is not meant yet, and where it is."""
    x, y, far = surface.get_width() - 44, 40, 24
    pygame.draw.circle(surface, (60, 52, 84), (x, y), far)
    pygame.draw.circle(surface, (26, 20, 42), (x, y), far * settings.stick_zone // 100)
    pygame.draw.circle(surface, (255, 176, 104), (x + int(stick[0] * far), y + int(stick[1] * far)), 3)


def called(action: str) -> str:
    """An action by its name on the screen."""
    return {
        "left": tr("Left"), "right": tr("Right"), "up": tr("Up"), "down": tr("Down"), "jump": tr("Jump"),
        "hold": tr("Hold"), "kneel": tr("Kneel"), "brand": tr("Brand"), "let go": tr("Let go"), "menu": tr("Menu"),
    }.get(action, action)  # fmt: skip
