"""The climber's figure: two-bone limbs drawn at four times the size, box-filtered, snapped to hard pixels.

Pale hair and an ember scarf read on anything. The child is drawn after the body and before the arm that holds
it: the palest mass but the hair, a dark face, two silver pixels. Colours are constants: the figure is the same
warm one in every place.
"""

import math
from functools import cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.baked import ADD, blue_noise, tiled
from game.view.poses import CELL, Pose

FINE = 4
Colour = tuple[int, int, int]
Point = tuple[float, float]
BACK: Colour = (24, 20, 44)
LEG: Colour = (40, 34, 66)
BOOT: Colour = (22, 18, 34)
COAT: Colour = (52, 44, 88)
COAT_DARK: Colour = (38, 32, 66)
SKIN: Colour = (222, 196, 190)
HAIR: Colour = (240, 238, 252)
HAIR_DARK: Colour = (168, 164, 206)
SCARF: Colour = (236, 104, 38)
SCARF_DARK: Colour = (140, 44, 24)
CLOTH: Colour = (178, 172, 226)
CLOTH_DARK: Colour = (104, 98, 160)
FACE: Colour = (12, 10, 28)
# light that edges of dark cloth catch: from above, from the warm side, from the cold side
RIMS = ((46, 48, 104), (84, 50, 30), (30, 30, 70))
TOP_RIM, EAST_RIM, WEST_RIM = (np.array(c, np.int32)[:, None, None] for c in RIMS)
HOAR = np.array((226, 244, 255), np.int32)[:, None, None]
SEGMENTS, SEGMENT = 10, 2.5  # of the scarf, px


def bend(a: Point, b: Point, upper: float, lower: float, side: float) -> tuple[Point, Point]:
    """Two bones from a toward b: the joint and the end (short of b when it is too far)."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    d = max(1e-3, min(upper + lower - 0.01, math.hypot(dx, dy)))
    k = math.atan2(dy, dx)
    t = k + side * math.acos(max(-1.0, min(1.0, (upper * upper + d * d - lower * lower) / (2 * upper * d))))
    return (a[0] + math.cos(t) * upper, a[1] + math.sin(t) * upper), (
        a[0] + math.cos(k) * d,
        a[1] + math.sin(k) * d,
    )


@cache
def _rime() -> NDArray[np.float32]:
    """How cold it is, 0..1, when a pixel of the cell whitens."""
    rough: NDArray[np.float32] = tiled(blue_noise(), CELL, CELL).astype(np.float32) * 1.2 + 0.05
    return rough


class Scarf:
    """A chain in the cell's px that trails behind what the body does."""

    def __init__(self) -> None:
        self.points: list[list[float]] = []
        self._before: list[list[float]] = []

    def step(self, neck: Point, moved: Point, wind: Point, t: float, floor: float) -> None:
        """One tick. moved: px the body went this tick; floor: the row it may not sink below."""
        if not self.points:
            side = 1 if wind[0] < 0 else -1
            self.points = [[neck[0] - i * 1.8 * side, neck[1] + i * 0.8] for i in range(SEGMENTS)]
            self._before = [list(p) for p in self.points]
        mx, my = max(-4.0, min(4.0, moved[0])), max(-5.0, min(5.0, moved[1]))
        for i in range(1, SEGMENTS):
            p, q = self.points[i], self._before[i]
            vx, vy = p[0] - q[0], p[1] - q[1]
            self._before[i] = [p[0] - mx * 0.55, p[1] - my * 0.55]
            p[0] += vx * 0.88 - mx * 0.55 + wind[0] * (1 + 0.5 * math.sin(t * 1.7 + i * 0.3))
            p[1] += vy * 0.88 - my * 0.55 + wind[1] + 0.07 + math.sin(t * 5 - i * 0.7) * 0.09
        self.points[0] = list(neck)
        for _ in range(3):
            for i in range(SEGMENTS - 1):
                p, q = self.points[i], self.points[i + 1]
                dx, dy = q[0] - p[0], q[1] - p[1]
                d = math.hypot(dx, dy) + 1e-6
                k = (d - SEGMENT) / d * (1.0 if i == 0 else 0.5)
                q[0] -= dx * k
                q[1] -= dy * k
                if i:
                    p[0] += dx * k
                    p[1] += dy * k
        for p in self.points:
            p[0] = max(1.0, min(CELL - 2.0, p[0]))
            p[1] = max(1.0, min(floor, p[1]))


class Figure:
    """Draws one pose a tick. `picture` is the last one, `eyes` its two silver pixels (cell px)."""

    def __init__(self) -> None:
        self._big = pygame.Surface((CELL * FINE, CELL * FINE), pygame.SRCALPHA, 32)
        self.picture = pygame.Surface((CELL, CELL), pygame.SRCALPHA, 32)
        self.scarf = Scarf()
        self.scarfless = False
        self.empty = False  # nobody is carried
        self.frost = 0.0  # 0..1 of the upper edges that hoar lies on
        self.eyes: tuple[Point, Point] = ((32, 32), (34, 32))
        y, x = np.mgrid[0:27, 0:27] - 13.0
        d = np.hypot(x, y)
        glow = np.exp(-((d / 2.4) ** 2)) * 0.22 + np.exp(-d / 4.6) * 0.15 * (d < 13)
        self.glows = []
        for k in range(16):
            light = np.clip(glow[..., None] * np.array([150, 170, 255]) * (k / 15.0), 0, 255)
            picture = pygame.Surface((27, 27), 0, 32)
            pygame.surfarray.blit_array(picture, light.astype(np.uint8))
            self.glows.append(picture)

    def _limb(self, a: Point, b: Point, ra: float, rb: float, colour: Colour) -> None:
        s = FINE
        length = math.hypot(b[0] - a[0], b[1] - a[1]) + 1e-6
        nx, ny = -(b[1] - a[1]) / length * s, (b[0] - a[0]) / length * s
        ax, ay, bx, by = a[0] * s, a[1] * s, b[0] * s, b[1] * s
        if length > 0.5:
            corners = (
                (ax + nx * ra, ay + ny * ra), (bx + nx * rb, by + ny * rb),
                (bx - nx * rb, by - ny * rb), (ax - nx * ra, ay - ny * ra),
            )  # fmt: skip
            pygame.draw.polygon(self._big, colour, corners)
            pygame.draw.circle(self._big, colour, (bx, by), rb * s)
        pygame.draw.circle(self._big, colour, (ax, ay), ra * s)

    def _shape(self, points: list[Point], colour: Colour) -> None:
        pygame.draw.polygon(self._big, colour, [(x * FINE, y * FINE) for x, y in points])

    def draw(
        self, p: Pose, look: int, t: float, moved: Point, life: float, floor: float = 99.0
    ) -> pygame.Surface:
        """look: 1 or -1; t: seconds; moved: px since the last tick; life: 0..1; floor: a row of the cell."""
        self._big.fill((0, 0, 0, 0))
        lean = p.lean
        cos, sin = math.cos(lean), math.sin(lean)
        hip = (p.hip_x, p.hip_y)
        neck = (hip[0] + sin * 10.4, hip[1] - cos * 10.4)
        head = (neck[0] + math.sin(lean + p.head) * 5.8 + look * 0.5, neck[1] - math.cos(lean + p.head) * 5.6)
        self._leg((hip[0] - look * 0.8, hip[1]), (p.far_x, p.far_y), look, BACK, 0.9)
        self.scarf.step((neck[0] - look * 1.6, neck[1] - 1.2), moved, (p.wind_x, p.wind_y), t, floor)
        if not self.scarfless:
            self._scarf()
        self._coat_tail(neck, hip, cos, sin, look, math.sin(t * 4) * 0.8 + p.hem)
        self._leg((hip[0] + look * 0.8, hip[1]), (p.near_x, p.near_y), look, LEG, 1.0)
        self._limb(neck, hip, 2.9, 2.5, COAT)
        chest = [
            (neck[0] - cos * 2.6, neck[1]), (neck[0] + cos * 2.6, neck[1] + sin * 2.6),
            (hip[0] + cos * 2.6, hip[1] + 2), (hip[0] - cos * 2.6, hip[1] + 2.5),
        ]  # fmt: skip
        self._shape(chest, COAT)
        self._head(head, lean + p.head, look)
        collar = COAT if self.scarfless else SCARF
        self._limb(
            (neck[0] - cos * 2.2, neck[1] - 1.0), (neck[0] + cos * 2.2, neck[1] - 0.7), 1.9, 1.7, collar
        )
        if not self.empty:
            self._bundle((p.child_x, p.child_y), p.child_turn, look)
        ca, sa = math.cos(p.child_turn), math.sin(p.child_turn)
        under = (p.child_x + (-1.6 * ca - 2.2 * sa) * look, p.child_y - 1.6 * sa + 2.6 * ca)
        self._arm((neck[0] - look * 0.6, neck[1] + 0.8), under, 5.6, 5.4, look, (look * 0.9, -0.3))
        self._arm(
            (neck[0] + look * 0.4, neck[1] + 0.6), (p.hand_x, p.hand_y), 6.2, 6.2, look * p.elbow, (0.0, 0.0)
        )
        return self._snap(life)

    def _leg(self, hip: Point, foot: Point, look: int, colour: Colour, size: float) -> None:
        knee, end = bend(hip, foot, 7.4, 7.6, -look)
        self._limb(hip, knee, 2.2 * size, 1.7 * size, colour)
        self._limb(knee, end, 1.7 * size, 1.2 * size, colour)
        self._limb(end, (end[0] + look * 2.4, end[1] + 0.2), 1.35 * size, 0.95, BOOT)

    def _arm(
        self, shoulder: Point, hand: Point, upper: float, lower: float, side: float, palm: Point
    ) -> None:
        elbow, end = bend(shoulder, hand, upper, lower, side)
        self._limb(shoulder, elbow, 1.75, 1.45, COAT)
        self._limb(elbow, end, 1.4, 1.05, COAT)
        self._limb(end, (end[0] + palm[0], end[1] + palm[1]), 1.15, 1.0, SKIN)

    def _scarf(self) -> None:
        points = self.scarf.points
        for i in range(SEGMENTS - 2, -1, -1):
            w = 2.3 * (1 - i / SEGMENTS) ** 0.5 + 0.45
            q = i / SEGMENTS
            colour = tuple(int(a + (b - a) * (1 - q)) for a, b in zip(SCARF_DARK, SCARF))
            a, b = points[i], points[i + 1]
            self._limb((a[0], a[1]), (b[0], b[1]), w * 0.8, w * 0.72, colour)  # type: ignore[arg-type]

    def _coat_tail(self, neck: Point, hip: Point, cos: float, sin: float, look: int, hem: float) -> None:
        x, y = hip
        self._shape(
            [
                (neck[0] - cos * 2.9, neck[1] - sin * 2.9), (neck[0] + cos * 2.5, neck[1] + sin * 2.5),
                (x + cos * 2.8, y + sin * 2.8), (x + cos * 3.4, y + 5.2), (x + cos * 1.2, y + 4.2),
                (x - look * 1.6, y + 6.6), (x - look * (3.2 + hem * 0.4), y + 5.0),
                (x - look * (5.6 + hem), y + 7.0), (x - cos * 3.0 - look * (1.8 + hem * 0.5), y + 2.6),
            ],
            COAT_DARK,
        )  # fmt: skip

    def _head(self, at: Point, turn: float, look: int) -> None:
        c, s = math.cos(turn), math.sin(turn)

        def on(x: float, y: float) -> Point:
            return at[0] + x * look * c - y * s, at[1] + y * c + x * look * s

        self._limb(on(0.8, 0.4), on(1.0, 1.5), 2.9, 2.2, SKIN)
        hair = [
            (3.9, -1.6), (2.2, -4.0), (-1.4, -4.6), (-4.2, -2.6), (-5.8, 1.2), (-4.4, 1.6),
            (-4.0, 3.6), (-2.2, 2.8), (-0.9, 0.4), (0.6, -1.1),
        ]  # fmt: skip
        self._shape([on(x, y) for x, y in hair], HAIR)
        shade = [(-4.2, -0.6), (-5.8, 1.2), (-4.4, 1.6), (-4.0, 3.6), (-2.4, 2.8), (-2.2, 0.4)]
        self._shape([on(x, y) for x, y in shade], HAIR_DARK)
        self._limb(on(2.5, 0.4), on(2.5, 0.7), 0.42, 0.42, FACE)

    def _bundle(self, at: Point, turn: float, look: int) -> None:
        c, s = math.cos(turn), math.sin(turn)

        def on(x: float, y: float) -> Point:
            return at[0] + (x * c - y * s) * look, at[1] + x * s + y * c

        self._limb(on(-5.4, 1.1), on(-0.6, 0.9), 1.6, 3.1, CLOTH_DARK)
        self._limb(on(-1.2, -0.4), on(3.4, -0.9), 2.4, 3.4, CLOTH)
        self._limb(on(-5, 0.3), on(-1.4, -1.3), 0.8, 1.2, CLOTH)
        self._limb(on(0.2, 2.2), on(2.8, 2.0), 0.5, 0.5, CLOTH_DARK)  # a fold: the bundle is not a ball
        self._shape([on(2.0, -4.0), on(6.6, -4.9), on(6.2, -1.2)], CLOTH)
        self._limb(on(4.0, -0.9), on(4.7, -1.0), 2.2, 2.1, FACE)
        self.eyes = (on(3.2, -1.0), on(5.4, -1.2))

    def _snap(self, life: float) -> pygame.Surface:
        """Hard alpha, a pale rim on upper edges, a warmer one to the right, the eyes."""
        out = pygame.transform.smoothscale(self._big, (CELL, CELL))
        box = out.get_bounding_rect(min_alpha=1)
        cut = (slice(box.top, box.bottom), slice(box.left, box.right))
        pixels = pygame.surfarray.pixels2d(out).T
        v: NDArray[np.uint32] = np.ascontiguousarray(pixels[cut]).view(np.uint32)
        solid = (v >> 24) > 104
        rgb = np.stack([v >> 16 & 255, v >> 8 & 255, v & 255]).astype(np.int32)
        above, right, left = (np.zeros_like(solid) for _ in range(3))
        above[1:], right[:, :-1], left[:, 1:] = solid[:-1], solid[:, 1:], solid[:, :-1]
        dark = solid & (rgb[0] * 2 + rgb[1] * 3 + rgb[2] < 96 * 6)
        under = dark & above
        for where, more in ((dark & ~above, TOP_RIM), (under & ~right, EAST_RIM), (under & ~left, WEST_RIM)):
            rgb += where * more
        if self.frost > 0.02:
            cold = solid & ~above & (_rime()[cut] < self.frost)
            rgb += np.where(cold, (HOAR - rgb) * 3 // 4, 0)
        np.minimum(rgb, 255, out=rgb)
        colour = ((rgb[0] << 16) | (rgb[1] << 8) | rgb[2]).astype(np.uint32) | np.uint32(0xFF000000)
        v = np.where(solid, colour, np.uint32(0))
        pixels[cut] = v.view(pixels.dtype)
        k = int(84 + 171 * max(0.0, min(1.0, life)))
        for ex, ey in () if self.empty else self.eyes:
            x, y = min(CELL - 1, max(0, int(ex))), min(CELL - 1, max(0, int(ey)))
            pixels[y, x] = 0xFF000000 | int(k * 0.93) << 16 | int(k * 0.96) << 8 | k
        del pixels
        self.picture = out
        return out

    def glow(self, target: pygame.Surface, x: int, y: int, share: float) -> None:
        """Silver round the eyes; x, y: the cell's corner on the screen."""
        ex, ey = (self.eyes[0][0] + self.eyes[1][0]) / 2, (self.eyes[0][1] + self.eyes[1][1]) / 2
        picture = self.glows[int(15 * max(0.0, min(1.0, share)))]
        target.blit(picture, (int(x + ex) - 13, int(y + ey) - 13), special_flags=ADD)

    def stare(self, target: pygame.Surface, x: int, y: int, share: float) -> None:
        """The two eyes alone, where the figure is not; x, y: the cell's corner on the screen."""
        silver = tuple(int(v * share) for v in (237, 245, 255))
        for ex, ey in self.eyes:
            target.fill(silver, (int(x + ex), int(y + ey), 1, 1), special_flags=ADD)
