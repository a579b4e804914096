"""`burning-lavender bench [--json]`: this machine against the budgets of docs/architecture.

Every figure is the best of several rounds: other programs share the machine, and a budget is about what
the game takes, not about what they take. Nothing here is a test.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from game.profile.places import HOME_VARIABLE

QUIET = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}


@dataclass(frozen=True, slots=True)
class Budget:
    """A line of the table: what, unit, budget, moonshot."""

    name: str
    unit: str
    budget: float
    moonshot: float | None = None


BUDGETS = (
    Budget("tick median", "us", 15, 8),
    Budget("tick p99", "us", 30),
    Budget("tick median, busiest of the gallery", "us", 15),
    Budget("tick p99, busiest of the gallery", "us", 30),
    Budget("frame median, busiest of the gallery", "ms", 6),
    Budget("verify ten minutes, whole process", "s", 1.5, 0.7),
    Budget("frame median", "ms", 6),
    Budget("frame p99", "ms", 8.3, 5),
    Budget("scale to 1080p", "ms", 0.7),
    Budget("bloom", "ms", 0.9),
    Budget("launch to first title frame", "s", 1.0, 0.5),
    Budget("map load, largest", "s", 0.3, 0.1),
    Budget("check, slowest shipped map, whole process", "s", 1.0),
    Budget("a map saved in Tiled to its first frame", "s", 0.5),
    Budget("death to control", "s", 0.8, 0.5),
    Budget("reset to control at the foot", "s", 0.5, 0.2),
    Budget("sound, mean of a tick", "ms", 0.1),
    Budget("sound, decoded", "MiB", 60),
    Budget("memory", "MiB", 250, 150),
    Budget("growth over 30 minutes of random play", "MiB", 5),
)
WANDER, WARM = 30, 10  # minutes of random play, and those before them in which caches fill


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help="one JSON object a line and nothing else")
    parser.add_argument(
        "--long",
        action="store_true",
        help="only, and last of all: 30 minutes of random play through every scene",
    )


def run(args: argparse.Namespace) -> int:
    """Measure and print; always 0: a slow machine is no fault."""
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    show = sys.stderr.isatty() and not args.json
    done: dict[str, float] = {}
    parts = (lambda: measure_growth(show),) if args.long else PARTS
    for n, part in enumerate(parts):
        if show:
            print(f"\r{n}/{len(parts)} parts ", end="", file=sys.stderr)
        done |= part()
    if show:
        print("\r", end="", file=sys.stderr)
    for budget in BUDGETS:
        if budget.name not in done:
            continue
        measured = done[budget.name]
        within = bool(measured <= budget.budget)
        row = {
            "name": budget.name, "value": round(measured, 3), "unit": budget.unit,
            "budget": budget.budget, "moonshot": budget.moonshot, "within": within,
        }  # fmt: skip
        if args.json:
            print(json.dumps(row))
        else:
            mark = "within" if within else "OVER"
            print(f"{budget.name:36} {measured:9.2f} {budget.unit:4} budget {budget.budget:<5g} {mark}")
    return 0


def _stairs() -> Path:
    from game.files import shipped

    return shipped("levels", "2-stairs.tmx")


def _climb() -> Path:
    return _stairs().parent / "proofs" / "2-stairs.climb"


def _ticks(climb: Path, rounds: int) -> tuple[float, float]:
    """Median and 99th percentile of a golden climb's ticks, us, each tick timed alone."""
    from game.maps.read import read
    from game.replay.format import read_tape
    from game.replay.player import open_world
    from game.sim import step

    level = read(climb.parent.parent / f"{climb.stem}.tmx").level
    tape = read_tape(climb)
    clock = time.perf_counter_ns
    found = []
    for _ in range(rounds):
        world = open_world(tape, [level])
        taken = []
        for buttons in tape.inputs:
            began = clock()
            step(world, buttons)
            taken.append(clock() - began)
        taken.sort()
        found.append((taken[len(taken) // 2], taken[len(taken) * 99 // 100]))
    return min(median for median, _ in found) / 1e3, min(p99 for _, p99 in found) / 1e3


def measure_tick() -> dict[str, float]:
    """The golden climb of the stairs."""
    median, p99 = _ticks(_climb(), 7)
    return {"tick median": median, "tick p99": p99}


def measure_gallery() -> dict[str, float]:
    """The golden climbs of the gallery: the slowest map's ticks, and its frames over its climb."""
    climbs = sorted((_stairs().parent / "gallery" / "proofs").glob("*.climb"))
    ticks = {climb: _ticks(climb, 5) for climb in climbs if "." not in climb.stem}
    if not ticks:
        return {}
    return {
        "tick median, busiest of the gallery": max(median for median, _ in ticks.values()),
        "tick p99, busiest of the gallery": max(p99 for _, p99 in ticks.values()),
        "frame median, busiest of the gallery": max(map(_frames, ticks)),
    }


def _frames(climb: Path) -> float:
    """Median of a golden climb's frames, drawn and scaled to 1080p, ms; the quickest of four rounds."""
    import pygame

    from game.maps.read import read
    from game.replay.format import read_tape
    from game.replay.player import open_world
    from game.sim import step
    from game.view.frame import HEIGHT, WIDTH, View

    found = read(climb.parent.parent / f"{climb.stem}.tmx")
    tape = read_tape(climb)
    screen, large = (pygame.Surface(size, 0, 32) for size in ((WIDTH, HEIGHT), (1920, 1080)))
    best = float("inf")
    for _ in range(4):
        world = open_world(tape, [found.level])
        view = View(world, found.scenery)
        taken = []
        for n, buttons in enumerate(tape.inputs[:600]):
            view.listen(step(world, buttons), world)
            view.tick(world)
            if n % 4 == 0:
                began = time.perf_counter()
                view.draw(screen, world, None, 1.0)
                pygame.transform.scale(screen, large.get_size(), large)
                taken.append((time.perf_counter() - began) * 1e3)
        best = min(best, sorted(taken)[len(taken) // 2])
    return best


def measure_verify() -> dict[str, float]:
    """A ten-minute tape of random play, verified by a fresh process."""
    import random

    from game.maps.read import read
    from game.replay.recorder import Recorder
    from game.sim import World, step

    found = read(_stairs())
    world = World((found.level,))
    recorder = Recorder([found])
    r = random.Random(1)
    held = 0
    for n in range(36_000):
        if n % 9 == 0:
            held = r.choice((0, 1, 2, 2, 2)) | r.choice((0, 16)) | r.choice((0, 0, 36))
        step(world, held)
        recorder.tick(held, world)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ten-minutes.climb"
        recorder.save(path)
        command = [sys.executable, "-m", "game", "verify", str(path), "--map", str(_stairs())]
        return {"verify ten minutes, whole process": _quickest(command, 3)}


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
    return {"launch to first title frame": _quickest([sys.executable, "-c", code], 5)}


def _quickest(command: list[str], times: int) -> float:
    """Seconds that a process takes, at its best."""
    best = 1e9
    with tempfile.TemporaryDirectory() as home:
        here = Path(__file__).resolve().parent.parent
        env = os.environ | QUIET | {"BURNING_LAVENDER_HOME": home, "PYTHONPATH": str(here)}
        for _ in range(times):
            began = time.perf_counter()
            done = subprocess.run(command, env=env, capture_output=True, text=True)
            if done.returncode:
                print(done.stderr[-400:], file=sys.stderr)
                return float("nan")
            best = min(best, time.perf_counter() - began)
    return best


def measure_load() -> dict[str, float]:
    """Read and compile the largest shipped map."""
    from game.files import shipped
    from game.maps.read import read

    largest = max(shipped("levels").glob("*.tmx"), key=lambda path: path.stat().st_size)
    best = 1e9
    for _ in range(5):
        began = time.perf_counter()
        read(largest)
        best = min(best, time.perf_counter() - began)
    return {"map load, largest": best}


def measure_check() -> dict[str, float]:
    """`check` as Tiled runs it on each save: of all shipped maps, the one that takes longest."""
    levels = _stairs().parent
    maps = sorted([*levels.glob("*.tmx"), *levels.glob("gallery/*.tmx")])
    command = [sys.executable, "-m", "game", "check", "--json"]
    return {
        "check, slowest shipped map, whole process": max(_quickest([*command, str(map)], 2) for map in maps)
    }


def measure_reload() -> dict[str, float]:
    """The largest map is saved while it is played: until it is on the screen with the climber where it was.

    The look at its files may come at worst a whole round later; the rest is measured.
    """
    import shutil

    import pygame

    from game.audio.sound import Sound
    from game.input.devices import Devices
    from game.profile.settings import Settings
    from game.scenes.climb import Climb
    from game.scenes.scene import Shell
    from game.scenes.start import Start
    from game.scenes.watching import EVERY
    from game.sim import tuning

    pygame.display.init()
    surface = pygame.Surface((640, 360), 0, 32)
    shell = Shell(Settings(), Devices(), Sound(), may_write=False)
    taken = []
    with tempfile.TemporaryDirectory() as folder:
        levels = shutil.copytree(_stairs().parent, Path(folder) / "levels")
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


def measure_frame() -> dict[str, float]:
    """A whole frame of the stairs in mid-climb, drawn and scaled to 1080p; and the memory it all took."""
    import pygame

    from game.maps.read import read
    from game.replay.format import read_tape
    from game.replay.player import open_world
    from game.sim import step
    from game.view.bench import frame_costs

    pygame.display.init()
    pygame.display.set_mode((640, 360))
    tape = read_tape(_climb())
    world = open_world(tape, [read(_stairs()).level])
    for buttons in tape.inputs[:700]:
        step(world, buttons)
    costs = frame_costs(world)
    return {
        "frame median": costs["frame"],
        "frame p99": costs["frame_p99"],
        "scale to 1080p": costs["scale"],
        "bloom": costs["bloom"],
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def measure_rules() -> dict[str, float]:
    """The wait that the rules set, in ticks."""
    from game.maps.read import read
    from game.sim import World, step, tuning

    level = read(_stairs()).level
    world = World((level,))
    world.die("void")
    ticks = 0
    while world.dying:
        step(world, 0)
        ticks += 1
    return {"death to control": ticks / tuning.FRAMES}


@contextmanager
def _home(folder: str) -> Iterator[None]:
    """The profile is there for a while."""
    before = os.environ.get(HOME_VARIABLE)
    os.environ[HOME_VARIABLE] = folder
    try:
        yield
    finally:
        os.environ.pop(HOME_VARIABLE)
        if before is not None:
            os.environ[HOME_VARIABLE] = before


def measure_reset() -> dict[str, float]:
    """The reset chord in the middle of a climb, until the foot is on the screen and the next tick is heard."""
    import pygame

    from game.audio.sound import Sound
    from game.input.devices import Devices
    from game.profile.settings import Settings
    from game.scenes.scene import Shell
    from game.scenes.start import Start

    pygame.display.init()
    surface = pygame.Surface((640, 360), 0, 32)
    shell = Shell(Settings(timer="full"), Devices(), Sound())  # tape and records are written as they would be
    taken = []
    with tempfile.TemporaryDirectory() as folder, _home(folder):
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


def measure_sound() -> dict[str, float]:
    """What hearing the golden climb costs a tick, on a device that is not there; and what is kept decoded for it."""
    from game.audio.mixer import Mixer
    from game.maps.read import read
    from game.profile.settings import Settings
    from game.replay.format import read_tape
    from game.replay.player import open_world, play

    climb, room = read_tape(_climb()), read(_stairs())
    mixer = Mixer(Settings())
    try:
        mixer.samples.wanted.set()
        mixer.samples.ready.wait(30)
        found = []
        for _ in range(3):
            world = open_world(climb, [room.level])
            mixer.look(room.scenery, room.level.name)
            taken = 0
            for _, _, said in play(climb, world):
                began = time.perf_counter_ns()
                mixer.tick(world, said)
                taken += time.perf_counter_ns() - began
            found.append(taken / len(climb.inputs))
        return {"sound, mean of a tick": min(found) / 1e6, "sound, decoded": mixer.samples.bytes() / 2**20}
    finally:
        mixer.close()


def measure_growth(show: bool = False) -> dict[str, float]:
    """Random play through every scene: how much more memory it has at the end than once all was seen."""
    from game.scenes.wander import growth

    def tell(minutes: int) -> None:
        if show:
            print(f"\r{minutes} of {WARM + WANDER} minutes ", end="", file=sys.stderr, flush=True)

    with tempfile.TemporaryDirectory() as folder, _home(folder):
        return {"growth over 30 minutes of random play": growth(WARM, WANDER, tell)}


PARTS: tuple[Callable[[], dict[str, float]], ...] = (
    measure_tick, measure_verify, measure_launch, measure_load, measure_frame,
    measure_gallery, measure_rules, measure_reset,  # after the frame, which reads the memory's peak
    measure_check, measure_reload, measure_sound,
)  # fmt: skip
