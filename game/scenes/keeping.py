"""The tape of a climb: recorded as it is played, kept in the profile when the climb is over or left."""

import sys
import time
from pathlib import Path
from typing import Protocol

from game.maps.read import Map
from game.profile import places
from game.profile.store import write_atomically
from game.sim.buttons import letters
from game.sim.world import World


class Recorder(Protocol):
    """What records (game.replay.Recorder)."""

    def tick(self, buttons: int) -> None:
        """Record the buttons of a tick, just before it is stepped."""

    def command(self, name: str, value: str) -> None:
        """Record what buttons cannot say."""

    def text(self) -> str:
        """Return the whole tape so far."""


class _Plain:
    """Until the room that records is built: the ticks alone."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def tick(self, buttons: int) -> None:
        self.lines.append(f"   1,{letters(buttons)}")

    def command(self, name: str, value: str) -> None:
        self.lines.append(f"!{name} {value}")

    def text(self) -> str:
        return "\n".join(self.lines)


def recorder(world: World, map: Map, lamp: int | None) -> Recorder:
    """Return what records a climb that begins in this world."""
    return _Plain()


class Keeper:
    """Writes a recorder's tape into the profile; a tape once kept is written again only if it has grown."""

    def __init__(self, recorder: Recorder, name: str, may_write: bool = True) -> None:
        self.recorder, self.name, self.may_write = recorder, name, may_write
        self.ticks = 0  # since the tape was last kept
        self.path: Path | None = None

    def tick(self, buttons: int) -> None:
        """Record a tick."""
        self.recorder.tick(buttons)
        self.ticks += 1

    def command(self, name: str, value: str) -> None:
        """Record what buttons cannot say; it applies before the next tick."""
        self.recorder.command(name, value)

    def keep(self) -> Path | None:
        """Write the tape so far; returns where, None when there is nothing new or it may not be written.

        A full disk is said in a sentence on stderr: the game goes on.
        """
        if not self.ticks or not self.may_write:
            return None
        self.path = self.path or free_path(places.replays(), self.name)
        try:
            write_atomically(self.path, self.recorder.text().encode())
        except OSError as error:
            print(f"{self.path}: the tape could not be kept: {error.strerror or error}", file=sys.stderr)
            return None
        self.ticks = 0
        return self.path


def free_path(folder: Path, name: str) -> Path:
    """Return a path for a new tape, named by its map and the time."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    path = folder / f"{name}-{stamp}.climb"
    count = 1
    while path.exists():
        count += 1
        path = folder / f"{name}-{stamp}-{count}.climb"
    return path
