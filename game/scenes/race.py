"""Race the tower: several tapes side by side. Tab follows the next one; the rest is as in watching a tape."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pygame

from game.maps.problem import one_line
from game.maps.scenery import Scenery
from game.replay import Tape, read_tape
from game.replay.find import find_maps
from game.replay.verify import differs
from game.scenes.playback import Playback
from game.scenes.reel import Reel
from game.scenes.scene import Shell
from game.sim.events import Ended, Event, MapEntered, PassageEntered
from game.sim.world import World
from game.text import clock, tr
from game.trouble import Trouble
from game.view.ghosts import COLOURS, Ghost, Ghosts
from game.view.timer import DIM, PALE, delta_word, figures, words

MOST = 8
KEPT = 300  # ticks between two snapshots of a racer
TOP, LINE = 52, 13  # px of the table's first row, and of each


@dataclass(slots=True)
class Racer:
    """A tape, its world, and when it first was at each place of the way: (map, passage) -> tick."""

    name: str
    playback: Playback
    passed: dict[tuple[int, int], int] = field(default_factory=dict)
    ended: int | None = None  # tick

    def hear(self, said: Sequence[Event]) -> None:
        """Note what was passed; played again after going back it only says the same."""
        world, at = self.playback.world, self.playback.at
        for event in said:
            if isinstance(event, PassageEntered | MapEntered) and world.passage >= 0:
                self.passed.setdefault((world.place, world.passage), at)
            elif isinstance(event, Ended):
                self.ended = at

    def how_far(self, tick: int) -> tuple[int, int, int, int]:
        """A word that sorts: who has ended and when, else how far the way is done, else how high."""
        world = self.playback.world
        if self.ended is not None and self.ended <= tick:
            return (1, -self.ended, 0, 0)
        place = max((key for key, at in self.passed.items() if at <= tick), default=(0, -1))
        return (0, place[0], place[1], -world.climber.y)

    def gap(self, leader: "Racer", tick: int) -> int | None:
        """Ticks behind the leader, where both were last; None while that is not known."""
        if self.ended is not None and leader.ended is not None and self.ended <= tick:
            return self.ended - leader.ended
        shared = [key for key, at in self.passed.items() if at <= tick and key in leader.passed]
        return self.passed[max(shared)] - leader.passed[max(shared)] if shared else None


class Field:
    """All racers as one playback: `world` and `buttons` are of the one that is followed."""

    def __init__(self, racers: list[Racer], looks: dict[str, Scenery]) -> None:
        self.racers, self.looks = racers, looks
        self.followed = 0
        self.at = 0

    @property
    def one(self) -> Playback:
        """The racer that is followed."""
        return self.racers[self.followed].playback

    @property
    def world(self) -> World:
        """Its world."""
        return self.one.world

    @property
    def buttons(self) -> int:
        """What it presses; nothing once its tape is at its end."""
        return 0 if self.one.done else self.one.buttons

    @property
    def total(self) -> int:
        """Ticks of the longest tape."""
        return max(racer.playback.total for racer in self.racers)

    @property
    def fault(self) -> str:
        """Why one of them cannot be played on."""
        return next((f"{r.name}: {r.playback.fault}" for r in self.racers if r.playback.fault), "")

    @property
    def done(self) -> bool:
        """Are all at their end?"""
        return all(racer.playback.done for racer in self.racers)

    def forward(self) -> list[Event]:
        """Step each a tick; returns what the followed one said."""
        if self.done:
            return []
        self.at += 1
        heard: list[Event] = []
        for n, racer in enumerate(self.racers):
            said = racer.playback.forward()
            racer.hear(said)
            if n == self.followed:
                heard = said
        return heard

    def go(self, tick: int) -> None:
        """Be at a tick, each of them."""
        tick = max(0, min(tick, self.total))
        for racer in self.racers:
            if tick > racer.playback.at:
                while racer.playback.at < tick and not racer.playback.done:
                    racer.hear(racer.playback.forward())
            else:
                racer.playback.go(tick)
        self.at = tick

    def order(self) -> list[Racer]:
        """Who is ahead, first."""
        return sorted(self.racers, key=lambda racer: racer.how_far(self.at), reverse=True)


def line_up(paths: Sequence[Path], maps: Sequence[Path] = ()) -> Field:
    """Read the tapes. Raises Trouble: one line that names the first that cannot race with the others."""
    if len(paths) > MOST:
        raise Trouble(f"{len(paths)} tapes: at most {MOST} race at once; leave some out")
    first: Tape | None = None
    racers: list[Racer] = []
    looks: dict[str, Scenery] = {}
    levels = []
    for path in paths:
        tape = read_tape(path)
        if first is None:
            first = tape
            found = find_maps(tape, path, maps)
            if found.wrong:
                raise Trouble(one_line(f"{path}: {found.wrong[0]}"))
            levels = [map.level for map in found.maps]
            looks = {map.level.name: map.scenery for map in found.maps}
        elif why := differs(tape, first):
            raise Trouble(one_line(f"{path}: it cannot race with {paths[0]}: {why}"))
        racers.append(Racer(path.stem, Playback(tape, levels, KEPT)))
    return Field(racers, looks)


class Race(Reel):
    """The race in the window."""

    def __init__(self, shell: Shell, field: Field) -> None:
        self.field = field
        self.figures = [Ghost(n, racer.name) for n, racer in enumerate(field.racers)]
        self.ghosts = Ghosts()
        self.ghosts.named = True
        super().__init__(shell, field, field.looks, [])
        self.keys[pygame.KSCAN_TAB] = self._next

    def _next(self) -> None:
        """Follow the next one."""
        self.field.followed = (self.field.followed + 1) % len(self.field.racers)
        self._go(self.field.at)

    def _step(self) -> None:
        super()._step()
        self._show()

    def _go(self, tick: int) -> None:
        super()._go(tick)
        self._show()

    def _show(self) -> None:
        self.ghosts.show([(f, racer.playback.world) for f, racer in zip(self.figures, self.field.racers)])

    def _look(self) -> None:
        super()._look()
        self.view.ghosts = self.ghosts

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """As a tape, and the table of who is ahead."""
        super().draw(surface, alpha)
        order = self.field.order()
        for n, racer in enumerate(order):
            y = TOP + n * LINE
            number = self.field.racers.index(racer)
            words(surface, f"{n + 1}  {racer.name}", 8, y, 12, COLOURS[number % len(COLOURS)], 100)
            if number == self.field.followed:
                surface.fill(PALE, (3, y + 3, 2, 8))
            if n and (gap := racer.gap(order[0], self.field.at)) is not None:
                figures(surface, delta_word(gap), 160, y, 12, PALE)
            elif racer.ended is not None and racer.ended <= self.field.at:
                figures(surface, clock(racer.ended), 160, y, 12, PALE)
        words(surface, tr("Tab: the next climber"), 8, TOP + len(order) * LINE + 2, 11, DIM, 200)
