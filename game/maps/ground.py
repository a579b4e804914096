"""Questions about the solid tiles that placing an object asks, the seam of a spiral included."""

from dataclasses import dataclass

from game.sim.level import ASH, BONE, EMPTY, FROST, GLASS, SPIKE, STONE, TILE, Rect

FLOOR = (STONE, GLASS, ASH, BONE, FROST)  # can be stood on
FULL = (STONE, BONE, FROST)  # nothing fits into them
BOX_HALF = 8  # px: half the climber's width
BOX_HIGH = 22


@dataclass(frozen=True, slots=True)
class Ground:
    """A grid of tile kinds. Places are px."""

    width: int
    height: int
    tiles: bytes
    spiral: bool

    def kind(self, tx: int, ty: int) -> int:
        """The kind at a tile: stone beside a flat map, nothing above and below."""
        if not 0 <= ty < self.height:
            return EMPTY
        if self.spiral:
            tx %= self.width
        elif not 0 <= tx < self.width:
            return STONE
        return self.tiles[ty * self.width + tx]

    def turn(self, x: int) -> int:
        """x on the map: modulo its width on a spiral."""
        return x % (self.width * TILE) if self.spiral else x

    def inside(self, x: int, y: int) -> bool:
        """Does a point lie on the map?"""
        return 0 <= y < self.height * TILE and (self.spiral or 0 <= x < self.width * TILE)

    def solid_at(self, x: int, y: int) -> bool:
        """Is there a full tile at a point?"""
        return self.kind(x // TILE, y // TILE) in FULL

    def ledge(self, x: int, y: int) -> int | None:
        """The row in px of the floor at or just below a point: the point may lie anywhere in the tile of
        air over the floor, or up to half a tile deep in the floor itself."""
        tx, ty = x // TILE, y // TILE
        if self.kind(tx, ty) in FLOOR:
            if y - ty * TILE > TILE // 2:
                return None
        else:
            ty += 1
        open_above = self.kind(tx, ty - 1) not in (*FULL, SPIKE)
        return ty * TILE if ty < self.height and self.kind(tx, ty) in FLOOR and open_above else None

    def fits(self, x: int, feet: int) -> bool:
        """Does the climber's box, the middle of its feet at x, feet, meet no full tile?"""
        for ty in range((feet - BOX_HIGH) // TILE, (feet - 1) // TILE + 1):
            for tx in range((x - BOX_HALF) // TILE, (x + BOX_HALF - 1) // TILE + 1):
                if self.kind(tx, ty) in FULL:
                    return False
        return True

    def face(self, x: int, y: int, side: str) -> tuple[int, int, int] | None:
        """x, y, side (-1: its stone lies to the left) of the wall's face next to a point, or None."""
        tx, ty = x // TILE, y // TILE
        found = []
        if self.kind(tx, ty) in FULL:
            if x % TILE >= TILE // 2 or side == "left":
                found.append((tx + 1, -1))
            if x % TILE <= TILE // 2 or side == "right":
                found.append((tx, 1))
            found = [at for at in found if self.kind(at[0] - 1 if at[1] > 0 else at[0], ty) not in FULL]
        else:
            if self.kind(tx - 1, ty) in FULL:
                found.append((tx, -1))
            if self.kind(tx + 1, ty) in FULL:
                found.append((tx + 1, 1))
        found = [at for at in found if side == "auto" or at[1] == (-1 if side == "left" else 1)]
        if not found:
            return None
        edge, sign = min(found, key=lambda at: abs(at[0] * TILE - x))
        return self.turn(edge * TILE), y, sign

    def full(self, box: Rect) -> bool:
        """Is every tile of a box full?"""
        return all(
            self.kind(tx, ty) in FULL
            for ty in range(box.y // TILE, (box.bottom - 1) // TILE + 1)
            for tx in range(box.x // TILE, (box.right - 1) // TILE + 1)
        )

    def holds(self, box: Rect, x: int, y: int) -> bool:
        """Does a box hold a point?"""
        along = (x - box.x) % (self.width * TILE) if self.spiral else x - box.x
        return 0 <= along < box.w and box.y <= y < box.bottom

    def overlap(self, a: Rect, b: Rect) -> bool:
        """Do two boxes share a pixel?"""
        if a.bottom <= b.y or b.bottom <= a.y:
            return False
        if not self.spiral:
            return a.x < b.right and b.x < a.right
        round_ = self.width * TILE
        return (b.x - a.x) % round_ < a.w or (a.x - b.x) % round_ < b.w
