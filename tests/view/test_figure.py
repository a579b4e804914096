"""The figure: in every pose the child's eyes and cloth are seen, facing either way."""

import numpy as np
import pygame
import pytest

from game.view import poses
from game.view.figure import CLOTH, SCARF, Figure

STILL = {
    n: getattr(poses, n)
    for n in ("IDLE", "HOLD", "JUMP", "FLOAT", "FALL", "GRIP", "KNEEL", "GRASPED", "LAND", "SLIDE")
}
ALL = (
    STILL
    | {f"RUN{k}": poses.run(k / 6) for k in range(6)}
    | {f"CLIMB{k}": poses.climb(k / 4) for k in range(4)}
)


def drawn(name: str, look: int, life: float = 1.0) -> tuple[Figure, np.ndarray, np.ndarray]:
    """The figure after the scarf has settled, its colours and its alpha."""
    figure = Figure()
    pose = ALL[name] if look > 0 else poses.mirrored(ALL[name])
    for k in range(12):
        picture = figure.draw(pose, look, k / 60, (0.0, 0.0), life)
    return (
        figure,
        pygame.surfarray.array3d(picture).swapaxes(0, 1).astype(int),
        pygame.surfarray.array_alpha(picture).T,
    )


@pytest.mark.parametrize("look", [1, -1])
@pytest.mark.parametrize("name", sorted(ALL))
def test_the_child_is_never_hidden(name: str, look: int) -> None:
    figure, colour, alpha = drawn(name, look)
    eyes = [(int(x), int(y)) for x, y in figure.eyes]
    assert len(set(eyes)) == 2
    for x, y in eyes:
        assert alpha[y, x] == 255
        assert colour[y, x].min() > 220
    cloth = (np.abs(colour - np.array(CLOTH)).sum(2) < 40) & (alpha > 0)
    assert cloth.sum() >= 14
    scarf = (np.abs(colour - np.array(SCARF)).sum(2) < 90) & (alpha > 0)
    assert scarf.sum() >= 8


@pytest.mark.parametrize("name", sorted(ALL))
def test_hard_edges_and_feet_above_the_ground(name: str) -> None:
    _, _, alpha = drawn(name, 1)
    assert set(np.unique(alpha)) <= {0, 255}
    rows = np.flatnonzero(alpha.any(1))
    assert rows.max() <= poses.GROUND + 1 or name in ("KNEEL",)


def test_eyes_wane_with_life() -> None:
    light = []
    for life in (1.0, 0.5, 0.1):
        figure, colour, _ = drawn("IDLE", 1, life)
        x, y = (int(v) for v in figure.eyes[0])
        light.append(int(colour[y, x].sum()))
    assert light[0] > light[1] > light[2] > 200
