"""The door, the vision's foot and the ledges that take become what the rules know."""

from collections.abc import Callable

from game.maps.problem import Report
from game.maps.scenery import Mark
from game.sim.level import TAKEN, DoorSpec, Rect, TakingSpec

Says = Callable[..., None]


class LastClimb:
    """Gathers what belongs to the end of the climb; `says` is the collector's way of naming an object."""

    def __init__(self, says: Says, report: Report) -> None:
        self.says, self.report = says, report
        self._door: tuple[Rect, Mark, str] | None = None
        self._foot: tuple[int, int] | None = None
        self._takings: list[TakingSpec] = []

    def door(self, box: Rect | None, mark: Mark, layer: str) -> None:
        """The door's rectangle."""
        if self._door:
            self.says(mark, layer, "it is another Door", "remove all but one")
        elif box:
            self._door = box, mark, layer

    def foot(self, place: tuple[int, int] | None, mark: Mark, layer: str) -> None:
        """Where the vision begins."""
        if self._foot:
            self.says(mark, layer, "it is another Vision", "remove all but one")
        else:
            self._foot = self._foot or place

    def taking(self, place: tuple[int, int] | None, mark: Mark, layer: str) -> None:
        """A ledge that takes."""
        what = TAKEN.index(str(mark.members["takes"]))
        if any(other.what == what for other in self._takings):
            self.says(mark, layer, f"{TAKEN[what]} is taken twice", "let each Taking take something else")
        elif place:
            self._takings.append(TakingSpec(*place, what))

    def whole(self) -> tuple[tuple[DoorSpec, ...], tuple[TakingSpec, ...]]:
        """The door with its vision, and the ledges from the foot up; reports what is missing."""
        takings = tuple(sorted(self._takings, key=lambda taking: (-taking.y, taking.x, taking.what)))
        if self._door is None:
            if takings or self._foot:
                what = "Taking" if takings else "Vision"
                self.report.add(f"the map has a {what} but no Door", "insert an object of class Door")
            return (), ()
        box, mark, layer = self._door
        if self._foot is None:
            self.says(mark, layer, "the Door has no Vision", "insert one where the last climb begins")
            return (), ()
        if not takings:
            self.says(mark, layer, "nothing is taken after the Door", "insert a Taking on each ledge")
        return (DoorSpec(box, self._foot),), takings
