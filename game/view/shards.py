"""Pieces of the sky that fall when it is near its end: black, edged with indigo, at three depths."""

import math

import numpy as np
import pygame

BLACK, EDGE = (3, 2, 7), ((34, 28, 74), (58, 48, 122), (92, 80, 176))
MOST = 26


class Shards:
    """Where they are follows from the tick alone."""

    def __init__(self) -> None:
        r = np.random.default_rng(8)
        self._pieces = [
            (r.uniform(0, 1), r.uniform(0, 1), r.uniform(0, 6.3), int(r.integers(0, 3)), r.uniform(0.6, 1.4))
            for _ in range(MOST)
        ]

    def draw(self, target: pygame.Surface, left: int, width: int, tick: float, share: float) -> None:
        """share: 0 none .. 1 all of them. left: the target's first screen column; width: the screen's."""
        for x, y, turn, depth, size in self._pieces[: int(MOST * min(1.0, share))]:
            fast = 0.5 + 0.55 * depth
            px = x * (width + 80) - 40 + math.sin(tick * 0.008 + turn) * 14 - left
            py = (y * 460 + tick * fast) % 460 - 50
            r = (4 + 5 * depth) * size
            if not -20 < px < target.get_width() + 20:
                continue
            spin = turn + tick * 0.012 * (1 if size > 1 else -1)
            corners = [
                (px + math.cos(spin + a) * r * s, py + math.sin(spin + a) * r * 1.5 * s)
                for a, s in ((0.0, 1.0), (2.0, 0.7), (3.4, 1.1), (4.6, 0.5))
            ]
            pygame.draw.polygon(target, BLACK, corners)
            pygame.draw.line(target, EDGE[depth], corners[0], corners[3])
