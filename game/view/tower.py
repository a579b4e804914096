"""The strip bent round the tower: three gathers, two maxima, one palette gather.

The eye stands DISTANCE px before the ledge fronts, in true perspective; at the centre one strip pixel is one
screen pixel. For every screen pixel and shell the place in the strip is baked once; the camera is only an
offset. The stone is lit anew as it turns: BINS angles, dithered, times contents.
"""

import math

import numpy as np
import pygame
from numpy.typing import NDArray

from game.sim.level import TILE, Level
from game.view import content
from game.view.baked import blue_noise, kept, paint, tiled
from game.view.content import CODES
from game.view.masonry import Masonry
from game.view.palette import Palette, pack, ramp, rgb
from game.view.strip import SCREEN, TEXTURE, Seen, Strip

DISTANCE = 1000.0
EYE = 188  # screen row of the eye
DEEP = 24  # px from ledge front to wall
BODY = 11  # px from ledge front to outcrops and ledge bodies
BINS = 40
STEEP = 104  # rows over and under the screen at most: the far half is seen at a steeper angle
BAND = 90  # rows gathered at once: what they need stays in the cache
BEYOND = np.iinfo(np.intp).max  # past a buffer's end: what is taken there is its last cell, see Strip
OPAQUE = np.uint32(0xFF000000)
Index = NDArray[np.intp]
Floats = NDArray[np.float64]


class Cylinder:
    """Geometry for one circumference. `surface` is the tower as drawn last, clear where there is none."""

    def __init__(self, level: Level, masonry: Masonry) -> None:
        self.radius = r = level.width * TILE / (2 * math.pi)
        self.axis = r + DISTANCE  # from the eye to the tower's axis
        self.half = math.ceil(self._limb(r)) + 1
        self.width = w = 2 * self.half
        u = (np.arange(w) - self.half + 0.5)[None]
        y = np.arange(SCREEN)[:, None]
        seen, depth, theta = self._hit(u, r)
        near = np.where(seen, depth, 1.0)
        spans, places = [], []
        # Wall and bodies are pressed a little toward the eye line, never more than a ledge is thick.
        for radius, most in ((r - DEEP, 6.0), (r - BODY, 0.0), (r, 0.0)):
            c0 = max(0, self.half - int(self._limb(radius)) + (1 if radius < r else 0))
            _, t, th = self._hit(u[:, c0 : w - c0], radius)
            press = np.clip((y - EYE + 0.5) * (t - near[:, c0 : w - c0]) * 2.4, -most, most)
            row = np.floor(EYE + (y - EYE + 0.5) * near[:, c0 : w - c0] + press)
            spans.append((c0, w - c0))
            places.append((row, np.round(r * th)))
        # The far half of the stair: only the columns beside the wall are ever seen.
        self.side = int(self.half - self._limb(r - DEEP) + 14)
        columns = np.r_[0 : self.side, w - self.side : w]
        _, t, th = self._hit(u[:, columns], r + 8, far=True)  # every ray meets it: it is wider than the front
        places.append((np.floor(EYE + (y - EYE + 0.5) * t), np.round(r * th)))
        self.strip = strip = Strip(level, masonry, _seen(places))
        wall, bodies, fronts, self._far = (_flat(row, column, strip) for row, column in places)
        self._shells = (*spans[0], wall), (*spans[1], bodies)
        self._fronts = np.full((SCREEN, w), BEYOND)
        self._fronts[:, slice(*spans[2])] = fronts
        # The outline of the wall at the limb: one height for each row and side.
        reach = int(self.half - self._limb(r - DEEP)) + 1
        self._limb_row = np.floor(EYE + (np.arange(SCREEN) - EYE + 0.5) * near[0, 2]).astype(np.int64)
        self._limb_column = int(r * math.acos(r / self.axis))
        stone = content.L_OUTCROP * CODES + content.WALL
        barb = np.array([0, stone + ((4 * 8 + 1) * 4 + 3) * 8, stone + ((4 * 8 + 4) * 4 + 1) * 8], np.uint16)
        # for each of the wall's 256 heights what stands out at the left limb, and at the right one
        heights = (np.arange(256) * reach >> 6)[:, None]
        stands = barb[np.clip(heights - np.arange(reach, 0, -1) + 1, 0, 2)]
        self._outline = stands, np.ascontiguousarray(stands[:, ::-1])
        span = math.acos(r / self.axis)
        self.bin_angles = np.linspace(-1, 1, BINS) * span
        share = (theta / span * 0.5 + 0.5) * (BINS - 1)
        bins = np.clip(np.floor(share + tiled(blue_noise(), SCREEN, w)), 0, BINS - 1)
        self._bin = bins.astype(np.int32) * CODES
        self.contents = np.zeros((SCREEN, w), np.uint16)
        self._part = [np.zeros((BAND, b - a), np.uint16) for a, b, _ in self._shells]
        self._far_part = np.zeros((BAND, 2 * self.side), np.uint16)
        self._index = np.zeros((BAND, w), np.intp)
        self.surface = pygame.Surface((w, SCREEN), pygame.SRCALPHA, 32)
        self.lut = np.zeros(BINS * CODES, np.uint32)

    def _limb(self, r: float) -> float:
        """Screen px from the centre to where a shell of radius r turns away."""
        return DISTANCE * r / math.sqrt(self.axis**2 - r * r)

    def _hit(
        self, u: NDArray[np.floating], r: float, far: bool = False
    ) -> tuple[NDArray[np.bool_], NDArray[np.float64], NDArray[np.float64]]:
        """For screen columns u: does the ray meet the shell, how far along (1 = the front plane), at which angle."""
        e, d = self.axis, DISTANCE
        d2 = u * u + d * d
        q = e * e * d * d - d2 * (e * e - r * r)
        root = np.sqrt(np.maximum(q, 0))
        t = (e * d + root if far else e * d - root) / d2
        return q >= 0, t, np.arctan2(u * t, e - d * t)

    def gather(self, cx: int, cy: int) -> None:
        """Fill `contents`. cx: strip px at the front centre, cy: world row at screen row 0."""
        strip = self.strip
        strip.follow(cx, cy)
        w = strip.width
        offset = strip.start(cx, cy)
        sources = [b[offset:] for b in strip.buffers]
        for top in range(0, SCREEN, BAND):
            rows = slice(top, top + BAND)
            out = self.contents[rows]
            np.take(sources[2], self._fronts[rows], out=out, mode="clip")
            for source, part, (c0, c1, index) in zip(sources[:2], self._part, self._shells, strict=True):
                np.take(source, index[rows], out=part, mode="clip")
                np.maximum(out[:, c0:c1], part, out=out[:, c0:c1])
            np.take(sources[3], self._far[rows], out=self._far_part, mode="clip")
            s = self.side
            np.maximum(out[:, :s], self._far_part[:, :s], out=out[:, :s])
            np.maximum(out[:, -s:], self._far_part[:, s:], out=out[:, -s:])
        rows = (self._limb_row + cy) % TEXTURE
        left, right = self._outline
        n = left.shape[1]
        for stands, turn, limb in (
            (left, -self._limb_column, self.contents[:, :n]),
            (right, self._limb_column, self.contents[:, -n:]),
        ):
            height = strip.wall.reach[rows, (cx + turn) % w]
            np.maximum(limb, np.take(stands, height, axis=0), out=limb)
        np.bitwise_and(self.contents, CODES - 1, out=self.contents)

    def colour(self) -> pygame.Surface:
        """The contents in the look's colours."""
        paint(self.surface, self.lut, self.contents, self._index, self._bin)
        return self.surface

    def place(self, x: float, y: float, cx: float, cy: float) -> tuple[float, float, float]:
        """World px -> px on `surface`, and how much it faces us: 1 in front, 0 at the limb, less behind."""
        w = self.strip.width
        angle = ((x - cx + w / 2) % w - w / 2) / self.radius
        k = DISTANCE / (self.axis - self.radius * math.cos(angle))
        return self.half + self.radius * math.sin(angle) * k, EYE + (y - cy - EYE) * k, math.cos(angle)


def _seen(places: list[tuple[Floats, Floats]]) -> Seen:
    """What of the strip holds all of these rows and columns, from the screen's top and from the front."""
    rows = [end for row, _ in places for end in (int(row.min()), int(row.max()))]
    columns = [end for _, column in places for end in (int(column.min()), int(column.max()))]
    return Seen(
        min(STEEP, max(0, -min(rows))),
        min(STEEP, max(0, max(rows) + 1 - SCREEN)),
        -min(columns),
        max(columns) + 1,
    )


def _flat(row: Floats, column: Floats, strip: Strip) -> Index:
    """Where a row and a column lie in a buffer, from the first pixel that is seen."""
    seen = strip.seen
    down = np.clip(row.astype(np.int64) + seen.above, 0, seen.rows - 1)
    return np.ascontiguousarray((down * strip.stride + column.astype(np.int64) + seen.left).astype(np.intp))


class Look:
    """A palette's light on stone: a table [angle][content] -> colour. Cracks are patched every frame."""

    def __init__(self, palette: Palette, angles: NDArray[np.float64]) -> None:
        self.palette = palette
        self.angles = angles
        self.strain = 0.0  # of the sky: the cracks in the stone burn with it
        self.table = kept(light_table, palette, tuple(angles.tolist()))
        self._facing = np.clip(np.cos(angles), 0, 1) ** 0.5
        self._core = ramp(palette.core, 64)
        level, phase = np.divmod(np.arange(content.CORE_COUNT), content.CORE_PHASES)
        self._level = np.linspace(0.25, 1, content.CORE_LEVELS)[level]
        self._phase = phase / content.CORE_PHASES
        self._hot = np.zeros((len(angles), 64), np.uint32)
        self._hot[:] = pack(self._core[None] * self._facing[:, None, None]) | OPAQUE

    def cracks(self, lut: NDArray[np.uint32], since: float, strength: float) -> None:
        """The beat climbs the cracks: `since` ticks ago, `strength` 0..1."""
        p = self.palette
        front = (since * 0.9 / 60 - (1 - self._phase)) % 1.0
        wave = strength * np.exp(-front / 0.22) * math.exp(-since / 66)
        a = np.clip(self._level * (p.core_rest + 0.4 * self.strain + p.core_beat * wave), 0, 1)
        table = lut.reshape(len(self.angles), CODES)
        hot = (a * 63).astype(np.intp)
        table[:, content.CORE : content.CORE + content.CORE_COUNT] = np.take(self._hot, hot, axis=1)


def light_table(p: Palette, angles: tuple[float, ...]) -> NDArray[np.uint32]:
    """[angle][content] -> colour: all of a palette's light, worked out once."""
    table = np.zeros((len(angles), CODES, 3))
    key = np.array(p.key)
    key /= np.linalg.norm(key)
    half = key + [0, 0, 1]
    half /= np.linalg.norm(half)
    haze, rim = rgb(p.haze), rgb(p.rim)
    wall_normals, solid_normals = _normals(content.WALL_NORMALS), _normals(content.SOLID_NORMALS)
    for b, angle in enumerate(angles):
        c, s = math.cos(angle), math.sin(angle)
        sun = max(c, 0) ** 0.7

        def lit(
            n: tuple[NDArray[np.float64], ...], c: float = c, s: float = s
        ) -> tuple[NDArray[np.float64], ...]:
            nx, ny, nz = n
            x, z = nx * c + nz * s, -nx * s + nz * c
            diffuse = np.clip(x * key[0] + ny * key[1] + z * key[2], 0, 1)
            shine = np.clip(x * half[0] + ny * half[1] + z * half[2], 0, 1)
            side = x * 0.6 + 0.4 if p.rim_side else np.abs(x)
            edge = np.clip(side, 0, 1) * np.clip(1 - z, 0, 1) ** p.rim_power
            return diffuse[:, None], shine[:, None], edge[:, None], np.clip(-ny, 0, 1)[:, None]

        diffuse, shine, edge, up = lit(wall_normals)
        ambient, lamp, spec = (rgb(h) for h in p.wall)
        colour = ambient * (0.55 + 0.45 * up) + lamp * diffuse + spec * shine**p.wall_gloss * c
        colour = colour * (p.limb + (1 - p.limb) * sun) + rim * edge * p.rim_share
        flat = min(
            1.0, max(1 - c, 0) ** 0.85 * 1.05
        )  # near the limb blades melt together, or they turn to bars
        colour = colour * (1 - flat) + colour.mean(0) * flat
        tone = np.array([0.16, 0.42, 0.72, 1.0]) * (1 - flat) + 0.45 * flat
        glow = np.linspace(0, 1, content.WALL_GLOWS)[:, None] ** 1.3
        bleed = sun**1.3 * (rgb(p.bleed[0]) * 0.5 * glow + rgb(p.bleed[1]) * glow**2.2)
        full = colour[:, None, None] * tone[None, :, None, None]
        full = full + bleed[None, None] * (0.5 + 0.5 * tone[None, :, None, None]) * p.bleed_share
        h = p.haze_share * (1 - c) ** p.haze_power
        full = full * (1 - h) + haze * h
        table[b, content.WALL : content.WALL + content.WALL_COUNT] = full.reshape(-1, 3)

        diffuse, shine, edge, up = lit(solid_normals)
        light = p.ledge_limb + (1 - p.ledge_limb) * sun
        h = p.haze_share * p.ledge_haze * (1 - c) ** p.haze_power
        for m, stuff in enumerate(p.surfaces()):
            top = np.clip((up - 0.62) / 0.30, 0, 1)
            facing = 0.45 + 0.55 * np.clip(0.5 - solid_normals[1] * 0.5, 0, 1)[:, None]
            colour = rgb(stuff.ambient) * facing + rgb(stuff.key) * diffuse + stuff.shine * shine**stuff.gloss
            colour = colour * light * (1 - top) + rgb(stuff.top) * top * (light * 0.75 + 0.25)
            colour = colour + rim * edge * p.rim_share * 0.8
            full = colour[:, None] * np.array([0.30, 0.54, 0.80, 1.0])[None, :, None]
            full = full * (1 - h) + haze * h
            at = content.SOLID + m * content.SOLID_COUNT
            table[b, at : at + content.SOLID_COUNT] = full.reshape(-1, 3)
            lip, arris = rgb(stuff.lip), rgb(stuff.arris)
            edges = np.stack([lip, lip * 0.80, arris * 0.96, arris * 0.68]) * (light * 0.72 + 0.28)
            at = content.EDGE + m * 4
            table[b, at : at + 4] = edges * (1 - h * 0.7) + haze * h * 0.7
        fang = ramp([(i / (len(p.spike) - 1), c_) for i, c_ in enumerate(p.spike)], content.SPIKE_TONES)
        fangs = np.concatenate([fang, fang * 0.5]) * (light * 0.7 + 0.3)
        table[b, content.SPIKE : content.SPIKE + content.SPIKE_COUNT] = fangs * (1 - h) + haze * h
        table[b, content.BACK : content.BACK + content.BACK_TONES] = np.stack([rgb(q) for q in p.back])
    packed = pack(table) | OPAQUE
    packed[:, 0] = 0
    return packed


def _normals(n: int) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    v = np.linspace(-1, 1, n)
    nx, ny = (q.ravel() for q in np.meshgrid(v, v, indexing="ij"))
    long = nx * nx + ny * ny
    k = np.where(long > 0.98, np.sqrt(0.98 / np.maximum(long, 1e-6)), 1)
    nx, ny = nx * k, ny * k
    return nx, ny, np.sqrt(np.clip(1 - nx * nx - ny * ny, 0, 1))
