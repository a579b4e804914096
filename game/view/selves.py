"""The others in the glass: weeping, laughing, screaming, and one who stands with empty arms.

Told apart by posture first and by hue second. Each has a few pictures that follow one another slowly, drawn once.
"""

import math
from dataclasses import replace
from functools import cache

import numpy as np
import pygame

from game.view import poses
from game.view.figure import Figure
from game.view.poses import GROUND, MIDDLE, Pose

FACES = ("weeping", "laughing", "screaming", "still")
FRAMES, SLOW = 6, 9  # pictures of each, and the ticks that one lasts
HUES = {
    "weeping": (0.50, 0.62, 1.0), "laughing": (1.0, 0.74, 0.36), "screaming": (0.96, 0.30, 0.42),
    "still": (0.66, 0.64, 0.78),
}  # fmt: skip
DARK, LIFT = 1.0, 34  # so that dark cloth is seen on dark glass
TEAR = (176, 206, 255)


def moods(life: float, fear: float) -> tuple[str, str, str, str]:
    """Who is seen first, second and so on, for life and fear 0..1."""
    if fear > 0.5:
        return ("screaming", "weeping", "screaming", "still")
    if life < 0.4:
        return ("weeping", "still", "weeping", "screaming")
    if fear < 0.12 and life > 0.7:
        return ("laughing", "still", "weeping", "laughing")
    return ("still", "weeping", "laughing", "screaming")


def _pose(face: str, u: float) -> Pose:
    """u: 0..1 round its slow movement."""
    s, c = math.sin(u * 2 * math.pi), math.cos(u * 2 * math.pi)
    g, m = GROUND, MIDDLE
    if face == "weeping":
        p = poses.SITTING
        return replace(
            p, lean=0.5 + 0.05 * s, head=0.55 + 0.08 * s, hand_x=m + 7.5, hand_y=g - 18.5 + 0.7 * s,
            child_x=m + 3.0, child_y=g - 8.0, child_turn=-0.25, elbow=1.0,
        )  # fmt: skip
    if face == "laughing":
        lift = 1.6 * abs(s)
        return replace(
            poses.IDLE, hip_y=g - 15.4 - lift * 0.6, lean=-0.20 + 0.04 * c, head=-0.42, near_x=m + 5.4,
            far_x=m - 5.0, near_y=g - 1, far_y=g - 1, hand_x=m - 7.6 - s, hand_y=g - 37.0 - lift,
            child_x=m + 6.0, child_y=g - 37.5 - lift, child_turn=-0.5, hem=1.5,
        )  # fmt: skip
    if face == "screaming":
        shake = 0.7 * math.sin(u * 12 * math.pi)
        return replace(
            poses.IDLE, hip_x=m - 1.5, hip_y=g - 13.0, lean=0.34 + 0.03 * shake, head=-0.55, near_x=m + 4.6,
            far_x=m - 6.4, hand_x=m + 6.6 + shake, hand_y=g - 30.6, child_x=m + 6.5, child_y=g - 19.0,
            child_turn=-0.9, elbow=-1.0, wind_x=-0.3, wind_y=-0.12, hem=2.5,
        )  # fmt: skip
    return replace(
        poses.IDLE, lean=0.12, head=0.5 + 0.04 * s, hand_x=m + 4.6, hand_y=g - 18 + 0.4 * s, child_x=m + 3.0,
        child_y=g - 17.0, child_turn=0.0,
    )  # fmt: skip


@cache
def self_picture(face: str, frame: int, size: int) -> pygame.Surface:
    """One of the others; `size` 1 as large as the climber, 2 twice that. Feet on the row GROUND * size."""
    figure = Figure()
    figure.empty = face == "still"
    figure.scarfless = face in ("still", "weeping")
    p = _pose(face, frame / FRAMES)
    neck = (p.hip_x - 1.6, p.hip_y - 11.0)
    for n in range(14):
        figure.scarf.step(neck, (0.6, 0.0), (p.wind_x, p.wind_y), n * 0.2 + frame, GROUND)
    figure.draw(p, 1, frame * 0.4, (0.6, 0.0), 0.25, GROUND)
    out = figure.large() if size == 2 else figure.picture.copy()
    hue = np.array(HUES[face]) * DARK
    rgb = pygame.surfarray.pixels3d(out)
    grey = rgb.mean(2, keepdims=True)
    solid = pygame.surfarray.array_alpha(out)[..., None] > 0
    rgb[:] = solid * np.clip((grey * 0.62 + rgb * 0.38 + LIFT) * hue, 0, 255).astype(np.uint8)
    del rgb
    if face == "weeping":
        for k in (0, 1):
            drop = (frame / FRAMES + k * 0.5) % 1.0
            at = (int((MIDDLE + 8.6 - k) * size), int((GROUND - 17 + drop * 15) * size))
            out.fill((*TEAR, 255), (*at, 1, size))
    return out
