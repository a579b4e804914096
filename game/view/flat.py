"""A flat map: the same stone from the same tiles, seen straight on, sky and city behind it."""

from typing import Any

import numpy as np
import pygame

from game.sim.level import EMPTY, TILE, Level
from game.view.baked import Place
from game.view.content import CODES, Content
from game.view.masonry import HANGS, Masonry
from game.view.palette import Palette
from game.view.strip import fitted_wall
from game.view.tower import Look

WIDTH, HEIGHT = 640, 360
BANDS = 28  # bands of TILE rows kept
ROWS = BANDS * TILE
ROUND = 1536  # px after which the wall at the back is the same again, or sooner where a loop asks for it


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
        # under the rough edges of the stone around it too
        around = {(x + dx, y + dy) for x, y in behind for dx, dy in ((0, -1), (0, 1), (-1, 0), (1, 0))}
        self._wall = fitted_wall(level, ROUND).shell
        self.behind = behind | {(x, y) for x, y in around if level.tile(x, y) != EMPTY}
        self.look = Look(palette, np.zeros(1))
        self._lut = self.look.table.ravel().copy()
        self.colours = self._lut
        self.left = 0
        self.half = WIDTH // 2
        self.side: int | None = None
        self._wide = max(level.width * TILE, WIDTH)
        self._grid = np.zeros((ROWS, self._wide), np.uint16)
        self._held: list[int | None] = [None] * BANDS
        self.contents: Content = np.zeros((HEIGHT, WIDTH), np.uint16)
        self._index = np.zeros((HEIGHT, WIDTH), np.intp)
        self._surface = pygame.Surface((WIDTH, HEIGHT), 0, 32)
        self._surface.set_colorkey(0)

    def draw(self, target: pygame.Surface, cx: int, cy: int, since: float, strength: float) -> None:
        """cx, cy: world px at the screen's corner."""
        self.look.cracks(self._lut, since, strength)
        first, last = cy // TILE, (cy + HEIGHT) // TILE
        spare = 1
        for band in [*range(first, last + 1), last + 1, first - 1]:
            if self._held[band % BANDS] != band:
                if not first <= band <= last:
                    spare -= 1
                    if spare < 0:
                        break
                self._compose(band)
        self.contents[:] = 0
        a, b = max(0, cx), min(self._wide, cx + WIDTH)
        done = 0
        while done < HEIGHT:  # the ring of rows is read in one or two pieces
            row = (cy + done) % ROWS
            n = min(HEIGHT - done, ROWS - row)
            self.contents[done : done + n, a - cx : b - cx] = self._grid[row : row + n, a:b]
            done += n
        np.copyto(self._index, self.contents)
        pixels = pygame.surfarray.pixels2d(self._surface).T
        np.take(self._lut, self._index, out=pixels.view(np.uint32), mode="clip")
        del pixels
        target.blit(self._surface, (0, 0))

    def spot(self, x: Any, y: Any, cx: int, cy: int) -> Place:
        """See stage.Stage."""
        return x - cx, y - cy, x * 0 + 1.0

    def changed(self, ty: int) -> None:
        """See stage.Stage."""
        for band in range(ty - 1, ty + HANGS + 1):
            if self._held[band % BANDS] == band:
                self._held[band % BANDS] = None

    def _compose(self, band: int) -> None:
        out = np.zeros((TILE, self._wide), np.uint16)
        for ty in range(band - HANGS + 1, band + 1):
            rows = slice((band - ty) * TILE, (band - ty + 1) * TILE)
            for run in self.masonry.runs(ty):
                piece, hang = self.masonry.piece(run, ty)
                x = run.x * TILE
                there = out[:, x : x + piece.shape[1]]
                if hang is not None:
                    behind = hang[rows, : there.shape[1]]
                    there[:] = np.where((behind > 0) & (there == 0), behind, there)
                face = piece[rows, : there.shape[1]]
                there[:] = np.where(face > 0, face, there)
        self._back(out, band)
        slot = band % BANDS
        self._grid[slot * TILE : (slot + 1) * TILE] = out
        self._held[slot] = band

    def _back(self, out: Content, band: int) -> None:
        """The wall at the back, wherever nothing else is: the tower's own blades, in the tone of what is far."""
        there = [x for x in range(self.level.width) if (x, band) in self.behind]
        if not there:
            return
        wall = self._wall
        high, wide = wall.shape
        for x in there:
            cell = out[:, x * TILE : (x + 1) * TILE]
            rows = (np.arange(TILE) + band * TILE) % high
            columns = (np.arange(TILE) + x * TILE) % wide
            piece = wall[np.ix_(rows, columns)] & np.uint16(CODES - 1)
            cell[:] = np.where(cell > 0, cell, piece)


assert ROWS >= HEIGHT + 3 * TILE
assert CODES <= 1 << 12
