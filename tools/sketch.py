"""A map's passages as text, and text laid into a map: how the plans in `levels/plans` and the maps keep together.

python tools/sketch.py lay PLAN...     write the map that a plan draws
python tools/sketch.py renew PLAN...   draw a plan's sketches anew from its map, which is the truth

A plan is Markdown. A block ```` ```map ```` names the map's size and properties, each block ```` ```passage ````
one passage: its name, place and size in tiles, its members; rows of tiles after a `|`;
then what the letters in them are.

    passage ride at 4,30 size 44x23 allowance=90
    |....L.....W...#####
    |####==-~~^*...#####
    W ShiftingWall 3x1 down=-8 rest=1

`#` stone, `=` bone, `~` ash, `-` glass, `^` spike, `*` frost, `.` air. In a map drawn `inside=yes` all that lies in
no passage is stone, and air has the tower's wall behind it but for `,`, which is open to the sky. A letter is an object
that stands in air at its top left tile; one letter may stand in many places. An object that lies over stone is given by
its place instead (`@12,5 Mirror 6x2 face=weeping`, in tiles from the passage's corner). `name=` names it, and a member
that points at an object says `@NAME`. A line's corners are `corners=0,0;4,0;4,-6`, tiles from its place.
"""

import argparse
import re
import shlex
import sys
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import quoteattr

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from game.maps.classes import BY_NAME, MAP_MEMBERS
from game.trouble import Trouble
from tools.told import told

LEVELS = Path(__file__).resolve().parents[1] / "levels"
TILES = {".": 0, ",": 0, "#": 1, "-": 2, "~": 3, "=": 4, "^": 5, "*": 7}
CEILING_SPIKE = 6
SIGNS = {gid: sign for sign, gid in TILES.items() if sign != ","} | {CEILING_SPIKE: "^"}
BLOCK = re.compile(r"^```(map|passage) (.*?)\n(.*?)^```$", re.M | re.S)
LETTERS = {
    "Start": "S", "Lamp": "L", "Exit": "E", "Hand": "h", "ShiftingWall": "W", "Memory": "M", "Archway": "A",
    "Brand": "B", "Gaze": "G", "Taking": "T", "Vision": "V", "Door": "D", "Oddity": "O",
}  # fmt: skip
SPARE = "abcdefgijklmnopqrstuvwxyzCFHIJKNPQRUXYZ0123456789"


@dataclass(slots=True)
class Thing:
    """An object: its class, its place and size in tiles of the map, its members as text."""

    kind: str
    x: float
    y: float
    w: float = 0
    h: float = 0
    members: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Drawn:
    """A map as a plan draws it. `tiles`: gids, row after row."""

    name: str
    width: int
    height: int
    members: dict[str, str]
    tiles: list[int]
    things: list[Thing] = field(default_factory=list)
    passages: list[Thing] = field(default_factory=list)
    inside: bool = False
    walled: set[int] = field(default_factory=set)  # tiles of air with the tower's wall behind them

    def put(self, x: int, y: int, gid: int) -> None:
        """A tile; on a spiral the seam is crossed."""
        if self.members.get("geometry") == "spiral":
            x %= self.width
        if not (0 <= x < self.width and 0 <= y < self.height):
            raise Trouble(f"{self.name}: a row reaches tile ({x}, {y}), outside the map; make the map larger")
        self.tiles[y * self.width + x] = gid


def _size(word: str) -> tuple[float, float]:
    across, down = word.split("x")
    return float(across), float(down)


def _thing(words: list[str], x: float, y: float) -> Thing:
    thing = Thing(words[0], x, y)
    if thing.kind not in BY_NAME:
        raise Trouble(f"{thing.kind}: no such class")
    for word in words[1:]:
        if "=" in word:
            key, value = word.split("=", 1)
            thing.members[key] = value
        else:
            thing.w, thing.h = _size(word)
    shape = BY_NAME[thing.kind].shape
    if shape == "point":  # the middle of a tile, its foot for what stands
        thing.x, thing.y = x + 0.5, y + (0.5 if hangs(thing) else 1)
    elif shape == "rectangle" and not thing.w:
        thing.w, thing.h = (n / 16 for n in BY_NAME[thing.kind].size)
    return thing


def parse(path: Path) -> Drawn:
    """Read a plan. Raises Trouble naming the passage and what cannot be laid."""
    drawn: Drawn | None = None
    for kind, head, body in BLOCK.findall(path.read_text(encoding="utf-8")):
        words = shlex.split(head)
        members = dict(word.split("=", 1) for word in words[1:] if "=" in word)
        if kind == "map":
            width, height = _size(members.pop("size"))
            inside = members.pop("inside", "") == "yes"
            rest = TILES["#"] if inside else TILES["."]
            drawn = Drawn(
                words[0], int(width), int(height), members, [rest] * int(width * height), inside=inside
            )
        elif drawn is None:
            raise Trouble(f"{path}: a passage before the map; the block ```map comes first")
        else:
            _passage(drawn, words, members, body)
    if drawn is None:
        raise Trouble(f"{path}: no block ```map")
    return drawn


def hangs(thing: Thing) -> bool:
    """Is it put into the middle of a tile, not at its foot?"""
    return thing.kind in ("Memory", "Gaze", "Oddity") or thing.members.get("kind") == "wall"


def _passage(drawn: Drawn, words: list[str], members: dict[str, str], body: str) -> None:
    name = words[0]
    left, top = (int(n) for n in words[words.index("at") + 1].split(","))
    wide, high = _size(words[words.index("size") + 1])
    drawn.passages.append(Thing("Passage", left, top, wide, high, {"name": name, **members}))
    letters: dict[str, list[tuple[int, int]]] = {}
    row = 0
    for line in body.splitlines():
        try:
            if line.startswith("|"):
                if len(line) - 1 > wide or row >= high:
                    raise Trouble(
                        f"row {row} is {len(line) - 1} tiles long in a passage of {wide:g} x {high:g}"
                    )
                for x, sign in enumerate(line[1:].rstrip()):
                    if sign in TILES:
                        drawn.put(left + x, top + row, TILES[sign])
                    elif sign != " ":
                        letters.setdefault(sign, []).append((left + x, top + row))
                        drawn.put(left + x, top + row, 0)
                    if drawn.inside and sign not in "# ,":
                        drawn.walled.add((top + row) * drawn.width + left + x)
                row += 1
            elif line.startswith("@"):
                place, *rest = shlex.split(line)
                x, y = (float(n) for n in place[1:].split(","))
                drawn.things.append(_thing(rest, left + x, top + y))
            elif line.strip():
                letter, *rest = shlex.split(line)
                places = letters.pop(letter, None)
                if places is None:
                    raise Trouble(f"{letter} is nowhere in the rows")
                drawn.things += [_thing(rest, x, y) for x, y in places]
        except (Trouble, ValueError, KeyError) as fault:
            raise Trouble(f"{drawn.name}: passage {name}: {line.strip()}: {fault}") from None
    if letters:
        raise Trouble(f"{drawn.name}: passage {name}: nothing says what {' '.join(letters)} is")


# ---- the map's file ------------------------------------------------------------------


def lay(drawn: Drawn) -> str:
    """The text of the Tiled map."""
    _turn_spikes(drawn)
    spiral = drawn.members.get("geometry") == "spiral"
    numbers: dict[str, int] = {}
    things = [*drawn.things, *drawn.passages]
    lines: list[tuple[int, Thing, str]] = []
    for n, thing in enumerate(things, 1):
        if "name" in thing.members and thing.kind != "Passage":
            numbers[thing.members["name"]] = n
        if spiral:
            thing.x %= drawn.width
        if thing.kind == "ShiftingWall" and "corners" in thing.members:
            lines.append((len(things) + len(lines) + 1, thing, thing.members.pop("corners")))
            thing.members["path"] = str(lines[-1][0])
    out = ['<?xml version="1.0" encoding="UTF-8"?>']
    out.append(
        f'<map version="1.8" tiledversion="1.8.2" orientation="orthogonal" renderorder="right-down" '
        f'width="{drawn.width}" height="{drawn.height}" tilewidth="16" tileheight="16" infinite="0" '
        f'backgroundcolor="#0b0a16" nextlayerid="5" nextobjectid="{len(things) + len(lines) + 1}">'
    )
    types = {member.name: member.type for member in MAP_MEMBERS}
    out += _properties(drawn.members, types, numbers, 1)
    out += [' <tileset firstgid="1" source="tiles/stone.tsx"/>']
    if drawn.walled:
        out += _layer(4, "back", drawn, [int(n in drawn.walled) for n in range(len(drawn.tiles))])
    out += _layer(1, "solid", drawn, drawn.tiles)
    for layer, name, kinds in ((2, "things", drawn.things), (3, "passages", drawn.passages)):
        out.append(f' <objectgroup id="{layer}" name="{name}">')
        first = 1 if layer == 2 else len(drawn.things) + 1
        for n, thing in enumerate(kinds, first):
            out += _object(n, thing, numbers)
        if layer == 2:
            for n, thing, corners in lines:
                points = " ".join(
                    ",".join(f"{float(v) * 16:g}" for v in corner.split(",")) for corner in corners.split(";")
                )
                out += [f'  <object id="{n}" x="{thing.x * 16:g}" y="{thing.y * 16:g}">',
                        f'   <polyline points="{points}"/>', "  </object>"]  # fmt: skip
        out.append(" </objectgroup>")
    return "\n".join([*out, "</map>", ""])


def _layer(number: int, name: str, drawn: Drawn, tiles: list[int]) -> list[str]:
    rows = (tiles[y * drawn.width : (y + 1) * drawn.width] for y in range(drawn.height))
    return [
        f' <layer id="{number}" name="{name}" width="{drawn.width}" height="{drawn.height}">',
        '  <data encoding="csv">',
        ",\n".join(",".join(map(str, row)) for row in rows),
        "</data>",
        " </layer>",
    ]


def _template(kind: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", kind).lower() + ".tx"


def _object(number: int, thing: Thing, numbers: dict[str, int]) -> list[str]:
    known = BY_NAME[thing.kind]
    members = dict(thing.members)
    name, line = members.pop("name", ""), members.pop("corners", "")
    head = f'  <object id="{number}"' + (f" name={quoteattr(name)}" if name else "")
    if known.shape == "point":
        head += f' template="templates/{_template(thing.kind)}"'
    else:
        head += f' type="{thing.kind}"'
    head += f' x="{thing.x * 16:g}" y="{thing.y * 16:g}"'
    if known.shape == "rectangle":
        head += f' width="{thing.w * 16:g}" height="{thing.h * 16:g}"'
    inside = _properties(members, {member.name: member.type for member in known.members}, numbers, 3)
    if line:
        points = " ".join(",".join(f"{float(v) * 16:g}" for v in at.split(",")) for at in line.split(";"))
        inside.append(f'   <polyline points="{points}"/>')
    return [head + ">", *inside, "  </object>"] if inside else [head + "/>"]


def _properties(
    members: dict[str, str], types: dict[str, str], numbers: dict[str, int], deep: int
) -> list[str]:
    if not members:
        return []
    out = [" " * deep + "<properties>"]
    for key in sorted(members):
        if key not in types:
            raise Trouble(f"{key}: no such member")
        value = members[key]
        if types[key] == "object" and value.startswith("@"):
            if value[1:] not in numbers:
                raise Trouble(f"{key}={value}: nothing has this name")
            value = str(numbers[value[1:]])
        kind = "" if types[key] == "string" else f' type="{types[key]}"'
        out.append(" " * deep + f' <property name="{key}"{kind} value={quoteattr(value)}/>')
    return [*out, " " * deep + "</properties>"]


def _turn_spikes(drawn: Drawn) -> None:
    """Spikes below stone and above nothing hang."""
    tiles, width = drawn.tiles, drawn.width
    for at, gid in enumerate(tiles):
        if gid == TILES["^"]:
            above = tiles[at - width] if at >= width else 0
            below = tiles[at + width] if at + width < len(tiles) else 1
            if above in (TILES["#"], CEILING_SPIKE) and not below:
                tiles[at] = CEILING_SPIKE


@told
def main() -> int:
    """Lay or renew."""
    from tools.sketched import drawn_from, renewed

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("lay", "renew"))
    parser.add_argument("plan", nargs="+", type=Path)
    args = parser.parse_args()
    for path in args.plan:
        map = LEVELS / f"{path.stem}.tmx"
        if args.what == "lay":
            map.write_text(lay(parse(path)), encoding="utf-8")
            print(f"{map}: written")
        else:
            path.write_text(renewed(path.read_text(encoding="utf-8"), drawn_from(map)), encoding="utf-8")
            print(f"{path}: drawn anew")
    return 0


if __name__ == "__main__":
    sys.exit(main())
