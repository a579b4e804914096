"""From a fresh profile to the first lamp: only keys, only a controller, only the mouse in menus, only one hand."""

import json
import re
import subprocess
import time

import pytest

from game import text
from game.scenes.menu import Menu
from tests.e2e.conftest import WAIT, Game, ticks_of
from tools import menus

PACE = 0.45  # s between two presses: a machine may be busy


def progress(game):
    file = game.home / "progress.json"
    return json.loads(file.read_text()) if file.exists() else {}


def lit(game):
    """Has a lamp's climb been kept?"""
    return any(climb["tape"] for climb in progress(game).get("climbs", ()))


def keys(game, *names):
    for name in names:
        game.xdotool("key", name)
        time.sleep(PACE)


def begin(game, press):
    """Leave the first start: a press may be lost while the window is only coming up."""
    end = time.monotonic() + WAIT
    while not (game.home / "settings.json").exists() and time.monotonic() < end:
        press()
        time.sleep(1.5)


def to_the_lamp(game, press, release):
    """Walk right until the first lamp is lit and its climb is on the disk."""
    time.sleep(3)  # the tower is built again
    end = time.monotonic() + WAIT
    while not lit(game) and time.monotonic() < end:
        press()
        time.sleep(1.2)
        release()
        time.sleep(0.3)
    assert lit(game)
    assert progress(game)["lamps"] != {}


def test_only_keys(play):
    game = play("--windowed", "--muted", LANGUAGE="en").ready()
    begin(game, lambda: game.xdotool("key", "Return"))
    keys(game, "Return", "Return", "Return")  # what it is about, a new climb, begin
    to_the_lamp(game, lambda: game.xdotool("keydown", "Right"), lambda: game.xdotool("keyup", "Right"))
    assert game.end() == (0, "")
    settings = json.loads((game.home / "settings.json").read_text())
    assert settings["started"] is True
    assert len(game.tapes()) == 1


class PadGame(Game):
    """The game with SDL's virtual controller."""

    module, stdin = "tests.e2e.with_pad", subprocess.PIPE

    def pad(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        said = self.process.stdout.readline().strip()
        if said != f"{line} (yes)":
            pytest.skip(f"SDL has no virtual controller here: {said!r}")

    def tap(self, button):
        self.pad(f"down {button}")
        time.sleep(0.1)
        self.pad(f"up {button}")
        time.sleep(PACE)


@pytest.fixture
def pad_game(display, tmp_path):
    game = PadGame(display, tmp_path, "--windowed", "--muted", LANGUAGE="en")
    game.ready()
    game.pad("plug")
    time.sleep(0.5)
    yield game
    if game.process.poll() is None:
        game.process.kill()
        game.process.communicate()


def test_only_a_controller_and_pulled_out_in_play(pad_game):
    game = pad_game
    begin(game, lambda: game.tap("a"))
    for _ in range(3):
        game.tap("a")
    to_the_lamp(game, lambda: game.pad("lean 0 32767"), lambda: game.pad("lean 0 0"))
    # Pulled out while it runs: the climb waits, plugged in again it goes on.
    game.pad("lean 0 -32767")
    time.sleep(0.3)
    game.pad("unplug")
    time.sleep(1.5)
    game.pad("plug")
    time.sleep(0.5)
    game.tap("a")  # go on
    game.pad("down x")
    time.sleep(0.2)
    game.pad("up x")
    time.sleep(0.3)
    code, said = game.end()
    assert (code, said) == (0, "")
    (tape,) = game.tapes()
    ticks = ticks_of(tape)
    last_left = max(n for n, letters in enumerate(ticks) if "L" in letters)
    assert any("B" in letters for letters in ticks[last_left:]), (
        "the brand's button was heard after it came back"
    )
    assert sum("L" in letters for letters in ticks) < 80, "nobody walked on while it was pulled out"


def where(game, scene, name):
    """Where a choice of a menu lies in the window, px."""
    shell = menus.shell_for("en", 100)
    page = menus.SCENES[scene](shell)
    shell.stack.scenes = [page]
    if isinstance(page, menus.Title):
        page.ways = menus.Ways(lambda: None, None, lambda: None)
        page.menu = Menu(page._choices(), shell, row=True)
    menus.drawn(page)
    text.speak("en")
    at = next(n for n, choice in enumerate(page.menu.choices) if choice.called == name)
    x, y = dict(page.menu.boxes)[at].center
    wide, high = map(int, re.findall(r"\d+", game.xdotool("getwindowgeometry", game.window))[-2:])
    scale = min(wide // 640, high // 360)
    return (wide - 640 * scale) // 2 + x * scale, (high - 360 * scale) // 2 + y * scale


def test_only_the_mouse_in_menus(play, monkeypatch, tmp_path):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    game = play("--windowed", "--muted", LANGUAGE="en").ready()

    def click(scene, name):
        x, y = where(game, scene, name)
        game.xdotool("mousemove", "--window", game.window, str(x), str(y), "click", "1")
        time.sleep(PACE)

    begin(game, lambda: click("first-start", "Begin"))
    game.xdotool("mousemove", "--window", game.window, "300", "300", "click", "1")  # what it is about
    time.sleep(PACE)
    click("title", "Settings")
    click("settings", "Back")
    click("title", "New climb")
    click("new-climb", "Begin")
    to_the_lamp(game, lambda: game.xdotool("keydown", "d"), lambda: game.xdotool("keyup", "d"))
    assert game.end() == (0, "")


def test_one_hand(play):
    """W, A, S, D, Space, Q and Tab: nothing else is ever pressed."""
    game = play("--windowed", "--muted", LANGUAGE="en").ready()
    begin(game, lambda: game.xdotool("key", "space"))
    keys(game, "space")  # what it is about
    keys(game, "d", "d", "space")  # to the settings
    keys(game, "s", "s", "s", "space")  # the controls
    keys(game, *["w"] * 7, "d")  # keys for: the left hand
    keys(game, "Tab", "Tab", "a", "a", "space", "space")  # back, back, a new climb, begin
    to_the_lamp(game, lambda: game.xdotool("keydown", "d"), lambda: game.xdotool("keyup", "d"))
    keys(game, "q")
    time.sleep(0.6)
    keys(game, "q")
    game.xdotool("keydown", "s")
    time.sleep(0.9)
    game.xdotool("keyup", "s")
    assert game.end() == (0, "")
    settings = json.loads((game.home / "settings.json").read_text())
    assert (settings["preset"], settings["hold_toggle"], settings["down_kneels"]) == ("left", True, True)
    (tape,) = game.tapes()
    letters = "".join("H" if "H" in ticks else "K" if "K" in ticks else "." for ticks in ticks_of(tape))
    assert re.search("H{30,}", letters), "one press held on"
    assert re.search("K{10,}", letters), "down alone knelt"
