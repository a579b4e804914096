"""A swift way through a map: of all places that a hand comes to in the same moment, those furthest on are gone on from.

The way that is known already says how far on a place is: its ticks to the end, told apart by what has been reached
(lamps, loops, what the vision took), so that nothing leads to where the way only seems to pass. No moment is gone back
to: what comes to the end first is the swiftest of all that was kept.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from game.maps.field import FAR
from game.maps.legs import Leg
from game.maps.loop_cost import knelt_for, phase
from game.maps.moves import Action, actions
from game.maps.search import Search
from game.sim import World, restore, snapshot, step
from game.sim.digest import Snapshot
from game.sim.level import Level

Tape = list[int]
Said = Callable[[int, int], None]
MOMENT = 4  # ticks
BLOCK = 5  # bits of a px: so near is crowded ..
CROWD = 6  # .. and no more than one in so many of what is kept may be there
BITS = 1  # of a px: places that are the same
HURT = 8  # thousandths of the child's life that weigh as a tick


@dataclass(slots=True)
class Tree:
    """All that was tried: each action, what it was done after, and its ticks from the start."""

    parents: list[int] = field(default_factory=lambda: [-1])
    actions: list[Action] = field(default_factory=lambda: [(0, 0, 0)])
    spent: list[int] = field(default_factory=lambda: [0])

    def add(self, parent: int, action: Action, ticks: int) -> int:
        """Returns its number."""
        self.parents.append(parent)
        self.actions.append(action)
        self.spent.append(self.spent[parent] + ticks)
        return len(self.parents) - 1

    def way(self, n: int) -> list[Action]:
        """From the start to action n."""
        found = []
        while n > 0:
            found.append(self.actions[n])
            n = self.parents[n]
        return found[::-1]


def reached(world: World) -> object:
    """What has been reached for good, and what of the loops."""
    return world.lamps_lit, world.branded, world.vision.stage, world.vision.taken, phase(world)


class Beam:
    """From where its world is to a leg's goal, which `tape` comes to.

    `width`: states that are gone on from in each moment; `unit`: ticks of an action.
    """

    def __init__(self, level: Level, world: World, leg: Leg, tape: Tape, width: int, unit: int) -> None:
        self.world, self.width, self.unit, self.most = world, width, unit, len(tape)
        self.search = Search(level, world, leg.box, leg.met())
        self._learn(tape)

    def _learn(self, tape: Tape) -> None:
        """Ticks to the end of the tape from everywhere, for each state of what has been reached."""
        world, index = self.world, self.search.field.index
        here = snapshot(world)
        places: dict[object, dict[int, int]] = {}
        for n, buttons in enumerate(tape):
            c = world.climber
            places.setdefault(reached(world), {}).setdefault(index(c.x, c.y), len(tape) - n)
            step(world, buttons)
        restore(world, here)
        self.search.lead(places)

    def left(self) -> int:
        """Ticks that the known way has left from where the world is; FAR off it."""
        way = self.search.ways.get(reached(self.world))
        c = self.world.climber
        left = FAR if way is None else way[self.search.field.index(c.x, c.y)]
        return left if left >= FAR else left - knelt_for(self.world)

    def run(self, said: Said = lambda spent, of: None) -> Tape:
        """The buttons to the goal, fewer than those of the known way, or none. The world is left where it was."""
        start, tree, best, won = snapshot(self.world), Tree(), self.most, 0
        moments: dict[int, list[tuple[int, int, Snapshot]]] = {0: [(0, 0, start)]}
        seen: set[object] = set()
        now = 0
        while moments and now * MOMENT < best:
            said(now * MOMENT, best)
            for n, snap in self._foremost(moments.pop(now, [])):
                for rank, action, ticks, then in self._gone_on(snap, seen):
                    spent = tree.spent[n] + ticks
                    if spent >= best:
                        continue
                    at = tree.add(n, action, ticks)
                    if then is None:
                        best, won = spent, at
                    else:
                        later = max(now + 1, spent // MOMENT)
                        moments.setdefault(later, []).append((rank + spent, at, then))
            now += 1
        tape: Tape = []
        restore(self.world, start)
        for action in tree.way(won):
            self.search.act(action, tape)
        restore(self.world, start)
        return tape

    def _foremost(self, states: list[tuple[int, int, Snapshot]]) -> list[tuple[int, Snapshot]]:
        """As many as are kept, few of them at one place."""
        c, crowd, kept = self.world.climber, dict[int, int](), list[tuple[int, Snapshot]]()
        for _, n, snap in sorted(states, key=lambda state: state[0]):
            if len(kept) == self.width:
                break
            restore(self.world, snap)
            block = c.x >> BLOCK << 16 | c.y + 512 >> BLOCK
            crowd[block] = crowd.get(block, 0) + 1
            if crowd[block] <= max(1, self.width // CROWD):
                kept.append((n, snap))
        return kept

    def _gone_on(self, snap: Snapshot, seen: set[object]) -> list[tuple[int, Action, int, Snapshot | None]]:
        """What leads on, alive, to a new state: its rank, the action, its ticks, the state (None: the goal)."""
        world, search, found = self.world, self.search, list[tuple[int, Action, int, Snapshot | None]]()
        restore(world, snap)
        deaths = world.deaths
        for k, action in enumerate(actions(world, search.near, self.unit)):
            if k:
                restore(world, snap)
            ticks = search.act(action)
            if world.deaths != deaths or world.dying:
                continue
            if search.goal(world):
                found.append((0, action, ticks, None))
                continue
            left = self.left()
            key = (reached(world), search.key(BITS))
            if left < FAR and key not in seen:
                seen.add(key)
                found.append((left + world.child.hurts // HURT, action, ticks, snapshot(world)))
        return found
