"""A runner's evening: LiveSplit is told, the chord begins anew, practice leaves nothing, tapes race."""

import json
import time

from tests.e2e.conftest import MAP, ROOT, WAIT, ticks_of
from tests.speedrun.fakes import Fake, writes_down

TAPE = ROOT / "levels" / "proofs" / "2-stairs.climb"
START = ["switchto gametime", "reset", "starttimer", "alwayspausegametime", "setgametime 0"]


def test_livesplit_is_told_and_the_reset_chord_begins_anew_with_both_tapes_kept(play, tmp_path):
    server = Fake(writes_down)
    (tmp_path / "settings.json").write_text(
        json.dumps({"version": 1, "livesplit": "server", "livesplit_port": server.port})
    )
    game = play("--map", str(MAP), "--windowed", "--muted").ready()
    game.hold("Right", 0.4)
    game.xdotool("keydown", "BackSpace")
    game.xdotool("key", "Escape")
    game.xdotool("keyup", "BackSpace")
    time.sleep(0.6)
    code, said = game.end()
    try:
        assert (code, said) == (0, "")
        tapes = game.tapes()
        assert len(tapes) == 2
        assert sum(any("R" in letters for letters in ticks_of(tape)) for tape in tapes) == 1
        end = time.monotonic() + WAIT
        while len(server.lines()) < 12 and time.monotonic() < end:
            time.sleep(0.05)
        assert server.lines() == [*START, "reset", *START, "reset"]
    finally:
        server.close()
    book = json.loads((tmp_path / "records.json").read_text())["books"][0]
    assert book["category"] == f"{MAP.stem} alone, standard"
    assert book["count"] == 2


def test_practice_leaves_no_tape_and_no_record(play, tmp_path):
    game = play("--map", str(MAP), "--windowed", "--muted", "--practice").ready()
    game.hold("Right", 0.4)
    game.xdotool("key", "ctrl+3")
    game.xdotool("key", "F5")
    game.xdotool("key", "3")
    game.xdotool("key", "F9")
    time.sleep(0.3)
    assert game.end() == (0, "")
    assert game.tapes() == []
    assert not (tmp_path / "records.json").exists()


def test_two_tapes_race_in_a_window(play):
    game = play(str(TAPE), str(TAPE), "--windowed", "--muted", command="race").ready()
    game.xdotool("key", "Tab")
    game.xdotool("key", "Up")
    time.sleep(0.5)
    assert game.end() == (0, "")
