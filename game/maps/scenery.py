"""All of a map that the rules do not see: what is drawn, said and heard. Plain data for view and audio.

Lengths are px, opacity and parallax floats as Tiled has them, colours (r, g, b, a).
"""

from dataclasses import dataclass, field
from pathlib import Path

Color = tuple[int, int, int, int]
Value = str | int | float | bool

SOLID, BACK, FRONT, DECO, OTHER = "solid", "back", "front", "deco", ""


@dataclass(frozen=True, slots=True)
class Look:
    """How a layer is shown; everything that its groups say is already in it."""

    visible: bool = True
    opacity: float = 1.0
    tint: Color | None = None
    offset: tuple[float, float] = (0.0, 0.0)
    parallax: tuple[float, float] = (1.0, 1.0)


@dataclass(slots=True)
class Tileset:
    """A tileset. Either one `picture` cut into tiles, or a collection: `pictures` of single tiles.

    `frames`: tile -> ((tile, ms), ...) of an animation. `kinds`: tile -> its property `kind`.
    """

    name: str
    first: int
    count: int
    columns: int
    tile: tuple[int, int]
    margin: int = 0
    spacing: int = 0
    offset: tuple[int, int] = (0, 0)
    picture: Path | None = None
    size: tuple[int, int] = (0, 0)
    transparent: Color | None = None
    alignment: str = "unspecified"
    file: Path | None = None
    pictures: dict[int, Path] = field(default_factory=dict)
    boxes: dict[int, tuple[int, int, int, int]] = field(default_factory=dict)  # of collection tiles
    frames: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)
    classes: dict[int, str] = field(default_factory=dict)
    last: int = 0  # the highest tile id

    def box(self, tile: int) -> tuple[int, int, int, int]:
        """x, y, width, height of a tile in its picture."""
        if tile in self.boxes:
            return self.boxes[tile]
        wide, high = self.tile
        column, row = tile % max(1, self.columns), tile // max(1, self.columns)
        return (
            self.margin + column * (wide + self.spacing),
            self.margin + row * (high + self.spacing),
            wide,
            high,
        )


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile as a layer shows it."""

    tileset: int  # index into Scenery.tilesets
    id: int
    flip_h: bool = False
    flip_v: bool = False
    flip_d: bool = False  # turned over the diagonal, before the other two


@dataclass(slots=True)
class TileLayer:
    """`cells[y][x]` is an index into Scenery.tiles; 0 is nothing. `role` is solid, back, front, deco or ""."""

    name: str
    role: str
    look: Look
    cells: list[list[int]]
    properties: dict[str, Value]


@dataclass(slots=True)
class PictureLayer:
    """An image layer."""

    name: str
    role: str
    look: Look
    picture: Path
    size: tuple[int, int]
    repeat: tuple[bool, bool]
    transparent: Color | None
    properties: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Mark:
    """An object of the map. `points` are px on the map; `tile` is an index into Scenery.tiles, or 0.

    `members` holds the members of its class with their defaults, `properties` whatever else it has.
    """

    kind: str  # its class
    name: str
    id: int
    shape: str  # rectangle ellipse point capsule polygon polyline text tile
    x: float
    y: float
    w: float
    h: float
    rotation: float = 0.0
    points: tuple[tuple[float, float], ...] = ()
    text: str = ""
    tile: int = 0
    visible: bool = True
    members: dict[str, Value] = field(default_factory=dict)
    properties: dict[str, Value] = field(default_factory=dict)


@dataclass(slots=True)
class MarkLayer:
    """An object layer; `index` draw order is the file's order, `topdown` sorts by y."""

    name: str
    role: str
    look: Look
    marks: list[Mark]
    topdown: bool
    color: Color | None
    properties: dict[str, Value]


@dataclass(slots=True)
class Scenery:
    """What is around the rules. `layers` are in Tiled's draw order, the lowest first."""

    title: str = ""
    palette: str = ""
    bed: str = ""
    background: Color | None = None
    tilesets: list[Tileset] = field(default_factory=list)
    tiles: list[Tile | None] = field(default_factory=lambda: [None])
    layers: list[TileLayer | PictureLayer | MarkLayer] = field(default_factory=list)
    properties: dict[str, Value] = field(default_factory=dict)
    lessons: dict[int, Path] = field(default_factory=dict)  # mirror -> the tape that it teaches from

    def marks(self, *kinds: str) -> list[Mark]:
        """All objects of these classes, in draw order."""
        found = (mark for layer in self.layers if isinstance(layer, MarkLayer) for mark in layer.marks)
        return [mark for mark in found if mark.kind in kinds]

    @property
    def captions(self) -> list[Mark]:
        """The captions; `members["text"]` are the words."""
        return self.marks("Caption")

    @property
    def voices(self) -> list[Mark]:
        """The voices."""
        return self.marks("Voice")


def role_of(name: str) -> str:
    """What a layer is for, by its name."""
    low = name.lower()
    if low == SOLID:
        return SOLID
    return next((role for role in (BACK, FRONT, DECO) if low.startswith(role)), OTHER)
