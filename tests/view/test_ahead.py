"""What is made before it is seen."""

from hypothesis import given
from hypothesis import strategies as st

from game.sim.level import TILE
from game.view.ahead import Ahead


@given(st.integers(8, 400), st.integers(8, 120), st.booleans(), st.integers(-900, 900), st.integers(1, 500))
def test_no_column_that_is_seen_is_left_out(wide: int, size: int, closes: bool, left: int, many: int) -> None:
    """Nor one that is short, at the end; and none is named that is not seen."""
    ahead = Ahead(8, 1, wide, size, closes, lambda band, columns: None)
    px = range(left, left + many)
    seen = {x % wide // size for x in px} if closes else {x // size for x in px if 0 <= x < wide}
    found = ahead._within(left, left + many)
    assert set(found) == seen and len(found) == len(seen)


WIDE, SIZE, HIGH, ACROSS, SPARE = 1000, 160, 180, 320, 2


class Ring:
    """Bands of pieces as a stage keeps them: it knows which band lies in each place."""

    def __init__(self, closes: bool) -> None:
        self.closes, self.bands = closes, HIGH // TILE + 2 + 2 * SPARE
        self.held: dict[tuple[int, int], int] = {}
        self.ahead = Ahead(self.bands, SPARE, WIDE, SIZE, closes, self.make)

    def make(self, band: int, columns: list[int]) -> None:
        """Into its place; of another band nothing stays there."""
        place = band % self.bands
        for column in columns:
            assert self.held.get((place, column)) != band, "it is there"
            self.held[place, column] = band
        for column in range(-(-WIDE // SIZE)):
            if self.held.get((place, column)) != band:
                self.held.pop((place, column), None)

    def look(self, x: int, y: int) -> None:
        """From there: all that is seen must be there."""
        self.ahead.follow(y, y + HIGH, x, x + ACROSS)
        for band in range(y // TILE, (y + HIGH - 1) // TILE + 1):
            for px in range(x, x + ACROSS):
                if self.closes or 0 <= px < WIDE:
                    assert self.held.get((band % self.bands, px % WIDE // SIZE)) == band


@given(st.lists(st.tuples(st.integers(-40, 40), st.integers(-40, 40)), max_size=60), st.booleans())
def test_wherever_the_camera_goes_all_that_is_seen_is_there(
    moves: list[tuple[int, int]], closes: bool
) -> None:
    """And nothing is made twice while it stays in the ring."""
    ring, x, y = Ring(closes), 100, 3000
    for dx, dy in moves:
        x, y = x + dx, y + dy
        ring.look(x, y)


def test_who_comes_back_finds_nothing_of_where_one_was_meanwhile() -> None:
    """Though all had been made there: it has gone out of the ring."""
    ring = Ring(True)
    for _ in range(200):
        ring.look(100, 3000)
    ring.look(100, 3000 + 5 * HIGH)
    for _ in range(3):
        ring.look(100, 3000)


def test_a_leap_makes_what_is_seen_and_no_more_than_a_piece_of_what_is_next() -> None:
    """Wherever one comes to, the first picture waits for nothing that is not in it."""
    made: list[int] = []
    ahead = Ahead(20, 2, 1000, 100, True, lambda band, columns: made.append(len(columns)))
    for top, left in ((3200, 100), (32000, 700), (9600, 300)):
        made.clear()
        ahead.follow(top, top + 160, left, left + 300)
        assert sum(made) == 10 * 3 + 1
