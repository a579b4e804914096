"""The game's type, opened once, and anew where pygame's fonts were shut down in between."""

import struct
from functools import cache

import pygame

from game.files import shipped

_open: dict[tuple[str, int], pygame.font.Font] = {}


def face(pattern: str, size: int, spare: int) -> pygame.font.Font:
    """A font of `assets/fonts` by its file's pattern, at a size; pygame's own at `spare` where it is missing."""
    found = _open.get((pattern, size))
    if found is not None:
        try:
            found.get_height()
            return found
        except pygame.error:  # whoever quit pygame took every font along
            _open.clear()
    pygame.font.init()
    folder = shipped("assets", "fonts")
    files = sorted(folder.glob(pattern)) if folder.is_dir() else []
    made = pygame.font.Font(str(files[0]), size) if files else pygame.font.Font(None, spare)
    _open[pattern, size] = made
    return made


def forget() -> None:
    """Close every font: what is still wanted is opened again."""
    _open.clear()


@cache
def signs(file: str) -> frozenset[int]:
    """The code points that a font of `assets/fonts` has a picture for; pygame does not say. Empty where it is missing.

    Reads the table `cmap`, formats 4 and 12, as Apple's and Microsoft's descriptions of TrueType have it.
    """
    path = shipped("assets", "fonts", file)
    try:
        data = path.read_bytes()
        count = struct.unpack_from(">H", data, 4)[0]
        tables = (struct.unpack_from(">4sIII", data, 12 + 16 * n) for n in range(count))
        start = next(offset for tag, _, offset, _ in tables if tag == b"cmap")
        found: set[int] = set()
        for n in range(struct.unpack_from(">H", data, start + 2)[0]):
            at = start + struct.unpack_from(">HHI", data, start + 4 + 8 * n)[2]
            read = {4: _format_4, 12: _format_12}.get(struct.unpack_from(">H", data, at)[0])
            found |= read(data, at) if read else set()
    except (OSError, struct.error, StopIteration):
        return frozenset()
    return frozenset(found)


def _format_4(data: bytes, at: int) -> set[int]:
    """Segments of 16 bits: a code without a picture has glyph 0."""
    segments = struct.unpack_from(">H", data, at + 6)[0] // 2
    words = [
        struct.unpack_from(f">{segments}H", data, at + 14 + 2 * segments * n + (2 if n else 0))
        for n in range(4)
    ]
    ends, starts, deltas, offsets = words
    found = set()
    for n, (first, last) in enumerate(zip(starts, ends)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offsets[n]:
                place = at + 16 + 2 * segments * 3 + 2 * n + offsets[n] + 2 * (code - first)
                glyph = struct.unpack_from(">H", data, place)[0]
                if not glyph:
                    continue
            if (glyph + deltas[n]) & 0xFFFF:
                found.add(code)
    return found


def _format_12(data: bytes, at: int) -> set[int]:
    """Groups of 32 bits."""
    groups = struct.unpack_from(">I", data, at + 12)[0]
    found: set[int] = set()
    for n in range(groups):
        first, last, _ = struct.unpack_from(">III", data, at + 16 + 12 * n)
        found.update(range(first, last + 1))
    return found
