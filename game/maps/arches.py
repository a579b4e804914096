"""Archways name each other by object; the rules know them by number."""

from collections.abc import Callable

from game.maps.scenery import Mark
from game.sim.level import ArchSpec

Says = Callable[..., None]


class Arches:
    """Gathers archways; `says` is the collector's way of naming an object."""

    def __init__(self, says: Says) -> None:
        self.says = says
        self._found: list[tuple[int, int, Mark, str]] = []

    def add(self, foot: tuple[int, int] | None, mark: Mark, layer: str) -> None:
        """An archway that stands on a ledge."""
        if foot:
            self._found.append((*foot, mark, layer))

    def joined(self) -> list[ArchSpec]:
        """All archways with their other ends; reports those that lead nowhere."""
        arches = sorted(self._found, key=lambda arch: (-arch[1], arch[0]))
        numbers = {arch[2].id: n for n, arch in enumerate(arches)}
        joined = []
        for x, y, mark, layer in arches:
            to = int(mark.members["to"] or 0)
            if to not in numbers or to == mark.id:
                self.says(mark, layer, "the Archway leads nowhere", "point its `to` at another Archway")
                continue
            joined.append(ArchSpec(x, y, numbers[to]))
        return joined
