"""Between a climb and its runner: the run that listens, the board that is shown, the records that are kept."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pygame

from game.profile import places
from game.profile.settings import turn
from game.profile.tapes import prune
from game.replay import Recorder
from game.scenes.ghosts import company
from game.scenes.scene import Shell
from game.sim.level import Level
from game.sim.world import World
from game.speedrun import learned, records
from game.speedrun.learned import Learned
from game.speedrun.run import Run
from game.text import tr
from game.view.frame import View
from game.view.timer import Board, Row, TimerView


def open_run(shell: Shell, recorder: Recorder, world: World, levels: Sequence[Level]) -> Run:
    """Begin a run of a climb through these levels; the records are read once for the whole program."""
    if shell.records is None:
        shell.records = records.load()
        shell.notes += shell.records.notes
    return Run(recorder.tape(), world, levels, shell.records)


def learned_of(shell: Shell) -> Learned:
    """What practice and climbs have taught, read once for the whole program."""
    if shell.learned is None:
        shell.learned = learned.load()
        shell.notes += shell.learned.notes
    return shell.learned


def close_run(shell: Shell, run: Run, recorder: Recorder, world: World, tape: str) -> None:
    """Write the run's attempt down; what cannot be kept is said once."""
    if shell.live:
        shell.live.left(run)
    said = run.close(world, recorder.taint, tape, shell.may_write)
    if said:
        shell.notes.append(said)
        print(said, file=sys.stderr)
    known_falls = learned_of(shell)
    for level, x, y in run.fell:
        known_falls.fell(level, x, y)
    run.fell.clear()
    if shell.may_write and (said := learned.save(known_falls)):
        shell.notes.append(said)
    known = shell.records
    if tape and shell.may_write and known and known.writable and not known.notes:
        # Records that could not be read may have named bests: then nothing is tidied away.
        prune(places.replays(), known.tapes | {tape}, shell.settings.tapes_kept)


def board(run: Run, taint: tuple[str, ...]) -> Board:
    """What the timer shows of a run now."""
    timer = run.timer
    done = len(timer.splits)
    rows = [
        Row(spoken(c.name), c.split if n < done else c.best, c.delta, c.gold, n < done)
        for n, c in enumerate(run.compared())
    ]
    return Board(
        timer.now.igt or 0,
        timer.now.rta or 0,
        run.deaths,
        rows,
        done,
        run.behind,
        run.sum_of_best,
        ", ".join(taint),
    )


def spoken(name: str) -> str:
    """A map's or a passage's name as a person reads it: `2-stairs` is `2 stairs`."""
    return name.replace("-", " ")


class Runner:
    """What a runner sees over a climb: the timer (F2: off, small, full), the ghosts (F3: none, best, segments)."""

    def __init__(self, shell: Shell, run: Run | None, files: Sequence[Path] = ()) -> None:
        self.shell, self.run, self.files = shell, run, files
        self.view = TimerView(shell.settings.timer)
        self.company = company(shell, run, files) if run else None

    @property
    def is_on(self) -> bool:
        """Is a runner looking?"""
        return self.view.size != "off"

    def tick(self, view: View, taint: tuple[str, ...] = ()) -> list[str]:
        """The ghosts' tick and LiveSplit's, after the run's own. Returns sentences for the player."""
        if self.company:
            self.company.tick()
            view.ghosts = self.company.view
        live = self.shell.live
        if live is None:
            return []
        if self.run:
            live.tick(self.run, taint)
        return live.news()

    def key(self, scancode: int) -> str:
        """F2 and F3; what is chosen is kept. Returns a sentence to be shown, often none."""
        settings = self.shell.settings
        if scancode == pygame.KSCAN_F2:
            turn(settings, "timer")
            self.view.size = settings.timer
            said = ""
        elif scancode == pygame.KSCAN_F3 and self.run:
            turn(settings, "ghost")
            self.company = company(self.shell, self.run, self.files)
            said = says(settings.ghost)
            if settings.ghost != "off" and not self.company.ghosts:
                said = tr("no best climb to show yet")
        else:
            return ""
        return self.shell.keep_settings() or said

    def draw(self, surface: pygame.Surface, taint: tuple[str, ...]) -> None:
        """Nothing is worked out while it is off."""
        if self.run and self.is_on:
            self.view.draw(surface, board(self.run, taint))


def says(kind: str) -> str:
    """Who climbs beside you now."""
    return {
        "off": tr("no ghost"),
        "best": tr("the best climb is beside you"),
        "segments": tr("the best segments are beside you"),
    }[kind]
