"""A flat map, or a tower unrolled: the same stone from the same tiles, seen straight on, sky and city behind it."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pygame

from game.sim.level import TILE, Level
from game.view.baked import Place, paint
from game.view.content import CODES, Content
from game.view.inner import InnerWall
from game.view.masonry import BESIDE, HANGS, Masonry
from game.view.palette import Palette
from game.view.seams import SEAMED, gild
from game.view.strip import in_a_frame
from game.view.tower import Look

WIDTH, HEIGHT = 640, 360
SPARE = 4  # bands that are made ahead of the camera, above and below
PART = 1100  # px of a band ahead that are made in a frame
BANDS = 44 + 2 * SPARE  # bands of TILE rows kept: a screen, and as many as a loop takes one back
ROWS = BANDS * TILE
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
        self.half = WIDTH // 2
        self.side: int | None = None
        # px until it is the same again, and kept a screen longer: one passes the seam
        self._round = level.wrap
        self._wide = max(level.width * TILE, WIDTH)
        self._grid = np.zeros((ROWS, self._wide + (WIDTH if self._round else 0)), np.uint16)
        self._held: list[int | None] = [None] * BANDS
        self._begun: tuple[int, Iterator[None]] | None = None  # a band ahead, and the making of it
        self._row = 0  # of the screen's top in the frame before
        self.contents: Content = np.zeros((HEIGHT, WIDTH), np.uint16)
        self._index = np.zeros((AT_ONCE, WIDTH), np.intp)
        self._surface = pygame.Surface((WIDTH, HEIGHT), 0, 32)
        self._surface.set_colorkey(0)

    def draw(self, target: pygame.Surface, cx: int, cy: int, since: float, strength: float) -> None:
        """cx, cy: world px at the screen's corner."""
        self.look.cracks(self._lut, since, strength)
        self._follow(cy // TILE, (cy + HEIGHT) // TILE, cy - self._row)
        self._row = cy
        if self._round:
            cx %= self._round
        a, b = max(0, cx), min(self._grid.shape[1], cx + WIDTH)
        if b - a < WIDTH:
            self.contents[:] = 0
        done = 0
        while done < HEIGHT:  # the ring of rows is read in one or two pieces
            row = (cy + done) % ROWS
            n = min(HEIGHT - done, ROWS - row)
            self.contents[done : done + n, a - cx : b - cx] = self._grid[row : row + n, a:b]
            done += n
        paint(self._surface, self._lut, self.contents, self._index)
        target.blit(self._surface, (0, 0))

    def _follow(self, first: int, last: int, gone: int) -> None:
        """Make the bands that are seen, and of those ahead a part; more, where the camera has gone many px."""
        for band in range(first, last + 1):
            if self._held[band % BANDS] != band:
                self._compose(band)
        ahead = [end for n in range(1, SPARE + 1) for end in (first - n, last + n)]
        for _ in range(in_a_frame(gone, -(-self._wide // PART))):
            missing = next((band for band in ahead if self._held[band % BANDS] != band), None)
            if missing is None:
                break
            if not self._begun or self._begun[0] != missing:
                self._begun = missing, self._making(missing)
            next(self._begun[1], None)

    def spot(self, x: Any, y: Any, cx: int, cy: int) -> Place:
        """See stage.Stage."""
        dx = x - cx
        if self._round:  # the nearest way round
            dx = (dx - WIDTH / 2 + self._round / 2) % self._round - self._round / 2 + WIDTH / 2
        return dx, y - cy, x * 0 + 1.0

    def changed(self, ty: int, x: int, n: int) -> None:
        """See stage.Stage."""
        self._begun = None
        first, last = (x - BESIDE) * TILE, (x + n + BESIDE) * TILE
        whole = bool(self._round) and (
            first < WIDTH or last > self._wide - WIDTH
        )  # near the seam it is kept twice
        for band in range(ty - 1, ty + HANGS + 1):
            if self._held[band % BANDS] == band:
                self._compose(band, *((0, self._wide) if whole else (max(0, first), min(self._wide, last))))

    def _compose(self, band: int, begin: int = 0, end: int | None = None) -> None:
        """A band of rows, or of it only the columns from `begin` to `end`."""
        end = self._wide if end is None else end
        out = np.zeros((TILE, self._wide), np.uint16)
        self._stamp(out, band, begin, end)
        self._keep(out, band, begin, end)

    def _making(self, band: int) -> Iterator[None]:
        """The same for a whole band, a part at a time."""
        out = np.zeros((TILE, self._wide), np.uint16)
        for begin in range(0, self._wide, PART):
            self._stamp(out, band, begin, min(begin + PART, self._wide))
            yield
        self._keep(out, band, 0, self._wide)

    def _stamp(self, out: Content, band: int, begin: int, end: int) -> None:
        """The stone of some columns."""
        for ty in range(band - HANGS + 1, band + 1):
            rows = slice((band - ty) * TILE, (band - ty + 1) * TILE)
            for run in self.masonry.runs(ty):
                places = self._places(run.x * TILE, run.n * TILE, begin, end)
                if not places:
                    continue
                piece, hang = self.masonry.piece(run, ty)
                for x in places:
                    first = max(0, begin - x)
                    there = out[:, x + first : min(x + piece.shape[1], end)]
                    cut = slice(first, first + there.shape[1])
                    if hang is not None:
                        behind = hang[rows, cut]
                        there[:] = np.where((behind > 0) & (there == 0), behind, there)
                    face = piece[rows, cut]
                    there[:] = np.where(face > 0, face, there)

    def _keep(self, out: Content, band: int, begin: int, end: int) -> None:
        """Lay in what is not stone, and have some columns seen from now on."""
        if self._seamed:
            gild(out, band * TILE)
        self.inner.lay(out, band)
        self.inner.echo(out, band)
        slot = band % BANDS
        kept = self._grid[slot * TILE : (slot + 1) * TILE]
        kept[:, begin:end] = out[:, begin:end]
        if self._round and end == self._wide:
            kept[:, self._wide :] = out[:, :WIDTH]
        self._held[slot] = band

    def _places(self, x: int, wide: int, begin: int, end: int) -> list[int]:
        """Where a run is stamped between two columns: on a tower, on the other side of its seam too."""
        turns = (x - self._round, x, x + self._round) if self._round else (x,)
        return [at for at in turns if at < end and at + wide > begin]


assert ROWS >= HEIGHT + 3 * TILE
assert CODES <= 1 << 12
