"""A run drawn over the tower: time to the right, height upward, each segment a band, falls as small marks."""

from collections.abc import Sequence

import pygame

from game.view.timer import BEHIND, GOLD

Point = tuple[int, int]  # tick, px of the tower below the feet
GRID, BAND, LINE, GHOST = (58, 48, 82), (24, 17, 40), (236, 222, 250), (120, 104, 168)


class Graph:
    """`box` on the screen; the axes take in everything that they were told of."""

    def __init__(self, box: pygame.Rect, ticks: int, height: int) -> None:
        self.box = box
        self.ticks, self.height = max(1, ticks), max(1, height)

    def place(self, point: Point) -> tuple[int, int]:
        """Where a point lies on the screen."""
        tick, height = point
        box = self.box
        x = box.left + tick * (box.width - 1) // self.ticks
        return x, box.bottom - 1 - height * (box.height - 1) // self.height

    def ground(self, target: pygame.Surface, splits: Sequence[int]) -> None:
        """Bands from split to split, and a line each minute."""
        box = self.box
        last = box.left
        for n, split in enumerate([*splits, self.ticks]):
            x = self.place((min(split, self.ticks), 0))[0]
            if n % 2 == 0:
                target.fill(BAND, (last, box.top, max(1, x - last), box.height))
            last = x
        step = 600 if self.ticks < 7200 else 3600
        for tick in range(step, self.ticks, step):
            x = self.place((tick, 0))[0]
            target.fill(GRID, (x, box.bottom - 4, 1, 4))
        target.fill(GRID, (box.left, box.bottom, box.width, 1))

    def line(self, target: pygame.Surface, points: Sequence[Point], own: bool) -> None:
        """A run: this one bright, the best one behind it dim."""
        if len(points) > 1:
            places = [self.place(point) for point in points if point[0] <= self.ticks]
            if len(places) > 1:
                pygame.draw.lines(target, LINE if own else GHOST, False, places)

    def falls(self, target: pygame.Surface, points: Sequence[Point]) -> None:
        """Where the climber died."""
        for point in points:
            x, y = self.place(point)
            for dx, dy in ((-2, -2), (-1, -1), (0, 0), (1, 1), (2, 2), (-2, 2), (-1, 1), (1, -1), (2, -2)):
                target.fill(BEHIND, (x + dx, y + dy, 1, 1))

    def golds(self, target: pygame.Surface, points: Sequence[Point]) -> None:
        """Splits that were never faster."""
        for point in points:
            x, y = self.place(point)
            target.fill(GOLD, (x - 1, y - 1, 3, 3))
