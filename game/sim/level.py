"""What the rules see of a map. Pictures, sounds and words are no part of it.

A `Level` is plain data, made by `game.maps` from a Tiled file or by the tests from ASCII rooms.
Lengths are whole pixels, times are ticks, shares are per thousand.
"""

from dataclasses import dataclass, field

from game.sim.space import LID, Shape, apart, shapes
from game.sim.twins import Twins, find_twins

TILE = 16
BAND = 6  # bits of a px: things are looked up by bands of 64 rows
ACTIVE = 24 * TILE  # px above and below the climber in which shifting walls live
REACH = 128  # px above and below in which hands and lamps matter

EMPTY, STONE, GLASS, ASH, BONE, SPIKE, FROST = range(7)
TILE_NAMES = ("empty", "stone", "glass", "ash", "bone", "spike", "frost")

ON_BEAT, ON_TOUCH, ON_KNEEL, ON_TIME, ON_CHAIN = range(5)  # what moves a shifting wall
MOVERS = ("beat", "touch", "kneel", "time", "chain")

ANKLE, WALL, PROCESSION, GREAT = range(4)
HAND_KINDS = ("ankle", "wall", "procession", "great")

TURN, KNEEL, BACKWARDS, COUNT, BEAT, FOLLOW = range(6)  # what opens a loop
LOOP_RULES = ("turn", "kneel", "backwards", "count", "beat", "follow")
WAYS = ("right", "left", "up", "down")  # in which one comes to a loop's end ..
STEPS = ((1, 0), (-1, 0), (0, -1), (0, 1))  # .. as steps along and down

COLOUR, LAYERS, METER, BRAND, JUMP, FIGURE = range(6)
TAKEN = ("colour", "layers", "meter", "brand", "jump", "figure")


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; `right` and `bottom` lie just outside."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        """The first column to the right of it."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """The first row below it."""
        return self.y + self.h


@dataclass(frozen=True, slots=True)
class PassageSpec:
    """A stretch between two lamps or rests: the unit of rhythm, retry and proof."""

    name: str
    box: Rect
    allowance: int = 5400  # ticks that its lamp adds to the sky
    steady: bool = False  # no irregular beats here
    bend: int = 1000  # of 1000: how far the view is bent around the tower
    lamp: bool = True  # false: the passage has none, on purpose


@dataclass(frozen=True, slots=True)
class LampSpec:
    """`x`: the middle of its foot, `y`: the row of the ledge it stands on."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class HandSpec:
    """`x`, `y`: where it comes out of its surface; `side` is -1 or 1 for a wall's hand, else 0."""

    x: int
    y: int
    kind: int = ANKLE
    side: int = 0
    walk: int = 0  # px that a procession walks to either side; 0: on and on round the tower
    path: tuple[tuple[int, int], ...] = ()  # the line of a great hand, px, not folded at the seam of a spiral
    speed: int = 0  # of a great hand along its line, 1/256 px a tick


@dataclass(frozen=True, slots=True)
class WallSpec:
    """A shifting wall: a solid of `w` x `h` whose top left corner goes from stop to stop."""

    w: int
    h: int
    stops: tuple[tuple[int, int], ...]
    on: int = ON_BEAT
    every: int = 1  # it moves on every n-th strong beat (ON_BEAT)
    travel: int = 24  # ticks from one stop to the next
    rest: int = 60  # ticks it stays at a stop (ON_TIME), or before it springs back (ON_TOUCH)
    wait: int = 30  # ticks between the touch and the move, while the seam fills (ON_TOUCH)
    after: int = -1  # the number of the wall whose arrival sets it off (ON_CHAIN)


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A weight field: light after the odd beats of a rhythm and heavy after the even ones, or `heavy_first`."""

    box: Rect
    heavy_first: int = 0


@dataclass(frozen=True, slots=True)
class ArchSpec:
    """A way through the tower. `x`, `y`: where one stands in it; `to`: the number of its other end."""

    x: int
    y: int
    to: int


@dataclass(frozen=True, slots=True)
class LoopSpec:
    """A corridor or shaft whose end is its beginning until its rule is met. `way`: the one to its end.

    `out`: px along and down to the same corridor elsewhere, where it leads once it is open; else it goes on.
    """

    box: Rect
    rule: int = TURN
    way: int = 0  # of WAYS
    count: int = 2  # passes until it opens (COUNT), ways to follow in a row (FOLLOW)
    beats: int = 0  # strong beats to kneel through anywhere in it (KNEEL); 0: one, where something differs
    out: tuple[int, int] = (0, 0)

    @property
    def length(self) -> int:
        """Px from its beginning to its end."""
        return self.box.w if STEPS[self.way][0] else self.box.h

    @property
    def back(self) -> tuple[int, int]:
        """Px along and down from its end to its beginning."""
        along, down = STEPS[self.way]
        return -along * self.length, -down * self.length

    @property
    def shifts(self) -> tuple[tuple[int, int], ...]:
        """Every translation that it can be crossed by."""
        (dx, dy), found = self.back, [self.back]
        if self.rule == FOLLOW:
            found.append((-dx, -dy))
        if self.out != (0, 0):
            found.append(self.out)
        return tuple(found)

    def side(self, shift: tuple[int, int]) -> int:
        """At which end a translation happens: 1 its end, -1 its beginning."""
        if shift == self.back:
            return 1
        return 1 if shift == self.out and self.rule != TURN else -1


@dataclass(frozen=True, slots=True)
class OdditySpec:
    """Something small in a loop that differs on pass `first`, and from there on every so many passes."""

    x: int
    y: int
    loop: int  # its number
    first: int = 2
    every: int = 3
    look: int = 0  # for the view

    def differs(self, passes: int) -> bool:
        """Is it wrong after so many passes?"""
        return passes + 1 >= self.first and (passes + 1 - self.first) % self.every == 0


@dataclass(frozen=True, slots=True)
class GazeSpec:
    """Where the eyes look for whoever is lost within `reach` px of here."""

    x: int
    y: int
    reach: int = 192


@dataclass(frozen=True, slots=True)
class MemorySpec:
    """A shard: its middle, and which of the 28 it is."""

    x: int
    y: int
    number: int


@dataclass(frozen=True, slots=True)
class TakingSpec:
    """A ledge of the last climb and what it takes. `x`: its middle, `y`: its row."""

    x: int
    y: int
    what: int = 0  # of TAKEN


@dataclass(frozen=True, slots=True)
class DoorSpec:
    """The onyx door, and the foot of the vision that begins at it: x, and the row under the feet."""

    box: Rect
    foot: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Band:
    """Numbers of the things near enough to a band of rows to matter there, in the map's order."""

    lamps: tuple[int, ...]
    hands: tuple[int, ...]
    greats: tuple[int, ...]
    walls: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """One map. `tiles` holds a kind for each tile, row after row."""

    name: str
    width: int
    height: int
    tiles: bytes
    start: tuple[int, int]  # x: middle of the feet, y: the row they stand on
    exit: Rect
    spiral: bool = False
    ceiling_foot: int = 1000
    ceiling_top: int = 1000
    irregular: int = 50  # of 1000 strong intervals, at most so many off the base
    next: str = ""
    passages: tuple[PassageSpec, ...] = ()
    lamps: tuple[LampSpec, ...] = ()
    hands: tuple[HandSpec, ...] = ()
    walls: tuple[WallSpec, ...] = ()
    fields: tuple[FieldSpec, ...] = ()
    arches: tuple[ArchSpec, ...] = ()
    memories: tuple[MemorySpec, ...] = ()
    loops: tuple[LoopSpec, ...] = ()
    oddities: tuple[OdditySpec, ...] = ()
    gazes: tuple[GazeSpec, ...] = ()
    brands: tuple[tuple[int, int], ...] = ()  # where the brand is given: x, and the row under the feet
    hushes: tuple[Rect, ...] = ()  # where the heart stops
    doors: tuple[DoorSpec, ...] = ()  # one at most; with it the exit is where the last choice is held
    takings: tuple[TakingSpec, ...] = ()
    branded: bool = False  # whoever begins here has the brand from a map before
    awake: bool = False  # the dark room: nothing moves until Hold is let go, and nobody is carried
    # made from the above, never written by a caller
    wrap: int = field(init=False, default=0)  # px round the spiral, 0 on a flat map
    ash: tuple[tuple[int, int, int], ...] = field(init=False, default=())  # tile x, tile y, tiles long
    ash_at: dict[int, int] = field(init=False, default_factory=dict)  # tile index -> slab
    # of each wall the hands that it may pass over
    passes: tuple[tuple[int, ...], ...] = field(init=False, default=())
    strides: tuple[int, ...] = field(init=False, default=())  # the most px that each wall moves in a tick
    # .. and the walls that wait for it
    chained: tuple[tuple[int, ...], ...] = field(init=False, default=())
    bands: tuple["Band", ...] = field(init=False, default=())  # what matters at each band of rows
    twins: tuple[dict[tuple[int, int], Twins], ...] = field(
        init=False, default=()
    )  # of each loop, by translation
    tall: Shape = field(init=False)  # the climber's box
    low: Shape = field(init=False)  # the same, crouched
    hurt: Shape = field(init=False)  # the part of it that spikes and the void reach

    def __post_init__(self) -> None:
        if len(self.tiles) != self.width * self.height:
            raise ValueError(f"{self.name}: {len(self.tiles)} tiles for {self.width} x {self.height}")
        put = object.__setattr__
        put(self, "wrap", self.width * TILE if self.spiral else 0)
        slabs, at = _slabs(self)
        put(self, "ash", slabs)
        put(self, "ash_at", at)
        put(self, "bands", _bands(self))
        put(self, "strides", tuple(map(_stride, self.walls)))
        put(self, "passes", tuple(_passes(self, wall) for wall in self.walls))
        waiting = [(n, wall.after) for n, wall in enumerate(self.walls) if wall.on == ON_CHAIN]
        of = (tuple(n for n, after in waiting if after == k) for k in range(len(self.walls)))
        put(self, "chained", tuple(of) if waiting else ())
        put(self, "twins", find_twins(self))
        for name, shape in shapes(self.width, self.height, self.tiles, self.spiral).items():
            put(self, name, shape)

    def band(self, y: int) -> "Band":
        """The things that matter to a climber whose feet are at px row y."""
        return self.bands[max(0, min(len(self.bands) - 1, y >> BAND))]

    def holds(self, box: Rect, x: int, y: int) -> bool:
        """Is the place x, y px in a box, which may lie across the seam?"""
        if not box.y <= y < box.y + box.h:
            return False
        return 0 <= ((x - box.x) % self.wrap if self.wrap else x - box.x) < box.w

    def tile(self, tx: int, ty: int) -> int:
        """The kind at a tile: stone beside a flat map, nothing above and below one."""
        if not 0 <= ty < self.height:
            return EMPTY
        if self.spiral:
            tx %= self.width
        elif not 0 <= tx < self.width:
            return STONE
        return self.tiles[ty * self.width + tx]


def passage_at(level: Level, x: int, y: int, now: int) -> int:
    """The passage whose box holds x, y: the one we are in as long as it does, else the first; else `now`."""
    if now >= 0 and level.holds(level.passages[now].box, x, y):
        return now
    for n, passage in enumerate(level.passages):
        if level.holds(passage.box, x, y):
            return n
    return now


def _slabs(level: Level) -> tuple[tuple[tuple[int, int, int], ...], dict[int, int]]:
    """Neighbouring tiles of ash in a row crumble together. On a spiral a slab may lie across the seam."""
    slabs: list[tuple[int, int, int]] = []
    at: dict[int, int] = {}
    width = level.width
    for ty in range(level.height):
        row = level.tiles[ty * width : (ty + 1) * width]
        if ASH not in row:
            continue
        first = 0
        if level.spiral and row[0] == ASH and row[-1] == ASH and set(row) != {ASH}:
            first = len(row.rstrip(bytes((ASH,)))) - width  # start before the seam, at a negative column
        tx = first
        while tx < width + min(first, 0):
            n = 0
            while tx + n < width + first and row[(tx + n) % width] == ASH:
                at[ty * width + (tx + n) % width] = len(slabs)
                n += 1
            if n:
                slabs.append((tx % width, ty, n))
            tx += n or 1
    return tuple(slabs), at


def _stride(wall: WallSpec) -> int:
    ways = zip(wall.stops, wall.stops[1:] + wall.stops[:1], strict=True)
    return max(max(abs(bx - ax), abs(by - ay)) for (ax, ay), (bx, by) in ways) // max(1, wall.travel) + 1


def _passes(level: Level, wall: WallSpec) -> tuple[int, ...]:
    """Hands on a wall's way, give or take: those that go their own ways are always among them."""
    left, right = min(x for x, _ in wall.stops), max(x for x, _ in wall.stops) + wall.w
    top, bottom = min(y for _, y in wall.stops), max(y for _, y in wall.stops) + wall.h
    found = []
    for n, hand in enumerate(level.hands):
        off = apart(hand.x, (left + right) // 2, level.wrap)
        wide = (right - left) // 2 + hand.walk + TILE
        still = hand.kind in (ANKLE, WALL) or (hand.kind == PROCESSION and hand.walk)
        if not still or (-wide <= off <= wide and top - TILE <= hand.y <= bottom + TILE):
            found.append(n)
    return tuple(found)


def _bands(level: Level) -> tuple[Band, ...]:
    """What matters where: looked up once a tick, so that a tall map costs no more than a low one."""
    out = []
    for band in range((level.height * TILE >> BAND) + 1):
        top, bottom = band << BAND, (band + 1 << BAND) - 1
        if band == 0:
            top = -LID
        out.append(
            Band(
                tuple(n for n, lamp in enumerate(level.lamps) if top - REACH < lamp.y < bottom + REACH),
                tuple(
                    n
                    for n, hand in enumerate(level.hands)
                    if hand.kind != GREAT and top - REACH < hand.y < bottom + REACH
                ),
                tuple(
                    n
                    for n, hand in enumerate(level.hands)
                    if hand.path
                    and min(y for _, y in hand.path) < bottom + ACTIVE
                    and max(y for _, y in hand.path) > top - ACTIVE
                ),
                tuple(
                    n
                    for n, wall in enumerate(level.walls)
                    if min(y for _, y in wall.stops) < bottom + ACTIVE
                    and max(y for _, y in wall.stops) + wall.h > top - ACTIVE
                ),
            )
        )
    return tuple(out)
