"""The child on its own feet, once: it gets up where it lay, stands a while, and walks in through the door."""

import math

import numpy as np
import pygame

FINE = 4
WIDE, TALL = 14, 17
RISES, WAITS, WALKS = 70, 130, 300  # ticks since the sacrifice: it stands, it turns, it is inside
CLOTH, FOLD, FACE, HAIR = (30, 26, 44), (16, 14, 26), (10, 8, 18), (58, 52, 78)  # against the light
EYE = (236, 242, 255)
FRAMES = ((0.35, 0.0), (0.7, 0.0), (1.0, 0.0), (1.0, 1.0), (1.0, -1.0))  # how tall it is, and its step


class Standing:
    """Small pictures of it, made once: rising, standing, two of walking."""

    def __init__(self) -> None:
        self._frames = [_child(rise, step) for rise, step in FRAMES]

    def draw(self, target: pygame.Surface, feet: tuple[float, float], door: float, age: int) -> None:
        """`feet`: where the climber was, screen px; `door`: the door's middle; `age`: ticks since."""
        if age >= WALKS:
            return
        going = max(0.0, (age - WAITS) / (WALKS - WAITS))
        x = feet[0] + (door - feet[0]) * going
        if age < RISES:
            frame = self._frames[min(2, age * 3 // RISES)]
        elif age < WAITS or abs(door - feet[0]) < 2:
            frame = self._frames[2]
        else:
            frame = self._frames[(2, 3, 2, 4)[age // 9 % 4]]
        shrink = 1 - 0.22 * going  # it goes in, not past
        w, h = max(4, round(WIDE * shrink)), max(6, round(TALL * shrink))
        picture = pygame.transform.scale(frame, (w, h)) if going else frame
        picture.set_alpha(int(255 * min(1.0, (1 - going) * 3)))
        target.blit(picture, (round(x) - w // 2, round(feet[1]) - h))


def _child(rise: float, step: float) -> pygame.Surface:
    """Wrapped in its cloth, seen from behind and a little from the side."""
    big = pygame.Surface((WIDE * FINE, TALL * FINE), pygame.SRCALPHA, 32)

    def at(x: float, up: float) -> tuple[float, float]:
        return (WIDE / 2 + x) * FINE, (TALL - up * rise) * FINE

    for side in (-1, 1):  # feet under the hem
        pygame.draw.circle(big, FOLD, at(side * 1.3 + step * side * 1.2, 0.9), 1.0 * FINE)
    hem = 3.6 + (1 - rise) * 2
    pygame.draw.polygon(
        big, CLOTH, [at(-hem, 1.2), at(hem, 1.2), at(2.2, 6.5), at(1.7, 9.8), at(-1.7, 9.8), at(-2.2, 6.5)]
    )
    pygame.draw.polygon(big, FOLD, [at(-hem, 1.2), at(-1.1, 1.2), at(-1.0, 9.0), at(-2.2, 6.5)])
    pygame.draw.circle(big, CLOTH, at(0.2, 11.4), 2.9 * FINE)
    pygame.draw.circle(big, FACE, at(0.9, 11.2), 2.1 * FINE)
    pygame.draw.circle(big, HAIR, at(0.1, 12.8), 1.5 * FINE)
    out = pygame.transform.smoothscale(big, (WIDE, TALL))
    alpha = pygame.surfarray.pixels_alpha(out)
    alpha[:] = np.where(alpha > 110, 255, 0)
    del alpha
    y = math.floor(TALL - 11.4 * rise)
    for x in (WIDE // 2, WIDE // 2 + 2):
        out.set_at((x, y), EYE)
    return out
