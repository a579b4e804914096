"""Frames: of the stairs, of the gallery, of the heaviest place of each map."""

import time
from collections.abc import Iterator
from pathlib import Path

import pygame

from game.bench.budgets import BOTH_TIERS
from game.bench.rules import climb_of_the_stairs, stairs, ticks
from game.maps.read import read
from game.maps.tower import chapters
from game.replay.format import read_tape
from game.replay.player import open_world
from game.sim import step
from game.view.bench import frame_costs
from game.view.frame import HEIGHT, WIDTH, View
from game.view.tiers import FULL, LIGHT, Tier

SPARSE = 15  # ticks between two frames while the heaviest place is looked for
PLACE, ROUNDS = 120, 3  # ticks of a place, and how often it is drawn
BEFORE = 20  # ticks in which the picture finds its feet


def measure_gallery() -> dict[str, float]:
    """The golden climbs of the gallery: the slowest map's ticks, and its frames over its climb."""
    climbs = sorted((stairs().parent / "gallery" / "proofs").glob("*.climb"))
    found = {climb: ticks(climb, 5) for climb in climbs if "." not in climb.stem}
    if not found:
        return {}
    return {
        "tick median, busiest of the gallery": max(median for median, _ in found.values()),
        "tick p99, busiest of the gallery": max(p99 for _, p99 in found.values()),
        "frame median, busiest of the gallery": max(map(frames, found)),
    }


def frames(climb: Path) -> float:
    """Median of a golden climb's frames, drawn and scaled to 1080p, ms; the quickest of four rounds."""
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


def measure_frame() -> dict[str, float]:
    """A whole frame of the stairs in mid-climb, drawn and scaled to 1080p."""

    pygame.display.init()
    pygame.display.set_mode((640, 360))
    tape = read_tape(climb_of_the_stairs())
    world = open_world(tape, [read(stairs()).level])
    for buttons in tape.inputs[:700]:
        step(world, buttons)
    costs = frame_costs(world)
    return {
        "frame median": costs["frame"],
        "frame p99": costs["frame_p99"],
        "scale to 1080p": costs["scale"],
        "bloom": costs["bloom"],
    }


def measure_heaviest() -> dict[str, float]:
    """A whole frame at 1080p on the heaviest place of each map of the tower, found by drawing its kept climb."""
    pygame.display.init()
    pygame.display.set_mode((640, 360))
    found: dict[str, float] = {}
    for name in chapters():
        climb = stairs().parent / "proofs" / f"{name}.climb"
        if climb.is_file():
            for tier, called in (
                ((FULL, ""), (LIGHT, ", light tier")) if name in BOTH_TIERS else ((FULL, ""),)
            ):
                median, p99 = heaviest(climb, tier)
                found |= {
                    f"frame median, heaviest of {name}{called}": median,
                    f"frame p99, heaviest of {name}{called}": p99,
                }
    return found


def heaviest(climb: Path, tier: Tier = FULL) -> tuple[float, float]:
    """Median and 99th percentile of the frames of the heaviest PLACE ticks of a climb, ms, the quickest of ROUNDS."""
    rough = [ms for _, ms in _timed(climb, 0, None, SPARSE, tier)]
    many = PLACE // SPARSE
    sums = [
        sum(sorted(rough[n : n + many])[:-1]) for n in range(max(1, len(rough) - many))
    ]  # but for a hitch
    first = sums.index(max(sums)) * SPARSE
    rounds = []
    for _ in range(ROUNDS):
        taken = sorted(ms for _, ms in _timed(climb, first, PLACE, 1, tier))
        rounds.append((taken[len(taken) // 2], taken[len(taken) * 99 // 100]))
    return min(median for median, _ in rounds), min(p99 for _, p99 in rounds)


def _timed(climb: Path, first: int, count: int | None, every: int, tier: Tier) -> Iterator[tuple[int, float]]:
    """Tick and cost, ms, of every so-manieth frame from a tick of a tape on. What a view makes once is made before."""
    found = read(climb.parent.parent / f"{climb.stem}.tmx")
    tape = read_tape(climb)
    screen, large = (pygame.Surface(size, 0, 32) for size in ((WIDTH, HEIGHT), (1920, 1080)))
    world = open_world(tape, [found.level])
    last = len(tape.inputs) if count is None else first + count
    view: View | None = None
    for tick, buttons in enumerate(tape.inputs[:last]):
        said = step(world, buttons)
        if tick < first - BEFORE:
            continue
        view = view or View(world, found.scenery)
        view.ease.tier = tier
        view.listen(said, world)
        view.tick(world)
        if tick % every and tick >= first:
            continue
        began = time.perf_counter()
        view.draw(screen, world, None, 1.0)
        pygame.transform.scale(screen, large.get_size(), large)
        if tick >= first:
            yield tick, (time.perf_counter() - began) * 1e3
