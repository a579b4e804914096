"""Tilesets: those inside the map, those outside it, those of templates; their pictures by header only."""

from bisect import bisect_right
from pathlib import Path
from xml.etree.ElementTree import Element

from game.maps.guard import TILESET_TILES, TILESETS, Guard, Refused
from game.maps.problem import Report
from game.maps.scenery import Tileset
from game.maps.values import Place, color, properties, put_properties, whole

Properties = dict[str, tuple[str, str]]


class Sheets:
    """All tilesets of a map, in the order of their first gids."""

    def __init__(self, guard: Guard, report: Report, map_file: Path) -> None:
        self.guard = guard
        self.report = report
        self.map_file = map_file
        self.sets: list[Tileset] = []
        self.properties: list[dict[int, Properties]] = []  # per tileset: tile -> properties
        self._said: set[tuple[int, str, str]] = set()

    def add(self, node: Element, beside: Path, shown: str, first: int | None = None) -> Tileset | None:
        """Read a <tileset> found in the file `beside` (called `shown` to the designer)."""
        report = self.report
        place = Place(report, shown)
        if len(self.sets) >= TILESETS:
            raise report.stop(f"the map has more than {TILESETS} tilesets", "use fewer")
        if first is None:
            first = whole(node, "firstgid", 0, place, 1, 1 << 28)
        if not first:
            place.add("a tileset has no first gid", "save the map with Tiled")
            return None
        source = node.get("source")
        file: Path | None = None
        if source is not None:
            try:
                file = self.guard.find(source, beside)
                if file.suffix.lower() in (".tsj", ".json"):
                    raise Refused("it is a JSON tileset", "save it as .tsx")
                node = self.guard.xml(file)
                if node.tag != "tileset":
                    raise Refused("it is no tileset", "choose a .tsx file")
                if node.get("source") is not None:
                    raise Refused("it points to another tileset", "save it with Tiled")
            except Refused as refused:
                place.add(f"tileset {source}: {refused.what}", refused.todo)
                return None
            place = Place(report, self.shown(file))
            beside = file
        sheet = self._read(node, first, beside, place)
        sheet.file = file
        at = next((n for n, other in enumerate(self.sets) if other.first > first), len(self.sets))
        self.sets.insert(at, sheet)
        self.properties.insert(at, self._tiles(node, sheet, beside, place))
        below = self.sets[at - 1] if at else None
        above = self.sets[at + 1] if at + 1 < len(self.sets) else None
        for one, two in ((below, sheet), (sheet, above)):
            if one and two and one.first + one.last >= two.first:
                place.add(f"tilesets {one.name} and {two.name} overlap", "save the map with Tiled")
        return sheet

    def shown(self, file: Path) -> str:
        """A file's name as the designer would type it, beside the map's own name."""
        try:
            below = file.relative_to(self.map_file.resolve().parent)
            return str(Path(self.report.file).parent / below)
        except ValueError:
            return str(file)

    def free_gid(self) -> int:
        """The first gid that no tileset has."""
        return self.sets[-1].first + self.sets[-1].last + 1 if self.sets else 1

    def index(self, gid: int) -> int | None:
        """The tileset that a gid (without flags) belongs to."""
        n = bisect_right(self.sets, gid, key=lambda sheet: sheet.first) - 1
        return n if n >= 0 and gid <= self.sets[n].first + self.sets[n].last else None

    def _read(self, node: Element, first: int, beside: Path, place: Place) -> Tileset:
        side = 4096
        offset = node.find("tileoffset")
        sheet = Tileset(
            name=node.get("name", ""),
            first=first,
            count=whole(node, "tilecount", 0, place, 0, TILESET_TILES),
            columns=whole(node, "columns", 0, place, 0, TILESET_TILES),
            tile=(
                whole(node, "tilewidth", 16, place, 1, side),
                whole(node, "tileheight", 16, place, 1, side),
            ),
            margin=whole(node, "margin", 0, place, 0, side),
            spacing=whole(node, "spacing", 0, place, 0, side),
            alignment=node.get("objectalignment", "unspecified"),
        )
        if offset is not None:
            sheet.offset = (
                whole(offset, "x", 0, place, -side, side),
                whole(offset, "y", 0, place, -side, side),
            )
        image = node.find("image")
        if image is not None:
            sheet.transparent = color(image.get("trans"))
            found = self._picture(image, beside, place, f"tileset {sheet.name}")
            if found:
                sheet.picture, sheet.size = found
                wide = sheet.size[0] - sheet.margin + sheet.spacing
                high = sheet.size[1] - sheet.margin + sheet.spacing
                sheet.columns = max(1, wide // (sheet.tile[0] + sheet.spacing))
                rows = high // (sheet.tile[1] + sheet.spacing)
                sheet.count = sheet.count or min(sheet.columns * rows, TILESET_TILES)
        sheet.last = max(0, sheet.count - 1)
        return sheet

    def _picture(
        self, image: Element, beside: Path, place: Place, of: str
    ) -> tuple[Path, tuple[int, int]] | None:
        source = image.get("source")
        if source is None:
            if image.get("width", "0") != "0":  # so Tiled writes a tile that never had one
                place.add(
                    f"{of}: its picture lies inside the file",
                    "save the picture as a PNG beside it",
                    grave=False,
                )
            return None
        try:
            path = self.guard.find(source, beside)
            return path, self.guard.picture(path)
        except Refused as refused:
            place.add(f"{of}: picture {source}: {refused.what}", refused.todo)
            return None

    def _tiles(self, node: Element, sheet: Tileset, beside: Path, place: Place) -> dict[int, Properties]:
        """Pictures, animations, classes and properties of single tiles."""
        found: dict[int, Properties] = {}
        for tile in node.findall("tile"):
            id = whole(tile, "id", -1, place, 0, TILESET_TILES)
            if id < 0:
                continue
            sheet.last = max(sheet.last, id)
            if not self.guard.spend(1 + sum(1 for _ in tile.iter())):
                raise self.report.stop("its tilesets say too much about their tiles", "use smaller ones")
            kind = tile.get("type") or tile.get("class")
            if kind:
                sheet.classes[id] = kind
            own = {name: (type, value) for name, type, value in properties(tile, place)}
            if own:
                found[id] = own
            if "kind" in own:
                sheet.kinds[id] = own["kind"][1]
            image = tile.find("image")
            if image is not None:
                got = self._picture(image, beside, place, f"tile {id} of tileset {sheet.name}")
                if got:
                    sheet.pictures[id], (wide, high) = got
                    x = whole(tile, "x", 0, place)
                    y = whole(tile, "y", 0, place)
                    box = (x, y, whole(tile, "width", wide, place, 1), whole(tile, "height", high, place, 1))
                    sheet.boxes[id] = box
            frames = tile.find("animation")
            if frames is not None:
                steps = [
                    (
                        whole(step, "tileid", 0, place, 0, TILESET_TILES),
                        whole(step, "duration", 100, place, 1),
                    )
                    for step in frames.findall("frame")[:1024]
                ]
                sheet.frames[id] = tuple(step for step in steps if step[0] < TILESET_TILES)
        return found

    def for_pytmx(self) -> list[Element]:
        """The tilesets as pytmx reads them: inside the map, without pictures and colliders."""
        nodes = []
        for sheet, tiles in zip(self.sets, self.properties):
            node = Element(
                "tileset",
                {
                    "firstgid": str(sheet.first),
                    "name": sheet.name,
                    "tilewidth": str(sheet.tile[0]),
                    "tileheight": str(sheet.tile[1]),
                    "tilecount": str(sheet.count),
                    "columns": str(sheet.columns),
                },
            )
            for id, found in tiles.items():
                tile = Element("tile", {"id": str(id)})
                put_properties(tile, found)
                node.append(tile)
            nodes.append(node)
        return nodes
