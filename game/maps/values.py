"""Numbers, colours and properties out of XML, each checked before anyone counts with it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from game.maps.guard import COORDINATE, PROPERTIES
from game.maps.problem import Report, one_line
from game.maps.scenery import Color


@dataclass(slots=True)
class Place:
    """Where in the map we are reading, for what is reported there."""

    report: Report
    file: str = ""
    layer: str = ""
    object: int = 0
    at: tuple[int, int] | None = None

    def add(self, what: str, todo: str = "", grave: bool = True) -> None:
        """Report a fault here."""
        self.report.add(
            what, todo, file=self.file, layer=self.layer, object=self.object, at=self.at, grave=grave
        )


def whole(
    element: Element, name: str, default: int, place: Place, low: int = 0, high: int = COORDINATE
) -> int:
    """A whole number in an attribute, within bounds; reports and returns the default otherwise."""
    text = element.get(name)
    if text is None or text == "":
        return default
    value = number(element, name, default, place, low, high)
    if value != int(value):
        place.add(f"{name} of <{element.tag}> is {one_line(text, 40)}", "it must be a whole number")
        return default
    return int(value)


def number(
    element: Element,
    name: str,
    default: float,
    place: Place,
    low: float = -COORDINATE,
    high: float = COORDINATE,
) -> float:
    """A number in an attribute, finite and within bounds."""
    text = element.get(name)
    if text is None or text == "":
        return default
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if math.isnan(value) or not low <= value <= high:
        place.add(
            f"{name} of <{element.tag}> is {one_line(text, 40)}",
            f"it must be a number from {low:g} to {high:g}",
        )
        return default
    return value


def switch(element: Element, name: str, default: bool) -> bool:
    """A yes or no in an attribute, written 1/0 or true/false."""
    text = element.get(name, "")
    return default if text == "" else text in ("1", "true", "True")


def color(text: str | None) -> Color | None:
    """#rgb, #rrggbb or Tiled's #aarrggbb; the # may be missing. None for anything else."""
    digits = (text or "").lstrip("#")
    if len(digits) == 3:
        digits = "".join(ch * 2 for ch in digits)
    if len(digits) not in (6, 8):
        return None
    try:
        parts = bytes.fromhex(digits)
    except ValueError:
        return None
    if len(parts) == 4:
        return parts[1], parts[2], parts[3], parts[0]
    return parts[0], parts[1], parts[2], 255


def properties(element: Element, place: Place) -> Iterator[tuple[str, str, str]]:
    """(name, type, value) of each property that pytmx may read; what is none of its types is reported.

    A property of a class becomes one for each member, `name.member`; a list one for each item, `name.0`.
    """
    found = 0
    for group in element.findall("properties"):
        for node in group.findall("property"):
            for one in _flat(node, node.get("name", ""), place):
                found += 1
                if found > PROPERTIES:
                    place.add(f"it has more than {PROPERTIES} properties", "remove some")
                    return
                yield one


def _flat(node: Element, name: str, place: Place) -> Iterator[tuple[str, str, str]]:
    kind = node.get("type") or "string"
    if not name:
        place.add("a property has no name", "name it or remove it")
        return
    if kind == "class":
        for group in node.findall("properties"):
            for member in group.findall("property"):
                yield from _flat(member, f"{name}.{member.get('name', '')}", place)
        return
    if kind == "list":
        for n, item in enumerate(node.findall("item")):
            yield from _flat(item, f"{name}.{n}", place)
        return
    value = node.get("value")
    if value is None:
        value = node.text or ""
    if kind == "bool" and value not in ("true", "false", "1", "0", ""):
        place.add(f"property {name} is {one_line(value, 40)}", "it must be true or false")
        return
    if kind in ("int", "float", "object") and not _is_number(kind, value):
        place.add(f"property {name} is {one_line(value, 40)}", f"it must be a number ({kind})")
        return
    yield name, kind, value


def _is_number(kind: str, value: str) -> bool:
    if len(value) > 40:
        return False
    try:
        return math.isfinite(float(value)) if kind == "float" else abs(int(value)) < 1 << 31
    except ValueError:
        return False


def put_properties(target: Element, found: dict[str, tuple[str, str]]) -> None:
    """Write properties into an element for pytmx."""
    if not found:
        return
    group = Element("properties")
    for name, (kind, value) in found.items():
        known = kind if kind in ("int", "float", "bool", "object", "color", "file") else "string"
        group.append(Element("property", {"name": name, "type": known, "value": value}))
    target.append(group)
