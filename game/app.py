"""The only while-loop: wait, read input, 0 to 4 steps, draw, flip.

Input is polled just before each step and sampled at once, so that a press is in the very next tick.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from types import FrameType

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game import text
from game.audio.sound import open_sound
from game.input import devices
from game.memory import steady
from game.pace import FirstSecond, Pace, Vsync
from game.profile import places, settings
from game.profile.store import OneWriter
from game.scenes import broken, words
from game.scenes.climb import Climb
from game.scenes.narrator import narrator
from game.scenes.scene import Scene, Shell
from game.speedrun.live import open_live
from game.window import Window

MOUSE = (pygame.MOUSEMOTION, pygame.MOUSEWHEEL, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)
WHEEL = (4, 5, 6, 7)  # a wheel speaks as buttons too


class App:
    """A window, its devices and a stack of scenes, run until nothing is left on it."""

    def __init__(self, windowed: bool = False, muted: bool = False, livesplit: str = "") -> None:
        """Open the window and the sound. Raises Trouble where there is no display.

        `livesplit` overrides the setting.
        """
        self.stopping = False
        steady()
        # From the first moment: whoever ends us while we load ends us like any other time.
        self.old = [(number, signal.signal(number, self._stop)) for number in (signal.SIGTERM, signal.SIGINT)]
        chosen = settings.load()
        self.window = Window(chosen, windowed)
        text.speak(chosen.language)
        self.owner = OneWriter(places.home())
        devices.start()
        sound, silence = open_sound(chosen, muted)
        self.shell = Shell(settings=chosen, devices=devices.Devices(), sound=sound)
        self.shell.devices.take(chosen)
        self.shell.narrator = narrator(chosen.narrator)
        words.use(chosen)
        self.shell.notes += chosen.notes
        self.shell.full_screen = self._full_screen
        if not self.owner.mine:
            chosen.writable = self.shell.may_write = False
            self.shell.notes.append(
                text.tr("{} cannot be written, or another game is running: nothing is kept.").format(
                    places.home()
                )
            )
        if silence:
            self.shell.notes.append(silence)
        self.shell.live, said = open_live(
            livesplit or chosen.livesplit, chosen.livesplit_port, chosen.livesplit_one_port
        )
        self.shell.notes += said
        for note in self.shell.notes:
            print(note, file=sys.stderr)
        self.pointer: tuple[int, int] | None = None  # where the mouse was last
        self.pace = Pace()
        self.vsync = Vsync(self.window.refresh)
        self.first_second = FirstSecond()

    def run(self, first: Callable[[Shell], Scene]) -> int:
        """Show the scene that `first` makes until it and all it led to are gone; returns the exit code."""
        try:
            self.shell.stack.push(first(self.shell))
            self._loop()
        except Exception as fault:
            broken.show(places.keep_details(fault))
            raise
        finally:
            try:
                self.shell.stack.clear()
            finally:
                for number, handler in self.old:
                    signal.signal(number, handler)
                if self.shell.live:
                    self.shell.live.close()
                self.shell.narrator.close()
                self.shell.sound.close()
                self.owner.close()
                pygame.quit()
        return 0

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _loop(self) -> None:
        shell, pace, stack = self.shell, self.pace, self.shell.stack
        last = time.perf_counter()
        while stack and not self.stopping:
            now = time.perf_counter()
            stretched = stack.top.pace
            since = now - last
            steps = pace.advance(since * stretched)
            self.vsync.frame(since)
            last = now
            for _ in range(steps):
                self._poll()
                if self.stopping or not stack:
                    return
                stack.tick(shell.devices.sample())
                shell.sound.rest()
            shell.dropped = pace.dropped
            if not stack:
                return
            stack.draw(self.window.surface, pace.alpha)
            drawn = time.perf_counter()
            shell.frame_ms = (drawn - now) * 1000
            self.window.flip()
            cost = (time.perf_counter() if self.window.slow else drawn) - now
            if (slow := self.first_second.frame(cost, since)) is not None:
                shell.measured(slow)
            if (most := shell.settings.frame_limit) != "display":
                wait(last + 1 / int(most))
            elif not self.vsync.holds:
                wait(last + pace.until_next() / stretched)

    def _poll(self) -> None:
        """Hand every waiting event to whom it concerns."""
        shell = self.shell
        for event in pygame.event.get():
            if event.type == pygame.QUIT:
                self.stopping = True
            elif event.type in (pygame.AUDIODEVICEADDED, pygame.AUDIODEVICEREMOVED) and not event.iscapture:
                shell.sound.device(event.type == pygame.AUDIODEVICEADDED)
            elif event.type == pygame.WINDOWFOCUSLOST:
                shell.devices.release_all()
                if shell.stack:
                    shell.stack.top.blurred()
            elif event.type == pygame.KEYDOWN and self._own_key(event):
                continue
            elif event.type in MOUSE:
                self._mouse(event)
            else:
                if event.type == pygame.KEYDOWN and not shell.debug:
                    pygame.mouse.set_visible(False)
                for action in shell.devices.feed(event):
                    shell.pressed(action)
                shell.heed_devices()
                if event.type == pygame.KEYDOWN and shell.stack:
                    shell.stack.top.key(event.scancode)

    def _mouse(self, event: pygame.event.Event) -> None:
        """The mouse points in menus, and with F1 at what the rules see."""
        shell = self.shell
        shell.devices.feed(event)
        if not shell.stack:
            return
        if event.type == pygame.MOUSEMOTION:
            was, self.pointer = self.pointer, event.pos
            if was in (None, event.pos):
                return  # the window came up under it: nobody has moved it
            shell.stack.top.pointed(*event.pos)
            pygame.mouse.set_visible(shell.debug or not isinstance(shell.stack.top, Climb))
        elif event.type == pygame.MOUSEWHEEL:
            shell.stack.top.wheel(event.y)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button not in WHEEL:
            x, y = event.pos
            if shell.debug:
                shell.stack.top.clicked(x, y, event.button)
            shell.stack.top.mouse(x, y, event.button)

    def _full_screen(self) -> None:
        """Fill the display, or return to the window; its rate may be another."""
        self.window.toggle_full_screen()
        self.vsync = Vsync(self.window.refresh)

    def _own_key(self, event: pygame.event.Event) -> bool:
        """Keys of the program itself; returns whether this was one."""
        enter = event.scancode in (pygame.KSCAN_RETURN, pygame.KSCAN_KP_ENTER)
        if event.scancode == pygame.KSCAN_F11 or (enter and event.mod & pygame.KMOD_ALT):
            self._full_screen()
            return True
        if event.scancode == pygame.KSCAN_F1:
            self.shell.debug = not self.shell.debug
            pygame.mouse.set_visible(self.shell.debug)  # there is something to point at
            return True
        return False


def wait(until: float) -> None:
    """Sleep until a moment of `time.perf_counter`: most of it asleep, the last of it awake."""
    while (left := until - time.perf_counter()) > 0:
        time.sleep(max(0.0, left - 0.0005))
