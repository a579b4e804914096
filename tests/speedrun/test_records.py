"""Records live in the profile: typed, whole, never lost, never a newer game's."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from speedruns import DAY, random_book

from game.speedrun import records
from game.speedrun.book import add, new_book
from game.speedrun.records import Records, from_data, last_played, load, save, to_data
from game.speedrun.timer import Time

pytestmark = pytest.mark.usefixtures("home")


@given(st.lists(st.integers(0, 10**6), max_size=3))
def test_books_come_back_from_json_as_they_were(seeds):
    mine = Records([random_book(seed) for seed in seeds])
    again = from_data(json.loads(json.dumps(to_data(mine))))
    assert again.books == mine.books


def test_records_are_kept_with_what_we_do_not_know(home):
    kept = Records([random_book(3)], {"from the future": [1]})
    kept.books[0].unknown["colour"] = "lavender"
    assert save(kept) == ""
    again = load()
    assert (again.books, again.unknown, again.notes) == (kept.books, kept.unknown, [])
    assert json.loads((home / "records.json").read_text())["version"] == 1


def test_the_first_start_has_no_records_and_nothing_to_say():
    assert load() == Records()


BROKEN = [
    {"books": {}},
    {"books": [[]]},
    {"books": [{"category": 1, "count": 0, "attempts": [], "segments": []}]},
    {"books": [{"category": "x", "count": 0, "attempts": [], "segments": []}]},
]


def one_book(**changed):
    """A file's object with one small book, parts of it changed."""
    segment = {"name": "a", "best": [1, 2], "gold": [1, None], "history": {"1": [1, 2]}}
    attempt = {"number": 1, "started": "2026-03-01T18:30:05Z", "ended": None, "time": [1, 2]}
    segment |= changed.pop("segment", {})
    attempt |= changed.pop("attempt", {})
    book = {"category": "x", "count": 1, "attempts": [attempt], "segments": [segment]} | changed
    return {"version": 1, "books": [book]}


def test_the_small_book_is_good():
    assert from_data(one_book()).books[0].best == Time(1, 2)


@pytest.mark.parametrize(
    "data",
    [
        *BROKEN,
        one_book(count=-1),
        one_book(count=True),
        one_book(count=10**30),
        one_book(category="x" * 201),
        one_book(segment={"best": [1.5, 2]}),
        one_book(segment={"best": [1]}),
        one_book(segment={"gold": [-1, None]}),
        one_book(segment={"history": {"one": [1, 2]}}),
        one_book(segment={"history": [1]}),
        one_book(segment={"name": None}),
        one_book(attempt={"started": "yesterday"}),
        one_book(attempt={"started": 5}),
        one_book(attempt={"started": "2026-02-30T00:00:00Z"}),
        one_book(attempt={"number": "1"}),
        one_book(attempts=[{"number": 1, "time": [None, None]}] * 2),
    ],
)
def test_what_cannot_be_is_set_aside_and_the_last_good_records_are_used(home, data):
    with pytest.raises(ValueError):
        from_data(data)
    save(Records([random_book(4)]))
    save(Records([random_book(5)]))
    (home / "records.json").write_text(json.dumps(data | {"version": 1}))
    again = load()
    assert again.books == [random_book(5)]
    assert len(again.notes) == 1
    assert len(list(home.glob("records.json.bad-*"))) == 1


def test_a_newer_games_records_are_not_written(home):
    (home / "records.json").write_text('{"version": 99}')
    mine = load()
    assert not mine.writable
    assert "not kept" in save(mine)
    mine.writable = True  # even by one who did not look
    assert "newer version" in save(mine)
    assert (home / "records.json").read_text() == '{"version": 99}'


def test_a_full_disk_is_a_sentence(monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("game.profile.store.write_atomically", full)
    assert save(Records()) == "The records could not be kept: No space left on device."


def test_a_category_with_other_segments_is_another_book():
    mine = Records()
    old = mine.book("x alone, standard", ("a", "b"))
    assert mine.book("x alone, standard", ("a", "b")) is old
    new = mine.book("x alone, standard", ("a", "b", "c"))
    assert new is not old
    add(new, [], DAY, DAY)
    assert mine.find("x alone, standard") is new
    assert mine.latest is new
    assert mine.find("another") is None


def test_when_a_book_was_played_last_sorts_as_a_word():
    book = new_book("x", ("a",))
    assert last_played(book) == ""
    for year in (1999, 2026, 800):
        add(book, [], DAY.replace(year=year), DAY)
    assert last_played(book) == "2026-03-01T18:30:05Z"
    assert records.load().latest is None
