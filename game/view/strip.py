"""The tower unrolled: a scrolling window of rows that the cylinder is cut from.

Four shells (wall, outcrops and ledge bodies, ledge fronts, the far half), each a flat buffer of uint16. Bands of 16
rows lie in a ring. As many rows and columns as are seen at once are stored once more behind the last, so that whatever
is seen is one stretch that never wraps. Only bands near the camera are ever composed.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from math import gcd
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.sim.level import SPIKE, TILE, Level
from game.view import content
from game.view.ahead import Ahead, bands_kept
from game.view.baked import arrays, blue_noise, kept
from game.view.content import CODES, Content
from game.view.leaps import Leap
from game.view.masonry import BESIDE, HANGS, Masonry, Run, back_table, body_table, darker_table
from game.view.sinews import Sinews

PARTS = 6  # of a band that is made ahead
SPARE = 3  # bands that are made ahead of the camera, above and below
SCREEN = 360
TEXTURE = 1024  # rows until the wall repeats
FADES = 10  # px beside a ledge in which its shadow ends
Spans = list[tuple[slice, slice]]
SEAM = 96  # px in which the wall's two ends are cut together


@cache
def shadow_profile() -> NDArray[np.float32]:
    """How dark the wall is under and round a ledge, row by row from 8 rows above its lip."""
    y = np.arange(-8, 40)
    p = np.where(
        y < 0, (1 + y / 8.0) * 0.45, np.where(y < 12, 0.95, np.clip(1 - (y - 12) / 26.0, 0, 1) * 0.95)
    )
    return np.clip(p, 0, 1).astype(np.float32)


@lru_cache(maxsize=256)
def shadow(n: int, before: bool, after: bool, grain: int, down: int) -> tuple[int, Content]:
    """Of a ledge `n` px long on a band that is `down` px under its lip: the band's first row in it, and how much darker
    each pixel is there, in `darker_table`'s steps times CODES.

    `before`, `after`: it fades at that end; `grain`: of the noise in it, the place's, whatever ledge it belongs to.
    """
    profile, noise = shadow_profile(), blue_noise()
    lo = down + 8
    first = max(0, -lo)
    last = max(first, min(TILE, len(profile) - lo))
    across = np.ones(n, np.float32)
    ramp = np.minimum(np.arange(2 * FADES, dtype=np.float32)[: n // 2] / FADES, 1)
    if before:
        across[: len(ramp)] = ramp
    if after:
        across[n - len(ramp) :] = ramp[::-1]
    deep = profile[lo + first : lo + last, None] * 3 * across
    steps = deep + noise[first:last, (grain + np.arange(n)) % noise.shape[1]]
    return first, steps.astype(np.uint16) * np.uint16(CODES)


class Wall:
    """The baked wall, fitted to a circumference of `width` px."""

    def __init__(self, whole: int, width: int = 0, rise: int = TEXTURE) -> None:
        """`width`, `rise`: px across and down after which it is the same again, where loops ask for it."""
        width = width or whole
        baked = arrays("wall")
        code = baked["wall"].astype(np.uint16)
        proud = np.unpackbits(baked["outcrop"].astype(np.uint8), axis=1)[:, : code.shape[1]].astype(bool)
        reach = baked["outline"].astype(np.uint8)
        if rise < TEXTURE:
            code, proud, reach = self._lower(rise, code, proud, reach)
            baked = {"wall": code, "outline": reach, "outcrop": np.packbits(proud, axis=1)}
        period = code.shape[1]
        column = np.arange(width) % period
        code, proud, reach = code[:, column], proud[:, column], reach[:, column]
        if width % period:
            source = np.arange(period - SEAM, period)
            here = self._cut(code[:, -SEAM:], baked["wall"][:, source].astype(np.uint16))
            for fitted, name in ((code, "wall"), (reach, "outline")):
                fitted[:, -SEAM:] = np.where(here, baked[name][:, source], fitted[:, -SEAM:])
            other = np.unpackbits(baked["outcrop"].astype(np.uint8), axis=1)[:, source].astype(bool)
            proud[:, -SEAM:] = np.where(here, other, proud[:, -SEAM:])
        times = (TEXTURE // rise, whole // width)
        code, proud, reach = (np.tile(one, times) for one in (code, proud, reach))
        self.shell = code.astype(np.uint16)
        self.outcrop = np.where(proud, code, 0).astype(np.uint16)
        self.reach = reach

    def _lower(self, rise: int, *parts: NDArray[Any]) -> tuple[NDArray[Any], ...]:
        """The first `rise` rows, their last ones cut together with what comes before the first."""
        code = parts[0]
        here = self._cut(code[rise - SEAM : rise].T, code[-SEAM:].T).T
        fitted = []
        for part in parts:
            low = part[:rise].copy()
            low[-SEAM:] = np.where(here, part[-SEAM:], low[-SEAM:])
            fitted.append(low)
        return tuple(fitted)

    @staticmethod
    def _cut(left: Content, right: Content) -> NDArray[np.bool_]:
        """Where `right` is to be taken: right of the path along which the two differ least."""
        tones = [
            ((c.astype(int) - content.WALL) // 8 % 4) * 2 + (c >= content.CORE) * 6 for c in (left, right)
        ]
        cost = np.abs(tones[0] - tones[1]).astype(np.float32) + 0.15
        total = cost.copy()
        for y in range(1, len(cost)):
            before = total[y - 1]
            near = np.minimum(before, np.minimum(np.r_[before[1:], 1e9], np.r_[1e9, before[:-1]]))
            total[y] += near
        x = int(np.argmin(total[-1][8:-8])) + 8
        take = np.zeros(left.shape, bool)
        for y in range(len(cost) - 1, -1, -1):
            take[y, x:] = True
            if y:
                lo = max(0, x - 1)
                x = lo + int(np.argmin(total[y - 1][lo : x + 2]))
        return take


def fitted_wall(level: Level, width: int) -> Wall:
    """The wall for a circumference of `width` px, the same again wherever a loop of the level joins it."""
    across = [dx for spec in level.loops for dx, _ in spec.shifts if dx]
    down = [dy for spec in level.loops for _, dy in spec.shifts if dy]
    return kept(Wall, width, gcd(width, *across), gcd(TEXTURE, *down))


class Cut:
    """`wide` columns of a ring of `ring` px, from `begin` on."""

    def __init__(self, ring: int, begin: int = 0, wide: int = 0) -> None:
        """`wide`: all of them where none is said."""
        self.ring, self.wide = ring, min(wide or ring, ring)
        self.begin = 0 if self.wide == ring else begin % ring
        first = min(self.wide, ring - self.begin)
        self.whole: Spans = [(slice(self.begin, self.begin + first), slice(0, first))]
        if first < self.wide:
            self.whole.append((slice(0, self.wide - first), slice(first, self.wide)))

    def taken(self, ring: Content) -> Content:
        """A copy of these columns."""
        return np.concatenate([ring[:, there] for there, _ in self.whole], axis=1)

    def misses(self, x: int, n: int) -> bool:
        """Do columns x .. x + n - 1 of the ring lie beside it?"""
        at = (x - self.begin) % self.ring
        return at >= self.wide and at + n <= self.ring

    def spans(self, x: int, n: int) -> Spans:
        """Where in the cut columns x .. x + n - 1 of the ring lie, and which part of the source goes there."""
        at, n = (x - self.begin) % self.ring, min(n, self.ring)
        found: Spans = []
        if at < self.wide:
            found.append((slice(at, min(at + n, self.wide)), slice(0, min(n, self.wide - at))))
        if at + n > self.ring:  # past the seam it begins again
            found.append(
                (
                    slice(0, min(at + n - self.ring, self.wide)),
                    slice(self.ring - at, self.ring - at + min(at + n - self.ring, self.wide)),
                )
            )
        return found


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of the strip at once, px: rows over the screen and under it, columns left and right of the front."""

    above: int
    below: int
    left: int
    right: int

    @property
    def rows(self) -> int:
        """Rows in all."""
        return self.above + SCREEN + self.below


class Strip:
    """The window. `buffers`: wall, outcrops and bodies, fronts, far half; each flat, a row is `stride` long; in the
    last cell there is nothing."""

    def __init__(self, level: Level, masonry: Masonry, seen: Seen) -> None:
        self.masonry, self.seen = masonry, seen
        self.width = level.width * TILE
        self.stride = self.width + min(self.width, seen.left + seen.right)
        self.bands = bands_kept(seen.rows, SPARE, level.loops)
        self._rows = self.bands * TILE
        self.wall = fitted_wall(level, self.width)
        shape = self._rows + -(-seen.rows // TILE) * TILE, self.stride
        self.buffers = [np.zeros(shape[0] * shape[1] + 1, np.uint16) for _ in range(4)]
        self._grids = [buffer[:-1].reshape(shape) for buffer in self.buffers]
        self._all = Cut(self.width)
        part = -(-self.width // PARTS)
        self._cuts = [Cut(self.width, x, min(part, self.width - x)) for x in range(0, self.width, part)]
        self._ahead = Ahead(self.bands, SPARE, self.width, part, True, self._make)
        self.leaps: tuple[Leap, ...] = ()  # that the camera may make next
        self._sinews = Sinews(masonry)
        self.composed = 0  # parts of bands made since the start

    def start(self, front: int, row: int) -> int:
        """Flat index of the first pixel that is seen: world column `front` is in front, `row` at the screen's top."""
        seen = self.seen
        return (row - seen.above) % self._rows * self.stride + (front - seen.left) % self.width

    def renew(self, ty: int, x: int, n: int) -> None:
        """`n` tiles of row `ty` from x on changed: compose anew what they and their neighbours are seen in."""
        cut = Cut(self.width, (x - BESIDE) * TILE, (n + 2 * BESIDE) * TILE)
        for band in range(ty - 1, ty + HANGS + 1):
            if self._ahead.columns(band):
                self._compose(band, cut)

    def follow(self, front: int, row: int) -> None:
        """Make sure that all is there that is seen, with column `front` in front and `row` at the screen's top; go on
        with what is next."""
        seen = self.seen
        top, foot = row - seen.above, row + SCREEN + seen.below
        self._ahead.follow(top, foot, front - seen.left, front + seen.right, self.leaps)

    def forget(self) -> None:
        """Compose all anew when next it is seen."""
        self._ahead.forget()

    def _make(self, band: int, parts: list[int]) -> None:
        if len(parts) == len(self._cuts):
            self._compose(band, self._all)
        else:
            for n in parts:
                self._compose(band, self._cuts[n])
        self.composed += len(parts)

    def _compose(self, band: int, cut: Cut) -> None:
        """Some columns of a band of rows."""
        y = band * TILE % TEXTURE
        wall = cut.taken(self.wall.shell[y : y + TILE])
        proud = cut.taken(self.wall.outcrop[y : y + TILE])
        front = np.zeros_like(wall)
        back = np.zeros_like(wall)
        runs = [
            (ty, run)
            for ty in range(band - HANGS + 1, band + 2)
            for run in self.masonry.runs(ty)
            if not cut.misses(run.x * TILE - FADES, run.n * TILE + 2 * FADES)
        ]
        for ty, run in runs:
            if run.kind != SPIKE:
                self._shade((wall, proud), run, (band - ty) * TILE, cut)
        wall += content.L_WALL * CODES
        proud += (proud > 0) * np.uint16(content.L_OUTCROP * CODES)
        for ty, run in runs:
            if ty <= band and (spans := cut.spans(run.x * TILE, run.n * TILE)):
                self._stamp(proud, front, back, run, ty, band, spans)
        threads = self._sinews.band(band)
        if threads is not None:
            x, row, code = threads
            x, row = (x - cut.begin) % self.width, row - band * TILE
            x, row, code = (v[x < cut.wide] for v in (x, row, code))
            proud[row, x] = np.maximum(proud[row, x], code + content.L_OUTCROP * CODES)
        slot, w = band % self.bands, self.width
        for grid, made in zip(self._grids, (wall, proud, front, back)):
            for top in (slot * TILE, slot * TILE + self._rows):
                rows_here = grid[top : top + TILE]  # none, where this is not stored once more
                for there, here in cut.whole if len(rows_here) else ():
                    rows_here[:, there] = made[:, here]
                    again = rows_here[:, there.start + w : there.stop + w]  # less, where fewer are
                    again[:] = made[:, here.start : here.start + again.shape[1]]

    def _shade(self, shells: tuple[Content, Content], run: Run, down: int, cut: Cut) -> None:
        """Press the wall into the dark under and round a ledge; it has no layers yet."""
        # it fades beyond a free end; where the stone goes on the next run goes on with it
        before, after = FADES * run.open_left, FADES * run.open_right
        x, n = run.x * TILE - before, run.n * TILE + before + after
        first, darker = shadow(n, before > 0, after > 0, x % len(blue_noise()), down)
        if not len(darker):
            return
        rows, table = slice(first, first + len(darker)), darker_table().ravel()
        for there, here in cut.spans(x, n):
            for shell in shells:
                shell[rows, there] = np.take(table, shell[rows, there] + darker[:, here])

    def _stamp(
        self, proud: Content, front: Content, back: Content, run: Run, ty: int, band: int, spans: Spans
    ) -> None:
        piece, hang = self.masonry.piece(run, ty)
        rows = slice((band - ty) * TILE, (band - ty + 1) * TILE)
        face = piece[rows]
        behind = hang[rows] if hang is not None else None
        if not face.any() and (behind is None or not behind.any()):
            return
        for there, here in spans:
            f = face[:, here]
            b, s = np.take(body_table(), f), np.take(back_table(), f)
            front[:, there] = np.where(f > 0, f + content.L_FRONT * CODES, front[:, there])
            back[:, there] = np.where(s > 0, s, back[:, there])
            proud[:, there] = np.where(b > 0, b + content.L_BODY * CODES, proud[:, there])
            if behind is not None:
                h = behind[:, here]
                seen = (h > 0) & (b == 0)
                proud[:, there] = np.where(seen, h + content.L_BODY * CODES, proud[:, there])
