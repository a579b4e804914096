"""What is heard without an event of its own: steps, a seam that fills, an arm that tires, a sky that cracks.

All of it follows from the world's state, looked at once a tick.
"""

from game.audio.cues import GREAT_MOVES, MIRROR, OWN_BREATH, PULL, SEAM, SKY, Cue
from game.audio.tread import Tread
from game.sim import events, tuning
from game.sim.events import Event
from game.sim.level import Rect
from game.sim.states import CLIMB
from game.sim.things.hand import SLEEP
from game.sim.world import World

# share of a lamp's allowance that is left (one in so many) at each crack of the sky; at none it falls
CRACKS = (2, 4, 8, 16)
TIRED = 50  # % of a full arm under which the climber is heard to breathe ..
SLOW, FAST = 100, 48  # .. every so many ticks, and at the end of the arm
LOOKS = 480  # ticks between two looks of the others in a mirror

Murmur = tuple[Cue, int, int]  # and where it is, px


class Murmurs:
    """Ask it once a tick, after the world's step."""

    def __init__(self) -> None:
        self.tread = Tread()
        self.mirrors: tuple[Rect, ...] = ()
        self._seams: set[int] = set()  # walls whose seam was filling a tick ago
        self._breath = 0  # ticks since the climber was heard to breathe
        self._looked = LOOKS
        self._cracks = 0  # of the sky, as far as they were heard
        self._left = 0

    def tick(self, world: World, said: list[Event]) -> list[Murmur]:
        """What is heard in this tick."""
        found: list[Murmur] = []
        here = world.middle
        if step := self.tread.tick(world):
            found.append((PULL if step == "climb" else Cue(step, gain=0.55, priority=0), *here))
        self._walls(world, found)
        c = world.climber
        if c.state == CLIMB:
            self._breath += 1
            left = 100 * c.grip // tuning.GRIP
            if left < TIRED and self._breath >= FAST + (SLOW - FAST) * left // TIRED:
                self._breath = 0
                found.append((OWN_BREATH, *here))
        self._looked += 1
        if self._looked > LOOKS and any(world.level.holds(mirror, *here) for mirror in self.mirrors):
            self._looked = 0
            found.append((MIRROR, *here))
        self._sky(world, found)
        if any(isinstance(event, events.Beat) for event in said):
            found += [
                (GREAT_MOVES, hand.x, hand.y)
                for hand in (world.hands[n] for n in world.band.greats)
                if hand.state != SLEEP
            ]
        return found

    def _walls(self, world: World, found: list[Murmur]) -> None:
        """A seam that begins to fill."""
        seams = self._seams
        for n in world.band.walls:
            wall = world.walls[n]
            if not wall.seam:
                seams.discard(n)
            elif n not in seams:
                seams.add(n)
                found.append((SEAM, wall.x + wall.w // 2, wall.y + wall.h // 2))

    def _sky(self, world: World, found: list[Murmur]) -> None:
        """It cracks as its time runs out; a lamp, or a return, gives time and mends what is heard."""
        sky = world.sky
        if sky.left >= self._left and sky.left:
            self._cracks = sum(sky.left * share <= sky.last for share in CRACKS)
        elif self._cracks < len(CRACKS) and sky.left * CRACKS[self._cracks] <= sky.last:
            x, y = world.middle
            found.append((SKY[self._cracks], x, y - 120))
            self._cracks += 1
        self._left = sky.left
