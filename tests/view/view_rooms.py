"""Small levels for the view's tests: a flat room, and a turn of the tower with one of everything."""

from game.sim.level import (
    ASH,
    BONE,
    FROST,
    GLASS,
    SPIKE,
    STONE,
    HandSpec,
    LampSpec,
    Level,
    PassageSpec,
    Rect,
    WallSpec,
)


def level(
    width: int, height: int, stone: list[tuple[int, int, int, int, int]], spiral: bool, **more: object
) -> Level:
    """stone: (x, y, tiles across, tiles down, kind) in tiles; x may cross a spiral's seam."""
    tiles = bytearray(width * height)
    for x, y, n, m, kind in stone:
        for j in range(m):
            for i in range(n):
                tiles[(y + j) * width + (x + i) % width] = kind
    more.setdefault("start", (10 * 16, (height - 3) * 16))
    more.setdefault("exit", Rect((width - 4) * 16, (height - 6) * 16, 16, 48))
    return Level("room", width, height, bytes(tiles), spiral=spiral, **more)  # type: ignore[arg-type]


def spiral(width: int = 96, height: int = 40) -> Level:
    """One of every material near the start; a ledge across the seam."""
    foot = height - 3
    return level(
        width, height,
        [
            (0, foot, width, 3, STONE), (14, foot - 3, 5, 1, BONE), (20, foot - 4, 4, 1, ASH),
            (5, foot - 4, 4, 1, GLASS),
            (1, foot - 7, 2, 5, STONE), (24, foot - 8, 3, 2, FROST), (12, foot - 1, 2, 1, SPIKE),
            (width - 2, foot - 5, 4, 1, BONE),
            (30, foot - 12, 6, 4, STONE),
        ],
        True,
        lamps=(LampSpec(17 * 16, (foot - 3) * 16),), hands=(HandSpec(9 * 16, foot * 16),),
        walls=(WallSpec(32, 32, ((26 * 16, (foot - 5) * 16), (28 * 16, (foot - 5) * 16))),),
        passages=(PassageSpec("one", Rect(0, 0, width * 16, height * 16)),),
    )  # fmt: skip


def flat(width: int = 60, height: int = 24) -> Level:
    """The same, seen straight on."""
    foot = height - 3
    return level(
        width, height,
        [
            (0, foot, width, 3, STONE), (14, foot - 3, 5, 1, BONE), (20, foot - 4, 4, 1, ASH),
            (26, foot - 5, 4, 1, GLASS),
            (32, foot - 6, 3, 5, FROST), (40, foot - 8, 2, 8, STONE), (44, foot - 1, 5, 1, SPIKE), (48, 0, 6, 4, STONE),
        ],
        False,
        lamps=(LampSpec(17 * 16, foot * 16),), hands=(HandSpec(13 * 16, foot * 16),),
    )  # fmt: skip
