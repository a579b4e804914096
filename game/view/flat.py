"""A flat map, or a tower unrolled: the same stone from the same tiles, seen straight on, sky and city behind it."""

from typing import Any

import numpy as np
import pygame

from game.sim.level import TILE, Level
from game.view.ahead import Ahead, bands_kept
from game.view.baked import Place, paint
from game.view.content import CODES, Content
from game.view.inner import InnerWall
from game.view.leaps import Leap
from game.view.masonry import BESIDE, HANGS, Masonry
from game.view.palette import Palette
from game.view.seams import SEAMED, gild
from game.view.tower import Look

WIDTH, HEIGHT = 640, 360
SPARE = 4  # bands that are made ahead of the camera, above and below
PART = 320  # px of a band that are made at once
AT_ONCE = 90  # rows coloured at once


class FlatStage:
    """A scrolling window of rows, composed band by band as the camera comes near."""

    def __init__(
        self,
        level: Level,
        masonry: Masonry,
        palette: Palette,
        behind: frozenset[tuple[int, int]] = frozenset(),
    ) -> None:
        """`behind`: tiles of the wall at the back."""
        self.level, self.masonry = level, masonry
        self.inner = InnerWall(level, behind, palette.name)
        self._seamed = palette.name in SEAMED
        self.look = Look(palette, np.zeros(1))
        self._lut = self.look.table.ravel().copy()
        self.colours = self._lut
        self.left = 0
        self.at = 0, 0
        self.half = WIDTH // 2
        self.side: int | None = None
        # px until it is the same again, and kept a screen longer: one passes the seam
        self._round = level.wrap
        self._wide = max(level.width * TILE, WIDTH)
        self._bands = bands_kept(HEIGHT, SPARE, level.loops)
        self._rows = self._bands * TILE
        self._grid = np.zeros((self._rows, self._wide + (WIDTH if self._round else 0)), np.uint16)
        self._ahead = Ahead(self._bands, SPARE, self._wide, PART, bool(self._round), self._make)
        self._leaps: tuple[Leap, ...] = ()
        self._gaps = np.ones((self._rows, -(-self._wide // PART)), bool)  # is any of a part's row air?
        self.open = 0, HEIGHT
        self.contents: Content = np.zeros((HEIGHT, WIDTH), np.uint16)
        self._index = np.zeros((AT_ONCE, WIDTH), np.intp)
        self.surface = pygame.Surface((WIDTH, HEIGHT), pygame.SRCALPHA, 32)

    def gather(self, cx: int, cy: int) -> None:
        """See stage.Stage."""
        self.at = cx, cy
        self._ahead.follow(cy, cy + HEIGHT, cx, cx + WIDTH, self._leaps)
        if self._round:
            cx %= self._round
        a, b = max(0, cx), min(self._grid.shape[1], cx + WIDTH)
        if b - a < WIDTH:
            self.contents[:] = 0
        done = 0
        while done < HEIGHT:  # the ring of rows is read in one or two pieces
            row = (cy + done) % self._rows
            n = min(HEIGHT - done, self._rows - row)
            self.contents[done : done + n, a - cx : b - cx] = self._grid[row : row + n, a:b]
            done += n
        self.open = self._seen_through(cx, cy) if b - a == WIDTH else (0, HEIGHT)

    def _seen_through(self, cx: int, cy: int) -> tuple[int, int]:
        """See stage.Stage.open."""
        parts = self._ahead.within(cx, cx + WIDTH)
        rows = np.flatnonzero(self._gaps[(cy + np.arange(HEIGHT)) % self._rows][:, parts].any(1))
        return (int(rows[0]), int(rows[-1]) + 1) if len(rows) else (0, 0)

    def draw(self, target: pygame.Surface, since: float, strength: float) -> None:
        """See stage.Stage."""
        self.look.cracks(self._lut, since, strength)
        paint(self.surface, self._lut, self.contents, self._index)
        target.blit(self.surface, (0, 0))

    def spot(self, x: Any, y: Any, cx: int, cy: int) -> Place:
        """See stage.Stage."""
        dx = x - cx
        if self._round:  # the nearest way round
            dx = (dx - WIDTH / 2 + self._round / 2) % self._round - self._round / 2 + WIDTH / 2
        return dx, y - cy, x * 0 + 1.0

    def changed(self, ty: int, x: int, n: int) -> None:
        """See stage.Stage."""
        first, last = (x - BESIDE) * TILE, (x + n + BESIDE) * TILE
        turns = (-self._round, 0, self._round) if self._round else (0,)
        for band in range(ty - 1, ty + HANGS + 1):
            for part in self._ahead.columns(band):
                begin, end = self._span(part)
                for turn in turns:
                    if first + turn < end and last + turn > begin:
                        self._compose(band, max(begin, first + turn), min(end, last + turn))

    def expect(self, leaps: tuple[Leap, ...]) -> None:
        """See stage.Stage."""
        self._leaps = leaps

    def forget(self) -> None:
        """Compose all anew when next it is seen."""
        self._ahead.forget()

    def _span(self, part: int) -> tuple[int, int]:
        return part * PART, min((part + 1) * PART, self._wide)

    def _make(self, band: int, parts: list[int]) -> None:
        for part in parts:
            self._compose(band, *self._span(part))

    def _compose(self, band: int, begin: int, end: int) -> None:
        """A band of rows, the columns from `begin` to `end`."""
        out = np.zeros((TILE, end - begin), np.uint16)
        self._stamp(out, band, begin)
        if self._seamed:
            gild(out, begin, band * TILE)
        self.inner.lay(out, begin // TILE, band)
        self.inner.echo(out, begin // TILE, band)
        rows = self._grid[band % self._bands * TILE :][:TILE]
        rows[:, begin:end] = out
        if self._round:
            again = rows[:, self._wide + begin : self._wide + end]  # less, or nothing, where that is not kept
            again[:] = out[:, : again.shape[1]]
        gaps = self._gaps[band % self._bands * TILE :][:TILE]
        for part in self._ahead.within(begin, end):
            first, last = self._span(part)
            gaps[:, part] = (rows[:, first:last] == 0).any(1)

    def _stamp(self, out: Content, band: int, begin: int) -> None:
        """The stone of as many columns as there are, from `begin` on."""
        end = begin + out.shape[1]
        for ty in range(band - HANGS + 1, band + 1):
            rows = slice((band - ty) * TILE, (band - ty + 1) * TILE)
            for run in self.masonry.runs(ty):
                places = self._places(run.x * TILE, run.n * TILE, begin, end)
                if not places:
                    continue
                piece, hang = self.masonry.piece(run, ty)
                for x in places:
                    first = max(0, begin - x)
                    there = out[:, x + first - begin : min(x + piece.shape[1], end) - begin]
                    cut = slice(first, first + there.shape[1])
                    if hang is not None:
                        behind = hang[rows, cut]
                        there[:] = np.where((behind > 0) & (there == 0), behind, there)
                    face = piece[rows, cut]
                    if len(face):  # none of it hangs so low
                        there[:] = np.where(face > 0, face, there)

    def _places(self, x: int, wide: int, begin: int, end: int) -> list[int]:
        """Where a run is stamped between two columns: on a tower, on the other side of its seam too."""
        turns = (x - self._round, x, x + self._round) if self._round else (x,)
        return [at for at in turns if at < end and at + wide > begin]


assert CODES <= 1 << 12
