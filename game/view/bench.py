"""What a frame costs, stage by stage. Nothing here is a timed test: tools print it."""

import time

import numpy as np
import pygame

from game.sim.world import World, step
from game.view.frame import HEIGHT, WIDTH, View

STAGES = ("behind", "stone", "pulse", "light", "figures", "air", "bloom", "rest")


def frame_costs(world: World, look: str = "stairs", frames: int = 240, rounds: int = 3) -> dict[str, float]:
    """Milliseconds: `frame` (draw and scale) median, `frame_p99`, `scale`, `tick` of the view, `launch` of a View,
    and the median of each stage; of several rounds the quickest, since other programs share the machine.

    Runs `world` on, left and right by turns: give it one that nobody needs afterwards.
    """
    start = time.perf_counter()
    view = View(world, look)
    screen = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    view.draw(screen, world)
    launch = (time.perf_counter() - start) * 1e3
    large = pygame.Surface((1920, 1080), 0, 32)
    best: dict[str, float] = {}
    for _ in range(rounds):
        taken: dict[str, list[float]] = {name: [] for name in (*STAGES, "frame", "tick", "scale")}
        last = 0.0

        def mark(name: str, taken: dict[str, list[float]] = taken) -> None:
            nonlocal last
            now = time.perf_counter()
            taken[name].append((now - last) * 1e3)
            last = now

        view._mark = mark
        for k in range(frames):
            events = step(world, 2 if k % 180 < 90 else 1)
            begin = time.perf_counter()
            view.listen(events, world)
            view.tick(world)
            last = drawn = time.perf_counter()
            taken["tick"].append((drawn - begin) * 1e3)
            view.draw(screen, world, None, 1.0)
            scaling = time.perf_counter()
            pygame.transform.scale(screen, large.get_size(), large)
            end = time.perf_counter()
            taken["scale"].append((end - scaling) * 1e3)
            taken["frame"].append((end - drawn) * 1e3)
        medians = {name: float(np.median(v)) for name, v in taken.items() if v}
        medians["frame_p99"] = float(np.percentile(taken["frame"], 99))
        for name, v in medians.items():
            best[name] = min(best.get(name, v), v)
    view._mark = lambda _name: None
    best["launch"] = launch
    return {name: round(v, 3) for name, v in best.items()}
