"""A tape played forward and back: snapshots on the way make going back as quick as going on."""

from collections.abc import Sequence

from game.replay import Tape, apply, open_world
from game.sim.digest import Snapshot, restore, snapshot
from game.sim.events import Event
from game.sim.level import Level
from game.sim.world import World, step
from game.trouble import Trouble

EVERY = 60  # ticks between two snapshots


class Playback:
    """`at` ticks of the tape have been stepped in `world`."""

    def __init__(self, tape: Tape, levels: Sequence[Level], every: int = EVERY) -> None:
        """`every`: ticks between two snapshots; more of them take less memory and more time to go back."""
        self.tape, self.every = tape, every
        self.world: World = open_world(tape, levels)
        self.at = 0
        self.breaks: int | None = None  # the tick before which it says something that cannot be
        self.fault = ""  # and why
        self.kept: dict[int, Snapshot] = {0: snapshot(self.world)}

    @property
    def total(self) -> int:
        """Ticks of the tape, up to where it cannot be played on."""
        return len(self.tape.inputs) if self.breaks is None else self.breaks

    @property
    def done(self) -> bool:
        """Is the tape at its end?"""
        return self.at >= self.total

    @property
    def buttons(self) -> int:
        """The buttons of the tick that was stepped last; none before the first."""
        return self.tape.inputs[self.at - 1] if self.at else 0

    def forward(self) -> list[Event]:
        """Step a tick; returns what happened in it, nothing at the end."""
        if self.done:
            return []
        try:
            for name, value in self.tape.commands.get(self.at, ()):
                apply(self.world, name, value)
        except Trouble as trouble:
            self.breaks, self.fault = self.at, f"tick {self.at}: {trouble}"
            return []
        said = step(self.world, self.tape.inputs[self.at])
        self.at += 1
        if self.at % self.every == 0 and self.at not in self.kept:
            self.kept[self.at] = snapshot(self.world)
        return said

    def go(self, tick: int) -> None:
        """Be at a tick, forward or back; beyond the ends is the end."""
        tick = max(0, min(tick, self.total))
        if tick < self.at:
            self.at = max(kept for kept in self.kept if kept <= tick)
            restore(self.world, self.kept[self.at])
        while self.at < min(tick, self.total):
            self.forward()
