"""The light is safe: IRIS looks at the worst that the rules allow, and at what `tools/safe_light.py` found worst."""

import itertools

import numpy as np
import pytest

from tools import safe_light

judged = pytest.mark.skipif(
    not safe_light.there(), reason="iris-pse-detection is not installed: pip install -e '.[light]'"
)
# The map's worst place, as the tool found it, and for how many ticks the test looks there: the whole is the tool's.
WORST = {"3-living-walls": 906, "7-summit": 4731}
LOOK = 240


@judged
def test_a_strobe_does_not_pass():
    strobe = (np.full((*safe_light.JUDGED[::-1], 3), 255 * (n // 5 % 2), np.uint8) for n in range(180))
    assert safe_light.judge("strobe", 0, 0, strobe).result == "fail"


@judged
def test_a_forced_flutter_under_the_last_of_the_sky_passes():
    frames = map(safe_light.bgr, safe_light.fluttering(LOOK))
    verdict = safe_light.judge("flutter", 0, 0, frames)
    assert verdict.result == "pass", verdict


@judged
@pytest.mark.parametrize("name", sorted(WORST))
def test_the_worst_place_of_a_map_passes(name):
    frames = map(safe_light.bgr, safe_light.drawn(name, WORST[name], LOOK))
    verdict = safe_light.judge(name, WORST[name], 0, frames)
    assert verdict.result == "pass", verdict


def test_in_a_forced_flutter_the_picture_as_a_whole_never_changes_by_a_tenth_of_white():
    """From there on IRIS counts a flash; this needs no IRIS."""
    light = [
        float(safe_light.luminance(safe_light.bgr(frame)[::4, ::4, ::-1] / 255).mean())
        for frame in itertools.islice(safe_light.fluttering(), LOOK // 2)
    ]
    assert 0.001 < max(light) - min(light) < 0.1
