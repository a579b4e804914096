"""The way of a map: guard, mend, pytmx, and from there the rules' Level and the scenery around it.

read("levels/2-stairs.tmx").level      # or MapError, with every fault in `.problems`
check("levels/2-stairs.tmx")           # all problems, grave ones and warnings
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, radians, sin
from pathlib import Path
from typing import Any

from game.maps import tmx
from game.maps.classes import BY_NAME, ENUMS, KINDS, MAP_MEMBERS, Member, Value
from game.maps.digest import level_digest
from game.maps.ground import FULL, Ground
from game.maps.guard import Guard, Refused, root_of
from game.maps.mend import LayerRecord, Mended, Mender
from game.maps.mend_objects import Shape
from game.maps.mirrors import check_lessons, check_mirrors
from game.maps.problem import MapError, Problem, Report, Unreadable, one_line
from game.maps.proofs import remarks
from game.maps.scenery import (
    OTHER,
    SOLID,
    Mark,
    MarkLayer,
    PictureLayer,
    Scenery,
    Tile,
    TileLayer,
    role_of,
)
from game.maps.things import Collector, Things
from game.maps.units import half_up
from game.maps.values import color
from game.sim.level import EMPTY, TILE_NAMES, Level

SEAM = 12  # tiles of wall on one side of a spiral's seam that look like a slip


@dataclass(slots=True)
class Map:
    """A map that can be played. `files` are all that were read: watch them for changes."""

    path: Path
    name: str
    level: Level
    scenery: Scenery
    files: tuple[Path, ...]
    warnings: tuple[Problem, ...]

    @property
    def digest(self) -> str:
        """32 hex digits over what the rules see."""
        return level_digest(self.level)


def read(path: Path | str) -> Map:
    """Read a map; MapError names every fault of it."""
    report = Report(str(path))
    found = _read(Path(path), report)
    if found is None or report.grave:
        raise MapError(report.problems)
    found.warnings = tuple(report.problems)
    return found


def check(path: Path | str) -> list[Problem]:
    """Every problem of a map in one run, the grave ones first."""
    report = Report(str(path))
    found = _read(Path(path), report)
    if found is not None and not report.grave:
        check_lessons(found.scenery, found.name, found.digest, report)
        _check_next(found, report)
        for remark in remarks(found.path, found.name, found.digest):
            report.add(remark.what, remark.todo, at=remark.at, grave=False)
    return sorted(report.problems, key=lambda problem: not problem.grave)


def _check_next(found: Map, report: Report) -> None:
    """The map that follows must lie beside this one; alone it can be played without."""
    name = found.level.next
    if name and (name != Path(name).name or not found.path.with_name(f"{name}.tmx").is_file()):
        what = f"next: there is no map {name!r} beside it"
        report.add(what, "name one that lies beside it, without .tmx, or none", grave=False)


def map_name(path: Path) -> str:
    """A map's name in tapes: its file name without `.tmx`, anything unusual replaced."""
    plain = "".join(ch if ch.isascii() and (ch.isalnum() or ch in "._-") else "-" for ch in path.stem)
    return plain[:64].lstrip(".-") or "map"


def _read(path: Path, report: Report) -> Map | None:
    guard = Guard(root_of(path))
    try:
        try:
            if path.suffix.lower() in (".tmj", ".json", ".tsx", ".tx", ".world"):
                raise Refused(f"it is a {path.suffix} file", "choose a .tmx map")
            whole = path.resolve()
            node = guard.xml(whole)
            if node.tag != "map":
                raise Refused(f"it holds a <{node.tag}>, not a map", "choose a .tmx map")
        except Refused as refused:
            raise report.stop(refused.what, refused.todo) from None
        mended = Mender(guard, report, whole, node).mend()
        return _build(path, mended, guard, report)
    except Unreadable:
        return None


def _build(path: Path, mended: Mended, guard: Guard, report: Report) -> Map | None:
    parsed = tmx.parse(mended.tree, report.file)
    members = _members(
        MAP_MEMBERS, dict(parsed.properties), lambda what, todo, grave: report.add(what, todo, grave=grave)
    )
    scenery = Scenery(
        str(members["title"]),
        str(members["palette"]),
        str(members["bed"]),
        mended.background,
        mended.sheets.sets,
        _tiles(parsed, mended),
        properties={key: value for key, value in parsed.properties.items() if key not in members},
    )
    by_ordinal = {int(layer.ordinal): layer for layer in parsed.layers}
    for ordinal, record in enumerate(mended.layers):
        layer = _layer(record, by_ordinal.get(ordinal), mended, scenery, report)
        if layer is not None:
            scenery.layers.append(layer)
    spiral = members["geometry"] == "spiral"
    tiles = _solid(scenery, mended, report)
    if tiles is None:
        return None
    ground = Ground(mended.width, mended.height, tiles, spiral)
    _check_seam(ground, report)
    layers = [(layer.name, layer.marks) for layer in scenery.layers if isinstance(layer, MarkLayer)]
    collector = Collector(ground, report)
    things = collector.collect(layers)
    collector.compare(scenery)
    check_mirrors(scenery, path.resolve(), (ground.width * 16, ground.height * 16), guard, report)
    if members["ceiling_top"] > members["ceiling_foot"]:  # type: ignore[operator]
        report.add("ceiling_top is above ceiling_foot", "height costs: make it the smaller", grave=False)
    if report.grave:
        return None
    level = _level(map_name(path), ground, members, things)
    return Map(path, level.name, level, scenery, tuple(guard.opened), ())


def _level(name: str, ground: Ground, members: dict[str, Value], things: Things) -> Level:
    return Level(
        name=name,
        width=ground.width,
        height=ground.height,
        tiles=ground.tiles,
        start=things.starts[0],
        exit=things.exits[0],
        spiral=ground.spiral,
        ceiling_foot=int(members["ceiling_foot"]),
        ceiling_top=int(members["ceiling_top"]),
        irregular=half_up(float(members["irregular"]) * 1000),
        next=str(members["next"]),
        passages=tuple(things.passages),
        lamps=tuple(things.lamps),
        hands=tuple(things.hands),
        walls=tuple(things.walls),
        fields=tuple(things.fields),
        arches=tuple(things.arches),
        memories=tuple(things.memories),
        loops=things.loops,
        oddities=things.oddities,
        gazes=things.gazes,
        brands=tuple(things.brands),
        hushes=tuple(things.hushes),
        doors=things.doors,
        takings=things.takings,
        branded=bool(members["branded"]),
        awake=bool(members["awake"]),
    )


# ---- members: from the table, then from the file


def _members(
    table: tuple[Member, ...],
    given: dict[str, Any],
    says: Callable[[str, str, bool], None],
    strangers: bool = True,
) -> dict[str, Value]:
    """Every member with its value or its default. Wrong types and values are reported."""
    values: dict[str, Value] = {}
    for member in table:
        value = given.get(member.name)
        values[member.name] = member.default
        if value is None:
            continue
        wrong = _wrong(member, value)
        if wrong:
            says(f"{member.name} is {one_line(str(value), 40)!r}", wrong, True)
        else:
            values[member.name] = float(value) if member.type == "float" else value
    if strangers:
        for name in given:
            if name not in values and "." not in name:
                has = ", ".join(values) or "no properties"
                says(f"the property {one_line(name, 40)!r} means nothing here", f"known: {has}", False)
    return values


def _wrong(member: Member, value: object) -> str:
    """What a value should be, or nothing when it is right."""
    if member.enum:
        choice = ENUMS[member.enum]
        return "" if value in choice else f"choose one of {', '.join(choice)}"
    if member.type == "bool":
        return "" if isinstance(value, bool) else "make it a bool: true or false"
    if member.type in ("int", "object", "float"):
        kinds = (int, float) if member.type == "float" else (int,)
        if isinstance(value, bool) or not isinstance(value, kinds):
            return f"make it a property of type {member.type}"
        return "" if member.low <= value <= member.high else f"keep it from {member.low:g} to {member.high:g}"
    return "" if isinstance(value, str) else "make it a property of type string"


# ---- layers


def _tiles(parsed: Any, mended: Mended) -> list[Tile | None]:
    """What each of pytmx's own gids shows."""
    tiles: list[Tile | None] = [None] * parsed.maxgid
    for (gid, flags), (own, _) in ((key, value) for key, value in parsed.imagemap.items() if value):
        n = mended.sheets.index(gid)
        if n is not None:
            tiles[own] = Tile(n, gid - mended.sheets.sets[n].first, *map(bool, flags))
    return tiles


def _layer(
    record: LayerRecord, layer: Any, mended: Mended, scenery: Scenery, report: Report
) -> TileLayer | PictureLayer | MarkLayer | None:
    role = role_of(record.name)
    if record.kind == "imagelayer":
        if record.picture is None:
            return None
        repeat = (record.node.get("repeatx") == "1", record.node.get("repeaty") == "1")
        return PictureLayer(
            record.name, role, record.look, record.picture, record.size, repeat, record.transparent, {}
        )
    if layer is None:
        return None
    properties = dict(layer.properties)
    if record.kind == "layer":
        if role == OTHER:
            report.add(
                "the game does not show this layer",
                "name it back..., front... or deco...",
                layer=record.name,
                grave=False,
            )
        return TileLayer(record.name, role, record.look, layer.data, properties)
    marks = [
        _mark(node, shape, record, mended, report) for node, shape in zip(layer, record.shapes, strict=True)
    ]
    topdown = record.node.get("draworder", "topdown") == "topdown"
    return MarkLayer(
        record.name, role, record.look, marks, topdown, color(record.node.get("color")), properties
    )


def _mark(node: Any, shape: Shape, record: LayerRecord, mended: Mended, report: Report) -> Mark:
    dx = record.look.offset[0] - mended.origin[0]
    dy = record.look.offset[1] - mended.origin[1]
    x, y, w, h = shape.box
    at = (half_up(x + dx) // 16, half_up(y + dy) // 16)

    def says(what: str, todo: str, grave: bool) -> None:
        report.add(what, todo, layer=record.name, object=shape.id, at=at, grave=grave)

    kind = node.type or ""
    thing = BY_NAME.get(kind)
    given = {name: value for name, value in node.properties.items() if name in shape.names}
    if thing is None:
        members: dict[str, Value] = {}
        if kind:
            says(f"there is no class {one_line(kind, 40)!r}", f"choose one of {', '.join(BY_NAME)}", True)
    else:
        asked = {member.name for member in thing.members}
        # a tile's own `kind` says what it is to stand on, not what kind of thing it stands for
        from_tile = {
            name: value for name, value in node.properties.items() if name in asked and name != "kind"
        }
        members = _members(thing.members, from_tile | given, says)
    points = _turned(shape.points, float(node.rotation))
    return Mark(
        kind,
        node.name or "",
        shape.id,
        shape.shape,
        x + dx,
        y + dy,
        w,
        h,
        float(node.rotation),
        tuple((px + x + dx, py + y + dy) for px, py in points),
        shape.text,
        node.gid,
        bool(node.visible) and record.look.visible,
        members,
        {name: value for name, value in given.items() if name not in members},
    )


def _turned(points: tuple[tuple[float, float], ...], degrees: float) -> tuple[tuple[float, float], ...]:
    if not degrees % 360:
        return points
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return tuple((x * c - y * s, x * s + y * c) for x, y in points)


# ---- the solid layer


def _solid(scenery: Scenery, mended: Mended, report: Report) -> bytes | None:
    """The kinds of all tiles of the layer `solid`, or None where there is none to read."""
    found = [layer for layer in scenery.layers if isinstance(layer, TileLayer) and layer.role == SOLID]
    if not found:
        if not any(record.kind == "layer" and role_of(record.name) == SOLID for record in mended.layers):
            report.add(
                "the map has no layer `solid`", "name the tile layer that the climber stands on `solid`"
            )
        return None
    if len(found) > 1:
        report.add("there are two layers `solid`", "rename one", layer=found[1].name)
    layer = found[0]
    if layer.look.offset != (0.0, 0.0) or layer.look.parallax != (1.0, 1.0):
        report.add(
            "it is moved by an offset or parallax", "set them to 0 and 1, in its groups too", layer=layer.name
        )
    kinds = [EMPTY] * len(scenery.tiles)
    unknown: dict[int, str] = {}
    for own, tile in enumerate(scenery.tiles):
        if tile is None:
            continue
        sheet = scenery.tilesets[tile.tileset]
        kind = sheet.kinds.get(tile.id, "")
        if kind in KINDS:
            kinds[own] = TILE_NAMES.index(kind)
        else:
            what = f"has the unknown kind {one_line(kind, 40)!r}" if kind else "has no property `kind`"
            unknown[own] = f"tile {tile.id} of tileset {one_line(sheet.name, 40)} {what}"
    for own in unknown:
        for y, row in enumerate(layer.cells):
            if own in row:
                report.add(
                    unknown[own],
                    f"set it to one of {', '.join(KINDS)}",
                    layer=layer.name,
                    at=(row.index(own), y),
                )
                break
    return b"".join(bytes([kinds[cell] for cell in row]) for row in layer.cells)


def _check_seam(ground: Ground, report: Report) -> None:
    """On a spiral the left and right edge are neighbours: a long wall on one side only is likely a slip."""
    if not ground.spiral:
        return
    for left, right in ((0, ground.width - 1), (ground.width - 1, 0)):
        run = 0
        for ty in range(ground.height + 1):
            one_sided = (
                ty < ground.height and ground.kind(left, ty) in FULL and ground.kind(right, ty) not in FULL
            )
            if one_sided:
                run += 1
                continue
            if run >= SEAM:
                report.add(
                    f"the seam does not meet: {run} solid tiles here, open air across it",
                    "on a spiral both edges touch; close it or leave it if it is meant",
                    layer=SOLID,
                    at=(left, ty - run),
                    grave=False,
                )
            run = 0
