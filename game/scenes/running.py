"""Between a climb and its runner: the run that listens, the board that is shown, the records that are kept."""

import sys
from collections.abc import Sequence

import pygame

from game.profile import settings
from game.replay import Recorder
from game.scenes.scene import Shell
from game.sim.level import Level
from game.sim.world import World
from game.speedrun import records
from game.speedrun.run import Run
from game.view.timer import SIZES, Board, Row, TimerView


def open_run(shell: Shell, recorder: Recorder, world: World, levels: Sequence[Level]) -> Run:
    """Begin a run of a climb through these levels; the records are read once for the whole program."""
    if shell.records is None:
        shell.records = records.load()
        shell.notes += shell.records.notes
    return Run(recorder.tape(), world, levels, shell.records)


def close_run(shell: Shell, run: Run, recorder: Recorder, world: World, tape: str) -> None:
    """Write the run's attempt down; what cannot be kept is said once."""
    said = run.close(world, recorder.taint, tape, shell.may_write)
    if said:
        shell.notes.append(said)
        print(said, file=sys.stderr)


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


class TimerPanel:
    """The timer over a climb. F2 goes from off to small to full; the settings keep it."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.view = TimerView(shell.settings.timer)

    @property
    def is_on(self) -> bool:
        """Is a runner looking?"""
        return self.view.size != "off"

    def key(self, scancode: int) -> None:
        """F2 alone."""
        if scancode == pygame.KSCAN_F2:
            at = SIZES.index(self.view.size)
            self.view.size = self.shell.settings.timer = SIZES[(at + 1) % len(SIZES)]
            if self.shell.may_write and (said := settings.save(self.shell.settings)):
                self.shell.notes.append(said)

    def draw(self, surface: pygame.Surface, run: Run, taint: tuple[str, ...]) -> None:
        """Nothing is worked out while it is off."""
        if self.is_on:
            self.view.draw(surface, board(run, taint))
