"""The rules: a tick, a tape verified, a map read and checked, the wait after a death."""

import random
import sys
import tempfile
import time
from pathlib import Path

from game.bench.fresh import quickest
from game.files import shipped
from game.maps.read import read
from game.replay.format import read_tape
from game.replay.player import open_world
from game.replay.recorder import Recorder
from game.sim import World, step, tuning


def stairs() -> Path:
    """Return the file of the map that most is measured on."""
    return shipped("levels", "2-stairs.tmx")


def climb_of_the_stairs() -> Path:
    """Return the file of its golden climb."""
    return stairs().parent / "proofs" / "2-stairs.climb"


def ticks(climb: Path, rounds: int) -> tuple[float, float]:
    """Median and 99th percentile of a golden climb's ticks, us, each tick timed alone."""

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
    median, p99 = ticks(climb_of_the_stairs(), 7)
    return {"tick median": median, "tick p99": p99}


def measure_verify() -> dict[str, float]:
    """A ten-minute tape of random play, verified by a fresh process."""

    found = read(stairs())
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
        command = [sys.executable, "-m", "game", "verify", str(path), "--map", str(stairs())]
        return {"verify ten minutes, whole process": quickest(command, 3)}


def measure_load() -> dict[str, float]:
    """Read and compile the largest shipped map."""

    largest = max(shipped("levels").glob("*.tmx"), key=lambda path: path.stat().st_size)
    best = 1e9
    for _ in range(5):
        began = time.perf_counter()
        read(largest)
        best = min(best, time.perf_counter() - began)
    return {"map load, largest": best}


def measure_check() -> dict[str, float]:
    """`check` as Tiled runs it on each save: of all shipped maps, the one that takes longest."""
    levels = stairs().parent
    maps = sorted([*levels.glob("*.tmx"), *levels.glob("gallery/*.tmx")])
    command = [sys.executable, "-m", "game", "check", "--json"]
    return {
        "check, slowest shipped map, whole process": max(quickest([*command, str(map)], 2) for map in maps)
    }


def measure_rules() -> dict[str, float]:
    """The wait that the rules set, in ticks."""

    level = read(stairs()).level
    world = World((level,))
    world.die("void")
    ticks = 0
    while world.dying:
        step(world, 0)
        ticks += 1
    return {"death to control": ticks / tuning.FRAMES}
