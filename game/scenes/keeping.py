"""The tape of a climb: recorded as it is played, kept in the profile when the climb is over or left."""

import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from game.maps.read import Map
from game.profile import places
from game.profile.store import good, write_atomically
from game.replay import Recorder, Tape
from game.replay.find import is_shipped
from game.replay.format import UNFINISHED
from game.scenes.terms import Terms
from game.sim.events import Event, PassageEntered
from game.sim.world import World
from game.speedrun.run import Run

STANDARD = Terms()


def recorder(
    maps: Sequence[Map], seed: int = 1, lamp: int | None = None, terms: Terms = STANDARD
) -> Recorder:
    """Return what records a climb of these maps; a stranger's map, or a start at a lamp, is named in its taint."""
    strange = not all(map(is_shipped, maps))
    taint = [word for word, holds in (("practice", lamp is not None), ("other-maps", strange)) if holds]
    return Recorder(
        maps, seed=seed, rules=terms.rules, assist=terms.assists, lamp=-1 if lamp is None else lamp,
        memory=terms.memory, taint=taint,
    )  # fmt: skip


class Keeper:
    """Writes a recorder's tape into the profile; a tape once kept is written again only if it has grown."""

    def __init__(self, recorder: Recorder, name: str, may_write: bool = True) -> None:
        self.recorder, self.name, self.may_write = recorder, name, may_write
        self.run: Run | None = None  # the runner's clocks listen too
        self.ghosts: tuple[Path, ...] = ()  # tapes that climb beside it
        self.kept = 0  # ticks that the file holds
        self.path: Path | None = None
        self.goes_on = False  # a climb that can be taken up again has a good copy of its tape
        self._writer: threading.Thread | None = None

    def tick(self, buttons: int, world: World, said: list[Event]) -> None:
        """Record a tick, after it was stepped; entering a passage is a label."""
        self.recorder.tick(buttons, world)
        if self.run:
            self.run.tick(world, said)
        for event in said:
            if isinstance(event, PassageEntered) and event.passage >= 0:
                self.recorder.label(f"passage {world.level.passages[event.passage].name}")

    def command(self, world: World, name: str) -> None:
        """Send the climber back to the lamp, or on to the next, and write that down: buttons cannot say it."""
        self.recorder.command(world, name)

    def keep(self) -> Path | None:
        """Write the tape so far; returns where, None when there is nothing new or it may not be written.

        A full disk is said in a sentence on stderr: the game goes on.
        """
        self._wait()
        ticks = self.recorder.ticks
        if ticks == self.kept or not self.may_write:
            return None
        return self.path if self._write(self.recorder.tape(), ticks) else None

    def keep_beside(self, then: Callable[[Path], None]) -> None:
        """Write the tape so far without holding the climb up: a long one takes longer than a frame.

        `then` is called with its path, from the thread that wrote it, once it is on the disk.
        """
        if not self.may_write or self.recorder.ticks == self.kept:
            return
        self._wait()
        tape, ticks = self.recorder.tape(), self.recorder.ticks

        def write() -> None:
            self.goes_on = True
            if self._write(tape, ticks) and self.path:
                then(self.path)

        self._writer = threading.Thread(target=write, name="tape")
        self._writer.start()

    def _wait(self) -> None:
        if self._writer:
            self._writer.join()
            self._writer = None

    def _write(self, tape: Tape, ticks: int) -> bool:
        self.path = self.path or free_path(places.replays(), self.name)
        try:
            content = tape.text().encode()
            write_atomically(self.path, content)
            if self.goes_on and tape.ending == UNFINISHED:
                write_atomically(good(self.path), content)
            elif self.goes_on:
                good(self.path).unlink(missing_ok=True)
        except OSError as error:
            print(f"{self.path}: the tape could not be kept: {error.strerror or error}", file=sys.stderr)
            return False
        self.kept = ticks
        return True


def free_path(folder: Path, name: str) -> Path:
    """Return a path for a new tape, named by its map and the time."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    path = folder / f"{name}-{stamp}.climb"
    count = 1
    while path.exists():
        count += 1
        path = folder / f"{name}-{stamp}-{count}.climb"
    return path
