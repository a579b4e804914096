"""What is made before it is seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.files import shipped
from game.maps.read import read
from game.replay import open_world, read_tape
from game.sim import step
from game.sim.events import LoopPassed
from game.sim.level import TILE, LoopSpec, Rect
from game.sim.space import apart
from game.view.ahead import MARGIN, Ahead, bands_kept
from game.view.leaps import SOON, Leap, leaps


@given(st.integers(8, 400), st.integers(8, 120), st.booleans(), st.integers(-900, 900), st.integers(1, 500))
def test_no_column_that_is_seen_is_left_out(wide: int, size: int, closes: bool, left: int, many: int) -> None:
    """Nor one that is short, at the end; and none is named that is not seen."""
    ahead = Ahead(8, 1, wide, size, closes, lambda band, columns: None)
    px = range(left, left + many)
    seen = {x % wide // size for x in px} if closes else {x // size for x in px if 0 <= x < wide}
    found = ahead.within(left, left + many)
    assert set(found) == seen and len(found) == len(seen)


WIDE, SIZE, HIGH, ACROSS, SPARE = 1000, 160, 180, 320, 2


class Ring:
    """Bands of pieces as a stage keeps them: it knows which band lies in each place."""

    def __init__(self, closes: bool, dy: int = 0) -> None:
        """`dy`: px down that a loop takes one."""
        loops = (LoopSpec(Rect(0, 0, 400, 400), out=(0, dy)),)
        self.closes, self.bands = closes, bands_kept(HIGH, SPARE, loops)
        self.made = 0
        self.held: dict[tuple[int, int], int] = {}
        self.ahead = Ahead(self.bands, SPARE, WIDE, SIZE, closes, self.make)

    def make(self, band: int, columns: list[int]) -> None:
        """Into its place; of another band nothing stays there."""
        place = band % self.bands
        for column in columns:
            assert self.held.get((place, column)) != band, "it is there"
            self.held[place, column] = band
            self.made += 1
        for column in range(-(-WIDE // SIZE)):
            if self.held.get((place, column)) != band:
                self.held.pop((place, column), None)

    def look(self, x: int, y: int, leaps: tuple[Leap, ...] = ()) -> None:
        """From there: all that is seen must be there."""
        self.ahead.follow(y, y + HIGH, x, x + ACROSS, leaps)
        assert self.has_all(x, y)

    def has_all(self, x: int, y: int) -> bool:
        """That is seen from there."""
        rows = range(y // TILE, (y + HIGH - 1) // TILE + 1)
        seen = (*range(x, x + ACROSS, 20), x + ACROSS - 1)  # no piece is narrower
        return all(
            self.held.get((band % self.bands, px % WIDE // SIZE)) == band
            for band in rows
            for px in seen
            if self.closes or 0 <= px < WIDE
        )


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
        assert sum(made) == 10 * 3


@given(
    st.integers(-1500, 1500), st.integers(-60, 60), st.booleans(), st.lists(st.integers(-4, 4), max_size=30)
)
def test_behind_a_join_all_is_there_when_one_comes_through(
    dx: int, down: int, closes: bool, moves: list[int]
) -> None:
    """However one walks to and fro meanwhile; and what is seen stays there."""
    ring, x, dy = Ring(closes, down * TILE), 100, down * TILE
    for move in [0] * 40 + moves:
        x += move
        ring.look(x, 3000, (Leap(dx, dy, 12),))
    assert ring.has_all(x + dx, 3000 + dy)


def test_two_leaps_to_the_same_places_of_the_ring_do_not_push_each_other_out() -> None:
    """The nearer one has them, and then nothing is left to make."""
    ring = Ring(True, 48 * TILE)
    near, far = Leap(0, 48 * TILE, 12), Leap(0, (48 + 3 * ring.bands) * TILE, 40)
    for _ in range(99):
        ring.look(100, 3000, (near, far))
    made = ring.made
    ring.look(100, 3000, (near, far))
    assert ring.made == made and ring.has_all(100, 3000 + near.dy) and not ring.has_all(100, 3000 + far.dy)


@pytest.mark.parametrize("name", ["4-returning", "7-summit"])
def test_every_leap_of_a_climb_was_foreseen(name: str) -> None:
    """A tick before, within what is made beside the screen."""
    tape = read_tape(shipped("levels", "proofs", f"{name}.climb"))
    world = open_world(tape, [read(shipped("levels", f"{name}.tmx")).level])
    passed = 0
    for buttons in tape.inputs:
        before, was = leaps(world), world.middle
        for event in step(world, buttons):
            if isinstance(event, LoopPassed):
                passed += 1
                x, y = world.middle
                gone = apart(x, was[0], world.level.wrap), y - was[1]
                near = [leap for leap in before if abs(leap.dx - gone[0]) < MARGIN / 2]
                assert any(abs(leap.dy - gone[1]) <= TILE and leap.ticks == SOON for leap in near)
    assert passed >= 2
