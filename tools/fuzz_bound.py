"""Random play against the bound of `game.maps.reach`: no place may be reached that it calls out of reach.

    python tools/fuzz.py bound --count 1000000 --seed 3

Rooms are drawn at random (stone, glass, ash, bone, frost, spikes, shifting walls, weight fields, archways,
the brand, loops; flat and spiral); shipped maps are played from random ticks of their proofs.
"""

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game.files import shipped
from game.maps.reach import Bound
from game.maps.read import read
from game.replay.format import read_tape
from game.replay.player import open_world
from game.sim import World, restore, snapshot, step
from game.sim.digest import Snapshot
from game.sim.level import (
    BACKWARDS,
    BEAT,
    COUNT,
    FOLLOW,
    KNEEL,
    TURN,
    ArchSpec,
    FieldSpec,
    HandSpec,
    Level,
    LoopSpec,
    Rect,
    WallSpec,
)

PLAY = 300  # ticks from one beginning
ROOM = 12_000  # positions looked at in one room
BUTTONS = ((1, 2, 1, 2, 0), (0, 16, 16), (0, 0, 32, 36, 36, 40), (0, 0, 0, 0, 0, 8, 4, 64))


@dataclass(frozen=True, slots=True)
class Escape:
    """A place outside the bound: which room, and what was pressed until then."""

    room: str
    x: int
    y: int
    tape: tuple[int, ...]

    def __str__(self) -> str:
        return f"{self.room}: ({self.x}, {self.y}) after {len(self.tape)} ticks"


def draw_room(seed: int) -> Level:
    """A room of its own for each seed."""
    rng = random.Random(f"room {seed}")
    width, height = rng.choice((20, 26, 40)), rng.choice((18, 24, 34))
    spiral = rng.random() < 0.5
    grid = [bytearray(width) for _ in range(height)]
    islands = rng.random() < 0.5  # a few ledges over nothing: what a leap cannot cross shows at once
    if not islands:
        for ty in (height - 2, height - 1):
            grid[ty][:] = b"\1" * width

    def box(x: int, y: int, w: int, h: int, kind: int) -> None:
        for ty in range(max(2, y), min(height - 2, y + h)):
            for tx in range(x, x + w):
                if spiral or 0 <= tx < width:
                    grid[ty][tx % width] = kind

    for _ in range(rng.randrange(4) if islands else rng.randrange(6, 22)):
        x, y = rng.randrange(width), rng.randrange(2, height - 2)
        kind = rng.choice((1, 1, 1, 2, 3, 4, 6, 5))
        if rng.random() < 0.6:
            box(x, y, rng.randrange(1, 8), 1, kind)
        else:
            box(x, y, rng.randrange(1, 3), rng.randrange(2, 9), 1 if kind == 5 else kind)
    if not islands and rng.random() < 0.4:  # a low tunnel
        x, y = rng.randrange(width), rng.randrange(5, height - 4)
        long = rng.randrange(6, 14)
        box(x, y, long, 1, 1)
        box(x, y + 1, long, rng.choice((1, 2)), 0)
        box(x, y + rng.choice((2, 3)), long, 1, 1)
    if not spiral:  # spikes, or the border's walls would lead everywhere
        for row in grid[: height - 2]:
            row[0] = row[-1] = 5
    sx = rng.randrange(3, width - 3)
    loops = _draw_loop(rng, grid, spiral, sx)
    for ty in (height - 3, height - 4):
        grid[ty][sx - 1 : sx + 2] = bytes(3)
    grid[height - 2][sx - 1 : sx + 2] = b"\1" * 3
    px, py = width * 16, height * 16
    walls = []
    for _ in range(rng.choice((0, 0, 1, 3))):
        w, h = rng.choice((16, 32, 48)), rng.choice((16, 32, 64))
        x, y = rng.randrange(px - w), rng.randrange(32, py - 32 - h)
        stops = [(x, y)]
        for _ in range(rng.choice((1, 1, 2))):
            stops.append(
                (
                    max(0, min(px - w, x + rng.choice((-64, -32, 0, 32, 64)))),
                    max(0, min(py - h, y + rng.choice((-96, -32, 0, 32, 64)))),
                )
            )
        travel, rest = rng.choice((6, 12, 24, 60)), rng.choice((10, 30))
        walls.append(
            WallSpec(w, h, tuple(stops), rng.choice((0, 1, 3, 3)), 1, travel, rest, rng.choice((0, 8)))
        )
    fields: tuple[FieldSpec, ...] = ()
    if rng.random() < 0.3:
        area = Rect(
            rng.randrange(px - 64), rng.randrange(py - 128), rng.choice((64, 200)), rng.choice((64, 160))
        )
        fields = (FieldSpec(area, rng.randrange(2)),)
    ledges = [
        (tx * 16 + 8, ty * 16)
        for ty in range(3, height - 1)
        for tx in range(width)
        if grid[ty][tx] in (1, 4) and not grid[ty - 1][tx] and not grid[ty - 2][tx]
    ]
    arches: tuple[ArchSpec, ...] = ()
    if rng.random() < 0.2 and len(ledges) > 1:
        (ax, ay), (bx, by) = rng.sample(ledges, 2)
        arches = (ArchSpec(ax, ay, 1), ArchSpec(bx, by, 0))
    hands = tuple(HandSpec(*rng.choice(ledges)) for _ in range(rng.choice((0, 0, 1)) if ledges else 0))
    return Level(
        name=f"room {seed}", width=width, height=height, tiles=b"".join(grid), spiral=spiral,
        start=(sx * 16 + 8, (height - 2) * 16), exit=Rect(-64, -64, 16, 16), walls=tuple(walls), hands=hands,
        fields=fields, arches=arches, loops=loops, irregular=100,
        brands=((sx * 16 + 8, (height - 2) * 16),) if rng.random() < 0.25 else (),
    )  # fmt: skip


def _draw_loop(rng: random.Random, grid: list[bytearray], spiral: bool, start: int) -> tuple[LoopSpec, ...]:
    """Now and then a loop of any rule; what lies within two tiles of its ends is made the same."""
    width, height = len(grid[0]), len(grid)
    if rng.random() > 0.3:
        return ()
    rule = rng.choice((TURN, KNEEL, BACKWARDS, COUNT, BEAT, FOLLOW))
    if rng.random() < 0.7 or rule == BACKWARDS:
        long = rng.randrange(6, width - 6)
        a = rng.randrange(width) if spiral else rng.randrange(3, width - long - 2)
        if any((edge - start + 5) % width < 11 for edge in (a, a + long)):
            return ()
        for row in grid:
            for k in range(-2, 3):
                row[(a + long + k) % width] = row[(a + k) % width]
        top = rng.randrange(height - 6)
        box = Rect(a * 16, top * 16, long * 16, rng.randrange(4, height - top) * 16)
        return (LoopSpec(box, rule, rng.randrange(2), rng.randrange(1, 4), rng.randrange(3)),)
    long = rng.randrange(5, height - 11)
    top = rng.randrange(3, height - long - 7)
    for k in range(-3, 4):
        grid[top + long + k][:] = grid[top + k]
    box = Rect(0, top * 16, width * 16, long * 16)
    return (LoopSpec(box, rule, 2 + rng.randrange(2), rng.randrange(1, 4), rng.randrange(3)),)


def random_buttons(rng: random.Random, brand: bool) -> Iterator[int]:
    """Buttons as a restless player might press them; now and then a stretch of one mind."""
    while True:
        if rng.random() < 0.1:  # hop after hop
            side, gap = rng.choice((1, 2)), rng.randrange(2, 9)
            for _ in range(rng.randrange(3, 12)):
                yield side | 16
                for _ in range(gap):
                    yield side
            continue
        held = sum(rng.choice(choice) for choice in BUTTONS)
        if brand and rng.random() < 0.2:
            held |= 128
        for _ in range(rng.randrange(1, 18)):
            yield held


def play(
    level: Level, bound: Bound, count: int, seed: int, tape: Path | None = None
) -> tuple[int, list[Escape]]:
    """Play `count` ticks at random; positions that were looked at, and the first escape of each beginning."""
    rng = random.Random(f"{level.name} {seed}")
    x, feet = level.start
    reach = bound.reach((x - 8) % level.wrap if level.wrap else x - 8, feet - 22)
    inputs: list[int] = []
    world = World((level,), seed=seed)
    if tape:
        found = read_tape(tape)
        world, inputs = open_world(found, [level]), list(found.inputs)
    # where a play may begin: a state of each place and speed that was come by
    begun: dict[tuple[int, ...], tuple[Snapshot, tuple[int, ...]]] = {}

    def keep(pressed: list[int]) -> None:
        c = world.climber
        begun.setdefault((c.x >> 5, c.y >> 5, c.vx >> 9, c.state), (snapshot(world), tuple(pressed)))

    keep([])
    for n, buttons in enumerate(inputs):
        step(world, buttons)
        if n % 20 == 0 and not world.dying and not world.ending:
            keep(inputs[: n + 1])
    looked, escapes = 0, []
    while looked < count and len(escapes) < 20:
        first, before = rng.choice(list(begun.values()))
        restore(world, first)
        pressed, deaths, free = list(before), world.deaths, random_buttons(rng, bound.brand)
        for n in range(PLAY):
            buttons = next(free)
            pressed.append(buttons)
            step(world, buttons)
            if world.ending or world.dying or world.deaths != deaths:
                break
            looked += 1
            if not reach.has(world.climber.x, world.climber.y):
                escapes.append(Escape(level.name, world.climber.x, world.climber.y, tuple(pressed)))
                break
            if n % 10 == 0:
                keep(pressed)
    return looked, escapes


def fuzz_bound(
    count: int, seed: int, shipped_too: bool = True, quiet: bool = True
) -> tuple[int, int, list[Escape]]:
    """Look at `count` positions or more: rooms that were played, positions, escapes."""
    looked, rooms, escapes = 0, 0, []
    maps = []
    if shipped_too:
        levels = shipped("levels")
        maps = [
            (path, path.parent / "proofs" / f"{path.stem}.climb")
            for path in sorted([*levels.glob("*.tmx"), *levels.glob("gallery/*.tmx")])
        ]
    for path, tape in maps:
        level = read(path).level
        if tape.exists() and read_tape(tape).maps == ((path.stem, read(path).digest),):
            n, found = play(level, Bound(level), count // 10, seed, tape)
            looked, rooms, escapes = looked + n, rooms + 1, escapes + found
    number = seed * 100_000
    while looked < count:
        level = draw_room(number)
        n, found = play(level, Bound(level), ROOM, seed)
        looked, rooms, number, escapes = looked + n, rooms + 1, number + 1, escapes + found
        if not quiet:
            print(
                f"\rbound {looked}/{count}, {rooms} rooms, {len(escapes)} escapes",
                end="",
                file=sys.stderr,
                flush=True,
            )
    if not quiet:
        print(file=sys.stderr)
    return rooms, looked, escapes
