"""Rooms drawn as text, and ways to play them.

`#` stone, `b` bone, `=` ash, `-` glass, `^` spike, `*` frost, `S` start, `E` exit, `L` lamp (on the
floor below it), `h` an ankle hand (out of the floor below it). Everything else is air.
"""

from collections.abc import Iterable, Iterator

from game.sim import World, step
from game.sim.buttons import from_letters
from game.sim.level import HandSpec, LampSpec, Level, PassageSpec, Rect

KINDS = {"#": 1, "-": 2, "=": 3, "b": 4, "^": 5, "*": 6}


def room(text: str, **extra) -> Level:
    """A level from a drawing; blank lines around it are dropped, short lines are filled up with air."""
    lines = [line.strip() for line in text.strip().splitlines()]
    width = max(map(len, lines))
    lines = [line.ljust(width, ".") for line in lines]
    places = [(ch, x, y) for y, line in enumerate(lines) for x, ch in enumerate(line)]
    exits = [(x, y) for ch, x, y in places if ch == "E"]
    start = next(((x * 16 + 8, y * 16 + 16) for ch, x, y in places if ch == "S"), (24, 32))
    lamps = tuple(LampSpec(x * 16 + 8, y * 16 + 16) for ch, x, y in places if ch == "L")
    hands = tuple(HandSpec(x * 16 + 8, y * 16 + 16) for ch, x, y in places if ch == "h")
    box = Rect(exits[0][0] * 16, exits[0][1] * 16, 16, 16) if exits else Rect(-64, -64, 16, 16)
    values = {
        "name": "room", "width": width, "height": len(lines), "start": start, "exit": box, "lamps": lamps,
        "hands": hands, "tiles": bytes(KINDS.get(ch, 0) for line in lines for ch in line),
        "passages": (PassageSpec("all", Rect(0, 0, width * 16, len(lines) * 16)),),
    } | extra  # fmt: skip
    return Level(**values)


def mirror(level: Level) -> Level:
    """The same room seen in a mirror."""
    w, px = level.width, level.width * 16
    rows = [level.tiles[y * w : (y + 1) * w][::-1] for y in range(level.height)]

    def flip(box: Rect) -> Rect:
        return Rect(px - box.x - box.w, box.y, box.w, box.h)

    return Level(
        name=level.name, width=w, height=level.height, tiles=b"".join(rows), spiral=level.spiral,
        start=(px - level.start[0], level.start[1]), exit=flip(level.exit), irregular=level.irregular,
        passages=tuple(
            PassageSpec(p.name, flip(p.box), p.allowance, p.steady, p.bend, p.lamp) for p in level.passages
        ),
        lamps=tuple(LampSpec(px - lamp.x, lamp.y) for lamp in level.lamps),
        hands=tuple(HandSpec(px - hand.x, hand.y, hand.kind, -hand.side) for hand in level.hands),
        walls=tuple(
            type(wall)(
                wall.w, wall.h, tuple((px - x - wall.w, y) for x, y in wall.stops),
                wall.on, wall.every, wall.travel, wall.rest, wall.wait,
            )
            for wall in level.walls
        ),
    )  # fmt: skip


def tape(text: str) -> list[int]:
    """Buttons a tick from a short hand: `"10 R, 1 RJ, 12 RJ, 20"`."""
    out: list[int] = []
    for line in text.replace("\n", ",").split(","):
        words = line.split()
        if words:
            out += [from_letters(words[1] if len(words) > 1 else "")] * int(words[0])
    return out


def settle(level: Level, ticks: int = 4, **extra) -> World:
    """A world a few ticks old, so that the climber stands."""
    world = World((level,), **extra)
    for _ in range(ticks):
        step(world, 0)
    return world


def play(world: World, buttons: str | Iterable[int]) -> list:
    """Step through a tape; all events."""
    said = []
    for b in tape(buttons) if isinstance(buttons, str) else buttons:
        said += step(world, b)
    return said


def watch(world: World, buttons: str | Iterable[int]) -> Iterator[World]:
    """Step through a tape, giving back the world after each tick."""
    for b in tape(buttons) if isinstance(buttons, str) else buttons:
        step(world, b)
        yield world


def feet(world: World) -> int:
    """The row under the climber's feet, px."""
    return world.climber.y + 22


def named(said: list, name: str) -> list:
    """The events of one kind."""
    return [event for event in said if type(event).__name__ == name]
