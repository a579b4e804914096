"""LiveSplit One hears a run from its beginning; a page or a client that is not it holds up nobody."""

import json
import sys
import time
from contextlib import ExitStack

import pytest

from game.speedrun.live import SPLIT, START, Live, Word, open_live, time_word
from tests.speedrun.fakes import WAIT, climb, knock, until

websockets = pytest.importorskip("websockets", reason="the extra `livesplit` is not installed")
pytest.importorskip("websockets.sync.client")


@pytest.fixture
def one():
    from game.speedrun.livesplit_one import OnePeer

    made = OnePeer(0)
    yield made
    made.close()


def connect(one, **how):
    from websockets.sync.client import connect

    client = connect(f"ws://127.0.0.1:{one.port}", compression=None, **how)
    assert until(lambda: one.clients)
    return client


def test_livesplit_one_hears_a_whole_climb(one):
    with connect(one, origin="https://one.livesplit.org") as client:
        run = climb(Live([one]))
        expected = [{"command": "reset"}, {"command": "start"}, {"command": "setGameTime", "time": "0"}]
        expected += [{"command": "pauseGameTime"}]
        for split in run.timer.splits:
            expected += [{"command": "setGameTime", "time": time_word(split.igt)}, {"command": "split"}]
        assert [json.loads(client.recv(timeout=WAIT)) for _ in expected] == expected


def test_a_page_of_another_origin_is_refused(one):
    from websockets.exceptions import InvalidStatus
    from websockets.sync.client import connect

    with pytest.raises(InvalidStatus):
        connect(f"ws://127.0.0.1:{one.port}", origin="https://evil.example")
    assert one.clients == 0


def test_it_is_bound_to_this_machine(one):
    assert one._server.socket.getsockname()[0] == "127.0.0.1"


def test_who_comes_in_the_middle_hears_the_next_run(one):
    with connect(one) as client:
        one.say([Word(SPLIT, 60)])
        one.say([Word(START)])
        assert json.loads(client.recv(timeout=WAIT)) == {"command": "reset"}


def test_a_client_that_never_reads_or_talks_too_much_holds_up_nobody(one):
    with ExitStack() as stack:
        clients = [stack.enter_context(connect(one, close_timeout=0.1)) for _ in range(3)]
        assert until(lambda: one.clients == 3)
        slowest = 0.0
        for _ in range(500):
            began = time.perf_counter()
            one.say([Word(START)] * 50)
            slowest = max(slowest, time.perf_counter() - began)
        assert slowest < 1
        try:
            for _ in range(200):
                clients[0].send("x" * 4000)
        except websockets.exceptions.ConnectionClosed:
            pass
        began = time.monotonic()
        one.close()
        assert time.monotonic() - began < 5
        assert until(lambda: one.clients == 0)


def test_a_message_of_a_gigabyte_ends_the_conversation(one):
    with connect(one) as client:
        try:
            client.send(b"x" * (1 << 20))
        except websockets.exceptions.ConnectionClosed:
            pass
        assert until(lambda: one.clients == 0)


def test_a_taken_port_is_a_sentence(one):
    live, said = open_live("one", 1, one.port)
    assert live is None
    assert len(said) == 1
    assert str(one.port) in said[0]


def test_without_the_package_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "websockets.sync.server", None)
    live, said = open_live("one", 1, 0)
    assert live is None
    assert "pip install" in said[0]


def test_who_knocks_on_and_on_waits(one):
    from game.speedrun.livesplit_one import CLIENTS, KNOCK

    before = time.monotonic()
    for _ in range(20):
        try:
            knock(one.port, wait=0.05).close()
        except OSError:
            pass  # nobody opens
    passed = time.monotonic() - before
    assert len(one._server.handler_threads) <= CLIENTS + 2 + passed / KNOCK
    began = time.monotonic()
    one.close()
    assert time.monotonic() - began < 4
