"""What stands alike at both sides of a loop's join: found once for a level.

A wall, a hand or a slab of ash has a twin where the same thing stands as far away as the join translates.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.sim.level import Level

Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Twins:
    """Pairs of numbers: whose state is taken, and whose it becomes."""

    walls: Pairs
    hands: Pairs
    ash: Pairs


def find_twins(level: "Level") -> tuple[dict[tuple[int, int], Twins], ...]:
    """For each loop and each of its translations, what is carried."""
    wrap = level.wrap
    columns = level.width

    def at(x: int) -> int:
        return x % wrap if wrap else x

    def pairs(things: tuple[Any, ...], moved: Any) -> Pairs:
        home = {thing: n for n, thing in enumerate(things)}
        there = ((n, home.get(moved(thing))) for n, thing in enumerate(things))
        return tuple((n, other) for n, other in there if other is not None)

    def of(dx: int, dy: int) -> Twins:
        return Twins(
            pairs(
                # which wall sets one off is another at each side: that there is one must be enough
                tuple(
                    replace(w, stops=tuple((at(x), y) for x, y in w.stops), after=min(0, w.after))
                    for w in level.walls
                ),
                lambda w: replace(w, stops=tuple((at(x + dx), y + dy) for x, y in w.stops)),
            ),
            pairs(level.hands, lambda hand: replace(hand, x=at(hand.x + dx), y=hand.y + dy)),
            pairs(
                level.ash,
                lambda slab: (
                    (slab[0] + (dx >> 4)) % columns if wrap else slab[0] + (dx >> 4),
                    slab[1] + (dy >> 4),
                    slab[2],
                ),
            ),
        )

    return tuple({shift: of(*shift) for shift in spec.shifts} for spec in level.loops)
