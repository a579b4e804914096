"""Loops, where they lead, what differs in them, and where the eyes look.

A join must not be seen: whatever a screen shows at one side of it has to be at the other. `alike` looks at
every tile and thing that far round and names the first that differs.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.maps.classes import ODD_LOOKS
from game.maps.ground import FULL, Ground
from game.maps.scenery import BACK, DECO, FRONT, Mark, Scenery, TileLayer
from game.sim.level import (
    BACKWARDS,
    GREAT,
    KNEEL,
    LOOP_RULES,
    STEPS,
    TILE,
    TILE_NAMES,
    WAYS,
    FieldSpec,
    GazeSpec,
    LoopSpec,
    OdditySpec,
    Rect,
)

if TYPE_CHECKING:
    from game.maps.things import Things

Says = Callable[..., None]
Shift = tuple[int, int]

ALONG, DOWN = 32, 16  # tiles after which the picture of stone repeats
SIDE = 21  # tiles to either side of the climber that a flat map shows ..
ROUND = 28  # .. and a spiral: as far as a ledge is seen to stick out beyond the limb
OVER, UNDER = 300, 264  # px over and under the climber's feet that are ever shown
PASS = 12  # seconds that a pass lasts at most ..
LONGEST = PASS * 10  # .. and the tiles that are run in them
GLOW = 104  # px that the light of a lamp is seen before the lamp is
DEEP = 3  # tiles of stone by which the darkness within it is drawn


@dataclass(slots=True)
class _Found:
    spec: LoopSpec
    mark: Mark
    layer: str


@dataclass(frozen=True, slots=True)
class Join:
    """One side of a join: whose, what is seen from it, and where the other side is."""

    mark: Mark
    layer: str
    window: Rect
    shift: Shift


def drawn_alike(joins: list[Join], scenery: Scenery, ground: Ground, says: Callable[..., None]) -> None:
    """What is drawn at one side of a join is drawn at the other; far layers, with parallax, are not looked at."""
    layers = [
        layer
        for layer in scenery.layers
        if isinstance(layer, TileLayer) and layer.role in (BACK, DECO, FRONT) and layer.look.visible
    ]
    for join in joins:
        dx, dy = join.shift[0] // TILE, join.shift[1] // TILE
        for layer in layers:
            if layer.look.parallax == (1.0, 1.0) and (place := _differs(layer, join.window, dx, dy, ground)):
                x, y = place
                what = f"layer {layer.name} is not the same at ({x}, {y}) and ({x + dx}, {y + dy}), seen from its ends"
                says(join.mark, join.layer, what, "draw both alike")
                break


def _differs(layer: TileLayer, window: Rect, dx: int, dy: int, ground: Ground) -> tuple[int, int] | None:
    """The first place in a window where a layer is not as it is at the other side."""
    high = len(layer.cells)

    def at(tx: int, ty: int) -> int:
        row = layer.cells[ty] if 0 <= ty < high else []
        tx = tx % ground.width if ground.spiral else tx
        return row[tx] if 0 <= tx < len(row) else 0

    for ty in range(max(0, window.y >> 4), min(high, (window.bottom >> 4) + 1)):
        for tx in range(window.x >> 4, (window.right - 1 >> 4) + 1):
            if at(tx, ty) != at(tx + dx, ty + dy):
                return tx, ty
    return None


class Loops:
    """Gathers what belongs to loops; `says` is the collector's way of naming an object."""

    def __init__(self, ground: Ground, says: Says) -> None:
        self.ground, self.says = ground, says
        self._loops: list[tuple[Rect, Mark, str]] = []
        self._elsewhere: dict[int, tuple[Rect, Mark, str]] = {}
        self._odd: list[tuple[Mark, str]] = []
        self._gazes: list[GazeSpec] = []
        self.joins: list[Join] = []

    def add(self, box: Rect | None, mark: Mark, layer: str) -> None:
        """A Loop or an Elsewhere with its rectangle."""
        if box is None:
            return
        if not self.ground.spiral and (box.w, box.h) != (round(mark.w), round(mark.h)):
            self.says(mark, layer, f"the {mark.kind} reaches out of the map", "keep it inside")
        elif mark.kind == "Loop":
            self._loops.append((box, mark, layer))
        else:
            self._elsewhere[mark.id] = box, mark, layer

    def oddity(self, mark: Mark, layer: str) -> None:
        """Something that differs."""
        self._odd.append((mark, layer))

    def gaze(self, mark: Mark, layer: str) -> None:
        """A place that the eyes know of."""
        x, y = round(mark.x + mark.w / 2), round(mark.y + mark.h / 2)
        if self.ground.inside(x, y):
            self._gazes.append(GazeSpec(self.ground.turn(x), y, int(mark.members["reach"]) * TILE))
        else:
            self.says(mark, layer, "the Gaze lies outside the map", "move it to the place the eyes look at")

    # ---- what they are together

    def whole(
        self, things: "Things"
    ) -> tuple[tuple[LoopSpec, ...], tuple[OdditySpec, ...], tuple[GazeSpec, ...]]:
        """Everything in its order; reports what is wrong, each in a line."""
        found = [one for one in map(self._loop, self._loops) if one]
        found.sort(key=lambda one: (-one.spec.box.bottom, one.spec.box.x, one.spec.box.w))
        led = {int(mark.members["out"]) for _, mark, _ in self._loops}
        for number, (_, mark, layer) in self._elsewhere.items():
            if number not in led:
                self.says(mark, layer, "no Loop leads to this Elsewhere", "point a Loop's `out` at it")
        odd = self._oddities(found)
        sizes = things.passages
        for n, one in enumerate(found):
            spec = one.spec
            for other in found[:n]:
                if self.ground.overlap(spec.box, other.spec.box):
                    what = f"it overlaps another Loop (object {other.mark.id})"
                    self.says(one.mark, one.layer, what, "move their edges apart")
            if spec.rule == KNEEL and not spec.beats and not any(o.loop == n for o in odd):
                what = "nothing differs in the Loop, so there is nowhere to kneel"
                self.says(one.mark, one.layer, what, "put an Oddity in it, or set `beats`")
            if sizes and not any(_within(self.ground, spec.box, passage.box) for passage in sizes):
                what = "the Loop lies in no Passage as a whole"
                self.says(one.mark, one.layer, what, "draw one passage around it", grave=False)
            for shift in spec.shifts:
                self._alike(one, shift, things)
        gazes = sorted(self._gazes, key=lambda gaze: (-gaze.y, gaze.x, gaze.reach))
        return tuple(one.spec for one in found), odd, tuple(gazes)

    def _loop(self, drawn: tuple[Rect, Mark, str]) -> _Found | None:
        box, mark, layer = drawn
        members = mark.members
        spec = LoopSpec(
            box,
            LOOP_RULES.index(str(members["rule"])),
            WAYS.index(str(members["way"])),
            int(members["count"]),
            int(members["beats"]),
        )
        wrong = self._misdrawn(spec)
        if wrong:
            self.says(mark, layer, *wrong)
            return None
        number = int(members["out"] or 0)
        if number:
            if number not in self._elsewhere:
                self.says(mark, layer, f"its `out`, object {number}, is no Elsewhere", "point it at one")
                return None
            there = self._elsewhere[number][0]
            if (there.w, there.h) != (box.w, box.h):
                what = f"its Elsewhere (object {number}) has another size"
                self.says(mark, layer, what, f"make both {box.w} x {box.h}")
                return None
            out = there.x - box.x, there.y - box.y
            wrong = self._uneven(out, "its Elsewhere is not a whole picture away")
            if wrong:
                self.says(mark, layer, *wrong)
                return None
            spec = LoopSpec(box, spec.rule, spec.way, spec.count, spec.beats, out)
        return _Found(spec, mark, layer)

    def _misdrawn(self, spec: LoopSpec) -> tuple[str, str] | None:
        """What is wrong with its rectangle and its way, and what to do."""
        along, _ = STEPS[spec.way]
        if spec.rule == BACKWARDS and not along:
            return "nobody can go up or down backwards", "set `way` to left or right, or choose another rule"
        wrong = self._uneven(spec.back, f"the Loop is {spec.length / TILE:g} tiles long")
        if wrong:
            return wrong
        if spec.length > LONGEST * TILE:
            return (
                f"a pass of the Loop takes more than {PASS} s",
                f"make it {LONGEST // ALONG * ALONG} tiles or less",
            )
        if along and self.ground.spiral and self.ground.width % ALONG:
            return (
                f"a Loop round a tower of {self.ground.width} tiles shows its join",
                f"make the map a multiple of {ALONG} tiles wide",
            )
        for side, name in ((1, "end"), (-1, "beginning")):
            if not self._is_open(spec, side):
                return (
                    f"the Loop has no {name}: there is stone",
                    "draw it over the open space, from end to end",
                )
        return None

    def _uneven(self, shift: Shift, what: str) -> tuple[str, str] | None:
        dx, dy = shift
        if dx % (ALONG * TILE) == 0 and dy % (DOWN * TILE) == 0:
            return None
        return what, f"go by multiples of {ALONG} tiles along and {DOWN} down, as the stone's picture does"

    def _is_open(self, spec: LoopSpec, side: int) -> bool:
        """Can the climber be at its end (side 1) or its beginning (-1)?"""
        along, down = STEPS[spec.way]
        x, y = _edge(spec, side)
        ahead = (along or down) * side
        box = spec.box
        if along:
            columns = {x - 1 >> 4, x >> 4} if ahead else set()
            rows = range(box.y >> 4, (box.bottom - 1 >> 4) + 1)
            return any(all(self.ground.kind(tx, ty) not in FULL for tx in columns) for ty in rows)
        tops = {y - 1 >> 4, y >> 4}
        return any(
            all(self.ground.kind(tx, ty) not in FULL for ty in tops)
            for tx in range(box.x >> 4, (box.right - 1 >> 4) + 1)
        )

    def _oddities(self, found: list[_Found]) -> tuple[OdditySpec, ...]:
        odd = []
        for mark, layer in self._odd:
            x, y = round(mark.x + mark.w / 2), round(mark.y + mark.h / 2)
            inside = [n for n, one in enumerate(found) if self.ground.holds(one.spec.box, x, y)]
            if not inside:
                self.says(mark, layer, "the Oddity lies in no Loop", "move it onto the wall of one")
                continue
            members = mark.members
            odd.append(
                OdditySpec(
                    self.ground.turn(x),
                    y,
                    inside[0],
                    int(members["first"]),
                    int(members["every"]),
                    ODD_LOOKS.index(str(members["look"])),
                )
            )
        return tuple(sorted(odd, key=lambda one: (one.loop, -one.y, one.x, one.first)))

    # ---- do both sides of a join look alike?

    def _alike(self, one: _Found, shift: Shift, things: "Things") -> None:
        """Report the first thing seen at one side of a join that is not at the other."""
        spec = one.spec
        side = spec.side(shift)
        window = self._window(spec, side)
        self.joins.append(Join(one.mark, one.layer, window, shift))
        wrong = self._edge_of_map(window, shift) or self._tiles(window, shift)
        wrong = wrong or self._things(window, shift, things)
        if wrong:
            where, to = ("end", "beginning") if side > 0 else ("beginning", "end")
            if shift == spec.out:
                to = "Elsewhere"
            self.says(
                one.mark, one.layer, f"its {where} and its {to} do not look alike: {wrong[0]}", wrong[1]
            )

    def _window(self, spec: LoopSpec, side: int) -> Rect:
        """All that can be seen by who crosses an end."""
        box = spec.box
        x, y = _edge(spec, side)
        wide = (ROUND if self.ground.spiral else SIDE) * TILE
        if STEPS[spec.way][0]:
            return Rect(x - wide, box.y - OVER, 2 * wide, box.h + OVER + UNDER)
        if self.ground.spiral:
            return Rect(0, y - OVER, self.ground.width * TILE, OVER + UNDER)
        return Rect(box.x - wide, y - OVER, box.w + 2 * wide, OVER + UNDER)

    def _weights(self, window: Rect, shift: Shift, fields: list[FieldSpec]) -> tuple[str, str] | None:
        """A flight's weight is the same on both sides of a join."""

        def weights(x: int, y: int) -> list[int]:
            return [field.heavy_first for field in fields if self.ground.holds(field.box, x, y)]

        for y in range(window.y + 8, window.bottom, TILE):
            for x in range(window.x + 8, window.right, TILE):
                if weights(x, y) != weights(x + shift[0], y + shift[1]):
                    what = f"a WeightField lies at one of {self._tile(x >> 4, y >> 4)}"
                    there = self._tile(x + shift[0] >> 4, y + shift[1] >> 4)
                    return f"{what} and {there}", "draw one over both, or over neither"
        return None

    def _edge_of_map(self, window: Rect, shift: Shift) -> tuple[str, str] | None:
        """The picture stops at a map's edge: neither side may be so near to one that it is felt."""
        ground, (dx, dy) = self.ground, shift
        wide, high = ground.width * TILE, ground.height * TILE
        if dx and not ground.spiral:
            middle, near = window.x + window.w // 2, SIDE * TILE
            for x in (middle, middle + dx):
                if not near <= x <= wide - near:
                    return f"one is nearer than {SIDE} tiles to the map's side", "move it inward"
        if dy:
            for y in (window.y, window.y + dy):
                if y < 0 or y + window.h > high:
                    return (
                        "one is too near to the map's top or foot",
                        "leave 19 tiles over it and 17 under it",
                    )
        return None

    def _tiles(self, window: Rect, shift: Shift) -> tuple[str, str] | None:
        ground = self.ground
        dx, dy = shift[0] // TILE, shift[1] // TILE
        most = ground.height - 1
        deep = 0 if ground.spiral else DEEP
        for ty in range((window.y >> 4) - DEEP, (window.bottom >> 4) + DEEP + 1):
            for tx in range((window.x >> 4) - deep, (window.right - 1 >> 4) + deep + 1):
                one = ground.kind(tx, min(max(ty, 0), most))
                two = ground.kind(tx + dx, min(max(ty + dy, 0), most))
                if one != two:
                    here, there = self._tile(tx, ty), self._tile(tx + dx, ty + dy)
                    what = f"tile {here} is {TILE_NAMES[one]} and tile {there} is {TILE_NAMES[two]}"
                    return what, "make both the same"
        return None

    def _tile(self, tx: int, ty: int) -> str:
        return f"({tx % self.ground.width if self.ground.spiral else tx}, {ty})"

    def _things(self, window: Rect, shift: Shift, things: "Things") -> tuple[str, str] | None:
        """Every thing in the window has its like at the other side, and the other way round."""
        dx, dy = shift
        turn = self.ground.turn
        moved = Rect(turn(window.x + dx), window.y + dy, window.w, window.h)
        wide = GLOW if shift[0] and not self.ground.spiral else 0
        for name, x, y in _single(things):
            for seen in (window, moved):
                seen = Rect(seen.x - wide, seen.y - GLOW, seen.w + 2 * wide, seen.h + 2 * GLOW)
                if self.ground.holds(seen, x, y):
                    return (
                        f"the {name} at {self._tile(x >> 4, y >> 4)} is in sight of one",
                        "move it out of sight",
                    )
        if things.fields and (wrong := self._weights(window, shift, things.fields)):
            return wrong
        here, there = list(_seen(self.ground, window, things)), list(_seen(self.ground, moved, things))
        for a, b, (right, down) in ((here, there, (dx, dy)), (there, here, (-dx, -dy))):
            for name, x, y, more in a:
                at, other = self._tile(x >> 4, y >> 4), self._tile(x + right >> 4, y + down >> 4)
                if (name, turn(x + right), y + down, more) not in b:
                    return f"the {name} at {at} has no like at {other}", f"put a {name} there too, or move it"
        return None


def _edge(spec: LoopSpec, side: int) -> tuple[int, int]:
    """A corner of its end (side 1) or its beginning (-1)."""
    along, down = STEPS[spec.way]
    box = spec.box
    return (
        box.right if along * side > 0 else box.x,
        box.bottom if down * side > 0 else box.y,
    )


def _within(ground: Ground, box: Rect, outer: Rect) -> bool:
    last = box.right - 1
    if ground.spiral and outer.w >= ground.width * TILE:
        return outer.y <= box.y and box.bottom <= outer.bottom
    return (
        ground.holds(outer, box.x, box.y) and ground.holds(outer, last, box.bottom - 1) and box.w <= outer.w
    )


def _single(things: "Things") -> Iterator[tuple[str, int, int]]:
    """Places of things of which there are no two alike."""
    yield from (("Lamp", lamp.x, lamp.y) for lamp in things.lamps)
    yield from (("Memory", memory.x, memory.y) for memory in things.memories)
    yield from (("Archway", arch.x, arch.y) for arch in things.arches)
    yield from (("Brand", x, y) for x, y in things.brands)
    yield from (("Door", door.box.x, door.box.bottom - 1) for door in things.doors)
    yield from (("GreatHand", x, y) for hand in things.hands if hand.kind == GREAT for x, y in hand.path)
    yield from (("Exit", box.x + box.w // 2, box.bottom - 1) for box in things.exits)


def _seen(ground: Ground, window: Rect, things: "Things") -> Iterator[tuple[str, int, int, object]]:
    """Every thing whose place lies in a window: its class, its place, and what else it is."""
    turn = ground.turn
    places: list[tuple[str, int, int, object]] = []
    small = (hand for hand in things.hands if hand.kind != GREAT)
    places += [("Hand", hand.x, hand.y, (hand.kind, hand.side, hand.walk)) for hand in small]
    for wall in things.walls:
        x, y = wall.stops[0]
        way = tuple((px - x, py - y) for px, py in wall.stops)
        more = (wall.w, wall.h, way, wall.on, wall.every, wall.travel, wall.rest, wall.wait)
        places.append(("ShiftingWall", x, y, more))
    for place in places:
        if ground.holds(window, place[1], place[2]):
            yield place[0], turn(place[1]), place[2], place[3]
