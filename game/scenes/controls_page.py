"""The controls: each action with what it is on; choose one and press what it shall be on instead."""

import pygame

from game.input.bindings import ACTIONS, Bindings, bound, conflicts
from game.scenes.menu import Choice
from game.scenes.menu_page import KeptPage
from game.scenes.scene import Shell
from game.scenes.words import DIM, EMBER, write
from game.text import tr

WAITS = 480  # ticks for which a press is awaited


class ControlsPage(KeptPage):
    """`waiting`: the action that the next press will be bound to."""

    def __init__(self, shell: Shell) -> None:
        self.waiting = ""
        self.left = 0

        def line(action: str) -> Choice:
            return Choice(lambda: f"{called(action)}:  {self._sources(action)}", lambda: self._wait(action))

        self.actions = list(ACTIONS)
        super().__init__(shell, [*map(line, self.actions), Choice(tr("As it was at first"), self._reset)])

    def _sources(self, action: str) -> str:
        """What it is on: of the kind of device that was used last."""
        kind = "key" if self.shell.devices.last_used == "key" else "pad"
        known = self.shell.devices.bindings.sources_of[action]
        mine = [source for source in known if source.startswith("key") == (kind == "key")]
        return ", ".join(spoken(source) for source in mine[:2])

    def _wait(self, action: str) -> None:
        self.waiting, self.left = action, WAITS
        self.shell.devices.last_source = ""

    def _reset(self) -> None:
        self._take({})

    def _take(self, own: dict[str, tuple[str, ...]]) -> None:
        shell = self.shell
        shell.settings.bindings = own
        shell.devices.release_all()
        shell.devices.bindings = Bindings(own)

    def tick(self, buttons: int) -> None:
        """A press that is awaited may come from any device."""
        if not self.waiting:
            return
        self.left -= 1
        source = self.shell.devices.last_source
        if source and source != "key ESCAPE":
            self._take(bound(self.shell.settings.bindings, self.waiting, source))
        if source or not self.left:
            self.waiting = ""

    def pressed(self, action: str) -> None:
        """Move, choose; while a press is awaited it means nothing else."""
        if not self.waiting:
            super().pressed(action)

    def key(self, scancode: int) -> None:
        """Enter chooses."""
        if not self.waiting:
            super().key(scancode)

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The lines, and what is awaited or in conflict."""
        middle = self.lines(surface, tr("Controls"), 12, 54, 20, size=28)
        if self.waiting:
            words = tr("Press what shall be: {}").format(called(self.waiting)) + "   " + tr("(Esc: leave it)")
            write(surface, words, (middle, 308), 18, EMBER)
            return
        clash = conflicts(self.shell.devices.bindings)
        said = [f"{spoken(source)}: {called(one)}, {called(two)}" for source, one, two in clash[:2]]
        write(surface, (tr("On two at once: ") + ";  ".join(said)) if said else "", (middle, 308), 16, EMBER)
        write(
            surface,
            tr("Two for each. A new one comes first and the first becomes second."),
            (middle, 334),
            14,
            DIM,
        )


def called(action: str) -> str:
    """An action by its name on the screen."""
    return {
        "left": tr("Left"), "right": tr("Right"), "up": tr("Up"), "down": tr("Down"), "jump": tr("Jump"),
        "hold": tr("Hold"), "kneel": tr("Kneel"), "brand": tr("Brand"), "let go": tr("Let go"), "menu": tr("Menu"),
    }.get(action, action)  # fmt: skip


def spoken(source: str) -> str:
    """`key SPACE` -> `Space`; `pad lefttrigger` -> `lefttrigger`."""
    kind, _, name = source.partition(" ")
    return name.capitalize() if kind == "key" and len(name) > 1 else name
