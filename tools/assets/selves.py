"""The other selves that shards of a mirror show: weeping, laughing, screaming without a sound, still with empty arms.

Writes `selves.npz`: for each of them FRAMES pictures of a slow movement that closes, TALL x WIDE x 4 uint8; the
middle of the feet is at (WIDE // 2, FOOT).
"""

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.assets.ink import Painting, Points, Shape

WIDE, TALL, FOOT, SCALE, FRAMES = 112, 112, 106, 0.82, 8
COAT, LINING, LEG, BOOT, SKIN, HAIR = "#332b52", "#1b1630", "#231d38", "#15111f", "#e9d2c8", "#f2f0fb"
Tones = dict[str, str]
PLAIN: Tones = {
    "coat": COAT, "lining": LINING, "leg": LEG, "boot": BOOT, "skin": SKIN, "hair": HAIR,
    "scarf": "#e8682a", "tail": "#8c2a14", "cloth": "#b7b1dc", "fold": "#8c86b8",
}  # fmt: skip
Point = tuple[float, float]


def turned(points: Points, turn: float, at: Point, size: float = 1.0) -> list[tuple[float, ...]]:
    """Local points (and radii) in the world: turned about 0, 0, then laid at a place."""
    c, s = math.cos(turn), math.sin(turn)
    out: list[tuple[float, ...]] = []
    for x, y, *r in points:
        out.append((at[0] + (x * c - y * s) * size, at[1] + (x * s + y * c) * size, *(q * size for q in r)))
    return out


class Person:
    """Parts of one body, each laid over what came before."""

    def __init__(self, painting: Painting, tones: Tones) -> None:
        self.p, self.tones = painting, tones

    def leg(self, hip: Point, knee: Point, foot: Point, far: bool = False, toe: float = 1.0) -> None:
        """Far legs are darker."""
        x, y = foot
        tone = self.tones["lining" if far else "leg"]
        self.p.add(Shape().limb([(*hip, 4.6), (*knee, 3.7), (x, y - 3, 2.4)], smooth=False), tone, 4)
        boot = Shape().limb([(x, y - 9, 3.3), (x, y - 3.2, 3.2)])
        boot.limb([(x - 1.2 * toe, y - 2.2, 2.6), (x + 6.5 * toe, y - 1.5, 1.6)])
        self.p.add(boot, self.tones["boot"], 3, rim=1.2)

    def arm(
        self, shoulder: Point, elbow: Point, hand: Point, far: bool = False, spread: float = 0.4,
        curl: float = 0.0, aim: float | None = None,
    ) -> None:  # fmt: skip
        """`aim`: where the palm points, radians; else on from the elbow."""
        tone = self.tones["lining" if far else "coat"]
        self.p.add(Shape().limb([(*shoulder, 3.9), (*elbow, 3.0), (*hand, 2.1)], smooth=False), tone, 3.6)
        x, y = hand
        a = math.atan2(y - elbow[1], x - elbow[0]) if aim is None else aim
        c, s = math.cos(a), math.sin(a)
        palm = Shape().limb([(x, y, 2.3), (x + c * 3.6, y + s * 3.6, 2.5)])
        for k in range(4):
            off, b = k - 1.5, a + (k - 1.5) * spread * 0.55
            fx, fy = x + c * 3.8 - s * off * 1.15, y + s * 3.8 + c * off * 1.15
            mx, my = fx + math.cos(b) * 2.6, fy + math.sin(b) * 2.6
            tip = (mx + math.cos(b + curl) * 2.4, my + math.sin(b + curl) * 2.4, 0.55)
            palm.limb([(fx, fy, 0.95), (mx, my, 0.85), tip])
        self.p.add(palm, self.tones["skin"], 1.6, 0.45)

    def coat(self, spine: Points, hem: Points) -> None:
        """One part from neck to hem, torn along its foot."""
        shape = Shape().limb([(x, y, r * 0.84) for x, y, r in spine]).blob(hem)
        xs, foot = [p[0] for p in hem], max(p[1] for p in hem)
        r = np.random.default_rng(int(sum(abs(v) for p in hem for v in p) * 7))
        for k in range(5):
            x = min(xs) + (max(xs) - min(xs)) * (k + 0.5 + r.uniform(-0.3, 0.3)) / 5
            shape.cut(
                [(x - 1.3, foot + 3), (x + r.uniform(-1, 1), foot - r.uniform(3, 9)), (x + 1.5, foot + 3)]
            )
        low = spine[-1]
        self.p.add(shape, self.tones["coat"], 4.2, fade=(self.tones["lining"], low[1] - 10, foot))
        belt = [(low[0] - 6.2, low[1] - 3, 1.1), (low[0], low[1] - 1.6, 1.3), (low[0] + 6.0, low[1] - 3, 1.1)]
        self.p.add(Shape().limb(belt), self.tones["lining"], 1.2, 0.3)

    def scarf(self, tail: Points, wide: float = 4.2) -> None:
        """It thins toward its end."""
        n = len(tail)
        line = [(x, y, wide * (1 - 0.62 * k / (n - 1))) for k, (x, y) in enumerate(tail)]
        self.p.add(
            Shape().limb(line), self.tones["scarf"], 3, fade=(self.tones["tail"], tail[0][1], tail[-1][1])
        )

    def collar(self, neck: Point, turn: float = 0.0) -> None:
        """The scarf round the neck."""
        around = turned([(-6.4, 1.2, 3.0), (0, 2.8, 3.8), (6.4, 0.4, 2.9)], turn, neck)
        self.p.add(Shape().limb(around), self.tones["scarf"], 3.2)

    def head(self, at: Point, turn: float, mood: str, wind: float = -1.0, size: float = 1.0) -> None:
        """Mood: down, laugh, scream."""

        def on(points: Points) -> list[tuple[float, ...]]:
            return turned(points, turn, at, size)

        face = [
            (-6.6, -3),
            (-4, -8.4),
            (2, -9),
            (6.4, -5),
            (6.8, 1),
            (4.8, 6.4),
            (1.2, 9.4),
            (-3.2, 8),
            (-6.2, 3.6),
        ]
        self.p.add(Shape().blob(on(face)), self.tones["skin"], 6, 0.5)
        ink = "#1a1020"

        def line(points: Points, wide: float = 0.55) -> None:
            self.p.add(Shape().limb(on([(x, y, wide) for x, y in points])), ink, 0.4, 0, 0)

        def hole(x: float, y: float, rx: float, ry: float, tone: str = ink) -> None:
            ((px, py),) = ((q[0], q[1]) for q in on([(x, y)]))
            self.p.add(Shape().oval(px, py, rx * size, ry * size, turn), tone, 0.6, 0, 0)

        if mood == "down":
            line([(-2.6, 0.8), (-1.3, 1.6), (0, 1.2)], 0.6)
            line([(2.8, 1.2), (3.9, 1.6), (5.1, 0.8)], 0.6)
            line([(0.2, 5.8), (2.7, 5.9)], 0.45)
        elif mood == "laugh":
            line([(-3.4, -0.9), (-1.9, -2.4), (-0.3, -1.0)], 0.7)
            line([(2.6, -1.0), (4.1, -2.4), (5.6, -0.9)], 0.7)
            mouth = [(-2.8, 2.2), (1.4, 2.9), (5.4, 2.0), (4.0, 6.4), (1.2, 8.0), (-1.5, 6.5)]
            self.p.add(Shape().blob(on(mouth)), ink, 0.6, 0, 0)
        else:
            for x in (-1.5, 4.1):
                hole(x, -1.6, 1.9, 2.3)
                hole(x, -1.4, 0.6, 0.65, "#f4f6ff")
            hole(1.2, 5.0, 2.6, 4.2)
        hair = [
            (7.2, -4.0), (4.6, -9.4), (-1, -11.4), (-6.4, -9.6), (-8.8, -4), (-8.4 + wind * 2.6, 1.2),
            (-6.8 + wind * 4.6, 4.4), (-5.6, -0.2), (-4.2, -4.6), (0.4, -6.6), (4, -6.0),
        ]  # fmt: skip
        self.p.add(Shape().blob(on(hair)), self.tones["hair"], 3.4, 0.35)

    def child(self, at: Point, turn: float, size: float = 1.0, eyes: float = 1.0) -> None:
        """A bundle; in its hood a dark face and two moons, or none."""

        def on(points: Points) -> list[tuple[float, ...]]:
            return turned(points, turn, at, size)

        tones = self.tones
        body = [(-13, 3, 3.2), (-6, 2, 5.4), (2, 0, 6.6), (8, -2, 6.8)]
        self.p.add(Shape().limb(on(body)), tones["cloth"], 5.5, 0.6)
        for fold in (
            [(-9, -1.6, 0.5), (-5, 2.5, 0.8), (-4, 6, 0.4)],
            [(-3, -4.5, 0.5), (1.5, 0, 0.9), (1, 5.6, 0.4)],
        ):
            self.p.add(Shape().limb(on(fold)), tones["fold"], 0.7, 0.15)
        hood = [(3.5, -6), (8, -8.6), (13.4, -6), (14.6, -1), (11, 4), (6, 3.8), (3.6, 0)]
        self.p.add(Shape().blob(on(hood)), tones["cloth"], 4.5, 0.4)
        x, y = on([(9.6, -1.9)])[0][:2]
        self.p.add(Shape().oval(x, y, 4.3 * size, 4.6 * size), "#15122a", 4, 0, 0.6)
        for ex, ey in ((8.0, -1.9), (11.4, -2.5)) if eyes > 0 else ():
            x, y = on([(ex, ey)])[0][:2]
            self.p.add(Shape().oval(x, y, 1.2 * size, 1.2 * size), "#eef3ff", 9, 0, 0, 2.2)


# ---- the selves; u: where in its movement, 0..1, and the last runs into the first


def wave(u: float, late: float = 0.0) -> float:
    """-1 .. 1."""
    return math.sin((u - late) * 2 * math.pi)


def weeping(p: Person, u: float) -> None:
    """On its knees, a hand before its face; it shakes, and tears fall into a pool."""
    shake = wave(2 * u) * 1.1
    p.scarf([(0, -50), (-14, -52), (-26, -40), (-34, -20), (-46, -4)])
    p.leg((-14, -16), (16, -7), (-18, -1), far=True, toe=-1)
    hem = [(-24, -26), (-8, -30), (4, -18), (22, -12), (26, -2), (0, 0), (-34, 0), (-32, -12)]
    p.coat([(8, -50 + shake, 6.8), (-4, -42 + shake * 0.5, 8.2), (-14, -28, 8.6), (-17, -14, 8.4)], hem)
    p.leg((-12, -14), (20, -6), (-10, 0), toe=-1)
    p.child((14, -14), -0.1, 0.85, eyes=0.0)
    p.collar((9, -52 + shake), 0.55)
    p.head((19, -55 + shake), 0.80, "down", wind=-0.4)
    p.arm((7, -48 + shake), (20, -24), (24, -46 + shake), aim=-1.95, curl=-0.2, spread=0.45)
    for k in range(4):
        fall = (u + k / 4) % 1.0
        x, y = 30 + (k % 2) * 2.4, -40 + 38 * fall * fall
        p.p.add(Shape().oval(x, y, 1.0, 1.6 + 1.4 * fall), "#eaf2ff", 9, 0, 0, 2.4)
    p.p.add(Shape().oval(31, -1, 9 + wave(u) * 1.5, 1.7), "#8fa6e6", 9, 0, 0, 1.6, 0.75)


def laughing(p: Person, u: float) -> None:
    """It lifts the child over its head with both hands and holds it there; its whole body shakes with it."""
    up, sway = wave(u) * 2.5, wave(2 * u) * 1.2
    p.arm((-9, -78), (-20, -94 + up), (-12, -110 + up), far=True, spread=0.5, aim=-1.0)
    p.scarf([(-6, -82), (-22, -76), (-34, -60 + sway), (-52, -58 + 2 * sway), (-62, -68)])
    p.leg((-4, -46), (-14, -25), (-20, 0), far=True, toe=-1)
    p.leg((4, -46), (17, -28), (15, 0))
    hem = [(-6, -58), (9, -58), (14, -42), (26, -24), (14, -22), (2, -32), (-12, -20), (-24, -22), (-12, -42)]
    p.coat([(-8, -78 + sway, 7.6), (-1, -62, 8.2), (2, -47, 7.8)], hem)
    p.collar((-9, -82 + sway), -0.4)
    p.head((-13, -93 + sway), -0.55 + 0.06 * wave(2 * u), "laugh", wind=-0.6)
    p.child((2, -117 + up), -0.25, 1.0)
    p.arm((-3, -77), (14, -92 + up), (10, -110 + up), aim=-2.0, spread=0.5)


def screaming(p: Person, u: float) -> None:
    """Hands to its head, mouth wide; no sound comes, and the scarf is torn by a wind that is not there."""
    shake = wave(2 * u) * 0.9
    p.arm((2, -68), (-14, -76), (5, -88 + shake), far=True, aim=-0.5, curl=0.5)
    blown = (-26, -82 + 5 * wave(u, 0.2)), (-40, -92), (-54, -88 + 6 * wave(u, 0.4))
    p.scarf([(4, -72), (-10, -84 + 3 * wave(u)), *blown])
    p.leg((-12, -42), (-16, -20), (-24, 0), far=True)
    p.leg((-6, -42), (10, -24), (2, 0))
    hem = [(-16, -54), (2, -54), (4, -40), (8, -24), (-4, -24), (-14, -30), (-30, -22), (-24, -42)]
    p.coat([(9, -68, 7.2), (-1, -58, 8.4), (-9, -44, 8.2)], hem)
    p.collar((11, -70), 0.5)
    p.head((18 + shake, -77 + shake), 0.32, "scream", wind=-1.3, size=1.18)
    p.arm((11, -67), (36, -62), (28 + shake, -78 + shake), aim=-2.1, curl=-0.5, spread=0.5)


def still(p: Person, u: float) -> None:
    """Nobody is in its arms, and it looks at them."""
    b = wave(u) * 0.8
    p.scarf([(-3, -80), (-9, -70), (-12, -52 + b), (-10, -36 + 2 * b)], 3.6)
    p.leg((-4, -46), (-5, -24), (-6, 0), far=True, toe=-0.4)
    p.leg((4, -46), (5, -24), (5, 0), toe=0.6)
    hem = [(-9, -58), (9, -58), (11, -40), (13, -16), (4, -14), (-2, -20), (-12, -14), (-11, -40)]
    p.coat([(0, -78 - b, 7.6), (0, -64, 7.8), (0, -48, 7.8)], hem)
    p.collar((0, -82 - b))
    p.head((2, -92 - b), 0.32, "down", wind=-0.3)
    p.arm((-7, -76), (-15, -60), (2, -55 - b), aim=0.0, curl=-0.6, spread=0.3)
    p.arm((8, -76), (19, -62), (11, -64 - b), aim=3.3, curl=0.6, spread=0.3)


SELVES: dict[str, tuple[Callable[[Person, float], None], Tones]] = {
    "weeping": (
        weeping,
        PLAIN | {"coat": "#3a4a8a", "lining": "#1c2650", "scarf": "#93a6f0", "tail": "#4656a8", "skin": "#e6dcea"},
    ),
    "laughing": (
        laughing,
        PLAIN | {"coat": "#6a4a2e", "lining": "#3a2414", "scarf": "#ffb23c", "tail": "#d86a1c", "skin": "#ffdcb8"},
    ),
    "screaming": (
        screaming,
        PLAIN | {"coat": "#44304e", "lining": "#241830", "scarf": "#a9c0ff", "tail": "#44508e", "skin": "#e8e4f4"},
    ),
    "still": (
        still,
        PLAIN | {"coat": "#4a4e5e", "lining": "#2a2c38", "leg": "#2e303c", "scarf": "#84889c", "tail": "#4a4c5c",
                 "skin": "#d0d4e0", "hair": "#d2d6e4"},
    ),
}  # fmt: skip


def build(out_dir: Path, report: Callable[[str], None]) -> list[Path]:
    """Paint every frame of each self."""
    made: dict[str, NDArray[np.uint8]] = {}
    for name, (how, tones) in SELVES.items():
        frames = []
        for k in range(FRAMES):
            painting = Painting(WIDE, TALL, SCALE, (WIDE / 2, FOOT))
            how(Person(painting, tones), k / FRAMES)
            frames.append(painting.picture())
        made[name] = np.stack(frames)
        report(f"{name}: {FRAMES} frames")
    path = out_dir / "selves.npz"
    np.savez_compressed(path, **made)  # type: ignore[arg-type]
    return [path]
