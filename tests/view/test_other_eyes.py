"""Solid, hurt and grip are told apart in grey and by who sees two of the three colours, in every palette."""

import numpy as np
import pytest

from game.view import content
from game.view.palette import PALETTES, palette
from game.view.simulate import EYES, contrast, luminance, seen
from game.view.tower import Look


def lights(look: str, eyes: str) -> np.ndarray:
    """The luminance of every content at the middle of the tower."""
    table = Look(palette(look), np.zeros(1)).table[0]
    rgb = np.stack([table >> 16 & 255, table >> 8 & 255, table & 255], -1) / 255
    return luminance(seen(rgb, eyes))


def edges(light: np.ndarray, which: int) -> np.ndarray:
    return np.array([light[content.edge(m, which)] for m in range(len(content.MATERIALS))])


def faces(light: np.ndarray) -> np.ndarray:
    solid = light[content.SOLID : content.SOLID + len(content.MATERIALS) * content.SOLID_COUNT]
    return np.median(solid.reshape(len(content.MATERIALS), -1), axis=1)


@pytest.mark.parametrize("eyes", sorted(EYES))
@pytest.mark.parametrize("look", sorted(PALETTES))
def test_what_carries_is_told_from_wall_and_face(look: str, eyes: str) -> None:
    light = lights(look, eyes)
    wall = light[content.WALL : content.WALL + content.WALL_COUNT].reshape(-1, 8)[:, :3]
    lip = edges(light, content.EDGE_LIP)
    assert contrast(lip, np.percentile(wall, 75)).min() >= 3
    assert contrast(lip, faces(light)).min() >= 3


@pytest.mark.parametrize("eyes", sorted(EYES))
@pytest.mark.parametrize("look", sorted(PALETTES))
def test_what_is_gripped_is_told_from_its_face_and_is_never_as_bright_as_what_carries(look, eyes) -> None:
    light = lights(look, eyes)
    lip, arris = edges(light, content.EDGE_LIP), edges(light, content.EDGE_ARRIS)
    assert contrast(arris, faces(light)).min() >= 1.8
    assert (lip > arris).all()
    assert contrast(lip, arris).min() >= 1.2


@pytest.mark.parametrize("eyes", sorted(EYES))
@pytest.mark.parametrize("look", sorted(PALETTES))
def test_what_hurts_has_bright_tips_and_black_roots_like_nothing_else(look, eyes) -> None:
    light = lights(look, eyes)
    spike = light[content.SPIKE : content.SPIKE + content.SPIKE_COUNT]
    wall = light[content.WALL : content.WALL + content.WALL_COUNT].reshape(-1, 8)[:, :3]
    within = contrast(spike.max(), spike.min())
    assert within >= 10
    assert contrast(spike.max(), np.percentile(wall, 75)) >= 3
    assert within > contrast(edges(light, content.EDGE_LIP), edges(light, content.EDGE_LIP_SOFT)).max()


def test_the_simulation_sees_what_it_should() -> None:
    red, green = np.array([[0.8, 0.1, 0.1]]), np.array([[0.1, 0.55, 0.1]])
    apart = {eyes: float(np.abs(seen(red, eyes) - seen(green, eyes)).max()) for eyes in EYES}
    assert apart["no red"] < apart["all colours"] / 2
    assert apart["no green"] < apart["all colours"] / 2
    grey = seen(red, "grey")[0]
    assert np.ptp(grey) < 1e-6
    assert np.allclose(seen(red, "all colours"), red)
