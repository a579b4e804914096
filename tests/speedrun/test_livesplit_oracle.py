"""livesplit-core reads our files, and we read its own: every time equal in ticks."""

import json
import random
import re
from datetime import datetime

import pytest
from speedruns import DAY, random_book

from game.speedrun.book import add, new_book
from game.speedrun.live import SKIP, SPLIT, START, Word
from game.speedrun.livesplit_one import messages_of
from game.speedrun.lss import GAME, parse, write
from game.speedrun.timer import NEVER, Time
from tools import livesplit_oracle as oracle

WHY = oracle.missing()
pytestmark = pytest.mark.skipif(bool(WHY), reason=WHY)
RUNS = 200


def ours(book):
    """A book in the oracle's words, times in ticks and milliseconds."""
    return {
        "game": GAME,
        "category": book.category,
        "count": book.count,
        "attempts": [
            {"number": a.number, "started": a.started, "ended": a.ended, "time": [a.time.igt, a.time.rta]}
            for a in book.attempts
        ],
        "segments": [
            {
                "name": s.name,
                "best": [s.best.igt, s.best.rta],
                "gold": [s.gold.igt, s.gold.rta],
                "history": {str(n): [t.igt, t.rta] for n, t in s.history.items()},
            }
            for s in book.segments
        ],
    }


def theirs(times):
    """What the oracle read: seconds of IGT as `round(seconds * 60)`, RTA as whole milliseconds."""

    def time(pair):
        igt, rta = pair
        return [None if igt is None else round(igt * 60), None if rta is None else round(rta * 1000)]

    def date(word):
        return word and datetime.fromisoformat(word).replace(tzinfo=None)

    for attempt in times["attempts"]:
        attempt |= {"time": time(attempt["time"])}
        attempt |= {name: date(attempt[name]) for name in ("started", "ended")}
    for segment in times["segments"]:
        segment |= {name: time(segment[name]) for name in ("best", "gold")}
        segment["history"] = {number: time(pair) for number, pair in segment["history"].items()}
    return times


def test_random_runs_are_read_and_saved_again_equal_in_ticks(tmp_path):
    books = [random_book(seed) for seed in range(RUNS)]
    files = [tmp_path / f"{seed}.lss" for seed in range(RUNS)]
    for book, file in zip(books, files, strict=True):
        file.write_text(write(book), encoding="utf-8")
    answers = oracle.read(files)
    assert len(answers) == RUNS
    for book, answer in zip(books, answers, strict=True):
        assert answer["times"] is not None, "the library cannot parse it"
        assert theirs(answer["times"]) == ours(book)
        assert parse(answer["saved"].encode()) == book


def test_splits_that_the_librarys_own_timer_wrote_are_as_we_would_write_them_down():
    runs = [[60, 200, 300], [50, None, 290], [40], [], [70, 180, 310]]
    answer = oracle.play(
        {
            "game": GAME,
            "category": "any%, standard",
            "names": ["a", "b", "c"],
            "runs": [[tick and tick / 60 for tick in splits] for splits in runs],
        }
    )
    book = parse(answer["saved"].encode())
    mine = new_book("any%, standard", ["a", "b", "c"])
    for splits in runs:
        add(mine, [NEVER if tick is None else Time(tick) for tick in splits], DAY, DAY)
    assert book.count == mine.count
    assert [a.time.igt for a in book.attempts] == [a.time.igt for a in mine.attempts]
    for read, kept in zip(book.segments, mine.segments, strict=True):
        assert (read.best.igt, read.gold.igt) == (kept.best.igt, kept.gold.igt)
        assert {n: t.igt for n, t in read.history.items()} == {n: t.igt for n, t in kept.history.items()}


def test_what_it_rejects_we_reject_too(tmp_path):
    book = random_book(6)
    assert book.attempts
    text = write(book)
    changed = {
        "version": text.replace(' version="1.7.0"', ""),
        "boolean": text.replace('Synced="False"', 'Synced="false"'),
        "date": re.sub(r"([0-9]{2})/([0-9]{2})/([0-9]{4}) ", r"\3-\1-\2T", text),
    }
    for name, broken in changed.items():
        file = tmp_path / f"{name}.lss"
        file.write_text(broken, encoding="utf-8")
        assert broken != text
        assert oracle.read([file])[0]["times"] is None
        with pytest.raises(Exception, match="; "):
            parse(broken.encode())


def test_a_run_told_live_is_in_its_splits_to_the_tick():
    dice = random.Random(11)
    ticks = sorted(dice.sample(range(60, 200_000), 12))
    words = [Word(START), *(Word(SPLIT, tick) if n != 4 else Word(SKIP) for n, tick in enumerate(ticks))]
    messages = [json.loads(message) for message in messages_of(words)]
    answer = oracle.hear([f"part {n}" for n in range(len(ticks))], messages)
    read = parse(answer["saved"].encode())
    expected = [tick if n != 4 else None for n, tick in enumerate(ticks)]
    assert [segment.best.igt for segment in read.segments] == expected
