"""The light tier: what matters is drawn alike, what is behind has few colours, and the beat travels there too."""

from dataclasses import replace

import numpy as np
import pygame
import pytest
import view_rooms as rooms

from game.sim.world import World, step
from game.view.frame import HEIGHT, WIDTH, View
from game.view.palette import PALETTES, palette
from game.view.palette_sky import PaletteSky
from game.view.sky import Sky
from game.view.tiers import FULL, LIGHT, Tier

AT_REST, ON_A_BEAT = [(1000.0, 0.0)], [(30.0, 1.0)]


def picture(sky: Sky | PaletteSky, beats: list[tuple[float, float]], strain: float = 0.0) -> np.ndarray:
    target = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    sky.draw(target, 0, 0.0, beats, 0.0, strain)
    return pygame.surfarray.array3d(target).astype(int)


@pytest.mark.parametrize("look", sorted(PALETTES))
def test_its_sky_has_256_colours_and_is_the_same_sky(look: str) -> None:
    few, all_ = (picture(kind(palette(look), WIDTH), AT_REST) for kind in (PaletteSky, Sky))
    assert 20 < len(np.unique(few.reshape(-1, 3), axis=0)) <= 256
    small = [p.reshape(WIDTH // 20, 20, HEIGHT // 20, 20, 3).mean((1, 3)) for p in (few, all_)]
    assert abs(small[0] - small[1]).mean() < 8


def test_its_beat_travels_and_its_strain_is_seen() -> None:
    sky = PaletteSky(palette("stairs"), WIDTH)
    rest, beat, strained = (picture(sky, *how) for how in ((AT_REST,), (ON_A_BEAT,), (AT_REST, 0.9)))
    assert (beat != rest).any()
    changed = (abs(beat - rest).max(-1) > 25).mean()
    assert 0 < changed < 0.2  # veins, never the whole of it
    assert strained.mean() > rest.mean() * 1.1


def test_a_whole_sky_is_new_in_two_frames_and_at_once_after_a_leap() -> None:
    """Veins and wisps take turns while one looks at the same sky; nobody sees a stale one elsewhere."""
    looked, target = Sky(palette("stairs"), WIDTH), pygame.Surface((WIDTH, HEIGHT), 0, 32)
    picture(looked, AT_REST)
    beat, fresh = picture(looked, ON_A_BEAT), picture(Sky(palette("stairs"), WIDTH), ON_A_BEAT)
    assert (beat != fresh).any()
    assert (picture(looked, ON_A_BEAT) == fresh).all()
    elsewhere = target.copy()
    looked.draw(target, 0, 500.0, AT_REST, 400.0)
    Sky(palette("stairs"), WIDTH).draw(elsewhere, 0, 500.0, AT_REST, 400.0)
    assert (pygame.surfarray.array3d(target) == pygame.surfarray.array3d(elsewhere)).all()


def test_the_light_tier_paints_what_is_behind_by_halves() -> None:
    """On a flat map, where nothing hides it: each half every other frame, both at once after a leap."""
    world = World((rooms.level(60, 24, [(0, 21, 60, 3, 1)], False, start=(300, 21 * 16)),))
    view, screen = View(world, "stairs"), pygame.Surface((WIDTH, HEIGHT), 0, 32)
    view.ease.tier = LIGHT
    for _ in range(2):
        view.draw(screen, world, None, 1.0)
    sides = [picture for _, picture in view.backdrop._sides]
    assert [side.get_width() for side in sides] == [WIDTH // 2] * 2
    painted = []
    for leap in (0, 0, 300):
        for side in sides:
            side.fill((255, 0, 255))
        view.camera.x += leap
        view.hold_camera()
        view.draw(screen, world, None, 1.0)
        painted.append([side.get_at((5, 5)) != (255, 0, 255) for side in sides])
    assert sorted(painted[:2]) == [[False, True], [True, False]]
    assert painted[2] == [True, True]


def test_what_is_stood_on_is_drawn_alike() -> None:
    """But for bloom, which is added over all."""
    world = World((rooms.spiral(),))
    plain = replace(FULL, bloom=False, foreground=False, flakes=LIGHT.flakes)

    def seen(tier: Tier) -> np.ndarray:
        view, screen = View(world, "stairs"), pygame.Surface((WIDTH, HEIGHT), 0, 32)
        view.ease.tier = tier
        for _ in range(3):
            view.draw(screen, world, None, 1.0)
        here = np.zeros((HEIGHT, WIDTH), bool)
        here[:, view.stage.left : view.stage.left + view.stage.contents.shape[1]] = view.stage.contents > 0
        stone = here.T
        return pygame.surfarray.array3d(screen)[stone]

    for _ in range(30):
        step(world, 0)
    full, light = seen(plain), seen(LIGHT)
    assert len(full) > 50_000
    assert (full == light).mean() > 0.999
    assert (seen(FULL) != light).any()
