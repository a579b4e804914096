"""Shifting walls: a rectangle at its first stop, the way it goes, and which wall's arrival sets it off."""

from collections.abc import Callable
from dataclasses import replace

from game.maps.ground import Ground
from game.maps.scenery import Mark
from game.maps.units import half_up, ticks
from game.sim.level import MOVERS, ON_CHAIN, ON_KNEEL, ON_TIME, TILE, WallSpec
from game.sim.tuning import BREATH

Says = Callable[..., None]
MOST_STOPS = 64
NARROW = 64  # px of a spiral that a wall must leave open


class Walls:
    """Gathers them; `says` is the collector's way of naming an object, `paths` all objects by their number."""

    def __init__(self, ground: Ground, says: Says) -> None:
        self.ground, self.says = ground, says
        self.paths: dict[int, Mark] = {}
        self._found: list[tuple[WallSpec, Mark, str]] = []

    def add(self, mark: Mark, layer: str) -> None:
        """One of them; what is wrong with it is said, and then it is left out."""
        left, top = half_up(mark.x), half_up(mark.y)
        w, h = half_up(mark.x + mark.w) - left, half_up(mark.y + mark.h) - top
        if w < 4 or h < 4:
            what = "the ShiftingWall has no size"
            self.says(mark, layer, what, "draw it as a rectangle of a tile or more")
            return
        ground, members = self.ground, mark.members
        if ground.spiral:
            if w > ground.width * TILE - NARROW:
                self.says(mark, layer, "the ShiftingWall reaches round the tower", "make it narrower")
                return
            left = ground.turn(left)
        stops = self._stops(mark, layer, left, top)
        if stops is None:
            return
        high, wide = ground.height * TILE, ground.width * TILE
        for x, y in stops:
            if not 0 <= y <= high - h or not (ground.spiral or 0 <= x <= wide - w):
                what = f"the ShiftingWall leaves the map at ({x // TILE}, {y // TILE})"
                self.says(mark, layer, what, "shorten its path or move it")
                return
        on = str(members["on"])
        if members["after"] and MOVERS.index(on) != ON_CHAIN:
            what = f"its `after` means nothing: it moves on {on}"
            self.says(mark, layer, what, "set `on` to chain, or clear `after`", grave=False)
        if MOVERS.index(on) in (ON_KNEEL, ON_TIME) and ticks(members["rest"]) < BREATH:
            what = "the ShiftingWall sets out before its seam is full"
            self.says(mark, layer, what, "set its `rest` to half a second or more", grave=False)
        spec = WallSpec(
            w, h, stops, MOVERS.index(str(members["on"])), int(members["every"]),
            max(1, ticks(members["travel"])), ticks(members["rest"]), ticks(members["wait"]),
        )  # fmt: skip
        self._found.append((spec, mark, layer))

    def _stops(self, mark: Mark, layer: str, left: int, top: int) -> tuple[tuple[int, int], ...] | None:
        members = mark.members
        if not members["path"]:
            right, down = int(members["right"]) * TILE, int(members["down"]) * TILE
            if not right and not down:
                todo = "set `right` or `down`, or point `path` at a polyline"
                self.says(mark, layer, "the ShiftingWall goes nowhere", todo)
                return None
            return (left, top), (left + right, top + down)
        line = self.paths.get(int(members["path"]))
        if line is None or len(line.points) < 2:
            what = "not there" if line is None else "no polyline"
            self.says(mark, layer, f"its path, object {members['path']}, is {what}", "choose a polyline")
            return None
        if len(line.points) > MOST_STOPS:
            self.says(mark, layer, f"its path has more than {MOST_STOPS} stops", "draw it simpler")
            return None
        px, py = line.points[0]
        return tuple((left + half_up(x - px), top + half_up(y - py)) for x, y in line.points)

    def whole(self) -> list[WallSpec]:
        """All of them, from the foot up; each chained one knows the number of the wall that it waits for."""
        self._found.sort(key=lambda found: _place(found[0]))
        numbers = {mark.id: n for n, (_, mark, _) in enumerate(self._found)}
        specs = []
        for spec, mark, layer in self._found:
            after = int(mark.members["after"])
            if spec.on == ON_CHAIN:
                if after in numbers:
                    spec = replace(spec, after=numbers[after])
                else:
                    what = "waits for no wall" if not after else f"waits for object {after}, no ShiftingWall"
                    todo = "point its `after` at the wall whose arrival sets it off"
                    self.says(mark, layer, f"the ShiftingWall {what}", todo)
            specs.append(spec)
        for spec, (_, mark, layer) in zip(specs, self._found, strict=True):
            if spec.on == ON_CHAIN and _in_a_ring(specs, spec):
                what = "the ShiftingWall waits for itself, through the walls that it waits for"
                self.says(mark, layer, what, "let one of them move by itself")
        return specs


def _place(wall: WallSpec) -> tuple[object, ...]:
    return -wall.stops[0][1], wall.stops[0][0], wall.w, wall.h, wall.stops


def _in_a_ring(specs: list[WallSpec], spec: WallSpec) -> bool:
    """Does no wall that it waits for, near or far, ever move by itself?"""
    for _ in specs:
        if spec.on != ON_CHAIN or spec.after < 0:
            return False
        spec = specs[spec.after]
    return True
