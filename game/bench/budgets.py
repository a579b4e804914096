"""The budgets of docs/architecture, a line of the table each."""

from dataclasses import dataclass

from game.maps.tower import chapters

BOTH_TIERS = ("1-mosaic", "5-thick-air")  # a flat map and a tower, for what the light tier saves


@dataclass(frozen=True, slots=True)
class Budget:
    """A line of the table: what, unit, budget, moonshot."""

    name: str
    unit: str
    budget: float
    moonshot: float | None = None


BUDGETS = (
    Budget("tick median", "us", 15, 8),
    Budget("tick p99", "us", 30),
    Budget("tick median, busiest of the gallery", "us", 15),
    Budget("tick p99, busiest of the gallery", "us", 30),
    Budget("frame median, busiest of the gallery", "ms", 6),
    Budget("verify ten minutes, whole process", "s", 1.5, 0.7),
    Budget("frame median", "ms", 6),
    Budget("frame p99", "ms", 8.3, 5),
    Budget("scale to 1080p", "ms", 0.7),
    Budget("bloom", "ms", 0.9),
    Budget("launch to first title frame", "s", 1.0, 0.5),
    Budget("map load, largest", "s", 0.3, 0.1),
    Budget("check, slowest shipped map, whole process", "s", 1.0),
    Budget("a map saved in Tiled to its first frame", "s", 0.5),
    Budget("death to control", "s", 0.8, 0.5),
    Budget("reset to control at the foot", "s", 0.5, 0.2),
    Budget("sound, mean of a tick", "ms", 0.1),
    Budget("sound, decoded", "MiB", 60),
    Budget("memory, title with sound", "MiB", 250, 150),
    Budget("memory, most of eight maps", "MiB", 250, 150),
    Budget("growth over 30 minutes of random play", "MiB", 5),
    Budget("kinds of scenes not met in it", "", 0),
    *(Budget(f"frame median, heaviest of {name}", "ms", 6) for name in chapters()),
    *(Budget(f"frame p99, heaviest of {name}", "ms", 8.3, 5) for name in chapters()),
    *(Budget(f"frame median, heaviest of {name}, light tier", "ms", 4) for name in BOTH_TIERS),
    *(Budget(f"frame p99, heaviest of {name}, light tier", "ms", 6) for name in BOTH_TIERS),
)
