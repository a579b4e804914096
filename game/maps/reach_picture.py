"""A picture of everything that can be reached of a map: what a designer looks at when a goal is not in it."""

import os
from pathlib import Path

import pygame

from game.maps.reach import Reach
from game.maps.reach_rows import ABOVE
from game.sim.level import SPIKE, Level, Rect
from game.sim.tuning import BOX_H, BOX_W

# what a pixel is -> its colour
COLOURS = (
    (18, 16, 28), (92, 90, 104), (120, 50, 60), (84, 70, 130), (178, 150, 236), (255, 210, 120), (255, 255, 255),
)  # fmt: skip
AIR, SOLID, DEADLY, REACHED, HELD, GOAL, HIGHEST = range(len(COLOURS))


def draw(level: Level, reach: Reach, goal: Rect, path: Path) -> None:
    """Write a PNG, a pixel for each of the map's: where the box can be, what it can hold, the goal, the
    highest hold as a cross."""
    wide, high = level.width * 16, level.height * 16
    pixels = bytearray(wide * high)
    for y in range(high):
        row = level.tiles[(y >> 4) * level.width : ((y >> 4) + 1) * level.width]
        kinds = bytes(DEADLY if kind == SPIKE else SOLID if kind else AIR for kind in row)
        pixels[y * wide : (y + 1) * wide] = b"".join(bytes((kind,)) * 16 for kind in kinds)
    for bits_of, colour in ((reach.rows, REACHED), (reach.held, HELD)):
        for y, bits in enumerate(_covered(bits_of, wide, bool(level.wrap))):
            for first, end in _runs(bits):
                _fill(pixels, y * wide + first, y * wide + end, colour)
    for y in range(max(0, goal.y), min(high, goal.bottom)):
        for x in range(goal.x, goal.right):
            if level.wrap or 0 <= x < wide:
                pixels[y * wide + x % wide] = GOAL
    highest = reach.highest()
    if highest:
        cx, cy = highest[0] * 16 + 8, highest[1] * 16
        for d in range(-8, 9):
            for x, y in ((cx + d, cy + d), (cx + d, cy - d)):
                if 0 <= x < wide and 0 <= y < high:
                    pixels[y * wide + x] = HIGHEST
    picture = pygame.image.frombytes(bytes(pixels), (wide, high), "P")
    picture.set_palette(COLOURS)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.stem}.tmp.png")
    pygame.image.save(picture.convert(24), str(fresh))
    os.replace(fresh, path)


def _covered(rows: list[int], wide: int, ring: bool) -> list[int]:
    """The pixels that the box covers at any of these places, by rows of the map."""
    across = []
    for bits in rows:
        reached = 1
        while reached < BOX_W:
            shift = min(reached, BOX_W - reached)
            bits |= bits << shift
            reached += shift
        across.append((bits | bits >> wide if ring else bits) & (1 << wide) - 1)
    out = []
    for r in range(ABOVE, len(rows)):
        bits = 0
        for back in range(BOX_H):
            bits |= across[r - back]
        out.append(bits)
    return out


def _runs(bits: int) -> list[tuple[int, int]]:
    """Stretches of set bits: first, and the one after the last."""
    out, at = [], 0
    while bits:
        skip = (bits & -bits).bit_length() - 1
        bits >>= skip
        long = (~bits & bits + 1).bit_length() - 1
        out.append((at + skip, at + skip + long))
        bits >>= long
        at += skip + long
    return out


def _fill(pixels: bytearray, first: int, end: int, colour: int) -> None:
    """Colour what is air."""
    stretch = pixels[first:end]
    pixels[first:end] = stretch.replace(bytes((AIR,)), bytes((colour,))) if colour == REACHED else stretch.replace(
        bytes((REACHED,)), bytes((colour,))
    )  # fmt: skip
