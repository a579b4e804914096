"""All that is behind the stone: sky, collapse, city, what hangs in the air before it, and the fog between.

Only what the stone does not hide is painted: of a tower's two sides one in each frame, of a flat map the rows between
the first and the last in which there is air. Where no tower hides it the light tier paints it by halves.
"""

import pygame

from game.sim.level import TILE, Level
from game.view.afar import Afar
from game.view.baked import ADD, Dims, kept
from game.view.camera import LEAPS
from game.view.city import TURN, City
from game.view.collapse import Collapse, through
from game.view.ease import Ease
from game.view.light import Air
from game.view.palette import Palette
from game.view.palette_sky import PaletteSky
from game.view.sky import Sky
from game.view.stage import Stage
from game.view.tiers import Tier

WIDTH, HEIGHT = 640, 360
LOSES = (196, 214, 210)  # of 255: the light that city and fog have lost at last
STEPS = 8  # in which they lose it
ROWS = 40  # px: as many rows are painted or none
BOTH = 2  # frames in which everything is painted, once it is another part of the screen that is seen, or after a leap


class Backdrop:
    """Of one look. `air` is the view's: there is fog before the stone too."""

    def __init__(self, look: Palette, level: Level, air: Air) -> None:
        self.level, self.air, self._look = level, air, look
        self.city = kept(City, look, 2 if level.spiral else 3)
        self.afar = kept(Afar, look)
        self.collapse = Collapse()
        self._sides: list[tuple[int, pygame.Surface | None]] = []
        # what `_sides` are for: px at each side, and whether by halves
        self._seen: tuple[int | None, bool] | None = None
        self._frame = 0
        self._was = (0.0, 0.0)
        self._rows = 0, HEIGHT  # that were painted last
        self._dims = Dims()
        self._skies: dict[bool, Sky | PaletteSky] = {}

    def draw(
        self,
        target: pygame.Surface,
        x: float,
        y: float,
        stage: Stage,
        tick: float,
        beats: list[tuple[float, float]],
        now: float,
        ease: Ease,
    ) -> None:
        """x, y: where the camera is; `stage`: what hides it; `now`: how strained the sky is."""
        side, tier = stage.side, ease.tier
        first, last = stage.open
        rows = first // ROWS * ROWS, min(HEIGHT, -(-last // ROWS) * ROWS)
        if self._seen != (side, tier.halves):
            self._sides, self._frame, self._seen = _sides(side, tier.halves), 0, (side, tier.halves)
        if rows[0] < self._rows[0] or rows[1] > self._rows[1]:
            self._frame = 0
        self._rows = rows
        if rows[0] >= rows[1]:
            return
        if max(abs(x - self._was[0]), abs(y - self._was[1])) > LEAPS:
            self._frame = 0
        self._was = x, y
        self._frame += 1
        lost = round(through(now) * STEPS) / STEPS  # what was pale stands dark before what burns
        self._dims.to((int(255 - LOSES[0] * lost), int(255 - LOSES[1] * lost), int(255 - LOSES[2] * lost)))
        climbed = self.level.height * TILE - y
        turn = 0.0 if ease.still else x * TURN if self.level.spiral else -x * TURN
        open_rows = pygame.Rect(0, rows[0], WIDTH, rows[1] - rows[0])
        for k, (left, painted) in enumerate(self._sides):
            picture = painted or target
            clip = picture.get_clip()
            picture.set_clip(open_rows)
            if self._frame <= BOTH or self._frame % len(self._sides) == k:
                self.sky(tier).draw(picture, left, tick, beats, turn / 2, now)
                picture.blit(self._dims.of(self.air.backlight), (-left, 0), special_flags=ADD)
                self.collapse.draw(picture, left, WIDTH, tick, turn / 2, now)
                self.city.draw(picture, turn, climbed, left, tier.city, self._dims)
                if tier.afar:
                    self.afar.draw(picture, turn, climbed, tick, left, self._dims)
                if tier.behind:
                    self.air.behind(picture, turn, tick, left, self._dims)
            picture.set_clip(clip)
            if painted:
                target.blit(painted, (left, rows[0]), open_rows)

    def sky(self, tier: Tier) -> Sky | PaletteSky:
        """The tier's own; the other one is not made."""
        if tier.smooth_sky not in self._skies:
            self._skies[tier.smooth_sky] = (
                Sky(self._look, WIDTH) if tier.smooth_sky else kept(PaletteSky, self._look, WIDTH)
            )
        return self._skies[tier.smooth_sky]


def _sides(side: int | None, halves: bool) -> list[tuple[int, pygame.Surface | None]]:
    """First column and picture of each part of the screen that is seen; None: all of it is painted in every frame, so
    on the screen itself. `halves`: what is one part is made two."""
    side = WIDTH // 2 if side is None and halves else side
    if side is None:
        return [(0, None)]
    return [(x, pygame.Surface((side, HEIGHT), 0, 32)) for x in (0, WIDTH - side)]
