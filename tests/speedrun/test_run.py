"""A run is timed to the tick, compared with the best one, and leaves a record unless anything taints it."""

import pytest

from game.files import shipped
from game.maps.read import read
from game.replay import Recorder, read_tape
from game.replay.verify import verify
from game.sim import World, step
from game.sim.buttons import RIGHT
from game.speedrun import records as store
from game.speedrun.book import add
from game.speedrun.records import Records
from game.speedrun.run import EVERY, Run
from game.speedrun.timer import Time
from game.speedrun.trace import trace_of
from tests.speedrun.speedruns import DAY

pytestmark = pytest.mark.usefixtures("home")

TAPE = shipped("levels", "proofs", "2-stairs.climb")
MAP = read(shipped("levels", "2-stairs.tmx"))
TICK = 16_666_667  # ns


def climbed(records, ticks=None, seed=1, pause=0, lamp=-1):
    """The golden climb with a run listening, up to a tick; after tick 100 the player pauses for `pause` ns."""
    world = World((MAP.level,), seed)
    recorder = Recorder([MAP], seed=seed, lamp=lamp)
    now = [0]
    run = Run(recorder.tape(), world, [MAP.level], records, lambda: now[0])
    for n, buttons in enumerate(read_tape(TAPE).inputs[:ticks]):
        now[0] += TICK + (pause if n == 100 else 0)
        said = step(world, buttons)
        recorder.tick(buttons, world)
        run.tick(world, said)
    return run, recorder, world


def test_the_clock_says_what_verify_says():
    run, _, _ = climbed(Records(), pause=2 * 10**9)
    verdict = verify(TAPE)
    assert run.timer.now.igt == verdict.igt == read_tape(TAPE).end
    assert run.deaths == verdict.deaths
    assert run.timer.now.rta == pytest.approx(verdict.igt * 1000 / 60 + 2000, abs=2)


def test_it_starts_with_the_first_tick_and_no_earlier():
    run, _, world = climbed(Records(), ticks=1)
    assert run.timer.now == Time(1, 16)
    assert world.tick == 1


def test_a_finished_climb_is_a_record_and_the_next_is_compared_with_it(home):
    records = store.load()
    run, recorder, world = climbed(records)
    assert all(row.delta is None for row in run.compared())
    assert run.close(world, recorder.taint, "first.climb") == ""
    assert run.is_best
    kept = store.load()
    assert kept.books[0].category == "2-stairs alone, standard" == verify(TAPE).category
    assert kept.books[0].best.igt == run.timer.now.igt
    assert kept.tapes == {"first.climb"}
    again, recorder, world = climbed(kept)
    assert [row.delta for row in again.compared()] == [0] * len(run.timer.names)
    assert not any(row.gold for row in again.compared())
    again.close(world, recorder.taint, "second.climb")
    assert not again.is_best
    assert store.load().tapes == {"first.climb"}
    assert store.load().books[0].count == 2


def test_ahead_behind_and_gold_against_the_best_run():
    records = Records()
    run, _, _ = climbed(records)
    own = [split.igt for split in run.timer.splits]
    slower = [Time(igt + 30 * n) for n, igt in enumerate(own)]
    add(records.book(run.category, run.timer.names), slower, DAY, DAY)
    again, _, _ = climbed(records)
    rows = again.compared()
    assert [row.delta for row in rows] == [-30 * n for n in range(len(own))]
    assert [row.gold for row in rows] == [False] + [True] * (len(own) - 1)
    early, _, _ = climbed(records, ticks=own[0] + 5)
    assert early.behind is None
    assert [row.split for row in early.compared()][1:] == [None] * (len(own) - 1)
    add(records.book(run.category, run.timer.names), [Time(n + 1) for n in range(len(own))], DAY, DAY)
    late, _, _ = climbed(records, ticks=50)
    assert late.behind == 49


def test_the_golden_stretch_is_found_in_its_tape_at_its_tick():
    records = Records()
    run, recorder, world = climbed(records)
    run.close(world, recorder.taint, "a.climb")
    starts = [0] + [split.igt for split in run.timer.splits[:-1]]
    assert [(segment.tape, segment.at) for segment in records.books[0].segments] == [
        ("a.climb", start) for start in starts
    ]


@pytest.mark.parametrize("how", ["resume", "lamp", "skip", "assist"])
def test_what_taints_a_climb_keeps_it_out_of_the_records(how):
    records = Records()
    run, recorder, world = climbed(records, ticks=200)
    recorder.command(world, how, {"lamp": "0", "assist": "grace on"}.get(how, ""))
    assert recorder.taint
    run.close(world, recorder.taint, "x.climb")
    assert records.books == []


def test_practice_from_a_lamp_is_no_record():
    records = Records()
    run, recorder, world = climbed(records, ticks=10, lamp=2)
    assert recorder.taint == ("practice",)
    run.close(world, recorder.taint)
    assert records.books == []


def test_a_climb_that_was_left_is_an_attempt_and_is_written_once(home):
    records = store.load()
    run, recorder, world = climbed(records, ticks=700)
    for _ in range(2):
        assert run.close(world, recorder.taint) == ""
    (book,) = store.load().books
    assert book.count == 1
    assert not book.best
    assert book.segments[0].gold.igt == run.timer.splits[0].igt


def test_another_seed_is_another_category():
    run, _, _ = climbed(Records(), ticks=1, seed=7)
    assert run.category == "2-stairs alone, standard, any seed"


def test_a_game_that_may_not_write_keeps_nothing(home):
    records = store.load()
    run, recorder, world = climbed(records)
    assert run.close(world, recorder.taint, may_write=False) == ""
    assert run.is_best
    assert not (home / "records.json").exists()


def test_the_way_through_the_tower_is_the_same_from_the_tape(home):
    run, _, _ = climbed(Records())
    trace = trace_of(TAPE, run)
    while trace.at < trace.ticks:
        trace.go_on()
    own = {point.tick: point.height for point in run.points}
    theirs = dict(trace.points)
    assert len(own) > trace.ticks // EVERY
    assert all(theirs[tick] == height for tick, height in own.items() if tick in theirs)
    assert max(own.values()) < run.below[-1]


def test_a_tape_of_other_maps_has_no_trace():
    run, _, _ = climbed(Records(), ticks=1)
    assert trace_of(shipped("levels", "gallery", "proofs", "brand.climb"), run) is None
    assert trace_of(TAPE.with_name("nowhere.climb"), run) is None


def test_a_climb_through_two_maps_splits_between_them_and_its_height_goes_on(tmp_path):
    from tests.maps.tmx import START, document, objects, tiles, write

    way_out = '<object id="2" type="Exit" x="48" y="64" width="16" height="48"/>'
    text = document(tiles() + objects(START + way_out))
    maps = [read(write(tmp_path, text, name)) for name in ("one.tmx", "two.tmx")]
    levels = [map.level for map in maps]
    world, recorder = World(tuple(levels), 1), Recorder(maps)
    run = Run(recorder.tape(), world, levels, Records(), iter(range(0, 10**15, TICK)).__next__)
    assert run.category == "one to two, standard"
    while not world.ending:
        said = step(world, RIGHT)
        recorder.tick(RIGHT, world)
        run.tick(world, said)
    first, second = (split.igt for split in run.timer.splits)
    assert run.timer.names == ("one", "two")
    assert 0 < first < second == world.tick
    assert run.below == [0, levels[0].height * 16, levels[0].height * 16 + levels[1].height * 16]
    lower = [point.height for point in run.points if point.tick < first]
    upper = [point.height for point in run.points if point.tick >= first]
    assert max(lower) < run.below[1] <= min(upper)
    recorder.save(tmp_path / "two.climb")
    trace = trace_of(tmp_path / "two.climb", run)
    while trace.at < trace.ticks:
        trace.go_on()
    assert trace.points[-1][0] == second
    assert verify(tmp_path / "two.climb").category == "one to two, standard, other-maps"
