"""After the end, for runners: the segments beside the best run's, and the run drawn over the tower."""

from collections.abc import Callable, Sequence

import pygame

from game.profile import places
from game.scenes.card import Card
from game.scenes.menu_page import NIGHT
from game.scenes.running import spoken
from game.scenes.words import DIM, EMBER, PALE, write
from game.speedrun.run import Run
from game.speedrun.trace import Trace, trace_of
from game.text import clock, tr
from game.view.graph import Graph
from game.view.timer import GOLD, colour_of, delta_word, figures, words

WAIT = 20  # ticks before a press counts
BOX = pygame.Rect(28, 66, 330, 232)
TABLE, LINE, ROWS = 384, 15, 15  # px of the table's left and of a row; rows at most


class Results(Card):
    """Any press goes on. The best run's line is drawn while one looks: its tape is played again meanwhile."""

    def __init__(self, run: Run, taint: Sequence[str], then: Callable[[], None], best: Trace | None = None):
        """`best`: the best run's tape, stepped here a little in each tick."""
        super().__init__(WAIT, then)
        self.run, self.best = run, best
        self.taint = taint
        own = run.points[-1].tick if run.points else 1
        ticks = max(own, best.ticks if best else 0)
        self.graph = Graph(BOX, ticks, max((run.below[-1], 1)))

    def tick(self, buttons: int) -> None:
        """The best run's line grows."""
        super().tick(buttons)
        if self.best:
            self.best.go_on()

    # ---- frames

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """Time, graph, table."""
        run = self.run
        surface.fill(NIGHT)
        igt = run.timer.now.igt or 0
        write(surface, spoken(run.category), (28, 14), 18, DIM, 0.0)
        figures(surface, clock(igt), BOX.right, 12, 30, GOLD if run.is_best else PALE)
        self._graph(surface)
        self._table(surface)
        below = [tr("the best climb so far")] if run.is_best else []
        below += [tr("not ranked") + ": " + ", ".join(self.taint)] if self.taint else []
        write(surface, "   ".join(below), (28, 304), 16, EMBER, 0.0)
        write(surface, run.file, (612, 306), 13, DIM, 1.0)
        if self.age >= WAIT:
            write(surface, tr("press any button"), (320, 334), 15, DIM)

    def _graph(self, surface: pygame.Surface) -> None:
        run, graph = self.run, self.graph
        splits = [split.igt for split in run.timer.splits if split.igt is not None]
        graph.ground(surface, splits)
        if self.best:
            graph.line(surface, self.best.points, own=False)
        points = [(point.tick, point.height) for point in run.points]
        graph.line(surface, points, own=True)
        graph.falls(surface, [(point.tick, point.height) for point in run.falls])
        height_at = dict(points)
        golds = [c.split for c in run.compared() if c.gold and c.split is not None]
        near = [max((tick for tick in height_at if tick <= gold), default=0) for gold in golds]
        graph.golds(surface, [(gold, height_at.get(tick, 0)) for gold, tick in zip(golds, near)])

    def _table(self, surface: pygame.Surface) -> None:
        rows = self.run.compared()
        hidden = max(0, len(rows) - ROWS)
        for n, row in enumerate(rows[hidden:]):
            y = 66 + n * LINE
            words(surface, spoken(row.name), TABLE, y, 13, PALE if row.split else DIM, 140)
            if row.delta is not None:
                figures(surface, delta_word(row.delta), 566, y, 13, colour_of(row.delta, row.gold))
            if row.split is not None:
                figures(surface, clock(row.split), 620, y, 13, GOLD if row.gold else PALE)
        y = 66 + min(len(rows), ROWS) * LINE + 8
        run = self.run
        lines = [
            (tr("real time"), clock((run.timer.now.rta or 0) * 60 // 1000)),
            (tr("deaths"), str(run.deaths)),
        ]
        total = run.book.sum_of_best
        if total is not None:
            lines.append((tr("sum of best"), clock(total)))
        for name, value in lines:
            words(surface, name, TABLE, y, 13, DIM)
            figures(surface, value, 620, y, 13, PALE)
            y += LINE


def results(run: Run, taint: Sequence[str], then: Callable[[], None]) -> Results:
    """The results of a run, with the best one's line where its tape is in the profile."""
    best = trace_of(places.replays() / run.best_tape, run) if run.best_tape else None
    return Results(run, taint, then, best)
