"""A map drawn as Tiled draws it: every layer's tiles and pictures, in its order. No window is needed."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pygame

from game.maps.guard import Refused, picture_bytes
from game.maps.read import Map
from game.maps.scenery import Color, Look, MarkLayer, PictureLayer, Scenery, Tile, TileLayer
from game.sim.level import TILE
from game.trouble import Trouble

LARGEST = 1 << 24  # px of a tile object


def tiled_picture(map: Map) -> pygame.Surface:
    """The whole map, one px a px, transparent where nothing is drawn."""
    level, scenery = map.level, map.scenery
    canvas = pygame.Surface((level.width * TILE, level.height * TILE), pygame.SRCALPHA)
    pictures = Pictures(scenery)
    for layer in scenery.layers:
        if not layer.look.visible or layer.look.opacity <= 0:
            continue
        if isinstance(layer, TileLayer):
            _tiles(canvas, layer, pictures)
        elif isinstance(layer, PictureLayer):
            _picture(canvas, layer, pictures)
        else:
            for surface, at in pictures.objects(layer, LARGEST):  # other shapes are for the editor alone
                canvas.blit(surface, at)
    return canvas


class Pictures:
    """Tiles cut from their pictures, turned and coloured, each made once."""

    def __init__(self, scenery: Scenery) -> None:
        self.scenery = scenery
        self._files: dict[tuple[Path, Color | None], pygame.Surface] = {}
        self._tiles: dict[tuple[Tile, Look], tuple[pygame.Surface, tuple[int, int]] | None] = {}

    def file(self, path: Path, transparent: Color | None = None) -> pygame.Surface:
        """A picture's file; Trouble where it is broken."""
        key = (path, transparent)
        if key not in self._files:
            try:
                # a name's end tells SDL the format; the path itself is not opened again
                loaded = pygame.image.load(BytesIO(picture_bytes(path)), path.suffix)
            except Refused as refused:
                raise Trouble(f"{path}: {refused.what}; {refused.todo}") from None
            except pygame.error as error:
                raise Trouble(f"{path}: the picture is broken ({error}); save it again") from None
            surface = pygame.Surface(loaded.get_size(), pygame.SRCALPHA)
            if transparent:
                loaded.set_colorkey(transparent[:3])
            surface.blit(loaded, (0, 0))
            self._files[key] = surface
        return self._files[key]

    def tile(self, index: int, look: Look) -> tuple[pygame.Surface, tuple[int, int]] | None:
        """A tile's picture in a layer's look, and its tileset's offset; None where it has no picture."""
        tile = self.scenery.tiles[index]
        if tile is None:
            return None
        key = (tile, look)
        if key not in self._tiles:
            sheet = self.scenery.tilesets[tile.tileset]
            first = sheet.frames[tile.id][0][0] if sheet.frames.get(tile.id) else tile.id
            self._tiles[key] = self.cut(tile, look, first)
        return self._tiles[key]

    def cut(self, tile: Tile, look: Look, id: int) -> tuple[pygame.Surface, tuple[int, int]] | None:
        """A tile of its tileset by its number there, turned and coloured as `tile` is in a layer."""
        sheet = self.scenery.tilesets[tile.tileset]
        path = sheet.pictures.get(id, sheet.picture)
        if path is None:
            return None
        whole = self.file(path, sheet.transparent)
        box = pygame.Rect(sheet.box(id))
        if not whole.get_rect().contains(box):
            return None
        cut = whole.subsurface(box).copy()
        if tile.flip_d:
            cut = pygame.transform.rotate(pygame.transform.flip(cut, True, False), 90)
        if tile.flip_h or tile.flip_v:
            cut = pygame.transform.flip(cut, tile.flip_h, tile.flip_v)
        return coloured(cut, look), sheet.offset

    def objects(self, layer: MarkLayer, most: int) -> Iterator[tuple[pygame.Surface, tuple[int, int]]]:
        """A layer's tile objects in Tiled's order: the picture and its left top, px; none larger than `most` px."""
        marks = [mark for mark in layer.marks if mark.tile and mark.visible]
        if layer.topdown:
            marks.sort(key=lambda mark: mark.y + mark.h)
        for mark in marks:
            found = self.tile(mark.tile, layer.look)
            size = (max(1, round(mark.w)), max(1, round(mark.h)))
            if not found or size[0] * size[1] > most:
                continue
            surface, (dx, dy) = found
            if size != surface.get_size():
                surface = pygame.transform.scale(surface, size)
            yield surface, (round(mark.x) + dx, round(mark.y) + dy)


def coloured(surface: pygame.Surface, look: Look) -> pygame.Surface:
    """A picture with a layer's tint and opacity, half-clear pixels tinted as Tiled does: over white."""
    r, g, b, a = look.tint or (255, 255, 255, 255)
    if (r, g, b) != (255, 255, 255):
        shape = surface.copy()
        shape.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_ADD)
        tinted = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
        tinted.fill((255, 255, 255, 255))
        tinted.blit(surface, (0, 0))
        tinted.fill((r, g, b, 255), special_flags=pygame.BLEND_RGBA_MULT)
        tinted.blit(shape, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        surface = tinted
    alpha = round(a * look.opacity)
    if alpha != 255:
        surface = surface.copy()
        surface.fill((255, 255, 255, alpha), special_flags=pygame.BLEND_RGBA_MULT)
    return surface


def _tiles(canvas: pygame.Surface, layer: TileLayer, pictures: Pictures) -> None:
    ox, oy = round(layer.look.offset[0]), round(layer.look.offset[1])
    for y, row in enumerate(layer.cells):
        for x, index in enumerate(row):
            if index and (found := pictures.tile(index, layer.look)):
                surface, (dx, dy) = found
                # tiles taller than the grid stand on its lower edge
                canvas.blit(surface, (x * TILE + ox + dx, (y + 1) * TILE - surface.get_height() + oy + dy))


def _picture(canvas: pygame.Surface, layer: PictureLayer, pictures: Pictures) -> None:
    surface = coloured(pictures.file(layer.picture, layer.transparent), layer.look)
    w, h = surface.get_size()
    x, y = round(layer.look.offset[0]), round(layer.look.offset[1])
    across = range(x % w - w, canvas.get_width(), w) if layer.repeat[0] else (x,)
    down = range(y % h - h, canvas.get_height(), h) if layer.repeat[1] else (y,)
    for top in down:
        for left in across:
            canvas.blit(surface, (left, top))
