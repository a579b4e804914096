"""What a map says: captions while the climber is in their rectangle, voices once, the lines of its memories.

None of it is seen by the rules. In Memory mode the tower is turned round, and so are the places of its words.
"""

from dataclasses import dataclass

from game.maps.scenery import Mark, Scenery
from game.sim.level import Rect
from game.sim.world import World


@dataclass(frozen=True, slots=True)
class Said:
    """Words that are due now. `sound`: heard with them, or none; `once`: a voice."""

    text: str
    sound: str = ""
    once: bool = False


class Spoken:
    """The words of one map. Ask it after every tick."""

    def __init__(self, scenery: Scenery, world: World) -> None:
        self.captions = [(place(mark, world), Said(str(mark.members["text"]))) for mark in scenery.captions]
        self.voices = [
            (place(mark, world), Said(str(mark.members["text"]), str(mark.members["sound"]), True))
            for mark in scenery.voices
        ]
        self.lines = {
            int(mark.members["number"]): str(mark.members["line"]) for mark in scenery.marks("Memory")
        }
        self._heard: set[int] = set()

    def tick(self, world: World) -> list[Said]:
        """The captions that the climber is in, and voices that begin."""
        if not self.captions and not self.voices:
            return []
        x, y = world.middle
        holds = world.level.holds
        due = [said for box, said in self.captions if said.text and holds(box, x, y)]
        for n, (box, said) in enumerate(self.voices):
            if n not in self._heard and holds(box, x, y):
                self._heard.add(n)
                due.append(said)
        return due


def place(mark: Mark, world: World) -> Rect:
    """A rectangle of the map in the world's px: mirrored where the world is."""
    x, w = round(mark.x), round(mark.w)
    if world.memory:
        x = world.level.width * 16 - x - w
    return Rect(x, round(mark.y), w, round(mark.h))
