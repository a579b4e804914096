"""Gold in the cracks of solid stone, where a place has it: thin, in some parts and not in others, and the beat goes
through it. World-anchored, and the same again wherever loops may join.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from game.view import content
from game.view.content import CODES, Content

SEAMED = ("living-walls",)
ACROSS, DOWN = 512, 256  # px after which it is the same again
GRAIN = 64  # px of the ground's folds
# gold lies along this height of the folds, this much to either side: in courses, no honeycomb
COURSE, WIDE = 0.5, 0.07
LEVELS = (2, 5)  # of content.CORE_LEVELS: from a course's edge to its middle
KEPT = 4  # of five cracks that a course crosses are gold


@cache
def veined() -> NDArray[np.float32]:
    """DOWN x ACROSS: how near a course of gold is, 1 in it .. 0 beside it; it closes."""
    dice = np.random.default_rng(37)
    coarse = dice.random((DOWN // GRAIN, ACROSS // GRAIN))
    y, x = np.arange(DOWN) / GRAIN, np.arange(ACROSS) / GRAIN
    top, left = y.astype(int), x.astype(int)
    v, u = (y - top)[:, None], (x - left)[None]
    rows = [coarse[(top + k) % len(coarse)] for k in (0, 1)]
    lines = [row[:, left] * (1 - u) + row[:, (left + 1) % coarse.shape[1]] * u for row in rows]
    folds = lines[0] * (1 - v) + lines[1] * v
    near: NDArray[np.float32] = np.clip(1 - np.abs(folds - COURSE) / WIDE, 0, 1).astype(np.float32)
    return near


def gild(stone: Content, top: int) -> None:
    """Lay gold along the cracks between facets of some rows of stone, `top` the world row of the first."""
    solid = (stone >= content.SOLID) & (stone < content.EDGE)
    facet = (stone.astype(np.int32) - content.SOLID) // content.SOLID_TONES
    crack = np.zeros_like(solid)
    for here, there in (
        ((slice(None), slice(1, None)), (slice(None), slice(None, -1))),
        ((slice(1, None),), (slice(None, -1),)),
    ):
        one, other = facet[here], facet[there]
        kept = (np.minimum(one, other) * 7 + np.maximum(one, other) * 3) % 5 < KEPT
        crack[here] |= solid[here] & solid[there] & (one != other) & kept
    rows = np.arange(top, top + len(stone))
    gold = veined()[np.ix_(rows % DOWN, np.arange(stone.shape[1]) % ACROSS)]
    crack &= gold > 0
    low, high = LEVELS
    level = np.clip(low + gold * (high - low + 1), low, high).astype(np.int32)
    phase = (rows % CODES * content.CORE_PHASES // DOWN % content.CORE_PHASES)[:, None]
    np.copyto(stone, (content.CORE + level * content.CORE_PHASES + phase).astype(np.uint16), where=crack)
