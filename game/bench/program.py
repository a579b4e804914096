"""The program: its start, its resets, a map saved while it is played, what it has in memory."""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pygame

from game.audio.mixer import Mixer
from game.audio.sound import Sound
from game.bench.fresh import fresh, home_in, quickest
from game.bench.rules import stairs
from game.input.devices import Devices
from game.maps.tower import chapters
from game.memory import resident, steady
from game.profile.settings import Settings
from game.scenes.climb import Climb
from game.scenes.scene import Scene, Shell
from game.scenes.start import Start
from game.scenes.wander import growth
from game.scenes.watching import EVERY
from game.sim import tuning

WANDER, WARM = 30, 9  # minutes of random play, and those before them in which caches fill


def measure_launch() -> dict[str, float]:
    """From the start of the process to the title's first picture."""
    code = (
        "import sys, os\n"
        "import game.window as w\n"
        "def flip(self): sys.stdout.flush(); os._exit(0)\n"
        "w.Window.flip = flip\n"
        "from game.__main__ import main\n"
        "main(['play', '--windowed', '--muted'])\n"
    )
    return {"launch to first title frame": quickest([sys.executable, "-c", code], 5)}


def measure_reset() -> dict[str, float]:
    """The reset chord in the middle of a climb, until the foot is on the screen and the next tick is heard."""
    pygame.display.init()
    surface = pygame.Surface((640, 360), 0, 32)
    shell = Shell(Settings(timer="full"), Devices(), Sound())  # tape and records are written as they would be
    taken = []
    with tempfile.TemporaryDirectory() as folder, home_in(folder):
        shell.stack.push(Start().climb(shell))
        for _ in range(4):
            for _ in range(90):
                shell.stack.top.tick(2)
                shell.stack.draw(surface, 1.0)
            began = time.perf_counter()
            assert shell.again is not None
            shell.again()
            shell.stack.top.tick(0)
            shell.stack.draw(surface, 1.0)
            taken.append(time.perf_counter() - began)
        shell.stack.clear()
    return {"reset to control at the foot": min(taken)}


def measure_reload() -> dict[str, float]:
    """The largest map is saved while it is played: until it is on the screen with the climber where it was.

    The look at its files may come at worst a whole round later; the rest is measured.
    """
    pygame.display.init()
    surface = pygame.Surface((640, 360), 0, 32)
    shell = Shell(Settings(), Devices(), Sound(), may_write=False)
    taken = []
    with tempfile.TemporaryDirectory() as folder:
        levels = shutil.copytree(stairs().parent, Path(folder) / "levels")
        path = max(levels.glob("*.tmx"), key=lambda path: path.stat().st_size)
        climb = Start(path, watch=True).climb(shell)
        assert isinstance(climb, Climb)
        text = path.read_text()
        for n in range(4):
            for _ in range(60):
                climb.tick(0)
                climb.draw(surface, 1.0)
            before, x = climb.world, climb.world.climber.x
            path.write_text(text.replace("<map ", "<map " + " " * (n + 1), 1))
            while climb.world is before:
                began = time.perf_counter()
                climb.tick(0)
            climb.draw(surface, 1.0)
            taken.append(time.perf_counter() - began)
            if abs(climb.world.climber.x - x) > 4:
                return {}
    return {"a map saved in Tiled to its first frame": min(taken) + EVERY / tuning.FRAMES}


def measure_memory() -> dict[str, float]:
    """A process of its own: the title with all its sound, and then each map of the tower in turn, the most of them."""
    code = "from game.bench.program import tell_memory\ntell_memory()"
    with tempfile.TemporaryDirectory() as home:
        said = fresh([sys.executable, "-c", code], home).stdout.split()
    if len(said) < 2:
        return {}
    return {"memory, title with sound": float(said[-2]), "memory, most of eight maps": float(said[-1])}


def tell_memory() -> None:
    """Print what the title takes, and what the map takes that takes most, MiB; no display's driver is in it."""
    steady()
    pygame.display.init()
    surface = pygame.display.set_mode((640, 360))
    mixer = Mixer(Settings())
    shell = Shell(Settings(started=True), Devices(), mixer, may_write=False)

    def look(make: Callable[[], Scene]) -> float:
        shell.stack.replace(make())
        mixer.samples.wanted.set()
        mixer.samples.ready.wait(60)
        for _ in range(300):
            shell.stack.tick(2)
            shell.stack.draw(surface, 1.0)
        return resident()

    at_title = look(lambda: Start().title(shell))
    print(at_title, max(look(partial(Start().chapter, shell, name, -1)) for name in chapters()))
    shell.stack.clear()
    mixer.close()


def measure_growth(show: bool = False, seed: int = 1) -> dict[str, float]:
    """Random play through every scene: how much more memory it has at the end than once all was seen."""

    def tell(minutes: int) -> None:
        if show:
            left = (time.monotonic() - began) / max(1, minutes) * (WARM + WANDER - minutes) / 60
            print(
                f"\r{minutes} of {WARM + WANDER} minutes, about {left:.0f} left ",
                end="", file=sys.stderr, flush=True,
            )  # fmt: skip

    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, home_in(folder):
        grown = growth(WARM, WANDER, tell, seed)
    if show:
        rests = ", ".join(f"{mib:.0f}" for mib in grown.rests)
        print(f"\rMiB at rest, every three minutes: {rests}", file=sys.stderr)
    return {
        "growth over 30 minutes of random play": grown.mib,
        "kinds of scenes not met in it": len(grown.unmet),
    }
