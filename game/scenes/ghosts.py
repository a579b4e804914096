"""The ghosts beside a climb: the best run, the best segments, or any tapes; stepped in the tick."""

from collections.abc import Sequence
from pathlib import Path

from game.maps.problem import one_line
from game.profile import places
from game.replay import Tape, read_tape
from game.replay.ghost import Ghost
from game.replay.verify import differs
from game.scenes.scene import Shell
from game.sim.digest import Snapshot, snapshot
from game.speedrun.run import Run
from game.trouble import Trouble
from game.view import ghosts as view

MOST = 8
AHEAD = 90  # ticks of a tape looked through in one tick of ours, to find where its segments begin
CATCH_UP = 250  # ticks that all ghosts together may catch up in one of ours


def readable(path: Path, run: Run) -> Tape:
    """A tape that can stand beside this run. Raises Trouble: one line that says why it cannot."""
    tape = read_tape(path)
    if why := differs(tape, run.tape):
        raise Trouble(one_line(f"{path}: it cannot be a ghost here: {why}"))
    return tape


def company(shell: Shell, run: Run, files: Sequence[Path] = ()) -> "Company":
    """The company that the settings ask for, and these tapes."""
    found = Company(run, shell.settings.ghost, files)
    for note in found.notes[:1]:  # the others would say the same of other tapes
        if note not in shell.said:
            shell.said.add(note)  # once, not at every reset
            shell.notes.append(note)
    return found


class Company:
    """What climbs beside a run. `notes`: sentences for the player."""

    def __init__(self, run: Run, kind: str, files: Sequence[Path] = ()) -> None:
        """`files`: tapes besides the kind's own. One that cannot be shown is a sentence."""
        self.run = run
        self.notes: list[str] = []
        self.ghosts: list[Ghost] = []
        self.segments: Segments | None = None
        self.view = view.Ghosts()
        self._figures: list[view.Ghost] = []
        if kind == "segments":
            self.segments = Segments(run, self.notes)
            self._add(self.segments.ghost, "")
        elif kind == "best" and run.best_tape:
            self._read(places.replays() / run.best_tape)
        for path in files[:MOST]:
            self._read(path)
        self.view.named = len(self.ghosts) > 1

    def _read(self, path: Path) -> None:
        try:
            self._add(Ghost(readable(path, self.run), self.run.levels, path.stem), path.stem)
        except Trouble as trouble:
            self.notes.append(str(trouble))

    def _add(self, ghost: Ghost | None, name: str) -> None:
        if ghost is not None:
            self.ghosts.append(ghost)
            self._figures.append(view.Ghost(len(self._figures), name))

    def tick(self) -> None:
        """A tick of each, after the run's own; ghosts called late run until they are where they would be."""
        now = self.run.timer.now.igt or 0
        left = CATCH_UP
        for ghost in self.ghosts:
            if self.segments and ghost is self.segments.ghost:
                continue
            while left and ghost.at < now and not ghost.done:
                ghost.tick()
                left -= 1
        if self.segments:
            self.segments.tick(now)
        hidden = self.segments.ghost if self.segments and not self.segments.seen else None
        pairs = [(f, g.world) for f, g in zip(self._figures, self.ghosts) if g is not hidden]
        self.view.show(pairs)


class Segments:
    """A ghost of the best stretches: at each split it becomes the one who was fastest from there.

    Where a stretch begins in its tape is found by playing the tape ahead, a little in each tick.
    """

    def __init__(self, run: Run, notes: list[str]) -> None:
        self.run = run
        self.ghost: Ghost | None = None
        self.seen = False
        self.playing = -1  # segment
        self.goal = 0  # how far its tape is ahead of our clock
        self._wanted: dict[int, tuple[Tape, int]] = {}
        self._found: dict[int, Snapshot] = {}
        tapes: dict[str, Tape | None] = {}
        for n, segment in enumerate(run.book.segments):
            if segment.tape and segment.tape not in tapes:
                try:
                    tapes[segment.tape] = readable(places.replays() / segment.tape, run)
                except Trouble as trouble:
                    tapes[segment.tape] = None
                    notes.append(str(trouble))
            if tape := tapes.get(segment.tape):
                self._wanted[n] = (tape, segment.at)
        self._scouts = [Ghost(tape, run.levels) for tape in tapes.values() if tape]
        if self._wanted:
            self.ghost = Ghost(next(iter(self._wanted.values()))[0], run.levels)

    def tick(self, igt: int) -> None:
        """Look ahead; be who was fastest in the segment that is played now."""
        if self.ghost is None:
            return
        self._scout()
        now = len(self.run.timer.splits)
        if now != self.playing:
            self.seen = False
            if now not in self._wanted:
                self.playing = now
            elif now in self._found:
                self.ghost.tape, at = self._wanted[now]
                self.ghost.be_at(at, self._found[now])
                since = self.run.timer.splits[now - 1].igt if now else 0
                self.goal = at - (since or 0)
                self.playing, self.seen = now, True
        for _ in range(CATCH_UP if self.seen else 0):
            if self.ghost.done or self.ghost.at >= igt + self.goal:
                break
            self.ghost.tick()

    def _scout(self) -> None:
        left = AHEAD
        while left and self._scouts:
            scout = self._scouts[0]
            for n, (tape, at) in self._wanted.items():
                if tape is scout.tape and at == scout.at and n not in self._found:
                    self._found[n] = snapshot(scout.world)
            if scout.done or all(
                n in self._found for n, (tape, _) in self._wanted.items() if tape is scout.tape
            ):
                self._scouts.pop(0)
                continue
            scout.tick()
            left -= 1
