"""Writes what Tiled and designers read from the table in `classes.py`: `python -m game.maps.generate`.

The project file keeps anything a designer added to it (folders, commands of their own); only our property
types and commands are written anew. A test checks that the files in `levels/` are up to date.
"""

import json
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from game.files import shipped
from game.maps import rules
from game.maps.classes import CLASSES, ENUMS, KINDS, MAP_MEMBERS, Member, ThingClass

PROJECT = "burning-lavender.tiled-project"
TYPES = "objecttypes.xml"
PAGE = "README.md"
WORLD = "tower.world"
WORLD_GAP = 20 * 16  # px between two maps in Tiled's view of the tower
BEGIN, END = "<!-- made from game/maps/classes.py -->", "<!-- end -->"

COMMANDS = (
    ("Play this map", "F5", "play --windowed --map %mapfile"),
    ("Play from the selected object", "Shift+F5", "play --windowed --map %mapfile --object %objectid"),
    ("Check this map", "F6", "check %mapfile"),
    ("Prove this map", "F7", "prove %mapfile"),
)


def _default(member: Member) -> str:
    if isinstance(member.default, bool):
        return "true" if member.default else "false"
    return str(member.default)


def property_types() -> list[dict[str, object]]:
    """The project's `propertyTypes`: enums first, then classes (Tiled 1.8 skips the classes)."""
    types: list[dict[str, object]] = [
        {
            "id": n,
            "name": name,
            "storageType": "string",
            "type": "enum",
            "values": list(values),
            "valuesAsFlags": False,
        }
        for n, (name, values) in enumerate(ENUMS.items(), 1)
    ]
    for n, thing in enumerate(CLASSES, len(types) + 1):
        members = []
        for member in thing.members:
            entry: dict[str, object] = {"name": member.name, "type": member.type, "value": member.default}
            if member.enum:
                entry["propertyType"] = member.enum
            members.append(entry)
        types.append(
            {
                "id": n,
                "name": thing.name,
                "type": "class",
                "color": "#ff" + thing.color[1:],
                "drawFill": True,
                "members": members,
                "useAs": ["object", "tile"],
            }
        )
    return types


def project(old: str = "") -> str:
    """The project file; `old` is what it said before."""
    data: dict[str, Any] = json.loads(old) if old else {"extensionsPath": "extensions", "folders": ["."]}
    ours: list[dict[str, Any]] = [
        {
            "arguments": arguments,
            "enabled": True,
            "command": "burning-lavender",
            "name": name,
            "saveBeforeExecute": True,
            "shortcut": shortcut,
            "showOutput": True,
            "workingDirectory": "%projectpath",
        }
        for name, shortcut, arguments in COMMANDS
    ]
    names = {command["name"] for command in ours}
    data["commands"] = ours + [
        command for command in data.get("commands", []) if command["name"] not in names
    ]
    data["objectTypesFile"] = TYPES
    data["automappingRulesFile"] = f"tiles/{rules.LIST}"
    data["propertyTypes"] = property_types()
    return json.dumps(data, indent=4, sort_keys=True) + "\n"


def object_types() -> str:
    """objecttypes.xml, which Tiled 1.8 reads instead."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<objecttypes>"]
    for thing in CLASSES:
        head = f" <objecttype name={quoteattr(thing.name)} color={quoteattr(thing.color)}"
        if not thing.members:
            lines.append(head + "/>")
            continue
        lines.append(head + ">")
        for member in thing.members:
            enum = f" propertytype={quoteattr(member.enum)}" if member.enum else ""
            lines.append(
                f"  <property name={quoteattr(member.name)} type={quoteattr(member.type)}{enum}"
                f" default={quoteattr(_default(member))}/>"
            )
        lines.append(" </objecttype>")
    return "\n".join([*lines, "</objecttypes>", ""])


def template(thing: ThingClass) -> str:
    """The object template of a class."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<template>"]
    head = f" <object type={quoteattr(thing.name)}"
    if thing.shape == "rectangle":
        lines.append(f'{head} width="{thing.size[0]}" height="{thing.size[1]}"/>')
    elif thing.shape == "point":
        lines += [head + ">", "  <point/>", " </object>"]
    else:
        lines += [head + ">", '  <polyline points="0,0 64,0 64,-64"/>', " </object>"]
    return "\n".join([*lines, "</template>", ""])


def world(levels: Path) -> str:
    """tower.world: the numbered maps, the first at the foot, as Tiled shows them together."""
    entries: list[dict[str, object]] = []
    foot = 0
    for path in sorted(levels.glob("[0-9]*.tmx")):
        text = path.read_text(encoding="utf-8")
        start = text.index("<map")
        head = ElementTree.fromstring(text[start : text.index(">", start)] + "/>")
        wide, high = (int(head.get(side, "0")) * 16 for side in ("width", "height"))
        entries.append({"fileName": path.name, "height": high, "width": wide, "x": 0, "y": foot - high})
        foot -= high + WORLD_GAP
    data = {"maps": entries, "onlyShowAdjacentMaps": False, "type": "world"}
    return json.dumps(data, indent=4, sort_keys=True) + "\n"


def _row(member: Member) -> str:
    kind = " ".join(f"`{value}`" for value in ENUMS[member.enum]) if member.enum else member.type
    return f"| `{member.name}` | {kind} | {f'`{_default(member)}`' if _default(member) else ''} | {member.says} |"


def tables() -> str:
    """The reference part of levels/README.md."""
    head = ["| member | is | default | what it does |", "|---|---|---|---|"]
    lines = ["## Properties of the map", "", *head, *map(_row, MAP_MEMBERS), ""]
    lines += ["## Tiles", "", "What a tile is, its property `kind` in the tileset says: "]
    lines[-1] += ", ".join(f"`{kind}`" for kind in KINDS) + "."
    lines += ["", "## Classes", ""]
    for thing in CLASSES:
        later = "" if thing.rules else " *(Seen, heard or read; the rules do not know it.)*"
        lines += [f"### {thing.name}", "", f"Drawn as a {thing.shape}. {thing.says}{later}", ""]
        if thing.members:
            lines += [*head, *map(_row, thing.members), ""]
    return "\n".join(lines)


def page(old: str) -> str:
    """levels/README.md with its tables anew."""
    before, _, rest = old.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tables()}\n{END}{after}"


def files(levels: Path) -> dict[Path, str]:
    """Every generated file and what it must say."""

    def old(name: str) -> str:
        path = levels / name
        return path.read_text(encoding="utf-8") if path.exists() else ""

    made = {
        levels / PROJECT: project(old(PROJECT)),
        levels / TYPES: object_types(),
        levels / PAGE: page(old(PAGE)),
        levels / WORLD: world(levels),
        levels / "tiles" / rules.TILESET: rules.tileset(),
        levels / "tiles" / rules.RULES: rules.rule_map(),
        levels / "tiles" / rules.LIST: rules.rule_list(),
    }
    for thing in CLASSES:
        name = "".join("-" + ch.lower() if ch.isupper() else ch for ch in thing.name).lstrip("-")
        made[levels / "templates" / f"{name}.tx"] = template(thing)
    return made


def main() -> int:
    """Write what has changed; says what."""
    for path, text in files(shipped("levels")).items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"{path}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
