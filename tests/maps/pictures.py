"""Pictures for the tests, without a library."""

import struct
import zlib
from pathlib import Path


def png_bytes(wide: int, high: int, claim: tuple[int, int] | None = None) -> bytes:
    """A one-coloured PNG; `claim` is a size that its header pretends to."""

    def chunk(tag: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))

    head = struct.pack(">IIBBBBB", *(claim or (wide, high)), 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\x40\x30\x60" * wide) * high
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def png(path: Path, wide: int, high: int) -> Path:
    """Write one."""
    path.write_bytes(png_bytes(wide, high))
    return path
