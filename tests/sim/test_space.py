"""The compiled table against the tiles themselves."""

from hypothesis import given, settings
from hypothesis import strategies as st

from game.sim.level import SPIKE, Level, Rect
from game.sim.space import BOXES, FLAGS, LID, apart


@settings(max_examples=60, deadline=None)
@given(
    st.integers(2, 9),
    st.integers(2, 9),
    st.booleans(),
    st.randoms(use_true_random=False),
)
def test_the_table_says_what_the_tiles_say(width, height, spiral, random):
    tiles = bytes(random.choice((0, 0, 0, 1, 2, 3, 4, 5, 6)) for _ in range(width * height))
    level = Level("t", width, height, tiles, (0, 0), Rect(0, 0, 16, 16), spiral=spiral)
    for name, (left, top, wide, high) in BOXES.items():
        shape = getattr(level, name)
        for _ in range(60):
            x = random.randrange(-32, width * 16 + 16)
            y = random.randrange(-LID // 2, height * 16 - 22)
            expected = 0
            for ty in range(y + top >> 4, (y + top + high - 1 >> 4) + 1):
                for tx in range(x + left >> 4, (x + left + wide - 1 >> 4) + 1):
                    outside = not spiral and not 0 <= tx < width
                    expected |= 1 if outside else FLAGS[level.tile(tx, ty)]
            assert shape.cells[shape.rows[y] + shape.cols[x]] == expected, (name, x, y)


def test_below_the_map_is_the_void():
    level = Level("t", 3, 3, bytes(9), (0, 0), Rect(0, 0, 16, 16))
    hurt = level.hurt
    assert hurt.cells[hurt.rows[3 * 16 - 18] + hurt.cols[8]] == FLAGS[SPIKE]


@given(st.integers(-5000, 5000), st.integers(-5000, 5000), st.integers(1, 100))
def test_apart_is_the_short_way_round(a, b, tiles):
    wrap = tiles * 16
    d = apart(a, b, wrap)
    assert -wrap // 2 <= d <= wrap // 2
    assert (b + d - a) % wrap == 0
    assert apart(a, b, 0) == a - b
