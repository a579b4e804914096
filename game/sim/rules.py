"""The three sets of rules, and the assists: what a climb was played under is part of its record."""

from dataclasses import dataclass

from game.sim import tuning


@dataclass(frozen=True, slots=True)
class Rules:
    """`window`s are stretched, `allowance` is a factor, `irregular` a share in per cent of the map's."""

    name: str
    windows: int = 1  # factor; 0: every window is the strict one
    allowance: int = 1
    irregular: int = 100
    one_sky: bool = False  # one budget for a map, half the sum of its allowances; no lamp adds to it
    hands_sit_out: bool = False  # a hand that reached sits the next interval out

    def window(self, ticks: tuple[int, int]) -> tuple[int, int]:
        """A window (before, after) in ticks, as these rules have it."""
        if not self.windows:
            return tuning.WINDOW_VIGIL
        return ticks[0] * self.windows, ticks[1] * self.windows


RULES = {
    rules.name: rules
    for rules in (
        Rules("standard"),
        Rules("gentle", windows=2, allowance=2, hands_sit_out=True),
        Rules("vigil", windows=0, irregular=150, one_sky=True),
    )
}

# each assist is separate; the number is its bit in a tape's header
ASSISTS = ("endless-grip", "no-collapse", "even-heart", "gentle-hands", "no-fall-hurt", "grace", "speed")
GRACE = 4  # more ticks of coyote time and jump buffer


@dataclass(slots=True)
class Assists:
    """What is on. `grace` is in ticks, the rest are switches."""

    endless_grip: int = 0
    no_collapse: int = 0
    even_heart: int = 0
    gentle_hands: int = 0
    no_fall_hurt: int = 0
    grace: int = 0
    speed: int = 0  # the player's clock is stretched; the rules never ask, the record does

    def switch(self, name: str, on: bool = True) -> None:
        """Turn one on or off by the name a tape writes; KeyError for a name that is none."""
        if name not in ASSISTS:
            raise KeyError(name)
        setattr(self, name.replace("-", "_"), (GRACE if name == "grace" else 1) if on else 0)

    @property
    def names(self) -> tuple[str, ...]:
        """Those that are on, as a tape writes them."""
        return tuple(name for name in ASSISTS if getattr(self, name.replace("-", "_")))
