"""How much of a picture is painted: all of it, or what an old machine paints in time. The rules are the same.

Whatever is stood on, grabbed or feared is drawn alike in both, pixel for pixel; see docs/decisions/0014.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tier:
    """What is drawn, and how much of it."""

    name: str
    smooth_sky: bool  # every tone of it added up, or 256 colours in all
    city: int  # rows of spires at most
    afar: bool  # what hangs far off
    halves: bool  # of what is behind are painted on alternate frames, as the two sides of a tower always are
    behind: bool  # fog between city and stone
    foreground: bool  # what is nearer than the climber
    flakes: int  # of ash in the air
    bloom: bool


FULL = Tier(
    "full",
    smooth_sky=True,
    city=3,
    afar=True,
    halves=False,
    behind=True,
    foreground=True,
    flakes=95,
    bloom=True,
)
LIGHT = Tier(
    "light",
    smooth_sky=False,
    city=2,
    afar=True,
    halves=True,
    behind=False,
    foreground=False,
    flakes=40,
    bloom=False,
)
TIERS = {tier.name: tier for tier in (FULL, LIGHT)}
