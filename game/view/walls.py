"""Shifting walls: blocks of stone with a seam that fills from both feet and is full on the beat that moves them."""

import numpy as np
import pygame

from game.sim.level import ON_TOUCH, STONE, TILE, Level, Rect
from game.sim.things.shifting_wall import ShiftingWall
from game.sim.twins import Pairs
from game.sim.world import World
from game.view import content
from game.view.baked import Spot
from game.view.masonry import Masonry, pieces
from game.view.palette import GOLD, ramp8
from game.view.particles import plot
from game.view.stage import Stage

FULL = 30  # ticks of announcement
AFTER = 22  # ticks that the light takes to sink into the stone


def block(w: int, h: int, seed: int) -> content.Content:
    """Contents of a solid w x h px, all sides free, from the same pieces as the level's tiles."""
    if h <= 24:  # a bone of the tower that sinks and springs, or a plank of one
        return _bone(w, h, seed)
    tw, th = max(1, -(-w // TILE)), max(1, -(-h // TILE))
    x0 = seed * 5 % 20 + 1
    wide, tall = tw + x0 + 1, th + 2
    tiles = bytearray(wide * tall)
    for ty in range(th):
        for tx in range(tw):
            tiles[(ty + 1) * wide + tx + x0] = STONE
    level = Level("wall", wide, tall, bytes(tiles), (0, 0), Rect(0, 0, 1, 1))
    masonry = Masonry(level)
    out = np.zeros((th * TILE, tw * TILE), np.uint16)
    for ty in range(th):
        for run in masonry.runs(ty + 1):
            piece, _ = masonry.piece(run, ty + 1)
            left = (run.x - x0) * TILE  # deep in a large block the stone is another than at its sides
            out[ty * TILE : (ty + 1) * TILE, left : left + piece.shape[1]] = piece[:TILE]
    out = out[:h, :w]
    stone = content.STONE
    rows, columns = np.mgrid[0:h, 0:w]
    # Ribs carved across it in the manner of a spine: it is a made thing, and it moves.
    rib = (rows - 3 - 4.5 * np.abs(columns - (w - 1) / 2) / (w / 2)) % 8
    carved = (rows > 3) & (rows < h - 3) & (columns > 2) & (columns < w - 3)
    pale = np.abs(columns - (w - 1) / 2) < 2.0
    out = np.where(carved & (rib < 1), content.solid(stone, 4, 2, 3), out)
    out = np.where(carved & (rib >= 1) & (rib < 4), content.solid(stone, 4, 3, 2), out)
    out = np.where(carved & (rib >= 4) & (rib < 6), content.solid(stone, 4, 5, 1), out)
    out = np.where(carved & (rib >= 6), content.solid(stone, 4, 7, 0), out)
    out = np.where(carved & pale, content.solid(stone, 4, 3, 3), out).astype(np.uint16)
    out[-1] = content.solid(stone, 4, 7, 0)
    out[:, [0, -1]] = content.edge(stone, content.EDGE_ARRIS)
    out[:, 1], out[:, -2] = content.solid(stone, 0, 4, 1), content.solid(stone, 8, 4, 1)
    out[0], out[1] = content.edge(stone, content.EDGE_LIP), content.edge(stone, content.EDGE_LIP_SOFT)
    return out


def _bone(w: int, h: int, seed: int) -> content.Content:
    """A few vertebrae on their own, the ends of the spine cut through."""
    strip = pieces()["slab_bone"]
    at = seed * 5 % 20 * TILE
    out = np.zeros((h, w), np.uint16)
    rows = min(h, len(strip))
    out[:rows] = strip[:rows, at : at + w]
    bone = content.BONE
    out[: min(h, 9), [0, -1]] = content.edge(bone, content.EDGE_ARRIS)
    out[: min(h, 7), 1], out[: min(h, 7), -2] = content.solid(bone, 0, 4, 2), content.solid(bone, 8, 4, 2)
    out[0], out[1] = content.edge(bone, content.EDGE_LIP), content.edge(bone, content.EDGE_LIP_SOFT)
    return out


def _seed(x: int, y: int) -> int:
    """From where a wall begins: two that a loop's join lays on each other are cut alike."""
    return x // TILE % 32 + y // TILE % 16 * 3


class Walls:
    """All shifting walls of a level."""

    def __init__(self, level: Level) -> None:
        # a touch may be answered later than a seam takes to fill: it is full when the wall moves all the same
        self._late = [max(0, spec.wait - FULL) if spec.on == ON_TOUCH else 0 for spec in level.walls]
        self._contents = [block(spec.w, spec.h, _seed(*spec.stops[0])) for spec in level.walls]
        self._pictures: dict[tuple[int, int], pygame.Surface] = {}
        self._gold = ramp8(GOLD, 64)
        self._sank = [AFTER] * len(level.walls)

    def carry(self, pairs: Pairs) -> None:
        """Over a loop's join: the light in each goes on in its twin."""
        sank = [(other, self._sank[n]) for n, other in pairs]
        for n, age in sank:
            self._sank[n] = age

    def tick(self, world: World) -> None:
        """Count since each seam was full."""
        for k, wall in enumerate(world.walls):
            if wall.seam > self._late[k]:
                self._sank[k] = -1
            elif self._sank[k] < AFTER:
                self._sank[k] += 1

    def _picture(self, stage: Stage, k: int, angle: int) -> pygame.Surface:
        key = (k, angle)
        if key not in self._pictures:
            table = stage.look.table[angle]
            code = self._contents[k]
            picture = pygame.Surface((code.shape[1], code.shape[0]), 0, 32)
            picture.set_colorkey(0)
            pygame.surfarray.blit_array(picture, table[code].T.astype(np.int64))
            self._pictures[key] = picture
        return self._pictures[key]

    def draw(self, target: pygame.Surface, stage: Stage, world: World, spot: Spot) -> None:
        """Those that face us."""
        for k, wall in enumerate(world.walls):
            left, top, facing = spot(wall.x, wall.y)
            right, foot, facing2 = spot(wall.x + wall.w, wall.y + wall.h)
            if max(facing, facing2) < 0.1 or foot < -20 or top > target.get_height() + 20:
                continue
            x, y = round(float(left)), round(float(top))
            w = max(2, round(float(right)) - x)
            middle = (float(facing) + float(facing2)) / 2
            bins = len(stage.look.table)
            side = 1 if x + w / 2 > target.get_width() / 2 else -1
            angle = int(bins / 2 + side * np.arccos(min(1.0, middle)) / 1.37 * bins / 2) if bins > 1 else 0
            picture = self._picture(stage, k, max(0, min(bins - 1, angle)))
            if w != wall.w:
                picture = pygame.transform.scale(picture, (w, wall.h))
            target.blit(picture, (x, y))
            self._seam(target, wall, k, x, y, w)

    def _seam(self, target: pygame.Surface, wall: ShiftingWall, k: int, x: int, y: int, w: int) -> None:
        """Two threads climb the edges to meet; on the beat they meet, then the light sinks into the stone."""
        age = self._sank[k]
        light = 1.0 if age < 0 else max(0.0, 1 - age / AFTER)
        fill = (wall.seam - self._late[k]) / FULL if wall.seam > self._late[k] else 1.0
        if light <= 0.02:
            return
        h = wall.h
        px = np.r_[np.full(h, x), np.arange(x + 1, x + w), np.full(h - 1, x + w - 1)]
        py = np.r_[np.arange(y + h - 1, y - 1, -1), np.full(w - 1, y), np.arange(y + 1, y + h)]
        n = int(len(px) / 2 * min(1.0, fill))
        if n < 1:
            return
        at = np.r_[np.arange(n), np.arange(len(px) - n, len(px))]
        tip = np.r_[np.arange(n)[::-1], np.arange(n)]
        hot = np.clip(0.52 + 0.48 * np.exp(-tip / 5.0), 0, 1) * light
        colour = self._gold[(hot * 63).astype(np.intp)]
        plot(target, px[at].astype(float), py[at].astype(float), colour)
        inner = np.clip(px[at], x + 1, x + w - 2).astype(float)
        plot(target, inner, (py[at] + (py[at] == y)).astype(float), (colour * 0.45).astype(np.uint8))
