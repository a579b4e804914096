"""Small Tiled maps written for the tests: a room drawn as text, objects as XML."""

import base64
import gzip
import zlib
from array import array
from pathlib import Path

KINDS = "#-=b^v*"  # tile id + 1 -> stone glass ash bone spike spike frost
NAMES = ("stone", "glass", "ash", "bone", "spike", "spike", "frost")

ROOM = """
    ............
    ............
    ............
    ............
    .......--...
    ............
    ............
    ####==######
    ####..######
    ####^^######
"""

START = '<object id="1" type="Start" x="24" y="112"><point/></object>'
EXIT = '<object id="2" type="Exit" x="160" y="64" width="16" height="48"/>'
LAMP = '<object id="3" type="Lamp" x="40" y="112"><point/></object>'
HOME = START + EXIT


def rows(text: str = ROOM) -> list[str]:
    """The lines of a drawing."""
    return [line.strip() for line in text.strip().splitlines()]


def gids(text: str = ROOM) -> list[int]:
    """Tile numbers of a drawing."""
    return [KINDS.find(ch) + 1 for line in rows(text) for ch in line]


def csv(cells: list[int]) -> str:
    """Tiles as CSV."""
    return ",".join(map(str, cells))


def packed(cells: list[int], how: str) -> str:
    """Tiles as base64 in a compression."""
    raw = array("I", cells).tobytes()
    if how == "zstd":
        from backports import zstd

        raw = zstd.compress(raw)
    raw = {"zlib": zlib.compress, "gzip": gzip.compress}.get(how, bytes)(raw)
    return base64.b64encode(raw).decode()


def tileset(first: int = 1, kinds: tuple[str, ...] = NAMES, name: str = "stone") -> str:
    """A tileset without a picture, inside the map."""
    tiles = "".join(
        f'<tile id="{n}"><properties><property name="kind" value="{kind}"/></properties></tile>'
        for n, kind in enumerate(kinds)
    )
    return (
        f'<tileset firstgid="{first}" name="{name}" tilewidth="16" tileheight="16" '
        f'tilecount="{len(kinds)}" columns="0">{tiles}</tileset>'
    )


def tiles(
    text: str = ROOM,
    name: str = "solid",
    data: str | None = None,
    encoding: str = 'encoding="csv"',
    attributes: str = "",
) -> str:
    """A tile layer."""
    drawn = rows(text)
    inside = csv(gids(text)) if data is None else data
    return (
        f'<layer id="1" name="{name}" width="{len(drawn[0])}" height="{len(drawn)}" {attributes}>'
        f"<data {encoding}>{inside}</data></layer>"
    )


def objects(inside: str = HOME, name: str = "things", attributes: str = "") -> str:
    """An object layer."""
    return f'<objectgroup id="2" name="{name}" {attributes}>{inside}</objectgroup>'


def document(
    *parts: str,
    text: str = ROOM,
    properties: str = "",
    attributes: str = "",
    sheet: str | None = None,
    infinite: int = 0,
) -> str:
    """A whole map; without `parts` a good one."""
    drawn = rows(text)
    inside = "".join(parts) if parts else tiles(text) + objects()
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<map version="1.10" orientation="orthogonal" renderorder="right-down" width="{len(drawn[0])}" '
        f'height="{len(drawn)}" tilewidth="16" tileheight="16" infinite="{infinite}" {attributes}>'
        f"<properties>{properties}</properties>{tileset() if sheet is None else sheet}{inside}</map>\n"
    )


def prop(name: str, value: object, kind: str = "") -> str:
    """A member of an object."""
    return f'<property name="{name}" {f"type={kind!r}" if kind else ""} value="{value}"/>'


def thing(number: int, kind: str, x: float, y: float, w: float = 0, h: float = 0, *members: str) -> str:
    """An object of a class: a rectangle, or a point."""
    size = f'width="{w}" height="{h}"' if w else ""
    inner = "" if w else "<point/>"
    held = f"<properties>{''.join(members)}</properties>" if members else ""
    return f'<object id="{number}" type="{kind}" x="{x}" y="{y}" {size}>{held}{inner}</object>'


def write(folder: Path, text: str, name: str = "room.tmx") -> Path:
    """Put a map's text into a folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
