"""What a designer drew that the rules do not see: layers `back*` behind the stone, `deco*` on it, `front*` before all.

Everything is shown as Tiled shows it: order, opacity, tint, offset, parallax, flips, animation. In `back*` a tile
that has a `kind` is the place's own wall, and the stage draws it (see `walls_behind`). On a spiral the layers
go round the tower with the stone, and have no parallax of their own.
"""

from dataclasses import dataclass, field, replace

import numpy as np
import pygame

from game.maps.picture_tiled import Pictures, coloured
from game.maps.scenery import BACK, DECO, FRONT, Look, MarkLayer, PictureLayer, Scenery, TileLayer
from game.sim.level import TILE, Level
from game.trouble import Trouble
from game.view.baked import Spot

MS = 1000 / 60  # a tick
FACING = 0.12  # on a spiral: what faces us less is not drawn
LARGEST = 1 << 22  # px of a tile object: many are on the screen at once
STRIP = 64  # px of rows that pieces are looked up by


@dataclass(slots=True)
class Piece:
    """A picture with its corner, px on the map. `frames`: of an animation, (picture, ms)."""

    picture: pygame.Surface
    x: int
    y: int
    frames: tuple[tuple[pygame.Surface, int], ...] = ()

    def now(self, ms: float) -> pygame.Surface:
        """The picture at a time."""
        if not self.frames:
            return self.picture
        left = ms % sum(long for _, long in self.frames)
        for picture, long in self.frames:
            if left < long:
                return picture
            left -= long
        return self.picture


@dataclass(slots=True)
class Sheet:
    """A layer's pieces by strips of rows; `wide`: a picture that is repeated without an end, instead."""

    look: Look
    strips: dict[int, list[Piece]] = field(default_factory=dict)
    tallest: int = 0
    wide: tuple[Piece, tuple[bool, bool]] | None = None

    def add(self, piece: Piece) -> None:
        """Put a piece where it will be found."""
        self.strips.setdefault(piece.y // STRIP, []).append(piece)
        self.tallest = max(self.tallest, piece.picture.get_height())


class Drawn:
    """The drawn layers of a map, by what they lie on: `draw(target, BACK, ...)`."""

    def __init__(self, scenery: Scenery, level: Level, turned: bool = False) -> None:
        """A picture that cannot be read is left out: `check` has named it. `turned`: as in a mirror."""
        self.level = level
        self.sheets: dict[str, list[Sheet]] = {BACK: [], DECO: [], FRONT: []}
        pictures = Pictures(scenery)
        for layer in scenery.layers:
            if layer.role in self.sheets and layer.look.visible and layer.look.opacity > 0:
                sheet = _sheet(layer, pictures)
                if turned:
                    _mirror(sheet, level.width * TILE)
                if sheet.strips or sheet.wide:
                    self.sheets[layer.role].append(sheet)

    def draw(
        self,
        target: pygame.Surface,
        role: str,
        spot: Spot,
        cx: int,
        cy: int,
        tick: float,
        gone: tuple[int, int] = (0, 0),
    ) -> None:
        """`cx`, `cy`: world px at the screen's corner (see stage.Stage). `gone`: px that joins of loops have
        carried it; what has a parallax of its own is too far away to be carried with it."""
        for sheet in self.sheets[role]:
            far = sheet.look.parallax != (1.0, 1.0) or (sheet.wide and any(sheet.wide[1]))
            x, y = (cx + gone[0], cy + gone[1]) if far else (cx, cy)
            if sheet.wide:
                _repeat(target, sheet, x, y)
            elif self.level.spiral:
                _round(target, sheet, spot, cy, tick)
            else:
                _straight(target, sheet, x, y, tick)


def walls_behind(scenery: Scenery, level: Level, turned: bool = False) -> frozenset[tuple[int, int]]:
    """The tiles of `back*` layers that are the place's own wall. `turned`: as in a mirror."""
    found: set[tuple[int, int]] = set()
    for layer in scenery.layers:
        if isinstance(layer, TileLayer) and layer.role == BACK and layer.look.visible:
            for y, row in enumerate(layer.cells[: level.height]):
                found.update(
                    (x, y) for x, index in enumerate(row[: level.width]) if _has_kind(scenery, index)
                )
    return frozenset((level.width - 1 - x, y) for x, y in found) if turned else frozenset(found)


def _has_kind(scenery: Scenery, index: int) -> bool:
    tile = scenery.tiles[index] if index else None
    return tile is not None and bool(scenery.tilesets[tile.tileset].kinds.get(tile.id))


def _mirror(sheet: Sheet, wide: int) -> None:
    """Turn a layer round with the tower of Memory mode."""
    (ox, oy), look = sheet.look.offset, sheet.look
    sheet.look = replace(look, offset=(-ox, oy))
    pieces = [piece for strip in sheet.strips.values() for piece in strip]
    for piece in [*pieces, *([sheet.wide[0]] if sheet.wide else [])]:
        piece.picture = pygame.transform.flip(piece.picture, True, False)
        piece.frames = tuple((pygame.transform.flip(shown, True, False), ms) for shown, ms in piece.frames)
        piece.x = wide - piece.x - piece.picture.get_width()


# ---- reading layers


def _sheet(layer: TileLayer | PictureLayer | MarkLayer, pictures: Pictures) -> Sheet:
    sheet = Sheet(layer.look)
    try:
        if isinstance(layer, TileLayer):
            _take_tiles(sheet, layer, pictures)
        elif isinstance(layer, PictureLayer):
            picture = coloured(pictures.file(layer.picture, layer.transparent), layer.look)
            sheet.wide = Piece(picture, 0, 0), layer.repeat
        else:
            for picture, (x, y) in pictures.objects(layer, LARGEST):
                sheet.add(Piece(picture, x, y))
    except Trouble:
        return Sheet(layer.look)
    return sheet


def _take_tiles(sheet: Sheet, layer: TileLayer, pictures: Pictures) -> None:
    scenery = pictures.scenery
    for y, row in enumerate(layer.cells):
        for x, index in enumerate(row):
            if not index or (layer.role == BACK and _has_kind(scenery, index)):
                continue
            if found := pictures.tile(index, layer.look):
                picture, (dx, dy) = found
                # tiles taller than the grid stand on its lower edge
                at = x * TILE + dx, (y + 1) * TILE - picture.get_height() + dy
                sheet.add(Piece(picture, *at, frames=_frames(index, layer.look, pictures)))


def _frames(index: int, look: Look, pictures: Pictures) -> tuple[tuple[pygame.Surface, int], ...]:
    """The pictures of an animated tile."""
    tile = pictures.scenery.tiles[index]
    if tile is None:
        return ()
    course = pictures.scenery.tilesets[tile.tileset].frames.get(tile.id, ())
    if len(course) < 2:
        return ()
    shown = ((pictures.cut(tile, look, id), max(1, ms)) for id, ms in course)
    return tuple((found[0], ms) for found, ms in shown if found)


# ---- drawing


def _shift(look: Look, size: tuple[int, int], cx: int, cy: int) -> tuple[int, int]:
    """What is added to a place on the map to have it on the screen: the layer's offset and parallax in it."""
    (w, h), (px, py), (ox, oy) = size, look.parallax, look.offset
    return round(ox + (1 - px) * (cx + w / 2) - cx), round(oy + (1 - py) * (cy + h / 2) - cy)


def _straight(target: pygame.Surface, sheet: Sheet, cx: int, cy: int, tick: float) -> None:
    w, h = target.get_size()
    sx, sy = _shift(sheet.look, (w, h), cx, cy)
    first, last = (-sy - sheet.tallest) // STRIP, (h - sy) // STRIP
    ms = tick * MS
    blits = []
    for strip in range(first, last + 1):
        for piece in sheet.strips.get(strip, ()):
            x = piece.x + sx
            if -piece.picture.get_width() < x < w:
                blits.append((piece.now(ms) if piece.frames else piece.picture, (x, piece.y + sy)))
    target.blits(blits, doreturn=False)


def _round(target: pygame.Surface, sheet: Sheet, spot: Spot, cy: int, tick: float) -> None:
    """Each piece narrowed as its place turns away, the outermost first."""
    h = target.get_height()
    ox, oy = round(sheet.look.offset[0]), round(sheet.look.offset[1])
    first, last = (cy - oy - sheet.tallest - 40) // STRIP, (cy - oy + h + 40) // STRIP
    pieces = [piece for strip in range(first, last + 1) for piece in sheet.strips.get(strip, ())]
    if not pieces:
        return
    left = np.array([piece.x + ox for piece in pieces])
    wide = np.array([piece.picture.get_width() for piece in pieces])
    top = np.array([piece.y + oy for piece in pieces])
    x0, y0, facing0 = spot(left, top)
    x1, _, facing1 = spot(left + wide, top)
    facing = np.minimum(facing0, facing1)
    ms = tick * MS
    for n in np.argsort(facing):
        if facing[n] < FACING or x1[n] <= x0[n]:
            continue
        picture = pieces[n].now(ms)
        w = max(1, round(float(x1[n])) - round(float(x0[n])))
        if w != picture.get_width():
            picture = pygame.transform.scale(picture, (w, picture.get_height()))
        target.blit(picture, (round(float(x0[n])), round(float(y0[n]))))


def _repeat(target: pygame.Surface, sheet: Sheet, cx: int, cy: int) -> None:
    """An image layer, over and over in the ways that it is repeated."""
    assert sheet.wide
    piece, (across, down) = sheet.wide
    (w, h), (pw, ph) = target.get_size(), piece.picture.get_size()
    x, y = _shift(sheet.look, (w, h), cx, cy)
    columns = range(x % pw - pw, w, pw) if across else (x,)
    rows = range(y % ph - ph, h, ph) if down else (y,)
    for top in rows:
        for left in columns:
            target.blit(piece.picture, (left, top))
