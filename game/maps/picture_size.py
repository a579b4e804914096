"""How large a picture says it is, from the first bytes of its file; nothing is unpacked."""

import struct


def picture_size(head: bytes) -> tuple[int, int] | None:
    """(width, height) in px of a PNG, GIF, BMP, WebP or JPEG; None for anything else or a cut header."""
    try:
        if head[:8] == b"\x89PNG\r\n\x1a\n" and head[12:16] == b"IHDR":
            wide, high = struct.unpack(">II", head[16:24])
            return wide, high
        if head[:6] in (b"GIF87a", b"GIF89a"):
            wide, high = struct.unpack("<HH", head[6:10])
            return wide, high
        if head[:2] == b"BM":
            wide, high = struct.unpack("<ii", head[18:26])
            return wide, abs(high)
        if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
            return _webp(head)
        if head[:2] == b"\xff\xd8":
            return _jpeg(head)
    except (struct.error, IndexError):
        pass
    return None


def _webp(head: bytes) -> tuple[int, int] | None:
    form = head[12:16]
    if form == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if form == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8 ":
        wide, high = struct.unpack("<HH", head[26:30])
        return wide & 0x3FFF, high & 0x3FFF
    return None


def _jpeg(head: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(head):
        if head[at] != 0xFF:
            return None
        marker = head[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            high, wide = struct.unpack(">HH", head[at + 5 : at + 9])
            return wide, high
        (length,) = struct.unpack(">H", head[at + 2 : at + 4])
        if length < 2:
            return None
        at += 2 + length
    return None
