"""The climber's poses: where the joints are, in px of a 64 x 64 cell whose ground is row GROUND.

All face right; `mirrored` turns one. A pose is chosen from the newest tick; joints glide from pose to pose.
"""

import math
from dataclasses import dataclass, fields, replace

CELL, MIDDLE, GROUND = 64, 32.0, 56.0
Pair = tuple[float, float]


@dataclass(slots=True)
class Pose:
    """Angles in radians, lean forward positive. `hand` is the free one; `child` where the bundle lies."""

    hip_x: float
    hip_y: float
    lean: float
    near_x: float
    near_y: float
    far_x: float
    far_y: float
    hand_x: float
    hand_y: float
    head: float
    child_x: float
    child_y: float
    child_turn: float
    hem: float = 0.0
    wind_x: float = -0.12
    wind_y: float = 0.01
    elbow: float = 1.0  # which way the free arm bends


NAMES = tuple(f.name for f in fields(Pose))
POINTS = tuple(n for n in NAMES if n.endswith("_x") and n != "wind_x")


def glide(a: Pose, b: Pose, share: float) -> Pose:
    """From a toward b."""
    return Pose(*[getattr(a, n) + (getattr(b, n) - getattr(a, n)) * share for n in NAMES])


def mirrored(p: Pose) -> Pose:
    """The same, facing left."""
    turned = {n: CELL - getattr(p, n) for n in POINTS}
    return replace(p, lean=-p.lean, head=-p.head, wind_x=-p.wind_x, **turned)


def squashed(p: Pose, wide: float, tall: float) -> Pose:
    """Pressed or stretched about the feet."""
    moved = {n: MIDDLE + (getattr(p, n) - MIDDLE) * wide for n in POINTS}
    rows = {n[:-1] + "y": GROUND + (getattr(p, n[:-1] + "y") - GROUND) * tall for n in POINTS}
    return replace(p, **moved, **rows)


def _pose(
    hip: Pair,
    lean: float,
    near: Pair,
    far: Pair,
    hand: Pair,
    head: float,
    child: tuple[float, float, float],
    **more: float,
) -> Pose:
    """x from the middle, y up from the ground."""
    c, g = MIDDLE, GROUND
    return Pose(
        c + hip[0], g - hip[1], lean, c + near[0], g - near[1], c + far[0], g - far[1],
        c + hand[0], g - hand[1], head, c + child[0], g - child[1], child[2], **more,
    )  # fmt: skip


IDLE = _pose((0, 14.6), 0.04, (2.8, 1), (-2.8, 1), (7.0, 17.4), 0.22, (4.4, 20.6, -0.55))
HOLD = _pose((0, 13.6), 0.16, (3.4, 1), (-3.4, 1), (8.0, 19.6), 0.42, (5.0, 20.0, -0.85))
JUMP = _pose(
    (0, 19), 0.16, (5.5, 11), (-5.5, 5), (3, 39), -0.25, (5.6, 23.6, -0.5), wind_x=-0.10, wind_y=0.20, hem=-1
)
FLOAT = _pose((0, 18), 0.06, (6.4, 8.5), (-5.2, 5), (-6, 34), 0.05, (5.4, 25.0, -0.65), wind_y=-0.04, hem=1)
FALL = _pose(
    (0, 18), -0.14, (6, 8), (-4, 4), (-10, 32), 0.30, (4.4, 25.8, -0.95), wind_x=-0.14, wind_y=-0.26, hem=3
)
GRIP = _pose(
    (-1, 16), 0.10, (6.6, 9), (6.6, 3), (8.6, 35), -0.15, (-5.6, 21.6, -2.5), wind_x=-0.05, wind_y=0.10
)
KNEEL = _pose((-4.5, 8.6), 0.32, (6.5, 1), (-12.5, 0.6), (11.5, 14.6), 0.32, (9.9, 15.8, -1.3), wind_y=0.03)
SITTING = _pose((-4, 5.0), 0.34, (10, 1.5), (11, 1), (4.0, 12.0), 0.78, (4.6, 11.0, -1.0), wind_y=0.03, hem=2)
OPENED = _pose((-4, 5.0), 0.16, (10, 1.5), (11, 1), (9.0, 5.5), 0.50, (-1.0, 5.0, -0.2), wind_y=0.03, hem=2)
GRASPED = _pose(
    (1, 13), 0.52, (9, 1), (-8, 1), (-7, 25), -0.42, (9.0, 17.6, -0.6), wind_x=-0.10, wind_y=-0.02, hem=2
)
LAND = _pose((-1, 10.5), 0.34, (5.2, 1), (-5.6, 1), (-8, 15), 0.10, (6.2, 16.6, -0.7), hem=3)
SLIDE = _pose(
    (-1, 16), 0.06, (5.0, 6), (6.0, 2), (8.2, 25), 0.1, (-4.6, 21.6, -2.4), wind_x=-0.05, wind_y=-0.2
)

# A stride in six keys: (bob, near foot, far foot), feet as (forward, up).
STRIDE = (
    (0.0, (8.5, 1.5), (-8, 4)), (-1.2, (6, 1), (-9, 7.5)), (-0.2, (0.5, 1), (-4, 10)),
    (1.4, (-5, 1), (5, 9)), (0.0, (-8, 4), (8.5, 1.5)), (-1.2, (-9, 7.5), (6, 1)),
)  # fmt: skip


def run(phase: float, reach: float = 1.0) -> Pose:
    """phase: strides, any number; reach: 1 at full speed, less when walking."""
    at = phase % 1.0 * 6
    i, u = int(at), at - int(at)
    (b0, n0, f0), (b1, n1, f1) = STRIDE[i % 6], STRIDE[(i + 1) % 6]
    bob = (b0 + (b1 - b0) * u) * (0.4 + 0.6 * reach)
    near = [n0[k] + (n1[k] - n0[k]) * u for k in (0, 1)]
    far = [f0[k] + (f1[k] - f0[k]) * u for k in (0, 1)]
    swing = math.sin(at / 6 * 2 * math.pi)
    lift = 0.35 + 0.65 * reach
    return _pose(
        (0, 14.2 + bob), 0.06 + 0.26 * reach, (near[0] * reach, 1 + (near[1] - 1) * lift),
        (far[0] * reach, 1 + (far[1] - 1) * lift), (-3 - 6 * swing * reach, 17 - abs(swing) * 1.5),
        0.05 - 0.17 * reach, (5.0 + 1.6 * reach, 19.8 + bob * 1.2, -0.6 - 0.12 * reach),
        hem=1.0 + 1.3 * reach + bob * 0.4, wind_x=-0.12 - 0.16 * reach, wind_y=-0.005,
    )  # fmt: skip


def climb(phase: float) -> Pose:
    """Hand over hand; phase: pulls, any number."""
    s, c = math.sin(phase * 2 * math.pi), math.cos(phase * 2 * math.pi)
    p = replace(GRIP)
    p.hand_y += s * 3.2
    p.near_y += s * 3.0
    p.far_y -= s * 2.6
    p.hip_y += c * 0.8
    p.child_y += c * 1.1
    return p
