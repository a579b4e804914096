"""The tiles of a layer, out of every encoding and compression that Tiled writes, never more than asked for."""

import sys
import zlib
from array import array
from base64 import b64decode
from binascii import Error as BadBase64
from typing import Any

from game.maps.guard import Refused

FLIP_H, FLIP_V, FLIP_D = 1 << 31, 1 << 30, 1 << 29
FLAGS = FLIP_H | FLIP_V | FLIP_D | 1 << 28  # the last is for hexagons
GID = ~FLAGS & 0xFFFFFFFF


def decode(text: str, encoding: str, compression: str, count: int) -> "array[int]":
    """`count` gids with their flags; Refused for anything but exactly so many."""
    text = text.strip()
    if not text:
        raise Refused("it holds no tile data", "save the map with Tiled")
    if encoding == "csv":
        commas = text.count(",")
        if not count <= commas + 1 <= count + 1:
            raise Refused(f"it has {commas + 1} tiles, not {count}", "save the map with Tiled")
        try:
            cells = array("I", map(int, text.rstrip(",").split(",")))
        except (ValueError, OverflowError):
            raise Refused(
                "its tile data has something that is no tile number", "save the map with Tiled"
            ) from None
    elif encoding == "base64":
        if len(text) > count * 8 + 4096:  # base64 is 4/3, and no compression makes it half as large again
            raise Refused(f"its tile data is too long for {count} tiles", "save the map with Tiled")
        try:
            raw = b64decode("".join(text.split()), validate=True)
        except (BadBase64, ValueError):
            raise Refused("its tile data is not base64", "save the map with Tiled") from None
        data = inflate(raw, compression, count * 4)
        if len(data) % 4:
            raise Refused("its tile data is cut off", "save the map with Tiled")
        cells = array("I")
        cells.frombytes(data)
        if sys.byteorder == "big":
            cells.byteswap()
    else:
        raise Refused(
            f"the tile encoding {encoding!r} is unknown", "choose CSV or Base64 in the map's properties"
        )
    if len(cells) != count:
        raise Refused(f"it has {len(cells)} tiles, not {count}", "save the map with Tiled")
    return cells


def inflate(raw: bytes, compression: str, size: int) -> bytes:
    """Uncompress to at most `size` bytes; one more is refused before it is made."""
    if not compression:
        return raw
    try:
        if compression in ("zlib", "gzip"):
            engine = zlib.decompressobj(47)  # either header
            data = engine.decompress(raw, size + 1)
            whole = engine.eof
        elif compression == "zstd":
            stream = _zstd().ZstdDecompressor()
            data = stream.decompress(raw, max_length=size + 1)
            whole = stream.eof
        else:
            raise Refused(
                f"the compression {compression!r} is unknown", "choose zlib in the map's properties"
            )
    except Refused:
        raise
    except Exception as error:  # zlib.error, ZstdError, and whatever the next library calls it
        raise Refused(f"its tile data cannot be uncompressed ({error})", "save the map with Tiled") from None
    if len(data) > size:
        raise Refused(f"its tile data unpacks to more than {size // 4} tiles", "save the map with Tiled")
    if not whole:
        raise Refused("its tile data is cut off", "save the map with Tiled")
    return data


def _zstd() -> Any:
    """Zstandard: in Python itself from 3.14 on, before that a small package."""
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
    except ImportError:
        raise Refused(
            "its tiles are compressed with Zstandard, which needs the Python package backports.zstd",
            "install it, or choose zlib in the map's properties",
        ) from None
    return zstd
