"""A tower that opens: where its passages say so (`bend` below 1) it unrolls until it is seen straight on, without its
wall, the sky all round. Near the middle of the screen both are the same, pixel for pixel: nothing jumps.
"""

from typing import Any

import numpy as np
import pygame
from numpy.typing import NDArray

from game.sim.level import Level
from game.view.baked import Place
from game.view.content import Content
from game.view.flat import FlatStage
from game.view.leaps import Leap
from game.view.masonry import Masonry
from game.view.palette import Palette
from game.view.stage import WIDTH, TowerStage
from game.view.tower import Look

EASES = 1 / 80  # of the way from round to flat a tick


def bends(level: Level) -> bool:
    """Does any passage of a tower ask for less than the whole round?"""
    return level.spiral and any(passage.bend < 1000 for passage in level.passages)


class UnrolledStage:
    """See stage.Stage. `bend` 1: the tower; 0: flat; between them one fades into the other while all things slide."""

    def __init__(self, level: Level, masonry: Masonry, palette: Palette) -> None:
        self.level = level
        self.round = TowerStage(level, masonry, palette)
        self.flat = FlatStage(level, masonry, palette)
        self.bend = self.goal = 1.0

    @property
    def near(self) -> TowerStage | FlatStage:
        """The one that is seen more."""
        return self.round if self.bend >= 0.5 else self.flat

    @property
    def contents(self) -> Content:
        """See Stage."""
        return self.near.contents

    @property
    def left(self) -> int:
        """See Stage."""
        return self.near.left

    @property
    def at(self) -> tuple[int, int]:
        """See Stage."""
        return self.near.at

    @property
    def side(self) -> int | None:
        """See Stage."""
        return self.round.side if self.bend >= 1 else None

    @property
    def open(self) -> tuple[int, int]:
        """See Stage."""
        return self.flat.open if _soft(self.bend) <= 0 else self.round.open

    @property
    def half(self) -> int:
        """See Stage."""
        return self.round.half

    @property
    def look(self) -> Look:
        """See Stage."""
        return self.near.look

    @property
    def colours(self) -> NDArray[np.uint32]:
        """See Stage."""
        colours: NDArray[np.uint32] = self.round.colours
        return colours

    def follow(self, passage: int, at_once: bool = False) -> None:
        """One tick in a passage, -1: in none; `at_once`: the climber was not on the way here."""
        self.goal = self.level.passages[passage].bend / 1000 if passage >= 0 else self.goal
        step = 1.0 if at_once else EASES
        self.bend += max(-step, min(step, self.goal - self.bend))

    def gather(self, cx: int, cy: int) -> None:
        """See Stage."""
        share = _soft(self.bend)
        if share > 0:
            self.round.gather(cx, cy)
        if share < 1:
            self.flat.gather(cx - WIDTH // 2, cy)

    def draw(self, target: pygame.Surface, since: float, strength: float) -> None:
        """See Stage."""
        self.flat.look.strain = self.round.look.strain = self.look.strain
        share = _soft(self.bend)
        for stage, part in ((self.round, share), (self.flat, 1 - share)):
            if part > 0:
                stage.surface.set_alpha(int(255 * part))
                stage.draw(target, since, strength)

    def spot(self, x: Any, y: Any, cx: int, cy: int) -> Place:
        """See Stage."""
        share = _soft(self.bend)
        if share >= 1:
            return self.round.spot(x, y, cx, cy)
        flat = self.flat.spot(x, y, cx - WIDTH // 2, cy)
        if share <= 0:
            return flat
        bent = self.round.spot(x, y, cx, cy)
        px, py, facing = (a * share + b * (1 - share) for a, b in zip(bent, flat, strict=True))
        return px, py, facing

    def changed(self, ty: int, x: int, n: int) -> None:
        """See Stage."""
        self.round.changed(ty, x, n)
        self.flat.changed(ty, x, n)

    def expect(self, leaps: tuple[Leap, ...]) -> None:
        """See Stage."""
        self.round.expect(leaps)
        self.flat.expect(leaps)


def _soft(share: float) -> float:
    """0..1 with rest at both ends."""
    return share * share * (3 - 2 * share)
