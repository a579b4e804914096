"""Phantom hands: they come out of the surface, they are not laid on it.

Order: smoke behind, the hand cut at the ground's line, the torn lip before its wrist, crumbs, flat smoke. They
take the surface's hue; only rim and tips are brighter than the wall.
"""

import math
from copy import copy

import numpy as np
import pygame
from numpy.typing import NDArray

from game.sim.events import Event, Freed, HandNumbed, HandRecoiled
from game.sim.level import GREAT, WALL
from game.sim.things.hand import GRASP, OPENING, REACH, RECOIL, REST, SLEEP, WAKE, Hand
from game.sim.twins import Pairs
from game.sim.world import World
from game.view.baked import OVER, Spot, arrays, places, premultiplied
from game.view.palette import Palette, rgb, rgb8
from game.view.particles import CRUMB, Particles

WIDE, GROUND = 60, 56
FIRST = {"reach": 0, "open": 14, "grasp": 22, "recoil": 27}
SHRINK = 14  # ticks of a recoil
SPREAD = 7  # px of torn ground either side
CLASP, CLASPS = (14, 19), 6  # px of four fingers across a shin; pictures of their closing
SHIN = 16  # px from a hand's middle to where they come from
ANKLE = 13  # px up to which fingers close before the leg
SWELL = {i: math.exp(-((i / 7.5) ** 2)) for i in range(-SPREAD, SPREAD + 1)}  # of the ground over it
HEAP = {i: math.exp(-(((abs(i) - 6.2) / 3.0) ** 2)) for i in SWELL}  # of what is torn up


class HandArt:
    """All poses in a palette's colours, and both ways round. `tips`: the fingers' ends, for before the leg."""

    def __init__(self, palette: Palette) -> None:
        baked = arrays("hands")
        tones = np.array([(0, 0, 0), *(rgb8(c) for c in palette.hand)], np.uint8)
        self.poses = [_both(tones[p], p > 0) for p in baked["poses"]]
        ahead = np.arange(WIDE) > WIDE // 2 + 3  # the fingers' ends, beyond the leg
        self.tips = [_both(tones[p], (p >= 3) & ahead) for p in baked["poses"][22:27]]
        self.clasp = [_clasp(tones, step / (CLASPS - 1)) for step in range(CLASPS)]
        smoke = np.stack([rgb(c) for c in palette.smoke])
        self.smoke = [self._puff(p, smoke, 0.72) for p in baked["smoke"]]
        self.wisp = [pygame.transform.scale(self._puff(p, smoke, 0.5), (20, 10)) for p in baked["wisp"]]
        self.torn = [rgb8(c) for c in palette.torn]

    @staticmethod
    def _puff(code: NDArray[np.generic], colours: NDArray[np.float64], share: float) -> pygame.Surface:
        c = code.astype(np.intp)
        return premultiplied(colours[c >> 4], (c & 15) / 4 * share)


def _both(colour: NDArray[np.uint8], solid: NDArray[np.bool_]) -> tuple[pygame.Surface, pygame.Surface]:
    h, w = solid.shape
    picture = pygame.Surface((w, h), pygame.SRCALPHA, 32)
    pygame.surfarray.pixels3d(picture)[:] = colour.swapaxes(0, 1)
    pygame.surfarray.pixels_alpha(picture)[:] = (solid * 255).astype(np.uint8).T
    return picture, pygame.transform.flip(picture, True, False)


def _clasp(tones: NDArray[np.uint8], shut: float) -> tuple[pygame.Surface, pygame.Surface]:
    """Four fingers laid across a shin, one over the other, their tips past it; `shut` 0..1: how far round."""
    code = np.zeros((CLASP[1], CLASP[0]), np.intp)
    for finger, (root, long) in enumerate(((13, 8), (9, 11), (5, 10), (2, 7))):
        reach = round(long * (0.3 + 0.7 * shut))
        for step in range(reach):
            u = step / (long - 1)
            x, y = CLASP[0] - 1 - step - finger % 2, root + round(3.2 * u * u - 1.6 * math.sin(math.pi * u))
            code[y, x] = 7 if step >= reach - 2 else 6 if 0.3 < u < 0.5 else 4  # tips, and a knuckle's light
            if not 0.3 < u < 0.5 or step == reach - 1:
                code[y + 1, x] = max(code[y + 1, x], 2)
    return _both(tones[code], code > 0)


class HandView:
    """One hand's own show: how far the ground is torn, its smoke, its recoil."""

    def __init__(self, hand: Hand) -> None:
        self.r = np.random.default_rng(100 + hand.x % 512 + hand.y * 7)  # twins of a loop are alike
        self.x, self.y = hand.x, hand.y
        self.look = 1
        self.shrink = SHRINK
        self.open = 0.0
        self.clock = int(self.r.integers(0, 90))
        self.smoke: list[list[float]] = []  # x, y, vx, vy, age, big, before
        n = 2 * SPREAD + 1
        self.profile = np.clip(0.35 + 0.75 * np.convolve(self.r.random(n + 2), np.ones(3) / 3, "valid"), 0, 1)

    def puff(self, big: bool, dx: float, dy: float, vx: float, vy: float, before: bool) -> None:
        """Let out smoke."""
        self.smoke.append([self.x + dx, self.y + dy, vx, vy, 0, big, before])

    def tick(self, hand: Hand, climber_x: float, wrap: int, particles: Particles) -> None:
        """One tick of the show; the hand itself is the world's."""
        self.clock += 1
        self.shrink += 1
        r, state, t = self.r, hand.state, hand.t
        self.x, self.y = hand.x, hand.y
        dx = climber_x - hand.x
        if wrap:
            dx = (dx + wrap / 2) % wrap - wrap / 2
        if state != GRASP and abs(dx) > 3:
            self.look = 1 if dx > 0 else -1
        want = {SLEEP: 0.0, WAKE: 0.35, OPENING: min(1.0, t / 18), REST: 0.7, RECOIL: 0.2}.get(state, 1.0)
        self.open += (want - self.open) * 0.25
        c = self.clock
        if state == SLEEP and c % 46 == 0:
            self.puff(False, r.uniform(-6, 6), -3, r.normal(0, 0.06), -0.16, True)
        elif state == WAKE and c % 17 == 0:
            self.puff(False, r.uniform(-6, 6), -2, r.normal(0, 0.1), -0.2, True)
            particles.burst(CRUMB, self.x, self.y - 1, 2, 6, 0.4, 0.9, 26, 0.09)
        elif state == OPENING and t < 27:
            if t % 3 == 0:
                particles.burst(CRUMB, self.x, self.y - 1, 2, 6, 0.5, 1.1, 26, 0.10)
            if t % 5 == 0:
                self.puff(t > 8, r.uniform(-7, 7), -3, r.normal(0, 0.18), -0.16, t <= 8)
        elif state in (REACH, GRASP, REST) and c % 8 == 0:
            before = c % 16 == 0
            dy, vy = (-1.0, -0.05) if before else (-4.0, -0.2)
            self.puff(not before, r.uniform(-7, 7), dy, r.normal(0, 0.14), vy, before)
        if self.shrink in (1, 4, 7, 10):
            self.puff(self.shrink > 5, r.uniform(-8, 8), -3, r.normal(0, 0.35), -0.15, self.shrink <= 5)
        for p in self.smoke:
            p[0] += p[2]
            p[1] += p[3]
            p[4] += 1
        self.smoke = [p for p in self.smoke if p[4] < (44 if p[5] else 36)]

    def pose(self, hand: Hand) -> int | None:
        """Which picture, or None when nothing is out."""
        if self.shrink < SHRINK and hand.state != GRASP:
            return FIRST["recoil"] + self.shrink // 2
        if hand.state == WAKE:
            stir = math.sin(self.clock * 0.07) * 1.2 + math.sin(self.clock * 0.19) * 0.8
            return 3 + round(stir)
        if hand.state == OPENING:
            return min(13, max(0, int(hand.t * 14 / 30)))
        if hand.state == REACH:
            return FIRST["open"] + hand.t // 5 % 8
        if hand.state == REST:
            return max(6, 12 - hand.t // 3)
        if hand.state == GRASP:
            return FIRST["grasp"] + min(4, hand.t // 2)
        return None


class Hands:
    """All hands of a level."""

    def __init__(self, palette: Palette) -> None:
        self.art = HandArt(palette)
        self.views: list[HandView] = []

    def listen(self, event: Event, particles: Particles) -> None:
        """A beat drives a hand back."""
        if isinstance(event, HandRecoiled | Freed | HandNumbed) and event.hand < len(self.views):
            self.views[event.hand].shrink = 0
            particles.burst(CRUMB, event.x, event.y - 2, 9, 6, 0.8, 1.4, 30, 0.10)

    def carry(self, pairs: Pairs, hands: list[Hand]) -> None:
        """Over a loop's join: each twin goes on with the show of its own."""
        shows = [(other, copy(self.views[n])) for n, other in pairs if n < len(self.views)]
        for n, show in shows:
            dx, dy = hands[n].x - show.x, hands[n].y - show.y
            show.smoke = [[p[0] + dx, p[1] + dy, *p[2:]] for p in show.smoke]
            show.x, show.y = hands[n].x, hands[n].y
            self.views[n] = show

    def tick(self, world: World, particles: Particles) -> None:
        """Follow the world's hands that are near the screen."""
        if len(self.views) != len(world.hands):
            self.views = [HandView(hand) for hand in world.hands]
        x, y = world.middle
        for view, hand in zip(self.views, world.hands):
            if abs(hand.y - y) < 330 and hand.kind != GREAT:
                view.tick(hand, x, world.level.wrap, particles)

    def draw(self, target: pygame.Surface, world: World, spot: Spot, before: bool) -> None:
        """`before`: only what lies before the climber's leg."""
        wide, high = target.get_width() + 40, target.get_height() + 60
        at = np.array([(hand.x, hand.y) for hand in world.hands], float).reshape(-1, 2).T
        for view, hand, (x, y, facing) in zip(self.views, world.hands, places(spot, *at)):
            if hand.kind == GREAT or facing < 0.25 or not -40 < x < wide or not -20 < y < high:
                continue
            if before:
                self._before(target, view, hand, int(x), int(y), facing)
            else:
                self._hand(target, view, hand, int(x), int(y), facing)

    def _smoke(self, target: pygame.Surface, view: HandView, x: int, y: int, before: bool) -> None:
        for px, py, _, _, age, big, front in view.smoke:
            if bool(front) == before:
                store = self.art.smoke if big else self.art.wisp
                picture = store[min(len(store) - 1, int(age * len(store) / (44 if big else 36)))]
                at = (
                    int(x + px - view.x) - picture.get_width() // 2,
                    int(y + py - view.y) - picture.get_height() // 2,
                )
                target.blit(picture, at, special_flags=OVER)

    def _hand(
        self, target: pygame.Surface, view: HandView, hand: Hand, x: int, y: int, facing: float
    ) -> None:
        self._smoke(target, view, x, y, False)
        pose = view.pose(hand)
        if hand.kind == WALL:
            if pose is not None:
                _sideways(target, self.art.poses[pose][0], x, y, hand.side)
            return
        if pose is not None:
            _turned(target, self.art.poses[pose][view.look < 0], x, y, facing)
        self._ground(target, view, hand, x, y, facing)

    def _before(
        self, target: pygame.Surface, view: HandView, hand: Hand, x: int, y: int, facing: float
    ) -> None:
        if hand.state == GRASP and hand.kind != WALL:
            target.set_clip((x - WIDE, y - ANKLE, 2 * WIDE, ANKLE + 2))  # about the leg, never over the child
            _turned(target, self.art.tips[min(4, hand.t // 2)][view.look < 0], x, y, facing)
            target.set_clip(None)
            fingers = self.art.clasp[min(CLASPS - 1, hand.t // 2)][view.look < 0]
            left = x + SHIN - CLASP[0] if view.look > 0 else x - SHIN
            target.blit(fingers, (left, y - CLASP[1] + 1))
        self._smoke(target, view, x, y, True)

    def _ground(
        self, target: pygame.Surface, view: HandView, hand: Hand, x: int, y: int, facing: float
    ) -> None:
        """Asleep it breathes, a slow swell of one pixel; waking, it heaps and tears: a black mouth, two lips."""
        low, middle, high = self.art.torn
        asleep = hand.state == SLEEP and view.open < 0.08
        o, t = view.open, view.clock
        for i, near in SWELL.items():
            share = float(view.profile[i + SPREAD])
            at = x + round(i * facing)
            if asleep:
                swell = math.sin(t * 0.085 - abs(i) * 0.55) * near
                if swell > 0.42:
                    target.fill(middle, (at, y - 1, 1, 1))
                elif swell < -0.5:
                    target.fill(low, (at, y, 1, 1))
                continue
            heap = int(o * 5.2 * HEAP[i] * share + o * 1.2 * near * share + 0.35)
            if abs(i) < 5 - (i * 7 % 3 == 0) and o > 0.25:
                dark = tuple(v * 35 // 100 for v in low)
                target.fill(dark, (at, y - (1 if abs(i) < 3 else 0), 1, 2))
            if heap > 0:
                target.fill(middle, (at, y - heap + 1, 1, heap))
                target.fill(high, (at, y - heap, 1, 1))
                if heap > 2:
                    target.fill(low, (at, y - 1, 1, 1))


def _sideways(target: pygame.Surface, picture: pygame.Surface, x: int, y: int, side: int) -> None:
    """Blit a wall's hand: out of the wall at x, toward `side`."""
    turned = pygame.transform.rotate(picture, -90 * side)
    wide, tall = turned.get_size()
    out = wide - GROUND - 1  # columns that are still in the stone
    if side > 0:
        target.blit(turned, (x, y - WIDE // 2), (out, 0, wide - out, tall))
    else:
        target.blit(turned, (x - GROUND, y - WIDE // 2), (0, 0, GROUND, tall))


def _turned(target: pygame.Surface, picture: pygame.Surface, x: int, y: int, facing: float) -> None:
    """Blit a hand down to the ground's line, narrower as it turns away."""
    if facing > 0.94:
        target.blit(picture, (x - WIDE // 2, y - GROUND), (0, 0, WIDE, GROUND + 1))
    else:
        w = max(4, int(WIDE * facing))
        narrow = pygame.transform.scale(picture, (w, picture.get_height()))
        target.blit(narrow, (x - w // 2, y - GROUND), (0, 0, w, GROUND + 1))
