"""The game as a player meets it: a window, keys, an end; a tape that says what was pressed."""

import json
import os
import re
import subprocess
import sys
import time

import pytest

from game.maps.read import read
from game.sim.buttons import from_letters
from game.sim.world import World, step
from tests.e2e.conftest import MAP, ROOT, ticks_of


def verified(tape):
    """Does the tape play back to what it says?"""
    words = [sys.executable, "-m", "game", "verify", str(tape), "--json"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    return json.loads(done.stdout)["ok"]


def walked(ticks):
    """Where the climber is after these ticks, px."""
    world = World((read(MAP).level,), 1)
    for letters in ticks:
        step(world, from_letters(letters))
    return world.climber.x, world.climber.y


def test_keys_move_the_climber_and_are_on_the_tape_that_sigterm_leaves(play):
    game = play("--map", str(MAP), "--windowed", "--muted").ready()
    game.hold("Right", 1.2)
    game.hold("c", 0.2)
    game.hold("d", 0.4)
    code, said = game.end()
    assert (code, said) == (0, "")
    (tape,) = game.tapes()
    ticks = ticks_of(tape)
    assert sum("R" in letters for letters in ticks) > 10
    assert any("J" in letters for letters in ticks)
    assert walked(ticks)[0] > walked([""] * len(ticks))[0] + 8
    assert verified(tape)


def test_a_closed_window_ends_like_quit_and_keeps_the_tape(play):
    game = play("--map", str(MAP), "--windowed", "--muted").ready()
    game.hold("Right", 0.4)
    code, said = game.end(lambda: close(game))
    assert (code, said) == (0, "")
    (tape,) = game.tapes()
    assert any("R" in letters for letters in ticks_of(tape))


CLOSE = """
import ctypes, sys
x = ctypes.CDLL("libX11.so.6")
x.XOpenDisplay.restype = ctypes.c_void_p
x.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
x.XInternAtom.restype = ctypes.c_ulong
class Message(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong),
                ("format", ctypes.c_int), ("data", ctypes.c_long * 5), ("pad", ctypes.c_long * 24)]
x.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.POINTER(Message)]
x.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
d = x.XOpenDisplay(None)
m = Message(type=33, window=int(sys.argv[1]), message_type=x.XInternAtom(d, b"WM_PROTOCOLS", 0), format=32)
m.data[0] = x.XInternAtom(d, b"WM_DELETE_WINDOW", 0)
x.XSendEvent(d, int(sys.argv[1]), 0, 0, ctypes.byref(m))
x.XSync(d, 0)  # a server that is busy forgets what someone said who has already hung up
"""


def close(game):
    """Do what a window manager does when someone presses the window's cross."""
    done = subprocess.run(
        [sys.executable, "-c", CLOSE, game.window], env=game.env, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip(f"no window can be closed from outside here: {done.stderr.splitlines()[-1]}")


def test_a_window_that_loses_the_keyboard_pauses(play):
    game = play("--map", str(MAP), "--windowed", "--muted").ready()
    began = time.monotonic()
    game.hold("Right", 0.3)
    others = game.xdotool("search", "--onlyvisible", "--class", ".*").split()
    game.xdotool("windowfocus", next(window for window in others if window != game.window))
    time.sleep(3.0)
    open_for = time.monotonic() - began
    code, _ = game.end()
    assert code == 0
    (tape,) = game.tapes()
    # The first frames came before `began`: a second of them at most.
    assert len(ticks_of(tape)) < 60 * (open_for - 1.0)


def started(folder):
    """A profile that was asked what a first start asks."""
    (folder / "settings.json").write_text('{"version": 1, "started": true}')


def test_from_the_title_two_presses_lead_to_the_climb(play, tmp_path):
    started(tmp_path)
    game = play("--windowed", "--muted").ready()
    game.xdotool("key", "Return")  # a new climb
    time.sleep(0.5)
    game.xdotool("key", "Return")  # begin
    time.sleep(5)  # the tower is built again, on a machine that may be busy
    game.hold("Right", 1.0)
    code, said = game.end()
    assert (code, said) == (0, "")
    (tape,) = game.tapes()
    assert tape.name.startswith("1-mosaic-")
    assert any("R" in letters for letters in ticks_of(tape))


def test_without_a_sound_card_it_says_so_once_and_plays_on(play):
    game = play(
        "--map", str(MAP), "--windowed", SDL_AUDIODRIVER="alsa", ALSA_CONFIG_PATH="/nonexistent"
    ).ready()
    game.hold("Right", 0.3)
    code, said = game.end()
    assert code == 0
    assert said.strip().endswith("plays on in silence")
    assert said.count("\n") == 1
    assert game.tapes()


def test_a_second_game_at_once_says_so_and_keeps_nothing(play):
    first = play("--map", str(MAP), "--windowed", "--muted").ready()
    second = play("--map", str(MAP), "--windowed", "--muted")
    second.ready()
    code, said = second.end()
    assert code == 0
    assert "another game is running" in said
    assert not first.tapes()
    assert first.end()[0] == 0
    assert len(first.tapes()) == 1


def test_without_a_display_it_is_one_sentence(tmp_path):
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}
    env["BURNING_LAVENDER_HOME"] = str(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "game", "play", "--map", str(MAP), "--muted"],
        cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("no display: ")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--map", "nowhere.tmx"], "nowhere.tmx"),
        (["--map", str(MAP), "--at", "99"], "there is no such lamp"),
        (["--map", str(ROOT / "README.md")], "README.md"),
    ],
)
def test_a_map_that_cannot_be_played_is_one_line(words, says, tmp_path):
    env = os.environ | {"SDL_VIDEODRIVER": "dummy", "BURNING_LAVENDER_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "game", "play", *words],
        cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_killed_after_a_lamp_the_title_goes_on_with_the_climb(play, tmp_path):
    started(tmp_path)
    game = play("--windowed", "--muted").ready()
    game.xdotool("key", "Return")
    time.sleep(0.5)
    game.xdotool("key", "Return")
    time.sleep(5)  # the tower is built again, on a machine that may be busy
    game.hold("Right", 6)  # to the first lamp one only walks
    deadline = time.monotonic() + 30
    while not game.tapes() and time.monotonic() < deadline:
        time.sleep(0.1)
    time.sleep(0.5)
    game.process.kill()
    game.process.communicate()
    (tape,) = game.tapes()
    again = play("--windowed", "--muted").ready()
    again.xdotool("key", "Return")  # "Go on" comes first
    time.sleep(5)
    again.hold("Right", 0.5)
    code, said = again.end()
    assert (code, said) == (0, "")
    assert again.tapes() == [tape]
    assert "!resume" in tape.read_text()
    assert verified(tape)


def test_with_f1_a_right_click_stands_there_and_the_tape_ends(play):
    game = play("--map", str(MAP), "--windowed", "--muted").ready()
    wide, high = map(int, re.findall(r"\d+", game.xdotool("getwindowgeometry", game.window))[-2:])
    middle = [str(wide // 2), str(high // 2)]
    game.xdotool("mousemove", "--window", game.window, *middle, "click", "3")  # without F1: nothing
    game.hold("Left", 0.3)
    game.xdotool("key", "F1")
    time.sleep(0.3)
    game.xdotool("mousemove", "--window", game.window, *middle, "click", "1", "click", "3")
    time.sleep(0.3)
    game.hold("Right", 0.5)
    assert game.end() == (0, "")
    (tape,) = game.tapes()
    ticks = ticks_of(tape)
    assert any("L" in letters for letters in ticks)
    assert not any("R" in letters for letters in ticks)
