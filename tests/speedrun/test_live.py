"""LiveSplit hears a run in exactly these words; whatever it is, it never makes the game wait."""

import time

import pytest

from game.replay import Recorder
from game.sim import World, step
from game.speedrun.live import RESET, SPLIT, START, Live, Word, open_live, time_word
from game.speedrun.livesplit_server import WAITING, ServerPeer, lines_of
from game.speedrun.records import Records
from game.speedrun.run import Run
from game.speedrun.timer import ticks_of
from tests.speedrun.fakes import (
    MAP,
    Ear,
    Fake,
    climb,
    floods,
    hangs_up_mid_line,
    never_reads,
    until,
    writes_down,
)


@pytest.fixture
def fake():
    made = []

    def start(manner):
        made.append(Fake(manner))
        return made[-1]

    yield start
    for one in made:
        one.close()


@pytest.fixture
def peer():
    made = []

    def open(port):
        made.append(ServerPeer(port))
        return made[-1]

    yield open
    for one in made:
        one.close()


def test_a_whole_climb_in_exactly_these_lines(fake, peer):
    server = fake(writes_down)
    run = climb(Live([peer(server.port)]))
    expected = ["switchto gametime", "reset", "starttimer", "alwayspausegametime", "setgametime 0"]
    for split in run.timer.splits:
        expected += [f"setgametime {time_word(split.igt)}", "split"]
    assert len(run.timer.splits) == 10
    assert until(lambda: len(server.lines()) >= len(expected))
    assert server.lines() == expected
    assert server.lines()[5:7] == ["setgametime 0:00:09.0333333", "split"]


@pytest.mark.parametrize("tick", [1, 59, 60, 599, 36_001, 216_000, 647_999])
def test_a_time_is_the_tick_and_nothing_else(tick):
    hours, minutes, seconds = time_word(tick).split(":")
    whole, _, fraction = seconds.partition(".")
    assert len(fraction) == 7
    units = ((int(hours) * 60 + int(minutes)) * 60 + int(whole)) * 10_000_000 + int(fraction)
    assert ticks_of(units) == tick


def test_a_climb_that_is_left_is_reset_and_a_finished_one_stays():
    ear = Ear()
    climb(Live([ear]), ticks=100)
    assert ear.words == [Word(START), Word(RESET)]
    ear = Ear()
    run = climb(Live([ear]))
    assert ear.words == [Word(START), *(Word(SPLIT, split.igt) for split in run.timer.splits)]


def test_a_climb_that_is_tainted_midway_is_no_run_any_more():
    ear = Ear()
    climb(Live([ear]), ticks=900, command=(700, "resume"))
    assert [word.what for word in ear.words] == [START, SPLIT, RESET]


def test_a_run_that_goes_on_already_is_not_told_from_its_middle():
    ear = Ear()
    live = Live([])
    world, recorder = World((MAP.level,), 1), Recorder([MAP])
    run = Run(recorder.tape(), world, [MAP.level], Records())
    for tick in range(50):
        run.tick(world, step(world, 0))
        if tick == 20:
            live = Live([ear])
        live.tick(run, ())
    live.left(run)
    assert ear.words == []


def test_no_server_costs_nothing_and_is_said_once(fake, peer):
    gone = fake(writes_down)
    port = gone.port
    gone.close()
    one = peer(port)
    for _ in range(3):
        began = time.perf_counter()
        for _ in range(50):
            one.say([Word(START)])
        assert time.perf_counter() - began < 1
    assert until(lambda: one._said)
    assert sum("does not answer" in sentence for sentence in one.news()) == 1
    assert one.news() == []


def test_a_server_that_never_reads_holds_up_nobody(fake, peer):
    one = peer(fake(never_reads).port)
    slowest = 0.0
    for _ in range(20_000):
        began = time.perf_counter()
        one.say([Word(START)] * 20)
        slowest = max(slowest, time.perf_counter() - began)
    assert one._queue.qsize() <= WAITING
    assert one.lost > 0
    assert slowest < 1


def test_a_server_that_hangs_up_mid_line_is_told_the_next_run_whole(fake, peer):
    first = fake(hangs_up_mid_line)
    one = peer(first.port)
    one.say([Word(START)])
    assert until(lambda: len(first.heard) == 13)
    assert until(lambda: one._socket is None)
    one.say([Word(SPLIT, 60)])  # of a run it has not heard the beginning of: nobody hears this
    assert any("hung up" in sentence or "no longer" in sentence for sentence in one.news())
    first.manner = writes_down
    first.heard.clear()
    one.say([Word(START)])
    one.say([Word(SPLIT, 60)])
    assert until(lambda: len(first.lines()) == 7)
    assert first.lines()[-2:] == ["setgametime 0:00:01.0000000", "split"]


def test_a_server_that_sends_a_gigabyte_is_read_a_little_and_left(fake, peer):
    flood = fake(floods)
    one = peer(flood.port)
    one.say([Word(START)])
    assert until(lambda: one._heard > 0)
    assert until(lambda: one._socket is None)
    assert one._heard < 1 << 18
    assert any("no LiveSplit" in sentence for sentence in one.news())


def test_closing_is_quick_whatever_the_server_does(fake):
    for manner in (never_reads, floods, hangs_up_mid_line):
        one = ServerPeer(fake(manner).port)
        one.say([Word(START)] * 1000)
        began = time.monotonic()
        one.close()
        assert time.monotonic() - began < 3


def test_what_is_off_opens_nothing():
    assert open_live("off", 1, 1) == (None, [])


def test_the_lines_are_lines():
    assert all("\n" not in line and line for line in lines_of([Word(START), Word(SPLIT, 5), Word(RESET)]))
