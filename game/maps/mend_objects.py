"""Objects: templates filled in, shapes told apart, tile objects put where Tiled shows them."""

from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from game.maps.cells import FLAGS, GID
from game.maps.guard import COORDINATE, OBJECTS, POINTS, TEXT, Guard, Refused
from game.maps.problem import Report
from game.maps.sheets import Sheets
from game.maps.values import Place, number, properties, put_properties, switch, whole
from game.sim.level import TILE

SHAPES = ("ellipse", "point", "capsule", "polygon", "polyline", "text")

# where in its box a tile object's x, y lies, by its tileset's alignment: shares of width and height
ALIGNMENTS = {
    "topleft": (0.0, 0.0),
    "top": (0.5, 0.0),
    "topright": (1.0, 0.0),
    "left": (0.0, 0.5),
    "center": (0.5, 0.5),
    "right": (1.0, 0.5),
    "bottomleft": (0.0, 1.0),
    "bottom": (0.5, 1.0),
    "bottomright": (1.0, 1.0),
    "unspecified": (0.0, 1.0),
}


@dataclass(slots=True)
class Shape:
    """What pytmx does not keep of an object; `node` is what pytmx reads of it.

    `points` are relative to the object's x, y. `box` is x, y, w, h in px as Tiled shows it, unrotated.
    """

    node: Element
    id: int
    shape: str
    box: tuple[float, float, float, float]
    points: tuple[tuple[float, float], ...] = ()
    text: str = ""
    names: frozenset[str] = frozenset()  # its own properties, not its tile's


@dataclass(slots=True)
class _Template:
    node: Element
    tileset: Element | None
    file: Path
    gids: dict[int, int] = field(default_factory=dict)


class ObjectMender:
    """Reads the objects of all layers of one map."""

    def __init__(self, guard: Guard, report: Report, path: Path, sheets: Sheets) -> None:
        self.guard = guard
        self.report = report
        self.path = path
        self.sheets = sheets
        self.templates: dict[Path, _Template | None] = {}
        self.ids: set[int] = set()
        self.count = 0

    def read(self, group: Element, layer: str) -> list[Shape]:
        """All objects of a layer."""
        found = []
        for node in group.findall("object"):
            self.count += 1
            if self.count > OBJECTS:
                raise self.report.stop(f"the map has more than {OBJECTS} objects", "divide it", layer=layer)
            place = Place(self.report, layer=layer)
            id = whole(node, "id", 0, place, 0, 1 << 30)
            place.object = id
            if id and id in self.ids:
                place.add("another object has the same id", "save the map with Tiled")
            self.ids.add(id)
            shape = self._object(node, id, place)
            if not self.guard.spend(
                len(shape.names) + len(shape.points) + sum(1 for _ in shape.node.iter("property"))
            ):
                raise self.report.stop(
                    "its objects have too many properties and corners", "divide it", layer=layer
                )
            found.append(shape)
        return found

    def _object(self, node: Element, id: int, place: Place) -> Shape:
        given = dict(node.attrib)
        source = given.pop("template", None)
        own = {name: (kind, value) for name, kind, value in properties(node, place)}
        form = next((child for child in node if child.tag in SHAPES), None)
        if source is not None:
            template = self._template(source, place)
            if template is not None:
                base = dict(template.node.attrib)
                if "gid" in base and "gid" not in given:
                    base["gid"] = str(self._template_gid(template, base["gid"], place))
                given = base | given
                inherited = {name: (kind, value) for name, kind, value in properties(template.node, place)}
                own = inherited | own
                if form is None:
                    form = next((child for child in template.node if child.tag in SHAPES), None)
        return self._shape(Element("object", given), id, form, own, place)

    def _shape(
        self, given: Element, id: int, form: Element | None, own: dict[str, tuple[str, str]], place: Place
    ) -> Shape:
        x, y = number(given, "x", 0, place), number(given, "y", 0, place)
        place.at = (int(x) // TILE, int(y) // TILE)
        w = number(given, "width", 0, place, 0)
        h = number(given, "height", 0, place, 0)
        rotation = number(given, "rotation", 0, place)
        raw = whole(given, "gid", 0, place, 0, 0xFFFFFFFF)
        names = frozenset(own)
        kind = given.get("type") or given.get("class") or ""
        shape, text = "rectangle", ""
        points: tuple[tuple[float, float], ...] = ()
        box = (x, y, w, h)
        gid = raw & GID
        sheet = self.sheets.index(gid) if gid else None
        if gid and sheet is None:
            place.add(
                f"its tile number {gid} is in no tileset", "add its tileset again, or delete the object"
            )
            raw = 0
        if sheet is not None:
            tileset = self.sheets.sets[sheet]
            shape = "tile"
            _, _, wide, high = tileset.box(gid - tileset.first)
            w, h = w or wide, h or high
            ax, ay = ALIGNMENTS.get(tileset.alignment, (0.0, 1.0))
            box = (x - ax * w, y - ay * h, w, h)
            kind = kind or tileset.classes.get(gid - tileset.first, "")
            own = self.sheets.properties[sheet].get(gid - tileset.first, {}) | own
        elif form is not None:
            shape = form.tag
            if shape in ("polygon", "polyline"):
                points = self._points(form.get("points", ""), place)
            elif shape == "text":
                text = (form.text or "")[:TEXT]
        node = Element(
            "object",
            {
                "id": str(id),
                "name": given.get("name", ""),
                "type": kind,
                "x": repr(x),
                "y": repr(y),
                "width": repr(w),
                "height": repr(h),
                "rotation": repr(rotation),
                "visible": "1" if switch(given, "visible", True) else "0",
            },
        )
        if raw:
            node.set("gid", str(raw & (GID | FLAGS & ~(1 << 28))))
        put_properties(node, own)
        return Shape(node, id, shape, box, points, text, names)

    def _points(self, text: str, place: Place) -> tuple[tuple[float, float], ...]:
        pairs = text.split(None, POINTS + 1)
        if len(pairs) > POINTS:
            place.add(f"its line has more than {POINTS} corners", "draw it simpler")
            return ()
        points = []
        for pair in pairs:
            try:
                x, y = (float(part) for part in pair.split(","))
                if not (abs(x) <= COORDINATE and abs(y) <= COORDINATE):
                    raise ValueError
            except ValueError:
                place.add("a corner of its line is no pair of numbers", "draw it again")
                return ()
            points.append((x, y))
        return tuple(points)

    # ---- templates

    def _template(self, source: str, place: Place) -> _Template | None:
        try:
            path = self.guard.find(source, self.path)
            if path not in self.templates:
                self.templates[path] = None
                self.templates[path] = self._read_template(path)
            return self.templates[path]
        except Refused as refused:
            place.add(f"template {source}: {refused.what}", refused.todo)
            return None

    def _read_template(self, path: Path) -> _Template:
        tree = self.guard.xml(path)
        node = tree.find("object") if tree.tag == "template" else None
        if node is None:
            raise Refused("it is no template", "choose a .tx file")
        if node.get("template") is not None:
            raise Refused("it is made from another template", "save it again as one of its own")
        return _Template(node, tree.find("tileset"), path)

    def _template_gid(self, template: _Template, text: str, place: Place) -> int:
        """A template counts tiles by its own tileset: the same tile as the map counts it."""
        try:
            raw = int(text)
        except ValueError:
            return 0
        if raw in template.gids or template.tileset is None or not 0 <= raw <= 0xFFFFFFFF:
            return template.gids.get(raw, 0)
        first = whole(template.tileset, "firstgid", 1, place, 1, 1 << 28)
        try:
            file = self.guard.find(template.tileset.get("source", ""), template.file)
        except Refused as refused:
            place.add(f"template {template.file.name}: {refused.what}", refused.todo)
            return 0
        sheet = next((sheet for sheet in self.sheets.sets if sheet.file == file), None)
        if sheet is None:
            shown = self.sheets.shown(template.file)
            sheet = self.sheets.add(template.tileset, template.file, shown, first=self.sheets.free_gid())
        if sheet is None:
            return 0
        template.gids[raw] = ((raw & GID) - first + sheet.first) | raw & FLAGS
        return template.gids[raw]
