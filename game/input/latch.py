"""Edges kept until the tick that reads them: no tap is too short, no second press is lost.

Devices call `press` and `release` whenever something happens; the loop calls `sample` once a tick.
"""

from game.input.bindings import ACTIONS
from game.sim.buttons import DOWN, JUMP, KNEEL, LEFT, RIGHT, UP

DIRECTIONS = LEFT | RIGHT | UP | DOWN
KNEELS = 20  # ticks of down alone that are a kneel, for whoever wants them to be


class Latch:
    """The buttons as they are and as they were since the last tick."""

    def __init__(self) -> None:
        self.held: dict[str, set[str]] = {action: set() for action in ACTIONS}  # action -> sources down
        self.tapped = 0  # bits pressed since the last sample
        self.again = 0  # bits pressed anew while down: the rules must see them up for a tick
        self.last = 0  # what the last sample said
        self.latest_x = LEFT  # of left and right, and of up and down, the one pressed last
        self.latest_y = UP
        self.toggled: set[str] = set()  # actions that are pressed once for on and once for off
        self.on: set[str] = set()  # those of them that are on
        self.down_kneels = False
        self.down_for = 0  # ticks that down alone has been held

    def press(self, action: str, source: str) -> None:
        """A source of an action went down."""
        sources = self.held[action]
        if source in sources:
            return
        sources.add(source)
        bit = ACTIONS[action]
        if action in self.toggled:
            self.on ^= {action}
            return
        if bit & DIRECTIONS:
            if bit & (LEFT | RIGHT):
                self.latest_x = bit
            else:
                self.latest_y = bit
        elif bit & self.last:
            self.again |= bit
        self.tapped |= bit

    def release(self, action: str, source: str) -> None:
        """A source of an action went up."""
        self.held[action].discard(source)

    def release_all(self) -> None:
        """Let everything go: the window lost the keyboard, or a pad was pulled out."""
        for sources in self.held.values():
            sources.clear()
        self.tapped = self.again = 0
        self.on.clear()

    def drop(self, action: str) -> None:
        """What was pressed once for on is off: the climber has let go by itself."""
        self.on.discard(action)

    def release_source(self, begins: str) -> None:
        """Let go of every source whose name begins so (a device that is gone)."""
        for sources in self.held.values():
            for source in [s for s in sources if s.startswith(begins)]:
                sources.discard(source)

    def sample(self) -> int:
        """Return the Buttons of this tick.

        A tap that began and ended since the last tick is down for one. A button let go and pressed again
        in between is up for this one and down in the next. Of two opposite directions the later wins.
        """
        down = self.tapped
        for action, sources in self.held.items():
            if action in self.on if action in self.toggled else sources:
                down |= ACTIONS[action]
        down &= ~self.again
        self.tapped, self.again = self.again, 0
        if down & LEFT and down & RIGHT:
            down &= ~(LEFT | RIGHT) | self.latest_x
        if down & UP and down & DOWN:
            down &= ~(UP | DOWN) | self.latest_y
        self.down_for = self.down_for + 1 if down & (DIRECTIONS | JUMP) == DOWN else 0
        if self.down_kneels and self.down_for >= KNEELS:
            down |= KNEEL
        self.last = down
        return down
