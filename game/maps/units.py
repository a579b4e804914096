"""A designer's seconds and places in the rules' ticks and pixels."""

import math

TICKS = 60  # a second


def ticks(seconds: object) -> int:
    """Seconds of a designer in ticks, the nearest."""
    return round(float(seconds) * TICKS)  # type: ignore[arg-type]


def half_up(px: float) -> int:
    """The nearest whole pixel, halves up, so that what is drawn by eye lies where it seems to."""
    return math.floor(px + 0.5)
