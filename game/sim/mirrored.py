"""A level seen in a mirror, left for right: the tower of Memory mode."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from game.sim.level import TILE, Level, Rect

SIDES = {0: 1, 1: 0}  # a loop's way to the right becomes one to the left
Flip = Callable[[Any], Any]


def mirrored(level: Level) -> Level:
    """The same level with left and right exchanged; mirrored twice it is itself again."""
    width = level.width
    px = width * TILE

    def at(x: int) -> int:
        """A place between two columns of px."""
        return (px - x) % px if level.spiral else px - x

    def box(rect: Rect) -> Rect:
        return replace(rect, x=at(rect.x + rect.w))

    def place(spot: tuple[int, int]) -> tuple[int, int]:
        return at(spot[0]), spot[1]

    def standing(spec: Any) -> Any:
        return replace(spec, x=at(spec.x))

    def boxed(spec: Any) -> Any:
        return replace(spec, box=box(spec.box))

    # what has a side or a way -> the same thing facing the other way
    flips: dict[str, Flip] = {
        "lamps": standing, "arches": standing, "memories": standing, "takings": standing,
        "oddities": standing, "gazes": standing,
        "passages": boxed, "fields": boxed, "brands": place, "hushes": box,
        "doors": lambda door: replace(door, box=box(door.box), foot=place(door.foot)),
        "hands": lambda hand: replace(
            hand, x=at(hand.x), side=-hand.side, path=tuple((px - x, y) for x, y in hand.path)
        ),
        "walls": lambda wall: replace(
            wall, stops=tuple((px - x - wall.w, y) for x, y in wall.stops)
        ),
        "loops": lambda loop: replace(
            loop, box=box(loop.box), way=SIDES.get(loop.way, loop.way), out=(-loop.out[0], loop.out[1])
        ),
    }  # fmt: skip
    rows = [level.tiles[y * width : (y + 1) * width][::-1] for y in range(level.height)]
    changed: dict[str, Any] = {name: tuple(map(flip, getattr(level, name))) for name, flip in flips.items()}
    return replace(
        level, tiles=b"".join(rows), start=place(level.start), exit=box(level.exit), **changed
    )  # fmt: skip
