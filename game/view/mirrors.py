"""Panes of shards: each reflects another piece of sky and another self, and one of them oneself.

A pane's shards are baked once: glass, bevels, the gaps between. A frame blits it, the selves that are in it, and the
gaps over them. In a floor the true self hangs from the feet; what is taught and what is remembered is seen there too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pygame
from numpy.typing import NDArray

from game.maps.scenery import Mark, Scenery
from game.sim.level import EMPTY, TILE, Level, Rect
from game.sim.tuning import BOX_H, HALF_W
from game.sim.world import World
from game.view import ghosts, selves
from game.view.baked import Spot
from game.view.lesson import Lesson, moments
from game.view.poses import GROUND, MIDDLE
from game.view.timer import label

KEY = (255, 0, 255)
SHARD = 2300  # px of glass to a shard
GAP, BEVEL = 1.3, 3.0  # px
NIGHT = np.array([14, 12, 32.0])  # glass that reflects nothing
DIM = 0.95  # of the sky that it gives back
PALEST = 62.0  # of 255: the mean of what glass gives back
LIP = 3  # px of a floor's stone that lie before its glass
SIGN = (236, 240, 255)
FADE = 20  # ticks in which another self takes a shard
SIZES = (84, 76, 68, 60, 54, 48, 42, 36, 30)  # px that a self stands tall: the largest that has room
HIGH, WIDE = 1.34, 0.56  # times that: the room it needs, a child held over its head included
WHOLE = 0.95  # of that room must be in its shard
SMALL = 40  # px: as tall as those who fell are
TORN = 9  # px that the edge of a hanging pane is torn in, at most


@dataclass(slots=True)
class Shard:
    """Where the feet of its self are, px in the pane; `tall` 0 where it shows nobody."""

    x: int
    y: int
    tall: int
    turn: int  # which of the moods it has
    inside: NDArray[np.bool_]  # the pane's px that are this shard's
    pictures: dict[tuple[str, int], pygame.Surface] = field(default_factory=dict)

    @property
    def corner(self) -> tuple[int, int]:
        """Of its self's picture, px in the pane."""
        return self.x - selves.self_picture("still", 0, self.tall).get_width() // 2, self.y - selves.foot(
            self.tall
        )

    def picture(self, face: str, frame: int) -> pygame.Surface:
        """Its self as this shard shows it: what would lie beyond its edge is not there."""
        key = face, frame
        if key not in self.pictures:
            whole = selves.self_picture(face, frame, self.tall)
            self.pictures[key] = selves.within(whole, self.corner, self.inside)
        return self.pictures[key]


@dataclass(slots=True)
class Pane:
    """One mirror. `floor`: it lies in stone, and what stands on it hangs in it."""

    box: Rect
    face: str
    floor: bool
    mark: int  # its number in the map; its shards are cut by it
    lesson: Lesson | None = None
    glass: pygame.Surface | None = None
    gaps: pygame.Surface | None = None
    sheet: pygame.Surface | None = None  # all of it, before it is narrowed
    shards: list[Shard] = field(default_factory=list)


class Mirrors:
    """All mirrors of a map. `falls`: tile -> how often one fell there; `name_of`: what to press for an action."""

    def __init__(self, scenery: Scenery | None, level: Level, turned: bool = False) -> None:
        self.level = level
        self.falls: Mapping[tuple[int, int], int] = {}
        self.name_of: Callable[[str], str] = lambda action: action
        self.signs = True
        self.best: ghosts.Ghosts | None = None  # the best run, seen in the glass alone
        self.panes = [self._pane(mark, turned) for mark in scenery.marks("Mirror")] if scenery else []
        if scenery and not turned:
            self._teach(scenery.lessons)
        self._moods = ("still", "weeping", "laughing", "screaming")
        self._since = FADE
        self._made = False  # a picture of a self in this frame

    def _pane(self, mark: Mark, turned: bool) -> Pane:
        level = self.level
        x, y, w, h = round(mark.x), round(mark.y), round(mark.w), round(mark.h)
        if turned:
            x = level.width * TILE - x - w
        tiles = [
            level.tile(tx, ty)
            for ty in range(y // TILE, max(y // TILE + 1, (y + h) // TILE))
            for tx in range(x // TILE, max(x // TILE + 1, (x + w) // TILE))
        ]
        floor = sum(tile != EMPTY for tile in tiles) * 2 > len(tiles)
        pane = Pane(Rect(x, y, w, h), str(mark.members["face"]), floor, mark.id)
        return pane

    def _teach(self, lessons: Mapping[int, Path]) -> None:
        """A tape is played through once for all the panes that show it."""
        shown: dict[Path, list[Pane]] = {}
        for pane in self.panes:
            if tape := lessons.get(pane.mark):
                shown.setdefault(tape, []).append(pane)
        for tape, panes in shown.items():
            for pane, found in zip(panes, moments(tape, self.level, [p.box for p in panes]), strict=True):
                pane.lesson = Lesson(found) if found else None

    def tick(self, world: World) -> None:
        """Follow the world by a tick."""
        if not self.panes:
            return
        child = world.child
        now = selves.moods(child.life / 1000, child.fear / 256_000)
        self._since += 1
        if now != self._moods and self._since > FADE * 3:
            self._moods, self._since = now, 0
        for pane in self.panes:
            if pane.lesson:
                pane.lesson.tick(world)

    # ---- frames

    def draw(
        self,
        target: pygame.Surface,
        world: World,
        spot: Spot,
        behind: Callable[[pygame.Surface], None],
        figure: pygame.Surface | None,
        others: ghosts.Ghosts | None,
    ) -> None:
        """`behind` paints what glass reflects, once a pane; `figure` is the climber's newest picture."""
        self._made = False
        for pane in self.panes:
            box = pane.box
            left, top, facing = (float(v) for v in spot(box.x, box.y))
            right, foot, facing2 = (float(v) for v in spot(box.right, box.bottom))
            if max(facing, facing2) < 0.2 or right <= left or right < 0 or left > target.get_width():
                continue
            if foot < 0 or top > target.get_height():
                continue
            if pane.glass is None:
                bake(pane, behind)
            self._draw(target, world, pane, (round(left), round(top), round(right - left)), figure, others)

    def _draw(
        self,
        target: pygame.Surface,
        world: World,
        pane: Pane,
        at: tuple[int, int, int],
        figure: pygame.Surface | None,
        others: ghosts.Ghosts | None,
    ) -> None:
        x, y, wide = at
        h = pane.box.h
        below = LIP if pane.floor else 0
        if wide != pane.box.w:  # turned away with the tower: all that is in it is narrower
            sheet = pane.sheet = pane.sheet or pygame.Surface((pane.box.w, h), 0, 32)
            sheet.fill(KEY)
            self._inside(sheet, world, pane, 0, 0, figure, others)
            narrow = pygame.transform.scale(sheet, (max(1, wide), h))
            narrow.set_colorkey(KEY)
            target.blit(narrow, (x, y + below), (0, below, wide, h - below))
            return
        clip = target.get_clip()
        target.set_clip(clip.clip(pygame.Rect(x, y + below, wide, h - below)))
        self._inside(target, world, pane, x, y, figure, others)
        target.set_clip(clip)
        if pane.lesson and pane.lesson.sign and self.signs:
            at_x = x + max(16, min(wide - 16, world.middle[0] - pane.box.x))
            _cap(target, self.name_of(pane.lesson.sign), at_x, y + (44 if pane.floor else h // 2))

    def _inside(
        self,
        target: pygame.Surface,
        world: World,
        pane: Pane,
        x: int,
        y: int,
        figure: pygame.Surface | None,
        others: ghosts.Ghosts | None,
    ) -> None:
        """The glass, who is in it, and the gaps over them; x, y: its corner on the target."""
        assert pane.glass
        assert pane.gaps
        target.blit(pane.glass, (x, y))
        self._selves(target, world, pane, x, y)
        self._fallen(target, world, pane, x, y)
        if others := others or self.best:
            for ghost, other in others.shown:
                if other.place == world.place:
                    c = other.climber
                    self._hang(target, pane, ghosts.body(*ghost.key), c.x + HALF_W, c.y + BOX_H, x, y)
        c = world.climber
        if figure and not world.dying:
            self._hang(target, pane, figure, c.x + HALF_W, c.y + BOX_H, x, y)
        if pane.lesson and (now := pane.lesson.now):
            self._hang(target, pane, ghosts.body(*now.pose), now.x, now.feet, x, y)
        target.blit(pane.gaps, (x, y))

    def _selves(self, target: pygame.Surface, world: World, pane: Pane, x: int, y: int) -> None:
        for n, shard in enumerate(pane.shards):
            if not shard.tall:
                continue
            fixed = n == 0 and pane.face != "still"
            face = pane.face if fixed else self._moods[shard.turn % 4]
            frame = (world.tick // selves.SLOW + shard.turn * 2) % selves.FRAMES
            if shard.pictures and (face, frame) not in shard.pictures:  # one new picture a frame, no more
                if self._made:
                    older = next((k for k in reversed(shard.pictures) if k[0] == face), None)
                    if older is None:
                        continue  # it only begins to come
                    frame = older[1]
                self._made = True
            picture = shard.picture(face, frame)
            comes = not fixed and self._since < FADE
            picture.set_alpha(255 * self._since // FADE if comes else None)
            left, top = shard.corner
            target.blit(picture, (x + left, y + top))

    def _fallen(self, target: pygame.Surface, world: World, pane: Pane, x: int, y: int) -> None:
        """Where one fell before, somebody weeps."""
        box = pane.box
        for tx, ty in self.falls:
            px, feet = tx * TILE + TILE // 2, (ty + 1) * TILE
            if not box.x <= px < box.right or not box.y - 4 * TILE <= feet <= box.bottom + TILE:
                continue
            frame = (world.tick // selves.SLOW + tx) % selves.FRAMES
            picture = selves.self_picture("weeping", frame, SMALL)
            foot = 40 if pane.floor else max(30, min(box.h - 4, feet - box.y))
            left = x + px - box.x - picture.get_width() // 2
            target.blit(picture, (left, y + foot - selves.foot(SMALL)))

    def _hang(
        self, target: pygame.Surface, pane: Pane, picture: pygame.Surface, px: int, feet: int, x: int, y: int
    ) -> None:
        """A figure whose feet are at px, feet as the pane shows it: from below in a floor, else turned round."""
        box = pane.box
        if not box.x - 24 < px < box.right + 24:
            return
        if pane.floor:
            off = box.y - feet  # px that it is above the glass
            if -TILE < off < box.h:
                turned = pygame.transform.flip(picture, False, True)
                top = y + off - (picture.get_height() - int(GROUND))
                target.blit(turned, (x + px - box.x - int(MIDDLE), top))
            return
        middle = box.x + box.w / 2
        turned = pygame.transform.flip(picture, True, False)
        sx = x + (px - box.x) - int(MIDDLE) + round((px - middle) * 0.14) + 5
        target.blit(turned, (sx, y + feet - box.y - int(GROUND) - 4))


def _cap(target: pygame.Surface, name: str, x: int, y: int) -> None:
    """The top of a key, with what is written on it."""
    cap = pygame.Rect(0, 0, 12 + 6 * len(name), 18)
    cap.center = x, y
    pygame.draw.rect(target, (20, 18, 42), cap, border_radius=4)
    pygame.draw.rect(target, SIGN, cap, 1, border_radius=4)
    label(target, name, x, y - 7, SIGN)


# ---- baking


def bake(pane: Pane, behind: Callable[[pygame.Surface], None]) -> None:
    """Cut the pane into shards, give each its piece of sky, its bevel and, where there is room, its self."""
    w, h = pane.box.w, pane.box.h
    r = np.random.default_rng(700 + pane.mark)
    count = max(2, min(7 * max(1, w // 320), w * h // SHARD))
    seeds = _spread(r, count, w, h)
    y, x = np.mgrid[0:h, 0:w] + 0.5
    far = np.stack([np.hypot(x - sx, (y - sy) * 1.15) for sx, sy in seeds])
    order = np.argsort(far, 0)
    own, next_ = order[0], order[1]
    d1, d2 = np.take_along_axis(far, order[:2], 0)
    between = (d2 - d1) / 2 + 0.35 * np.sin(x * 0.21 + y * 0.17)
    sides = np.minimum.reduce([x - 0.5, w - x - 0.5, y - 0.5 + (9 if pane.floor else 0), h - y - 0.5])
    if not pane.floor:
        sides = np.minimum.reduce(
            [x - _torn(r, h)[:, None], w - x - _torn(r, h)[:, None], y - _torn(r, w), h - y - _torn(r, w)]
        )
    edge = np.minimum(between, sides)
    colour = _reflected(pane, behind, own, count, r)
    lit = _lit(seeds, own, next_)
    bevel = (edge >= GAP) & (edge < BEVEL)
    colour = np.where(bevel[..., None], colour * 0.75 + 52 + lit[..., None] * 78, colour)
    gap = edge < GAP
    colour[gap] = (9, 8, 18)
    colour[sides < 0] = KEY  # beyond the torn edge of a hanging pane there is nothing
    pane.glass = _surface(np.clip(colour, 0, 255))
    pane.glass.set_colorkey(KEY, pygame.RLEACCEL)
    gaps = np.where((gap | bevel)[..., None], np.clip(colour, 0, 255), KEY)
    pane.gaps = _surface(gaps)
    pane.gaps.set_colorkey(KEY, pygame.RLEACCEL)
    pane.shards = _rooms(own, edge, count)


def _spread(r: np.random.Generator, count: int, w: int, h: int) -> list[tuple[float, float]]:
    """Places that keep away from each other."""
    found: list[tuple[float, float]] = []
    for _ in range(count):
        tries = [(float(r.uniform(0.06, 0.94) * w), float(r.uniform(0.1, 0.9) * h)) for _ in range(14)]
        found.append(
            max(tries, key=lambda p: min((np.hypot(p[0] - a, p[1] - b) for a, b in found), default=0))
        )
    return found


def _torn(r: np.random.Generator, long: int) -> NDArray[Any]:
    """How far in the edge lies along a side, px: straight breaks between a few points."""
    points = np.linspace(0, long - 1, max(3, long // 14))
    return np.interp(np.arange(long), points, r.uniform(0.0, TORN, len(points)))


def _reflected(
    pane: Pane,
    behind: Callable[[pygame.Surface], None],
    own: NDArray[Any],
    count: int,
    r: np.random.Generator,
) -> NDArray[Any]:
    """Each shard another piece of what is behind us, darkened and in a hue of its own."""
    sky = pygame.Surface((640, 360), 0, 32)
    behind(sky)
    picture = pygame.surfarray.array3d(sky).swapaxes(0, 1).astype(np.float64)
    # before a sky of light it is darker: who is in it is seen
    dim = min(DIM, PALEST / max(1.0, float(picture.mean())))
    h, w = own.shape
    rows, columns = np.mgrid[0:h, 0:w]
    out = np.zeros((h, w, 3))
    for n in range(count):
        dx, dy = int(r.integers(0, 640)), int(r.integers(0, 130))
        tint = np.array([0.92, 0.94, 1.1]) * r.uniform(0.75, 1.05)
        here = own == n
        down = (h - 1 - rows[here]) if pane.floor else rows[here]
        seen = picture[(down + dy) % 360, (columns[here] * (1 if n % 2 else -1) + dx) % 640]
        haze = NIGHT * (0.8 + 0.5 * (rows[here] / h))[:, None]
        out[here] = seen * dim * tint + haze
    return out


def _lit(seeds: list[tuple[float, float]], own: NDArray[Any], next_: NDArray[Any]) -> NDArray[Any]:
    """How much a bevel faces the light from above left, 0..1, by the neighbour that it is cut toward."""
    at = np.array(seeds)
    way = at[next_] - at[own]
    long = np.hypot(way[..., 0], way[..., 1]) + 1e-6
    lit: NDArray[Any] = np.clip((-way[..., 0] * 0.5 - way[..., 1] * 0.87) / long, 0, 1)
    return lit


def _rooms(own: NDArray[Any], edge: NDArray[Any], count: int) -> list[Shard]:
    """Where each shard has room for a whole self, the largest shard first; one stays empty."""
    out = []
    for n in range(count):
        inside = (own == n) & (edge > BEVEL - 1)
        if area := int(inside.sum()):
            out.append((area, _room(inside, n)))
    out.sort(key=lambda found: -found[0])
    shards = [shard for _, shard in out if shard.tall]
    return shards[:-1] if len(shards) > 3 else shards


def _room(inside: NDArray[Any], turn: int) -> Shard:
    """The place in a shard where the least of a self is cut off, in the largest size that has one."""
    h, w = inside.shape
    sums = np.zeros((h + 1, w + 1))
    sums[1:, 1:] = inside.cumsum(0).cumsum(1)
    for size in SIZES:
        tall, wide = round(size * HIGH), round(size * WIDE)
        if tall >= h or wide >= w:
            continue
        held = sums[tall:, wide:] - sums[:-tall, wide:] - sums[tall:, :-wide] + sums[:-tall, :-wide]
        best = int(held.argmax())
        if held.flat[best] >= WHOLE * tall * wide:
            top, left = divmod(best, held.shape[1])
            return Shard(left + wide // 2, top + tall, size, turn, inside)
    return Shard(0, 0, 0, turn, inside)


def _surface(colour: NDArray[Any]) -> pygame.Surface:
    surface = pygame.Surface(colour.shape[1::-1], 0, 32)
    pygame.surfarray.blit_array(surface, colour.astype(np.uint8).swapaxes(0, 1))
    return surface
