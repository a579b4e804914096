"""How much of a picture is painted: all of it, or what an old machine paints in time. The rules are the same.

Whatever is stood on, grabbed or feared is drawn alike in both, pixel for pixel; see docs/decisions/0014.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tier:
    """What is drawn, and how much of it: all there is, where nothing is said."""

    name: str
    smooth_sky: bool = True  # every tone of it added up, or 256 colours in all
    city: int = 3  # rows of spires at most
    afar: bool = True  # what hangs far off
    halves: bool = (
        False  # of what is behind take turns, as a tower's two sides always do; so do panes of glass
    )
    behind: bool = True  # fog between city and stone
    foreground: bool = True  # what is nearer than the climber
    flakes: int = 95  # of ash in the air
    bloom: bool = True


FULL = Tier("full")
LIGHT = Tier(
    "light", smooth_sky=False, city=2, halves=True, behind=False, foreground=False, flakes=40, bloom=False
)
TIERS = {tier.name: tier for tier in (FULL, LIGHT)}
