"""The way of a tape through the tower, found by playing it again a little at a time."""

from pathlib import Path

from game.replay import Tape, apply, open_world, read_tape
from game.sim import World, step
from game.speedrun.run import EVERY, Run, height
from game.trouble import Trouble

SHARE = 240  # ticks a call: two or three milliseconds


class Trace:
    """`points` grow with each `go_on()`: (tick, px of the tower below the feet)."""

    def __init__(self, tape: Tape, world: World) -> None:
        self.tape, self.world = tape, world
        self.at = 0
        self.points: list[tuple[int, int]] = []
        self.below = [0]
        for level in world.levels:
            self.below.append(self.below[-1] + level.height * 16)

    @property
    def ticks(self) -> int:
        """How long the tape is."""
        return len(self.tape.inputs)

    def go_on(self) -> None:
        """Play a little more of it."""
        for _ in range(min(SHARE, self.ticks - self.at)):
            try:
                for name, value in self.tape.commands.get(self.at, ()):
                    apply(self.world, name, value)
            except Trouble:
                self.at = self.ticks  # it goes no further than this
                return
            step(self.world, self.tape.inputs[self.at])
            self.at += 1
            if self.at % EVERY == 1 or self.at == self.ticks or self.world.dying == 1:
                self.points.append((self.at, height(self.world, self.below)))


def trace_of(path: Path, run: Run) -> Trace | None:
    """The trace of a tape of the same maps as a run; None for one that cannot be played here any more."""
    try:
        tape = read_tape(path)
        if (tape.sim, tape.maps) != (run.tape.sim, run.tape.maps):
            return None
        return Trace(tape, open_world(tape, run.levels))
    except Trouble:
        return None
