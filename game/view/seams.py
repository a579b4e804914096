"""Gold in the cracks of solid stone, where a place has it: thin, in some parts and not in others, and the beat goes
through it. World-anchored, and the same again wherever loops may join.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from game.view import content
from game.view.content import CODES, Content
from game.view.masonry import brighter_table

SEAMED = ("living-walls",)
ACROSS, DOWN = 512, 256  # px after which it is the same again
TRUNKS = 6  # that run through it
LONG = (150, 300)  # px that one is long
RUN = (9, 34)  # px that one goes straight on
FORKS = 2  # of each, at most; every fork may fork once more
LEVELS = (2, 6)  # of content.CORE_LEVELS: from a vein's end to its root
SHINES = 3  # px beside a root that stone is a step lighter


@cache
def veined() -> NDArray[np.float32]:
    """DOWN x ACROSS: gold, 1 at a vein's root .. near 0 at its end, 0 beside it; it closes."""
    dice = np.random.default_rng(37)
    near = np.zeros((DOWN, ACROSS), np.float32)
    for n in range(TRUNKS):
        x, y = (n + dice.uniform(0.1, 0.9)) * ACROSS / TRUNKS, dice.uniform(0, DOWN)
        _vein(near, dice, x, y, dice.choice((-1, 1)) * dice.uniform(0.3, 1.5), dice.uniform(*LONG), 1.0, 2)
    return near


def _vein(
    near: NDArray[np.float32], dice: np.random.Generator, x: float, y: float, way: float, long: float, root: float,
    forks: int,
) -> None:  # fmt: skip
    """One that runs on in straight pieces, kinks as glass breaks, and thins; `way`: radians from straight up."""
    gone, heading = 0.0, way
    kinks: list[tuple[float, float, float]] = []
    while gone < long:
        run = dice.uniform(*RUN)
        for step in np.arange(0, run, 0.5):
            share = root * (1 - (gone + step) / (long + RUN[1]))
            px, py = int(x + np.sin(heading) * step), int(y - np.cos(heading) * step)
            for dx in range(2 if share > 0.5 else 1):
                at = py % DOWN, (px + dx) % ACROSS
                near[at] = max(near[at], share)
        x, y, gone = x + np.sin(heading) * run, y - np.cos(heading) * run, gone + run
        kinks.append((x, y, gone))
        heading = way + dice.uniform(-0.9, 0.9)
    if forks:
        for _ in range(int(dice.integers(1, FORKS + 1))):
            fx, fy, far = kinks[int(dice.integers(0, len(kinks)))]
            share = root * (1 - far / (long + RUN[1])) * 0.85
            turn = way + dice.choice((-1, 1)) * dice.uniform(0.5, 1.2)
            _vein(near, dice, fx, fy, turn, long * dice.uniform(0.25, 0.5), share, forks - 1)


@cache
def _beside() -> NDArray[np.bool_]:
    """DOWN x ACROSS: beside a thick vein."""
    thick = veined() > 0.35
    found = np.zeros_like(thick)
    for dy in range(-SHINES, SHINES + 1):
        for dx in range(-SHINES, SHINES + 1):
            if abs(dx) + abs(dy) <= SHINES:
                found |= np.roll(thick, (dy, dx), (0, 1))
    return found


def gild(stone: Content, left: int, top: int) -> None:
    """Lay gold through a piece of stone, its corner world px."""
    rows = np.arange(top, top + len(stone))
    at = np.ix_(rows % DOWN, np.arange(left, left + stone.shape[1]) % ACROSS)
    solid = (stone >= content.SOLID) & (stone < content.EDGE)
    np.copyto(stone, brighter_table()[stone], where=solid & _beside()[at])
    gold = veined()[at]
    low, high = LEVELS
    level = np.clip(low + gold * (high - low + 1), low, high).astype(np.int32)
    phase = (rows % CODES * content.CORE_PHASES // DOWN % content.CORE_PHASES)[:, None]
    np.copyto(
        stone,
        (content.CORE + level * content.CORE_PHASES + phase).astype(np.uint16),
        where=solid & (gold > 0),
    )
