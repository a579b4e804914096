"""The timer's panel: what it says of time, and that off is off."""

import pygame
import pytest

from game.view.graph import Graph
from game.view.timer import AHEAD, BEHIND, GOLD, Board, Row, TimerView, colour_of, delta_word


@pytest.mark.parametrize(
    ("ticks", "word"),
    [(0, "+0.00"), (75, "+1.25"), (-30, "-0.50"), (3600, "+1:00.00"), (-3599, "-59.98"), (600, "+10.00")],
)
def test_a_difference_is_signed_and_short(ticks, word):
    assert delta_word(ticks) == word


def test_gold_wins_over_ahead_and_behind():
    assert colour_of(20, True) == GOLD
    assert colour_of(20, False) == BEHIND
    assert colour_of(-20, False) == AHEAD


def painted(size, board):
    surface = pygame.Surface((640, 360), 0, 32)
    TimerView(size).draw(surface, board)
    return pygame.mask.from_threshold(surface, (255, 255, 255), (200, 200, 200)).count()


def test_each_size_shows_more_than_the_one_before():
    rows = [Row(f"part {n}", 600 * n, -30, n == 2, n < 5) for n in range(14)]
    board = Board(3000, 50_100, 2, rows, 5, None, 9000, "practice")
    off, small, full = (painted(size, board) for size in ("off", "small", "full"))
    assert off == 0 < small < full


def test_a_run_without_anything_to_compare_is_drawn_too():
    assert painted("full", Board(rows=[Row("a"), Row("b")]))
    assert painted("full", Board())


def test_the_graph_goes_right_with_time_and_up_with_height():
    box = pygame.Rect(10, 20, 200, 100)
    graph = Graph(box, 1000, 500)
    corners = [graph.place(point) for point in ((0, 0), (1000, 500), (500, 250))]
    assert all(box.collidepoint(at) for at in corners)
    assert corners[0][0] < corners[2][0] < corners[1][0]
    assert corners[0][1] > corners[2][1] > corners[1][1]
