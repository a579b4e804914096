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


@given(st.lists(st.tuples(st.integers(-40, 40), st.integers(-40, 40)), max_size=60), st.booleans())
def test_wherever_the_camera_goes_all_that_is_seen_is_there(
    moves: list[tuple[int, int]], closes: bool
) -> None:
    """And nothing is made twice while it stays in the ring."""
    wide, size, high, across = 1000, 160, 180, 320
    ring = high // TILE + 2 + 2 * 2
    slots: dict[tuple[int, int], int] = {}

    def make(band: int, columns: list[int]) -> None:
        for column in columns:
            assert slots.get((band % ring, column)) != band, "it is there"
            slots[band % ring, column] = band
        for column in range(-(-wide // size)):  # of another band nothing stays in its place
            if slots.get((band % ring, column)) != band:
                slots.pop((band % ring, column), None)

    ahead = Ahead(ring, 2, wide, size, closes, make)
    x, y = 100, 3000
    for dx, dy in moves:
        x, y = x + dx, y + dy
        ahead.follow(y, y + high, x, x + across)
        for band in range(y // TILE, (y + high - 1) // TILE + 1):
            for px in range(x, x + across):
                if closes or 0 <= px < wide:
                    assert slots.get((band % ring, px % wide // size)) == band


def test_a_leap_makes_what_is_seen_and_no_more_than_a_piece_of_what_is_next() -> None:
    """Wherever one comes to, the first picture waits for nothing that is not in it."""
    made: list[int] = []
    ahead = Ahead(20, 2, 1000, 100, True, lambda band, columns: made.append(len(columns)))
    for top, left in ((3200, 100), (32000, 700), (9600, 300)):
        made.clear()
        ahead.follow(top, top + 160, left, left + 300)
        assert sum(made) == 10 * 3 + 1
