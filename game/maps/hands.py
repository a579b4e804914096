"""Hands of a map become what the rules know: where each comes out of its surface, and a great hand's line."""

from collections.abc import Callable
from itertools import pairwise

from game.maps.ground import Ground
from game.maps.scenery import Mark
from game.maps.units import half_up
from game.sim.level import ANKLE, GREAT, HAND_KINDS, PROCESSION, TILE, HandSpec
from game.sim.level import WALL as WALL_HAND
from game.sim.tuning import UNIT

Says = Callable[..., None]
MOST_CORNERS = 64
MOST_TURNS = 4  # times round the tower that a line may wind
SHORTEST = 4 * TILE  # px: a chase shorter than that is none
TICKS = 60


class Hands:
    """Gathers them; `says` is the collector's way of naming an object."""

    def __init__(self, ground: Ground, says: Says) -> None:
        self.ground, self.says = ground, says
        self._found: list[HandSpec] = []

    def add(self, mark: Mark, layer: str) -> None:
        """A hand of a floor or a wall."""
        kind = HAND_KINDS.index(str(mark.members["kind"]))
        x, y = half_up(mark.x + mark.w / 2), half_up(mark.y + mark.h)
        if not self.ground.inside(x, y - 1):
            self.says(mark, layer, "the Hand lies outside the map", "move it onto a surface")
        elif kind in (ANKLE, PROCESSION):
            row = self.ground.ledge(x, y)
            if row is None:
                what = "is inside stone" if self.ground.solid_at(x, y - 1) else "is in the air"
                self.says(mark, layer, f"the Hand {what}", "put it on the top of a floor")
            else:
                self._found.append(self._on_floor(mark, layer, x, row, kind))
        elif kind == WALL_HAND:
            face = self.ground.face(x, half_up(mark.y + mark.h / 2), str(mark.members["side"]))
            if face is None:
                self.says(mark, layer, "the Hand is in the air", "put it against the side of a wall")
            else:
                x, y, stone = face
                self._found.append(HandSpec(x, y, kind, -stone))  # it reaches away from its stone
        else:
            self.says(mark, layer, "a great hand follows a line", "draw it as an object of class GreatHand")

    def _on_floor(self, mark: Mark, layer: str, x: int, row: int, kind: int) -> HandSpec:
        if kind == ANKLE:
            return HandSpec(self.ground.turn(x), row, kind)
        way = -1 if mark.members["side"] == "left" else 1
        walk = int(mark.members["walk"])
        if not mark.members["over_gaps"]:
            self._floor_all_along(mark, layer, x, row, walk)
        return HandSpec(self.ground.turn(x), row, kind, way, walk * TILE)

    def _floor_all_along(self, mark: Mark, layer: str, x: int, row: int, walk: int) -> None:
        """A procession that leaves its floor walks on air: said once, where it does first."""
        ground = self.ground
        tiles = (
            range((x - walk * TILE) // TILE, (x + walk * TILE) // TILE + 1) if walk else range(ground.width)
        )
        for tx in sorted(tiles, key=lambda tx: abs(tx - x // TILE)):
            if ground.ledge(tx * TILE + TILE // 2, row - 1) != row:
                what = f"the procession leaves its floor at ({tx}, {row // TILE})"
                mend = "make its `walk` shorter, its floor longer, or set `over_gaps`"
                self.says(mark, layer, what, mend, grave=False)
                return

    def great(self, mark: Mark, layer: str) -> None:
        """A great hand: the polyline is where its palm goes."""
        line = tuple((half_up(x), half_up(y)) for x, y in mark.points)
        line = tuple(spot for n, spot in enumerate(line) if n == 0 or spot != line[n - 1])
        if len(mark.points) < 2:
            self.says(mark, layer, "the GreatHand is no line", "draw it as a polyline")
            return
        if len(line) > MOST_CORNERS:
            self.says(mark, layer, f"its line has more than {MOST_CORNERS} corners", "draw it simpler")
            return
        wide, high = self.ground.width * TILE, self.ground.height * TILE
        turns = MOST_TURNS if self.ground.spiral else 0
        for x, y in line:
            if not 0 <= y <= high or not -turns * wide <= x <= (turns + 1) * wide:
                what = f"the GreatHand leaves the map at ({x // TILE}, {y // TILE})"
                self.says(mark, layer, what, "shorten its line or move it")
                return
        long = sum(abs(bx - ax) + abs(by - ay) for (ax, ay), (bx, by) in pairwise(line))
        if long < SHORTEST:
            self.says(mark, layer, "the GreatHand goes nowhere", "draw its line at least four tiles long")
            return
        speed = half_up(float(mark.members["speed"]) * TILE * UNIT / TICKS)
        (x, y), path = line[0], line
        self._found.append(HandSpec(self.ground.turn(x), y, GREAT, path=path, speed=max(1, speed)))

    def whole(self) -> list[HandSpec]:
        """All of them, from the foot up."""
        return sorted(
            self._found, key=lambda hand: (-hand.y, hand.x, hand.kind, hand.side, hand.path, hand.speed)
        )
