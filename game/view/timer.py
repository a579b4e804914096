"""The runner's timer, upper right: off, small (the clock and the last split), full (every segment).

It is handed a Board and draws it; what is compared with what is not decided here. Figures stand in cells of
one width, so that a running clock does not tremble.
"""

from dataclasses import dataclass, field
from functools import cache, lru_cache

import pygame

from game.text import clock, tr
from game.view.fonts import face

GOLD, AHEAD, BEHIND = (255, 206, 92), (126, 222, 178), (240, 124, 116)
PALE, DIM, SHADE = (236, 228, 246), (158, 146, 184), (10, 6, 18)
RIGHT, TOP = 632, 8  # px of the panel's corner
LINE, BIG = 13, 22  # px of a row, and of the clock's
NAME, TIME = 104, 54  # px that a name and a split may take
ROWS = 9  # segments at once: those just behind and those to come
STAY = 240  # ticks the small timer shows a split


@dataclass(frozen=True, slots=True)
class Row:
    """A segment: its name, its split or the best run's (ticks), and how it compares."""

    name: str
    time: int | None = None
    delta: int | None = None
    gold: bool = False
    done: bool = False


@dataclass(slots=True)
class Board:
    """What the timer shows. Times in ticks, `rta` in milliseconds."""

    igt: int = 0
    rta: int = 0
    deaths: int = 0
    rows: list[Row] = field(default_factory=list)
    now: int = 0  # which row is being played
    behind: int | None = None  # in it, so far
    sum_of_best: int | None = None
    mark: str = ""  # why this is no ranked climb


def delta_word(ticks: int) -> str:
    """Ticks as `+1.25` or `-0.50`, whole hundredths."""
    word = clock(abs(ticks))
    word = word.removeprefix("0:").removeprefix("0") if abs(ticks) < 3600 else word
    return ("-" if ticks < 0 else "+") + (word if not word.startswith(".") else "0" + word)


def colour_of(delta: int | None, gold: bool) -> tuple[int, int, int]:
    """Gold, ahead, behind, or nothing to say."""
    if gold:
        return GOLD
    return PALE if delta is None else BEHIND if delta > 0 else AHEAD


def _face(size: int) -> pygame.font.Font:
    return face("AtkinsonHyperlegible-Regular.ttf", size, size)


@lru_cache(512)
def _ink(text: str, size: int, colour: tuple[int, int, int]) -> pygame.Surface:
    """The text with a dark edge of 1 px, so that it reads on sky and stone."""
    ink, edge = (_face(size).render(text, True, c) for c in (colour, SHADE))
    out = pygame.Surface((ink.get_width() + 2, ink.get_height() + 2), pygame.SRCALPHA)
    for dx, dy in ((0, 1), (2, 1), (1, 0), (1, 2), (2, 2)):
        edge.set_alpha(190)
        out.blit(edge, (dx, dy))
    out.blit(ink, (1, 1))
    return out


@cache
def _cell(size: int) -> int:
    return max(_face(size).size(figure)[0] for figure in "0123456789")


def figures(
    target: pygame.Surface, text: str, right: int, top: int, size: int, colour: tuple[int, int, int]
) -> int:
    """Draw a number that ends at `right`, each figure in a cell of one width; returns where it begins."""
    for ch in reversed(text):
        picture = _ink(ch, size, colour)
        width = _cell(size) if ch.isdigit() else picture.get_width() - 2
        right -= width
        target.blit(picture, (right + (width - picture.get_width()) // 2, top))
    return right


def words(
    target: pygame.Surface,
    text: str,
    left: int,
    top: int,
    size: int,
    colour: tuple[int, int, int],
    wide: int = NAME,
) -> None:
    """Draw a line from `left`; it is cut at `wide` px."""
    picture = _ink(text, size, colour)
    target.blit(picture, (left, top), (0, 0, wide, picture.get_height()))


def label(target: pygame.Surface, text: str, middle: int, top: int, colour: tuple[int, int, int]) -> None:
    """A short word over something, in the timer's letters."""
    picture = _ink(text, 11, colour)
    target.blit(picture, (middle - picture.get_width() // 2, top))


class TimerView:
    """Draws a board; `size`: off, small or full."""

    def __init__(self, size: str = "off") -> None:
        self.size = size

    def draw(self, target: pygame.Surface, board: Board) -> None:
        """In the upper right corner."""
        if self.size == "off":
            return
        y = TOP
        if self.size == "full":
            y = self._rows(target, board, y) + 2
        last = board.rows[board.now - 1] if 0 < board.now <= len(board.rows) else None
        live = board.behind
        colour = BEHIND if live is not None else colour_of(last.delta, False) if last else PALE
        figures(target, clock(board.igt), RIGHT, y, BIG, colour)
        y += BIG + 4
        if self.size == "full":
            y = self._foot(target, board, y)
        elif last and last.time is not None and board.igt - last.time < STAY:
            left = figures(target, _said(last), RIGHT, y, LINE - 1, colour_of(last.delta, last.gold))
            picture = _ink(last.name, LINE - 1, DIM)
            target.blit(picture, (left - 6 - picture.get_width(), y))
            y += LINE
        if board.mark:
            picture = _ink(board.mark, LINE - 1, DIM)
            target.blit(picture, (RIGHT - picture.get_width(), y))

    def _rows(self, target: pygame.Surface, board: Board, y: int) -> int:
        """The segments, the one being played lit; returns the row under them."""
        first = max(0, min(board.now - ROWS // 2, len(board.rows) - ROWS))
        left = RIGHT - NAME - TIME * 2
        for n, row in enumerate(board.rows[first : first + ROWS], first):
            playing = n == board.now
            words(target, row.name, left, y, LINE - 1, PALE if playing else DIM)
            if playing and board.behind is not None:
                figures(target, delta_word(board.behind), RIGHT - TIME, y, LINE - 1, BEHIND)
            elif row.done and row.delta is not None:
                figures(
                    target, delta_word(row.delta), RIGHT - TIME, y, LINE - 1, colour_of(row.delta, row.gold)
                )
            if row.time is not None:
                colour = DIM if not row.done else GOLD if row.gold else PALE
                figures(target, clock(row.time), RIGHT, y, LINE - 1, colour)
            elif row.done:
                figures(target, "-", RIGHT, y, LINE - 1, DIM)
            y += LINE
        return y

    def _foot(self, target: pygame.Surface, board: Board, y: int) -> int:
        left = RIGHT - NAME - TIME * 2
        lines = [(tr("real time"), clock(board.rta * 60 // 1000)), (tr("deaths"), str(board.deaths))]
        if board.sum_of_best is not None:
            lines.append((tr("sum of best"), clock(board.sum_of_best)))
        for name, value in lines:
            words(target, name, left, y, LINE - 1, DIM)
            figures(target, value, RIGHT, y, LINE - 1, PALE)
            y += LINE
        return y


def _said(row: Row) -> str:
    if row.delta is not None:
        return delta_word(row.delta)
    return clock(row.time or 0)
