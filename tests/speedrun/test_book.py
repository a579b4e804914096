"""What is written down of an attempt, and what counts as best."""

import copy
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from speedruns import DAY, random_book

from game.speedrun import book as books
from game.speedrun.book import add, better, merge, new_book
from game.speedrun.timer import NEVER, Time


def igt(*ticks: int | None) -> list[Time]:
    """Splits with IGT alone."""
    return [Time(tick) for tick in ticks]


def fresh():
    return new_book("any%, standard", ("a", "b", "c"))


def test_a_finished_run_is_the_best_until_a_faster_one_comes():
    book = fresh()
    add(book, igt(100, 200, 300), DAY, DAY)
    add(book, igt(90, 250, 310), DAY, DAY)
    assert [segment.best.igt for segment in book.segments] == [100, 200, 300]
    assert [segment.gold.igt for segment in book.segments] == [90, 100, 60]
    assert book.sum_of_best == 250
    add(book, igt(95, 200, 299), DAY, DAY)
    assert book.best.igt == 299
    assert [attempt.number for attempt in book.attempts] == [1, 2, 3]


def test_an_attempt_that_was_left_has_no_times_but_its_golds():
    book = fresh()
    attempt = add(book, igt(50), DAY, DAY)
    assert attempt.time == NEVER
    assert book.best == NEVER
    assert book.segments[0].gold.igt == 50
    assert book.sum_of_best is None
    assert [dict(segment.history) for segment in book.segments] == [{1: Time(50)}, {}, {}]


def test_a_stretch_over_a_skipped_part_is_no_gold():
    book = fresh()
    add(book, [Time(10), NEVER, Time(30)], DAY, DAY)
    assert [segment.history[1].igt for segment in book.segments] == [10, None, 20]
    assert [segment.gold.igt for segment in book.segments] == [10, None, None]
    assert book.best.igt == 30


def test_igt_decides_and_rta_only_where_there_is_none():
    assert better(Time(10, 99), Time(11, 5))
    assert not better(Time(10, 1), Time(10, 5))
    assert better(Time(10), Time(None, 5))
    assert not better(Time(None, 5), Time(10))
    assert better(Time(None, 4), Time(None, 5))
    assert not better(NEVER, NEVER)


def test_more_splits_than_segments_are_refused():
    with pytest.raises(ValueError, match="4 splits for 3 segments"):
        add(fresh(), igt(1, 2, 3, 4), DAY, DAY)
    with pytest.raises(ValueError, match="at least one"):
        new_book("x", ())


def test_old_attempts_are_forgotten_but_never_the_best(monkeypatch):
    monkeypatch.setattr(books, "KEPT", 3)
    book = fresh()
    for ticks in (100, 50, 200, 300, 400, 500):
        add(book, igt(10, 20, ticks), DAY, DAY)
    assert [attempt.time.igt for attempt in book.attempts] == [50, 400, 500]
    assert sorted(book.segments[0].history) == [2, 5, 6]
    assert book.count == 6
    assert add(book, [], DAY, DAY).number == 7


@given(st.integers(0, 10**6))
def test_merging_a_book_with_itself_changes_nothing(seed):
    book = random_book(seed)
    before = copy.deepcopy(book)
    assert merge(book, before) == 0
    assert book == before


@given(st.integers(0, 10**6))
def test_merging_takes_every_attempt_once_and_the_better_best(seed):
    ours = random_book(seed)
    theirs = copy.deepcopy(ours)
    later = DAY + timedelta(days=9000)
    add(theirs, igt(*range(1, len(theirs.segments) + 1)), later, later)
    add(ours, [], later, later)
    most = ours.count
    assert merge(ours, theirs) == 1
    assert ours.count == most + 1
    assert ours.best == theirs.best
    assert all(segment.gold.igt == 1 for segment in ours.segments)
    assert merge(ours, theirs) == 0


def test_books_of_other_segments_do_not_merge():
    with pytest.raises(ValueError, match="segments differ"):
        merge(fresh(), new_book("any%, standard", ("a", "b")))
