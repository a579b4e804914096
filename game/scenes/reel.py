"""Watching a tape: pause (space), a frame on (.) or back (,), five seconds (left, right), speed (up, down)."""

from typing import Protocol

import pygame

from game.maps.scenery import Scenery
from game.scenes.notes import Notes
from game.scenes.scene import Scene, Shell
from game.scenes.words import DIM, EMBER, PALE, write
from game.sim.buttons import LETTERS
from game.sim.events import Event
from game.sim.level import Level
from game.sim.world import World
from game.text import clock, tr
from game.view.frame import View

# ticks a tick of the display: an eighth to sixteen times
SPEEDS = (0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
NORMAL = SPEEDS.index(1.0)
JUMP = 300  # ticks


class Plays(Protocol):
    """What can be watched: one tape, or several as one."""

    at: int

    @property
    def fault(self) -> str: ...
    @property
    def world(self) -> World: ...
    @property
    def buttons(self) -> int: ...
    @property
    def total(self) -> int: ...
    @property
    def done(self) -> bool: ...
    def forward(self) -> list[Event]: ...
    def go(self, tick: int) -> None: ...


class Reel(Scene):
    """A tape in the window. F1 shows the rules' boxes, as everywhere."""

    def __init__(self, shell: Shell, playback: Plays, looks: dict[str, Scenery], notes: list[str]) -> None:
        """`looks`: the scenery of each map by its name."""
        self.shell, self.playback, self.looks = shell, playback, looks
        self.paused = self.told = False
        self.speed = NORMAL
        self.owed = 0.0  # ticks of the tape not stepped yet
        self.notes = Notes()
        self.notes.say(*shell.notes, *notes)
        shell.notes.clear()
        self.level: Level | None = None
        self.keys = {
            pygame.KSCAN_SPACE: self._pause,
            pygame.KSCAN_PERIOD: lambda: self._nudge(1),
            pygame.KSCAN_COMMA: lambda: self._nudge(-1),
            pygame.KSCAN_RIGHT: lambda: self._go(self.playback.at + JUMP),
            pygame.KSCAN_LEFT: lambda: self._go(self.playback.at - JUMP),
            pygame.KSCAN_UP: lambda: self._faster(1),
            pygame.KSCAN_DOWN: lambda: self._faster(-1),
            pygame.KSCAN_HOME: lambda: self._go(0),
            pygame.KSCAN_END: lambda: self._go(self.playback.total),
            pygame.KSCAN_ESCAPE: self.shell.stack.clear,
        }
        self._look()

    # ---- ticks

    def tick(self, buttons: int) -> None:
        """Step what the speed owes."""
        self.notes.tick()
        if self.playback.fault and not self.told:
            self.told = True
            self.notes.say(self.playback.fault)
        if self.paused or self.playback.done:
            return
        self.owed += SPEEDS[self.speed]
        while self.owed >= 1 and not self.playback.done:
            self.owed -= 1
            self._step()

    def _step(self) -> None:
        said = self.playback.forward()
        world = self.playback.world
        if world.level is not self.level:
            self._look()
        self.view.listen(said, world)
        self.view.tick(world)
        if self.speed <= NORMAL + 1:
            self.shell.sound.tick(world, said)

    def _look(self) -> None:
        """Open the view of the level that the world is in."""
        world = self.playback.world
        self.level = world.level
        look = self.looks.get(world.level.name, "stairs")
        self.view = View(world, look)
        self.shell.sound.look(look, world.level.name)

    # ---- keys

    def key(self, scancode: int) -> None:
        """One of the keys in the table."""
        if does := self.keys.get(scancode):
            does()

    def _pause(self) -> None:
        self.paused = not self.paused
        self.shell.sound.hold(self.paused)

    def _nudge(self, ticks: int) -> None:
        """A frame on or back; the tape stands still then."""
        self.paused = True
        if ticks > 0:
            self._step()
        else:
            self._go(self.playback.at + ticks)

    def _go(self, tick: int) -> None:
        """Be at a tick. The view's effects are of another moment and die away; its camera cuts."""
        self.playback.go(tick)
        if self.playback.world.level is self.level:
            self.view.cut(self.playback.world)
        else:
            self._look()

    def _faster(self, step: int) -> None:
        self.speed = max(0, min(len(SPEEDS) - 1, self.speed + step))

    def leave(self) -> None:
        """Nothing is kept."""
        self.shell.sound.hold(False)
        self.shell.sound.beds(False)

    # ---- frames

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The climb, the buttons, where in the tape we are."""
        playback, view = self.playback, self.view
        view.debug_on = self.shell.debug
        view.numbers = {"frame ms": self.shell.frame_ms}
        still = self.paused or playback.done or SPEEDS[self.speed] != 1
        view.draw(surface, playback.world, None, 1.0 if still else alpha)
        self._buttons(surface)
        state = tr("end") if playback.done else tr("paused") if self.paused else f"x {SPEEDS[self.speed]:g}"
        total = playback.total
        write(surface, f"{clock(playback.at)}   {playback.at} / {total}   {state}", (632, 8), 15, PALE, 1.0)
        width, height = surface.get_size()
        pygame.draw.rect(surface, DIM, (0, height - 2, width, 2))
        pygame.draw.rect(surface, EMBER, (0, height - 2, width * playback.at // max(1, total), 2))
        self.notes.draw(surface)

    def _buttons(self, surface: pygame.Surface) -> None:
        """A letter for each button, lit while it is down."""
        for n, letter in enumerate(LETTERS):
            held = self.playback.buttons >> n & 1
            write(surface, letter, (478 + 18 * n, 28), 16, EMBER if held else DIM)
