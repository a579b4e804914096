"""No loop clicks where its end runs into its beginning; and a click that is put there is found."""

import numpy as np
import pygame
import pytest

from game.audio.samples import closed
from game.files import shipped
from tools.seam import seam_click

CLICK = 1.5
BEDS = sorted(shipped("assets", "sound").glob("bed_*.ogg"))


@pytest.fixture(scope="module", autouse=True)
def device():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SDL_AUDIODRIVER", "dummy")
        pygame.mixer.init(44100, -16, 2, 512, allowedchanges=0)
        yield
        pygame.mixer.quit()


def test_there_are_beds():
    assert len(BEDS) == 36


@pytest.mark.parametrize("file", BEDS, ids=lambda file: file.stem)
def test_no_bed_clicks_at_its_seam_and_a_click_put_there_is_found(file):
    x = closed(pygame.sndarray.array(pygame.mixer.Sound(str(file)))).astype(float) / 32768
    assert seam_click(x) < CLICK
    loud = np.abs(x).max() * 0.8  # among crackles a small one would be one more
    step = x.copy()
    step[:3000] += loud * np.linspace(1, 0, 3000)[:, None]  # it begins too high
    assert seam_click(step) > CLICK
    assert seam_click(np.concatenate([x[:-1], x[-1:] + loud])) > CLICK  # one sample


def test_a_small_step_in_a_deep_drone_is_found():
    t = np.arange(2 * 44100) / 44100
    drone = 0.2 * np.sin(2 * np.pi * 55 * t)
    assert seam_click(drone) < CLICK
    drone[:2000] += 0.001
    assert seam_click(drone) > CLICK
