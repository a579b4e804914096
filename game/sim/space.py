"""Where a box may be: one table look-up, the seam of the spiral included.

A box of fixed size at a whole-pixel place covers a block of tiles that depends only on which tile its
corner is in and on whether it spills over into the next. So a level is compiled once into one byte of
flags for each such block, and `cells[rows[y] + cols[x]]` answers for every place. Indices below zero
reach the tail of the lists, which holds the rows above the map and the columns left of it.
"""

from dataclasses import dataclass

TILE = 16
SOLID, DEADLY, ASHEN, GLASSY, FROSTED = 1, 2, 4, 8, 16

# tile kind -> flags; the order is that of game.sim.level
FLAGS = bytes((0, SOLID, GLASSY, ASHEN, SOLID, DEADLY, SOLID | FROSTED))
EDGE_COLUMNS = 4  # tiles of padding left and right
ABOVE = 20  # rows of open air over the map, then a lid
BELOW = 4
LID = 512  # px over the map that the table answers for

# name -> left, top, width, height of the box inside the climber's 16 x 22
BOXES = {
    "tall": (0, 0, 16, 22),
    "low": (0, 8, 16, 14),
    "hurt": (3, 4, 10, 15),
}


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """The compiled answer for one box: `cells[rows[y] + cols[x]]` with x, y the climber's corner in px."""

    cells: bytes
    rows: list[int]
    cols: list[int]


def shapes(width: int, height: int, tiles: bytes, spiral: bool) -> dict[str, Shape]:
    """Compile a grid of tile kinds for every box in BOXES."""
    padded = _padded_rows(width, height, tiles, spiral)
    return {name: _shape(padded, width, height, box) for name, box in BOXES.items()}


def _padded_rows(width: int, height: int, tiles: bytes, spiral: bool) -> list[bytes]:
    """Flags of each row with its border: the seam's other side, or walls beside a flat map."""
    edge = EDGE_COLUMNS
    flags = tiles.translate(FLAGS.ljust(256, bytes((SOLID,))))
    rows = []
    wall = bytes((SOLID,)) * edge

    def bordered(row: bytes) -> bytes:
        if spiral:
            ring = row * (edge // width + 2)
            return ring[len(ring) - edge :] + row + ring[:edge]
        return wall + row + wall

    lid = bytes((SOLID,)) * (width + 2 * edge)
    rows.append(lid)
    rows += [bordered(bytes(width))] * (ABOVE - 1)
    rows += [bordered(flags[ty * width : (ty + 1) * width]) for ty in range(height)]
    rows += [bordered(bytes((DEADLY,)) * width)] * BELOW
    return rows


def _or(a: bytes, b: bytes) -> bytes:
    """Bytewise or, as two long ints: far quicker than a loop."""
    return (int.from_bytes(a, "little") | int.from_bytes(b, "little")).to_bytes(len(a), "little")


def _shape(rows: list[bytes], width: int, height: int, box: tuple[int, int, int, int]) -> Shape:
    left, top, wide, high = box
    across = _spans(wide)
    down = _spans(high)
    # for each row of tiles: every block that starts at a column and covers 1, 2, .. of them, interleaved
    bands = []
    for row in rows:
        covered = [row]
        for _ in range(1, across):
            covered.append(_or(covered[-1], row[len(covered) :] + bytes(len(covered))))
        band = bytearray(len(row) * across)
        for n, cover in enumerate(covered):
            band[n::across] = cover
        bands.append(bytes(band))
    cells = bytearray()
    for ty in range(len(bands)):
        block = bands[ty]
        cells += block
        for n in range(1, down):
            if ty + n < len(bands):
                block = _or(block, bands[ty + n])
            cells += block
    stride = len(bands[0])

    def col(x: int) -> int:
        x += left
        first = (x >> 4) + EDGE_COLUMNS
        return first * across + ((x & 15) + wide - 1 >> 4)

    def row_at(y: int) -> int:
        y += top
        first = max(0, (y >> 4) + ABOVE)
        return (first * down + ((y & 15) + high - 1 >> 4)) * stride

    side = (EDGE_COLUMNS - 1) * TILE
    cols = [col(x) for x in range(width * TILE + side - wide)] + [col(x) for x in range(-side, 0)]
    foot = (BELOW - 2) * TILE
    rows_of = [row_at(y) for y in range(height * TILE + foot - high)] + [row_at(y) for y in range(-LID, 0)]
    return Shape(bytes(cells), rows_of, cols)


def _spans(length: int) -> int:
    """The most tiles that a length of px can lie across."""
    return (length + 2 * TILE - 2) // TILE


def apart(a: int, b: int, wrap: int) -> int:
    """From b to a along x, the short way round (`wrap` px, 0 on a flat map)."""
    d = a - b
    if wrap:
        half = wrap >> 1
        d = (d + half) % wrap - half
    return d
