"""The climber's ear: all that one tick gives to hear, where it is, and in which words.

What is played, what is captioned and what is felt come from here, so that no one of them knows more than another.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.audio.cues import BREATHES, HUSHED, Caption, Cue, cues_of
from game.audio.layers import only_heart
from game.audio.murmurs import Murmurs
from game.audio.place import MIDDLE, Place, direction, place_of
from game.sim import events
from game.sim.events import Event
from game.sim.level import Rect
from game.sim.world import World

FAINT = 0.02  # a gain below which nothing is heard


@dataclass(frozen=True, slots=True)
class Heard:
    """A cue as it reaches the climber."""

    cue: Cue
    place: Place
    direction: int  # as a caption says it

    @property
    def caption(self) -> Caption | None:
        """Its words, if it has any."""
        cue = self.cue
        return Caption(cue.caption, self.direction, cue.priority) if cue.caption else None


class Ear:
    """Hears a world, tick after tick."""

    def __init__(self) -> None:
        self.murmurs = Murmurs()
        self.hushed = False  # no whispers, neither as sound nor as words
        self.breaths = False  # the breath before each beat in words too

    def look(self, mirrors: tuple[Rect, ...]) -> None:
        """Be in another place; its panes of mirror."""
        self.murmurs = Murmurs()
        self.murmurs.mirrors = mirrors

    def hear(self, world: World, said: list[Event]) -> list[Heard]:
        """What one tick gives to hear; at the end of the vision it is the heart and nothing else."""
        heard = [one for event in said for one in self._event(world, event)]
        for cue, x, y in self.murmurs.tick(world, said):
            heard += self._placed(world, cue, x, y)
        if only_heart(world):
            heard = [one for one in heard if one.cue.sound == "heart_even" or one.cue.bus == "music"]
        return heard

    def _event(self, world: World, event: Event) -> Iterator[Heard]:
        for cue in cues_of(world, event):
            if self.breaths and isinstance(event, events.Breath) and not cue.caption:
                cue = replace(cue, caption=BREATHES)
            yield from self._placed(world, cue, event.x, event.y)

    def _placed(self, world: World, cue: Cue, x: int, y: int) -> Iterator[Heard]:
        if self.hushed:
            cue = HUSHED.get(cue.sound, cue)
        if cue.bus in ("heart", "music"):  # in one's arms, or in no place at all
            yield Heard(cue, MIDDLE, 0)
            return
        place = place_of(world, x, y)
        if place.near > FAINT:
            yield Heard(cue, place, direction(world, x, y))
