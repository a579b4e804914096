"""A stranger's file, held at arm's length: everything here is bounded before it is believed.

`Guard` opens files (regular ones, inside the root, each opened once and read from what was checked),
parses XML into plain elements with only the attributes we know, and looks at the headers of pictures.
What it refuses it refuses with `Refused`, a sentence and what to do.
"""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element
from xml.parsers import expat

from game.maps.picture_size import picture_size

# ---- the limits, each with its reason
FILE_BYTES = 8 << 20  # one map or tileset; our largest map has 0.4 MB
ALL_BYTES = 24 << 20  # all files of one map
PICTURE_BYTES = 16 << 20  # one picture file
PICTURE_SIDE = 8192  # px; what SDL and old graphics cards take
PICTURE_PIXELS = 16 << 20  # 64 MiB unpacked
FILES = 64  # tilesets, templates and pictures of one map
DEPTH = 48  # nested elements: groups in groups, members in members
ELEMENTS = 60_000  # of all files together; about 50 MB as trees
ATTRIBUTES = 64  # of one element
TEXT = 64 << 10  # characters of one attribute or one property
CELLS = 1 << 20  # tiles in all layers together
XML_TILES = 1 << 17  # tiles written as XML, which costs ten times as much to read
NUMBERS = 1 << 15  # different tiles (and ways to turn them) of one map
TILESETS = 128
LAYERS = 256
VALUES = 100_000  # properties, frames and corners, each counted wherever a template or tileset repeats it
PROPERTIES = 256  # of one thing
OBJECTS = 10_000
MAP_SIDE = 2048  # tiles
MAP_TILES = 1 << 17  # tiles of one layer: four times the largest map we plan
TILESET_TILES = 1 << 16
COORDINATE = 1 << 20  # px; nothing on a map lies farther out
POINTS = 4096  # of one polyline
PROJECT = "*.tiled-project"


class Refused(Exception):
    """A file we do not read: `what` is wrong and what `todo` about it."""

    def __init__(self, what: str, todo: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo


_LOOK = "id name class opacity visible tintcolor offsetx offsety parallaxx parallaxy"
# every element we look into, and the attributes we let through; all else is skipped, whatever it holds
KNOWN: dict[str, frozenset[str]] = {
    tag: frozenset(names.split())
    for tag, names in {
        "map": "version tiledversion orientation renderorder width height tilewidth tileheight infinite "
        "backgroundcolor parallaxoriginx parallaxoriginy class",
        "tileset": "firstgid source name tilewidth tileheight spacing margin tilecount columns "
        "objectalignment tilerendersize fillmode",
        "tileoffset": "x y",
        "image": "source trans width height format",
        "tile": "id type class x y width height gid",
        "animation": "",
        "frame": "tileid duration",
        "layer": _LOOK + " width height",
        "data": "encoding compression",
        "chunk": "x y width height",
        "objectgroup": _LOOK + " color draworder",
        "object": "id name type class x y width height rotation gid visible template",
        "ellipse": "",
        "point": "",
        "capsule": "",
        "polygon": "points",
        "polyline": "points",
        "text": "fontfamily pixelsize wrap color bold italic underline strikeout kerning halign valign",
        "imagelayer": _LOOK + " repeatx repeaty x y",
        "group": _LOOK,
        "properties": "",
        "property": "name type propertytype value",
        "item": "type propertytype value",
        "template": "",
    }.items()
}
WITH_TEXT = {"data", "chunk", "property", "text"}


@dataclass(slots=True)
class _Builder:
    """expat's handlers: a tree of known elements, counted while it grows."""

    left: int = ELEMENTS
    tiles_left: int = XML_TILES
    depth: int = 0
    skipping: int = 0  # depth inside an element that is none of ours
    stack: list[Element] = field(default_factory=list)
    root: Element | None = None
    texts: list[str] = field(default_factory=list)
    gids: list[str] = field(default_factory=list)  # of <data> written as <tile gid>

    def doctype(self, name: str, system: str | None, public: str | None, internal: int) -> None:
        if internal:
            raise Refused("it declares entities of its own", "remove the <!DOCTYPE ...> part")

    def declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() not in ("utf-8", "utf8", "us-ascii", "ascii"):
            raise Refused(f"it is written in {encoding}", "save it as UTF-8")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEPTH:
            raise Refused(f"elements are nested more than {DEPTH} deep", "use fewer groups in groups")
        if len(attributes) > ATTRIBUTES:
            raise Refused(f"an element has more than {ATTRIBUTES} attributes", "save it with Tiled")
        if self.skipping:
            self.skipping += 1
            return
        if tag == "tile" and self.stack and self.stack[-1].tag in ("data", "chunk"):
            self.tiles_left -= 1
            if self.tiles_left < 0:
                raise Refused(
                    f"it has more than {XML_TILES} tiles written as XML", "choose CSV in the map's properties"
                )
            self.gids.append(attributes.get("gid", "0"))
            self.skipping = 1
            return
        known = KNOWN.get(tag)
        if known is None:
            self.skipping = 1
            return
        self.left -= 1
        if self.left < 0:
            raise Refused(f"it has more than {ELEMENTS} elements", "divide it into several maps")
        kept = {}
        for name, value in attributes.items():
            if name in known:
                if len(value) > TEXT:
                    raise Refused(
                        f"the attribute {name} of <{tag}> is longer than {TEXT} characters", "shorten it"
                    )
                kept[name] = value
        element = Element(tag, kept)
        if self.stack:
            self.stack[-1].append(element)
        elif self.root is None:
            self.root = element
        self.stack.append(element)
        self.texts = []
        if tag in ("data", "chunk"):
            self.gids = []

    def text(self, text: str) -> None:
        if not self.skipping and self.stack and self.stack[-1].tag in WITH_TEXT:
            self.texts.append(text)

    def end(self, tag: str) -> None:
        self.depth -= 1
        if self.skipping:
            self.skipping -= 1
            return
        element = self.stack.pop()
        if element.tag in ("data", "chunk") and self.gids:
            element.set("encoding", "csv")
            element.text = ",".join(self.gids)
            self.gids = []
        elif element.tag in WITH_TEXT and len(element) == 0:
            element.text = "".join(self.texts)
            if element.tag in ("property", "text") and len(element.text) > TEXT:
                raise Refused(f"a text is longer than {TEXT} characters", "shorten it")
        self.texts = []


def parse_xml(data: bytes) -> Element:
    """The tree of an XML file; Refused for what is broken, too large, or not UTF-8."""
    return _parse(data, _Builder())


def _parse(data: bytes, builder: _Builder) -> Element:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4].count(0) > 0:
        raise Refused("it is not UTF-8", "save it as UTF-8")
    if data.lstrip()[:1] == b"{":
        raise Refused("it is JSON", "save it in Tiled's XML format (.tmx, .tsx, .tx)")
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.StartDoctypeDeclHandler = builder.doctype
    parser.XmlDeclHandler = builder.declaration
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        words = expat.errors.messages.get(error.code, "broken")
        raise Refused(
            f"line {error.lineno}: it is not well-formed XML ({words})",
            "open it in Tiled and save it again, or take it from a backup",
        ) from None
    if builder.root is None:
        raise Refused("it holds nothing that Tiled writes", "choose a .tmx file")
    return builder.root


def root_of(path: Path) -> Path:
    """The folder that a map's files may come from: the nearest above with a Tiled project, else its own."""
    folder = path.resolve().parent
    for above in (folder, *folder.parents):
        try:
            if next(above.glob(PROJECT), None) is not None:
                return above
        except OSError:
            break
    return folder


@dataclass(slots=True)
class Guard:
    """The files of one map. `opened` is every file that was read, for whoever watches them change."""

    root: Path
    bytes_read: int = 0
    elements_left: int = ELEMENTS
    values_left: int = VALUES
    opened: list[Path] = field(default_factory=list)
    _trees: dict[Path, Element] = field(default_factory=dict)
    _sizes: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def find(self, source: str, beside: Path) -> Path:
        """The file that a map or tileset names, relative to the file `beside`; Refused outside the root."""
        if not source or "\0" in source or len(source) > 1024:
            raise Refused("it names a file without a name", "choose the file again in Tiled")
        plain = source.replace("\\", "/")
        if plain.startswith("/") or ":" in plain.split("/", 1)[0]:
            raise Refused(f"{source}: the path is absolute", "use a path relative to the map")
        path = Path(os.path.realpath(beside.parent / plain))
        if not path.is_relative_to(self.root):
            raise Refused(f"{source}: it lies outside {self.root.name}/", "copy it into the levels folder")
        return path

    def read(self, path: Path, most: int = FILE_BYTES) -> bytes:
        """The bytes of a regular file of at most `most` bytes."""
        if path not in self.opened:
            if len(self.opened) >= FILES:
                raise Refused(f"the map uses more than {FILES} files", "use fewer tilesets and pictures")
            self.opened.append(path)
        data = read_regular(path, most)
        self.bytes_read += len(data)
        if self.bytes_read > ALL_BYTES:
            raise Refused(f"the map's files have more than {ALL_BYTES >> 20} MiB", "make it smaller")
        return data

    def xml(self, path: Path) -> Element:
        """The tree of an XML file; the same file is parsed once."""
        if path not in self._trees:
            builder = _Builder(self.elements_left)
            try:
                self._trees[path] = _parse(self.read(path), builder)
            finally:
                self.elements_left = builder.left
        return self._trees[path]

    def spend(self, values: int) -> bool:
        """Count values that are about to be kept; False when there are too many of them."""
        self.values_left -= values
        return self.values_left >= 0

    def picture(self, path: Path) -> tuple[int, int]:
        """Width and height of a picture in px, by its header alone."""
        if path not in self._sizes:
            if path not in self.opened:
                if len(self.opened) >= FILES:
                    raise Refused(f"the map uses more than {FILES} files", "use fewer tilesets and pictures")
                self.opened.append(path)
            head = read_regular(path, PICTURE_BYTES, only=1 << 16)
            self._sizes[path] = checked_size(head)
        return self._sizes[path]


def checked_size(head: bytes) -> tuple[int, int]:
    """The size that a picture's header claims, if it is one we would unpack."""
    size = picture_size(head)
    if size is None:
        raise Refused("it is no picture that we read", "save it as PNG")
    wide, high = size
    if not (0 < wide <= PICTURE_SIDE and 0 < high <= PICTURE_SIDE and wide * high <= PICTURE_PIXELS):
        raise Refused(f"the picture claims {wide} x {high} pixels", f"stay under {PICTURE_SIDE} a side")
    return size


def picture_bytes(path: Path) -> bytes:
    """A picture's bytes, checked as `Guard.picture` does and from the same opening; for who draws it."""
    data = read_regular(path, PICTURE_BYTES)
    checked_size(data[: 1 << 16])
    return data


def read_regular(path: Path, most: int, only: int | None = None) -> bytes:
    """The bytes (or the first `only` of them) of a regular file: a pipe or device is refused unread."""
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    )
    try:
        handle = os.open(path, flags)
    except FileNotFoundError:
        raise Refused("there is no such file", "check the path") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Refused(f"it cannot be opened ({reason})", "check the path") from None
    what = os.fstat(handle)
    if not stat.S_ISREG(what.st_mode):
        os.close(handle)
        raise Refused("it is not a regular file", "choose a file")
    with os.fdopen(handle, "rb") as file:
        if what.st_size > most:
            raise Refused(f"it has more than {most >> 20} MiB", "make it smaller")
        data = file.read(most + 1 if only is None else only)
    if len(data) > most:
        raise Refused(f"it has more than {most >> 20} MiB", "make it smaller")
    return data
