"""What pytmx cannot read, or reads wrongly, put right before it reads.

From a guarded tree `mend` makes one that holds nothing but what pytmx 3.32 reads right: one flat list of
layers in Tiled's order (`ordinal` counts them), uncompressed tiles, no chunks, no outside files, templates
filled in, plain properties. What pytmx has no word for (looks inherited from groups, shapes of objects,
pictures) is kept beside it in `Mended`.
"""

from array import array
from base64 import b64encode
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from game.maps import cells as cells_of
from game.maps.guard import CELLS, LAYERS, MAP_SIDE, MAP_TILES, NUMBERS, Guard, Refused
from game.maps.mend_objects import ObjectMender, Shape
from game.maps.problem import Report, Unreadable, one_line
from game.maps.scenery import SOLID, Color, Look, role_of
from game.maps.sheets import Sheets
from game.maps.values import Place, color, number, properties, put_properties, switch, whole
from game.sim.level import TILE

SHOWN = 8  # faults of one sort that are named in one layer
BIG = 1 << 24  # tiles; chunks lie nearer than this


@dataclass(slots=True)
class LayerRecord:
    """What pytmx does not keep of a layer."""

    kind: str  # layer, objectgroup, imagelayer
    name: str
    look: Look
    node: Element
    shapes: list[Shape] = field(default_factory=list)
    picture: Path | None = None
    size: tuple[int, int] = (0, 0)
    transparent: Color | None = None
    chunks: list[tuple[int, int, int, int, "array[int]"]] = field(default_factory=list)
    cells: "array[int] | None" = None


@dataclass(slots=True)
class Mended:
    """A map that pytmx can read, and what it could not."""

    tree: Element
    width: int
    height: int
    sheets: Sheets
    layers: list[LayerRecord]
    background: Color | None
    origin: tuple[int, int]  # px; what an infinite map's corner was before it became 0, 0


class Mender:
    """Reads one map. Faults go to the report; Unreadable stops it."""

    def __init__(self, guard: Guard, report: Report, path: Path, node: Element) -> None:
        self.guard = guard
        self.report = report
        self.path = path
        self.node = node
        self.place = Place(report)
        self.sheets = Sheets(guard, report, path)
        self.objects = ObjectMender(guard, report, path, self.sheets)
        self.layers: list[LayerRecord] = []
        self.left = CELLS
        self.infinite = switch(node, "infinite", False)
        self.width = 0
        self.height = 0

    def mend(self) -> Mended:
        """The whole map."""
        self._head()
        for tileset in self.node.findall("tileset"):
            self.sheets.add(tileset, self.path, self.report.file)
        self._layers(self.node, Look())
        origin = self._finite() if self.infinite else (0, 0)
        self._check_gids()
        return Mended(
            self._tree(),
            self.width,
            self.height,
            self.sheets,
            self.layers,
            color(self.node.get("backgroundcolor")),
            (origin[0] * TILE, origin[1] * TILE),
        )

    # ---- the map itself

    def _head(self) -> None:
        node, place = self.node, self.place
        if node.get("orientation", "orthogonal") != "orthogonal":
            place.add(
                f"the map is {one_line(node.get('orientation', ''), 40)}",
                "make it orthogonal in Map > Map Properties",
            )
        size = (whole(node, "tilewidth", 0, place), whole(node, "tileheight", 0, place))
        if size != (TILE, TILE):
            place.add(
                f"its tiles are {size[0]} x {size[1]} pixels", f"set the map's tile size to {TILE} x {TILE}"
            )
        if self.infinite:
            return
        self.width = whole(node, "width", 0, place)
        self.height = whole(node, "height", 0, place)
        self._limit(self.width, self.height)

    def _limit(self, width: int, height: int) -> None:
        if not (1 <= width <= MAP_SIDE and 1 <= height <= MAP_SIDE and width * height <= MAP_TILES):
            raise self.report.stop(
                f"the map is {width} x {height} tiles",
                f"keep it between 1 and {MAP_SIDE} a side and under {MAP_TILES} tiles in all",
            )

    # ---- layers, groups opened, in the order in which Tiled draws them

    def _layers(self, parent: Element, outer: Look) -> None:
        for node in parent:
            if node.tag not in ("layer", "objectgroup", "imagelayer", "group"):
                continue
            name = node.get("name", "")
            place = Place(self.report, layer=name)
            look = self._look(node, outer, place)
            if node.tag == "group":
                self._layers(node, look)
                continue
            if len(self.layers) >= LAYERS:
                raise self.report.stop(f"the map has more than {LAYERS} layers", "use fewer")
            record = LayerRecord(node.tag, name, look, node)
            if node.tag == "layer":
                self._tiles(record, place)
            elif node.tag == "imagelayer":
                self._image(record, place)
            else:
                record.shapes = self.objects.read(node, name)
            self.layers.append(record)

    def _look(self, node: Element, outer: Look, place: Place) -> Look:
        tint = color(node.get("tintcolor"))
        if tint and outer.tint:
            tint = tuple(a * b // 255 for a, b in zip(tint, outer.tint))  # type: ignore[assignment]
        return Look(
            outer.visible and switch(node, "visible", True),
            outer.opacity * number(node, "opacity", 1.0, place, 0, 1),
            tint or outer.tint,
            (
                outer.offset[0] + number(node, "offsetx", 0.0, place),
                outer.offset[1] + number(node, "offsety", 0.0, place),
            ),
            (
                outer.parallax[0] * number(node, "parallaxx", 1.0, place),
                outer.parallax[1] * number(node, "parallaxy", 1.0, place),
            ),
        )

    def _image(self, record: LayerRecord, place: Place) -> None:
        image = record.node.find("image")
        source = image.get("source") if image is not None else None
        if image is None or not source:
            place.add("the image layer has no picture", "choose one, or remove the layer", grave=False)
            return
        record.transparent = color(image.get("trans"))
        try:
            path = self.guard.find(source, self.path)
            record.size = self.guard.picture(path)
            record.picture = path
        except Refused as refused:
            place.add(f"picture {source}: {refused.what}", refused.todo)

    def _tiles(self, record: LayerRecord, place: Place) -> None:
        node = record.node
        data = node.find("data")
        encoding = data.get("encoding", "") if data is not None else ""
        compression = data.get("compression", "") if data is not None else ""
        chunks = data.findall("chunk") if data is not None else []
        try:
            if chunks or self.infinite:
                for chunk in chunks:
                    x, y, w, h = (
                        whole(chunk, key, 0, place, -BIG, BIG) for key in ("x", "y", "width", "height")
                    )
                    if not (0 < w <= 1024 and 0 < h <= 1024):
                        raise Refused(f"a chunk is {w} x {h} tiles", "save the map with Tiled")
                    self._spend(w * h)
                    cells = cells_of.decode(
                        chunk.text or "", chunk.get("encoding", encoding), compression, w * h
                    )
                    record.chunks.append((x, y, w, h, cells))
                if not self.infinite:
                    raise Refused(
                        "it is stored in chunks but the map is not infinite", "save the map with Tiled"
                    )
                return
            if data is None:
                raise Refused("it holds no tile data", "save the map with Tiled")
            size = (whole(node, "width", self.width, place), whole(node, "height", self.height, place))
            if size != (self.width, self.height):
                raise Refused(
                    f"it is {size[0]} x {size[1]} tiles, the map {self.width} x {self.height}",
                    "save the map with Tiled",
                )
            self._spend(self.width * self.height)
            record.cells = cells_of.decode(data.text or "", encoding, compression, self.width * self.height)
        except Refused as refused:
            place.add(refused.what, refused.todo)

    def _spend(self, tiles: int) -> None:
        self.left -= tiles
        if self.left < 0:
            self.report.add(f"all layers together have more than {CELLS} tiles", "use fewer layers")
            raise Unreadable

    def _finite(self) -> tuple[int, int]:
        """An infinite map ends where its `solid` layer does: the smallest box around its tiles."""
        left, top, right, bottom = BIG, BIG, -BIG, -BIG
        named = [record for record in self.layers if record.kind == "layer"]
        solid = [record for record in named if role_of(record.name) == SOLID] or named
        for record in solid:
            for x, y, w, h, cells in record.chunks:
                for row in range(h):
                    line = cells[row * w : (row + 1) * w]
                    full = [n for n, gid in enumerate(line) if gid & cells_of.GID]
                    if full:
                        left, right = min(left, x + full[0]), max(right, x + full[-1] + 1)
                        top, bottom = min(top, y + row), max(bottom, y + row + 1)
        if right < left:
            raise self.report.stop("the infinite map has no solid tiles", "draw some in the layer `solid`")
        self.width, self.height = right - left, bottom - top
        self._limit(self.width, self.height)
        for record in named:
            self._spend(self.width * self.height)
            grid = array("I", bytes(4 * self.width * self.height))
            for x, y, w, h, cells in record.chunks:
                first, last = max(0, left - x), min(w, right - x)
                if first >= last:
                    continue
                for row in range(max(0, top - y), min(h, bottom - y)):
                    at = (y + row - top) * self.width + x + first - left
                    grid[at : at + last - first] = cells[row * w + first : row * w + last]
            record.cells = grid
            record.chunks = []
        return left, top

    def _check_gids(self) -> None:
        """Every tile must be in a tileset; what is not is reported and left out."""
        seen: set[int] = set()
        for record in self.layers:
            if record.cells is None:
                continue
            numbers = set(record.cells)
            seen |= numbers
            if len(seen) > NUMBERS:
                raise self.report.stop(f"the map shows more than {NUMBERS} different tiles", "use fewer")
            lost = {
                raw for raw in numbers if raw & cells_of.GID and self.sheets.index(raw & cells_of.GID) is None
            }
            if not lost:
                continue
            for raw in sorted(lost)[:SHOWN]:
                n = record.cells.index(raw)
                self.report.add(
                    f"tile number {raw & cells_of.GID} is in no tileset",
                    "erase it, or add its tileset again",
                    layer=record.name,
                    at=(n % self.width, n // self.width),
                )
            record.cells = array("I", (0 if cell in lost else cell for cell in record.cells))

    # ---- for pytmx

    def _tree(self) -> Element:
        root = Element(
            "map",
            {
                "version": "1.8",
                "orientation": "orthogonal",
                "width": str(self.width),
                "height": str(self.height),
                "tilewidth": str(TILE),
                "tileheight": str(TILE),
            },
        )
        put_properties(root, {name: (kind, value) for name, kind, value in properties(self.node, self.place)})
        root.extend(self.sheets.for_pytmx())
        for ordinal, record in enumerate(self.layers):
            if record.kind == "imagelayer" or (record.kind == "layer" and record.cells is None):
                continue
            node = Element(record.kind, {"name": record.name, "ordinal": str(ordinal)})
            place = Place(self.report, layer=record.name)
            put_properties(
                node, {name: (kind, value) for name, kind, value in properties(record.node, place)}
            )
            if record.cells is not None:
                node.set("width", str(self.width))
                node.set("height", str(self.height))
                plain = (
                    array("I", (cell & ~(1 << 28) for cell in record.cells))
                    if max(record.cells) >= 1 << 28
                    else record.cells
                )
                data = Element("data", {"encoding": "base64"})
                data.text = b64encode(plain.tobytes()).decode()
                node.append(data)
            node.extend(shape.node for shape in record.shapes)
            root.append(node)
        return root
