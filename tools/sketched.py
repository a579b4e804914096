"""A map read back into a plan's words: what `tools/sketch.py renew` writes."""

import re
import shlex
from pathlib import Path
from xml.etree import ElementTree

from game.maps.classes import BY_NAME
from game.trouble import Trouble
from tools.sketch import BLOCK, LETTERS, SIGNS, SPARE, Drawn, Thing, hangs


def drawn_from(path: Path) -> Drawn:
    """Read one of the game's own maps back."""
    root = ElementTree.parse(path).getroot()
    width, height = int(root.get("width", 0)), int(root.get("height", 0))
    layers = {layer.get("name"): layer for layer in root.findall("layer")}

    def cells(name: str) -> list[int]:
        if name not in layers:
            return [0] * (width * height)
        return [int(n) for n in (layers[name].findtext("data") or "").replace("\n", "").split(",")]

    drawn = Drawn(path.stem, width, height, _members(root), cells("solid"), inside="back" in layers)
    drawn.walled = {n for n, gid in enumerate(cells("back")) if gid}
    objects = {element.get("id", ""): element for element in root.iter("object")}
    names = {n: element.get("name") or f"thing-{n}" for n, element in objects.items()}
    pointed = {one.get("value") for one in root.iter("property") if one.get("type") == "object"}
    lines: dict[str, str] = {}
    for element in objects.values():
        line = element.find("polyline")
        if line is not None:
            corners = [corner.split(",") for corner in line.get("points", "").split()]
            lines[element.get("id", "")] = ";".join(
                f"{float(x) / 16:g},{float(y) / 16:g}" for x, y in corners
            )
    for n, element in objects.items():
        kind = element.get("type") or _class_of(element.get("template", ""))
        if not kind:
            continue  # a wall's way, told where the wall is
        members = _members(element)
        types = {member.name: member.type for member in BY_NAME[kind].members}
        for key in [key for key in members if types[key] == "object"]:
            if key == "path":
                members["corners"] = lines[members.pop("path")]
            else:
                members[key] = "@" + names[members[key]]
        if n in lines:
            members["corners"] = lines[n]
        if element.get("name") or n in pointed:
            members = {"name": names[n], **members}
        x, y, w, h = (float(element.get(key, 0)) / 16 for key in ("x", "y", "width", "height"))
        (drawn.passages if kind == "Passage" else drawn.things).append(Thing(kind, x, y, w, h, members))
    return drawn


def _class_of(template: str) -> str:
    return "".join(part.capitalize() for part in Path(template).stem.split("-"))


def _members(element: ElementTree.Element) -> dict[str, str]:
    found = element.find("properties")
    return {} if found is None else {one.get("name", ""): one.get("value", "") for one in found}


def show(drawn: Drawn, passage: Thing) -> str:
    """A passage's block."""
    left, top, wide, high = (int(n) for n in (passage.x, passage.y, passage.w, passage.h))
    spiral = drawn.members.get("geometry") == "spiral"
    rows = [
        [_sign(drawn, y * drawn.width + (left + x) % drawn.width) for x in range(wide)]
        for y in range(top, top + high)
    ]
    used: dict[str, str] = {}
    said: list[str] = []
    for thing in drawn.things:
        x, y = _corner(thing)
        x = (x - left) % drawn.width if spiral else x - left
        if not (0 <= x < wide and 0 <= y - top < high):
            continue
        spec = _spec(thing)
        whole = x == int(x) and y == int(y) and rows[int(y) - top][int(x)] == "."
        if whole and thing.kind in LETTERS:
            letter = used.get(spec) or next(
                one for one in LETTERS[thing.kind] + SPARE if one not in used.values()
            )
            if spec not in used:
                used[spec] = letter
                said.append(f"{letter} {spec}")
            rows[int(y) - top][int(x)] = letter
        else:
            said.append(f"@{x:g},{y - top:g} {spec}")
    members = dict(passage.members)
    head = _words({"": members.pop("name")} | {"at": f"{left},{top}", "size": f"{wide}x{high}"}) + _words(
        members, "="
    )
    solid = ["|" + "".join(row) for row in rows]
    if not drawn.inside:
        solid = [row.rstrip(".") for row in solid]
    lines = [f"```passage{head}", *solid, *said, "```"]
    return "\n".join(lines)


def _sign(drawn: Drawn, at: int) -> str:
    sign = SIGNS.get(drawn.tiles[at], "#")  # whatever else the tileset has is stone of some edge
    return "," if drawn.inside and sign == "." and at not in drawn.walled else sign


def _words(members: dict[str, str], between: str = " ") -> str:
    return "".join(
        f" {key}{between}{shlex.quote(value)}" if key else f" {value}" for key, value in members.items()
    )


def _corner(thing: Thing) -> tuple[float, float]:
    if BY_NAME[thing.kind].shape != "point":
        return thing.x, thing.y
    return thing.x - 0.5, thing.y - (0.5 if hangs(thing) else 1)


def _spec(thing: Thing) -> str:
    size = f" {thing.w:g}x{thing.h:g}" if BY_NAME[thing.kind].shape == "rectangle" and thing.w else ""
    words = (
        f' {key}="{value}"' if " " in value else f" {key}={value}" for key, value in thing.members.items()
    )
    return thing.kind + size + "".join(words)


def renewed(plan: str, drawn: Drawn) -> str:
    """A plan's text with every block drawn from the map; its words stay."""
    passages = {passage.members["name"]: passage for passage in drawn.passages}

    def again(block: re.Match[str]) -> str:
        if block[1] == "map":
            inside = {"inside": "yes"} if drawn.inside else {}
            members = _words(drawn.members | inside, "=")
            return f"```map {drawn.name} size={drawn.width}x{drawn.height}{members}\n```"
        name = block[2].split()[0]
        if name not in passages:
            raise Trouble(f"{drawn.name}: the plan has a passage {name}, the map has none of this name")
        return show(drawn, passages.pop(name))

    text = BLOCK.sub(again, plan)
    if passages:
        raise Trouble(
            f"{drawn.name}: the plan says nothing of {', '.join(passages)}; put an empty block there"
        )
    return text
