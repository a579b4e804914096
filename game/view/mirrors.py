"""Panes of shards: each gives back another piece of what is there and another self, and one of them oneself.

A frame takes the picture so far through the cut glass (`pane`), lays the selves in it and the gaps over them. In a
floor the true self hangs from the feet; what is taught and what is remembered is seen there too.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pygame

from game.maps.scenery import Mark, Scenery
from game.sim.level import EMPTY, TILE, Level, Rect
from game.sim.space import apart
from game.sim.tuning import BOX_H, HALF_W
from game.sim.world import World
from game.view import ghosts, selves
from game.view.baked import Spot
from game.view.cutting import cut, shown
from game.view.lesson import Lesson, moments
from game.view.pane import Pane, Shard
from game.view.poses import GROUND, MIDDLE
from game.view.timer import label

PALEST = 70.0  # of 255: the mean of what glass gives back; before a sky of light it is darker: who is in it is seen
LIP = 3  # px of a floor's stone that lie before its glass
SIGN = (236, 240, 255)
FADE = 20  # ticks in which another self takes a shard
SMALL = 40  # px: as tall as those who fell are
MOST = 640, 360  # px of a pane
SOON = 480  # px beyond the screen: a pane as near as that is cut, slice by slice


class Mirrors:
    """All mirrors of a map. `falls`: tile -> how often one fell there; `name_of`: what to press for an action."""

    def __init__(self, scenery: Scenery | None, level: Level, turned: bool = False) -> None:
        self.level = level
        self.falls: Mapping[tuple[int, int], int] = {}
        self.name_of: Callable[[str], str] = lambda action: action
        self.signs = True
        self.best: ghosts.Ghosts | None = None  # the best run, seen in the glass alone
        marks = scenery.marks("Mirror") if scenery else ()
        self.panes = [pane for mark in marks for pane in self._panes(mark, turned)]
        first = 0
        for pane in sorted(self.panes, key=lambda pane: pane.box.x):  # neighbours show others
            pane.first, first = first, first + shown(pane.box.w, pane.box.h, pane.floor)
        if scenery and not turned:
            self._teach(scenery.lessons)
        self.grounds = frozenset(  # the passages whose ground is a mirror
            n
            for n, passage in enumerate(level.passages)
            for pane in self.panes
            if pane.floor and passage.box.x < pane.box.right and pane.box.x < passage.box.right
        )
        self._moods = ("still", "weeping", "laughing", "screaming")
        self._since = FADE
        if self.panes:
            selves.painted()  # unpacked now: with the first pane it would be a hitch
        self._made = False  # a picture of a self in this frame
        self._turns = self._odd = False  # panes take turns; and whose turn it is

    def _panes(self, mark: Mark, turned: bool) -> list[Pane]:
        """A mark's pane; where it is larger than a screen, several."""
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
        across, down = max(1, -(-w // MOST[0])), max(1, -(-h // MOST[1]))
        found = []
        for n in range(across * down):
            row, column = divmod(n, across)
            left, right = w * column // across, w * (column + 1) // across
            top, foot = h * row // down, h * (row + 1) // down
            box = Rect(x + left, y + top, max(1, right - left), max(1, foot - top))
            found.append(Pane(box, str(mark.members["face"]), floor and not row, mark.id, n))
        return found

    def _teach(self, lessons: Mapping[int, Path]) -> None:
        """A tape is played through once for all the panes that show it."""
        taught: dict[Path, list[Pane]] = {}
        for pane in self.panes:
            if tape := lessons.get(pane.mark):
                taught.setdefault(tape, []).append(pane)
        for tape, panes in taught.items():
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
        self._cut_ahead(world)

    def _cut_ahead(self, world: World) -> None:
        """A slice a tick of the nearest pane that will be seen; once it is cut, one of those who will be in it."""
        x, y = world.middle
        wrap = self.level.wrap
        unready = [
            (max(abs(apart(pane.box.x + pane.box.w // 2, x, wrap)) - pane.box.w // 2, abs(pane.box.y - y)), n)
            for n, pane in enumerate(self.panes)
            if not pane.ready
        ]
        if not unready:
            return
        far, n = min(unready)
        if far < SOON + 320:
            pane = self.panes[n]
            if not pane.glass:
                cut(pane, 1)
                return
            for k, shard in enumerate(pane.glass.shards):
                if not shard.pictures:
                    shard.picture(self._face(pane, k, shard), self._frame(world, shard))
                    break

    def _face(self, pane: Pane, n: int, shard: Shard) -> str:
        """Who is in the n-th shard of a pane now."""
        return pane.face if _fixed(pane, n) else self._moods[shard.turn % 4]

    @staticmethod
    def _frame(world: World, shard: Shard) -> int:
        """Which of its pictures."""
        return (world.tick // selves.SLOW + shard.turn * 2) % selves.FRAMES

    # ---- frames

    def draw(
        self,
        target: pygame.Surface,
        world: World,
        spot: Spot,
        figure: pygame.Surface | None,
        others: ghosts.Ghosts | None,
        turns: bool = False,
    ) -> None:
        """`target` holds what glass gives back: sky, city, stone; `figure` is the climber's newest picture.

        `turns`: every pane finds it in every other frame.
        """
        self._made = False
        self._turns, self._odd = turns, not self._odd
        for pane, at in self._seen(target, spot):
            cut(pane)
            self._draw(target, world, pane, at, figure, others)

    def _seen(self, target: pygame.Surface, spot: Spot) -> list[tuple[Pane, tuple[int, int, int]]]:
        """Those that are seen, and where: left, top and how wide. Asked of all at once: a map may have fifty."""
        if not self.panes:
            return []
        corners = [(pane.box.x, pane.box.y, pane.box.right, pane.box.bottom) for pane in self.panes]
        x, y, right, bottom = np.array(corners, float).T
        (left, top, facing), (end, foot, facing2) = spot(x, y), spot(right, bottom)
        wide, high = target.get_size()
        seen = (np.maximum(facing, facing2) >= 0.2) & (end > left) & (end >= 0) & (left <= wide)
        seen &= (foot >= 0) & (top <= high)
        return [
            (self.panes[n], (round(float(left[n])), round(float(top[n])), round(float(end[n] - left[n]))))
            for n in np.flatnonzero(seen)
        ]

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
        w, h = pane.box.w, pane.box.h
        below = LIP if pane.floor else 0
        if wide != w:  # turned away with the tower: all that is in it is narrower
            sheet = pane.sheet = pane.sheet or pygame.Surface((w, h), 0, 32)
            sheet.blit(target, (0, 0), (x, y, w, h))
            self._inside(target, sheet, world, pane, (x, y), (0, 0), figure, others)
            narrow = pygame.transform.scale(sheet, (max(1, wide), h))
            target.blit(narrow, (x, y + below), (0, below, wide, h - below))
            return
        clip = target.get_clip()
        target.set_clip(clip.clip(pygame.Rect(x, y + below, wide, h - below)))
        self._inside(target, target, world, pane, (x, y), (x, y), figure, others)
        target.set_clip(clip)
        if pane.lesson and pane.lesson.sign and self.signs and self._nearest(pane, world.middle[0]):
            at_x = x + max(16, min(wide - 16, world.middle[0] - pane.box.x))
            _cap(target, self.name_of(pane.lesson.sign), at_x, y + (44 if pane.floor else h // 2))

    def _nearest(self, pane: Pane, x: int) -> bool:
        """Is none of the other panes of its mark nearer to column x?"""
        parts = [other for other in self.panes if other.mark == pane.mark]
        return min(parts, key=lambda part: max(part.box.x - x, x - part.box.right + 1, 0)) is pane

    def _inside(
        self,
        seen: pygame.Surface,
        target: pygame.Surface,
        world: World,
        pane: Pane,
        here: tuple[int, int],
        at: tuple[int, int],
        figure: pygame.Surface | None,
        others: ghosts.Ghosts | None,
    ) -> None:
        """The glass, who is in it, and the gaps. here: the pane's corner in what is seen; at: on the target."""
        assert pane.glass
        x, y = at
        late = self._turns and self._odd == bool((pane.mark + pane.part) % 2)
        pane.glass.give_back(seen, here, target, at, PALEST, self._turns, late)
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
        target.blit(pane.glass.gaps, (x, y))

    def _selves(self, target: pygame.Surface, world: World, pane: Pane, x: int, y: int) -> None:
        for n, shard in enumerate(pane.glass.shards if pane.glass else ()):
            face, frame = self._face(pane, n, shard), self._frame(world, shard)
            if shard.pictures and (face, frame) not in shard.pictures:  # one new picture a frame, no more
                if self._made:
                    older = next((k for k in reversed(shard.pictures) if k[0] == face), None)
                    if older is None:
                        continue  # it only begins to come
                    frame = older[1]
                self._made = True
            picture = shard.picture(face, frame)
            comes = not _fixed(pane, n) and self._since < FADE
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


def _fixed(pane: Pane, n: int) -> bool:
    """Is the n-th shard the one that always shows the face which the map names?"""
    return n == 0 and pane.face != "still"


def _cap(target: pygame.Surface, name: str, x: int, y: int) -> None:
    """The top of a key, with what is written on it."""
    cap = pygame.Rect(0, 0, 12 + 6 * len(name), 18)
    cap.center = x, y
    pygame.draw.rect(target, (20, 18, 42), cap, border_radius=4)
    pygame.draw.rect(target, SIGN, cap, 1, border_radius=4)
    label(target, name, x, y - 7, SIGN)
