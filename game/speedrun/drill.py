"""Practice without a window: slots of state, lamps, a passage again and again, and time that runs back.

A drill has no recorder and no run. Nothing that happens in it can become a tape or a record.
"""

from collections import deque

from game.replay.player import stand_at
from game.sim import World, restore, snapshot, step
from game.sim.digest import Snapshot
from game.sim.events import Died, Ended, Event, PassageEntered, Returned
from game.speedrun.learned import Learned

SLOTS = 9
BACK = 15 * 60  # ticks that can be taken back


class Drill:
    """`began` is the tick at which the passage was begun from its lamp, None when it was entered otherwise."""

    def __init__(
        self, world: World, learned: Learned, slots: list[Snapshot | None], here: bool = False
    ) -> None:
        """`slots`: SLOTS of them, changed in place; the caller keeps them from visit to visit.

        `here`: begin in the world's own state, not at its passage's lamp.
        """
        self.world, self.learned, self.slots = world, learned, slots
        self.history: deque[tuple[Snapshot, int | None]] = deque(maxlen=BACK + 1)
        self.loop = False
        self.passage = world.passage  # the one that is practised
        self.began: int | None = None
        self.entered: dict[int, Snapshot] = {}  # how passages without a lamp were last come into
        self.last: int | None = None  # ticks of the last time through, and whether it was the best
        self.best_now = False
        self.buttons = 0
        if here:
            self.history.append((snapshot(world), None))
        else:
            self.again()

    # ---- ticks

    def tick(self, buttons: int) -> list[Event]:
        """One tick, and what practice makes of it. Nothing ends here: after an ending one is at the lamp."""
        world = self.world
        self.buttons = buttons
        said = step(world, buttons)
        for event in list(said):
            if isinstance(event, Died):
                self.learned.fell(world.level, event.x, event.y)
            elif isinstance(event, PassageEntered) and event.passage != self.passage:
                self._left(event.passage)
            elif isinstance(event, Ended):
                self._left(len(world.level.passages))
            elif isinstance(event, Returned):
                self.began = world.tick if self._at_its_lamp() else None
        if world.ending or (self.loop and world.passage != self.passage):
            self.again()
            said += self.world.events
            if world.passage != self.passage:  # its lamp stands in another's rectangle: that one, then
                self.passage = world.passage
        self.history.append((snapshot(world), self.began))
        return said

    def _left(self, passage: int) -> None:
        """Gone on into the next passage: that is a time. Any other way out is none."""
        world = self.world
        if passage == self.passage + 1 and self.began is not None:
            self.last = world.tick - self.began
            self.best_now = self.learned.passed(world.level, self.name, self.last)
        if not self.loop and not world.ending:
            self.passage, self.began = passage, None
            if passage < len(world.level.passages) and self.lamp_of(passage) is None:
                self.began = world.tick
                self.entered[passage] = snapshot(world)

    # ---- what is known

    @property
    def name(self) -> str:
        """The practised passage's name; the level's where it has none."""
        passages = self.world.level.passages
        return passages[self.passage].name if 0 <= self.passage < len(passages) else self.world.level.name

    @property
    def time(self) -> int | None:
        """Ticks since the passage was begun from its lamp; one that has none begins where it is entered."""
        return None if self.began is None else self.world.tick - self.began

    @property
    def best(self) -> int | None:
        """The fewest ticks from the passage's lamp into the next one."""
        return self.learned.best(self.world.level, self.name)

    def lamp_of(self, passage: int) -> int | None:
        """The lamp that a passage begins at, -1: the start of the map, None: it has none."""
        level = self.world.level
        if not 0 <= passage < len(level.passages):
            return self.world.lamp
        box = level.passages[passage].box
        inside = [n for n, lamp in enumerate(level.lamps) if level.holds(box, lamp.x, lamp.y - 1)]
        if level.holds(box, level.start[0], level.start[1] - 1):
            return -1
        return max(inside, key=lambda n: level.lamps[n].y, default=None)

    def _at_its_lamp(self) -> bool:
        return self.world.lamp == self.lamp_of(self.passage)

    # ---- what is asked for

    def again(self) -> None:
        """Begin the practised passage again, in its lamp state; without a lamp as it was last come into."""
        world = self.world
        lamp = self.lamp_of(self.passage)
        if lamp is None and self.passage in self.entered:
            restore(world, self.entered[self.passage])
            self.began = world.tick
            self.history.append((snapshot(world), self.began))
            return
        if lamp is None:
            self.loop = False  # nobody has come into it yet: there is nothing to go back to
        self.to_lamp(world.lamp if lamp is None else lamp)
        if self.passage < 0:
            self.passage = world.passage

    def to_lamp(self, lamp: int) -> None:
        """Be at a lamp, -1: the map's start, in its lamp state; that passage is practised now."""
        world = self.world
        world.ending = 0
        world.events = []
        lamp = max(-1, min(lamp, len(world.level.lamps) - 1))
        if lamp < 0:
            world.lamp = -1
            world.to_lamp()
        else:
            stand_at(world, lamp)
        if not self.loop or self.lamp_of(self.passage) != lamp:
            self.passage = world.passage
        self.began = world.tick if self._at_its_lamp() else None
        self.history.append((snapshot(world), self.began))

    def save(self, slot: int) -> None:
        """Keep this state in a slot, 0 to 8."""
        self.slots[slot] = snapshot(self.world)

    def load(self, slot: int) -> bool:
        """Be in a slot's state; returns whether there was one. Its passage is then entered midway: no time."""
        kept = self.slots[slot]
        if kept is None:
            return False
        restore(self.world, kept)
        self.passage, self.began = self.world.passage, None
        self.history.append((snapshot(self.world), None))
        return True

    def carried(self) -> None:
        """The climber was put somewhere by hand: that passage is practised now, and it has no time."""
        self.passage, self.began = self.world.passage, None
        self.history.append((snapshot(self.world), None))

    def back(self, ticks: int) -> int:
        """Take ticks back; returns how many there were. What follows is as if they had never been."""
        taken = 0
        while taken < ticks and len(self.history) > 1:
            self.history.pop()
            taken += 1
        state, self.began = self.history[-1]
        restore(self.world, state)
        if not self.loop:
            self.passage = self.world.passage
        return taken


def empty_slots() -> list[Snapshot | None]:
    """Slots with nothing in them."""
    return [None] * SLOTS
