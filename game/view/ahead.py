"""What comes into view is made before it does, piece by piece: as many in a frame as it takes to be done when the
camera gets there at the pace that it has now, and no more. One frame is as heavy as the next.
"""

from collections.abc import Callable, Sequence
from itertools import count

import numpy as np

from game.sim.level import TILE, LoopSpec
from game.view.camera import LEAPS
from game.view.leaps import Leap

Piece = tuple[int, int]  # a band of TILE rows, and a column of it
MARGIN = 64  # px beside the screen that are made like what is seen: whoever falls may turn aside
LEAST = 3  # pieces behind a join that are made in a frame, while any are missing
HURRIES = 20  # frames after one in which something that is seen was missing ..
HASTE = 4  # .. and how many pieces are made in each of them, though none is due
NOTHING = -(1 << 40)  # a band that is nowhere


class Ahead:
    """Which pieces of a ring of bands are there; `make(band, columns)` makes some."""

    def __init__(
        self,
        bands: int,
        spare: int,
        wide: int,
        size: int,
        closes: bool,
        make: Callable[[int, list[int]], None],
    ) -> None:
        """`bands`: in the ring; `spare`: made ahead of the camera, above and below; `wide`: px of a band, in columns of
        `size`; `closes`: its end is its beginning again.
        """
        self._spare, self._wide, self._size, self._closes, self._make = spare, wide, size, closes, make
        self._there = np.full((bands, -(-wide // size)), NOTHING)
        self._at = 0, 0  # px of the screen's corner in the frame before
        self._seen: object = None  # what was seen in the frame before
        self._done: object = None  # and when nothing was left to make
        self._hurries = 0  # frames: whoever comes to a place seldom runs on at once

    def forget(self) -> None:
        """All pieces are out of date."""
        self._seen = self._done = None
        self._there[:] = NOTHING

    def columns(self, band: int) -> list[int]:
        """Those of a band that are there."""
        there: list[int] = np.flatnonzero(self._there[band % len(self._there)] == band).tolist()
        return there

    def follow(self, top: int, foot: int, left: int, right: int, leaps: Sequence[Leap] = ()) -> None:
        """Rows `top` to `foot` - 1, px `left` to `right` - 1 are seen: have them all, and go on with what is next."""
        dx, dy = left - self._at[0], top - self._at[1]
        self._at = left, top
        if max(abs(dx), abs(dy)) >= LEAPS:
            dx = dy = 0  # that is no pace
        rows = range(top // TILE, (foot - 1) // TILE + 1)
        seen, near = self.within(left, right), self.within(left - MARGIN, right + MARGIN)
        if self._done == (rows, near) and not leaps:
            return
        self._done = None
        if self._seen != (rows, seen):
            missing = self._missing(rows, seen)
            self._seen = rows, seen
            if missing:  # enough for one frame
                self._have(missing)
                self._hurries = HURRIES
                return
        self._hurries -= 1
        missing = self._missing(range(rows.start - self._spare, rows.stop + self._spare), near)
        above = [piece for piece in reversed(missing) if piece[0] < rows.start]
        below = [piece for piece in missing if piece[0] >= rows.stop]
        beside = [piece for piece in missing if piece[0] in rows]
        next_up, next_down = (rows.start - 1, top % TILE), (rows.stop, -foot % TILE)
        (on, back), (first, room) = ((above, below), next_up) if dy < 0 else ((below, above), next_down)
        due = on[: _due([room + abs(band - first) * TILE for band, _ in on], abs(dy))]
        room = left % self._size if dx < 0 else -right % self._size
        due += beside[: _due([room] * len(beside), abs(dx))]
        due = list(dict.fromkeys(due + self._behind(leaps, rows, (top, foot, left, right))))
        few = HASTE if self._hurries > 0 else 1
        if not due:
            due = (on or beside or back)[:few]
        if not due:
            due = self._missing(rows, self.within(left - self._size, right + self._size))[:few]
        if not due:
            self._done = rows, near
        self._have(due)

    def _behind(self, leaps: Sequence[Leap], rows: range, seen: tuple[int, int, int, int]) -> list[Piece]:
        """What is due of that which will be seen when the camera leaps; nothing that would push out what is near."""
        top, foot, left, right = seen
        many, due = len(self._there), []
        taken = {band % many: band for band in range(rows.start - self._spare, rows.stop + self._spare)}
        for leap in leaps:
            there = range((top + leap.dy) // TILE, (foot + leap.dy - 1) // TILE + 1)
            free = [band for band in there if taken.setdefault(band % many, band) == band]
            missing = self._missing(free, self.within(left + leap.dx - MARGIN, right + leap.dx + MARGIN))
            due += missing[: max(LEAST, -(-len(missing) // leap.ticks))]
        return due

    def within(self, left: int, right: int) -> list[int]:
        """The columns of px `left` to `right` - 1, as far as there are any."""
        size, wide, many = self._size, self._wide, self._there.shape[1]
        if not self._closes:
            left, right = max(0, left), min(right, wide)
            return list(range(left // size, -(-right // size))) if left < right else []
        first, last = left % wide // size, (right - 1) % wide // size
        over_the_seam = left % wide + right - left > wide
        if right - left >= wide or (first == last and over_the_seam):
            return list(range(many))
        return [(first + k) % many for k in range((last - first) % many + 1)]

    def _missing(self, rows: Sequence[int], columns: list[int]) -> list[Piece]:
        """The pieces that are not there, row by row."""
        bands = np.array(rows, int)
        lacking = self._there[bands % len(self._there)][:, columns] != bands[:, None]
        return [(rows[n], columns[k]) for n, k in np.argwhere(lacking).tolist()]

    def _have(self, pieces: list[Piece]) -> None:
        """Make these now, those of a band together."""
        bands: dict[int, list[int]] = {}
        for band, column in pieces:
            bands.setdefault(band, []).append(column)
        for band, columns in bands.items():
            here = self._there[band % len(self._there)]
            here[here != band] = NOTHING
            here[columns] = band
            self._make(band, columns)


def bands_kept(high: int, spare: int, loops: Sequence[LoopSpec]) -> int:
    """How many a ring has to have, for `high` rows of px: as many as are seen and made ahead, and as many more as it
    takes for what is seen before a loop's join and behind it not to push each other out."""
    near = -(-high // TILE) + 1 + 2 * spare
    steps = {-(-abs(dy) // TILE) for spec in loops for _, dy in spec.shifts}
    return next(many for many in count(near) if all(min(n, near) <= n % many <= many - near for n in steps))


def _due(off: list[int], pace: int) -> int:
    """How many of some pieces to make in this frame: each is so many px off, the camera comes nearer at this pace."""
    if not pace:
        return 0
    return max((-(-(n + 1) // max(1, px // pace)) for n, px in enumerate(off)), default=0)


assert _due([30] * 6, 5) == 1 and _due([4] * 6, 5) == 6
