"""A tape that climbs beside you: a second world, stepped in the tick, that nothing of yours ever touches."""

from collections.abc import Sequence

from game.replay.format import Tape
from game.replay.player import apply, open_world
from game.sim import World, restore, snapshot, step
from game.sim.digest import Snapshot
from game.sim.level import Level
from game.trouble import Trouble


class Ghost:
    """`at` ticks of the tape have been stepped in `world`; `name` is what a runner calls it."""

    def __init__(self, tape: Tape, levels: Sequence[Level], name: str = "") -> None:
        self.tape, self.name = tape, name
        self.world: World = open_world(tape, levels)
        self.at = 0
        self.began: Snapshot = snapshot(self.world)

    @property
    def done(self) -> bool:
        """Is the tape at its end?"""
        return self.at >= len(self.tape.inputs) or bool(self.world.ending)

    def tick(self) -> None:
        """Step one tick; at the end it stands where it ended. A tape that breaks off ends there."""
        if self.done:
            return
        try:
            for name, value in self.tape.commands.get(self.at, ()):
                apply(self.world, name, value)
        except Trouble:
            self.at = len(self.tape.inputs)
            return
        step(self.world, self.tape.inputs[self.at])
        self.at += 1

    def restart(self) -> None:
        """Back to the foot."""
        self.be_at(0, self.began)

    def be_at(self, tick: int, state: Snapshot) -> None:
        """Go on from a state that a world of this tape was in after so many ticks."""
        restore(self.world, state)
        self.at = tick
